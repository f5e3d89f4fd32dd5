"""Every reason that the code names, with the values that it gives it: read from the source, so that none is overlooked."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ERRORS = {"Reason", "RuzhuError", "InputError", "RefusedError", "ArchiveError"}


@dataclass(frozen=True, slots=True)
class ReasonCall:
    """One place that names a reason. `params` is None where they are not written out there."""

    place: str
    code: str
    params: frozenset[str] | None


def reason_calls(*folders: str) -> Iterator[ReasonCall]:
    """The reasons named below these files and folders of the project."""
    for folder in folders:
        top = ROOT / folder
        for source in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
            for node in ast.walk(ast.parse(source.read_text("utf-8"))):
                if isinstance(node, ast.Call) and _names_reason(node.func) and node.args:
                    params = _params(node)
                    for code in _codes(node.args[0]):
                        yield ReasonCall(f"{source.relative_to(ROOT)}:{node.lineno}", code, params)


def _names_reason(function: ast.expr) -> bool:
    if isinstance(function, ast.Attribute):
        return function.attr == "of" and isinstance(function.value, ast.Name) and function.value.id in ERRORS
    return isinstance(function, ast.Name) and function.id == "Reason"


def _codes(node: ast.expr) -> list[str]:
    if isinstance(node, ast.IfExp):
        return [*_codes(node.body), *_codes(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _params(call: ast.Call) -> frozenset[str] | None:
    if isinstance(call.func, ast.Name):
        return frozenset() if len(call.args) == 1 else None
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(str(keyword.arg) for keyword in call.keywords)


def texts_in(*folders: str) -> set[str]:
    """Every string that stands in the source, for codes that are put together or looked up."""
    found: set[str] = set()
    for folder in folders:
        top = ROOT / folder
        for source in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
            for node in ast.walk(ast.parse(source.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    return found
