"""Words that several lists of the board share."""

from collections.abc import Callable

from app.procedure.certificates import Application, format_number


def book_words(first: int, last: int) -> str:
    """Return a book or a lot by its numbers."""
    return f"{format_number(first)}–{format_number(last)}"


def usage_words(application: Application) -> str:
    """Return what became of the last lot when this was applied for: used, void, blank, incidents (C6)."""
    counts = (application.last_used, application.last_void, application.last_blank, application.last_incident)
    return " · ".join(map(str, counts))


def application_message(application: Application, translate: Callable[[str], str]) -> str:
    """Return what a person decides on: the books, and how the last lot was used (C6)."""
    _ = translate
    message = _(
        "Application {number}: {books} books. The last lot: {used} used, {void} void, {blank} blank, {incident} incidents."
    )
    return message.format(
        number=application.number,
        books=application.books,
        used=application.last_used,
        void=application.last_void,
        blank=application.last_blank,
        incident=application.last_incident,
    )


def decision_words(application: Application, translate: Callable[[str], str], waiting: str) -> str:
    """Refused, waiting (in the words of `waiting`), reviewed or approved: when, by whom and with which finding."""
    _ = translate
    if application.refused_on is not None:
        return _("Refused on {day}: {review}").format(day=application.refused_on.isoformat(), review=application.review)
    if application.reviewed_on is None:
        return waiting
    reviewed = _("Reviewed by {name}: {review}").format(name=application.reviewed_by, review=application.review)
    if application.approved_on is None:
        return f"{reviewed} · {_('waits for approval')}"
    approved = _("approved on {day} by {name}").format(day=application.approved_on.isoformat(), name=application.approved_by)
    return f"{reviewed} · {approved}"
