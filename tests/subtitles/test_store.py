"""Subtitles in the project file: drafted, translated, edited; every edit can be undone."""

from itertools import pairwise

import pytest

from studio.base.errors import StudioError
from studio.script import editing as script_editing
from studio.script import store as script
from studio.subtitles import editing, texts
from studio.subtitles import store as reading
from studio.subtitles.breaking import fits
from studio.subtitles.draft import draft, duration, portions
from studio.subtitles.limits import count, limits
from tests.project.tables import dump
from tests.subtitles.making import write_script

ZH = limits("zh-Hans")
ENGLISH = "Give back the ring.\nThe bride has changed."


@pytest.fixture
def lines(store):
    """A script of two episodes with drafted subtitles; its line ids by episode."""
    made = write_script(store)
    editing.draft_episodes(store)
    return made


def episode(store, number=1):
    return next(one.id for one in script.episodes(store) if one.number == number)


def zh(store, number=1):
    return reading.track(store, "zh", episode(store, number))


def en(store, number=1):
    return reading.track(store, "en", episode(store, number))


def translated(store):
    said = [ENGLISH, "First, pay the bill.", "Due: 4 million"]
    texts.set_texts(store, "en", dict(zip([cue.id for cue in zh(store)], said, strict=True)))


def undone(store, work):
    """Do a piece of work that must be one step; undo and redo must be exact."""
    before, steps = dump(store), len(store.history(10_000))
    result = work()
    after = dump(store)
    assert after != before
    assert len(store.history(10_000)) == steps + 1
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after
    return result


def test_what_is_said_and_shown_becomes_cues(store, lines):
    cues = zh(store)
    assert [(c.kind, c.place, c.speaker, c.text) for c in cues] == [
        ("speech", "bottom", "贺明轩", "程小满，戒指还来，\n今天的新娘换人了。"),
        ("speech", "bottom", "程小满", "退婚可以，请先结账。"),
        ("caption", "top", "", "应付四百万元"),
    ]
    assert [c.line_id for c in cues] == lines[1][1:4]
    assert cues[0].start_ms == 3500
    assert all(b.start_ms - a.end_ms == ZH.gap for a, b in pairwise(cues))
    assert {c.status for c in cues} == {"draft"}


def test_drafting_is_one_step_and_leaves_drafted_episodes_alone(store):
    write_script(store)
    undone(store, lambda: editing.draft_episodes(store, [episode(store)]))
    assert list(editing.draft_episodes(store)) == [episode(store, 2)]
    assert editing.draft_episodes(store) == {}
    ids = [cue.id for cue in zh(store)]
    assert undone(store, lambda: editing.draft_episodes(store, again=True)) == {
        episode(store, 1): 3,
        episode(store, 2): 1,
    }
    assert not set(ids) & {cue.id for cue in zh(store)}


def test_a_long_speech_is_cut_into_cues_that_each_keep_the_limits():
    speech = "我在面馆里等了你整整三年，" * 6 + "你一次都没有来过。今天你来了，却是来退婚的！"
    parts = list(portions(speech, ZH))
    assert "".join(parts) == speech
    assert len(parts) > 3
    for part in parts:
        assert count(part, ZH) <= ZH.most * ZH.lines
        assert ZH.shortest <= duration(part, ZH) <= ZH.longest
        assert count(part, ZH) / (duration(part, ZH) / 1000) <= ZH.speed + 0.1


def test_a_scene_lasts_as_long_as_it_is_estimated(store):
    write_script(store)
    one = script.episode_lines(store, episode(store))
    two = [
        line.__class__(**{f: getattr(line, f) for f in line.__slots__} | {"scene_id": "next"})
        for line in one
    ]
    cues = draft([*one, *two], ZH, {one[0].scene_id: 60})
    assert next(c.start_ms for c in cues if c.scene_id == "next") == 63_500


def test_brackets_and_silence_make_no_cue():
    assert list(portions("……", ZH)) == []
    assert list(portions("", ZH)) == []


def test_a_text_is_translated_from_the_text_in_the_language_of_the_script(store, lines):
    undone(store, lambda: translated(store))
    assert [(c.text, c.status, c.change) for c in en(store)][1:2] == [
        ("First, pay the bill.", "translated", "")
    ]
    assert en(store)[0].source == zh(store)[0].text
    assert [one.code for one in reading.languages(store)] == ["zh-Hans", "en"]
    assert reading.progress(store) == {
        episode(store, 1): {"zh-Hans": (3, 3), "en": (3, 3)},
        episode(store, 2): {"zh-Hans": (1, 1), "en": (0, 1)},
    }


