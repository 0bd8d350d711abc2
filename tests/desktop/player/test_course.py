"""Which frame is due when, what counts as missed, and the clocks: no window, no device."""

import pytest

from studio.desktop.player.clock import SoundClock, TimerClock
from studio.desktop.player.course import Course, Drops, Moment
from studio.desktop.player.feed import stretches

STEADY = [k / 25 for k in range(50)]
UNEVEN = [0.0, 0.03, 0.08, 0.2, 0.21, 0.4]


def course(start=0, first=0, last=49, speed=1.0, loop=False, times=STEADY, end=2.0):
    return Course(times, end, start, first, last, speed, loop)


def test_the_newest_frame_whose_time_has_come_is_due():
    run = course(start=10)
    assert run.at(0) == Moment(10)
    assert run.at(0.0399).frame == 10
    assert run.at(0.04).frame == 11
    assert run.at(1.5999) == Moment(49)
    assert run.at(1.6) == Moment(49, over=True)


def test_uneven_frames_are_due_at_their_own_times():
    run = course(times=UNEVEN, end=0.5, last=5)
    due = [run.at(ms / 1000).frame for ms in (0, 29, 30, 79, 80, 199, 200, 209, 210, 399, 400)]
    assert due == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5]


@pytest.mark.parametrize("speed", [0.25, 0.5, 2.0, 4.0])
def test_speed_changes_only_when(speed):
    run = course(speed=speed)
    assert [run.at((k + 0.5) / 25 / speed).frame for k in range(50)] == list(range(50))


def test_round_and_round_each_frame_of_the_stretch_and_no_other():
    run = course(start=7, first=7, last=12, loop=True)
    due = [run.at((k + 0.5) / 25) for k in range(600)]
    assert [one.frame for one in due] == [7 + k % 6 for k in range(600)]
    assert [one.lap for one in due] == [k // 6 for k in range(600)]
    assert [run.number(one) for one in due] == list(range(600))
    assert not any(one.over for one in due)


def test_the_first_round_may_begin_in_the_middle():
    run = course(start=10, first=7, last=12, loop=True)
    due = [run.at((k + 0.5) / 25) for k in range(9)]
    assert [one.frame for one in due] == [10, 11, 12, 7, 8, 9, 10, 11, 12]
    assert [run.number(one) for one in due] == list(range(9))


def test_backward_each_frame_has_its_time():
    run = course(start=49, speed=-1.0)
    assert [run.at((k + 0.5) / 25).frame for k in range(50)] == list(range(49, -1, -1))
    assert run.at(2.1) == Moment(0, over=True)
    looped = course(start=12, first=7, last=12, speed=-2.0, loop=True)
    assert [looped.at((k + 0.5) / 50).frame for k in range(12)] == [*range(12, 6, -1)] * 2


def test_a_loop_of_one_frame():
    run = course(start=5, first=5, last=5, loop=True)
    assert {run.at(k / 100).frame for k in range(200)} == {5}


def test_the_sound_goes_round_at_the_same_samples_as_the_picture():
    run = course(start=10, first=7, last=12, loop=True)
    found, blocks = [], stretches(run)
    while sum(count for _, count in found) < 48_000:
        found.append(next(blocks))
    assert found[0] == (19_200, 2048)
    ends = {at + count for at, count in found}
    assert max(ends) == round(13 / 25 * 48_000)
    assert min(at for at, _ in found[5:]) == round(7 / 25 * 48_000)
    once = list(stretches(course(start=40)))
    assert once[0][0] == 76_800
    assert sum(count for _, count in once) == 19_200


def test_frames_that_were_due_and_not_painted_are_missed():
    drops = Drops()
    drops.begin(shown=True)
    for number in (0, 1, 2, 5, 5, 6):
        drops.painted(number)
    assert drops.count == 2
    drops.finish(9)
    assert drops.count == 5
    drops.painted(20)
    assert drops.count == 5


def test_nothing_is_missed_when_all_are_painted():
    drops = Drops()
    drops.begin(shown=False)
    for number in range(10):
        drops.painted(number)
    drops.finish(9)
    assert drops.count == 0


class Device:
    """A sound device whose time the test tells."""

    def __init__(self):
        self.heard = 0.0
        self.on = False

    def ready(self):
        return True

    def start(self):
        self.on = True

    def stop(self):
        self.on = False

    def played(self):
        return self.heard


class Watch:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_the_timer_clock_starts_at_nought():
    watch = Watch()
    clock = TimerClock(watch)
    assert clock.elapsed() == 0
    watch.now += 5
    clock.start()
    watch.now += 1.5
    assert clock.elapsed() == pytest.approx(1.5)
    clock.stop()
    assert clock.elapsed() == 0


def test_the_sound_clock_waits_for_the_first_sound():
    watch, device = Watch(), Device()
    clock = SoundClock(device, watch)
    clock.start()
    assert device.on
    watch.now += 0.6
    assert clock.elapsed() == 0
    device.heard = 0.005
    assert clock.elapsed() == pytest.approx(0.005)
    clock.stop()
    assert not device.on


def test_the_sound_clock_goes_on_between_the_steps_of_the_device_but_not_far():
    watch, device = Watch(), Device()
    clock = SoundClock(device, watch)
    clock.start()
    device.heard = 0.020
    clock.elapsed()
    watch.now += 0.010
    assert clock.elapsed() == pytest.approx(0.030)
    device.heard = 0.025  # the device says less than was guessed: time does not go back
    assert clock.elapsed() == pytest.approx(0.030)
    watch.now += 3
    assert clock.elapsed() == pytest.approx(0.025 + 0.06)


@pytest.mark.parametrize("silent", [True, False])
def test_a_device_that_goes_or_never_starts_leaves_time_to_the_computer(silent):
    watch, device = Watch(), Device()
    clock = SoundClock(device, watch)
    clock.start()
    if silent:
        watch.now += 2.5
        begun = 0.0
    else:
        device.heard = begun = 0.4
        clock.elapsed()
        device.heard = None
    assert clock.elapsed() == pytest.approx(begun)
    watch.now += 1
    assert clock.elapsed() == pytest.approx(begun + 1)
