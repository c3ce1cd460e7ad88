"""Real points with exact coordinates, in boxes with rational ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any

from sympy import QQ, Float, Poly, Rational, Symbol

from nnag_m2.algebra.arguments import in_sequence, list_argument, whole_number
from nnag_m2.algebra.exact_numbers import exact
from nnag_m2.algebra.fields import as_poly, as_variables
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.boxes import floor_of_multiple, intervals_of, picked
from nnag_m2.algebra.real.enclosed_roots import MOST_DIGITS, WIDTH, denominator_for
from nnag_m2.algebra.real.number_fields import PointField, field_of_place
from nnag_m2.algebra.real.reading import box_text, point_latex
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.errors import InputError, named, shown

# cells per unit: points that differ visibly have different hashes
_HASHED = 10**6


@dataclass(frozen=True, eq=False)
class RealPoint:
    """One real point of a variety, known exactly, and enclosed in a box with rational ends.

    Points are equal when their variables and their coordinates are, whatever their boxes.  A point
    is also the sequence of its coordinates: rational ones are data wherever data are asked for.

    Attributes
    ----------
    variables
        The coordinates' names.
    intervals
        For each coordinate two rationals, ``low <= high``.  They are equal if and only if the
        coordinate is rational, which it is then; else it lies strictly between them.
    place
        The coordinates as functions of one real algebraic number.

    Examples
    --------
    >>> from sympy.abc import x, y
    >>> point = RealPoint.rational([x, y], [1, Rational(1, 2)])
    >>> point[y], point.value_of(x**2 + 2*y), point.sign_of(y - x)
    (RealAlgebraic(1/2), RealAlgebraic(2), -1)
    """

    variables: tuple[Symbol, ...]
    intervals: tuple[tuple[Rational, Rational], ...]
    place: AlgebraicPoint = attribute(repr=False)

    @classmethod
    @named
    def rational(cls, variables: Iterable[Symbol], values: Iterable[Any]) -> RealPoint:
        """Return the point with these rational coordinates.

        Raises
        ------
        InputError
            For floats, and for another number of values than of variables.
        """
        names = _names(variables)
        numbers = [exact(value) for value in values] if in_sequence(values) else []
        if len(numbers) != len(names):
            raise InputError(f"{len(names)} values are needed", shown(values))
        return cls(names, tuple((v, v) for v in numbers), AlgebraicPoint.rational(numbers))

    @property
    def midpoint(self) -> tuple[Rational, ...]:
        """The middle of the box."""
        return tuple((low + high) / 2 for low, high in self.intervals)

    @property
    def box(self) -> dict[Symbol, tuple[Rational, Rational]]:
        """The interval of each variable."""
        return dict(zip(self.variables, self.intervals, strict=True))

    @property
    def is_rational(self) -> bool:
        """Whether all coordinates are rational: the box is the point itself."""
        return all(low == high for low, high in self.intervals)

    @property
    def field(self) -> PointField:
        """The number field that the coordinates generate, inside the reals."""
        return field_of_place(self.place)

    @named
    def approximation(self, digits: int = 15) -> tuple[Float, ...]:
        """Return the midpoint in floating point; the box alone says how much of it is right."""
        places = whole_number(digits, "digits", 1, MOST_DIGITS)
        return tuple(value.evalf(places) for value in self.midpoint)

    def __iter__(self) -> Iterator[RealAlgebraic]:
        """Run through the coordinates, in the sequence of the variables."""
        return (self.place.coordinate(i) for i in range(len(self.variables)))

    def __len__(self) -> int:
        """Return the number of coordinates."""
        return len(self.variables)

    @named
    def __getitem__(self, variable: Symbol) -> RealAlgebraic:
        """Return a coordinate."""
        if not isinstance(variable, Symbol) or variable not in self.variables:
            raise InputError(f"a variable among {self.variables}", shown(variable))
        return self.place.coordinate(self.variables.index(variable))

    @named
    def value_of(self, polynomial: Any) -> RealAlgebraic:
        """Return the exact value of a polynomial at the point.

        Parameters
        ----------
        polynomial
            In the point's variables, with rational coefficients: an expression or a ``Poly``.

        Raises
        ------
        InputError
            For anything else.
        """
        return self.place.value(self._poly(polynomial))

    @named
    def sign_of(self, polynomial: Any) -> int:
        """Return the sign, -1, 0 or 1, of the value of a polynomial at the point.

        This is exact, and faster than ``value_of``.  Arguments and errors are the same.
        """
        return self.place.sign(self._poly(polynomial))

    @named
    def image(
        self, variables: Sequence[Symbol], polynomials: Iterable[Any], width: Rational = WIDTH
    ) -> RealPoint:
        """Return the image of the point under polynomials in its variables, one for each new one.

        Coordinates are dropped or renamed, and constants added, in the same way.

        Raises
        ------
        InputError
            For another number of polynomials than of variables, and as in ``value_of``.

        Examples
        --------
        >>> from sympy.abc import x, y, s
        >>> RealPoint.rational([x, y], [2, 3]).image([s, y], [x*y, 1])
        RealPoint(s=6, y=1)
        """
        names = _names(variables)
        listed = list_argument(polynomials, "polynomials")
        if not self.variables:
            return RealPoint.rational(names, listed)
        if len(listed) == len(names) and (found := picked(listed, self.box, self.place, width)):
            return RealPoint(names, *found)
        polys = [self._poly(polynomial) for polynomial in listed]
        if len(polys) != len(names):
            required = f"{len(names)} polynomials are needed"
            raise InputError(required, f"{len(polys)} of them")
        return boxed(names, [self.place.image(polys)], width)[0]

    @named
    def refined(self, width: Rational) -> RealPoint:
        """Return the same point in a box with sides of at most this length."""
        return boxed(self.variables, [self.place], width)[0]

    def _poly(self, polynomial: Any) -> Poly:
        return as_poly(polynomial, self.variables, QQ)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RealPoint):
            return NotImplemented
        if self.variables != other.variables:
            return False
        pairs = [*zip(self.intervals, other.intervals, strict=True)]
        if any(one != two and (one[0] > two[1] or two[0] > one[1]) for one, two in pairs):
            return False
        left = [i for i, (one, two) in enumerate(pairs) if one != two or one[0] != one[1]]
        return all(self.place.has_equal_coordinate(i, other.place) for i in left)

    def __hash__(self) -> int:
        return hash((self.variables, *map(self._cell, range(len(self.variables)))))

    def _cell(self, i: int) -> int:
        """Return in which of the cells a coordinate lies."""
        low, high = self.intervals[i]
        found = int(low.p) * _HASHED // int(low.q)
        if low == high or int(high.p) * _HASHED <= (found + 1) * int(high.q):
            return found  # an irrational coordinate lies strictly between
        return floor_of_multiple(self.place, i, _HASHED)

    def _latex(self, _: Any) -> str:
        """Return the point for ``sympy.latex``."""
        return point_latex(self.variables, self)

    def _repr_latex_(self) -> str:
        return f"${point_latex(self.variables, self)}$"

    def __repr__(self) -> str:
        return f"RealPoint({box_text(self.box)})"


def _names(variables: Any) -> tuple[Symbol, ...]:
    """Return the variables of a point, of which there may be none."""
    none = in_sequence(variables) and isinstance(variables, Sized) and len(variables) == 0
    return () if none else as_variables(variables)


def boxed(
    variables: tuple[Symbol, ...], places: Sequence[AlgebraicPoint], width: Rational
) -> tuple[RealPoint, ...]:
    """Return points in disjoint boxes, in the lexicographic sequence of the points.

    Parameters
    ----------
    variables
        The coordinates' names.
    places
        The points, all different.
    width
        The largest length of an interval.

    Returns
    -------
    tuple of RealPoint
        Equal coordinates have equal intervals, different ones disjoint intervals.  Those of
        irrational ones are neighbouring multiples of ``1 / n``, where ``n`` is the least integer
        above ``1 / width``, times a power of ten when intervals would meet: they depend on the
        points and the width only.
    """
    n = denominator_for(width)
    sides = [intervals_of(places, i, n) for i in range(len(variables))]
    found = [
        RealPoint(variables, tuple(side[k] for side in sides), place)
        for k, place in enumerate(places)
    ]
    return tuple(sorted(found, key=lambda point: point.intervals))
