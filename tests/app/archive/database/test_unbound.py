"""Models stay unbound and every query names its database: `bind_ctx` in two threads read the wrong archive 92 times in 100."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import peewee
import pytest

import app
from app.archive.tables.base import DerivedTable, JournaledTable, LocalTable

BINDING = {"bind", "bind_ctx"}
IMPLICIT = {
    *("create", "save", "get", "get_or_none", "get_by_id", "get_or_create", "set_by_id", "delete_by_id", "filter"),
    *("create_table", "drop_table", "table_exists", "bulk_create", "bulk_update", "truncate_table", "delete_instance"),
}
QUERIES = {"select", "insert", "insert_many", "insert_from", "update", "delete", "replace", "replace_many", "raw"}


def model_names() -> set[str]:
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.startswith("app.archive.migrations"):
            importlib.import_module(module.name)
    waiting: list[type[peewee.Model]] = [JournaledTable, LocalTable, DerivedTable]
    names = set()
    while waiting:
        waiting += (model := waiting.pop()).__subclasses__()
        names.add(model.__name__)
    return names


def offences(source: str, models: set[str]) -> Iterator[str]:
    """Uses of peewee that lean on a bound model, as far as the text tells."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        on, name = node.func.value, node.func.attr
        on_model = isinstance(on, ast.Name) and on.id in models
        if name in BINDING:
            yield f"line {node.lineno}: .{name}("
        if on_model and name in IMPLICIT:
            yield f"line {node.lineno}: {ast.unparse(on)}.{name}("
        if name == "execute" and not node.args:
            yield f"line {node.lineno}: .execute() without a database"
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from unexecuted(function, models)


def unexecuted(function: ast.FunctionDef | ast.AsyncFunctionDef, models: set[str]) -> Iterator[str]:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    queries = [
        call
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in QUERIES
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in models
    ]
    executed = any(isinstance(call.func, ast.Attribute) and call.func.attr in {"execute", "iterator"} for call in calls)
    gives_the_query = any(isinstance(node, ast.Return) and node.value is not None for node in ast.walk(function))
    if queries and not executed and not gives_the_query:
        yield f"line {queries[0].lineno}: a query that is never executed on a database"
    for node in ast.walk(function):
        if isinstance(node, ast.For | ast.comprehension) and is_bare_query(node.iter, models):
            yield f"line {node.iter.lineno}: rows of a query that names no database"


def is_bare_query(node: ast.expr, models: set[str]) -> bool:
    """`Model.select().where(…)` with no `.execute(database)` behind it."""
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr in {"execute", "iterator"}:
            return False
        if isinstance(node.func.value, ast.Name):
            return node.func.attr in QUERIES and node.func.value.id in models
        node = node.func.value
    return False


def test_no_model_of_the_archive_is_bound() -> None:
    models = model_names()
    assert {"Chain", "About", "Draft"} <= models
    waiting: list[type[peewee.Model]] = [JournaledTable, LocalTable, DerivedTable]
    while waiting:
        waiting += (model := waiting.pop()).__subclasses__()
        assert model._meta.database is None


def test_no_code_of_the_program_leans_on_a_bound_model() -> None:
    models = model_names()
    found = {
        str(file): told for file in sorted(Path("app").rglob("*.py")) if (told := list(offences(file.read_text("utf-8"), models)))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "House.bind(database)",
        "with House.bind_ctx(database): pass",
        "database.bind([House])",
        "House.create(key='1')",
        "House.get_by_id('1')",
        "House.select().execute()",
        "def f():\n    for row in House.select().where(House.key == '1'):\n        print(row)",
        "def f():\n    print([row for row in House.select()])",
        "def f():\n    House.update(key='1').where(House.id == '1')",
    ],
)
def test_what_leans_on_a_bound_model_is_found(source: str) -> None:
    assert list(offences(source, {"House"}))


@pytest.mark.parametrize(
    "source",
    [
        "def f():\n    return House.select()",
        "def f():\n    for row in House.select().where(House.key == '1').execute(database):\n        print(row)",
        "archive = Archive.create(folder)",
        "drafts.save('case', 'step', '{}')",
    ],
)
def test_what_names_its_database_is_let_through(source: str) -> None:
    assert not list(offences(source, {"House"}))
