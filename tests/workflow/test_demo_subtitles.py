"""The subtitles of the demo: three episodes, eight languages, nothing wrong in any of them."""

import re
import tomllib
from pathlib import Path

import pytest

from studio.script import store as script
from studio.subtitles import formats
from studio.subtitles import store as tracks
from studio.subtitles.check import check
from studio.subtitles.export import export
from studio.subtitles.limits import limits
from studio.subtitles.over_take import cues_over_take
from studio.takes.store import takes
from studio.workflow.demo import subtitles as demo_subtitles
from studio.workflow.demo.build import build

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo" / "subtitles"
CODES = ("zh-Hans", "en", "es", "pt-BR", "id", "th", "ko", "ar")
NAMES = tomllib.loads((DEMO / "names.toml").read_text("utf-8"))["name"]
SCRIPTS = {"th": "\u0e00-\u0e7f", "ko": "\uac00-\ud7a3", "ar": "\u0600-\u06ff"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    store = build(tmp_path_factory.mktemp("demo") / "Demo.studio")
    yield store
    store.close()


def cues_of_data(number):
    return tomllib.loads((DEMO / f"E{number:02}.toml").read_text("utf-8"))["cue"]


@pytest.mark.parametrize("code", CODES)
def test_every_cue_of_three_episodes_has_its_text(demo, code):
    ids = {one.number: one.id for one in script.episodes(demo)}
    for number in (1, 2, 3):
        track = tracks.track(demo, code, ids[number])
        assert len(track) == len(cues_of_data(number)) >= 12
        assert all(cue.text.strip() and not cue.change for cue in track)
    assert tracks.track(demo, code, ids[4]) == []


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_wrong_with_the_subtitles(demo, code):
    language = tracks.find_language(demo, code)
    done = language.status == "finished"
    assert done == (code in ("zh-Hans", "en"))
    found = check(tracks.track(demo, code), limits(code, language.platform), finished=done)
    assert [(one.rule, one.start_ms) for one in found] == []


def test_english_is_reviewed_and_the_other_translations_wait_for_it(demo):
    states = {code: {cue.status for cue in tracks.track(demo, code)} for code in CODES}
    assert states["en"] == states["zh-Hans"] == {"reviewed"}
    assert all(states[code] == {"translated"} for code in CODES[2:])


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row["source"])
def test_a_name_is_written_the_same_in_every_subtitle(row):
    lines = [one for n in (1, 2, 3) for one in cues_of_data(n) if row["source"] in one["source"]]
    assert lines
    for line in lines:
        for code in CODES[1:]:
            said = line[code].replace("\n", " ").casefold()
            assert row[code].casefold() in said, (code, line["source"])


@pytest.mark.parametrize("code", SCRIPTS)
def test_a_language_is_written_in_its_own_script(code):
    for number in (1, 2, 3):
        for one in cues_of_data(number):
            assert re.search(f"[{SCRIPTS[code]}]", one[code])
            assert not re.search(r"[\u4e00-\u9fff]", one[code])


def test_a_translation_of_another_source_is_refused(tmp_path, monkeypatch):
    def other(name):
        found = demo_table(name)
        if name == "subtitles/E02":
            first, *rest = found["cue"]
            return {"cue": [{**first, "source": "别的话。"}, *rest]}
        return found

    demo_table = demo_subtitles.table
    monkeypatch.setattr(demo_subtitles, "table", other)
    with pytest.raises(ValueError, match=r"E02: .* is not 别的话。"):
        build(tmp_path / "Demo.studio")
    assert not (tmp_path / "Demo.studio").exists()


def test_what_is_exported_reads_back_as_it_is(demo, tmp_path):
    files = export(demo, tmp_path, CODES, ["srt", "vtt"])
    assert len(files) == 3 * 8 * 2
    for file in files:
        number, code = int(file.name[1:3]), file.name.split(".")[1]
        episode = next(one.id for one in script.episodes(demo) if one.number == number)
        track = tracks.track(demo, code, episode)
        document = formats.read_file(file)
        assert document.remarks == ()
        assert [(c.start_ms, c.end_ms) for c in document.cues] == [
            (c.start_ms, c.end_ms) for c in track
        ]
        assert [words(c.text) for c in document.cues] == [words(c.text) for c in track]


def words(text):
    return "".join(text.replace("&amp;", "&").split())


def test_over_each_take_its_first_line_stands_at_the_in_frame(demo):
    first = {
        "1-1_1_T1_A.mp4": "戒指还来",
        "1-1_1_T2_A.mp4": "戒指还来",
        "1-1_2_T1_A.mp4": "退婚可以",
        "1-2_1_T1_A.mp4": "别让我难做",
        "1-3_1_T1_A.mp4": "笑话看完了",
        "2-1_1_T1_A.mp4": "我今天的工钱",
    }
    found = takes(demo)
    assert {one.file for one in found} == set(first)
    for one in found:
        cues = cues_over_take(demo, one.id, "zh-Hans")
        at = round(one.first * 1000 / one.fps)
        heard = [cue for cue in cues if cue.start_ms >= at]
        assert first[one.file] in heard[0].text
        assert heard[0].start_ms == at
