"""签收文件, 签协议, 领物品, 特殊承诺 and 建档: what is signed for, handed over, promised and filed (P3b, P6, P8)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.desk.household import commitments, documents, filing, items, queries, signing, steps
from app.procedure.archive_papers import applicable_kinds
from app.procedure.case import (
    Agreement,
    ArchivePaper,
    Commitment,
    Ending,
    HandedItem,
    PaperCheck,
    PersonRole,
    Shelf,
    SignedPaper,
)
from tests.app.desk.counter import Counter
from tests.app.desk.journey import a_company, an_owner, arrived, client_of, go_to, refused, unchanged
from tests.walking.desk_office import DeskOffice


def agent_of(office: DeskOffice) -> str:
    [agent] = office.file.with_role(PersonRole.AGENT)
    return agent.id


def test_p1_a_paper_is_checked_of_the_case_and_waived_by_name(counter: Counter) -> None:
    office = arrived(counter, "documents")
    check = PaperCheck(id="", case_id="", paper="client_card", original_seen=True, waived_reason=" 经理同意 ")
    documents.save_paper_checks(counter.desk, office.case_id, (check,))
    [held] = office.file.paper_checks
    assert (held.waived_reason, held.waived_by, held.case_id) == ("经理同意", "王丽", office.case_id)
    with unchanged(counter):
        documents.save_paper_checks(counter.desk, office.case_id, (check,))
    documents.save_paper_checks(counter.desk, office.case_id, (replace(check, waived_reason=""),))
    [again] = office.file.paper_checks
    assert (again.id, again.waived_by) == (held.id, "")
    with refused(counter, "papers.unknown"):
        documents.save_paper_checks(counter.desk, office.case_id, (replace(check, paper="odd"),))
    with refused(counter, "limits.number_out_of_range"):
        documents.save_paper_checks(counter.desk, office.case_id, (replace(check, copies=1000),))
    with refused(counter, "limits.number_out_of_range"):
        documents.save_paper_checks(counter.desk, office.case_id, (replace(check, copies=-1),))


def test_papers_are_signed_for_once(counter: Counter) -> None:
    office = arrived(counter, "papers")
    paper = SignedPaper(id="", case_id="", paper="house_manual", received_on=office.today, signer_id=client_of(office))
    office.sign_papers((paper,))
    with unchanged(counter):
        office.sign_papers((paper,))
    office.sign_papers((replace(paper, version="2026版"),))
    assert [(row.paper, row.version) for row in office.file.signed_papers] == [("house_manual", "2026版")]
    with refused(counter, "papers.unknown"):
        office.sign_papers((replace(paper, paper="odd"),))


def test_agreements_are_signed_once(counter: Counter) -> None:
    office = arrived(counter, "agreements")
    pact = Agreement(id="", case_id="", agreement="owners_covenant", number="1", signed_on=office.today)
    office.sign_agreements((pact, replace(pact, agreement="heating_agreement")))
    with unchanged(counter):
        office.sign_agreements((pact,))
    assert len(office.file.agreements) == 2
    with refused(counter, "papers.unknown"):
        office.sign_agreements((replace(pact, agreement="odd"),))


@pytest.mark.parametrize("step", ["papers", "agreements", "items"])
def test_p3b_an_agent_acts_only_within_the_power_of_attorney(counter: Counter, step: str) -> None:
    office = arrived(counter, step, a_company("inspect"))
    agent, day = agent_of(office), office.today
    moves = {
        "papers": lambda: signing.save_signed_papers(
            counter.desk,
            office.case_id,
            (SignedPaper(id="", case_id="", paper="house_manual", received_on=day, signer_id=agent),),
        ),
        "agreements": lambda: signing.save_agreements(
            counter.desk,
            office.case_id,
            (Agreement(id="", case_id="", agreement="owners_covenant", signed_on=day, signer_id=agent),),
        ),
        "items": lambda: items.save_items(
            counter.desk, office.case_id, (HandedItem(id="", case_id="", item="manuals", count=1, taken_by=agent, taken_on=day),)
        ),
    }
    with refused(counter, "agent.power_missing"):
        moves[step]()


def test_items_are_handed_over_once_and_returned(counter: Counter) -> None:
    office = arrived(counter, "items")
    keys = HandedItem(id="", case_id="", item="entrance_key", count=5, serials="1–5", taken_on=office.today)
    office.hand_over((keys,))
    with unchanged(counter):
        office.hand_over((keys,))
    office.hand_over((replace(keys, returned_on=office.today),))
    assert [(row.count, row.returned_on) for row in office.file.items] == [(5, office.today)]
    with refused(counter, "items.unknown"):
        office.hand_over((replace(keys, item="odd"),))
    with refused(counter, "limits.number_out_of_range"):
        office.hand_over((replace(keys, count=10_000),))


def test_keys_are_left_and_given_back_even_after_the_case_has_ended(counter: Counter) -> None:
    office = arrived(counter, "items")
    for count, purpose in ((0, "维修"), (1, "  ")):
        with refused(counter, "items.entrustment_incomplete"):
            items.entrust_keys(counter.desk, office.case_id, count, purpose)
    left = items.entrust_keys(counter.desk, office.case_id, 1, "维修时入户")
    go_to(office, an_owner(), "filed")
    with refused(counter, "case.filed"):
        items.entrust_keys(counter.desk, office.case_id, 1, "维修时入户")
    items.return_keys(counter.desk, office.case_id, left)
    assert office.file.key_entrustments[0].returned_on == office.today
    for unknown in (left, "nothing"):
        with refused(counter, "items.entrustment_unknown"):
            items.return_keys(counter.desk, office.case_id, unknown)


def test_p6_commitments_can_be_made_at_any_step_and_are_part_of_the_archive(counter: Counter) -> None:
    office = arrived(counter, "documents")
    what = Commitment(id="", case_id="", step="documents", committed_by="客户", what="半年内补办居住证", agreed_on=office.today)
    for incomplete in (replace(what, committed_by=" "), replace(what, what="")):
        with refused(counter, "commitments.incomplete"):
            commitments.commit(counter.desk, office.case_id, incomplete)
    made = commitments.commit(counter.desk, office.case_id, what)
    assert "commitment" in {kind.id for kind in applicable_kinds(office.file, office.procedure)}
    commitments.commit(counter.desk, office.case_id, replace(what, id=made, due=office.today))
    assert [(row.id, row.due) for row in office.file.commitments] == [(made, office.today)]
    commitments.fulfil(counter.desk, office.case_id, made)
    assert office.file.commitments[0].fulfilled_on == office.today
    for unknown in (made, "nothing"):
        with refused(counter, "commitments.unknown"):
            commitments.fulfil(counter.desk, office.case_id, unknown)
    other = arrived(counter, "documents")
    with refused(counter, "commitments.unknown"):
        commitments.commit(counter.desk, other.case_id, replace(what, id=made))


def test_the_paper_archive_is_checked_off_and_located(counter: Counter) -> None:
    office = arrived(counter, "filing")
    paper = ArchivePaper(id="", case_id="", kind="client_card", present=True, pages=2)
    shelf = Shelf(id="", case_id="", box=" H3 ", folder="1501")
    filing.save_filing(counter.desk, office.case_id, (paper,), shelf)
    assert office.file.shelf is not None
    assert (office.file.shelf.box, office.file.shelf.filed_by) == ("H3", "王丽")
    with unchanged(counter):
        filing.save_filing(counter.desk, office.case_id, (paper,), shelf)
    filing.save_filing(counter.desk, office.case_id, (replace(paper, pages=3),), replace(shelf, box="H4"))
    assert [row.pages for row in office.file.archive_papers] == [3]
    with refused(counter, "papers.unknown"):
        filing.save_filing(counter.desk, office.case_id, (replace(paper, kind="odd"),), shelf)


def test_p8_a_step_is_passed_only_in_its_turn_and_only_when_it_is_done(counter: Counter) -> None:
    office = arrived(counter, "documents")
    with refused(counter, "case.step_ahead"):
        office.pass_step("fees")
    with refused(counter, "papers.missing"):
        office.pass_step("documents")
    for unknown in ("odd", "waterproof"):
        with refused(counter, "case.step_unknown"):
            office.pass_step(unknown)
    with unchanged(counter):
        office.pass_step("reception")


def test_p8_a_pass_says_who_when_and_where(counter: Counter) -> None:
    office = arrived(counter, "documents")
    [passed] = office.file.passes
    assert (passed.step, passed.operator, passed.counter) == ("reception", "王丽", "1号柜台")
    assert passed.passed_at.tzinfo is not None


def test_p8_a_step_that_was_undone_is_passed_again_beside_the_first_time(counter: Counter) -> None:
    office = arrived(counter, "certificate")
    client = an_owner()
    client.with_people(client.new(PersonRole.CO_OWNER))
    office.save_reception(client.entry)
    assert office.standing().current == "documents"
    counter.forward(days=3)
    checks = office.file.paper_checks
    go_to(office, client, "certificate")
    passes = [step_pass.passed_at.date() for step_pass in office.file.passes if step_pass.step == "documents"]
    assert {check.id for check in checks} <= {check.id for check in office.file.paper_checks}, "nothing done is lost"
    assert passes[-1] <= office.today


def test_p8_passing_the_last_step_files_the_case_and_nothing_can_be_changed_then(counter: Counter) -> None:
    office = arrived(counter, "filed")
    case = office.file.case
    assert (case.ending, case.ended_on) == (Ending.FILED, office.today)
    assert queries.case_counts(counter.desk) == {"filed": 1}
    for move in (
        office.issue,
        office.charge,
        lambda: office.save_reception(an_owner().entry),
        lambda: office.check_papers(()),
        lambda: office.escalate("fees"),
        lambda: steps.pass_step(counter.desk, office.case_id, "filing"),
    ):
        with refused(counter, "case.filed"):
            move()


def test_p8_progress_after_a_pass_is_what_a_query_says(counter: Counter) -> None:
    office = arrived(counter, "reception")
    office.save_reception(an_owner().entry)
    after = steps.pass_step(counter.desk, office.case_id, "reception")
    assert after == queries.progress(counter.desk, office.case_id)
    assert after.current == "documents"


def test_a_day_can_go_by_between_any_two_steps(counter: Counter) -> None:
    client = an_owner()
    office = arrived(counter, "documents", client)
    for step in ("certificate", "inspection", "papers", "agreements", "fees", "items", "filing", "filed"):
        counter.clock.moment += timedelta(days=30)
        go_to(office, client, step)
    assert office.file.case.ending is Ending.FILED
