"""Every mutant of a source file, in the order of the text."""

import ast
import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from tests.mutation.operators import replacements

TYPING = {"cast", "TypeVar", "NewType", "TypeAlias"}
# mutmut's own rule: an argument that is no longer one collection or object fails for certain and says nothing of the tests.
CERTAIN = {"len", "isinstance"}
OWN_EXCEPTIONS = {"AssertionError", "KeyError", "LookupError", "NotImplementedError", "RuntimeError", "TypeError", "ValueError"}
DECLARED = {"__all__", "__slots__"}
NEVER = (cst.Annotation, cst.Decorator, cst.Assert, cst.Import, cst.ImportFrom)
LOGS = {"log", "logger", "logging"}
SHOWN = 160


class Function(NamedTuple):
    """The outermost function that a change stands in, by its name in the module, and the lines of its body."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Mutant:
    """One change of one file: where it is (no function: it runs when the module is imported), and the file's text with it."""

    path: str
    line: int
    index: int
    function: Function | None
    module: cst.Module
    node: cst.CSTNode
    replacement: cst.CSTNode

    @cached_property
    def source(self) -> str:
        """Return the text of the mutated file."""
        mutated = self.module.deep_replace(self.node, self.replacement)
        return mutated.code if isinstance(mutated, cst.Module) else ""

    def changes_the_program(self) -> bool:
        """Tell whether it compiles, and to another program than the one there is."""
        try:
            mutated = ast.parse(self.source)
            compile(mutated, self.path, "exec", dont_inherit=True)
        except SyntaxError:
            return False
        return ast.dump(mutated) != _dumped(self.module.code)

    def said(self) -> str:
        """Return `file:line  before → after`, the lines that differ."""
        before, after = self.module.code.splitlines(), self.source.splitlines()
        changed = [each for each in difflib.SequenceMatcher(None, before, after).get_opcodes() if each[0] != "equal"]
        parts = [f"{_joined(before[a:b])} → {_joined(after[c:d])}" for _, a, b, c, d in changed]
        return f"{self.path}:{self.line}  {'; '.join(parts)}"


@cache
def _dumped(text: str) -> str:
    return ast.dump(ast.parse(text))


def mutants_of(path: str, text: str) -> list[Mutant]:
    """Return the mutants of the file, less what the package's docstring leaves out."""
    wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    places = wrapper.resolve(PositionProvider)
    walk = _Walk(places)
    found = [
        (node, function, each)
        for node, function in walk.mutable(wrapper.module, "", None)
        for each in replacements(node)
        if not _is_unseen(node, each)
    ]
    return [
        Mutant(path, walk.line(node), index, function, wrapper.module, node, each)
        for index, (node, function, each) in enumerate(found)
    ]


class _Walk:
    """Goes through a file's nodes, knowing where each of them stands."""

    def __init__(self, places: Mapping[cst.CSTNode, CodeRange]) -> None:
        self.places = places

    def line(self, node: cst.CSTNode) -> int:
        """Return the line that the node begins in; 0 of what has no place, as operators."""
        return int(self.places[node].start.line) if node in self.places else 0

    def mutable(self, node: cst.CSTNode, scope: str, function: Function | None) -> Iterator[tuple[cst.CSTNode, Function | None]]:
        """Yield the node and what is below it with the function around it, but for what is left out."""
        if _left_out(node):
            return
        yield node, function
        inner = f"{scope}{node.name.value}." if isinstance(node, cst.ClassDef) else scope
        for child in node.children:
            inside = function
            if function is None and isinstance(node, cst.FunctionDef) and child is node.body:
                inside = Function(f"{scope}{node.name.value}", self.places[child].start.line, self.places[child].end.line)
            yield from self.mutable(child, inner, inside)


def _left_out(node: cst.CSTNode) -> bool:
    return isinstance(node, NEVER) or _is_text_alone(node) or _is_for_types(node) or _is_log(node)


def _is_text_alone(node: cst.CSTNode) -> bool:
    """Tell whether it is a docstring, or the body of what is only declared."""
    return isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString | cst.ConcatenatedString | cst.Ellipsis)


def _is_for_types(node: cst.CSTNode) -> bool:
    match node:
        case cst.If(test=cst.Name(value=name)):
            return bool(name == "TYPE_CHECKING")
        case cst.Arg(keyword=cst.Name(value=name)):
            return bool(name == "strict")
        case cst.ClassDef(bases=bases):
            return "Protocol" in {base.value.value for base in bases if isinstance(base.value, cst.Name)}
        case cst.Call(func=cst.Name(value=name)):
            return name in TYPING | CERTAIN | OWN_EXCEPTIONS
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=target))], value=value):
            return target in DECLARED or (isinstance(value, cst.Call) and _is_for_types(value))
        case _:
            return False


def _is_log(node: cst.CSTNode) -> bool:
    match node:
        case cst.Expr(value=cst.Call(func=cst.Attribute(value=cst.Name(value=name)))):
            return name in LOGS
        case _:
            return False


def _is_unseen(node: cst.CSTNode, replacement: cst.CSTNode) -> bool:
    """Tell whether the replacement changes nothing but the `strict=` of a zip."""
    if not (isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "zip"):
        return False
    return isinstance(replacement, cst.Call) and _unnamed(node) == _unnamed(replacement)


def _unnamed(call: cst.Call) -> list[cst.BaseExpression]:
    return [argument.value for argument in call.args if argument.keyword is None]


def _joined(lines: list[str]) -> str:
    text = " ".join(line.strip() for line in lines)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
