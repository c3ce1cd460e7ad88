"""Real sets as values: parts of varieties given by inequalities, and images of boxes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import Any

from sympy import QQ, Expr, Poly, Rational, Symbol

from nnag_m2.algebra.arguments import list_argument
from nnag_m2.algebra.exact_numbers import exact
from nnag_m2.algebra.fields import as_poly, listed, must_be_rational
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.polynomial_map import PolynomialMap
from nnag_m2.errors import InputError, named, printed, shown


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


@dataclass(frozen=True)
class Face:
    """A face of a box: some parameters are at an end of their sides, the others are free.

    Attributes
    ----------
    fixed
        Parameters with the end that they are at.
    free
        The other ones.
    coordinates
        The map on the face, in the free parameters.
    """

    fixed: tuple[tuple[Symbol, Rational], ...]
    free: tuple[Symbol, ...]
    coordinates: tuple[Expr, ...]


@dataclass(frozen=True, init=False, repr=False)
class BoxImage:
    """The points that a polynomial map reaches from a closed box of real parameters.

    Parameters
    ----------
    polynomial_map
        Over QQ.
    box
        For each parameter two exact rationals, ``low < high``.

    Raises
    ------
    InputError
        For another field, and a box that does not give two ends in sequence for each parameter.

    Examples
    --------
    >>> from sympy.abc import t
    >>> BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)})
    BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)})
    """

    polynomial_map: PolynomialMap
    sides: tuple[tuple[Rational, Rational], ...]

    @named
    def __init__(self, polynomial_map: PolynomialMap, box: Mapping[Any, tuple[Any, Any]]) -> None:
        if not isinstance(polynomial_map, PolynomialMap) or not polynomial_map.parameters:
            raise InputError("a PolynomialMap is needed", shown(polynomial_map))
        must_be_rational(polynomial_map.field)
        if not isinstance(box, Mapping) or set(box) != set(polynomial_map.parameters):
            required = f"a box gives two ends for each of {list(polynomial_map.parameters)}"
            raise InputError(required, shown(box), "{t: (0, 1)}")
        sides = tuple(side_of_box(box[parameter]) for parameter in polynomial_map.parameters)
        object.__setattr__(self, "polynomial_map", polynomial_map)
        object.__setattr__(self, "sides", sides)

    @property
    def dimension(self) -> int:
        """The number of coordinates of the space that the image lies in."""
        return len(self.polynomial_map.coordinates)

    @property
    def parameters(self) -> tuple[Symbol, ...]:
        """The parameters of the map."""
        return self.polynomial_map.parameters

    @property
    def box(self) -> dict[Symbol, tuple[Rational, Rational]]:
        """The two ends of each parameter."""
        return dict(zip(self.parameters, self.sides, strict=True))

    @named
    def source(self, parameters: tuple[Symbol, ...]) -> SemialgebraicSet:
        """Return the box of some of the parameters, in their space."""
        space = Ideal([], parameters)
        if strangers := [t for t in space.variables if t not in self.parameters]:
            required = f"parameters must be among {self.parameters}"
            raise InputError(required, shown(strangers[0]))
        sides = ((t, *self.box[t]) for t in space.variables)
        return SemialgebraicSet(space, [(t - a) * (b - t) for t, a, b in sides])

    @property
    def faces(self) -> tuple[Face, ...]:
        """All faces, the whole box and the vertices included."""
        found = []
        for ends in product(*((None, low, high) for low, high in self.sides)):
            chosen = dict(zip(self.parameters, ends, strict=True))
            fixed = {t: end for t, end in chosen.items() if end is not None}
            free = tuple(t for t, end in chosen.items() if end is None)
            there = tuple(c.xreplace(fixed).expand() for c in self.polynomial_map.exprs)
            found.append(Face(tuple(fixed.items()), free, there))
        return tuple(found)

    def __repr__(self) -> str:
        return f"BoxImage({self.polynomial_map!r}, {printed(self.box)})"


def side_of_box(ends: Any) -> tuple[Rational, Rational]:
    """Return the two ends of a side of a box, checked."""
    if not isinstance(ends, tuple | list) or len(ends) != 2:
        raise InputError("a side of a box has two ends", shown(ends), "(0, 1)")
    low, high = (exact(end, "box") for end in ends)
    if low >= high:
        raise InputError("the ends of a side must be in sequence", shown(ends))
    return low, high
