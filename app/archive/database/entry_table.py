"""The journal's own table on either engine, with the triggers that guard it.

What a column says of an entry is read out of the hashed head itself, so the two can never differ.
"""

_HEAD_COLUMNS = ("chain", "seq", "schema", "time", "operator", "counter", "verb", "case_id", "subject")
_NUMBERS = frozenset({"seq", "schema"})

_INDEXES = (
    "CREATE UNIQUE INDEX entry_key ON entry (chain, seq)",
    "CREATE INDEX entry_case ON entry (case_id) WHERE case_id IS NOT NULL",
    "CREATE INDEX entry_destroyed ON entry (subject) WHERE verb = 'destroy'",
)

_SQLITE_HEAD = ",\n".join(
    f"\"{name}\" {'INTEGER' if name in _NUMBERS else 'TEXT'} GENERATED ALWAYS AS (json_extract(head, '$[{index}]')) VIRTUAL"
    for index, name in enumerate(_HEAD_COLUMNS)
)

SQLITE = (
    f"""CREATE TABLE entry (
    position INTEGER PRIMARY KEY,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    head TEXT NOT NULL,
    facts BLOB NOT NULL,
    facts_salt BLOB NOT NULL,
    personal BLOB,
    personal_salt BLOB,
    personal_hash BLOB CHECK (length(personal_hash) = 32),
    {_SQLITE_HEAD}
    ) STRICT""",
    *_INDEXES,
    """CREATE TRIGGER entry_never_deleted BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END""",
    """CREATE TRIGGER entry_never_changed
    BEFORE UPDATE OF position, previous, head, facts, facts_salt, personal_hash ON entry
    BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END""",
    """CREATE TRIGGER entry_only_destroyed BEFORE UPDATE OF personal, personal_salt ON entry
    WHEN NEW.personal IS NOT NULL OR NEW.personal_salt IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'personal data are only destroyed'); END""",
)

_POSTGRESQL_HEAD = ",\n".join(
    f'"{name}" BIGINT GENERATED ALWAYS AS (said(head, {index})::bigint) STORED'
    if name in _NUMBERS
    else f'"{name}" TEXT COLLATE "C" GENERATED ALWAYS AS (said(head, {index})) STORED'
    for index, name in enumerate(_HEAD_COLUMNS)
)


def _refusal(name: str, when: str, told: str) -> tuple[str, str]:
    """A function that refuses, and the trigger that calls it."""
    return (
        f"""CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{told}' USING ERRCODE = 'integrity_constraint_violation'; END $$""",
        f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {name}()",
    )


POSTGRESQL = (
    # Immutable since it names the encoding; PostgreSQL does not know that of `convert_from`.
    """CREATE FUNCTION said(bytea, integer) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT convert_from($1, 'UTF8')::json ->> $2 $$""",
    f"""CREATE TABLE entry (
    position BIGINT PRIMARY KEY,
    previous BYTEA NOT NULL CHECK (octet_length(previous) = 32),
    head BYTEA NOT NULL,
    facts BYTEA NOT NULL,
    facts_salt BYTEA NOT NULL,
    personal BYTEA,
    personal_salt BYTEA,
    personal_hash BYTEA CHECK (octet_length(personal_hash) = 32),
    {_POSTGRESQL_HEAD}
    )""",
    *_INDEXES,
    *_refusal("entry_never_deleted", "BEFORE DELETE ON entry FOR EACH ROW", "an entry is never deleted"),
    "CREATE TRIGGER entry_never_emptied BEFORE TRUNCATE ON entry EXECUTE FUNCTION entry_never_deleted()",
    *_refusal(
        "entry_never_changed",
        "BEFORE UPDATE OF position, previous, head, facts, facts_salt, personal_hash ON entry FOR EACH ROW",
        "an entry is never changed",
    ),
    *_refusal(
        "entry_only_destroyed",
        "BEFORE UPDATE OF personal, personal_salt ON entry FOR EACH ROW "
        "WHEN (NEW.personal IS NOT NULL OR NEW.personal_salt IS NOT NULL)",
        "personal data are only destroyed",
    ),
    # The words of the shared SQL that PostgreSQL lacks.
    "CREATE FUNCTION contains(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT strpos($1, $2) > 0'",
    "CREATE FUNCTION contains(bytea, bytea) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT position($2 IN $1) > 0'",
    "CREATE FUNCTION stored_bytes(bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS 'SELECT $1'",
    """CREATE FUNCTION each_of(text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE
    AS 'SELECT json_array_elements_text($1::json)'""",
)
