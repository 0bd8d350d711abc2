"""A rewritten script is taken in, and nothing that hangs on what survives is lost."""

import random

import pytest

from studio.breakdown import store as breakdown
from studio.people import store as people
from studio.schedule import store as schedule
from studio.script import editing
from studio.script import store as script
from studio.script.aliases import Aliases
from studio.script.formats import read_text
from studio.script.rewrite import history
from studio.subtitles import editing as cues
from studio.subtitles import store as subtitles
from studio.subtitles import texts
from studio.workflow import rewriting, script_export, script_import
from tests.project.tables import dump

FIRST = """第1集：退婚
1-1 日 内 宴会厅
人物：林晚、顾沉、宾客×20
道具：戒指
△林晚摘下戒指。
林晚：（冷笑）退婚可以。
顾沉：她变了。
1-2 夜 外 江边
人物：林晚
林晚：今晚的账，该结了。
1-3 日 内 大堂
林晚：今天的尾款谁付？
顾沉：我来付这一笔。
第2集：两百块
2-1 日 内 面馆
林晚：奶奶，我回来了。
"""
SECOND = """第1集：退婚
1-1 日 内 车里
顾沉：开快一点，要来不及了。
1-2 日 内 宴会厅
人物：林晚、顾沉、宾客×30、白若琳
道具：戒指、账本
△林晚摘下戒指，放在桌上。
林晚：（冷笑）退婚可以。
白若琳：你疯了？
顾沉：她变了。
1-3 日 内 大堂
林晚：今天的尾款谁付？
"""


@pytest.fixture
def shot(store):
    """A production with a board, tags and subtitles on its script."""
    take_in(store, FIRST)
    board = schedule.ensure_board(store)
    assert board
    cues.draft_episodes(store)
    for cue in subtitles.track(store, "zh-Hans"):
        texts.set_text(store, cue.id, "en", f"EN {cue.text}")
    return store


def take_in(store, text, name="s.txt", **options):
    return script_import.commit(store, read_text(text, name), name, **options)


def numbers(store, **options):
    return {scene.number: scene.id for scene in script.scenes(store, **options)}


def kinds(told):
    return {(change.kind, change.number) for change in told}


def test_the_same_script_again_changes_nothing_at_all(shot):
    before, steps = dump(shot), len(shot.history())
    assert take_in(shot, FIRST) == []
    assert dump(shot) == before
    assert len(shot.history()) == steps
    assert {c.kind for c in rewriting.plan(shot, read_text(FIRST, "s.txt")).told} == {"same"}


def test_a_plan_only_looks(shot):
    before = dump(shot)
    rewriting.plan(shot, read_text(SECOND, "b.txt"))
    assert dump(shot) == before


def test_renumbered_scenes_are_found_by_what_is_in_them(shot):
    before = numbers(shot)
    told = take_in(shot, SECOND)
    after = numbers(shot)
    assert after["1-2"] == before["1-1"]
    assert after["1-3"] == before["1-3"]
    assert after["1-1"] not in before.values()
    assert kinds(told) == {
        ("added", "1-1"),
        ("changed", "1-2"),
        ("omitted", "1-2"),
        ("changed", "1-3"),
    }


def test_an_episode_that_the_rewrite_does_not_have_stays(shot):
    take_in(shot, SECOND)
    assert "2-1" in numbers(shot)


def test_lines_keep_their_ids_and_subtitles_tell_what_changed(shot):
    before = {line.text: line.id for line in script.lines(shot)}
    take_in(shot, SECOND)
    after = {line.text: line.id for line in script.lines(shot)}
    assert after["她变了。"] == before["她变了。"]
    assert after["林晚摘下戒指，放在桌上。"] == before["林晚摘下戒指。"]
    told = {cue.text: cue.change for cue in subtitles.track(shot, "en")}
    assert told["EN 她变了。"] == ""
    assert told["EN 我来付这一笔。"] == "line deleted"
    assert told["EN 今晚的账，该结了。"] == "line deleted"


def test_a_reworded_line_keeps_its_translation_and_marks_it(shot):
    take_in(shot, FIRST.replace("我来付这一笔", "我来付这一大笔钱"))
    told = {cue.text: cue.change for cue in subtitles.track(shot, "en")}
    assert told["EN 我来付这一笔。"] == "changed"


def test_the_breakdown_gains_and_keeps(shot):
    take_in(shot, SECOND)
    scene = numbers(shot)["1-2"]
    needs = {(e.name, e.quantity) for e in breakdown.scene_elements(shot, scene)}
    assert needs == {("戒指", 1), ("账本", 1), ("宾客", 30)}


