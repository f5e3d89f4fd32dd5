"""Words that several lists of the board share."""

from app.procedure.certificates import format_number


def book_words(first: int, last: int) -> str:
    """A book or a lot by its numbers."""
    return f"{format_number(first)}–{format_number(last)}"
