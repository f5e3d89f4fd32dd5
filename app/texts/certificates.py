"""Sentences about move-in certificates, and the names of their states."""

from app.procedure.certificates import IncidentKind
from app.texts.translator import N_

CERTIFICATE_STATE_NAMES: dict[str, str] = {
    "blank": N_("Blank"),
    "assigned": N_("Being filled in"),
    "issued": N_("Issued"),
    "void": N_("Void"),
    "incident": N_("Incident"),
}

INCIDENT_KIND_NAMES: dict[IncidentKind, str] = {
    IncidentKind.COPY_LOST: N_("Copy lost"),
    IncidentKind.SHEET_MISSING: N_("Sheet missing"),
    IncidentKind.OTHER: N_("Something else"),
    IncidentKind.CLAIMED_TWICE: N_("Number used twice"),
    IncidentKind.NOT_ALLOTTED: N_("Number not allotted to the site"),
    IncidentKind.DISORDERED: N_("Number used out of order"),
    IncidentKind.IN_FORCE_TWICE: N_("Two certificates for one home"),
}

REASONS: dict[str, str] = {
    "certificates.reason_missing": N_("Certificate {number}: please write down the reason."),
    "certificates.copies_missing": N_(
        "Certificate {number} can be void only when all three copies are at hand; there are {copies}."
    ),
    "certificates.void_is_final": N_("Certificate {number} is void and stays so."),
    "certificates.never_blank_again": N_("Certificate {number} has been used and cannot be blank again."),
    "certificates.not_assigned": N_("Certificate {number} is not given to any case yet."),
    "certificates.incident_only_void": N_(
        "Certificate {number} is an incident; when it is found again it can only be made void."
    ),
    "certificates.already_issued": N_("Certificate {number} is issued already."),
    "certificates.already_assigned": N_("Certificate {number} is given to a case already."),
    "certificates.agent_without_power": N_(
        "The client signs the certificate himself; the agent's power of attorney does not name this act."
    ),
    "certificates.power_expired": N_("The agent's power of attorney ended on {day}; the agent can no longer sign."),
    "certificates.book_not_used_up": N_("The open book {first}–{last} still has blank certificates."),
    "certificates.unknown_number": N_("Certificate {number} has not been issued."),
    "certificates.stubs_outstanding": N_("The stubs of the book {first}–{last} are not handed back yet."),
    "certificates.no_books": N_("There is no unopened book of certificates; please register a lot first."),
    "certificates.unknown_book": N_("There is no book that begins with {first}."),
    "certificates.surrendered_already": N_("The stubs of the book from {first} on were handed back already."),
    "certificates.book_frozen": N_(
        "This archive was restored or copied: first look up the next blank sheet of the book {first}–{last} on paper."
    ),
    "certificates.book_to_compare": N_(
        "This archive was restored or copied, and the book {first}–{last} may be begun: open it and look up its next blank sheet."
    ),
    "certificates.book_not_frozen": N_("The book {first}–{last} need not be compared with the paper."),
    "certificates.next_blank_missing": N_("Please give the number of the next blank sheet, or tick that the book is used up."),
    "certificates.next_blank_outside": N_("Number {number} is not in the book {first}–{last}."),
    "certificates.next_blank_used": N_("Number {number} cannot be blank: number {known} is used already."),
    "certificates.number_unfinished": N_("Number {number} of this book is assigned to a case; please finish its sheet first."),
    "certificates.checker_missing": N_("Please say who checked the stubs."),
    "certificates.copy_unknown": N_("A certificate has no such copy: {copy}."),
    "certificates.nothing_to_ask": N_("No certificates are needed; please give the number of books to ask for."),
    "certificates.review_missing": N_("Please write down what the review found."),
    "certificates.not_reviewed": N_("Application {number} is not reviewed yet."),
    "certificates.decided_already": N_("Application {number} is decided already."),
    "certificates.no_applications": N_("Nobody has applied for certificates yet."),
    "certificates.unknown_application": N_("There is no such application: {application}."),
    "certificates.lot_out_of_order": N_("These numbers do not follow the lot {first}–{last} that is here already."),
    "certificates.not_approved": N_("Application {number} is not approved."),
    "certificates.received_already": N_("The books of application {number} were received already."),
    "certificates.lot_count": N_("{counted} books were received, but it should be {books}."),
    "certificates.lot_numbers": N_("First and last number must lie between 1 and {largest}."),
    "certificates.lot_not_whole_books": N_("{first}–{last} are not whole books of 25."),
    "certificates.what_missing": N_("Please say what happened."),
    "certificates.copies_unnamed": N_("Please say which copies are missing."),
    "certificates.unknown_incident": N_("There is no such incident: {incident}."),
    "certificates.explanation_missing": N_("Please write down the explanation."),
    "certificates.explained_already": N_("The incident of number {number} is explained already."),
    "certificates.no_open_book": N_("No book is open at this counter."),
    "certificates.witness_missing": N_("A second person must count along."),
    "certificates.count_differs": N_("{counted} were counted, {expected} were expected; please say why."),
    "certificates.other_sheet": N_("The sheet must bear the number {number}, but {read} was read."),
    "certificates.none_assigned": N_("No number is assigned to this case."),
    "certificates.assigned_first": N_("A number is assigned to this case; please finish its sheet first."),
    "certificates.no_lots": N_("No lot of certificates was received yet."),
    "certificates.unknown_lot": N_("There is no lot that begins with {first}."),
    "certificates.no_number": N_("{text} is not the number of a certificate."),
    "certificates.no_stubs": N_("No book's stubs were handed back yet."),
    "certificates.days_in_disorder": N_("The first day {first} lies after the last day {last}."),
}
