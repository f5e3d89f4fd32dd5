"""The second schema: certificates as controlled paper: lots, incidents, counted blanks, seal and signature of each copy."""

import peewee

ALL = '["stub","finance","client"]'

# Frozen as they were when the second schema was released.
STATEMENTS = (
    """ALTER TABLE "certificate" ADD COLUMN "seal" TEXT""",
    """ALTER TABLE "certificate" ADD COLUMN "sealed_copies" TEXT NOT NULL DEFAULT '[]'""",
    """ALTER TABLE "certificate" ADD COLUMN "signed_copies" TEXT NOT NULL DEFAULT '[]'""",
    """UPDATE "certificate" SET "sealed_copies" = ?, "signed_copies" = ? WHERE "signed_on" IS NOT NULL""",
    """ALTER TABLE "certificate_book" ADD COLUMN "lot_id" TEXT""",
    """ALTER TABLE "certificate_book" ADD COLUMN "opened_by" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "certificate_book" ADD COLUMN "override_reason" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "certificate_book" ADD COLUMN "surrendered_on" TEXT""",
    """ALTER TABLE "certificate_book" ADD COLUMN "surrendered_by" TEXT NOT NULL DEFAULT ''""",
    """ALTER TABLE "certificate_book" ADD COLUMN "checked_by" TEXT NOT NULL DEFAULT ''""",
    """CREATE INDEX "certificate_book_lot_id" ON "certificate_book" ("lot_id")""",
    """CREATE TABLE "requisition" ("id" TEXT NOT NULL PRIMARY KEY, "base_chain" TEXT NOT NULL, "base_seq" INTEGER NOT NULL,
    "number" TEXT NOT NULL, "applied_on" TEXT NOT NULL, "applied_by" TEXT NOT NULL, "homes" INTEGER NOT NULL,
    "spaces" INTEGER NOT NULL, "in_hand" INTEGER NOT NULL, "reserve" INTEGER NOT NULL, "books" INTEGER NOT NULL, "last_lot" TEXT,
    "last_used" INTEGER NOT NULL, "last_void" INTEGER NOT NULL, "last_blank" INTEGER NOT NULL, "last_incident" INTEGER NOT NULL,
    "remark" TEXT NOT NULL, "review" TEXT NOT NULL, "reviewed_on" TEXT, "reviewed_by" TEXT NOT NULL, "approved_on" TEXT,
    "approved_by" TEXT NOT NULL, "refused_on" TEXT) STRICT""",
    """CREATE UNIQUE INDEX "requisition_number" ON "requisition" ("number")""",
    """CREATE TABLE "lot" ("id" TEXT NOT NULL PRIMARY KEY, "base_chain" TEXT NOT NULL, "base_seq" INTEGER NOT NULL,
    "first" INTEGER NOT NULL, "last" INTEGER NOT NULL, "requisition_id" TEXT, "received_on" TEXT NOT NULL,
    "received_by" TEXT NOT NULL) STRICT""",
    """CREATE UNIQUE INDEX "lot_first" ON "lot" ("first")""",
    """CREATE UNIQUE INDEX "lot_last" ON "lot" ("last")""",
    """CREATE TABLE "incident" ("id" TEXT NOT NULL PRIMARY KEY, "base_chain" TEXT NOT NULL, "base_seq" INTEGER NOT NULL,
    "number" INTEGER NOT NULL, "kind" TEXT NOT NULL, "what" TEXT NOT NULL, "reported_on" TEXT NOT NULL,
    "reported_by" TEXT NOT NULL, "missing_copies" TEXT NOT NULL, "explained_on" TEXT, "explained_by" TEXT NOT NULL,
    "explanation" TEXT NOT NULL) STRICT""",
    """CREATE INDEX "incident_number" ON "incident" ("number")""",
    """CREATE TABLE "blank_count" ("id" TEXT NOT NULL PRIMARY KEY, "base_chain" TEXT NOT NULL, "base_seq" INTEGER NOT NULL,
    "counter" TEXT NOT NULL, "counted_at" TEXT NOT NULL, "book_id" TEXT NOT NULL, "first_blank" INTEGER,
    "counted" INTEGER NOT NULL, "expected" INTEGER NOT NULL, "counted_by" TEXT NOT NULL, "witnessed_by" TEXT NOT NULL,
    "remark" TEXT NOT NULL) STRICT""",
    """CREATE TABLE "printer_fit" ("printer" TEXT NOT NULL, "tray" TEXT NOT NULL, "dx" INTEGER NOT NULL, "dy" INTEGER NOT NULL,
    "scale_x" INTEGER NOT NULL, "scale_y" INTEGER NOT NULL, PRIMARY KEY ("printer", "tray")) STRICT""",
    """CREATE TABLE "print_choice" ("counter" TEXT NOT NULL, "form" TEXT NOT NULL, "paper" TEXT NOT NULL, "mode" TEXT NOT NULL,
    "printer" TEXT NOT NULL, "tray" TEXT NOT NULL, PRIMARY KEY ("counter", "form")) STRICT""",
)


def up(_migrator: object, database: peewee.Database) -> None:
    """A certificate that was signed in the first schema had seal and signature on all three copies: nothing else was recorded."""
    for statement in STATEMENTS:
        database.execute_sql(statement, (ALL, ALL) if "?" in statement else ())  # type: ignore[no-untyped-call]  # untyped in peewee


def is_applied(database: peewee.Database) -> bool:
    """Return whether the tables are of this schema or a later one, for an archive whose history was not recorded."""
    return bool(database.table_exists("requisition"))
