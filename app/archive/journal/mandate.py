"""Who may write what: one rule for what is written here and for what comes in, since the one must never refuse the other."""

COUNTER = "counter"
HEADQUARTERS = "headquarters"
FOR_SITE = "for_site"
"""Roles of a chain: a counter's, headquarters' own (what concerns every site), and headquarters' for one site."""

OF_THE_COMPANY = frozenset({"admission", "operator", "procedure", "site"})
"""What headquarters writes into the chain that every site gets: who is admitted, its own people, procedures, and its own name."""

OF_ONE_STATION = frozenset({"admission", "operator"})
"""Whom a station lets in and who works there: its own affair, and never said in the chain of one site."""

_OF_HEADQUARTERS = OF_THE_COMPANY | {"decision"}
"""What it decides about those rows, where they were changed at two places, stands beside them."""

_REFUSED = {COUNTER: frozenset({"allotment", "chain"}), FOR_SITE: OF_ONE_STATION | {"chain"}}
"""Numbers are allotted by the company alone (C1), and chains begin with an entry of their own kind."""


def may_write(role: str, table: str) -> bool:
    """Return whether a chain of that role may write rows of a table."""
    return table in _OF_HEADQUARTERS if role == HEADQUARTERS else table not in _REFUSED[role]


def anyone_may_write(_role: str, _table: str) -> bool:
    """For archives that belong to no company."""
    return True
