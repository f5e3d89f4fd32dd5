"""Checked away from the counter: genuine, void, altered or unknown, and why (C1, C7)."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.archive.database.connection import run
from app.desk.certificates import issuing
from app.desk.certificates.books import open_next_book
from app.desk.certificates.checking import CertificateVerdict, CheckedCertificate, check_certificate, check_signature
from app.desk.certificates.restored_books import reconcile_book
from app.desk.certificates.site_keys import SiteKey, keys_of
from app.desk.household import queries
from app.desk.site import open_desk
from app.errors import InputError
from app.procedure.case import UnitKind
from app.procedure.certificates.signed_code import key_fingerprint
from app.procedure.reason import Reason
from tests.app.desk.counter import PASSWORD, START, Counter, a_counter, settings_in
from tests.app.desk.journey import an_owner, arrived
from tests.app.desk.signed_codes import altered, an_issued_code, said_by
from tests.app.procedure.said import said
from tests.walking.desk_office import MovableClock

GENUINE, VOID, ALTERED, UNKNOWN = CertificateVerdict


def keys(counter: Counter) -> tuple[SiteKey, ...]:
    return keys_of(counter.desk.archive.stations())


def found(checked: CheckedCertificate) -> tuple[CertificateVerdict, str | None]:
    """The verdict and the code of its reason, which can be said."""
    return checked.verdict, None if checked.reason is None else said(checked.reason)


def test_the_code_names_number_unit_day_site_key_and_the_journal_s_head_before_the_issue(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    head = counter.desk.archive.head()
    issuing.issue(counter.desk, office.case_id)
    held = office.file.certificate
    assert held is not None
    sealed = said_by(held.seal or "")
    assert (sealed.number, sealed.unit, sealed.issued_on) == (1, "3号楼 2单元 101", counter.desk.today())
    assert (sealed.site, sealed.head) == ("海棠苑", head.hash.hex()[:8])
    assert sealed.key == key_fingerprint(bytes.fromhex(counter.desk.archive.station.public_key))


def test_an_issued_certificate_is_genuine(counter: Counter) -> None:
    code = an_issued_code(counter)
    checked = check_certificate(counter.desk, code)
    assert found(checked) == (GENUINE, None)
    assert checked.signed_code == said_by(code)


def test_public_keys_alone_tell_a_signature_but_not_what_became_of_the_number(counter: Counter) -> None:
    code = an_issued_code(counter)
    assert found(check_signature(keys(counter), code)) == (GENUINE, "certificate_code.void_not_told")
    issuing.void(counter.desk, 1, "姓名有误")
    assert found(check_signature(keys(counter), code)) == (GENUINE, "certificate_code.void_not_told")
    assert found(check_signature([], code)) == (UNKNOWN, "certificate_code.key_unknown")


def test_c7_a_void_certificate_is_void_and_names_its_replacement(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    issuing.issue(counter.desk, office.case_id)
    (held,) = office.file.certificates
    issuing.void(counter.desk, 1, "姓名有误")
    day = counter.desk.today().isoformat()
    checked = check_certificate(counter.desk, held.seal or "")
    assert (checked.verdict, checked.reason) == (VOID, Reason.of("certificate_code.void", number="00001", day=day))
    issuing.issue(counter.desk, office.case_id)
    checked = check_certificate(counter.desk, held.seal or "")
    assert (checked.verdict, checked.reason) == (
        VOID,
        Reason.of("certificate_code.replaced", number="00001", day=day, replacement="00002"),
    )
    replacement = office.file.certificate
    assert replacement is not None
    assert found(check_certificate(counter.desk, replacement.seal or "")) == (GENUINE, None)


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Counter, str]]:
    """A counter with one certificate issued, for many checks that write nothing."""
    made = a_counter(tmp_path_factory.mktemp("issued"))
    with made.desk.archive:
        yield made, an_issued_code(made)


CHANGES = st.one_of(
    st.builds(dict, number=st.integers(2, 99_999)),
    st.builds(dict, unit=st.sampled_from(["3号楼 2单元 102", "", "3号楼 2单元 101 "])),
    st.builds(dict, issued_on=st.dates(max_value=date(2026, 11, 30))),
    st.builds(dict, site=st.sampled_from(["海棠苑二期", ""])),
    st.builds(dict, head=st.sampled_from(["00000000", "ffffffff"])),
    st.builds(dict, signature=st.binary(min_size=64, max_size=64)),
)


@settings(max_examples=60, deadline=None)
@given(changes=CHANGES)
def test_whatever_was_changed_in_a_code_it_is_altered(issued: tuple[Counter, str], changes: dict[str, object]) -> None:
    counter, code = issued
    for check in (
        check_certificate(counter.desk, altered(code, **changes)),
        check_signature(keys(counter), altered(code, **changes)),
    ):
        assert found(check) == (ALTERED, "certificate_code.altered")


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_a_code_altered_in_any_character_is_never_genuine(issued: tuple[Counter, str], data: st.DataObject) -> None:
    counter, code = issued
    place = data.draw(st.integers(0, len(code) - 1))
    character = data.draw(st.characters(exclude_characters=code[place], exclude_categories=["Cs"]))
    text = data.draw(st.sampled_from([code[:place] + character + code[place + 1 :], code[:place] + code[place + 1 :]]))
    if character.isspace() or character in "０１２３４５６７８９\ufeff":
        return  # what the scanner adds, not what stands in the code
    assert verdict_of(counter, text) in (ALTERED, UNKNOWN, None)


def verdict_of(counter: Counter, text: str) -> CertificateVerdict | None:
    """The verdict, by the archive as by the keys alone; none for a text that is no code at all."""
    try:
        by_archive = check_certificate(counter.desk, text).verdict
    except InputError:
        with pytest.raises(InputError):
            check_signature(keys(counter), text)
        return None
    assert check_signature(keys(counter), text).verdict == by_archive
    return by_archive


def test_another_site_s_certificate_is_not_known_here(counter: Counter, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = a_counter(tmp_path / "other")
    with other.desk.archive:
        code = an_issued_code(other)
    assert found(check_certificate(counter.desk, code)) == (UNKNOWN, "certificate_code.key_unknown")
    assert found(check_signature(keys(counter), code)) == (UNKNOWN, "certificate_code.key_unknown")
    sealed = said_by(code)
    disguised = altered(code, key=key_fingerprint(keys(counter)[0].public_key))
    assert sealed.number == 1
    assert found(check_certificate(counter.desk, disguised)) == (ALTERED, "certificate_code.altered")


def test_c1_a_number_that_a_restored_archive_gave_out_anew_is_told_apart(counter: Counter, tmp_path: Path) -> None:
    """Both are signed by the same station; the archive in use knows only its own."""
    counter.desk.archive.close()
    shutil.copytree(tmp_path / "archive", tmp_path / "again" / "archive")
    first, second = _reopened(tmp_path), _reopened(tmp_path / "again")
    with first.desk.archive, second.desk.archive:
        lost = an_issued_code(first)
        assert found(check_certificate(second.desk, lost)) == (UNKNOWN, "certificate_code.not_issued_here")
        second.forward(days=1)
        # Who looks at the paper carelessly can still do it.
        reconcile_book(second.desk, open_next_book(second.desk).first, 1, "张敏")
        kept = an_issued_code(second)
        assert found(check_certificate(second.desk, kept)) == (GENUINE, None)
        assert found(check_certificate(second.desk, lost)) == (UNKNOWN, "certificate_code.not_issued_here")
        assert found(check_certificate(first.desk, kept)) == (UNKNOWN, "certificate_code.not_issued_here")


def _reopened(folder: Path) -> Counter:
    clock = MovableClock(START)
    desk = open_desk(folder / "archive", operator=None, password=PASSWORD, clock=clock, settings=settings_in(folder))
    return Counter(desk, clock, folder)


def test_a_number_that_is_not_in_force_is_not_to_be_relied_on(counter: Counter) -> None:
    """The states are set by hand here: how they come about is shown elsewhere."""
    code = an_issued_code(counter)
    for state, wanted in (
        ("assigned", (UNKNOWN, "certificate_code.not_issued_yet")),
        ("incident", (VOID, "certificate_code.incident")),
    ):
        run(counter.desk.database, "UPDATE certificate SET state = ?", (state,))
        assert found(check_certificate(counter.desk, code)) == wanted


def test_what_is_no_code_or_a_newer_one_is_said(counter: Counter) -> None:
    code = an_issued_code(counter)
    assert found(check_certificate(counter.desk, "2" + code[1:])) == (UNKNOWN, "certificate_code.version")
    assert found(check_certificate(counter.desk, code[:200])) == (ALTERED, "certificate_code.broken")
    for text in ("", "A1-00001", "00001"):
        with pytest.raises(InputError) as refused:
            check_certificate(counter.desk, text)
        assert said(refused.value.reason) == "certificate_code.none"


def test_a_parking_space_has_a_code_too(counter: Counter) -> None:
    office = arrived(counter, "certificate", an_owner(unit_kind=UnitKind.PARKING))
    issuing.issue(counter.desk, office.case_id)
    held = office.file.certificate
    assert held is not None
    checked = check_certificate(counter.desk, held.seal or "")
    assert checked.signed_code is not None
    assert (checked.verdict, checked.signed_code.unit) == (GENUINE, office.file.unit.label)


def test_a_scanned_code_finds_its_case(counter: Counter) -> None:
    """The copies bear no other code, and a scanner types into the search box."""
    first, second = an_issued_code(counter), an_issued_code(counter)
    (row,) = queries.board(counter.desk, second + "\r\n")
    assert queries.find_case(counter.desk, second) == row.case_id
    assert queries.case_file(counter.desk, row.case_id).certificates[0].seal == second
    assert [found.case_id for found in queries.board(counter.desk, first)] != [row.case_id]
    assert queries.board(counter.desk, altered(first, number=7)) == ()
