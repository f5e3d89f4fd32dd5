"""Whole identity numbers (facts of the field: GB 11643, permanent resident cards, 港澳台)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.procedure.case.people import Sex
from app.procedure.identity import IdentityKind, check_identity
from tests.app.procedure.identity import numbers as make
from tests.app.procedure.identity.numbers import TODAY
from tests.app.procedure.said import said

EIGHTEEN = {
    IdentityKind.RESIDENT_CARD: make.resident_areas,
    IdentityKind.HOUSEHOLD_REGISTER: make.resident_areas,
    IdentityKind.PERMANENT_RESIDENT_CARD: make.permanent_resident_areas,
    IdentityKind.HMT_RESIDENCE_PERMIT: make.hmt_areas,
}


def code_of(kind: IdentityKind, number: str) -> str | None:
    reason = check_identity(kind, number, today=TODAY).reason
    return said(reason)


def test_gb_11643_worked_example_of_the_standard() -> None:
    check = check_identity(IdentityKind.RESIDENT_CARD, "11010519491231002X", today=TODAY)
    assert check.reason is None
    assert (check.birth, check.sex) == (date(1949, 12, 31), Sex.FEMALE)


@pytest.mark.parametrize("kind", list(EIGHTEEN))
@given(data=st.data())
def test_every_well_formed_number_passes_whatever_its_area_code(kind: IdentityKind, data: st.DataObject) -> None:
    birth = data.draw(make.births)
    order = data.draw(make.orders)
    number = make.number(data.draw(EIGHTEEN[kind]), f"{birth:%Y%m%d}", order)
    check = check_identity(kind, number, today=TODAY)
    assert check.reason is None
    assert check.number == number
    assert check.birth == birth
    assert check.sex is (Sex.MALE if int(order) % 2 else Sex.FEMALE)


@given(number=make.numbers(make.resident_areas), place=st.integers(0, 17), other=st.sampled_from("0123456789X"))
def test_gb_11643_one_wrong_character_is_always_found(number: str, place: int, other: str) -> None:
    wrong = number[:place] + other + number[place + 1 :]
    assert (code_of(IdentityKind.RESIDENT_CARD, wrong) is None) == (wrong == number)


@given(number=make.numbers(make.resident_areas), place=st.integers(0, 16))
def test_gb_11643_two_neighbours_exchanged_are_always_found(number: str, place: int) -> None:
    wrong = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert (code_of(IdentityKind.RESIDENT_CARD, wrong) is None) == (wrong == number)


def test_full_width_spaces_dashes_and_small_x_are_written_one_way() -> None:
    for typed in (
        " 11010519491231002x ",
        "110105 19491231 002X",
        "110105-19491231-002x",
        "１１０１０５１９４９１２３１００２ｘ",
        "110105\u200b19491231\u3000002X\n",
        "\u202d11010519491231002X\u202c",
        "110105–19491231—002X",
    ):
        assert check_identity(IdentityKind.RESIDENT_CARD, typed, today=TODAY).number == "11010519491231002X"
        assert code_of(IdentityKind.RESIDENT_CARD, typed) is None


@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        (IdentityKind.RESIDENT_CARD, "", "identity.empty"),
        (IdentityKind.RESIDENT_CARD, " \u3000", "identity.empty"),
        (IdentityKind.RESIDENT_CARD, "110105491231002", "identity.needs_eighteen"),
        (IdentityKind.HOUSEHOLD_REGISTER, "110105491231002", "identity.needs_eighteen"),
        (IdentityKind.RESIDENT_CARD, "11010519491231002", "identity.too_short"),
        (IdentityKind.RESIDENT_CARD, "11010519491231002X1", "identity.too_long"),
        (IdentityKind.RESIDENT_CARD, "1101051949123100X2", "identity.digits_only"),
        (IdentityKind.RESIDENT_CARD, "1101051949123100²X", "identity.digits_only"),
        (IdentityKind.RESIDENT_CARD, "١١٠١٠٥١٩٤٩١٢٣١٠٠٢X", "identity.digits_only"),
        (IdentityKind.RESIDENT_CARD, "110105194912310021", "identity.check_digit"),
        (IdentityKind.RESIDENT_CARD, make.number(birth="19490229"), "identity.birth_impossible"),
        (IdentityKind.RESIDENT_CARD, make.number(birth="19491332"), "identity.birth_impossible"),
        (IdentityKind.RESIDENT_CARD, make.number(birth="00000101"), "identity.birth_impossible"),
        (IdentityKind.RESIDENT_CARD, make.number(birth="18491231"), "identity.birth_outside"),
        (IdentityKind.RESIDENT_CARD, make.number(birth="18500101"), None),
        (IdentityKind.RESIDENT_CARD, make.number(birth="20240229"), None),
        (IdentityKind.RESIDENT_CARD, make.number(birth="20250630"), None),
        (IdentityKind.RESIDENT_CARD, make.number(birth="20250701"), "identity.birth_future"),
        (IdentityKind.RESIDENT_CARD, make.number(area="011010"), "identity.begins_resident"),
        (IdentityKind.RESIDENT_CARD, make.number(area="911584"), "identity.is_permanent_resident_card"),
        (IdentityKind.RESIDENT_CARD, make.number(area="830000"), "identity.is_hmt_residence_permit"),
        (IdentityKind.PERMANENT_RESIDENT_CARD, make.number(), "identity.begins_permanent_resident"),
        (IdentityKind.HMT_RESIDENCE_PERMIT, make.number(), "identity.begins_hmt"),
        (IdentityKind.HMT_RESIDENCE_PERMIT, make.number(area="840000"), "identity.begins_hmt"),
        (IdentityKind.PERMANENT_RESIDENT_CARD, "USA110075010112", None),
        (IdentityKind.PERMANENT_RESIDENT_CARD, "usa 1100 7501 0112", None),
        (IdentityKind.PERMANENT_RESIDENT_CARD, "USA11007501011", "identity.old_permanent_resident_form"),
        (IdentityKind.HMT_TRAVEL_PERMIT, "H12345678", None),
        (IdentityKind.HMT_TRAVEL_PERMIT, "m1234567800", None),
        (IdentityKind.HMT_TRAVEL_PERMIT, "12345678", None),
        (IdentityKind.HMT_TRAVEL_PERMIT, "1234567801", None),
        (IdentityKind.HMT_TRAVEL_PERMIT, "H123456789", "identity.travel_permit_form"),
        (IdentityKind.HMT_TRAVEL_PERMIT, "T12345678", "identity.travel_permit_form"),
        (IdentityKind.PASSPORT, "E12345678", None),
        (IdentityKind.PASSPORT, "ＥＡ１２３４５６７", None),
        (IdentityKind.PASSPORT, "PASSPORT", "identity.passport_form"),
        (IdentityKind.PASSPORT, "11010519491231002X", "identity.passport_form"),
        (IdentityKind.PASSPORT, "E1234张", "identity.passport_form"),
        (IdentityKind.BIRTH_CERTIFICATE, "A430000001", None),
        (IdentityKind.BIRTH_CERTIFICATE, "A43", "identity.birth_certificate_form"),
        (IdentityKind.OTHER, "军字第 1234-5 号", None),
        (IdentityKind.OTHER, "1" * 41, "limits.too_long"),
        (IdentityKind.OTHER, "12\x0034", "limits.control_character"),
    ],
)
def test_each_kind_of_paper(kind: IdentityKind, number: str, code: str | None) -> None:
    assert code_of(kind, number) == code


def test_an_unknown_kind_of_number_keeps_its_own_marks() -> None:
    assert check_identity(IdentityKind.OTHER, " 军字第 1234-5 号 ", today=TODAY).number == "军字第 1234-5 号"


def test_nothing_is_read_from_a_refused_number() -> None:
    check = check_identity(IdentityKind.RESIDENT_CARD, "110105194912310021", today=TODAY)
    assert (check.birth, check.sex) == (None, None)


@given(kind=st.sampled_from(IdentityKind), text=st.text(max_size=60))
def test_any_text_gets_an_answer_and_a_reason_never_repeats_the_number(kind: IdentityKind, text: str) -> None:
    check = check_identity(kind, text, today=TODAY)
    if check.reason is not None and len(check.number) > 4:
        assert all(check.number not in value for _, value in check.reason.params)
    again = check_identity(kind, check.number, today=TODAY)
    assert again == check
