"""A subtitle file brought into a language: matched, counted, and written as one step."""

import pytest

from studio.base.errors import StudioError
from studio.script import store as script
from studio.subtitles import editing, importing, texts, timing
from studio.subtitles import store as reading
from studio.subtitles.formats import read_bytes
from studio.subtitles.standing import season
from tests.project.tables import dump
from tests.subtitles.making import write_script


@pytest.fixture
def episode(store):
    write_script(store)
    editing.draft_episodes(store)
    return script.episodes(store)[0].id


def srt(*cues):
    blocks = [f"{n}\n{a} --> {b}\n{text}\n" for n, (a, b, text) in enumerate(cues, 1)]
    return read_bytes("\n".join(blocks).encode(), "in.srt")


def at(ms):
    return f"00:00:{ms // 1000:02d},{ms % 1000:03d}"


def track(store, episode, code="en"):
    return reading.track(store, code, episode)


def test_as_many_cues_are_matched_in_order_whatever_their_times(store, episode):
    document = srt(*[(f"00:10:0{n},000", f"00:10:0{n},900", f"Line {n}") for n in (1, 2, 3)])
    plan = importing.plan(store, episode, "en", document)
    assert (plan.by, len(plan.pairs), plan.replaced) == ("order", 3, 0)
    before = dump(store)
    assert importing.carry_out(store, episode, plan, add=False, own_times=False) == 3
    assert [cue.text for cue in track(store, episode)] == ["Line 1", "Line 2", "Line 3"]
    assert not any(cue.apart for cue in track(store, episode))
    store.undo()
    assert dump(store) == before


def test_other_numbers_of_cues_are_matched_by_the_time_they_share(store, episode):
    one, two, _ = track(store, episode)
    middle = (one.start_ms + one.end_ms) // 2
    document = srt(
        (at(one.start_ms), at(middle), "Give it"),
        (at(middle + 1), at(one.end_ms), "back."),
        (at(two.start_ms + 40), at(two.end_ms), "Pay first."),
        ("00:09:00,000", "00:09:01,000", "Nobody is here"),
    )
    plan = importing.plan(store, episode, "en", document)
    assert plan.by == "time"
    assert [pair.text for pair in plan.pairs] == ["Give it back.", "Pay first."]
    assert [cue.kind for cue in plan.missing] == ["caption"]
    assert [cue.text for cue in plan.spare] == ["Nobody is here"]
    assert importing.carry_out(store, episode, plan, add=True, own_times=True) == 3
    found = track(store, episode)
    assert [cue.text for cue in found] == ["Give it back.", "Pay first.", "", "Nobody is here"]
    assert [cue.apart for cue in found] == [False, True, False, False]
    assert track(store, episode, "zh")[1].start_ms == two.start_ms


def test_locked_texts_are_left_alone_and_counted(store, episode):
    cues = track(store, episode)
    texts.set_text(store, cues[0].id, "en", "Mine.")
    texts.set_status(store, [cues[0].id], "en", "locked")
    document = srt(*[(at(c.start_ms), at(c.end_ms), "New") for c in cues])
    plan = importing.plan(store, episode, "en", document)
    assert (len(plan.pairs), len(plan.locked)) == (2, 1)
    importing.carry_out(store, episode, plan, add=False, own_times=False)
    assert [cue.text for cue in track(store, episode)] == ["Mine.", "New", "New"]


def test_cues_with_locked_texts_are_neither_split_merged_deleted_nor_drafted_anew(store, episode):
    ids = [cue.id for cue in track(store, episode)]
    texts.set_text(store, ids[0], "en", "Mine.", status="locked")
    before = dump(store)
    for work in (
        lambda: editing.delete_cues(store, ids[:1]),
        lambda: editing.split(store, ids[0]),
        lambda: editing.merge(store, ids[:2]),
        lambda: editing.draft_episodes(store, [episode], again=True),
        lambda: texts.rewrite(store, "en", {ids[0]: "x"}),
    ):
        with pytest.raises(StudioError, match="locked"):
            work()
    assert dump(store) == before


def test_replaced_words_keep_the_status_and_the_source_mark(store, episode):
    ids = [cue.id for cue in track(store, episode)]
    texts.set_texts(store, "en", {ids[0]: "Give it", ids[1]: "Pay it"}, status="reviewed")
    texts.set_text(store, ids[0], "zh", "完全不同的话")
    texts.rewrite(store, "en", {ids[0]: "Give the ring"})
    found = track(store, episode)[0]
    assert (found.text, found.status, found.change) == ("Give the ring", "reviewed", "changed")


def test_cues_snap_to_frames_and_are_timed_apart_in_one_language(store, episode):
    cue = track(store, episode)[0]
    timing.time_apart(store, [cue.id], "en", apart=True)
    editing.retime(store, cue.id, 1017, 2003, "en")
    assert timing.snap(store, [cue.id], "en") == 1
    found = track(store, episode)[0]
    rate = timing.frame_rate(store)
    assert found.apart
    assert (found.start_ms, found.end_ms) == (
        timing.on_frame(1017, rate),
        timing.on_frame(2003, rate),
    )
    assert track(store, episode, "zh")[0].start_ms == cue.start_ms
    assert timing.snap(store, [cue.id], "en") == 0
    timing.time_apart(store, [cue.id], "en", apart=False)
    assert track(store, episode)[0].start_ms == cue.start_ms


def test_how_far_a_season_is(store, episode):
    ids = [cue.id for cue in track(store, episode)]
    texts.set_texts(store, "en", {ids[0]: "Give it back.", ids[1]: "x" * 60}, status="reviewed")
    found = season(store)
    english = found[episode]["en"]
    assert (english.cues, english.texts, english.reviewed, english.changed) == (3, 2, 2, 0)
    assert english.errors >= 1
    assert english.warnings == 1  # nothing is written for the caption yet
    assert found[episode]["zh-Hans"].texts == 3
