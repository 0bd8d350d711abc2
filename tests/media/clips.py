"""Small clips whose every frame carries its number, made with the ffmpeg that the product finds.

The upright picture is 96×160. Its top is two rows of eight cells: the bits of the number, and
below them the same bits turned round, so that a picture that is not upright is not read at all.
"""

import re
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import numpy as np

from studio.media.tools import find_ffmpeg

WIDTH, HEIGHT, CELL = 96, 160, 12
COLOURS = ((200, 40, 40), (40, 170, 60), (50, 70, 200), (128, 128, 128))


def picture(number: int) -> np.ndarray:
    """Draw the upright RGB picture of a frame."""
    made = np.full((HEIGHT, WIDTH, 3), 60, np.uint8)
    for bit in range(8):
        on = number >> bit & 1
        columns = slice(bit * CELL, (bit + 1) * CELL)
        made[0:CELL, columns] = 235 if on else 16
        made[CELL : 2 * CELL, columns] = 16 if on else 235
    for at, colour in enumerate(COLOURS):
        made[120:152, at * 24 : (at + 1) * 24] = colour
    row = 40 + number * 3 % 60
    made[row : row + 12, 20:70] = (180, 200, 90)
    return made


def number_of(image: np.ndarray) -> int:
    """Read the number back; -1 when the picture is not upright or not readable."""
    height, width = image.shape[:2]
    if height <= width:
        return -1
    scale = width / WIDTH
    light = image[..., 1].astype(int)

    def cell(row: int, bit: int) -> float:
        y, x = (int((at + 0.5) * CELL * scale) for at in (row, bit))
        return float(light[y - 2 : y + 3, x - 2 : x + 3].mean())

    found = 0
    for bit in range(8):
        upper, lower = cell(0, bit), cell(1, bit)
        if abs(upper - lower) < 80:
            return -1
        found |= (upper > lower) << bit
    return found


def ffmpeg(*arguments: object, data: Iterable[bytes] = ()) -> None:
    """Run ffmpeg, feeding `data` to its standard input; fails the test when it fails."""
    program = find_ffmpeg()
    assert program is not None, "the tests need ffmpeg"
    done = subprocess.run(
        [program.path, "-v", "error", "-y", *map(str, arguments)],
        input=b"".join(data),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


@cache
def encoder(name: str) -> bool:
    """Whether this ffmpeg has an encoder."""
    program = find_ffmpeg()
    assert program is not None
    asked = [program.path, "-hide_banner", "-h", f"encoder={name}"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return told.startswith(f"Encoder {name}")


@cache
def pixel_format(name: str, wanted: str) -> bool:
    """Whether an encoder of this ffmpeg takes a pixel format."""
    program = find_ffmpeg()
    assert program is not None
    asked = [program.path, "-hide_banner", "-h", f"encoder={name}"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return re.search(rf"pixel formats:.*\b{wanted}\b", told) is not None


H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-pix_fmt", "yuv420p")
LONG = (*H264, "-g", "24", "-bf", "3", "-x264-params", "scenecut=0:b-adapt=0:ref=2")
SOUND = ("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000")


def encode(
    out: Path,
    *options: object,
    frames: int = 40,
    rate: str = "25",
    sound: bool = False,
    turn: int = 0,
    draw: Callable[[int], np.ndarray] = picture,
) -> Path:
    """Encode numbered pictures, each turned by `turn` quarters against the clock before."""
    drawn = [np.ascontiguousarray(np.rot90(draw(number), turn)) for number in range(frames)]
    height, width = drawn[0].shape[:2]
    raw = ("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", rate, "-i", "-")
    heard = (*SOUND, "-map", "0:v", "-map", "1:a", "-shortest") if sound else ()
    ffmpeg(*raw, *heard, *options, out, data=(one.tobytes() for one in drawn))
    return out


def turned(out: Path, clockwise: int) -> Path:
    """Make a clip that a player must turn by `clockwise` degrees."""
    flat = encode(out.with_name(f"flat-{out.name}"), *LONG, turn=clockwise // 90)
    copy = ("-c", "copy", out)
    try:
        ffmpeg("-display_rotation", -clockwise, "-i", flat, *copy)
    except AssertionError:  # an ffmpeg before 6.0 knows the old tag only
        ffmpeg("-i", flat, "-metadata:s:v:0", f"rotate={clockwise}", *copy)
    flat.unlink()
    return out


def uneven(out: Path, frames: int = 40) -> Path:
    """Make a clip of variable frame rate: jitter, and a long picture now and then."""
    filter_ = "settb=1/90000,setpts='(N/30+0.008*sin(N*1.7)+0.0333*floor(N/13))/TB'"
    passing = ("-fps_mode", "passthrough", "-enc_time_base", "1:90000")
    return encode(
        out, "-vf", filter_, *LONG, *passing, "-video_track_timescale", 90000, frames=frames
    )
