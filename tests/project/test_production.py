from dataclasses import replace

import pytest

from studio.base.errors import StudioError
from studio.project import production


def test_names_are_chosen_by_language_and_by_its_script_where_both_are_one_language(store):
    show = replace(production.production(store), language="zh-Hans", other_language="en")
    assert [show.choose(code, "雨", "Rain") for code in ("zh-Hans", "en-GB", "th")] == [
        "雨",
        "Rain",
        "雨",
    ]
    assert show.choose("en", "雨", "") == "雨"
    both = replace(show, other_language="zh-Hant")
    assert [both.choose(code, "云", "雲") for code in ("zh-Hans", "zh-Hant")] == ["云", "雲"]


@pytest.mark.parametrize(
    "values", [{"title": " \n"}, {"currency": "yuan"}, {"time_zone": "Mars/Base"}]
)
def test_a_production_is_not_changed_into_one_that_cannot_be_printed(store, values):
    before = production.production(store)
    with pytest.raises(StudioError):
        production.change(store, **values)
    assert production.production(store) == before