def test_what_the_script_names_no_longer_is_told_and_stays_tagged(shot):
    told = take_in(shot, FIRST.replace("道具：戒指\n", "道具：账本\n"))
    scene = numbers(shot)["1-1"]
    change = next(one for one in told if one.scene_id == scene)
    assert change.elements_out == (("props", "戒指", 1),)
    assert {e.name for e in breakdown.scene_elements(shot, scene)} >= {"戒指", "账本"}


def test_an_omitted_scene_keeps_its_number_and_leaves_the_board(shot):
    before = numbers(shot)
    take_in(shot, SECOND)
    gone = script.scene(shot, before["1-2"])
    assert gone is not None
    assert gone.omitted
    placed = [n for strip in schedule.active_board(shot).boneyard for n in strip.numbers]
    assert sorted(placed) == ["1-1", "1-2", "1-3", "2-1"]
    order = [(s.number, s.omitted) for s in script.scenes(shot, omitted=True)]
    assert order == [
        ("1-1", False),
        ("1-2", False),
        ("1-2", True),
        ("1-3", False),
        ("2-1", False),
    ]


def test_an_omitted_scene_comes_back_as_itself(shot):
    before = numbers(shot)
    take_in(shot, SECOND)
    told = take_in(shot, FIRST)
    assert numbers(shot) == before
    assert ("changed", "1-2") in kinds(told)
    assert ("omitted", "1-1") in kinds(told)


def test_a_scene_that_goes_to_another_episode_takes_its_lines_along(shot):
    before = numbers(shot)
    moved = FIRST.replace("1-2 夜 外 江边\n人物：林晚\n林晚：今晚的账，该结了。\n", "")
    moved += "2-2 夜 外 江边\n人物：林晚\n林晚：今晚的账，该结了。\n"
    told = take_in(shot, moved)
    assert numbers(shot)["2-2"] == before["1-2"]
    change = next(one for one in told if one.number == "2-2")
    assert change.moved
    cue = next(c for c in subtitles.track(shot, "en") if c.text == "EN 今晚的账，该结了。")
    assert cue.episode_id == next(e.id for e in script.episodes(shot) if e.number == 2)
    assert cue.change == ""


def test_a_line_that_goes_to_another_scene_keeps_its_subtitle(shot):
    text = FIRST.replace("顾沉：我来付这一笔。\n", "").replace(
        "林晚：今晚的账，该结了。\n", "林晚：今晚的账，该结了。\n顾沉：我来付这一笔。\n"
    )
    take_in(shot, text)
    cue = next(c for c in subtitles.track(shot, "en") if c.text == "EN 我来付这一笔。")
    assert cue.scene_id == numbers(shot)["1-2"]
    assert cue.change == ""


def test_a_length_fixed_by_hand_and_somebody_added_by_hand_stay(shot):
    scene = numbers(shot)["1-1"]
    editing.change_scene(shot, scene, eighths=7)
    editing.add_to_cast(shot, scene, "司仪")
    told = take_in(shot, SECOND)
    assert script.scene(shot, scene).eighths == 7
    names = {c.id: c.name for c in script.characters(shot)}
    assert "司仪" in {names[one] for one in script.cast_of(shot)[scene]}
    assert "司仪" not in next(one for one in told if one.scene_id == scene).cast_out


def test_who_leaves_a_scene_is_no_longer_called(shot):
    scene = numbers(shot)["1-3"]
    told = take_in(shot, SECOND)
    assert next(one for one in told if one.scene_id == scene).cast_out == ("顾沉",)
    names = {c.id: c.name for c in script.characters(shot)}
    assert {names[one] for one in script.cast_of(shot)[scene]} == {"林晚"}


def test_the_change_list_is_kept_and_undo_takes_everything_back(shot):
    before = dump(shot)
    take_in(shot, SECOND)
    [kept] = history.rewrites(shot)
    assert kept.counts == {"added": 1, "changed": 2, "omitted": 1}
    listed = history.scene_changes(shot, kept.id)
    assert [one.change.number for one in listed] == ["1-1", "1-2", "1-2", "1-3"]
    assert all(one.change.scene_id for one in listed)
    history.mark_seen(shot, [listed[0].id], board=True, sheet=True)
    assert len(history.unseen(shot)) == 3
    shot.undo()
    shot.undo()
    assert dump(shot) == before


def test_other_names_mean_the_same_person_and_are_remembered(shot):
    names = Aliases({"小晚": "林晚"}, {"酒店大堂": "大堂"})
    text = FIRST.replace("林晚：今天的尾款", "小晚：今天的尾款").replace("内 大堂", "内 酒店大堂")
    assert take_in(shot, text, names=names) == []
    assert "小晚" not in {c.name for c in script.characters(shot)}
    again = rewriting.plan(shot, read_text(text, "s.txt"))
    assert {change.kind for change in again.told} == {"same"}


