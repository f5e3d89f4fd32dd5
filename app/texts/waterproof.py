"""Sentences about the bathroom waterproof test."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "waterproof.not_tested": N_("The waterproof test has not begun."),
    "waterproof.running": N_("The waterproof test is running."),
    "waterproof.repair_not_ordered": N_("The test leaked; the repair is not ordered yet."),
    "waterproof.repair_running": N_("The repair team is at work on the waterproofing."),
    "waterproof.retest_due": N_("The waterproofing is repaired; please test again."),
    "waterproof.too_short": N_("{bathroom}: the water must stand at least {hours} hours."),
    "waterproof.too_shallow": N_("{bathroom}: the water must stand at least {depth} mm deep."),
    "waterproof.room_below_not_looked_at": N_("{bathroom}: please say who looked at the room below."),
    "waterproof.bathroom_missing": N_("Please say which bathroom."),
    "waterproof.ended_before_filled": N_("{bathroom}: the test cannot end before it began."),
}
