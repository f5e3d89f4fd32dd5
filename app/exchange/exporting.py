"""Export: what a partner has not acknowledged, written as one package, with a receipt of what came from there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.archive.archive import Archive
from app.archive.database.about import about
from app.archive.database.connection import one_moment
from app.archive.journal.mandate import HEADQUARTERS
from app.archive.journal.writing import Act
from app.errors import InputError
from app.exchange.correspondence.packages import SentPackage, last_sent, note_sent, reserve_number
from app.exchange.correspondence.receipts import missing_blobs_of, receipt_for, sendable_scans
from app.exchange.correspondence.selection import entries_of, scans_named, segments_for
from app.exchange.package.header import PackageHeader
from app.exchange.package.manifest import BlobNote, Manifest, Segment
from app.exchange.package.writer import Written, write_package
from app.exchange.partners.chains import ChainOrigin, known_chains
from app.exchange.partners.pairing import find_partner
from app.exchange.partners.trust import Partner, partners, recovery_recipients

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """A package that stands where it was to stand: for whom, its number, entries and scans in it, and its size."""

    package: Path
    partner: Partner
    number: int
    entries: int
    scans: int
    bytes: int
    sha256: str


def export_package(
    archive: Archive, partner: Partner, folder: Path, act: Act, now: str, progress: Progress | None = None
) -> Exported:
    """Write a package for a partner into `folder`; when this returns the stick may be taken away.

    It begins behind the last entry that the partner acknowledged, so that one which is lost is made up for by the next.
    Raises InputError where the partner is shut out or the package cannot be written there; then nothing is left in the folder.
    """
    if partner.revoked:
        raise InputError.of("exchange.revoked_partner", station=partner.code, site=partner.site)
    with archive.journal.receiving(act) as database:
        epoch = about(database, "chain") or ""
        number = reserve_number(database, epoch, partner.station, now)
    with one_moment(archive.database):
        written, manifest = _write(archive, partner, folder, epoch, number, now, progress)
    sent = SentPackage(*(epoch, number, partner.station, written.sha256, written.path.name, manifest.entries, written.bytes, now))
    with archive.journal.receiving(act) as database:
        note_sent(database, sent)
    return Exported(
        package=written.path,
        partner=partner,
        number=number,
        entries=manifest.entries,
        scans=len(manifest.blobs),
        bytes=written.bytes,
        sha256=written.sha256,
    )


def _write(
    archive: Archive, partner: Partner, folder: Path, epoch: str, number: int, now: str, progress: Progress | None
) -> tuple[Written, Manifest]:
    """Return the package of this moment, whatever counters write meanwhile."""
    database, station = archive.database, archive.station
    chains = known_chains(database)
    segments = segments_for(archive, chains, partner)
    scans = _scans(archive, chains, partner, segments)
    manifest = Manifest(
        schema=archive.settings.layout.schema,
        sender=station.id,
        to=partner.station,
        number=number,
        segments=segments,
        blobs=tuple(BlobNote(path.name, path.stat().st_size) for path in scans),
        receipt=receipt_for(database, chains, partner).as_json(),
    )
    header = _header(archive, partner, next((each for each in segments if each.chain == epoch), None), epoch, number, now)
    recipients = dict.fromkeys([partner.recipient, *recovery_recipients(database, station.id)])
    written = write_package(
        folder,
        header,
        manifest,
        entries_of(database, segments),
        ((path.name, path) for path in scans),
        tuple(recipients),
        archive.sign,
        progress,
    )
    return written, manifest


def _header(archive: Archive, partner: Partner, own: Segment | None, epoch: str, number: int, now: str) -> PackageHeader:
    station = archive.station
    return PackageHeader(
        site=station.site,
        station=station.id,
        code=station.code,
        role=station.role,
        epoch=epoch,
        number=number,
        first=0 if own is None else own.first,
        last=0 if own is None else own.last,
        to=partner.station,
        made_at=now,
        before=last_sent(archive.database, epoch, partner.station),
    )


def _scans(
    archive: Archive, chains: Mapping[str, ChainOrigin], partner: Partner, segments: tuple[Segment, ...]
) -> tuple[Path, ...]:
    """The sealed files that go along: of entries that are sent, and those that the partner said it lacks."""
    database = archive.database
    named = sendable_scans(database, chains, partner, scans_named(database, segments))
    names = dict.fromkeys((*named, *missing_blobs_of(database, chains, partner)))
    return tuple(archive.blobs.path(name) for name in names if archive.blobs.holds(name))


def addressees(archive: Archive, name: str | None = None, *, everyone: bool = False) -> tuple[Partner, ...]:
    """For whom packages are written: the one of that name (see `find_partner`); without one headquarters, or else all.

    Raises InputError where nobody is let in, or nobody or more than one bears the name.
    """
    known = [each for each in partners(archive.database, archive.station.id) if not each.revoked]
    if not known:
        raise InputError.of("exchange.no_partner")
    if name is None:
        company = [each for each in known if each.role == HEADQUARTERS]
        return tuple(known if everyone or not company else company)
    return (find_partner(known, name),)
