"""All of a package verified before anything of it is written: places, hashes, seals, and whose chains they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import peewee

from app.archive.journal.chain import entry_at
from app.archive.journal.entry import BEGIN
from app.archive.journal.mandate import COUNTER, HEADQUARTERS
from app.archive.journal.new_chain import Station
from app.errors import InputError
from app.exchange.correspondence.seals import is_sealed
from app.exchange.incoming.entry_reading import read_changes, read_head
from app.exchange.incoming.numbering import Placed, placed
from app.exchange.package.entry_lines import WireEntry
from app.exchange.package.manifest import Segment
from app.exchange.partners.chains import ChainEnd, ChainOrigin, end_of
from app.exchange.partners.trust import Partner

_ADMISSION = b'"admission"'


@dataclass(slots=True)
class Verified:
    """What verifying found: how far each chain is the same as here, and chains that cannot be known yet, which are left out."""

    same_until: dict[str, int] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)


class Verifier:
    """Verifies the entries of one package against what this archive knows. Reads only."""

    def __init__(
        self,
        database: peewee.Database,
        own: Station,
        chains: Mapping[str, ChainOrigin],
        partners: Iterable[Partner],
        signer: Partner,
    ) -> None:
        self._database = database
        self._own = own
        self._chains = dict(chains)
        self._company = {chain for chain, origin in chains.items() if origin.role == HEADQUARTERS}
        self._stations = {partner.station: (partner.role, partner.site, partner.public_key.hex()) for partner in partners}
        self._stations[own.id] = (own.role, own.site, own.public_key)
        self._signer = signer

    def verify(self, segments: Sequence[Segment], batches: Iterable[Sequence[WireEntry]]) -> Verified:
        """Go through all entries. Raises InputError for the first that is not what it says."""
        found = Verified()
        bounds = self._bounds(segments, found)
        for batch in placed(segments, batches):
            for each in batch:
                if each.seq == 1 and not self._begin(each):
                    found.left_out.add(each.chain)
                if each.seq == bounds[each.chain]:
                    self._compare(each, found)
                if each.chain in self._company and _ADMISSION in each.entry.facts:
                    self._admit(each)
        for segment in segments:
            if segment.chain not in found.left_out:
                self._require_seal(segment)
        return found

    def known(self, segments: Sequence[Segment]) -> Verified | None:
        """Return what verifying would find where all entries are here already, by the hash of the last of each chain; else None.

        Raises InputError for a seal that is not the station's own: seals are kept, and passed on.
        """
        for segment in segments:
            held = entry_at(self._database, segment.chain, segment.last)
            if held is None or held.hash().hex() != segment.after:
                return None
            self._require_seal(segment)
        return Verified({segment.chain: segment.last for segment in segments})

    def _bounds(self, segments: Sequence[Segment], found: Verified) -> dict[str, int]:
        """Where each segment overlaps last with what is here."""
        bounds: dict[str, int] = {}
        for segment in segments:
            if segment.chain in bounds:
                raise InputError.of("exchange.segment_twice", chain=segment.chain[:8])
            if segment.chain not in self._chains and segment.first > 1:
                found.left_out.add(segment.chain)
            bounds[segment.chain] = min(end_of(self._database, segment.chain).seq, segment.last)
        return bounds

    def _begin(self, each: Placed) -> bool:
        """The first entry of a chain names its station; False for one that is not known to be let in.

        Headquarters lets counters in by entries of its own chain: where those were lost on the way, the chain has to wait.
        """
        head = read_head(each.entry, each.chain, 1)
        changes = read_changes(each.entry, head)
        if head.verb != BEGIN or not changes or (changes[0].table, changes[0].id, changes[0].base) != ("chain", each.chain, None):
            raise InputError.of("exchange.entry_unreadable", chain=each.chain[:8], seq=1)
        values = [changes[0].columns.get(name) for name in ("station", "code", "site", "role", "public_key")]
        origin = ChainOrigin(each.chain, *(str(value) for value in values))
        if origin.station not in self._stations:
            return False
        self._require_let_in(origin)
        if self._chains.setdefault(each.chain, origin).role == HEADQUARTERS:
            self._company.add(each.chain)
        return True

    def _require_let_in(self, origin: ChainOrigin) -> None:
        role, site, key = self._stations[origin.station]
        is_theirs = origin.role == COUNTER and origin.site == site if role == COUNTER else origin.role != COUNTER
        if not is_theirs or key != origin.public_key:
            raise InputError.of("exchange.stranger", station=origin.code, site=origin.site)
        if HEADQUARTERS not in {self._own.role, origin.role} and origin.site != self._own.site:
            raise InputError.of("exchange.other_site", station=origin.code, site=origin.site)
        if self._signer.role == COUNTER and origin.role == COUNTER and origin.site != self._signer.site:
            raise InputError.of("exchange.other_site", station=origin.code, site=origin.site)

    def _compare(self, each: Placed, found: Verified) -> None:
        held = entry_at(self._database, each.chain, each.seq)
        if held is not None and held.hash() == each.hash:
            found.same_until[each.chain] = each.seq

    def _admit(self, each: Placed) -> None:
        """Whom headquarters lets in by an entry of this package may have a chain in it."""
        head = read_head(each.entry, each.chain, each.seq)
        for change in read_changes(each.entry, head):
            if change.table == "admission" and change.base is None and change.columns.get("role") == COUNTER:
                station, role, site, key = (str(change.columns.get(name)) for name in ("station", "role", "site", "public_key"))
                self._stations.setdefault(station, (role, site, key))

    def _require_seal(self, segment: Segment) -> None:
        origin = self._chains.get(segment.chain)
        end = ChainEnd(segment.last, bytes.fromhex(segment.after))
        if origin is None or not is_sealed(origin.public_key, segment.chain, end, segment.seal):
            raise InputError.of("exchange.seal_wrong", chain=segment.chain[:8], seq=segment.last)
