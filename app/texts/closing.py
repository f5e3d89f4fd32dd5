"""Sentences about how a fee is paid, and what runs on after a case is filed."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "fees.method_missing": N_("Please choose how it is paid."),
    "fees.deferred": N_("Deferred: {fee}, {amount} yuan ({reason})"),
    "items.keys_here": N_("Still with the office: {count} keys ({purpose})"),
    "commitments.running": N_("Commitment that runs on: {what}"),
    "case.step_not_passed": N_("The step {step} was not finished with Next."),
}
