"""Sentences about a case as a whole, and about the site."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "case.escalated": N_("The case has been with operations since {since}, at the step {step}."),
    "case.refused": N_("The client refused the unit; the case has ended."),
    "case.filed": N_("The case is filed; it can no longer be changed."),
    "case.unknown": N_("There is no such case: {case}."),
    "case.not_one": N_("More than one case is found by: {case}."),
    "case.row_unknown": N_("This row does not exist any more: {row}."),
    "case.row_twice": N_("{row} stands twice; each may stand once."),
    "case.step_unknown": N_("This step does not apply here: {step}."),
    "case.step_ahead": N_("{step} has not come yet; the case stands at {current}."),
    "certificate.not_issued": N_("The certificate is not issued yet."),
    "certificate.not_signed": N_("The client has not signed the certificate yet."),
    "certificate.differs": N_(
        "Certificate № {number} says “{paper}” as {field}, the case says “{case}”: void it and issue another, or correct the "
        "case."
    ),
    "certificate.copy_incomplete": N_("Seal or signature is missing on the {copy}."),
    "certificate.signed_day": N_("The day of signing must lie between {first} and {last}."),
    "site.name_missing": N_("Please fill in: {field}."),
    "site.password_missing": N_("The password may not be empty."),
    "site.half_made": N_("The archive {folder} was never finished; please make it anew."),
    "case.step_not_passed": N_("The step {step} was not finished with Next."),
}
