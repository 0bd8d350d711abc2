"""Playing 60 pictures of 1080×1920 a second for ten seconds, offscreen: what is missed and used.

Run with --benchmark-enable and -s to see the figures; they are also in the extra columns of the
JSON. The measure is a plain decode of the same clip with PyAV in the same run.
"""

import sys
import time

import av
import pytest
from PySide6.QtCore import QEventLoop, QTimer

from studio.desktop.context import Context
from studio.desktop.jobs import Jobs
from studio.desktop.look import Look
from studio.desktop.player.player import Player
from studio.i18n import language
from studio.media.probe import read_clip
from studio.media.proxies import make_proxy
from tests.desktop.conftest import Said
from tests.media.clips import ffmpeg

SECONDS, FPS = 10, 60


@pytest.fixture(scope="module")
def clip(tmp_path_factory, request):
    """Make a clip with grain and sound; a short small one where nothing is measured."""
    measured = request.config.getoption("benchmark_enable")
    size, seconds = ("1080x1920", SECONDS) if measured else ("108x192", 1)
    out = tmp_path_factory.mktemp("playback") / "60.mp4"
    picture = f"testsrc2=s={size}:r={FPS}:d={seconds},noise=alls=6:allf=t"
    tone = f"sine=frequency=440:sample_rate=48000:duration={seconds}"
    video = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "26", "-pix_fmt", "yuv420p")
    ffmpeg("-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", tone, *video, "-g", FPS // 2,
           "-c:a", "aac", out)  # fmt: skip
    return out


@pytest.fixture
def player(qtbot, store):
    lang = language("en")
    host = Said(lang)
    jobs = Jobs(host.tell)
    made = Player(Context(store, lang, jobs, Look("dark", "en"), host))
    qtbot.addWidget(made)
    made.resize(420, 860)
    made.show()
    yield made
    made.clear()
    jobs.close()


def plain_decode(path):
    """Decode every frame and do nothing with it; return the seconds of CPU and of the clock."""
    cpu, began = time.process_time(), time.perf_counter()
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        for _frame in container.decode(stream):
            pass
    return time.process_time() - cpu, time.perf_counter() - began


def play_through(player, painted):
    """Play from the start to the end; return the seconds of CPU and of the clock."""
    player.frame_changed.connect(painted.append)
    loop = QEventLoop()
    player.playback.ended.connect(loop.quit)
    QTimer.singleShot(60_000, loop.quit)
    cpu, began = time.process_time(), time.perf_counter()
    player.play()
    loop.exec()
    return time.process_time() - cpu, time.perf_counter() - began


@pytest.mark.parametrize("proxy", [False, True], ids=["original", "proxy"])
def test_playing_sixty_pictures_a_second(benchmark, qtbot, player, clip, proxy):
    source = clip
    if proxy:
        source = make_proxy(read_clip(clip)).path
    plain_cpu, plain_wall = plain_decode(source)
    with qtbot.waitSignal(player.opened, timeout=20_000):
        player.open(clip)
    qtbot.waitUntil(lambda: player.frame() == 0, timeout=20_000)
    qtbot.wait(500)  # the wave of the sound is read
    painted = []
    benchmark.group = "playback"
    cpu, wall = benchmark.pedantic(play_through, args=(player, painted), rounds=1)
    frames = player.clip().info.frames
    figures = {
        "frames": frames,
        "dropped": player.dropped(),
        "CPU % of a core": round(100 * cpu / wall),
        "CPU over plain decode": round(cpu / plain_cpu, 2),
        "plain decode fps": round(frames / plain_wall),
    }
    benchmark.extra_info |= figures
    sys.stdout.write(f"\n{'proxy' if proxy else 'original'}: {figures}\n")
    assert player.frame() == frames - 1
    assert player.dropped() == frames - 1 - len(set(painted) - {0})
