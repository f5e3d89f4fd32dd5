"""Tables of the exchange: who may send, numbers allotted, decisions, scans, and what each station knows of others."""

from peewee import BooleanField, CompositeKey, IntegerField, TextField

from app.archive.tables.base import JournaledTable, LocalTable
from app.archive.tables.fields import DateField
from app.archive.tables.personal_text import PersonalTextField


class AdmissionTable(JournaledTable):
    """That the station `by_station` lets in packages of another, whose keys stand here; revoked, it refuses them."""

    by_station = TextField()
    station = TextField()
    code = TextField()
    site = TextField()
    role = TextField()
    public_key = TextField()
    recipient = TextField()
    recovery = TextField()
    revoked_on = DateField(null=True)
    revoked_reason = TextField()

    class Meta:
        """Named for what it holds; one admission each way."""

        table_name = "admission"
        indexes = ((("by_station", "station"), True),)


class DecisionTable(JournaledTable):
    """That a person decided a row changed at two places: changes of `chain` up to `seq` to that row are settled by it."""

    case_id = TextField(null=True, index=True)
    row_table = TextField()
    row_id = TextField()
    chain = TextField()
    seq = IntegerField()
    choice = TextField()
    decided_on = DateField()
    decided_by = TextField()

    class Meta:
        """Named for what it holds; found by the row that it settles."""

        table_name = "decision"
        indexes = ((("row_table", "row_id"), False),)


class AllotmentTable(JournaledTable):
    """Numbers that the company allots to a station for an application (C1, C6)."""

    first = IntegerField(unique=True)
    last = IntegerField(unique=True)
    site_id = TextField()
    station = TextField()
    requisition_id = TextField(null=True)
    allotted_on = DateField()
    allotted_by = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "allotment"


class PreparationPlanTable(JournaledTable):
    """An 入住工作方案 sent to the company for approval, or for filing from the second phase on (B3, B4)."""

    site_id = TextField()
    phase = TextField()
    first_phase = BooleanField()
    starts_on = DateField()
    content = TextField()
    submitted_on = DateField()
    submitted_by = TextField()
    review = TextField()
    reviewed_on = DateField(null=True)
    reviewed_by = TextField()
    approved_on = DateField(null=True)
    filed_on = DateField(null=True)
    refused_on = DateField(null=True)

    class Meta:
        """Named for what it holds."""

        table_name = "preparation_plan"


class ScanTable(JournaledTable):
    """A scan of a paper. `blob` names its encrypted file, whose key is personal: destroyed, nobody reads the file again."""

    case_id = TextField(index=True)
    paper = TextField()
    person_id = TextField(null=True)
    kind = TextField()
    size = IntegerField()
    blob = TextField(index=True)
    blob_key = PersonalTextField()
    taken_on = DateField()
    taken_by = TextField()
    removed = BooleanField(default=False)

    class Meta:
        """Named for what it holds; those of a package are found by its entries."""

        table_name = "scan"
        indexes = ((("base_chain", "base_seq"), False),)


class PeerTable(LocalTable):
    """What the newest receipt of another station said, beside what it acknowledged."""

    station = TextField(primary_key=True)
    epoch = TextField()
    number = IntegerField()
    received_at = TextField()
    missing_blobs = TextField()
    seen = TextField()
    rejects = TextField()

    class Meta:
        """Named for what it holds."""

        table_name = "peer"


class AcknowledgedTable(LocalTable):
    """How far another station has a chain, by its newest receipt."""

    station = TextField()
    chain = TextField()
    seq = IntegerField()
    hash = TextField()

    class Meta:
        """One line a station and chain."""

        table_name = "acknowledged"
        primary_key = CompositeKey("station", "chain")


class PackageSentTable(LocalTable):
    """A package that was written for another station."""

    epoch = TextField()
    number = IntegerField()
    station = TextField(index=True)
    sha256 = TextField()
    file = TextField()
    entries = IntegerField()
    bytes = IntegerField()
    sent_at = TextField()

    class Meta:
        """Numbers run on over all addressees."""

        table_name = "package_sent"
        primary_key = CompositeKey("epoch", "number")


