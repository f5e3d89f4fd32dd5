"""Sentences about headquarters and its sites: allotted numbers, preparation plans, and scans."""

from app.procedure.preparation import PlanState
from app.texts.translator import N_

PLAN_STATE_NAMES: dict[PlanState, str] = {
    PlanState.SUBMITTED: N_("submitted"),
    PlanState.REVIEWED: N_("reviewed"),
    PlanState.APPROVED: N_("approved"),
    PlanState.FILED: N_("filed with the company"),
    PlanState.REFUSED: N_("refused"),
}

REASONS: dict[str, str] = {
    "headquarters.company_decides": N_("Headquarters decides this. Please export, and wait for its package."),
    "headquarters.site_missing": N_("Please say which site it is about: {sites}."),
    "headquarters.site_unknown": N_("No such site is known here: {site}."),
    "headquarters.company_declares": N_("Headquarters declares the procedure; it comes with its package."),
    "headquarters.allotted_already": N_("Application {number} was allotted the numbers {first}–{last} already."),
    "headquarters.given_out": N_("Number {first} is given out already; the next free number is {following}."),
    "headquarters.restored_unheard": N_(
        "This archive was restored or copied, and may not know all numbers that it allotted before. Please exchange packages "
        "both ways first with: {stations}."
    ),
    "headquarters.unknown_station": N_("No such station is known here: {station}."),
    "headquarters.none_allotted": N_(
        "Headquarters has allotted no numbers to this station that are not received yet. Please import its package first."
    ),
    "headquarters.not_allotted": N_(
        "{first}–{last} are not the next numbers that headquarters allotted to this station. To be received: {allotted}."
    ),
    "plans.approval_due": N_(
        "The phase {phase} begins on {starts_on}, in {days} days, and its preparation plan is not approved yet (60 days before)."
    ),
    "plans.filing_due": N_(
        "The phase {phase} begins on {starts_on}, in {days} days, and its preparation plan is not filed yet (60 days before)."
    ),
    "plans.unknown": N_("There is no such preparation plan: {plan}."),
    "plans.phase_missing": N_("Please say which phase the plan is for."),
    "plans.start_missing": N_("Please say on which day move-in starts."),
    "plans.content_missing": N_("Please write down the work of each department and when it is finished."),
    "plans.under_review": N_("The plan of the phase {phase} is with the company; please wait for its answer."),
    "plans.review_missing": N_("Phase {phase}: please write down what the review of the plan found."),
    "plans.reason_missing": N_("Phase {phase}: please write down why the plan is refused."),
    "plans.not_reviewed": N_("The plan of the phase {phase} is not reviewed yet."),
    "plans.only_filed": N_("The plan of the phase {phase} is to be filed, not approved: it is no first phase."),
    "plans.needs_approval": N_("The plan of the phase {phase} is to be approved: it is a first phase."),
    "plans.decided_already": N_("The plan of the phase {phase} is decided already."),
    "scans.too_large": N_("The scan is larger than {most} MiB."),
    "scans.other_kind": N_("The file is no whole {kind}; please scan the paper again."),
    "scans.unreadable": N_("The file {file} cannot be read; another program may hold it."),
    "scans.unknown": N_("There is no such scan: {scan}."),
    "scans.destroyed": N_("The scan of {paper} was destroyed with the personal data."),
}
