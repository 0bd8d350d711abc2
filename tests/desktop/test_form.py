"""A form writes a field when it is left, keeps what was refused, and never eats typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio.base.errors import StudioError
from studio.desktop.widgets.form import Form


@pytest.fixture
def form(ctx, qtbot):
    made = Form(ctx)
    made.written = []
    qtbot.addWidget(made)

    def write(value):
        if value == "bad":
            raise StudioError("“{value}” is refused. Type another.", value=value)
        made.written.append(value)

    made.set_heading("A place", "used in 3 scenes")
    made.field = made.add_text("name", "Name", write)
    made.note = made.add_long("note", "Note", write)
    made.pick = made.add_choice("kind", "Kind", write, [("a", "First"), ("b", "Second")])
    made.show_values({"name": "Roof", "note": "", "kind": "a"})
    made.show()
    qtbot.waitExposed(made)
    return made


def test_leaving_a_changed_field_writes_it_once(form):
    form.field.setText("Rooftop")
    form.field.editingFinished.emit()
    assert form.written == ["Rooftop"]
    form.show_values({"name": "Rooftop"})
    form.field.editingFinished.emit()
    assert form.written == ["Rooftop"]


def test_a_refused_value_stays_with_its_sentence(form):
    form.field.setText("bad")
    form.field.editingFinished.emit()
    assert form.field.text() == "bad"
    assert form._errors["name"].text() == "“bad” is refused. Type another."
    assert form._errors["name"].isVisible()
    QTest.keyClick(form.field, Qt.Key.Key_Escape)
    assert form.field.text() == "Roof"
    assert not form._errors["name"].isVisible()


def test_a_choice_writes_its_value(form):
    form.pick.setCurrentIndex(1)
    form.pick.activated.emit(1)
    assert form.written == ["b"]
