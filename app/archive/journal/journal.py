"""The one door into the archive: a verb writes within `Journal.writing`, and all of it becomes entries or nothing does."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import peewee

from app.archive.database.about import about, set_about
from app.archive.database.connection import explained, one_writer, run
from app.archive.folder.anchor import Anchor, ChainHead
from app.archive.folder.mark import Mark, new_secret
from app.archive.journal.applying import apply_changes
from app.archive.journal.chain import append, head_of, last_head, last_position
from app.archive.journal.destroying import cases_of, destroy_kept, empty_log, overwrite_what_is_emptied
from app.archive.journal.entry import DESTROY, Base, Change, EntryHead
from app.archive.journal.layout import Layout
from app.archive.journal.mandate import FOR_SITE, HEADQUARTERS
from app.archive.journal.new_chain import MAIN, Station, begin_chain, chain_name
from app.archive.journal.rows import TableRows
from app.archive.journal.writing import Act, Clock, Writing, make_entry, moment_text
from app.errors import ArchiveError, RefusedError

Derive = Callable[[peewee.Database, Collection[str]], None]

__all__ = ["Act", "Clock", "Derive", "Journal", "Writing", "no_derive"]


def no_derive(_database: peewee.Database, _cases: Collection[str]) -> None:
    """Recomputes nothing, for archives without derived tables."""


@dataclass(slots=True)
class _Transaction:
    head: ChainHead
    position: int = 0
    kept: bool = False


class Journal:
    """Appends entries to the chain of this station and applies them, in one transaction each."""

    def __init__(
        self,
        database: peewee.Database,
        layout: Layout,
        station: Station,
        *,
        anchor: Anchor,
        mark: Mark,
        clock: Clock,
        derive: Derive,
        reading: bool = False,
    ) -> None:
        self._database = database
        self._layout = layout
        self._station = station
        self._anchor = anchor
        self._mark = mark
        self._clock = clock
        self._derive = derive
        self._reading = reading
        self._recognised = False
        self._settled = True
        self._held: str | None = None
        self._chain = ""

    @contextmanager
    def writing(self, act: Act, site: str | None = None) -> Iterator[Writing]:
        """One transaction: all that is written within becomes entries when the block ends, or nothing where it raises.

        Headquarters names the `site` that it writes about: what concerns one site stands in a chain that no other gets.
        Raises ArchiveError where the archive is open for reading only, or another writes for too long, and RefusedError where
        headquarters writes for all sites what is the work of one.
        """
        with self._transaction(act) as transaction:
            before = transaction.head if site is None else self._head_for(site, act)
            writing = Writing(self._database, self._layout, act, before, self._clock)
            yield writing
            if writing.changed:
                self._refuse_what_others_refuse(before, writing.tables)
                transaction.position, transaction.head = writing.finish()
                transaction.kept = True
                self._derive(self._database, frozenset(writing.touched_cases))

    @contextmanager
    def receiving(self, act: Act) -> Iterator[peewee.Database]:
        """One transaction for what comes from other archives: entries appended as they were written, and what is known of peers.

        All of it is kept when the block ends, or nothing where it raises. Raises ArchiveError as `writing` does.
        """
        with self._transaction(act) as transaction:
            yield self._database
            transaction.position, transaction.head = last_position(self._database), last_head(self._database)
            transaction.kept = True

    def destroy(self, act: Act, subject: str, site: str | None = None) -> None:
        """Destroy a person's personal data: in the rows, in every entry that held them, and in the drafts of the act's case.

        The chain still verifies, since the hashes stay. Headquarters names the person's `site`, as for `writing`, and the errors
        are those of `writing`.
        """
        with self._transaction(act) as transaction:
            overwrite_what_is_emptied(self._database)
            before = transaction.head if site is None else self._head_for(site, act)
            changes = list(self._personal_rows(subject))
            self._refuse_what_others_refuse(before, (change.table for change in changes))
            head = EntryHead(
                *(before.chain, before.seq + 1, self._layout.schema, moment_text(self._clock)),
                *(act.operator, act.counter, DESTROY, act.case, subject),
            )
            entry = make_entry(before, head, changes, [])
            transaction.position, transaction.kept = append(self._database, entry), True
            apply_changes(TableRows(self._database), head, changes)
            transaction.head = ChainHead(head.chain, head.seq, entry.hash())
            cases = cases_of(self._database, self._layout, changes) | ({act.case} if act.case else set())
            destroy_kept(self._database, self._layout, subject, cases)
            self._derive(self._database, frozenset(cases))
        empty_log(self._database)

    def head(self) -> ChainHead:
        """Return the last entry of the station's chain."""
        return head_of(self._database, about(self._database, "chain") or "")

    def _refuse_what_others_refuse(self, head: ChainHead, tables: Iterable[str]) -> None:
        """Such an entry could never be taken back, and all that it goes to would refuse every package from then on."""
        role = self._station.role if head.chain == self._chain else FOR_SITE
        refused = next((table for table in tables if not self._layout.may_write(role, table)), None)
        if refused is not None:
            code = "archive.work_of_a_site" if role == HEADQUARTERS else "archive.not_to_be_written"
            raise RefusedError.of(code, table=f"table:{refused}")

    def _personal_rows(self, subject: str) -> Iterator[Change]:
        for table, personal in self._layout.personal.items():
            names = sorted(personal.columns)
            held = " OR ".join(f'"{name}" IS NOT NULL' for name in names)
            sql = f'SELECT id, base_chain, base_seq FROM "{table}" WHERE "{personal.subject}" = %s'  # noqa: S608 declared
            for identifier, chain, seq in list(run(self._database, f"{sql} AND ({held})", (subject,))):
                yield Change(table, identifier, Base(chain, seq), dict.fromkeys(names))

    @contextmanager
    def _transaction(self, act: Act) -> Iterator[_Transaction]:
        """BEGIN IMMEDIATE … COMMIT, then the anchor; rolled back where it raises or nothing is to be kept."""
        if self._reading:
            raise ArchiveError.of("archive.reading_only")
        if self._database.in_transaction():
            raise RuntimeError("a verb is one transaction: writing does not nest")
        with explained(), one_writer(self._database) as whole:
            secret = self._recognise(act)
            transaction = _Transaction(head_of(self._database, self._chain))
            yield transaction
            if not transaction.kept:
                whole.rollback()
                return
            if secret is not None:
                self._mark.announce(self._held, secret)
        if secret is not None:
            self._recognised, self._settled = True, False
        self._anchor.write(transaction.position, transaction.head)

    def _recognise(self, act: Act) -> str | None:
        """In the first transaction of a session: begin a new chain where this is a copy, and give the archive a new mark."""
        held = about(self._database, "mark")
        if self._recognised:
            self._settle(held)
            return None
        if not self._mark.knows(held):
            self._begin_again(act)
        self._chain = about(self._database, "chain") or ""
        secret = new_secret()
        self._held = held
        set_about(self._database, "mark", secret)
        return secret

    def _begin_again(self, act: Act) -> None:
        """In a copy every chain that the archive wrote goes on as a new one."""
        known = run(self._database, "SELECT name, value FROM about WHERE name = %s OR name LIKE %s", (MAIN, f"{MAIN} %"))
        for name, chain in sorted(known):
            self._begin(act, name, head_of(self._database, chain))

    def _begin(self, act: Act, name: str, before: ChainHead | None) -> ChainHead:
        site = name.removeprefix(MAIN).strip()
        station = replace(self._station, site=site, role=FOR_SITE) if site else self._station
        return begin_chain(self._database, self._layout, station, act, moment_text(self._clock), before, name)

    def _head_for(self, site: str, act: Act) -> ChainHead:
        """Return the end of the chain for a site, which is begun with the first entry about it."""
        name = chain_name(self._station, site)
        chain = about(self._database, name)
        return self._begin(act, name, None) if chain is None else head_of(self._database, chain)

    def settle(self) -> None:
        """At the end of a session: only the mark that stands in the archive will do from now on."""
        if self._settled or self._reading:
            return
        with explained(), one_writer(self._database):
            self._settle(about(self._database, "mark"))

    def _settle(self, held: str | None) -> None:
        """Forget the mark before this one, once and under the lock: done after the commit, two counters that begin at the same
        moment would overwrite each other's marks, and the archive would be taken for a copy of itself."""
        if not self._settled and held is not None:
            self._mark.settle(held)
            self._settled = True