def test_a_renamed_set_is_still_the_set_of_the_script(shot):
    hall = next(one for one in script.sets(shot) if one.name == "宴会厅")
    editing.change_set(shot, hall.id, name="鹤庭宴会厅")
    assert take_in(shot, FIRST) == []
    assert script.scene(shot, numbers(shot)["1-1"]).set_id == hall.id


def test_an_episode_between_two_comes_between_them(shot):
    take_in(shot, "第4集\n4-1 日 内 面馆\n林晚：第四。\n")
    take_in(shot, "第3集\n3-1 日 内 面馆\n林晚：第三集的账。\n")
    assert [e.number for e in script.episodes(shot)] == [1, 2, 3, 4]


def test_random_rewrites_lose_no_surviving_line(store):
    luck = random.Random(916)
    chars = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳"
    said = ["".join(luck.choices(chars, k=12)) for _ in range(400)]
    scenes = [said[at * 5 : at * 5 + 5] for at in range(40)]

    def written(order):
        parts = ["第1集"]
        for number, lines in enumerate(order, 1):
            parts += [f"1-{number} 日 内 厅{number % 7}", *(f"林晚：{line}" for line in lines)]
        return "\n".join(parts)

    take_in(store, written(scenes))
    for _ in range(6):
        ids = {line.text: line.id for line in script.lines(store)}
        order = [list(lines) for lines in script_lines(store)]
        for _ in range(8):
            act = luck.randrange(5)
            at = luck.randrange(len(order))
            if act == 0:
                order.insert(at, [said.pop() for _ in range(3)])
            elif act == 1 and len(order) > 20:
                order.pop(at)
            elif act == 2:
                order.insert(luck.randrange(len(order)), order.pop(at))
            elif act == 3 and len(order[at]) > 2:
                order[at].pop(luck.randrange(len(order[at])))
            else:
                order[at].insert(luck.randrange(len(order[at]) + 1), said.pop())
        take_in(store, written(order))
        now = {line.text: line.id for line in script.lines(store)}
        flat = [line for lines in order for line in lines]
        assert [line for lines in script_lines(store) for line in lines] == flat
        assert all(now[text] == ids[text] for text in flat if text in ids)


def script_lines(store):
    return [[line.text for line in script.lines(store, scene.id)] for scene in script.scenes(store)]


def test_the_written_script_reads_back_as_the_same_script(shot):
    from studio.script.formats import write_fountain

    take_in(shot, SECOND)
    out = write_fountain(script_export.reading_of(shot))
    assert "江边" not in out


def test_strips_and_call_sheets_of_rewritten_scenes_are_marked_until_looked_at(shot):
    scene = numbers(shot)["1-1"]
    take_in(shot, SECOND)
    assert scene in schedule.read_facts(shot).rewritten
    changes = history.unseen_scenes(shot, "board")[scene]
    history.mark_seen(shot, changes, board=True)
    assert scene not in schedule.read_facts(shot).rewritten
    assert scene in history.unseen_scenes(shot, "sheet")


def test_a_rewrite_numbers_new_characters_but_nobody_who_was_taken_off_the_list(shot):
    people.number_cast(shot)
    person = next(one.id for one in script.characters(shot) if one.name == "顾沉")
    rows = shot.query("SELECT id FROM casting WHERE character_id = ?", [person])
    people.delete_casting(shot, str(rows[0]["id"]))
    take_in(shot, SECOND, number_cast=True)
    listed = {
        str(row["name"])
        for row in shot.query(
            "SELECT name FROM casting JOIN character ON character.id = character_id"
        )
    }
    assert listed == {"林晚", "白若琳"}


WESTERN = "INT. HALL - DAY\n\nANA\nThe money is on the table.\n\nINT. YARD - DAY\n\nBO\nWho paid?\n"
ANOTHER = "INT. HALL - DAY\n\nCARL\nNobody saw the ship leave.\n"


def take_western(store, text):
    reading = read_text(text, "a.fountain", "fountain")
    return script_import.commit(store, reading, "a.fountain")


def test_a_script_without_episodes_is_rewritten_when_it_is_the_same_script(store):
    take_western(store, WESTERN)
    told = take_western(store, WESTERN.replace("Who paid?", "Who has paid for it?"))
    assert [one.kind for one in told] == ["changed"]
    assert len(script.episodes(store)) == 1


def test_another_script_without_episodes_stands_beside_the_first(store):
    take_western(store, WESTERN)
    before = [scene.id for scene in script.scenes(store)]
    assert take_western(store, ANOTHER) == []
    assert [scene.id for scene in script.scenes(store)][:2] == before
    assert len(script.scenes(store)) == 3
    assert len(script.episodes(store)) == 2
