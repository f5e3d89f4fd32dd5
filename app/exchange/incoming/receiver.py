"""Entries taken in, each where it belongs: applied, known already, waiting for others, or of a chain that was continued twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import peewee

from app.archive.database.connection import run, run_many
from app.archive.journal.applying import Conflict
from app.archive.journal.arrivals import Arrivals
from app.archive.journal.chain import entry_at
from app.archive.journal.destroying import cases_of, destroy_kept, overwrite_what_is_emptied
from app.archive.journal.entry import BEGIN, DECIDE, DESTROY, Change, Entry, EntryHead, Stored
from app.archive.journal.layout import Layout
from app.errors import InputError
from app.exchange.incoming.chain_rights import ChainRights
from app.exchange.incoming.entry_reading import read_changes, read_head
from app.exchange.incoming.numbering import Placed
from app.exchange.incoming.set_aside import SetAside
from app.exchange.incoming.staging import keep_fork, stage, staged_after, staged_chains, staged_until, unstage
from app.exchange.partners.chains import ChainEnd, ChainOrigin, end_of, known_chains

_WINDOW = 1000  # entries: what is kept of them, and of the pages that they change, should not be much
_OWNERS = ("handover", "unit")
_FORCED = frozenset({DECIDE, DESTROY})
_NONE: tuple[Stored, ...] = (None, "")
_make = tuple.__new__  # a NamedTuple's own way to be made takes three times as long
_DESTROYED = f"SELECT subject FROM entry WHERE verb = '{DESTROY}'"  # noqa: S608 a constant, which the index wants to see
_CONFLICT = """INSERT INTO conflict (chain, seq, place, row_table, row_id, case_id, holder_chain, holder_seq, seen_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING"""


@dataclass(slots=True)
class Taken:
    """What became of entries: how many were applied or are forked; rows written, changes that are conflicts, cases touched."""

    entries: int = 0
    rows: int = 0
    forked: int = 0
    conflicts: int = 0
    destroyed: int = 0
    new_cases: set[str] = field(default_factory=set)
    changed_cases: set[str] = field(default_factory=set)

    def add(self, other: "Taken") -> None:
        """Count in what was applied after this."""
        self.entries += other.entries
        self.rows += other.rows
        self.conflicts += other.conflicts
        self.destroyed += other.destroyed
        self.new_cases |= other.new_cases
        self.changed_cases |= other.changed_cases - self.new_cases


class Receiver:
    """Takes entries in within one transaction; `finish` must be the last call."""

    def __init__(
        self,
        database: peewee.Database,
        layout: Layout,
        *,
        signer: str,
        now: str,
    ) -> None:
        self._database = database
        self._layout = layout
        self._set_aside = SetAside(database)
        self._begun: dict[str, int] = {}
        self._same_until: dict[str, int] = {}
        self._held: set[str] = set()
        self._diverged: set[str] = set()
        self._signer = signer
        self._now = now
        self.taken = Taken()
        self._remember()

    def _remember(self) -> None:
        """Read anew what is kept in mind of what is written; what was gathered and not yet written is forgotten."""
        self._chains = known_chains(self._database)
        self._authority = ChainRights(self._database, self._layout, self._chains)
        self._arrivals = Arrivals(self._database, self._layout)
        self._ends: dict[str, ChainEnd] = {}
        self._destroyed = {row[0] for row in run(self._database, _DESTROYED)}

    def known_to_be_same(self, chain: str, seq: int) -> None:
        """Entries of the chain up to `seq` were compared by their last hash, and are those that are here."""
        self._same_until[chain] = seq

    def take(self, batch: Sequence[Placed]) -> None:
        """Take entries in. Raises InputError for one that no archive writes, or that its chain may not write."""
        for placed in batch:
            self._take(placed)

    def _take(self, placed: Placed) -> None:
        chain, seq, _own, entry = placed
        end = self._end(chain)
        if seq <= end.seq:
            if seq > self._same_until.get(chain, 0) and not self._is_here(placed):
                self._fork(placed)
        elif chain in self._diverged or (seq == end.seq + 1 and entry.previous != end.hash):
            self._fork(placed)
        elif chain in self._held or seq != end.seq + 1 or not self._apply(placed):
            self._held.add(chain)
            stage(self._database, *self._kept(placed), self._now)
        elif self._arrivals.waiting >= _WINDOW:
            self._flush()

    def finish(self) -> Taken:
        """Write what arrived, then apply what waited and waits no more."""
        self._flush()  # before anything that waited, which can fail
        while sum(self._apply_staged(chain) for chain in staged_chains(self._database)):
            pass  # what one chain waited for may have stood in another
        for chain in staged_chains(self._database):
            for placed in staged_until(self._database, chain, self._end(chain).seq):
                if not self._is_here(placed):
                    self._fork(placed)
                unstage(self._database, placed)
        return self.taken

    def applied(self) -> list[tuple[str, int, int]]:
        """Chain, number before the first and number of the last of the entries that were applied."""
        ends = ((chain, before, self._end(chain).seq) for chain, before in self._begun.items())
        return [each for each in ends if each[1] < each[2]]

    def _apply_staged(self, chain: str) -> bool:
        """Apply what waited of a chain as far as it goes; one that no table takes goes on waiting, and keeps nothing else out."""
        begun, most = self._end(chain).seq, _WINDOW
        while most:
            applied = self._apply_some(chain, most)
            if applied is None:
                most //= 2  # which one it is, is found by trying fewer
            elif applied < most:
                break
        return self._end(chain).seq > begun

    def _apply_some(self, chain: str, most: int) -> int | None:
        """Apply and write at most so many that waited; None, and all as before, where one of them fails."""
        before, self.taken = self.taken, Taken()
        run(self._database, "SAVEPOINT waiting")
        try:
            applied = 0
            while applied < most and self._apply_next(chain):
                applied += 1
            self._flush()
        except InputError:
            run(self._database, "ROLLBACK TO waiting")
            run(self._database, "RELEASE waiting")
            self._remember()
            self.taken = before
            return None
        run(self._database, "RELEASE waiting")
        before.add(self.taken)
        self.taken = before
        return applied

    def _apply_next(self, chain: str) -> bool:
        end = self._end(chain)
        placed = staged_after(self._database, chain, end.seq, end.hash)
        if placed is None or not self._apply(placed):
            return False
        unstage(self._database, placed)
        return True

    def _end(self, chain: str) -> ChainEnd:
        end = self._ends.get(chain)
        if end is None:
            end = self._ends[chain] = end_of(self._database, chain)
            self._begun.setdefault(chain, end.seq)
        return end

    def _is_here(self, placed: Placed) -> bool:
        held = entry_at(self._database, placed.chain, placed.seq)
        if held is None:  # it came with this package and is not yet written
            self._flush()
            held = entry_at(self._database, placed.chain, placed.seq)
        return held is not None and held.hash() == placed.hash

    def _fork(self, placed: Placed) -> None:
        self._diverged.add(placed.chain)
        self.taken.forked += keep_fork(self._database, *self._kept(placed), self._now, self._signer)
        self._set_aside.forked(placed.chain, placed.entry)

    def _kept(self, placed: Placed) -> tuple[Placed, str | None]:
        """Return an entry as it is kept, and whose personal data it holds."""
        subject = read_head(placed.entry, placed.chain, placed.seq).subject
        if placed.entry.personal is not None and subject in self._destroyed:
            placed = placed._replace(entry=_without_personal(placed.entry))
        return placed, subject

    def _apply(self, placed: Placed) -> bool:
        """Gather an entry that goes on where its chain ends; False where it must wait."""
        chain, seq, own, entry = placed
        head = read_head(entry, chain, seq)
        if head.schema > self._layout.schema:
            return False
        if entry.personal is not None and head.subject in self._destroyed:
            entry = _without_personal(entry)
        changes = read_changes(entry, head)
        if head.schema != self._layout.schema:
            changes = self._layout.up_to_date(changes, head.schema)
        cases = {columns.get("case_id") for _table, _identifier, _base, columns in changes}
        cases.difference_update(_NONE)
        if not self._rests_on_known(head, changes, cases):
            return False
        if head.verb in _FORCED:
            self._flush()  # these are judged by who wrote the rows that are here
        self._authority.judge(self._origin(head, changes), head, changes, cases)
        if head.verb == DECIDE:
            cases |= cases_of(self._database, self._layout, changes)  # a row may leave a case for another one
        self._arrivals.add(entry, head, changes)
        self._ends[chain] = _make(ChainEnd, (seq, own))
        self._note(head, changes, cases)
        if head.verb == DESTROY and head.subject is not None:
            self._destroy(head.subject, head.case, changes)
        return True

    def _origin(self, head: EntryHead, changes: list[Change]) -> ChainOrigin:
        if head.verb == BEGIN and head.chain not in self._chains and changes:
            columns = changes[0].columns
            values = [str(columns.get(name)) for name in ("station", "code", "site", "role", "public_key")]
            self._chains[head.chain] = ChainOrigin(head.chain, *values)
        origin = self._chains.get(head.chain)
        if origin is None:
            raise InputError.of("exchange.chain_unknown", chain=head.chain[:8])
        return origin

    def _rests_on_known(self, head: EntryHead, changes: list[Change], cases: set[Stored]) -> bool:
        """Return whether the entries that the changes rest on are here, and the cases and units that rows belong to."""
        chain, authority = head.chain, self._authority
        units: list[str] = []
        for table, _identifier, base, columns in changes:
            if base is not None:
                known = head.seq - 1 if base.chain == chain else self._end(base.chain).seq
                if base.seq > known and not self._set_aside.is_decided(base):
                    return False
            elif table == "handover":
                units.append(str(columns.get("unit_id")))
        unknown = [case for case in cases if authority.site_of_case(str(case)) is None]
        unknown += [unit for unit in units if not authority.knows_unit(unit)]
        if not unknown:
            return True
        own = {change.id for change in changes if change.base is None and change.table in _OWNERS}
        return all(self._is_added(str(owner)) for owner in unknown if owner not in own)

    def _is_added(self, owner: str) -> bool:
        """Return whether an entry that is here adds the case or unit, although no table has it: what belongs to it does not
        wait."""
        for table in _OWNERS:
            chain = self._set_aside.adder_of(table, owner)
            if chain is not None and chain in self._chains:
                self._authority.learn(table, owner, self._chains[chain].site_id)
                return True
        return False

    def _note(self, head: EntryHead, changes: list[Change], touched: set[Stored]) -> None:
        taken, case_table = self.taken, self._layout.case_table
        taken.entries += 1
        taken.rows += len(changes)
        if head.case:
            touched.add(head.case)
        for table, identifier, base, _columns in changes:
            if table == case_table:
                (taken.new_cases if base is None else touched).add(identifier)
        touched -= taken.new_cases
        if touched:
            taken.changed_cases.update(map(str, touched))

    def _destroy(self, subject: str, case: str | None, changes: list[Change]) -> None:
        self._destroyed.add(subject)
        self.taken.destroyed += 1
        overwrite_what_is_emptied(self._database)
        self._flush()
        cases = cases_of(self._database, self._layout, changes) | ({case} if case else set())
        destroy_kept(self._database, self._layout, subject, cases)

    def _flush(self) -> None:
        try:
            # A change of which nothing is left, since a person's data were destroyed, leaves nothing to decide.
            conflicts = [conflict for conflict in self._arrivals.flush() if conflict.change.columns]
        except peewee.IntegrityError as error:
            raise InputError.of("exchange.row_impossible", detail=error) from error
        if conflicts:
            run_many(self._database, _CONFLICT, [self._conflict(conflict) for conflict in conflicts])
            self.taken.conflicts += len(conflicts)
        self._authority.written()

    def _conflict(self, conflict: Conflict) -> tuple[object, ...]:
        change = conflict.change
        case_id = change.id if change.table == self._layout.case_table else change.columns.get("case_id")
        if case_id is None and (head := entry_at(self._database, *conflict.entry)) is not None:
            case_id = head.read_head().case
        holder = self._arrivals.holder_of(conflict)
        return (*conflict.entry, conflict.place, change.table, change.id, case_id, *holder, self._now)


def _without_personal(entry: Entry) -> Entry:
    """What was destroyed does not come back with a package that was late."""
    return entry._replace(personal=None, personal_salt=None)
