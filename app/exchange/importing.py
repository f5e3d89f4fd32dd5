"""Import: a package verified as a whole, then taken in within one transaction, or refused and nothing changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import peewee

from app.archive.archive import Archive
from app.archive.database.connection import run_many
from app.archive.journal.destroying import empty_log
from app.archive.journal.writing import Act
from app.errors import InputError
from app.exchange.correspondence.packages import SeenPackage, is_seen, note_seen, reason_text
from app.exchange.correspondence.receipts import PartnerReceipt, read_receipt, take_receipt
from app.exchange.correspondence.seals import keep_seal
from app.exchange.decisions.conflicts import count_conflicts
from app.exchange.incoming.large_work import large_work
from app.exchange.incoming.numbering import placed
from app.exchange.incoming.package_files import in_turn
from app.exchange.incoming.receiver import Receiver, Taken
from app.exchange.incoming.scans import ScansArriving
from app.exchange.incoming.staging import count_staged, staged_chains
from app.exchange.incoming.verifier import Verified, Verifier
from app.exchange.package.check import check, read_header
from app.exchange.package.entry_lines import WireEntry
from app.exchange.package.header import PackageHeader, SignedHeader
from app.exchange.package.manifest import Manifest, Segment
from app.exchange.package.reader import open_package
from app.exchange.partners.chains import ChainEnd, known_chains
from app.exchange.partners.trust import Partner, partners
from app.procedure.reason import Reason

Progress = Callable[[int, int], None]

_DUE = "INSERT INTO board_due (case_id) VALUES (%s) ON CONFLICT DO NOTHING"

IMPORTED = "imported"
NOTHING_NEW = "nothing_new"
WAITING = "waiting"
FORKED = "forked"
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one package.

    `entries` were applied, `households` are new, `changed` are known households that changed, so many rows more than before are
    to be decided (`conflicts`), `staged` entries of it wait, `forked` belong to a chain that was continued twice, `left_out`
    are of stations that are not known to be let in. `reason` says why it was refused.
    """

    file: Path
    status: str
    station: str = ""
    number: int = 0
    entries: int = 0
    rows: int = 0
    households: int = 0
    changed: int = 0
    conflicts: int = 0
    staged: int = 0
    forked: int = 0
    left_out: int = 0
    scans: int = 0
    scans_missing: int = 0
    receipt: PartnerReceipt | None = None
    reason: Reason | None = None


class _DryRunOverError(Exception):
    """Ends the transaction of a dry run, so that nothing of it is kept."""

    def __init__(self, imported: Imported) -> None:
        super().__init__()
        self.imported = imported


def import_package(
    archive: Archive, file: Path, act: Act, now: str, *, dry_run: bool = False, progress: Progress | None = None
) -> Imported:
    """Take one package in; with `dry_run` nothing is kept, and what is told is what would be.

    `progress` is told entries done and all entries, for verifying and for applying together; what it raises cancels the import
    and nothing is changed. Raises InputError for a package that is refused, ArchiveError where the archive cannot be written.
    """
    known = partners(archive.database, archive.station.id)
    signed = read_header(file)
    signer = signer_of(archive, file, signed.header, known)
    sha256 = check(file, signed, signer.public_key)
    work = _Work(archive, file, signed, sha256, signer, now, progress or _untold)
    try:
        with large_work(archive.database):
            return _taken_in(archive, work, act, known, dry_run=dry_run)
    except InputError as error:
        if not dry_run:
            work.note_refused(act, error.reason)
        raise


def import_packages(
    archive: Archive, files: Sequence[Path], act: Act, now: str, *, dry_run: bool = False, progress: Progress | None = None
) -> tuple[Imported, ...]:
    """Take packages in, whatever order they are given in; one that is refused does not keep the others out."""
    results: dict[Path, Imported] = {}
    for file in in_turn(files):
        try:
            results[file] = import_package(archive, file, act, now, dry_run=dry_run, progress=progress)
        except InputError as error:
            results[file] = Imported(file, REFUSED, reason=error.reason)
    return tuple(results[file] for file in dict.fromkeys(files))