def test_a_changed_script_line_is_seen_in_every_language(store, lines):
    translated(store)
    script_editing.set_line_text(store, lines[1][2], "退婚可以，先把账结了。")
    assert [c.change for c in zh(store)] == ["", "changed", ""]
    assert [c.change for c in en(store)] == ["", "changed", ""]
    ids = [zh(store)[1].id]
    undone(store, lambda: texts.accept_source(store, ids, "zh"))
    undone(store, lambda: texts.accept_source(store, ids, "en"))
    assert [c.change for c in zh(store) + en(store)] == [""] * 6


def test_a_reworded_source_text_is_seen_and_a_new_line_break_is_not(store, lines):
    translated(store)
    cue = zh(store)[0]
    texts.set_text(store, cue.id, "zh", "程小满，\n戒指还来，今天的新娘换人了。")
    assert en(store)[0].change == ""
    texts.set_text(store, cue.id, "zh", "把戒指还来！")
    assert [en(store)[0].change, zh(store)[0].change] == ["changed", ""]


def test_a_deleted_script_line_is_told(store, lines):
    translated(store)
    script_editing.delete_lines(store, [lines[1][2]])
    assert [c.change for c in zh(store)] == ["", "line deleted", ""]
    assert [c.change for c in en(store)] == ["", "line deleted", ""]
    store.undo()
    assert [c.change for c in zh(store)] == ["", "", ""]


def test_a_locked_text_is_not_written_until_it_is_unlocked(store, lines):
    translated(store)
    cue = en(store)[0].id
    undone(store, lambda: texts.set_status(store, [cue], "en", "locked"))
    with pytest.raises(StudioError, match="locked"):
        texts.set_text(store, cue, "en", "x")
    texts.set_status(store, [cue], "en", "reviewed")
    texts.set_text(store, cue, "en", " x ")
    assert (en(store)[0].text, en(store)[0].status) == ("x", "translated")


def test_a_cue_is_added_and_deleted(store, lines):
    new = undone(store, lambda: editing.add_cue(store, episode(store), 100, 900))
    assert zh(store)[0].id == new
    undone(store, lambda: editing.change_cue(store, new, place="top", kind="caption"))
    assert (zh(store)[0].place, zh(store)[0].text) == ("top", "")
    undone(store, lambda: editing.delete_cues(store, [new, zh(store)[1].id]))
    assert len(zh(store)) == 2


def test_a_split_divides_the_text_in_all_languages(store, lines):
    translated(store)
    cue = zh(store)[0]
    at = (cue.start_ms + cue.end_ms) // 2
    second = undone(store, lambda: editing.split(store, cue.id))
    assert [(c.text, c.start_ms, c.end_ms) for c in zh(store)[:2]] == [
        ("程小满，戒指还来，", cue.start_ms, at - limits("zh").gap),
        ("今天的新娘换人了。", at, cue.end_ms),
    ]
    assert [c.text for c in en(store)[:2]] == ["Give back the ring.", "The bride has changed."]
    assert [c.change for c in zh(store) + en(store)] == [""] * 8
    assert zh(store)[1].id == second
    assert zh(store)[1].line_id == cue.line_id


def test_a_merge_joins_the_texts_in_all_languages(store, lines):
    translated(store)
    first, second = zh(store)[:2]
    undone(store, lambda: editing.merge(store, [second.id, first.id]))
    cue = zh(store)[0]
    assert (cue.id, cue.start_ms, cue.end_ms) == (first.id, first.start_ms, second.end_ms)
    whole = "程小满，戒指还来，今天的新娘换人了。退婚可以，请先结账。"
    assert cue.text.replace("\n", "") == whole
    assert fits(cue.text, limits("zh"))
    said = "Give back the ring. The bride has changed. First, pay the bill."
    assert en(store)[0].text.replace("\n", " ") == said
    assert [c.change for c in zh(store) + en(store)] == [""] * 4


def test_lines_that_are_too_long_are_broken_and_keep_their_status(store, lines):
    translated(store)
    ids = [cue.id for cue in en(store)]
    said = "Give the ring back now, the bride is another"
    texts.set_text(store, ids[0], "en", said, status="reviewed")
    assert undone(store, lambda: editing.break_lines(store, ids, "en")) == 1
    cue = en(store)[0]
    assert (cue.text.replace("\n", " "), cue.status) == (said, "reviewed")
    assert fits(cue.text, limits("en"))
    assert editing.break_lines(store, ids, "en") == 0
    texts.set_text(store, ids[0], "en", said, status="locked")
    with pytest.raises(StudioError, match="locked"):
        editing.break_lines(store, ids, "en")


