"""The loop that checks a chain: as close to bare reading and hashing as Python allows, since archives are long."""

from hashlib import sha256

from app.archive.journal.entry import NOTHING_BEFORE

Row = tuple[bytes, bytes, bytes, bytes, bytes | None, bytes | None, bytes | None]


class ChainCheck:
    """Reads the stored parts of a chain's entries by seq and notes the places that do not fit.

    It computes what `Entry.hash` does, written out (a test holds the two together).
    """

    def __init__(self) -> None:
        self.changed: list[int] = []
        self.personal_changed: list[int] = []
        self._place = 0
        self._expected = NOTHING_BEFORE

    def read(self, rows: "list[Row]") -> None:
        """Go on with the next entries."""
        expected, place = self._expected, self._place
        for previous, head, facts, facts_salt, personal, personal_salt, personal_hash in rows:
            place += 1
            if previous != expected:
                self.changed.append(place)
            if personal is not None:
                if personal_salt is None or sha256(personal_salt + personal).digest() != personal_hash:
                    self.personal_changed.append(place)
            elif personal_salt is not None:
                self.personal_changed.append(place)
            hashed = sha256(facts_salt + facts).digest()
            expected = sha256(previous + head + hashed + (personal_hash or NOTHING_BEFORE)).digest()
        self._expected, self._place = expected, place