def _taken_in(archive: Archive, work: "_Work", act: Act, known: Sequence[Partner], *, dry_run: bool) -> Imported:
    verified, manifest = work.verified(known)
    receipt = read_receipt(manifest.receipt) if manifest.receipt else None
    scans = ScansArriving(archive.database, archive.blobs)
    try:
        with archive.journal.receiving(act):
            receiver = work.take(verified, manifest, scans)
            imported = work.note(receiver, manifest, verified, receipt, scans)
            if dry_run:
                raise _DryRunOverError(imported)
    except _DryRunOverError as over:
        scans.undo()
        return over.imported
    except BaseException:
        scans.undo()
        raise
    if receiver.taken.destroyed:
        empty_log(archive.database)
    return imported


def take_waiting(archive: Archive, act: Act, now: str) -> Imported | None:
    """Apply entries that waited, for those before them or for this version of the program; None where none wait.

    To be called when an archive is opened: entries of a newer program that came before the upgrade are applied then.
    """
    if not staged_chains(archive.database):
        return None
    with archive.journal.receiving(act) as database:
        receiver = Receiver(database, archive.settings.layout, signer=archive.station.id, now=now)
        undecided = count_conflicts(database)
        taken = receiver.finish()
        missing = ScansArriving(database, archive.blobs).note_missing(receiver.applied())
        conflicts = max(0, count_conflicts(database) - undecided)
        _note_due(database, taken)
    if taken.destroyed:
        empty_log(database)
    return Imported(
        Path(),
        IMPORTED if taken.entries else WAITING,
        entries=taken.entries,
        rows=taken.rows,
        households=len(taken.new_cases),
        changed=len(taken.changed_cases),
        conflicts=conflicts,
        scans_missing=missing,
    )


def _note_due(database: peewee.Database, taken: Taken) -> None:
    """The rows on the board of the cases that came or changed are to be made anew."""
    for cases in (taken.new_cases, taken.changed_cases):
        run_many(database, _DUE, ((case,) for case in cases))


def signer_of(archive: Archive, file: Path, header: PackageHeader, known: Sequence[Partner]) -> Partner:
    """Return who signed, which must be a partner that is let in, and not shut out since. Raises InputError."""
    if header.station == archive.station.id:
        raise InputError.of("exchange.own_package", file=file)
    signer = next((each for each in known if each.station == header.station), None)
    if signer is None:
        raise InputError.of("exchange.foreign_signer", file=file, station=header.code, site=header.site)
    if signer.revoked:
        raise InputError.of("exchange.revoked_signer", file=file, station=signer.code, site=signer.site)
    if header.to != archive.station.id:
        raise InputError.of("exchange.for_another", file=file)
    return signer


def _untold(_done: int, _all: int) -> None:
    """Nobody wants to know."""


