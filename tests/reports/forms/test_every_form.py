"""What holds for every form that the procedure declares."""

import re
from dataclasses import replace

import pytest

from app.errors import InputError
from reports.forms import FORMS
from tests.factory import (
    LONG_ADDRESS,
    LONG_NAME,
    LONG_REMARK,
    RARE,
    UNBROKEN,
    UNDRAWABLE,
    Household,
    a_case_file,
    a_procedure,
    before_filing,
    crowded,
    extreme,
)
from tests.reports.drawing import blank, blank_text, form, form_text, ticks_set
from tests.reports.reading import page_texts, squeezed

IDS = [declared.id for declared in a_procedure().forms]
LANGUAGES = ("zh_CN", "en")
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_every_declared_form_has_a_drawer_and_no_drawer_is_undeclared() -> None:
    assert set(FORMS) == set(IDS)


def test_every_form_of_every_step_is_declared() -> None:
    assert {form_id for step in a_procedure().steps for form_id in step.forms} <= set(IDS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form_id", IDS)
def test_a_form_carries_name_code_version_case_and_operator(form_id: str, language: str) -> None:
    file, declared = a_case_file(Household.COMPANY), a_procedure().form(form_id)
    text = form_text(form_id, file, language)
    assert squeezed(declared.name(language)) in text or form_id == "certificate"
    assert f"{declared.code}·{declared.version}" in text
    if form_id != "move_in_guide":
        assert file.case.number in text or form_id in {"power_of_attorney", "certificate"}
    if form_id != "certificate":
        assert "王丽" in text


@pytest.mark.parametrize("kind", Household)
def test_every_form_of_every_household_is_drawn_in_both_languages(kind: Household) -> None:
    """The strict translator fails on any text without a Chinese translation."""
    for file in (a_case_file(kind), before_filing(a_case_file(kind))):
        for form_id in IDS:
            for language in LANGUAGES:
                assert form(form_id, file, language).startswith(b"%PDF-")


@pytest.mark.parametrize("form_id", [form_id for form_id in IDS if form_id != "certificate"])
def test_an_empty_form_in_english_holds_no_chinese(form_id: str) -> None:
    assert not CHINESE.search(blank_text(form_id, "en"))


@pytest.mark.parametrize("form_id", [declared.id for declared in a_procedure().forms if declared.id != "certificate"])
def test_a_blank_form_has_nothing_ticked_or_filled_in(form_id: str) -> None:
    text = blank_text(form_id)
    assert "海棠苑" in text
    assert "HTY-" not in text
    assert ticks_set(blank(form_id)) == 0


def test_a_filled_form_has_its_ticks() -> None:
    assert ticks_set(form("client_card", a_case_file(Household.COMPANY))) == 4


@pytest.mark.parametrize("form_id", [form_id for form_id in IDS if form_id not in {"certificate", "move_in_guide"}])
@pytest.mark.parametrize("kind", [Household.CO_OWNERS, Household.RENOVATING, Household.COMPANY])
def test_texts_as_long_and_strange_as_may_be_are_printed_whole(form_id: str, kind: Household) -> None:
    text = form_text(form_id, extreme(crowded(a_case_file(kind))))
    assert LONG_NAME.replace(" ", "") in text
    assert "&lt;" not in text
    assert "&amp;" not in text


@pytest.mark.parametrize(
    ("form_id", "expected"),
    [
        ("client_card", LONG_ADDRESS),
        ("client_card", UNBROKEN),
        ("document_register", LONG_REMARK[:500]),
        ("acceptance_form", LONG_REMARK),
        ("repair_order", LONG_REMARK),
        ("item_register", UNBROKEN),
        ("commitment", LONG_REMARK),
        ("operations_form", LONG_REMARK),
        ("archive_index", LONG_REMARK[:300]),
    ],
)
def test_markup_formulas_and_quotes_are_printed_as_they_are(form_id: str, expected: str) -> None:
    """`<b>`, `=1+1` and quotes stand on paper as they were typed, whole, over as many pages as they need."""
    printed = form_text(form_id, extreme(a_case_file(Household.CO_OWNERS)))
    characters = iter(printed)
    assert all(character in characters for character in squeezed(expected)), "something was lost, or its order changed"
    assert printed.count('"=1+1"') >= expected.count('"=1+1"')


@pytest.mark.parametrize("form_id", [form_id for form_id in IDS if form_id not in {"move_in_guide", "certificate"}])
def test_a_name_of_rare_characters_can_be_searched_and_copied(form_id: str) -> None:
    file = extreme(a_case_file(Household.COMPANY))
    assert RARE in form_text(form_id, file)


@pytest.mark.parametrize("form_id", ["client_card", "fee_slip", "acceptance_form"])
def test_what_no_font_draws_is_named_and_nothing_is_printed(form_id: str) -> None:
    file = a_case_file(Household.CO_OWNERS)
    broken = replace(file, people=tuple(replace(person, name=UNDRAWABLE) for person in file.people))
    with pytest.raises(InputError) as caught:
        form(form_id, broken)
    assert caught.value.reason.code == "print.undrawable"
    assert "U+30EDD" in dict(caught.value.reason.params)["characters"]
    assert "U+1F3E0" in dict(caught.value.reason.params)["characters"]


@pytest.mark.parametrize("form_id", IDS)
def test_the_same_form_gives_the_same_bytes(form_id: str) -> None:
    file = a_case_file(Household.CO_OWNERS)
    assert form(form_id, file) == form(form_id, file)


def test_no_form_leaves_a_page_without_content() -> None:
    for form_id in IDS:
        for text in page_texts(form(form_id, a_case_file(Household.COMPANY))):
            assert len(squeezed(text)) > 60
