"""Make the clips of the demo: python packaging/demo_takes [FILE.mp4 …]

Draws every frame, lets espeak-ng read the lines where the demo's subtitles stand, and has ffmpeg
write H.264 and AAC with a timecode track into `resources/demo/takes`. Ours, made by this program;
it needs espeak-ng (apt-get install espeak-ng), the clips do not.
"""

import os
import subprocess
import sys
import tempfile
import tomllib
import wave
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import cv2  # noqa: E402
import numpy as np  # noqa: E402
import sound  # noqa: E402
from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPainter  # noqa: E402
from scenes import Scene, frame_image, scene_of  # noqa: E402
from slate import CLAP, Slate, draw_slate  # noqa: E402

from studio.media.tools import find_ffmpeg  # noqa: E402
from studio.script import store as script  # noqa: E402
from studio.subtitles import editing  # noqa: E402
from studio.subtitles import store as subtitles  # noqa: E402
from studio.takes.naming import read_name  # noqa: E402
from studio.workflow.demo import build  # noqa: E402

DEMO = ROOT / "resources" / "demo"
MOODS = {"1-2": "lobby", "1-3": "hall"}
GRAIN, RATE_OF_GRAIN = 1.7, 3


@dataclass(frozen=True, slots=True)
class Job:
    """One clip to make: what the data say of it, and the lines that are heard in it."""

    about: Mapping[str, object]
    slate: Slate
    lines: tuple[sound.Spoken, ...]
    fps: int

    @property
    def frames(self) -> int:
        """How long it is."""
        return int(str(self.about["frames"]))

    @property
    def first(self) -> float:
        """When the take itself begins, in seconds."""
        return int(str(self.about["first"])) / self.fps


