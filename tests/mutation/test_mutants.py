"""What is mutated and what is left out; run where mutmut is installed."""

import ast
from types import FunctionType

import pytest

pytest.importorskip("mutmut", reason="the extra `mutation` is not installed")

from tests.mutation.mutants import mutants_of
from tests.mutation.sample import draw
from tests.mutation.warm import exchange_code

TEXT = '''"""A docstring."""

import logging
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from a import b

T = TypeVar("T", bound="int")
__all__ = ["limit"]
log = logging.getLogger(__name__)


class Shape(Protocol):
    side: int = 4


@decorated(True)
def left_out(x: "int | None") -> None:
    """Another."""
    log.warning("text %s", x)
    assert x == 1
    if len("abc"):
        cast("str", x)
'''


def changes(text: str) -> set[str]:
    return {each.said().partition("  ")[2] for each in draw(mutants_of("a.py", text), 0, 1000)}


def test_what_no_test_could_notice_is_left_out() -> None:
    assert changes(TEXT) == {
        "log = logging.getLogger(__name__) → log = None",
        "log = logging.getLogger(__name__) → log = logging.getLogger(None)",
        'if len("abc"): → if (not (len("abc"))):',
        'cast("str", x) → pass',
    }


def test_operators_of_our_own() -> None:
    found = changes("def f(a, b):\n    if a or b.c():\n        raise KeyError('no', a)\n    b.d()\n    return a\n")
    assert found >= {
        "if a or b.c(): → if (not (a)) or b.c():",
        "if a or b.c(): → if a or (not (b.c())):",
        "raise KeyError('no', a) → pass",
        "b.d() → pass",
        "return a → return None",
        "if a or b.c(): → if a and b.c():",
    }
    assert not any("KeyError" in each.partition(" → ")[2] for each in found), "nobody reads its wording"


def test_that_two_lists_are_of_one_length_is_no_rule() -> None:
    found = changes("x = [*zip(a, b, strict=True)]\n")
    assert "x = [*zip(a, b, strict=True)] → x = [*zip(a, None, strict=True)]" in found
    assert all("strict=True" in each.partition(" → ")[2] for each in found if "zip" in each.partition(" → ")[2])


def test_a_text_is_mutated_once_and_says_its_line() -> None:
    said = [each.said() for each in mutants_of("a.py", "x = 1\ny = {'Ab': 2}\n")]
    assert [each for each in said if "XX" in each] == ["a.py:2  y = {'Ab': 2} → y = {'XXAbXX': 2}"]


def test_each_mutant_compiles_to_another_program_and_knows_the_function_around_it() -> None:
    text = "N = 3\nclass A:\n    @property\n    def b(self, c=1):\n        return [N + c]\n"
    drawn = draw(mutants_of("a.py", text), 0, 1000)
    assert all(ast.dump(ast.parse(each.source)) != ast.dump(ast.parse(text)) for each in drawn)
    functions = {each.said(): each.function and each.function.name for each in drawn}
    assert functions["a.py:1  N = 3 → N = 4"] is None
    assert functions["a.py:4  def b(self, c=1): → def b(self, c=2):"] is None  # it runs when the module is imported
    assert functions["a.py:5  return [N + c] → return [N - c]"] == "A.b"


def test_a_function_takes_another_code_whoever_holds_it() -> None:
    def add(a: int, b: int) -> int:
        return a + b

    assert isinstance(add, FunctionType)
    held = {"sum": add}
    name = add.__code__.co_qualname
    outer = "def test_a_function_takes_another_code_whoever_holds_it():\n    def add(a, b):\n        return a - b\n"
    assert exchange_code([add], outer, "a.py", name)
    assert held["sum"](3, 2) == 1
    assert not exchange_code([add], "def other(): ...\n", "a.py", name)
    assert not exchange_code([], outer, "a.py", name)