class _Work:
    """One package on its way in."""

    def __init__(
        self, archive: Archive, file: Path, signed: SignedHeader, sha256: str, signer: Partner, now: str, progress: Progress
    ) -> None:
        self._archive = archive
        self._database = archive.database
        self._file = file
        self._signed = signed
        self._sha256 = sha256
        self._signer = signer
        self._now = now
        self._progress = progress
        self._undecided = 0
        self._identities = [archive.exchange_identity()]

    def verified(self, known: Sequence[Partner]) -> tuple[Verified, Manifest]:
        """Verify all that the package holds; nothing is written. Raises InputError."""
        verifier = Verifier(self._database, self._archive.station, known_chains(self._database), known, self._signer)
        with open_package(self._file, self._identities, self._signed) as opened:
            manifest = opened.manifest
            found = None if manifest.blobs else verifier.known(manifest.segments)
            if found is None:
                found = verifier.verify(manifest.segments, self._told(opened.entries, 0, manifest.entries))
                opened.finish()
        return found, manifest

    def take(self, verified: Verified, manifest: Manifest, scans: ScansArriving) -> Receiver:
        """Take the entries and scans in, within the transaction of the journal; gives whoever knows what became of them."""
        self._undecided = count_conflicts(self._database)
        layout = self._archive.settings.layout
        receiver = Receiver(self._database, layout, signer=self._signer.station, now=self._now)
        for chain, seq in verified.same_until.items():
            receiver.known_to_be_same(chain, seq)
        if all(verified.same_until.get(segment.chain) == segment.last for segment in manifest.segments) and not manifest.blobs:
            receiver.finish()
            return receiver
        with open_package(self._file, self._identities, self._signed) as opened:
            told = self._told(opened.entries, manifest.entries, manifest.entries)
            for batch in placed(manifest.segments, told):
                known = batch if not verified.left_out else [each for each in batch if each.chain not in verified.left_out]
                receiver.take(known)
            receiver.finish()
            scans.take(opened.blobs)
            return receiver

    def note(
        self, receiver: Receiver, manifest: Manifest, verified: Verified, receipt: PartnerReceipt | None, scans: ScansArriving
    ) -> Imported:
        """Note what is known of the partner now, and what became of the package."""
        database, signer, header, taken = self._database, self._signer, self._signed.header, receiver.taken
        known = [segment for segment in manifest.segments if segment.chain not in verified.left_out]
        for segment in known:
            self._note_segment(segment)
        if receipt is not None and not is_seen(database, signer.station, self._sha256):
            take_receipt(database, signer.station, header.epoch, header.number, receipt, self._now)
        _note_due(database, taken)
        imported = Imported(
            file=self._file,
            status="",
            station=signer.station,
            number=header.number,
            entries=taken.entries,
            rows=taken.rows,
            households=len(taken.new_cases),
            changed=len(taken.changed_cases),
            conflicts=max(0, count_conflicts(database) - self._undecided),
            staged=sum(count_staged(database, segment.chain, segment.first, segment.last) for segment in known),
            forked=taken.forked,
            left_out=sum(each.last - each.first + 1 for each in manifest.segments if each.chain in verified.left_out),
            scans=scans.count,
            scans_missing=scans.note_missing(receiver.applied()),
            receipt=receipt,
        )
        imported = replace(imported, status=_status(imported))
        note_seen(database, self._seen(imported))
        return imported

    def note_refused(self, act: Act, reason: Reason) -> None:
        """Note why a package that its sender did sign was refused, so that the next receipt says so."""
        refused = Imported(self._file, REFUSED, station=self._signer.station, number=self._signed.header.number, reason=reason)
        with self._archive.journal.receiving(act) as database:
            note_seen(database, self._seen(refused))

    def _seen(self, imported: Imported) -> SeenPackage:
        header = self._signed.header
        return SeenPackage(
            station=header.station,
            epoch=header.epoch,
            number=header.number,
            sha256=self._sha256,
            before_number=header.before.number,
            file=self._file.name,
            status=imported.status,
            entries=imported.entries,
            changed=imported.households + imported.changed,
            conflicts=imported.conflicts,
            reason="" if imported.reason is None else reason_text(imported.reason),
            seen_at=self._now,
        )

    def _note_segment(self, segment: Segment) -> None:
        """Who sends a chain up to an entry has it so far, and whoever has its seal can relay it."""
        end = ChainEnd(segment.last, bytes.fromhex(segment.after))
        keep_seal(self._database, segment.chain, end, segment.seal)

    def _told(self, batches: Iterable[list[WireEntry]], before: int, entries: int) -> Iterator[list[WireEntry]]:
        done = before
        for batch in batches:
            yield batch
            done += len(batch)
            self._progress(done, 2 * entries)


def _status(imported: Imported) -> str:
    if imported.forked:
        return FORKED
    if imported.staged or imported.left_out:
        return WAITING
    return IMPORTED if imported.entries or imported.scans else NOTHING_NEW
