"""Several files as one season: order, numbers, gaps, and what is said of bad files."""

import pytest

from studio.base.errors import StudioError
from studio.script.formats import read_season
from studio.script.formats.season import number_in_name

SCENE = "{number}-1 日 内 家\n△好。\n"


def write(folder, name, text="△好。\n"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told(reading):
    return [(one.severity, one.file, one.text.format(**one.values)) for one in reading.diagnostics]


def test_files_come_in_natural_order_with_the_numbers_of_their_names(tmp_path):
    names = ["第10集.txt", "第2集.txt", "第1集.txt", "第十一集.txt"]
    reading = read_season([write(tmp_path, name) for name in names])
    assert [one.number for one in reading.episodes] == [1, 2, 10, 11]
    assert [one.file for one in reading.episodes] == [
        "第1集.txt",
        "第2集.txt",
        "第10集.txt",
        "第十一集.txt",
    ]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("第12集.txt", 12),
        ("ep12.fountain", 12),
        ("012.txt", 12),
        ("Episode 3 - Home.fountain", 3),
        ("玻璃桥_第三集_终稿v2.txt", 3),
        ("season.txt", None),
    ],
)
def test_a_file_name_gives_the_number(name, number):
    assert number_in_name(name) == number


def test_a_title_in_the_file_beats_its_name(tmp_path):
    files = [write(tmp_path, "a1.txt", "第7集\n7-1 日 内 家\n△好。"), write(tmp_path, "a2.txt")]
    assert [one.number for one in read_season(files).episodes] == [7, 2]


def test_without_a_number_the_scenes_give_it_or_the_next_one_is_taken(tmp_path):
    files = [write(tmp_path, "a.txt", SCENE.format(number=4)), write(tmp_path, "b.txt")]
    assert [one.number for one in read_season(files).episodes] == [4, 5]


def test_a_folder_gives_its_script_files(tmp_path):
    write(tmp_path, "ep2.txt")
    write(tmp_path, "ep1.txt")
    write(tmp_path, ".hidden.txt")
    write(tmp_path, "budget.csv")
    assert [one.number for one in read_season([tmp_path]).episodes] == [1, 2]


def test_gaps_and_doubles_are_told(tmp_path):
    files = [write(tmp_path, name) for name in ("ep1.txt", "ep4.txt", "ep4b.txt")]
    assert told(read_season(files)) == [
        ("warning", "ep4.txt", "Missing before this: episode 2–3."),
        ("warning", "ep4b.txt", "Episode 4 comes twice."),
    ]


def test_gaps_inside_one_file_are_told(tmp_path):
    text = "第1集\n1-1 日 内 家\n△好。\n第3集\n3-1 日 内 家\n△好。"
    assert told(read_season([write(tmp_path, "all.txt", text)])) == [
        ("warning", "", "Missing before this: episode 2.")
    ]


def test_source_lines_stay_those_of_each_file(tmp_path):
    files = [write(tmp_path, f"ep{number}.txt", "\n△好。\n……\n") for number in (1, 2)]
    reading = read_season(files)
    assert [one.scenes[0].lines[0].source for one in reading.episodes] == [(2, 2), (2, 2)]
    assert reading.unclassified == [(3, "……"), (3, "……")]
    assert reading.unclassified_files == ["ep1.txt", "ep2.txt"]


def test_one_file_is_read_as_it_is(tmp_path):
    assert read_season([write(tmp_path, "12.txt")]).episodes[0].number is None


def test_one_bad_file_is_named(tmp_path):
    files = [write(tmp_path, "ep1.txt"), tmp_path / "ep2.txt"]
    files[1].write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    with pytest.raises(StudioError, match=r"ep2\.txt is not a text file"):
        read_season(files)


def test_a_folder_without_scripts_and_no_files_at_all_are_told(tmp_path):
    with pytest.raises(StudioError, match="has no script in it"):
        read_season([tmp_path])
    with pytest.raises(StudioError, match="No script was chosen"):
        read_season([])
