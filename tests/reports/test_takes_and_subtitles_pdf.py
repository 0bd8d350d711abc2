"""The editor's log and the subtitle list, read back from their files."""

from datetime import UTC, datetime

import pytest

from studio.base.errors import StudioError
from studio.i18n import language
from studio.project.production import production
from studio.project.store import insert
from studio.reports import editors_log, subtitle_list
from studio.reports.registry import report
from studio.reports.say import Speaker
from studio.schedule.reading import active_board
from studio.script import store as script
from studio.subtitles import store as subtitles
from studio.subtitles.editing import add_cue
from studio.subtitles.texts import add_language, set_text
from studio.takes import store as takes
from tests.reports.reading import fonts_of, pages_of, solid, spoken_of, text_of

AT = datetime(2026, 12, 6, 18, 30, tzinfo=UTC)


def printed(store, out, key, codes=("zh", "en"), of=None):
    report(key).write(store, out, [language(code) for code in codes], of, printed=AT)
    return out


def speaker(store, *codes):
    return Speaker(tuple(language(code) for code in codes), production(store))


def add_take(store, scene, number=1, *, day=None, slate="1", timecode=None, **values):
    with store.edit("Add a take") as db:
        clip = insert(
            db,
            "clip",
            path=f"cards/{scene}_{slate}_T{number}.mov",
            hash=f"{scene}{slate}{number}",
            frames=250,
            fps_num=25,
            fps_den=1,
            width=1080,
            height=1920,
            duration_ms=10_000,
            timecode=timecode,
        )
        found = [one.id for one in script.scenes(store) if one.number == scene]
        mark = insert(db, "slate", scene_id=found[0] if found else None, name=slate)
        return insert(
            db, "take", clip_id=clip, slate_id=mark, shoot_day_id=day, number=number, **values
        )


@pytest.fixture
def days(show):
    return [day.shoot_day_id for day in active_board(show).days]


def log(show, *codes):
    found = takes.takes(show)
    return editors_log.rows(speaker(show, *(codes or ("en",))), found, active_board(show))


def test_takes_stand_under_their_day_with_totals_and_those_without_one_last(show, days):
    add_take(show, "8-2", 2, day=days[1], circled=1)
    add_take(show, "1-1", 1, day=days[0])
    add_take(show, "1-1", 2)
    groups = log(show)
    assert [group.name[0] for group in groups] == ["Day 1  Mon 7 Dec", "Day 2  Tue 8 Dec", "No day"]
    assert groups[1].totals == ("takes 1, circled 1, material 0:10.0",)
    assert [row.circled for group in groups for row in group.rows] == [False, True, False]


def test_a_day_is_in_the_order_in_which_its_scenes_are_shot(show, days):
    strips = active_board(show).days[0].strips
    first, second = strips[0].scenes[0].number, strips[5].scenes[0].number
    with show.edit("Turn two strips") as db:
        db.execute("UPDATE strip SET sort = 'zz' WHERE id = ?", [strips[0].id])
    add_take(show, first, 2, day=days[0])
    add_take(show, first, 1, day=days[0], slate="2")
    add_take(show, second, 1, day=days[0])
    (group,) = log(show)
    said = [(row.cells[0][0], row.cells[1][0], row.cells[2][0]) for row in group.rows]
    assert said == [(second, "1", "1"), (first, "1", "2"), (first, "2", "1")]


def test_a_take_has_its_range_by_timecode_else_by_frames(show, days):
    add_take(show, "1-1", 1, day=days[0], timecode="10:00:00:00", in_frame=25, out_frame=74)
    add_take(show, "1-1", 2, day=days[0], in_frame=25, out_frame=74)
    rows = log(show, "zh", "en")[0].rows
    assert rows[0].cells[5] == ("10:00:01:00\n10:00:02:24",)
    assert "frames 25–74" in rows[1].cells[5]
    assert {row.cells[6] for row in rows} == {("0:02.0",)}


def test_the_log_prints_choices_reasons_notes_and_marks(show, days, tmp_path):
    made = add_take(
        show, "1-1", 1, day=days[0], timecode="01:00:00:00", circled=1, rating=4,
        ng_reason="focus", note="第二次 <b>better</b>", camera="B",
    )  # fmt: skip
    takes.add_marker(show, made, 30, "best reaction")
    out = printed(show, tmp_path / "a.pdf", "editorslog")
    text = text_of(out)
    for words in ("1-1_1_T1.mov", "Circled", "4/5", "虚焦", "Out of focus", "<b>better</b>"):
        assert words in text
    assert "30 (01:00:01:05) best reaction" in text
    assert "第1天" in text
    assert "Day 1" in text
    assert all(fonts_of(out).values())


