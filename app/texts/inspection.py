"""Sentences about inspection, meters, verdicts and repairs."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "inspection.no_round": N_("Please enter who inspected the unit and when."),
    "inspection.item_not_judged": N_("Not inspected yet: {part}, {item}."),
    "inspection.defect_not_described": N_("Please say what is wrong: {part}, {item}."),
    "inspection.meter_not_read": N_("Not read yet: {meter}. A blank is not zero."),
    "inspection.no_verdict": N_("The client's verdict is not recorded yet."),
    "inspection.repair_not_ordered": N_("The unit failed; the repair is not ordered yet."),
    "inspection.form_not_sent": N_("The acceptance form must go to operations, and a copy must be kept."),
    "inspection.repair_running": N_("The repair team is at work."),
    "inspection.reinspection_due": N_("The repair is done; the client inspects again."),
    "inspection.defects_open": N_("{count} defects are still open."),
    "inspection.no_defect": N_("This verdict needs at least one defect."),
    "inspection.remaining_not_committed": N_("Responsible party, day and commitment are missing for: {what}"),
    "inspection.already_accepted": N_("The unit is accepted; there is nothing left to inspect."),
    "inspection.defect_unknown": N_("This defect does not belong to the case: {defect}."),
    "inspection.due_passed": N_("The day given has passed already: {what}"),
    "inspection.day_ahead": N_("The day of the inspection, {day}, has not come yet."),
    "repair.nothing_failed": N_("Nothing failed in the last round, so there is nothing to repair."),
    "repair.done_day": N_("The repair can be done between {first} and {last} only."),
    "repair.how_missing": N_("Please say how it was repaired and who signs for it."),
}
