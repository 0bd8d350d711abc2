"""How many cues a second are read and written, against merely splitting and joining the blocks.

Run with: pytest tests/benchmarks/test_subtitles.py --benchmark-enable
"""

import pytest

from studio.subtitles.check import check
from studio.subtitles.formats import Document, FileCue, read_bytes, write
from studio.subtitles.limits import MeanMeasure, limits
from studio.subtitles.measure import FontMeasure
from studio.subtitles.model import TrackCue

CUES = 20_000
CUE = tuple(
    FileCue(str(at + 1), at * 2000, at * 2000 + 1900, f"今天的新娘换人了 {at}\nSecond line")
    for at in range(CUES)
)
KINDS = {"webvtt": "x.vtt", "srt": "x.srt"}


def per_second(benchmark):
    if benchmark.enabled:
        benchmark.extra_info["cues per second"] = round(CUES / benchmark.stats.stats.median)


@pytest.mark.parametrize("kind", KINDS)
def test_reading(benchmark, kind):
    benchmark.group = f"read {kind}"
    data = write(Document(kind, CUE))
    assert benchmark(read_bytes, data, KINDS[kind]).cues == CUE
    per_second(benchmark)


@pytest.mark.parametrize("kind", KINDS)
def test_baseline_splitting_into_blocks(benchmark, kind):
    benchmark.group = f"read {kind}"
    data = write(Document(kind, CUE))
    blocks = benchmark(lambda: [block.split("\n") for block in data.decode().split("\n\n")])
    assert len(blocks) >= CUES
    per_second(benchmark)


@pytest.mark.parametrize("kind", KINDS)
def test_writing(benchmark, kind):
    benchmark.group = f"write {kind}"
    document = Document(kind, CUE)
    assert benchmark(write, document).count(b"-->") == CUES
    per_second(benchmark)


@pytest.mark.parametrize("kind", KINDS)
def test_baseline_joining_texts(benchmark, kind):
    benchmark.group = f"write {kind}"

    def join():
        return "\n\n".join(f"{c.id}\n{c.start_ms} --> {c.end_ms}\n{c.text}" for c in CUE).encode()

    assert benchmark(join).count(b"-->") == CUES
    per_second(benchmark)


@pytest.mark.parametrize("kind", KINDS)
def test_writing_back_with_one_cue_changed(benchmark, kind):
    benchmark.group = f"write {kind}"
    document = read_bytes(write(Document(kind, CUE)), KINDS[kind])
    changed = document.with_cues([FileCue("1", 0, 1000, "new"), *document.cues[1:]])
    assert b"new" in benchmark(write, changed)
    per_second(benchmark)


# What a season says, about thirty cues an episode, in the languages that it leaves in.
SAID = {
    "zh-Hans": "程小满，戒指还来，\n今天的新娘换人了{}。",
    "en": "Give me back the ring {},\nthe bride has changed.",
    "es": "Devuélveme el anillo {},\nhoy cambia la novia.",
    "pt-BR": "Devolva o anel {},\nhoje a noiva mudou.",
    "id": "Kembalikan cincin {},\npengantinnya berganti.",
    "th": "คืนแหวนมา {}\nวันนี้เจ้าสาวเปลี่ยนคน",
    "ko": "반지를 돌려줘 {},\n신부는 바뀌었어",
    "ar": "أعيدي الخاتم {}،\nالعروس تغيرت اليوم",
}
SEASON = {
    code: [
        TrackCue(
            *(f"{episode}-{at}", str(episode), None, None, at * 3000, at * 3000 + 2900),
            *("speech", "bottom", "", "x", said.format(episode * 30 + at), "translated", ""),
        )
        for episode in range(100)
        for at in range(30)
    ]
    for code, said in SAID.items()
}


def checked(ruler):
    return [check(cues, limits(code), ruler) for code, cues in SEASON.items()]


def test_checking_a_hundred_episodes_in_eight_languages(benchmark):
    benchmark.group = "check 100 episodes, 8 languages"
    found = benchmark(checked, FontMeasure())
    assert not any(one.rule in ("too_wide", "no_glyph") for each in found for one in each)


def test_baseline_checking_with_mean_widths(benchmark):
    benchmark.group = "check 100 episodes, 8 languages"
    assert len(benchmark(checked, MeanMeasure())) == len(SAID)