class PackageSeenTable(LocalTable):
    """A package that came from another station, and what became of it."""

    station = TextField()
    epoch = TextField()
    number = IntegerField()
    sha256 = TextField()
    before_number = IntegerField()
    file = TextField()
    status = TextField()
    entries = IntegerField()
    changed = IntegerField()
    conflicts = IntegerField()
    reason = TextField()
    seen_at = TextField()

    class Meta:
        """The same package is noted once."""

        table_name = "package_seen"
        primary_key = CompositeKey("station", "epoch", "number", "sha256")


class ChainSealTable(LocalTable):
    """A station's signature under the end of a chain of its own, by which others may relay it whole."""

    chain = TextField()
    seq = IntegerField()
    hash = TextField()
    seal = TextField()

    class Meta:
        """One seal an end."""

        table_name = "chain_seal"
        primary_key = CompositeKey("chain", "seq", "hash")


class ConflictTable(LocalTable):
    """A change that found its row written by another entry. What it says stands in its entry; this is where to look."""

    chain = TextField()
    seq = IntegerField()
    place = IntegerField()
    row_table = TextField()
    row_id = TextField()
    case_id = TextField(null=True)
    holder_chain = TextField()
    holder_seq = IntegerField()
    seen_at = TextField()

    class Meta:
        """One line a change."""

        table_name = "conflict"
        primary_key = CompositeKey("chain", "seq", "place")
        indexes = ((("row_table", "row_id"), False),)


class TwinTable(LocalTable):
    """That an entry added a row which another had added with the same values: what rests on the one rests on the other."""

    row_table = TextField()
    row_id = TextField()
    chain = TextField()
    seq = IntegerField()
    holder_chain = TextField()
    holder_seq = IntegerField()

    class Meta:
        """One line an entry and row."""

        table_name = "twin"
        primary_key = CompositeKey("row_table", "row_id", "chain", "seq")


class BoardDueTable(LocalTable):
    """A case whose row on the board is to be recomputed after an import."""

    case_id = TextField(primary_key=True)

    class Meta:
        """Named for what it holds."""

        table_name = "board_due"


class BlobMissingTable(LocalTable):
    """A scan that an imported entry names and that did not come along."""

    name = TextField(primary_key=True)
    chain = TextField()
    seq = IntegerField()

    class Meta:
        """Named for what it holds."""

        table_name = "blob_missing"


class _KeptEntry(LocalTable):
    """An entry that is kept as it came."""

    chain = TextField()
    seq = IntegerField()
    hash = TextField()
    previous = TextField()
    head = TextField()
    facts = TextField()
    facts_salt = TextField()
    personal = TextField(null=True)
    personal_salt = TextField(null=True)
    personal_hash = TextField(null=True)
    subject = TextField(null=True)
    seen_at = TextField()


class StagedEntryTable(_KeptEntry):
    """An entry that waits: for the entries before it, for those that its changes rest on, or for a newer program."""

    class Meta:
        """One line an entry and version of it."""

        table_name = "staged_entry"
        primary_key = CompositeKey("chain", "seq", "hash")


class ForkedEntryTable(_KeptEntry):
    """An entry of a chain that was continued twice, with another content than the one held here; listed until decided."""

    signer = TextField()
    decided_on = TextField(default="")
    decision = TextField(default="")

    class Meta:
        """One line an entry and version of it."""

        table_name = "forked_entry"
        primary_key = CompositeKey("chain", "seq", "hash")


EXCHANGED: tuple[type[JournaledTable], ...] = (AdmissionTable, DecisionTable, AllotmentTable, PreparationPlanTable, ScanTable)
EXCHANGE: tuple[type[LocalTable], ...] = (
    PeerTable,
    AcknowledgedTable,
    PackageSentTable,
    PackageSeenTable,
    ChainSealTable,
    ConflictTable,
    TwinTable,
    BoardDueTable,
    BlobMissingTable,
    StagedEntryTable,
    ForkedEntryTable,
)
