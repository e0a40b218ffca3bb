"""Small faults in Python: mutmut's operators, and slips that it does not make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation import mutators

Change = tuple[tuple[int, int], Callable[[], str]]
"""Line and column of the changed place, and what makes the whole code with the change."""

OF_MUTMUT = (
    mutators.operator_name,
    mutators.operator_remove_unary_ops,
    mutators.operator_symmetric_string_methods_swap,
    mutators.operator_keywords,
    mutators.operator_swap_op,
    mutators.operator_match,
    mutators.operator_if_exp,
)
"""Without those that nobody could miss: other texts, nothing assigned, None for an argument."""
TYPES_AND_PATHS = (cst.BitOr, cst.BitAnd, cst.Divide)
"""Operators of `str | int` and `folder / name`; another operator only raises a TypeError."""

SMALL = 100
LEAVES = (cst.Return, cst.Raise, cst.Continue, cst.Break)
SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min", "sorted": "list"}


def find(source: str) -> Iterator[Change]:
    """All faults that can be made in a module, each with the place where it is made."""
    finder = _Finder()
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    wrapper.visit(finder)
    for place, node, changed in finder.changes:
        yield place, partial(_code, wrapper.module, node, changed)


def _code(module: cst.Module, node: cst.CSTNode, changed: cst.CSTNode) -> str:
    replaced = module.deep_replace(node, changed)
    assert isinstance(replaced, cst.Module)
    return replaced.code


def dropped_guard(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """An `if` that never leaves, or one that always does."""
    if not isinstance(node, cst.If) or node.orelse:
        return
    body = node.body.body[-1] if node.body.body else None
    last = body.body[-1] if isinstance(body, cst.SimpleStatementLine) else body
    if isinstance(last, LEAVES):
        yield node.with_changes(test=cst.Name("False"))


def dropped_filter(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A comprehension that takes everything."""
    if isinstance(node, cst.CompFor) and node.ifs:
        yield node.with_changes(ifs=[])


def dropped_operand(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """One half of a condition."""
    if isinstance(node, cst.BooleanOperation):
        yield node.left
        yield node.right


def dropped_statement(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A call, or a value that is yielded, left out."""
    if isinstance(node, cst.Expr) and isinstance(node.value, (cst.Call, cst.Yield)):
        yield cst.Pass()


def dropped_option(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A call without one of the arguments that it names."""
    if isinstance(node, cst.Call):
        for at, arg in enumerate(node.args):
            if arg.keyword:
                yield node.with_changes(args=[*node.args[:at], *node.args[at + 1 :]])


def other_number(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """One more; a tenth of a large number, where one more would be nothing to anybody."""
    if isinstance(node, (cst.Integer, cst.Float)):
        value = node.evaluated_value
        yield node.with_changes(value=repr(value + 1 if value <= SMALL else value // 10))


def swapped_function(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """`any` for `all`, `min` for `max`, an order that is not made."""
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Name):
        other = SWAPPED.get(node.func.value)
        if other:
            yield node.with_changes(func=cst.Name(other))


OURS = (
    dropped_guard,
    dropped_filter,
    dropped_operand,
    dropped_statement,
    dropped_option,
    swapped_function,
    other_number,
)
BY_TYPE: dict[Callable[..., Iterable[cst.CSTNode]], type] = {
    operator: kind for kind, operator in mutators.mutation_operators
}
"""mutmut's operators name the type of node that they take."""


class _Finder(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.changes: list[tuple[tuple[int, int], cst.CSTNode, cst.CSTNode]] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        # What a type checker reads, and what an interpreter reads before the module does anything.
        if isinstance(node, (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom)):
            return False
        if isinstance(getattr(node, "operator", None), TYPES_AND_PATHS):
            return True
        operators = [operator for operator in OF_MUTMUT if isinstance(node, BY_TYPE[operator])]
        for operator in (*operators, *OURS):
            self._take(node, operator)
        return True

    def _take(self, node: cst.CSTNode, operator: Callable[[Any], Iterable[cst.CSTNode]]) -> None:
        start = self.get_metadata(PositionProvider, node).start
        for changed in operator(node):
            self.changes.append(((start.line, start.column), node, changed))
