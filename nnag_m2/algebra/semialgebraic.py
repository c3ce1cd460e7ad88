"""Parts of varieties that are given by polynomial inequalities, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any

from sympy import QQ, Poly

from nnag_m2.algebra.arguments import list_argument
from nnag_m2.algebra.fields import as_poly, listed, must_be_rational
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.calling import named
from nnag_m2.errors import InputError, shown


@dataclass(frozen=True, init=False, repr=False)
class SemialgebraicSet:
    """The real points of a variety where some polynomials are not negative: a closed set.

    Parameters
    ----------
    ideal
        Over QQ.
    inequalities
        Sympy expressions or ``Poly``s in its variables: ``h`` stands for ``h >= 0``.

    Raises
    ------
    InputError
        For another field, a constant inequality, and anything that is not a polynomial.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> SemialgebraicSet(Ideal([x**2 + y**2 - 1], [x, y]), [y])
    SemialgebraicSet(Ideal([x**2 + y**2 - 1], [x, y]), [y])
    """

    ideal: Ideal
    inequalities: tuple[Poly, ...]

    @named
    def __init__(self, ideal: Ideal, inequalities: Iterable[Any] = ()) -> None:
        if not isinstance(ideal, Ideal):
            raise InputError("an Ideal is needed", shown(ideal))
        must_be_rational(ideal.field)
        listed = list_argument(inequalities, "inequalities", "[y]")
        polys = [as_poly(h, ideal.variables, QQ, "inequalities") for h in listed]
        if constant := [h for h in polys if h.is_ground]:
            came = shown(constant[0].as_expr())
            raise InputError("an inequality must not be constant", came, "leaving it out")
        object.__setattr__(self, "ideal", ideal)
        object.__setattr__(self, "inequalities", tuple(dict.fromkeys(polys)))

    @property
    def faces(self) -> tuple[tuple[Ideal, tuple[Poly, ...]], ...]:
        """The variety where some inequalities are equations, and these, for each choice of them."""
        ideal, sizes = self.ideal, range(len(self.inequalities) + 1)
        chosen = chain.from_iterable(combinations(self.inequalities, size) for size in sizes)
        return tuple(
            (Ideal.of_polys((*ideal.generators, *more), ideal.variables, QQ), more)
            for more in chosen
        )

    def __repr__(self) -> str:
        return f"SemialgebraicSet({self.ideal!r}, {listed(self.inequalities, 'inequalities')})"
