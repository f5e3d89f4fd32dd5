"""Sentences about the archive of a case."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "filing.defect_open": N_("Still to be mended: {what}"),
    "filing.commitment_open": N_("Commitment not kept yet: {what}"),
    "filing.area_missing": N_("The unit's area is missing in the roster."),
    "filing.layout_missing": N_("The unit's layout is missing in the roster."),
    "filing.paper_missing": N_("Not in the paper archive yet: {kind}."),
    "filing.shelf_missing": N_("The box in which the paper archive stands is missing."),
}