def test_hundreds_of_takes_with_long_notes_have_a_head_on_every_page(show, days, tmp_path):
    for number in range(1, 301):
        add_take(show, "1-1", number, day=days[number % 2], note="Boom in shot again. " * 8)
    add_take(show, "1-2", 1, day=days[1], note="An endless note. " * 800)
    pages = pages_of(printed(show, tmp_path / "a.pdf", "editorslog", ["en"]))
    assert len(pages) > 15
    assert all("Notes and marks" in page and "In and out" in page for page in pages)
    assert all(any(f"1-1_1_T{n}.mov" in page for page in pages) for n in (1, 150, 300))


@pytest.fixture
def listed(show):
    """Four cues in two episodes: one is too fast in English, one has no text."""
    episodes = script.episodes(show)[:2]
    for code in ("zh-Hans", "en", "ar", "th", "ko"):
        add_language(show, code)
    ids = [
        add_cue(show, episode.id, start, start + 2000)
        for episode in episodes
        for start in (61_000, 65_000)
    ]
    for cue in ids:
        set_text(show, cue, "zh", "你来了。")
    for cue, words in zip(
        ids, ("<i>You came.</i>", "You came back to me. " * 4, "Yes."), strict=False
    ):
        set_text(show, cue, "en", words)
    return show, ids


def of_english(store):
    from studio.subtitles.check import check
    from studio.subtitles.limits import limits

    cues, within = subtitles.track(store, "en"), limits("en")
    found = check(cues, within)
    said = speaker(store, "en")
    return subtitle_list.rows(said, script.episodes(store), cues, found, within)


def test_each_episode_lists_its_subtitles_with_times_speed_state_and_findings(listed):
    store, _ = listed
    first, second = of_english(store)
    assert first.name[0].startswith("Episode 1")
    row = first.rows[0]
    assert row[0] == ("1",)
    assert row[1] == ("1:01.000\n1:03.000",)
    assert row[2] == ("2.00",)
    assert (row[4], row[5]) == (("你来了。",), ("You came.",))
    assert row[6] == ("4.5",)
    assert row[7] == ("Translated",)
    assert "× Too fast" in first.rows[1][8][0]
    assert second.rows[0][0] == ("1",)
    assert (second.done, second.rows[1][7], second.rows[1][8]) == (1, ("—",), ("! No text",))


@pytest.mark.parametrize(
    ("code", "words", "font"),
    [
        ("ar", "لقد وصلت", "NotoSansArabic"),
        ("th", "คุณมาแล้ว ที่นี่", "NotoSansThai"),
        ("ko", "당신이 왔군요.", "NotoSansKR"),
        ("zh-Hans", "你来了。", "NotoSansSC"),
    ],
)
def test_a_list_is_written_in_the_script_of_its_language(listed, tmp_path, code, words, font):
    store, ids = listed
    set_text(store, ids[0], code, words)
    out = printed(store, tmp_path / "a.pdf", "subtitles", of=code)
    assert any(font in name for name in fonts_of(out))
    assert all(fonts_of(out).values())
    if code in ("ko", "zh-Hans"):
        assert words.replace(" ", "") in solid(out)
    elif code == "th":
        assert spoken_of(out) == words.split()
    else:  # letter by letter from the left
        assert "".join(reversed(spoken_of(out))) == words.replace(" ", "")


def test_a_language_from_right_to_left_stands_at_the_right(listed, tmp_path):
    from studio.reports.subtitle_list import _side

    assert (_side("ar"), _side("th")) == ("right", "left")


def test_a_list_needs_a_language_that_there_is(listed, tmp_path):
    store, _ = listed
    with pytest.raises(StudioError, match="one language"):
        printed(store, tmp_path / "a.pdf", "subtitles")
    with pytest.raises(StudioError, match=r"no subtitles in fr\. Choose one of: zh-Hans, en"):
        printed(store, tmp_path / "a.pdf", "subtitles", of="fr")
    assert not (tmp_path / "a.pdf").exists()


def test_a_language_without_subtitles_is_an_honest_page(show, tmp_path):
    add_language(show, "en")
    pages = pages_of(printed(show, tmp_path / "a.pdf", "subtitles", ["en"], of="en"))
    assert len(pages) == 1
    assert "No subtitles yet." in pages[0]
    assert report("subtitles").subjects(show) == ["en"]


def test_a_season_of_subtitles_has_heads_on_every_page(listed, tmp_path):
    store, _ = listed
    episode = script.episodes(store)[2].id
    with store.edit("Many"):
        for at in range(200):
            add_cue(store, episode, at * 3000, at * 3000 + 2000)
    pages = pages_of(printed(store, tmp_path / "a.pdf", "subtitles", ["en"], of="en"))
    assert len(pages) > 5
    assert all("Findings" in page and "Source" in page for page in pages)
