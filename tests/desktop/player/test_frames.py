"""The same frame by every route."""


def test_opens_and_steps(seen, make):
    clip = make("25.mp4")
    seen.open(clip.path)
    assert (seen.player.frame(), seen.number) == (0, 0)
    seen.player.seek(17)
    seen.wait(17)
    assert seen.number == 17
    seen.player.step(-1)
    seen.wait(16)
    assert seen.number == 16
    seen.player.step(3)
    seen.wait(19)
    assert seen.number == 19


def test_plays_to_the_end(seen, make, qtbot):
    clip = make("25.mp4")
    seen.open(clip.path)
    with qtbot.waitSignal(
        seen.player.playing_changed, check_params_cb=lambda on: not on, timeout=9000
    ):
        seen.player.play()
    assert seen.player.frame() == 39
    assert seen.frames == seen.numbers
    assert seen.player.dropped() == 0
