"""What a mutant changes: the operators of mutmut, less the case of letters, and four that it has not."""

from collections.abc import Iterable, Iterator

import libcst as cst
from mutmut.mutation.mutators import mutation_operators, operator_string


def replacements(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield every node that may stand in this node's place."""
    if isinstance(node, cst.SimpleString):
        yield from _without_case(operator_string(node))
    for kind, operator in mutation_operators:
        if isinstance(node, kind) and operator is not operator_string:
            yield from operator(node)
    yield from _dropped(node)
    yield from _negated(node)


def _without_case(mutated: Iterable[cst.CSTNode]) -> Iterator[cst.CSTNode]:
    return (each for each in mutated if isinstance(each, cst.SimpleString) and each.value.rstrip("'\"").endswith("XX"))


def _dropped(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield nothing in place of a call whose result nobody takes and of a refusal, None in place of a result."""
    if isinstance(node, cst.Raise) or (isinstance(node, cst.Expr) and isinstance(node.value, cst.Call)):
        yield cst.Pass()
    if isinstance(node, cst.Return) and node.value is not None and not _is_none(node.value):
        yield node.with_changes(value=cst.Name("None"), whitespace_after_return=cst.SimpleWhitespace(" "))


def _negated(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """Yield the condition with one part turned round that has no operator of its own."""
    if isinstance(node, cst.If | cst.While | cst.IfExp | cst.CompIf):
        for operand in _bare_operands(node.test):
            bracketed = operand.with_changes(lpar=[cst.LeftParen(), *operand.lpar], rpar=[*operand.rpar, cst.RightParen()])
            negated = cst.UnaryOperation(cst.Not(), bracketed, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
            replaced = node.deep_replace(operand, negated)
            if isinstance(replaced, cst.CSTNode):
                yield replaced


def _bare_operands(test: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    if isinstance(test, cst.BooleanOperation):
        yield from _bare_operands(test.left)
        yield from _bare_operands(test.right)
    elif not isinstance(test, cst.Comparison | cst.UnaryOperation):
        yield test


def _is_none(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Name) and node.value == "None"
