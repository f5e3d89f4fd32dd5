"""Someone who may: a clerk does what needs a manager only with one who typed name and password for this act."""

from collections.abc import Callable, Iterator

import pytest

from app.desk.authority import LASTS, Authority, acting_manager, authorise
from app.desk.certificates import books, incidents, issuing
from app.desk.control import applications
from app.desk.desk import Desk
from app.desk.household import documents, queries
from app.desk.upkeep import operators
from app.errors import ArchiveError
from app.procedure.case import PaperCheck
from app.procedure.certificates import IncidentKind
from tests.app.desk.clerks import CLERK, CLERKS_PASSWORD, SECOND, SECONDS_PASSWORD, a_clerk
from tests.app.desk.counter import PASSWORD, Counter, issue_next
from tests.app.desk.journey import arrived, refused

Deed = Callable[[Authority | None], object]


@pytest.fixture
def clerk(counter: Counter) -> Iterator[Counter]:
    made = a_clerk(counter)
    with made.desk.archive:
        yield made


def test_a_managers_word_is_checked_against_the_key_slots(counter: Counter, clerk: Counter) -> None:
    authority = authorise(clerk.desk, " 王丽 ", PASSWORD)
    assert (authority.operator, authority.name) == (counter.desk.archive.operator, "王丽")
    assert PASSWORD not in repr(authority)
    for name, password, code in (
        ("王丽", "wrong", "archive.password_wrong"),
        ("无此人", PASSWORD, "archive.operator_unknown"),
        ("", PASSWORD, "roles.manager_missing"),
        (CLERK, CLERKS_PASSWORD, "roles.no_manager"),
    ):
        with refused(clerk, code):
            authorise(clerk.desk, name, password)


def test_a_managers_word_ends_after_two_minutes(clerk: Counter) -> None:
    authority = authorise(clerk.desk, "王丽", PASSWORD)
    clerk.forward(minutes=1)
    assert acting_manager(clerk.desk, authority) == "王丽"
    clerk.forward(minutes=2)
    with refused(clerk, "roles.authority_over"):
        acting_manager(clerk.desk, authority)


def test_the_word_of_who_is_no_manager_any_more_counts_nothing(counter: Counter, clerk: Counter) -> None:
    second = operators.add_operator(counter.desk, SECOND, SECONDS_PASSWORD, manager=True)
    authority = authorise(clerk.desk, SECOND, SECONDS_PASSWORD)
    operators.set_manager(counter.desk, second.id, manager=False)
    with refused(clerk, "roles.no_manager"):
        acting_manager(clerk.desk, authority)
    operators.set_manager(counter.desk, second.id, manager=True)
    operators.deactivate(counter.desk, second.id)
    with refused(clerk, "roles.no_manager"):
        acting_manager(clerk.desk, authority)
    with pytest.raises(ArchiveError):
        authorise(clerk.desk, SECOND, SECONDS_PASSWORD)


def test_an_authority_that_is_made_up_counts_nothing(clerk: Counter) -> None:
    own = Authority(clerk.desk.archive.operator, "王丽", clerk.desk.now() + LASTS)
    with refused(clerk, "roles.no_manager"):
        acting_manager(clerk.desk, own)


def _only_with_a_manager(clerk: Counter, deed: Deed) -> None:
    """Refused without, done with the word of 王丽."""
    with refused(clerk, "roles.manager_needed"):
        deed(None)
    deed(authorise(clerk.desk, "王丽", PASSWORD))


def _with(verb: Callable[..., object], *arguments: object) -> Deed:
    return lambda authority: verb(*arguments, authority=authority)


def test_c6_a_clerk_applies_and_a_manager_reviews_and_approves(clerk: Counter) -> None:
    made = applications.apply_for(clerk.desk, books=1)
    _only_with_a_manager(clerk, _with(applications.review, clerk.desk, made.id, "无误"))
    _only_with_a_manager(clerk, _with(applications.approve, clerk.desk, made.id))
    held = applications.application_of(clerk.desk.database, made.id)
    assert (held.applied_by, held.reviewed_by, held.approved_by) == (CLERK, "王丽", "王丽")


def test_c6_a_manager_refuses(clerk: Counter) -> None:
    made = applications.apply_for(clerk.desk, books=1)
    _only_with_a_manager(clerk, _with(applications.refuse, clerk.desk, made.id, "不需要"))
    held = applications.application_of(clerk.desk.database, made.id)
    assert (held.refused_on, held.reviewed_by) == (clerk.desk.today(), "王丽")


