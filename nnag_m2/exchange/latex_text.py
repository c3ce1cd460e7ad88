"""Values and answers as LaTeX."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from sympy import Basic, MatrixBase, Rational
from sympy.printing.latex import LatexPrinter

from nnag_m2.algebra.arguments import nested
from nnag_m2.algebra.exact_numbers import to_digits
from nnag_m2.asking.answer import Answer
from nnag_m2.errors import InputError, named, shown

_SPECIAL = {c: f"\\{c}" for c in "#$%&_{}"}
_SPECIAL |= {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


class _Printer(LatexPrinter):  # type: ignore[misc]
    """Sympy's printer, which ends with an error of Python at integers of 4,300 digits."""

    def _print_int(self, number: int) -> str:
        return to_digits(number)

    def _print_Rational(self, number: Rational) -> str:  # noqa: N802 (a name of sympy)
        top, below = to_digits(abs(int(number.p))), to_digits(int(number.q))
        sign = "-" if number.p < 0 else ""
        return f"{sign}{top}" if number.q == 1 else rf"{sign} \frac{{{top}}}{{{below}}}".lstrip()


@named
def to_latex(value: Any) -> str:
    r"""Return a value or the result of an answer as LaTeX, for math mode.

    Parameters
    ----------
    value
        What sympy's ``latex`` takes, and ideals, maps, points, real algebraic numbers; lists and
        dictionaries; results, whose parts become the rows of an array; of an ``Answer`` the result.

    Returns
    -------
    str
        All of it, however long; without ``$``.

    Raises
    ------
    InputError
        For what is none of these.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> from nnag_m2 import Ideal
    >>> print(to_latex(Ideal([x**3 + y**2], [x, y])))
    \left\langle x^{3} + y^{2} \right\rangle \subset \mathbb{Q}[x, y]
    >>> print(to_latex((1, x**2)))
    \left(1,\; x^{2}\right)
    """
    with nested():
        return _written(value)


def _written(value: Any) -> str:
    write = next((write for kind, write in _WRITERS if isinstance(value, kind)), None)
    if write is not None:
        return write(value)
    if is_dataclass(value) and not hasattr(value, "_latex"):
        parts = ((part.name.replace("_", " "), getattr(value, part.name)) for part in fields(value))
        return _array(list(parts))
    return _of_sympy(value)


def _of_sympy(value: Any) -> str:
    if not isinstance(value, type):  # sympy's Function("f") is one, and its own way fails
        if hasattr(value, "_latex") or isinstance(value, MatrixBase | Basic):
            return str(_Printer().doprint(value))
        if hasattr(value, "_repr_latex_"):
            return str(value._repr_latex_()).strip("$")
    raise InputError("a value that LaTeX has words for", shown(value))


def _array(pairs: list[tuple[Any, Any]]) -> str:
    rows = r" \\ ".join(f"{_written(key)} & {_written(item)}" for key, item in pairs)
    return rf"\begin{{array}}{{ll}} {rows} \end{{array}}"


def _text(value: str) -> str:
    return rf"\text{{{''.join(_SPECIAL.get(c, c) for c in value)}}}"


def _listed(value: Any) -> str:
    inside = r",\; ".join(map(_written, value))
    return rf"\left({inside}\right)"


_WRITERS: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (Answer, lambda value: _written(value.result)),
    (str, _text),
    (type(None), lambda _: r"\text{none}"),
    (bool, lambda value: rf"\text{{{str(value).lower()}}}"),
    (int, to_digits),
    (Fraction, lambda value: _of_sympy(Rational(value.numerator, value.denominator))),
    (tuple | list, _listed),
    (Mapping, lambda value: _array(list(value.items()))),
)
