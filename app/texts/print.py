"""Sentences of printing."""

from app.texts.translator import N_

REASONS: dict[str, str] = {
    "print.undrawable": N_("No font can draw {characters} in “{text}”. Nothing was printed."),
    "print.nothing": N_("There is nothing to print here yet."),
    "print.printer_failed": N_("The printer “{printer}” does not take the paper; nothing was printed."),
    "print.certificate_full": N_("Certificate № {number} cannot be printed: what stands on it is too long for one copy."),
    "print.certificate_code": N_(
        "Certificate № {number} cannot be printed on {paper}: its code is too long to be readable there. Choose a larger paper."
    ),
    "print.fit_impossible": N_("An offset is at most {offset} mm, a scale {least} to {most} per mille."),
    "print.length_missing": N_("All four lengths are needed."),
    "print.same_mark": N_("A and B cannot have been measured at the same place."),
    "print.appendix_unreadable": N_("“{name}” cannot be put behind the packet: it is no PDF, is damaged or asks for a password."),
}
