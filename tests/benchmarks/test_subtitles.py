"""How many cues a second are read and written, against merely splitting and joining the blocks.

Run with: pytest tests/benchmarks/test_subtitles.py --benchmark-enable
"""

import pytest

from studio.subtitles.formats import Document, FileCue, read_bytes, write

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
