from studio.base.columns import fit, table, width


def test_chinese_characters_are_two_columns_wide_and_marks_none():
    assert width("客厅 A") == 6
    assert width("e\u0301") == 1


def test_a_cut_text_never_passes_the_columns_it_got():
    assert fit("沈家别墅客厅", 7) == "沈家别…"
    assert fit("short", 5) == "short"


def test_columns_line_up_under_wide_text():
    lines = table([["客厅", "1", "x"], ["Hall A", "12", "y"]], {1})
    assert lines == ["客厅     1  x", "Hall A  12  y"]
