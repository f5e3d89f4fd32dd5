"""Local tables of the exchange: what a station knows of its partners, and what came from them and is not applied."""

from peewee import AutoField, CompositeKey, IntegerField, TextField

from app.archive.tables.base import LocalTable


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
    """A package that was written for another station; `line` counts up as they are."""

    line = AutoField()
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
        indexes = ((("epoch", "number"), True),)


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
    """A change that found its row written by another entry. What it says stands in its entry; this is where to look.

    `line` counts up as they come.
    """

    line = AutoField()
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
        indexes = ((("chain", "seq", "place"), True), (("row_table", "row_id"), False))


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
    """An entry of a chain that was continued twice, with another content than the one held here; listed until decided.

    `decided_on` and `decision` stay empty: what was decided stands in `decision`, which travels.
    """

    signer = TextField()
    decided_on = TextField(default="")
    decision = TextField(default="")

    class Meta:
        """One line an entry and version of it."""

        table_name = "forked_entry"
        primary_key = CompositeKey("chain", "seq", "hash")


PARTNERS: tuple[type[LocalTable], ...] = (
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
