"""Picture and sound together, through everything but the device itself."""

import time
from typing import ClassVar

import numpy as np
import pytest

from studio.desktop.player import output
from studio.desktop.player.feed import FRAME_BYTES
from studio.media.probe import read_clip
from studio.media.proxies import make_proxy
from studio.media.sound import RATE
from tests.desktop.player.conftest import read
from tests.media.test_sound import FLASHES, beeps_heard, flashes_seen, flashing

LATENCY, BUFFER = 0.15, 0.1
FPS = 25


class FakeDevice:
    """Takes and hears sound as a device would: late at first, then in steps, in real time."""

    made: ClassVar[list] = []

    def __init__(self, feed, to, loudness, parent):
        self.feed = feed
        self.loudness = loudness
        self.taken = bytearray()
        self.began = None
        self.on = True
        FakeDevice.made.append(self)

    def ready(self):
        return self.feed.ready

    def start(self):
        self.began = time.perf_counter() + LATENCY

    def stop(self):
        self.on = False
        self.feed.stop()

    def set_loudness(self, loudness):
        self.loudness = loudness

    def heard(self):
        return max(0.0, time.perf_counter() - self.began)

    def played(self):
        wanted = round((self.heard() + BUFFER) * RATE) * FRAME_BYTES - len(self.taken)
        if wanted > 0:
            self.taken += self.feed.take(wanted)
        steps = int(self.heard() / 0.005) * 0.005
        return min(steps, len(self.taken) / FRAME_BYTES / RATE)

    def samples(self):
        return np.frombuffer(bytes(self.taken), np.int16).reshape(-1, 2)


@pytest.fixture
def device(monkeypatch):
    FakeDevice.made = []
    monkeypatch.setattr(output, "device", object)
    monkeypatch.setattr(output, "DeviceOutput", FakeDevice)
    return FakeDevice


@pytest.fixture(scope="module")
def flashes(tmp_path_factory):
    return flashing(tmp_path_factory.mktemp("sync") / "flash.mp4", "-c:a", "aac", "-b:a", "192k")


def offsets(seen, device):
    """Return a table that fills while playing: how much was heard when each frame was shown."""
    found = {}

    def note(frame):
        if device.made and device.made[-1].began is not None:
            found[frame] = device.made[-1].heard()

    seen.player.frame_changed.connect(note)
    return found


@pytest.mark.parametrize("proxy", [False, True])
def test_each_flash_comes_with_its_beep(seen, flashes, device, proxy):
    if proxy:
        make_proxy(read_clip(flashes))
    clip = seen.open(flashes)
    heard_at = offsets(seen, device)
    seen.player.play()
    seen.until_stopped()
    (played,) = device.made
    assert not played.on
    beeps = beeps_heard(played.samples())
    assert np.abs(np.subtract(beeps, flashes_seen(clip))).max() < 1 / FPS
    # A busy machine may paint one picture late: what counts is where most of them stand.
    late = [heard - float(clip.index.seconds(frame)) for frame, heard in heard_at.items()]
    assert len(late) > 40
    assert -0.01 < np.median(late) < 0.5 / FPS
    assert seen.player.dropped() == 75 - len({0, *seen.frames})


def test_the_picture_waits_for_the_first_sound(seen, flashes, device):
    seen.open(flashes)
    heard_at = offsets(seen, device)
    seen.player.play()
    seen.qtbot.waitUntil(lambda: seen.player.frame() >= 3, timeout=5000)
    seen.player.pause()
    assert heard_at[1] >= 1 / FPS - 0.01


def test_playing_from_the_middle_gives_the_sound_from_there(seen, flashes, device):
    seen.open(flashes, first=30)
    seen.player.play()
    seen.qtbot.waitUntil(lambda: seen.player.frame() >= 45, timeout=5000)
    seen.player.pause()
    beeps = beeps_heard(device.made[-1].samples())
    assert beeps[0] == pytest.approx((FLASHES[1] - 30) / FPS, abs=0.5 / FPS)


def test_seeking_stops_the_device_and_playing_on_starts_another(seen, flashes, device, qtbot):
    seen.open(flashes)
    seen.player.play()
    seen.qtbot.waitUntil(lambda: seen.player.frame() >= 2, timeout=5000)
    seen.player.seek(50)
    assert not device.made[0].on
    seen.wait(50)
    seen.player.play()
    assert len(device.made) == 2
    seen.player.pause()
    qtbot.waitUntil(lambda: not any(one.feed.alive for one in device.made), timeout=5000)


def test_round_and_round_the_sound_has_no_gap(seen, flashes, device, qtbot):
    seen.open(flashes, first=10, last=15)
    seen.player.set_loop(True)
    heard_at = offsets(seen, device)
    seen.player.play()
    qtbot.waitUntil(lambda: seen.frames.count(12) >= 4, timeout=10_000)
    late = heard_at[12] - (2 + 6 * 3) / FPS
    seen.player.pause()
    beeps = beeps_heard(device.made[-1].samples())
    assert np.diff(beeps) == pytest.approx(6 / FPS, abs=1e-3)
    assert abs(late) < 2 / FPS
    assert set(seen.frames) == set(range(10, 16)) or seen.player.dropped()


@pytest.mark.qt_log_ignore("udio", "Couldn't", "multimedia", extend=True)
def test_a_device_that_does_not_open_leaves_time_to_the_computer(seen, flashes, monkeypatch):
    from PySide6.QtMultimedia import QAudioDevice

    monkeypatch.setattr(output, "device", QAudioDevice)
    seen.open(flashes, first=50)
    seen.player.play()
    seen.until_stopped()
    assert seen.player.frame() == 74


def test_mute_and_volume_reach_the_device_and_other_speeds_have_no_sound(seen, flashes, device):
    seen.open(flashes)
    seen.player.sound.set_volume(50)
    seen.player.play()
    assert device.made[-1].loudness == 0.25
    seen.player.transport.mute.click()
    assert device.made[-1].loudness == 0
    seen.player.play(2.0)
    assert len(device.made) == 1
    assert not device.made[0].on
    assert not seen.player.playback.heard
    seen.player.pause()


def test_the_wave_of_the_sound_is_on_the_bar(seen, flashes, qtbot):
    seen.open(flashes)
    qtbot.waitUntil(lambda: len(seen.player.scrub._peaks) == 300, timeout=10_000)
    assert read(seen.player.pane) == 0
    seen.open(flashes)
    assert len(seen.player.scrub._peaks) == 300
