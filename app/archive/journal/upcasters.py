"""Entries of older schemas, read as they would be written today: one pure function a schema, frozen once it is released."""

from collections.abc import Mapping

from app.archive.journal.entry import Change, Stored

ALL_COPIES = '["stub","finance","client"]'
NEW_BOOK: dict[str, Stored] = {"opened_by": "", "override_reason": "", "surrendered_by": "", "checked_by": ""}
NEW_CERTIFICATE: dict[str, Stored] = {"sealed_copies": "[]", "signed_copies": "[]"}
COMPLETE: dict[str, Stored] = {"sealed_copies": ALL_COPIES, "signed_copies": ALL_COPIES}


def controlled_paper(changes: list[Change]) -> list[Change]:
    """Return schema 1 → 2: a book names nobody yet; a signed certificate had seal and signature on all three copies."""
    return [_controlled(change) for change in changes]


def _controlled(change: Change) -> Change:
    if change.table == "certificate_book" and change.base is None:
        return change._replace(columns={**change.columns, **NEW_BOOK})
    if change.table == "certificate" and change.columns.get("signed_on") is not None:
        return change._replace(columns={**change.columns, **COMPLETE})
    if change.table == "certificate" and change.base is None:
        return change._replace(columns={**change.columns, **NEW_CERTIFICATE})
    return change


NEW_IN_EXCHANGE: Mapping[str, dict[str, Stored]] = {
    "unit": {"site_id": ""},
    "handover": {"site_id": ""},
    "receipt": {"site_id": ""},
    "requisition": {"site_id": ""},
    "certificate_book": {"reconciled_by": ""},
    "operator": {"manager": 1},
}


def exchanging(changes: list[Change]) -> list[Change]:
    """Return schema 2 → 3: rows name their site (before, there was one), and whoever could act before may go on approving."""
    return [_exchanging(change) for change in changes]


def _exchanging(change: Change) -> Change:
    new = NEW_IN_EXCHANGE.get(change.table) if change.base is None else None
    return change if new is None else change._replace(columns={**change.columns, **new})


def in_order(changes: list[Change]) -> list[Change]:
    """Read schema 3 as 4: rows are counted as they are added; entries say nothing of that."""
    return changes


def nothing_new(changes: list[Change]) -> list[Change]:
    """Return schema 4 → 5 as it is, like any that only adds columns which may be empty: entries that name none leave them so."""
    return changes
