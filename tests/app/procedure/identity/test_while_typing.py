"""Numbers while they are typed: a reason comes exactly when no typing on can help."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.procedure.identity import IdentityKind, check_identity, hopeless_so_far
from tests.app.procedure.identity import numbers as make
from tests.app.procedure.identity.numbers import TODAY
from tests.app.procedure.said import said

VALID: dict[IdentityKind, st.SearchStrategy[str]] = {
    IdentityKind.RESIDENT_CARD: make.numbers(make.resident_areas),
    IdentityKind.HOUSEHOLD_REGISTER: make.numbers(make.resident_areas),
    IdentityKind.PERMANENT_RESIDENT_CARD: make.numbers(make.permanent_resident_areas)
    | st.from_regex(r"[A-Z]{3}[0-9]{12}", fullmatch=True),
    IdentityKind.HMT_RESIDENCE_PERMIT: make.numbers(make.hmt_areas),
    IdentityKind.HMT_TRAVEL_PERMIT: st.from_regex(r"[HM]?([0-9]{8}|[0-9]{10})", fullmatch=True),
    IdentityKind.PASSPORT: st.from_regex(r"[A-Z]{1,2}[0-9]{7,9}", fullmatch=True),
    IdentityKind.BIRTH_CERTIFICATE: st.from_regex(r"[A-Z][0-9]{9}", fullmatch=True),
    IdentityKind.OTHER: st.text("0123456789", min_size=1, max_size=40),
}


@pytest.mark.parametrize("kind", list(IdentityKind))
@settings(deadline=None)  # the first example also loads what checks the digits
@given(data=st.data())
def test_no_beginning_of_a_valid_number_is_refused(kind: IdentityKind, data: st.DataObject) -> None:
    number = data.draw(VALID[kind])
    for length in range(len(number)):
        assert hopeless_so_far(kind, number[:length], today=TODAY) is None, number[:length]
    assert check_identity(kind, number, today=TODAY).reason is None
    assert hopeless_so_far(kind, number.lower(), today=TODAY) is None


@given(
    number=make.numbers(make.resident_areas),
    place=st.integers(0, 16),
    other=st.sampled_from("0123456789X"),
    ends=st.lists(make.orders, min_size=3, max_size=3),
)
def test_a_refused_beginning_can_indeed_not_be_completed(number: str, place: int, other: str, ends: list[str]) -> None:
    """Random endings after a refused beginning never make a valid number."""
    beginning = number[:place] + other
    if hopeless_so_far(IdentityKind.RESIDENT_CARD, beginning, today=TODAY) is None:
        return
    for end in ends:
        whole = (beginning + number[place + 1 : 14] + end)[:17]
        if whole.isdigit() and len(whole) == 17:
            whole = make.with_check(whole)
        assert check_identity(IdentityKind.RESIDENT_CARD, whole, today=TODAY).reason is not None


@pytest.mark.parametrize(
    "beginning", ["110105184", "1101051949", "110105194902", "1101051949023", "11010520250630", "110105202506"]
)
def test_possible_exactly_when_a_birth_date_begins_so(beginning: str) -> None:
    """Tried out over every day of the calendar from 1840 to 2030."""
    wanted = beginning[6:]
    days = (f"{year}{month:02}{day:02}" for year in range(1840, 2031) for month in range(1, 13) for day in range(1, 32))
    reachable = any(
        check_identity(IdentityKind.RESIDENT_CARD, make.number(birth=day), today=TODAY).reason is None
        for day in days
        if day.startswith(wanted)
    )
    assert (hopeless_so_far(IdentityKind.RESIDENT_CARD, beginning, today=TODAY) is None) is reachable


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", None),
        ("1", None),
        ("0", "identity.begins_resident"),
        ("9", "identity.is_permanent_resident_card"),
        ("81000", None),
        ("810000", "identity.is_hmt_residence_permit"),
        ("11010X", "identity.digits_only"),
        ("1101053", "identity.birth_outside"),
        ("11010517", "identity.birth_outside"),
        ("1101052026", "identity.birth_outside"),
        ("11010519492", "identity.birth_impossible"),
        ("110105194902", None),
        ("1101051949023", "identity.birth_impossible"),
        ("11010519490200", "identity.birth_impossible"),
        ("1101051949020", None),
        ("1101051949013", None),
        ("1101051949014", "identity.birth_impossible"),
        ("110105194900", "identity.birth_impossible"),
        ("110105194913", "identity.birth_impossible"),
        ("110105202507", "identity.birth_future"),
        ("110105491231002", "identity.needs_eighteen"),
        ("110105194912310021", "identity.check_digit"),
        ("11010519491231002X0", "identity.too_long"),
    ],
)
def test_reasons_come_as_soon_as_they_are_certain(typed: str, code: str | None) -> None:
    assert said(hopeless_so_far(IdentityKind.RESIDENT_CARD, typed, today=TODAY)) == code


def test_a_child_born_today_can_be_typed() -> None:
    first_of_month = date(2025, 6, 1)
    number = make.number(birth="20250601")
    for length in range(19):
        assert hopeless_so_far(IdentityKind.RESIDENT_CARD, number[:length], today=first_of_month) is None
    assert hopeless_so_far(IdentityKind.RESIDENT_CARD, number[:12], today=date(2025, 5, 31)) is not None