def test_a_split_and_a_merge_do_not_hide_that_the_source_changed(store, lines):
    translated(store)
    script_editing.set_line_text(store, lines[1][1], "戒指还来！今天换人了！")
    cue = zh(store)[0].id
    second = editing.split(store, cue)
    assert [c.change for c in en(store)[:2]] == ["changed", "changed"]
    editing.merge(store, [cue, second])
    assert [en(store)[0].change, zh(store)[0].change] == ["changed", "changed"]


def test_cues_are_shifted_stretched_and_retimed(store, lines):
    ids = [cue.id for cue in zh(store)]
    old = [(cue.start_ms, cue.end_ms) for cue in zh(store)]
    undone(store, lambda: editing.shift(store, ids, -1000))
    assert [(c.start_ms, c.end_ms) for c in zh(store)] == [(a - 1000, b - 1000) for a, b in old]
    undone(store, lambda: editing.stretch(store, ids, 0, 60_000))
    assert (zh(store)[0].start_ms, zh(store)[-1].end_ms) == (0, 60_000)
    undone(store, lambda: editing.retime(store, ids[0], 10, 20))
    assert (zh(store)[0].start_ms, zh(store)[0].end_ms) == (10, 20)


def test_a_language_may_have_times_of_its_own(store, lines):
    translated(store)
    cue = zh(store)[0]
    undone(store, lambda: editing.retime(store, cue.id, 100, 2000, "en"))
    assert (en(store)[0].start_ms, en(store)[0].end_ms) == (100, 2000)
    assert (zh(store)[0].start_ms, en(store)[0].text) == (cue.start_ms, ENGLISH)
    undone(store, lambda: editing.shift(store, [cue.id], 50))
    assert (en(store)[0].start_ms, zh(store)[0].start_ms) == (150, cue.start_ms + 50)


def test_a_language_has_a_platform_and_a_status(store, lines):
    change = texts.change_language
    undone(store, lambda: change(store, "zh", platform="tiktok", status="finished"))
    assert [(one.platform, one.status) for one in reading.languages(store)] == [
        ("tiktok", "finished")
    ]
    with pytest.raises(StudioError, match="not possible"):
        change(store, "zh", status="good")
    with pytest.raises(StudioError, match="not a platform"):
        change(store, "zh", platform="vine")


def test_impossible_edits_are_told_and_change_nothing(store, lines):
    before = dump(store)
    first, second, _ = (cue.id for cue in zh(store))
    other = zh(store, 2)[0].id
    for work, said in (
        (lambda: editing.shift(store, [first, second], -9_999_999), "before zero"),
        (lambda: editing.retime(store, first, 500, 500), "ends after it begins"),
        (lambda: editing.add_cue(store, episode(store), -1, 5), "ends after it begins"),
        (lambda: editing.split(store, first, 1), "inside it"),
        (lambda: editing.merge(store, [first]), "two or more"),
        (lambda: editing.merge(store, [first, other]), "of one episode"),
        (lambda: editing.shift(store, ["gone"], 5), "no longer there"),
        (lambda: texts.set_text(store, "gone", "en", "x"), "no longer there"),
        (lambda: texts.set_text(store, first, "nonsense-code", "x"), "not a language"),
        (lambda: texts.set_text(store, first, "en", "x", status="fine"), "not possible"),
        (lambda: texts.add_language(store, "es", "vine"), "not a platform"),
        (lambda: texts.remove_language(store, "es"), "no subtitles in es"),
        (lambda: editing.change_cue(store, first, place="left"), "not possible"),
    ):
        with pytest.raises(StudioError, match=said):
            work()
        assert dump(store) == before


def test_a_language_goes_with_its_texts(store, lines):
    translated(store)
    undone(store, lambda: texts.remove_language(store, "en"))
    assert [one.code for one in reading.languages(store)] == ["zh-Hans"]


def test_the_cues_of_a_scene_are_found_for_a_take(store, lines):
    scene = zh(store)[0].scene_id
    assert [c.id for c in reading.scene_track(store, "zh", scene)] == [c.id for c in zh(store)]