def main() -> int:
    """Make the clips that are named, or all."""
    wanted = set(sys.argv[1:])
    app = QGuiApplication([])
    for font in (ROOT / "resources" / "fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(font))
    (DEMO / "takes").mkdir(exist_ok=True)
    for job in jobs():
        name = str(job.about["file"])
        if not wanted or name in wanted:
            make(job, DEMO / "takes" / name)
            print(name, (DEMO / "takes" / name).stat().st_size // 1024, "KB")
    del app
    return 0


def jobs() -> list[Job]:
    """Read the takes, and where their lines stand from cues drafted as in the demo."""
    found = tomllib.loads((DEMO / "takes.toml").read_text("utf-8"))
    about = tomllib.loads((DEMO / "production.toml").read_text("utf-8"))["production"]
    made = []
    with tempfile.TemporaryDirectory() as folder, build.build(Path(folder) / "d.studio") as store:
        editing.draft_episodes(store)
        scenes = {scene.number: scene.id for scene in script.scenes(store)}
        for take in found["take"]:
            named = read_name(str(take["file"])[:-4])
            start = take["first"] / found["fps"]
            cues = subtitles.scene_track(store, "zh", scenes[named.scene])[take["cue"] - 1 :]
            lines = tuple(
                sound.Spoken(
                    cue.speaker,
                    cue.text.replace("\n", ""),
                    start + (cue.start_ms - cues[0].start_ms) / 1000,
                    start + (cue.end_ms - cues[0].start_ms) / 1000,
                )
                for cue in cues
                if cue.kind == "speech" and cue.speaker in sound.VOICES
            )
            slate = Slate(
                about["title"], about["other_title"], named.scene, named.shot, named.take or 0,
                take["date"].isoformat(), named.camera, about["director"], take["timecode"],
                found["fps"],
            )  # fmt: skip
            made.append(Job(take, slate, lines, found["fps"]))
    return made


def make(job: Job, out: Path) -> None:
    """Draw and sound one clip, and encode it."""
    seconds = job.frames / job.fps
    with tempfile.TemporaryDirectory() as folder:
        heard = [line for line in job.lines if line.start < seconds - 0.6]
        voices = [(line, sound.voice(line, Path(folder))) for line in heard]
        track = Path(folder) / "sound.wav"
        _save(track, sound.mix(
            seconds, CLAP / job.fps, [(line.start, said) for line, said in voices],
            _extras(job), MOODS.get(job.slate.scene, "hall"),
        ))  # fmt: skip
        loud = {
            (line.speaker, line.start - job.first): sound.envelope(said, job.fps)
            for line, said in voices
        }

        def mouth(name: str, t: float) -> float:
            for (speaker, start), levels in loud.items():
                at = int((t - start) * job.fps)
                if speaker == name and t >= start and at < len(levels):
                    return levels[at]
            return 0.0

        _encode(job, scene_of(out.name, mouth), track, out)


def _extras(job: Job) -> list[tuple[float, float, sound.Sound]]:
    """Return what else is heard: when, how loud, and the sound."""
    at = job.first
    return {
        "1-1": [(at + 3.4, 0.13, sound.crowd(2.6, merry=False))] if job.slate.slate == "1" else
               [(at - 0.02, 0.35, sound.thump()[: sound.RATE // 3])],
        "1-2": [],
        "1-3": [(at + 2.75, 0.8, sound.thump()), (at + 3.1, 0.2, sound.crowd(2.2, merry=False))],
        "2-1": [(at + 2.95, 0.2, sound.crowd(3.0, merry=True))],
    }[job.slate.scene]  # fmt: skip


def _save(path: Path, data: sound.Sound) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.RATE)
        file.writeframes((np.clip(data, -1, 1) * 32000).astype("<i2").tobytes())


def _encode(job: Job, scene: Scene, track: Path, out: Path) -> None:
    ffmpeg = find_ffmpeg()
    if ffmpeg is None:
        raise SystemExit("There is no ffmpeg.")
    command = [
        *(ffmpeg.path, "-y", "-v", "error", "-nostdin"),
        *("-f", "rawvideo", "-pix_fmt", "bgr0", "-s", "1080x1920", "-r", str(job.fps), "-i", "-"),
        *("-i", str(track), "-map", "0:v", "-map", "1:a"),
        *("-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"),
        *("-c:v", "libx264", "-preset", "slower", "-crf", "30", "-tune", "animation", "-g", "50"),
        *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
        *("-c:a", "aac", "-b:a", "64k", "-ac", "1", "-timecode", job.slate.start),
        *("-movflags", "+faststart", "-map_metadata", "-1", "-fflags", "+bitexact", str(out)),
    ]
    grain = _grain()
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        for frame in range(job.frames):
            encoder.stdin.write(_frame(job, scene, frame, grain))  # type: ignore[union-attr]
        encoder.stdin.close()  # type: ignore[union-attr]
    if encoder.returncode:
        raise SystemExit(f"ffmpeg could not write {out.name}.")


def _frame(job: Job, scene: Scene, frame: int, grain: list[np.ndarray]) -> bytes:
    image = frame_image()
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    scene.draw(painter, frame / job.fps - job.first)
    draw_slate(painter, job.slate, frame)
    painter.end()
    pixels = np.frombuffer(image.bits(), np.uint8).reshape(1920, 1080, 4)
    return cv2.add(pixels, grain[frame // RATE_OF_GRAIN % len(grain)], dtype=cv2.CV_8U).tobytes()


def _grain() -> list[np.ndarray]:
    """Return some pictures of grain and the shade of the lens towards the corners."""
    y, x = np.mgrid[-1:1:1920j, -1:1:1080j]
    shade = -26 * np.clip(x * x * 0.55 + y * y * 0.75 - 0.35, 0, None)
    chance = np.random.default_rng(16)
    made = []
    for _ in range(6):
        noise = cv2.GaussianBlur(chance.standard_normal((1920, 1080)), (0, 0), 1.1) * GRAIN * 2
        made.append(np.repeat((noise + shade)[..., None], 4, 2).astype(np.int16))
    return made


if __name__ == "__main__":
    sys.exit(main())
