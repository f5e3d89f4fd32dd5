"""Sentences about papers shown, papers signed for and agreements."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "papers.missing": N_("Missing: {paper}."),
    "papers.missing_of": N_("Missing: {paper} of {person}."),
    "papers.copy_missing": N_("The copy is missing: {paper}."),
    "papers.copy_missing_of": N_("The copy is missing: {paper} of {person}."),
    "papers.not_sealed": N_("The copy is not stamped with the company seal: {paper}."),
    "papers.not_sealed_of": N_("The copy is not stamped with the company seal: {paper} of {person}."),
    "papers.expired": N_("{paper} was valid until {until} only."),
    "papers.expired_of": N_("{paper} of {person} was valid until {until} only."),
    "papers.unknown": N_("The procedure knows no such paper: {paper}."),
    "papers.not_signed_for": N_("Not signed for yet: {paper}."),
    "agreements.not_signed": N_("Not signed yet: {agreement}."),
}
