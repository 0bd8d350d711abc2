"""The sound of the demo's takes, made here: room, clap, music, crowd, and a voice that reads."""

import shutil
import subprocess
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
Sound = NDArray[np.float64]
# Voices of espeak-ng: variant and pitch; a crowd has none and is made of noise.
VOICES = {
    "程小满": ("f2", 62),
    "贺明轩": ("m3", 42),
    "白若琳": ("f4", 74),
    "柳曼华": ("f5", 46),
    "顾行舟": ("m1", 34),
    "孟经理": ("m7", 52),
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line that is heard from one second to another, counted from the start of the clip."""

    speaker: str
    text: str
    start: float
    end: float


def voice(line: Spoken, folder: Path) -> Sound:
    """Let espeak-ng read a line within its time; raises SystemExit when it is not there."""
    program = shutil.which("espeak-ng")
    if program is None:
        raise SystemExit("espeak-ng reads the lines of the takes: install it and repeat.")
    variant, pitch = VOICES[line.speaker]
    room = line.end - line.start - 0.12
    speed, said = 150, np.zeros(1)
    for _ in range(8):
        out = folder / "line.wav"
        command = [program, "-v", f"cmn+{variant}", "-p", str(pitch), "-s", str(speed)]
        subprocess.run([*command, "-w", str(out), line.text], check=True)
        said = _trimmed(_read(out))
        if len(said) <= room * RATE:
            break
        speed = int(speed * max(1.06, len(said) / (room * RATE)))
    return _warm(said)


def _read(path: Path) -> Sound:
    with wave.open(str(path)) as file:
        data = np.frombuffer(file.readframes(file.getnframes()), np.int16) / 32768.0
        old = file.getframerate()
    return np.interp(np.arange(0, len(data) / old, 1 / RATE), np.arange(len(data)) / old, data)


def _trimmed(data: Sound) -> Sound:
    loud = np.flatnonzero(np.abs(data) > 0.012)
    return data[loud[0] : loud[-1]] if len(loud) else data[:1]


def _warm(data: Sound) -> Sound:
    """Soften a synthetic voice: less edge, and the early echoes of a room."""
    soft = _low(data, 5200)
    out = np.concatenate([soft, np.zeros(RATE // 4)])
    for late, share in ((0.019, 0.22), (0.037, 0.15), (0.071, 0.1), (0.113, 0.06)):
        at = int(late * RATE)
        out[at : at + len(soft)] += soft * share
    return out / max(1e-9, float(np.abs(out).max()))


def _low(data: Sound, hertz: float) -> Sound:
    """Take away what is higher, gently."""
    spectrum = np.fft.rfft(data)
    at = np.fft.rfftfreq(len(data), 1 / RATE)
    return np.fft.irfft(spectrum / (1 + (at / hertz) ** 4), len(data))


def _high(data: Sound, hertz: float) -> Sound:
    return data - _low(data, hertz)


def envelope(data: Sound, fps: int) -> list[float]:
    """Return how loud each frame of a voice is, from 0 to 1."""
    step = RATE // fps
    loud = [float(np.sqrt(np.mean(data[at : at + step] ** 2))) for at in range(0, len(data), step)]
    top = max(loud) or 1.0
    return [min(1.0, 1.25 * value / top) for value in loud]


def clap() -> Sound:
    """Return the sound of two sticks: a crack and a little wood."""
    t = np.arange(int(0.18 * RATE)) / RATE
    noise = np.random.default_rng(1).standard_normal(len(t))
    wood = np.sin(2 * np.pi * 1180 * t) + 0.6 * np.sin(2 * np.pi * 1830 * t)
    made = noise * np.exp(-t * 190) + 0.5 * wood * np.exp(-t * 85)
    return made / np.abs(made).max()


def thump() -> Sound:
    """Return the sound of a main switch that falls, and power that runs down."""
    t = np.arange(int(1.4 * RATE)) / RATE
    low = np.sin(2 * np.pi * (58 * t - 9 * t * t)) * np.exp(-t * 3.2)
    click = np.random.default_rng(2).standard_normal(len(t)) * np.exp(-t * 240)
    return 0.9 * low + 0.5 * click


def crowd(seconds: float, *, merry: bool) -> Sound:
    """Return the murmur of a hall, or its laughter."""
    chance = np.random.default_rng(5)
    count = int(seconds * RATE)
    out = np.zeros(count)
    t = np.arange(count) / RATE
    for _ in range(26):
        pitch = chance.uniform(120, 330)
        beat = chance.uniform(4.2, 6.2) if merry else chance.uniform(1.4, 3.2)
        gate = np.clip(np.sin(2 * np.pi * beat * t + chance.uniform(0, 6.3)), 0, 1) ** 2
        tone = np.sin(2 * np.pi * pitch * t + 2.5 * np.sin(2 * np.pi * beat * t))
        breath = _low(chance.standard_normal(count), 1800) * 1.6
        out += gate * (0.5 * tone + breath) * chance.uniform(0.4, 1)
    rise = np.minimum(1, t / 0.25) * np.minimum(1, (seconds - t) / 0.6)
    return _high(_low(out * rise, 2600), 160) / np.abs(out).max()


def music(seconds: float, mood: str) -> Sound:
    """Return a bed: slow chords under plucked strings, warm in the hall, bare in the dark."""
    count = int(seconds * RATE)
    out = np.zeros(count + RATE * 3)
    chords = {
        "hall": ((220.0, 261.6, 329.6), (174.6, 220.0, 261.6), (196.0, 246.9, 293.7)),
        "lobby": ((146.8, 220.0, 293.7), (164.8, 246.9, 329.6), (130.8, 196.0, 261.6)),
        "dark": ((110.0, 164.8, 220.0), (103.8, 155.6, 207.7)),
    }[mood]
    chance = np.random.default_rng(len(mood))
    for beat in range(int(seconds / 0.6) + 1):
        chord = chords[(beat // 4) % len(chords)]
        if beat % 4 == 0:
            _add(out, _pad(chord, 2.9), beat * 0.6)
        if mood != "dark" or beat % 4 == 2:
            note = chord[(beat * 2) % 3] * (2.0 if beat % 2 else 1.0)
            _add(out, 0.5 * _pluck(note, chance), beat * 0.6)
    fade = np.minimum(1, (seconds - np.arange(count) / RATE) / 0.8)
    return out[:count] * fade


def _add(out: Sound, part: Sound, seconds: float) -> None:
    at = int(seconds * RATE)
    end = min(len(out), at + len(part))
    out[at:end] += part[: end - at]


def _pad(chord: Sequence[float], seconds: float) -> Sound:
    t = np.arange(int(seconds * RATE)) / RATE
    tone = sum(np.sin(2 * np.pi * f * t) + 0.4 * np.sin(2 * np.pi * 1.003 * f * t) for f in chord)
    return np.asarray(tone) * 0.12 * np.sin(np.pi * t / seconds) ** 2


def _pluck(hertz: float, chance: np.random.Generator) -> Sound:
    """Return a plucked string by Karplus and Strong."""
    length = int(RATE / hertz)
    ring = _low(chance.uniform(-1, 1, length), 4000)
    rounds = []
    for _ in range(int(1.6 * hertz)):
        rounds.append(ring)
        ring = 0.994 * 0.5 * (ring + np.roll(ring, 1))
    return np.concatenate(rounds) * 0.4


def mix(
    seconds: float,
    clap_at: float,
    lines: Sequence[tuple[float, Sound]],
    extras: Sequence[tuple[float, float, Sound]],
    mood: str,
) -> Sound:
    """Put a take's sound together: 48 kHz, one channel, from -1 to 1."""
    count = round(seconds * RATE)
    room = _low(np.random.default_rng(3).standard_normal(count), 420)
    out = np.concatenate([0.012 * room / np.abs(room).max(), np.zeros(RATE * 4)])
    _add(out, 0.8 * clap(), clap_at)
    _add(out, 0.16 * music(seconds - clap_at - 0.5, mood), clap_at + 0.5)
    for at, loud, part in extras:
        _add(out, loud * part, at)
    for at, part in lines:
        _add(out, 0.62 * part, at)
    return np.tanh(out[:count] * 1.15)
