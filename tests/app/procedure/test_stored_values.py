"""What a kind is stored as is its name in small letters: archives and packages hold it, so that it never changes alone."""

import importlib
import inspect
import pkgutil
from enum import Enum

import pytest

import app.procedure

KINDS = {
    f"{module.name}.{name}": kind
    for module in pkgutil.walk_packages(app.procedure.__path__, "app.procedure.")
    for name, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
    if issubclass(kind, Enum) and kind.__module__ == module.name
}


def test_the_kinds_are_found() -> None:
    assert len(KINDS) > 20


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_stored_by_its_name(name: str) -> None:
    assert {each.name: each.value for each in KINDS[name]} == {each.name: each.name.lower() for each in KINDS[name]}
