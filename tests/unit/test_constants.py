"""Each number that a module is built on has its reason beside it."""

from __future__ import annotations

import ast
from pathlib import Path

import nnag_m2

PACKAGE = Path(nnag_m2.__file__).parent
NUMBERS = {"Rational", "Fraction", "int", "float"}


def is_number(value: ast.expr | None) -> bool:
    """Return whether an expression is made of numbers alone."""
    match value:
        case ast.Constant():
            return isinstance(value.value, int | float) and not isinstance(value.value, bool)
        case ast.UnaryOp():
            return is_number(value.operand)
        case ast.BinOp():
            return is_number(value.left) and is_number(value.right)
        case ast.Tuple():
            return bool(value.elts) and all(map(is_number, value.elts))
        case ast.Call(func=ast.Name(id=name)):
            return name in NUMBERS and all(map(is_number, value.args))
    return False


def unexplained(text: str) -> list[str]:
    """Return the constants without a comment on or above their line, or a docstring below."""
    lines, body = text.splitlines(), ast.parse(text).body
    found = []
    for statement, after in zip(body, [*body[1:], None], strict=True):
        if not isinstance(statement, ast.Assign | ast.AnnAssign) or not is_number(statement.value):
            continue
        above = lines[statement.lineno - 2] if statement.lineno > 1 else ""
        beside = lines[(statement.end_lineno or 0) - 1]
        said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if not (said or "#" in beside or above.startswith("#")):
            found.append(beside)
    return found


def test_each_numeric_constant_has_its_reason_beside_it() -> None:
    wrong = {
        str(path.relative_to(PACKAGE)): found
        for path in sorted(PACKAGE.rglob("*.py"))
        if (found := unexplained(path.read_text(encoding="utf-8")))
    }
    assert not wrong


def test_constants_without_a_reason_are_found() -> None:
    assert unexplained("A = 1\n") == ["A = 1"]
    assert unexplained("A: int = 2**8 - 1\nB = Rational(1, 3), -1\n") == [
        "A: int = 2**8 - 1",
        "B = Rational(1, 3), -1",
    ]
    assert unexplained('# why\nA = 1\nB = 2  # why\nC = 3\n"""Why."""\nD = True\nE = f(1)\n') == []
