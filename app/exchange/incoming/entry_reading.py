"""An entry that came from elsewhere, read as if it were meant to do harm: anything but what an archive writes is refused."""

from datetime import datetime

from app.archive.journal.entry import Change, Entry, EntryHead
from app.errors import InputError


def read_head(entry: Entry, chain: str, seq: int) -> EntryHead:
    """Return the head of the entry at that place. Raises InputError for one that says another place or is none."""
    try:
        head = entry.read_head()
    except ValueError as error:
        raise _unreadable(chain, seq) from error
    if head.chain != chain or head.seq != seq or head.schema < 1 or not _is_moment(head.time):
        raise _unreadable(chain, seq)
    return head


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def read_changes(entry: Entry, head: EntryHead) -> list[Change]:
    """Return the entry's changes, personal columns among them. Raises InputError for anything that no archive writes."""
    if entry.personal is not None and head.subject is None:
        raise _unreadable(head.chain, head.seq)  # personal data of nobody
    try:
        return entry.changes(head.chain)
    except ValueError as error:
        raise _unreadable(head.chain, head.seq) from error


def _unreadable(chain: str, seq: int) -> InputError:
    return InputError.of("exchange.entry_unreadable", chain=chain[:8], seq=seq)
