"""验收房屋 and 维修: rounds that are never overwritten, the client's verdict, and the repair loop (P2, P4)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.desk.household import inspection, repair
from app.desk.household.inspection import InspectionEntry, RemainingMatter
from app.procedure.case import CheckResult, Defect, ItemCheck, MeterReading, RepairSubject, Severity, Verdict
from app.procedure.conditions import applies, conditions
from tests.app.desk.counter import Counter
from tests.app.desk.journey import a_company, an_owner, arrived, client_of, go_to, refused, unchanged
from tests.walking.desk_office import DeskOffice

BAD = [("windows", "opening"), ("walls", "surface")]


def judged(office: DeskOffice, bad: Iterable[tuple[str, str]] = (), number: int = 0) -> tuple[ItemCheck, ...]:
    held = conditions(office.file, office.procedure.settings)
    wrong = set(bad)
    return tuple(
        ItemCheck(
            id="",
            case_id="",
            round=number,
            part=part.id,
            item=item.id,
            result=CheckResult.NOT_FINE if (part.id, item.id) in wrong else CheckResult.FINE,
        )
        for part in office.procedure.parts
        if applies(part, held)
        for item in part.items
    )


def found(bad: Iterable[tuple[str, str]] = BAD) -> tuple[Defect, ...]:
    return tuple(
        Defect(id="", case_id="", round=0, part=part, item=item, what=f"{part} 有裂缝", severity=Severity.MAJOR)
        for part, item in bad
    )


def meters(office: DeskOffice, reading: Decimal | None = Decimal("1.5")) -> tuple[MeterReading, ...]:
    return tuple(
        MeterReading(id="", case_id="", meter=meter.id, meter_number="W1", reading=reading) for meter in office.procedure.meters
    )


def entered(office: DeskOffice, bad: list[tuple[str, str]] | None = None, **changes: object) -> InspectionEntry:
    entry = InspectionEntry(
        inspected_by="李强",
        inspected_on=office.today,
        signer_id=client_of(office),
        checks=judged(office, bad or ()),
        defects=found(bad or ()),
        meters=meters(office),
    )
    return replace(entry, **changes)  # type: ignore[arg-type]  # the record's own fields


def failed(counter: Counter) -> DeskOffice:
    """A unit whose first round failed with two defects."""
    office = arrived(counter, "inspection")
    office.inspect(entered(office, BAD))
    office.give_verdict(Verdict.FAILED, ())
    return office


def mended(counter: Counter) -> DeskOffice:
    office = failed(counter)
    office.order_repair(RepairSubject.UNIT, sent=True)
    counter.forward(days=2)
    office.finish_repair(RepairSubject.UNIT)
    return office


def test_p2_a_unit_that_is_fine_passes(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    assert inspection.save_inspection(counter.desk, office.case_id, entered(office)) == 1
    office.give_verdict(Verdict.PASSED, ())
    assert (office.standing().current, office.standing().blocked_by) == ("inspection", None)
    [round_] = office.file.rounds
    assert (round_.inspected_by, round_.inspected_on, round_.entered_by) == ("李强", office.today, "王丽")
    assert round_.entered_at.tzinfo is not None


def test_p2_inspected_and_entered_are_two_facts(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    office.inspect(entered(office, inspected_on=office.today - timedelta(days=3)))
    assert office.file.rounds[0].inspected_on == office.today - timedelta(days=3)
    with refused(counter, "inspection.day_ahead"):
        office.inspect(entered(office, inspected_on=office.today + timedelta(days=1)))


def test_saving_the_same_round_twice_writes_nothing_and_a_change_one_row(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    entry = entered(office)
    office.inspect(entry)
    with unchanged(counter):
        office.inspect(entry)
    office.inspect(replace(entry, client_words="窗关不严\n请修好"))
    assert office.file.rounds[0].client_words == "窗关不严\n请修好"
    assert len(office.file.item_checks) == len(entry.checks)


def test_p2_a_verdict_needs_a_round_that_was_entered(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    with refused(counter, "inspection.no_round"):
        office.give_verdict(Verdict.PASSED, ())
    office.inspect(entered(office, inspected_by="", checks=judged(office)[1:]))
    with refused(counter, "inspection.no_round"):
        office.give_verdict(Verdict.PASSED, ())
    office.inspect(entered(office, checks=judged(office)[1:]))
    with refused(counter, "inspection.item_not_judged"):
        office.give_verdict(Verdict.PASSED, ())
    office.inspect(entered(office))
    office.give_verdict(Verdict.PASSED, ())
    with refused(counter, "inspection.no_round"):
        office.give_verdict(Verdict.PASSED, ())


def test_p2_what_is_not_fine_is_described(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    office.inspect(entered(office, BAD, defects=()))
    with refused(counter, "inspection.defect_not_described"):
        office.give_verdict(Verdict.FAILED, ())


def test_p2_a_verdict_fits_what_was_found(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    office.inspect(entered(office))
    for verdict in (Verdict.FAILED, Verdict.PASSED_WITH_REMAINING):
        with refused(counter, "inspection.no_defect"):
            office.give_verdict(verdict, ())
    office.inspect(entered(office, BAD))
    with refused(counter, "inspection.defects_open"):
        office.give_verdict(Verdict.PASSED, ())


def test_p2_remaining_matters_have_a_party_a_day_and_a_commitment(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    office.inspect(entered(office, BAD))
    first, second = office.file.open_defects
    due = office.today + timedelta(days=10)
    only_one = (RemainingMatter(first.id, "施工单位", due),)
    both = (*only_one, RemainingMatter(second.id, "门窗厂", due))
    for matters in ((), only_one, (*only_one, RemainingMatter(second.id, "  ", due))):
        with refused(counter, "inspection.remaining_not_committed"):
            office.give_verdict(Verdict.PASSED_WITH_REMAINING, matters)
    with refused(counter, "inspection.due_passed"):
        office.give_verdict(
            Verdict.PASSED_WITH_REMAINING, (*only_one, RemainingMatter(second.id, "门窗厂", office.today - timedelta(days=1)))
        )
    with refused(counter, "inspection.defect_unknown"):
        office.give_verdict(Verdict.PASSED_WITH_REMAINING, (*both, RemainingMatter("nothing", "门窗厂", due)))
    office.give_verdict(Verdict.PASSED_WITH_REMAINING, both)
    assert [(row.responsible, row.due, row.remaining) for row in office.file.defects] == [
        ("施工单位", due, True),
        ("门窗厂", due, True),
    ]
    assert {row.defect_id for row in office.file.commitments} == {first.id, second.id}
    go_to(office, an_owner(), "filing")


def test_p2_p4_after_the_repair_a_second_round_and_the_first_stays(counter: Counter) -> None:
    office = failed(counter)
    first = office.file
    with refused(counter, "inspection.repair_not_ordered"):
        office.inspect(entered(office))
    office.order_repair(RepairSubject.UNIT, sent=True)
    with refused(counter, "inspection.repair_running"):
        office.inspect(entered(office))
    counter.forward(days=2)
    office.finish_repair(RepairSubject.UNIT)
    accepted = tuple(defect.id for defect in office.file.open_defects)
    again = entered(office, defects=(), accepted_defects=accepted[:1])
    assert inspection.save_inspection(counter.desk, office.case_id, again) == 2
    with refused(counter, "inspection.defects_open"):
        office.give_verdict(Verdict.PASSED, ())
    office.inspect(replace(again, accepted_defects=accepted))
    office.give_verdict(Verdict.PASSED, ())
    assert office.file.rounds[0] == first.rounds[0]
    assert tuple(check for check in office.file.item_checks if check.round == 1) == first.item_checks
    assert [(row.accepted_round, row.accepted_on) for row in office.file.defects] == [(2, office.today)] * 2
    assert office.standing().blocked_by is None


def test_p4_rows_of_a_judged_round_cannot_be_reached_by_their_ids(counter: Counter) -> None:
    office = mended(counter)
    first = office.file
    given = tuple(replace(check, result=CheckResult.FINE) for check in first.item_checks)
    changed = tuple(replace(defect, what="没有问题", round=9, accepted_on=date(2020, 1, 1)) for defect in first.defects)
    office.inspect(entered(office, checks=given, defects=changed))
    file = office.file
    assert tuple(check for check in file.item_checks if check.round == 1) == first.item_checks
    assert len([check for check in file.item_checks if check.round == 2]) == len(given)
    assert file.defects == first.defects


def test_p4_who_mends_a_defect_of_an_earlier_round_and_by_when_may_change(counter: Counter) -> None:
    office = mended(counter)
    due = office.today + timedelta(days=4)
    given = tuple(replace(defect, responsible="门窗厂", due=due, trade="civil") for defect in office.file.defects)
    office.inspect(entered(office, defects=given))
    assert {(row.responsible, row.due, row.trade) for row in office.file.defects} == {("门窗厂", due, "civil")}


def test_rows_of_another_case_cannot_be_reached_by_their_ids(counter: Counter) -> None:
    other, office = failed(counter), arrived(counter, "inspection")
    with refused(counter, "case.row_unknown"):
        office.inspect(entered(office, checks=other.file.item_checks))
    with refused(counter, "inspection.defect_unknown"):
        office.inspect(entered(office, defects=other.file.defects))
    with refused(counter, "inspection.defect_unknown"):
        office.inspect(entered(office, accepted_defects=(other.file.defects[0].id,)))


def test_p2_a_repair_that_mended_nothing_is_found_so_and_fails_again(counter: Counter) -> None:
    office = mended(counter)
    nothing = InspectionEntry(inspected_by="李强", inspected_on=office.today, signer_id=client_of(office))
    assert inspection.save_inspection(counter.desk, office.case_id, nothing) == 2
    office.give_verdict(Verdict.FAILED, ())
    standing = office.standing()
    assert standing.blocked_by is not None
    assert standing.blocked_by.code == "inspection.repair_not_ordered"
    assert [round_.verdict for round_ in office.file.rounds] == [Verdict.FAILED, Verdict.FAILED]


def test_an_accepted_unit_is_not_inspected_again_but_its_meters_can_be_read(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    office.inspect(entered(office, meters=()))
    office.give_verdict(Verdict.PASSED, ())
    with refused(counter, "inspection.already_accepted"):
        office.inspect(entered(office, BAD))
    assert inspection.save_inspection(counter.desk, office.case_id, InspectionEntry(meters=meters(office))) == 1
    assert office.standing().blocked_by is None


def test_p2_a_remaining_matter_is_looked_at_again_before_filing(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    office.inspect(entered(office, BAD[:1]))
    [defect] = office.file.open_defects
    office.give_verdict(Verdict.PASSED_WITH_REMAINING, (RemainingMatter(defect.id, "门窗厂", office.today + timedelta(days=5)),))
    go_to(office, an_owner(), "filing")
    standing = office.standing()
    assert standing.blocked_by is not None
    assert standing.blocked_by.code == "filing.defect_open"
    office.inspect(entered(office, checks=(), meters=(), defects=(), accepted_defects=(defect.id,)))
    assert office.file.commitments[0].fulfilled_on == office.today
    assert office.standing().current == "filing", "the verdict given before stands meanwhile"
    office.give_verdict(Verdict.PASSED, ())
    go_to(office, an_owner(), "filed")


def test_p6_a_matter_that_remains_once_more_is_promised_anew_beside_the_old_promise(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    office.inspect(entered(office, BAD))
    first, second = office.file.open_defects
    due = office.today + timedelta(days=5)
    matters = (RemainingMatter(first.id, "门窗厂", due), RemainingMatter(second.id, "门窗厂", due))
    office.give_verdict(Verdict.PASSED_WITH_REMAINING, matters)
    counter.forward(days=6)
    office.inspect(entered(office, checks=(), meters=(), defects=(), accepted_defects=(first.id,)))
    later = office.today + timedelta(days=5)
    office.give_verdict(Verdict.PASSED_WITH_REMAINING, (RemainingMatter(second.id, "门窗厂", later),))
    promises = [(row.defect_id, row.due, row.fulfilled_on) for row in office.file.commitments]
    assert promises == [(first.id, due, office.today), (second.id, due, None), (second.id, later, None)]
    office.inspect(entered(office, checks=(), meters=(), defects=(), accepted_defects=(second.id,)))
    assert all(row.fulfilled_on is not None for row in office.file.commitments)


def test_p3b_an_agent_accepts_only_with_the_power(counter: Counter) -> None:
    office = arrived(counter, "inspection", a_company("pay"))
    agent = next(person for person in office.file.people if person.powers)
    office.inspect(entered(office, signer_id=agent.id))
    with refused(counter, "agent.power_missing"):
        office.give_verdict(Verdict.PASSED, ())


@pytest.mark.parametrize("reading", ["NaN", "Infinity", "-0.001", "10000000", "1.2345"])
def test_a_reading_that_no_meter_shows_is_refused(counter: Counter, reading: str) -> None:
    office = arrived(counter, "inspection")
    code = "limits.too_many_places" if reading == "1.2345" else "limits.number_out_of_range"
    with refused(counter, code):
        office.inspect(entered(office, meters=meters(office, Decimal(reading))))


def test_a_blank_meter_is_not_zero(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    office.inspect(entered(office, meters=meters(office, None)))
    office.give_verdict(Verdict.PASSED, ())
    standing = office.standing()
    assert standing.blocked_by is not None
    assert standing.blocked_by.code == "inspection.meter_not_read"
    office.inspect(InspectionEntry(meters=meters(office, Decimal(0))))
    assert office.standing().blocked_by is None
    assert office.file.meters[0].reading == Decimal(0)


def test_p2_a_repair_is_ordered_only_after_a_failure(counter: Counter) -> None:
    office = arrived(counter, "inspection")
    for subject in RepairSubject:
        with refused(counter, "repair.nothing_failed"):
            office.order_repair(subject, sent=True)
        with refused(counter, "repair.nothing_failed"):
            office.finish_repair(subject)


def test_p2_the_form_goes_to_operations_and_a_copy_is_kept_before_the_repair_is_done(counter: Counter) -> None:
    office = failed(counter)
    with refused(counter, "inspection.repair_not_ordered"):
        office.finish_repair(RepairSubject.UNIT)
    office.order_repair(RepairSubject.UNIT, sent=False)
    [order] = office.file.repairs
    assert (order.round, order.ordered_on, order.due) == (1, office.today, office.today + timedelta(days=15))
    with refused(counter, "inspection.form_not_sent"):
        office.finish_repair(RepairSubject.UNIT)
    office.order_repair(RepairSubject.UNIT, sent=True)
    [amended] = office.file.repairs
    assert (amended.id, amended.copy_kept) == (order.id, True)
    finish = {"how": "更换密封条", "engineer": "孙工"}
    for day in (office.today - timedelta(days=1), office.today + timedelta(days=1)):
        with refused(counter, "repair.done_day"):
            repair.finish_repair(counter.desk, office.case_id, RepairSubject.UNIT, done_on=day, **finish)
    for missing in ("how", "engineer"):
        with refused(counter, "repair.how_missing"):
            repair.finish_repair(
                counter.desk, office.case_id, RepairSubject.UNIT, done_on=office.today, **{**finish, missing: " "}
            )
    repair.finish_repair(counter.desk, office.case_id, RepairSubject.UNIT, done_on=office.today, **finish)
    assert office.file.repairs[0].done_on == office.today
