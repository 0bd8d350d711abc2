"""A script of two episodes, and what the tests of its page read from it."""

import pytest

from studio.desktop.pages.script import ScriptPage
from studio.script import store as script
from studio.script.formats import read_text
from studio.workflow import script_import

TEXT = """第1集：退婚

1-1 日 内 宴会厅
人物：林晚、顾沉
△林晚推开门。
顾沉：（冷笑）你来晚了。
林晚（OS）：我没有。
【字幕：三年后】

1-2 夜 外 天台
人物：顾沉
△顾沉看着雨。

第2集：结账

2-1 夜 内 酒店大堂
人物：林晚
△林晚<b>笑</b>了。
"""


@pytest.fixture
def season(store):
    script_import.commit(store, read_text(TEXT, "season.txt"), "season.txt")
    return store


@pytest.fixture
def page(season, make_page):
    return make_page(ScriptPage)


def texts(page):
    return [row.text for row in page.view.rows_shown()]


def row_with(page, text):
    return next(row for row in page.view.rows_shown() if row.text == text)


def line(store, text):
    return next(line for line in script.lines(store) if line.text == text)


def key(qtbot, widget, *keys):
    for one in keys:
        qtbot.keyClick(widget, one)
