"""How many books to ask for (C6)."""

from app.procedure.certificates.book import BOOK_SIZE


def sheets_needed(homes: int, spaces: int, reserve: int, in_hand: int) -> int:
    """Return certificates still needed: one for each home and parking space, and the reserve, less the blanks in hand."""
    return max(0, homes + spaces + reserve - in_hand)


def books_to_ask(homes: int, spaces: int, reserve: int, in_hand: int) -> int:
    """Return the same in books of 25, rounded up."""
    return -(-sheets_needed(homes, spaces, reserve, in_hand) // BOOK_SIZE)


def reserve_for(homes: int, spaces: int, percent: int = 5) -> int:
    """Return the reserve for spoilt sheets: `percent` of the units, rounded up."""
    return -(-(homes + spaces) * percent // 100)
