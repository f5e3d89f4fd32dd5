"""What only one engine knows stands behind the one door, `app/archive/database`; windows and papers hold no SQL at all."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import peewee
import pytest

from app.archive.shipped import SHIPPED

ROOT = Path(__file__).parents[4]
BEHIND = ROOT / "app" / "archive" / "database"
# Scripts that are frozen: they bring archives of before to today's tables, and those are all SQLite.
MIGRATIONS = ROOT / "app" / "archive" / "migrations"
WITHOUT_SQL = ("ui", "reports", "app/procedure", "app/texts", "app/commands", "app/roster", "app/demo")

STATEMENT = re.compile(r"\b(SELECT\b.*\bFROM|INSERT\s+INTO|UPDATE\b.*\bSET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX))\b", re.DOTALL)
PLACE = re.compile(r"[=<>(,]\s*\?(?=[\s,)]|$)")
PIECE = re.compile(r"\b(WHERE|ORDER BY|VALUES|LIMIT|IN|AND)\b|[=<>]\s*\?(?=[\s,)]|$)")
OF_ONE_ENGINE = re.compile(
    r"\browid\b|\bPRAGMA\b|\bsqlite_\w+|\bINSERT OR\b|\bREPLACE INTO\b|\bIMMEDIATE\b|\bGLOB\b|\bRAISE\b|\bSTRICT\b|\bAS BLOB\b"
    r"|\bIS NOT \(|\bIS NOT excluded"
    r"|\b(instr|char|printf|group_concat|ifnull|iif|total|julianday|strftime|unixepoch|json_\w+|last_insert_rowid|changes)\("
    r"|::|\bRETURNING\b|\bILIKE\b|\bFOR (NO KEY )?UPDATE\b|\b(bytea|BYTEA|SERIAL)\b|\bpg_\w+|\b(strpos|string_agg|to_char)\("
)
DRIVERS = {"sqlcipher3", "sqlite3", "psycopg", "psycopg_binary", "playhouse.postgres_ext"}
PAST_THE_DOOR = {"atomic", "execute_sql", "savepoint", "manual_commit", "get_tables", "lastrowid"}


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every text of the code but docstrings; a text with gaps as one."""
    described = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    parts: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts.update(map(id, node.values))
            yield node.lineno, "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described | parts:
            yield node.lineno, node.value


def offences(source: str) -> Iterator[str]:
    """What a file says or does that only one engine knows."""
    tree = ast.parse(source)
    for line, text in texts(tree):
        is_sql = STATEMENT.search(text) is not None
        if is_sql or PIECE.search(text):
            if found := OF_ONE_ENGINE.search(text):
                yield f"line {line}: {found[0]}"
            if "?" in text and (is_sql or PLACE.search(text)):
                yield f"line {line}: ?"
        elif found := re.search(r"^\s*PRAGMA\b|\browid\b|^(BEGIN|ROLLBACK)\b.*\b(IMMEDIATE|EXCLUSIVE)\b|\binstr\(", text):
            yield f"line {line}: {found[0]}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in PAST_THE_DOOR:
            yield f"line {node.lineno}: .{node.attr}"
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (f"imports {name}" for name in names if DRIVERS & {name, name.partition(".")[0]})


def conditions(source: str, names: set[str]) -> Iterator[str]:
    """Where one of these columns, which hold 0 or 1, stands for a condition itself: only SQLite takes a number for one."""
    bare = re.compile(rf"\b(WHERE|AND|OR|NOT|WHEN)\s+(\w+\.)?({'|'.join(sorted(names))})\b(?!\s*(=|<|>|IS\b|IN\b|BETWEEN\b))")
    for line, text in texts(ast.parse(source)):
        if (STATEMENT.search(text) or PIECE.search(text)) and (found := bare.search(text)):
            yield f"line {line}: {found[0]}"


def truths() -> set[str]:
    models = SHIPPED.all_tables
    return {each.column_name for model in models for each in model._meta.sorted_fields if isinstance(each, peewee.BooleanField)}


def sources() -> list[Path]:
    files = [ROOT / "main.py", *(file for hall in ("app", "ui", "reports") for file in sorted((ROOT / hall).rglob("*.py")))]
    return [file for file in files if not {BEHIND, MIGRATIONS} & set(file.parents)]


def test_nothing_of_one_engine_stands_outside_the_door() -> None:
    found = {str(file.relative_to(ROOT)): told for file in sources() if (told := list(offences(file.read_text("utf-8"))))}
    assert found == {}


def test_a_column_of_truth_is_compared_with_a_number() -> None:
    assert {"active", "removed"} <= truths()
    found = {
        str(file.relative_to(ROOT)): told for file in sources() if (told := list(conditions(file.read_text("utf-8"), truths())))
    }
    assert found == {}


def test_windows_papers_and_rules_hold_no_sql() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line}"
        for hall in WITHOUT_SQL
        for file in sorted((ROOT / hall).rglob("*.py"))
        for line, text in texts(ast.parse(file.read_text("utf-8")))
        if STATEMENT.search(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "run(database, 'SELECT id FROM person WHERE id = ?', (key,))",
        "run(database, 'SELECT id FROM person ORDER BY rowid')",
        "run(database, f'SELECT {columns} FROM person WHERE instr({column}, %s)')",
        "run(database, 'PRAGMA cache_size')",
        "run(database, 'INSERT OR IGNORE INTO twin (row_id) VALUES (%s)')",
        "run(database, 'SELECT value FROM json_each(%s)')",
        "run(database, 'SELECT id FROM person WHERE id = %s::uuid')",
        "run(database, 'SELECT id FROM certificate_book FOR UPDATE')",
        "where = 'WHERE case_id = ?'",
        "clauses.append('step = ?')",
        "order = 'ORDER BY number, rowid'",
        "with database.atomic(): pass",
        "database.execute_sql('SELECT 1')",
        "from sqlcipher3 import dbapi2",
        "import psycopg",
    ],
)
def test_what_only_one_engine_knows_is_found(source: str) -> None:
    assert list(offences(source))


@pytest.mark.parametrize(
    "source",
    [
        "run(database, 'SELECT id FROM person WHERE id = %s AND contains(name, %s) ORDER BY line', values)",
        'def f():\n    """Rows in the order of rowid, where a = ?"""',
        "text = 'Let {operator} go? The password opens nothing any more.'",
        "with one_writer(database): pass",
    ],
)
def test_what_both_engines_know_is_let_through(source: str) -> None:
    assert not list(offences(source))
