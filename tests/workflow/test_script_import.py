import pytest

from studio.base.errors import Cancelled, StudioError
from studio.base.progress import Progress
from studio.breakdown import store as breakdown
from studio.people import store as people
from studio.project import snapshots
from studio.project.store import Store
from studio.schedule import store as schedule
from studio.script import editing
from studio.script import store as script
from studio.script.formats import read_text, reading_json
from studio.workflow import script_export, script_import
from tests.project.tables import dump

EPISODE = """《退婚》
第1集：退婚
1-1 日 内 宴会厅
人物：林晚、顾沉、宾客×20
道具：戒指
△林晚摘下戒指。
林晚：（冷笑）退婚可以。
顾沉（OS）：她变了。
1-2 夜 外 江边
人物：林晚
林晚：结账吧。
母亲（VO）：孩子，回家。
【钩子：谁在等她？】
"""


def load(store, text=EPISODE, **options):
    script_import.commit(store, read_text(text, "退婚.txt"), "退婚.txt", **options)


def test_an_import_is_one_step_that_undo_takes_back_whole(store):
    before = dump(store)
    load(store)
    assert store.history(1)[0].label.values == {"file": "退婚.txt"}
    assert len(store.history()) == 2
    assert len(script.scenes(store)) == 2
    store.undo()
    assert dump(store) == before
    store.redo()
    assert [scene.number for scene in script.scenes(store)] == ["1-1", "1-2"]


def test_what_the_script_names_is_in_every_room(store):
    load(store)
    first, second = script.scenes(store)
    assert (first.set_name, first.int_ext, first.time_of_day) == ("宴会厅", "INT", "DAY")
    assert (second.set_name, second.colour) == ("江边", "EXT NIGHT")
    assert first.minutes > 0
    needs = {
        (e.category_key, e.name, e.quantity) for e in breakdown.scene_elements(store, first.id)
    }
    assert ("props", "戒指", 1) in needs
    assert ("background", "宾客", 20) in needs
    assert [strip.numbers for strip in schedule.active_board(store).boneyard] == [
        ("1-1",),
        ("1-2",),
    ]
    numbers = [c.cast_number for c in people.castings(store)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert people.castings(store)[0].character == "林晚"
    assert script.episodes(store)[0].hook == "谁在等她？"


def test_a_voice_over_brings_nobody_to_the_set_but_an_inner_voice_does(store):
    load(store)
    strips = {s.numbers[0]: s for s in schedule.active_board(store).boneyard}
    assert "顾沉" in [ref.name for ref in strips["1-1"].cast]
    assert [ref.name for ref in strips["1-2"].cast] == ["林晚"]


@pytest.mark.parametrize("line", ["旁白：三年后。", "母亲（电话里）：喂？", "广播：请注意。"])
def test_narrators_and_voices_on_the_telephone_are_not_called_to_the_set(store, line):
    load(store, f"第1集\n1-1 日 内 大堂\n人物：林晚\n林晚：早。\n{line}\n")
    strip = schedule.active_board(store).boneyard[0]
    assert [ref.name for ref in strip.cast] == ["林晚"]
    assert len(script.characters(store)) == 2


def test_a_voice_over_that_goes_on_is_still_only_heard(store):
    text = "INT. HALL - DAY\n\nANA\nHi.\n\nBO (V.O.) (CONT'D)\nFar away.\n"
    script_import.commit(store, read_text(text, "a.fountain", "fountain"), "a.fountain")
    assert [r.name for r in schedule.active_board(store).boneyard[0].cast] == ["ANA"]


def test_the_same_episode_twice_changes_nothing(store):
    load(store)
    before = dump(store)
    load(store)
    assert dump(store) == before


def test_the_next_episodes_come_behind_and_a_snapshot_is_taken_first(store):
    load(store)
    load(store, "第2集\n2-1 日 内 大堂\n林晚：早。\n")
    assert [e.number for e in script.episodes(store)] == [1, 2]
    assert [s.reason for s in snapshots.listed(store.path)] == ["before-import"] * 2
    assert len(script.characters(store)) == 3


def test_a_cancelled_import_leaves_no_rows(store):
    before = dump(store)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        load(store, progress=progress)
    assert dump(store) == before


def test_a_text_without_scenes_is_told(store):
    reading = read_text("第1集：空\n", "空.txt", "chinese")
    reading.episodes = [e for e in reading.episodes if e.scenes]
    with pytest.raises(StudioError, match="no scenes"):
        script_import.commit(store, reading, "空.txt")


def test_an_exported_script_reads_back_the_same(store):
    load(store)
    out = script_export.reading_of(store)
    from studio.script.formats import write_fountain

    again = reading_json(read_text(write_fountain(out), "out.fountain"))
    spoken = [
        (line["character"], line["text"])
        for episode in again["episodes"]
        for scene in episode["scenes"]
        for line in scene["lines"]
        if line["kind"] == "dialogue"
    ]
    assert spoken == [
        ("林晚", "退婚可以。"),
        ("顾沉", "她变了。"),
        ("林晚", "结账吧。"),
        ("母亲", "孩子，回家。"),
    ]


def test_edited_lines_change_the_estimates_unless_somebody_fixed_them(store):
    load(store)
    first = script.scenes(store)[0]
    editing.add_line(store, first.id, "dialogue", "很长的台词" * 60)
    longer = script.scenes(store)[0]
    assert longer.seconds > first.seconds
    assert longer.eighths > first.eighths
    editing.change_scene(store, first.id, eighths=12, minutes=95)
    editing.add_line(store, first.id, "dialogue", "再来一次" * 60)
    fixed = script.scenes(store)[0]
    assert (fixed.eighths, fixed.minutes) == (12, 95)
    assert fixed.seconds > longer.seconds


def test_lines_keep_their_order_when_one_is_put_between(store):
    load(store)
    scene = script.scenes(store)[0]
    first = script.lines(store, scene.id)[0]
    made = editing.add_line(store, scene.id, "action", "新的一行", after=first.id)
    assert script.lines(store, scene.id)[1].id == made
    editing.set_line_text(store, made, "  ")
    assert made not in [line.id for line in script.lines(store, scene.id)]
    store.undo()
    assert script.lines(store, scene.id)[1].text == "新的一行"


def test_a_new_speaker_joins_the_cast_of_the_scene(store):
    load(store)
    scene = script.scenes(store)[1]
    line = next(line for line in script.lines(store, scene.id) if line.kind == "dialogue")
    editing.change_line(store, line.id, character="新人")
    assert "新人" in [c.name for c in script.characters(store)]
    assert len(script.cast_of(store)[scene.id]) == 3
    with pytest.raises(StudioError, match="not possible here"):
        editing.change_line(store, line.id, kind="song")


def test_two_programs_that_import_the_same_episode_at_once_bring_it_in_once(store, monkeypatch):
    load(store, "第9集\n9-1 日 内 大堂\n林晚：早。\n")
    other = Store.open(store.path)

    def meanwhile(*_: object) -> None:
        monkeypatch.undo()
        load(other)

    monkeypatch.setattr(script_import.snapshots, "take", meanwhile)
    load(store)
    other.close()
    assert [e.number for e in script.episodes(store)] == [1, 9]
    assert [s.number for s in script.scenes(store)] == ["1-1", "1-2", "9-1"]


def test_a_voice_whose_name_begins_another_name_on_the_cast_line_is_not_on_the_set(store):
    load(store, "第1集\n1-1 日 内 家\n人物：林晚晴\n林晚晴：喂？\n林晚（VO）：是我。\n")
    assert [ref.name for ref in schedule.active_board(store).boneyard[0].cast] == ["林晚晴"]
