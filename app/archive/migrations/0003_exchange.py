"""The third schema: exchange with headquarters: rows that name their site, managers, frozen books, scans, and what peers know."""

import peewee

# Frozen as they were when the third schema was released.
STATEMENTS = (
    "CREATE INDEX entry_destroyed ON entry (subject) WHERE verb = 'destroy'",
    """ALTER TABLE "unit" ADD COLUMN "site_id" TEXT NOT NULL DEFAULT ''""",
    "DROP INDEX unit_key",
    """CREATE UNIQUE INDEX "unit_site_id_key" ON "unit" ("site_id", "key")""",
    """ALTER TABLE "handover" ADD COLUMN "site_id" TEXT NOT NULL DEFAULT ''""",
    "DROP INDEX handover_number",
    """CREATE UNIQUE INDEX "handover_site_id_number" ON "handover" ("site_id", "number")""",
    """ALTER TABLE "receipt" ADD COLUMN "site_id" TEXT NOT NULL DEFAULT ''""",
    "DROP INDEX receipt_number",
    """CREATE UNIQUE INDEX "receipt_site_id_number" ON "receipt" ("site_id", "number")""",
    """ALTER TABLE "requisition" ADD COLUMN "site_id" TEXT NOT NULL DEFAULT ''""",
    "DROP INDEX requisition_number",
    """CREATE UNIQUE INDEX "requisition_site_id_number" ON "requisition" ("site_id", "number")""",
    """ALTER TABLE "operator" ADD COLUMN "manager" INTEGER NOT NULL DEFAULT 1""",
    """ALTER TABLE "certificate_book" ADD COLUMN "frozen_on" TEXT""",
    """ALTER TABLE "certificate_book" ADD COLUMN "reconciled_by" TEXT NOT NULL DEFAULT ''""",
    """CREATE TABLE "admission" ("id" TEXT NOT NULL PRIMARY KEY, "base_chain" TEXT NOT NULL, "base_seq" INTEGER NOT NULL,
    "by_station" TEXT NOT NULL, "station" TEXT NOT NULL, "code" TEXT NOT NULL, "site" TEXT NOT NULL, "role" TEXT NOT NULL,
    "public_key" TEXT NOT NULL, "recipient" TEXT NOT NULL, "recovery" TEXT NOT NULL, "revoked_on" TEXT, "revoked_reason"
    TEXT NOT NULL) STRICT""",
    """CREATE UNIQUE INDEX "admission_by_station_station" ON "admission" ("by_station", "station")""",
    """CREATE TABLE "decision" ("id" TEXT NOT NULL PRIMARY KEY, "base_chain" TEXT NOT NULL, "base_seq" INTEGER NOT NULL,
    "case_id" TEXT, "row_table" TEXT NOT NULL, "row_id" TEXT NOT NULL, "chain" TEXT NOT NULL, "seq" INTEGER NOT NULL,
    "choice" TEXT NOT NULL, "decided_on" TEXT NOT NULL, "decided_by" TEXT NOT NULL) STRICT""",
    """CREATE INDEX "decision_case_id" ON "decision" ("case_id")""",
    """CREATE INDEX "decision_row_table_row_id" ON "decision" ("row_table", "row_id")""",
    """CREATE TABLE "allotment" ("id" TEXT NOT NULL PRIMARY KEY, "base_chain" TEXT NOT NULL, "base_seq" INTEGER NOT NULL,
    "first" INTEGER NOT NULL, "last" INTEGER NOT NULL, "site_id" TEXT NOT NULL, "station" TEXT NOT NULL, "requisition_id"
    TEXT, "allotted_on" TEXT NOT NULL, "allotted_by" TEXT NOT NULL) STRICT""",
    """CREATE UNIQUE INDEX "allotment_first" ON "allotment" ("first")""",
    """CREATE UNIQUE INDEX "allotment_last" ON "allotment" ("last")""",
    """CREATE TABLE "preparation_plan" ("id" TEXT NOT NULL PRIMARY KEY, "base_chain" TEXT NOT NULL, "base_seq" INTEGER NOT
    NULL, "site_id" TEXT NOT NULL, "phase" TEXT NOT NULL, "first_phase" INTEGER NOT NULL, "starts_on" TEXT NOT NULL,
    "content" TEXT NOT NULL, "submitted_on" TEXT NOT NULL, "submitted_by" TEXT NOT NULL, "review" TEXT NOT NULL,
    "reviewed_on" TEXT, "reviewed_by" TEXT NOT NULL, "approved_on" TEXT, "filed_on" TEXT, "refused_on" TEXT) STRICT""",
    """CREATE TABLE "scan" ("id" TEXT NOT NULL PRIMARY KEY, "base_chain" TEXT NOT NULL, "base_seq" INTEGER NOT NULL,
    "case_id" TEXT NOT NULL, "paper" TEXT NOT NULL, "person_id" TEXT, "kind" TEXT NOT NULL, "size" INTEGER NOT NULL,
    "blob" TEXT NOT NULL, "blob_key" TEXT, "taken_on" TEXT NOT NULL, "taken_by" TEXT NOT NULL, "removed" INTEGER NOT NULL)
    STRICT""",
    """CREATE INDEX "scan_case_id" ON "scan" ("case_id")""",
    """CREATE INDEX "scan_blob" ON "scan" ("blob")""",
    """CREATE INDEX "scan_base_chain_base_seq" ON "scan" ("base_chain", "base_seq")""",
    """CREATE TABLE "peer" ("station" TEXT NOT NULL PRIMARY KEY, "epoch" TEXT NOT NULL, "number" INTEGER NOT NULL,
    "received_at" TEXT NOT NULL, "missing_blobs" TEXT NOT NULL, "seen" TEXT NOT NULL, "rejects" TEXT NOT NULL) STRICT""",
    """CREATE TABLE "acknowledged" ("station" TEXT NOT NULL, "chain" TEXT NOT NULL, "seq" INTEGER NOT NULL, "hash" TEXT NOT
    NULL, PRIMARY KEY ("station", "chain")) STRICT""",
    """CREATE TABLE "package_sent" ("epoch" TEXT NOT NULL, "number" INTEGER NOT NULL, "station" TEXT NOT NULL, "sha256" TEXT
    NOT NULL, "file" TEXT NOT NULL, "entries" INTEGER NOT NULL, "bytes" INTEGER NOT NULL, "sent_at" TEXT NOT NULL, PRIMARY
    KEY ("epoch", "number")) STRICT""",
    """CREATE INDEX "package_sent_station" ON "package_sent" ("station")""",
    """CREATE TABLE "package_seen" ("station" TEXT NOT NULL, "epoch" TEXT NOT NULL, "number" INTEGER NOT NULL, "sha256" TEXT
    NOT NULL, "before_number" INTEGER NOT NULL, "file" TEXT NOT NULL, "status" TEXT NOT NULL, "entries" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL, "conflicts" INTEGER NOT NULL, "reason" TEXT NOT NULL, "seen_at" TEXT NOT NULL, PRIMARY KEY
    ("station", "epoch", "number", "sha256")) STRICT""",
    """CREATE TABLE "chain_seal" ("chain" TEXT NOT NULL, "seq" INTEGER NOT NULL, "hash" TEXT NOT NULL, "seal" TEXT NOT NULL,
    PRIMARY KEY ("chain", "seq", "hash")) STRICT""",
    """CREATE TABLE "conflict" ("chain" TEXT NOT NULL, "seq" INTEGER NOT NULL, "place" INTEGER NOT NULL, "row_table" TEXT NOT
    NULL, "row_id" TEXT NOT NULL, "case_id" TEXT, "holder_chain" TEXT NOT NULL, "holder_seq" INTEGER NOT NULL, "seen_at"
    TEXT NOT NULL, PRIMARY KEY ("chain", "seq", "place")) STRICT""",
    """CREATE INDEX "conflict_row_table_row_id" ON "conflict" ("row_table", "row_id")""",
    """CREATE TABLE "twin" ("row_table" TEXT NOT NULL, "row_id" TEXT NOT NULL, "chain" TEXT NOT NULL, "seq" INTEGER NOT NULL,
    "holder_chain" TEXT NOT NULL, "holder_seq" INTEGER NOT NULL, PRIMARY KEY ("row_table", "row_id", "chain", "seq"))
    STRICT""",
    """CREATE TABLE "board_due" ("case_id" TEXT NOT NULL PRIMARY KEY) STRICT""",
    """CREATE TABLE "blob_missing" ("name" TEXT NOT NULL PRIMARY KEY, "chain" TEXT NOT NULL, "seq" INTEGER NOT NULL) STRICT""",
    """CREATE TABLE "staged_entry" ("chain" TEXT NOT NULL, "seq" INTEGER NOT NULL, "hash" TEXT NOT NULL, "previous" TEXT NOT
    NULL, "head" TEXT NOT NULL, "facts" TEXT NOT NULL, "facts_salt" TEXT NOT NULL, "personal" TEXT, "personal_salt" TEXT,
    "personal_hash" TEXT, "subject" TEXT, "seen_at" TEXT NOT NULL, PRIMARY KEY ("chain", "seq", "hash")) STRICT""",
    """CREATE TABLE "forked_entry" ("chain" TEXT NOT NULL, "seq" INTEGER NOT NULL, "hash" TEXT NOT NULL, "previous" TEXT NOT
    NULL, "head" TEXT NOT NULL, "facts" TEXT NOT NULL, "facts_salt" TEXT NOT NULL, "personal" TEXT, "personal_salt" TEXT,
    "personal_hash" TEXT, "subject" TEXT, "seen_at" TEXT NOT NULL, "signer" TEXT NOT NULL, "decided_on" TEXT NOT NULL,
    "decision" TEXT NOT NULL, PRIMARY KEY ("chain", "seq", "hash")) STRICT""",
)


def up(_migrator: object, database: peewee.Database) -> None:
    """Whoever could act before may go on approving; an older row belongs to the archive's only site."""
    for statement in STATEMENTS:
        database.execute_sql(statement)  # type: ignore[no-untyped-call]  # untyped in peewee


def is_applied(database: peewee.Database) -> bool:
    """Return whether the tables are of this schema or a later one, for an archive whose history was not recorded."""
    return bool(database.table_exists("admission"))