def test_c6_an_application_is_approved_by_another_than_who_applied(counter: Counter, clerk: Counter) -> None:
    operators.add_operator(counter.desk, SECOND, SECONDS_PASSWORD, manager=True)
    made = applications.apply_for(counter.desk, books=1)
    applications.review(counter.desk, made.id, "无误")
    with refused(counter, "roles.own_application"):
        applications.approve(counter.desk, made.id)
    with refused(clerk, "roles.own_application"):
        applications.approve(clerk.desk, made.id, authorise(clerk.desk, "王丽", PASSWORD))
    applications.approve(counter.desk, made.id, authorise(counter.desk, SECOND, SECONDS_PASSWORD))
    assert applications.application_of(counter.desk.database, made.id).approved_by == SECOND


def test_c5_a_book_is_opened_early_on_a_managers_word(clerk: Counter) -> None:
    case_id = arrived(clerk, "certificate").case_id
    for _sheet in range(25):
        issuing.void(clerk.desk, issuing.issue(clerk.desk, case_id), "打印走歪")
    with refused(clerk, "certificates.stubs_outstanding"):
        books.open_next_book(clerk.desk, authority=authorise(clerk.desk, "王丽", PASSWORD))
    _only_with_a_manager(clerk, _with(books.open_next_book, clerk.desk, "存根在装订"))
    first, second = books.all_books(clerk.desk.database)
    assert (first.opened_by, second.opened_by, second.override_reason) == (CLERK, "王丽", "存根在装订")


def test_c5_a_book_that_is_due_needs_nobody(clerk: Counter) -> None:
    case_id = arrived(clerk, "certificate").case_id
    for _sheet in range(25):
        issuing.void(clerk.desk, issuing.issue(clerk.desk, case_id), "打印走歪")
    issue_next(clerk.desk, case_id)
    assert [book.opened_by for book in books.all_books(clerk.desk.database)] == [CLERK, CLERK]


def test_c7_an_incident_is_explained_by_a_manager(clerk: Counter) -> None:
    case_id = arrived(clerk, "certificate").case_id
    number = issuing.issue(clerk.desk, case_id)
    incident = incidents.report_incident(clerk.desk, number, IncidentKind.COPY_LOST, "客户联遗失", ("client",))
    _only_with_a_manager(clerk, _with(incidents.explain_incident, clerk.desk, incident, "登报声明"))
    [held] = incidents.incidents(clerk.desk.database)
    assert (held.reported_by, held.explained_by) == (CLERK, "王丽")


# ---- waivers -----------------------------------------------------------------------------------------------------------------


def _waived(desk: Desk, case_id: str, reason: str, authority: Authority | None = None, *, waived_by: str = "") -> None:
    check = PaperCheck(id="", case_id="", paper="client_card", waived_reason=reason, waived_by=waived_by)
    documents.save_paper_checks(desk, case_id, (check,), authority)


def _signed(clerk: Counter, case_id: str) -> tuple[str, str]:
    [held] = [check for check in queries.case_file(clerk.desk, case_id).paper_checks if check.paper == "client_card"]
    return held.waived_reason, held.waived_by


def test_p1_a_paper_is_waived_by_a_manager(clerk: Counter) -> None:
    case_id = arrived(clerk, "documents").case_id
    _only_with_a_manager(clerk, lambda authority: _waived(clerk.desk, case_id, "经理同意", authority))
    assert _signed(clerk, case_id) == ("经理同意", "王丽")


def test_p1_a_waiver_that_stands_is_saved_again_by_anybody_and_stays_the_managers(clerk: Counter) -> None:
    case_id = arrived(clerk, "documents").case_id
    _waived(clerk.desk, case_id, "经理同意", authorise(clerk.desk, "王丽", PASSWORD))
    _waived(clerk.desk, case_id, " 经理同意 ")
    assert _signed(clerk, case_id) == ("经理同意", "王丽")
    with refused(clerk, "roles.manager_needed"):
        _waived(clerk.desk, case_id, "另一个理由")
    _waived(clerk.desk, case_id, "")
    assert _signed(clerk, case_id) == ("", "")
    with refused(clerk, "roles.manager_needed"):
        _waived(clerk.desk, case_id, "经理同意")


def test_p1_a_name_that_is_given_along_signs_no_waiver(clerk: Counter) -> None:
    case_id = arrived(clerk, "documents").case_id
    with refused(clerk, "roles.manager_needed"):
        _waived(clerk.desk, case_id, "经理同意", waived_by="王丽")
