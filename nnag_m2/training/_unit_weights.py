"""Whether points without weights have given moments: the same point may come several times."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import factorial

from flint import fmpq, fmpq_mat, fmpq_poly
from sympy import Poly, Symbol

from nnag_m2.algebra.exact_numbers import sympy_of

_T = Symbol("t")

Verdict = tuple[bool | None, str]
"""Whether it is possible, and why."""

_NUMBER = (
    "without weights the moment of degree 0 is the number of points: an integer, not less than "
)
_NUMBER += "the rank"
_OPEN = "not decided: there are more points than moments fix, and a polynomial with given first "
_OPEN += "coefficients is to be found all of whose roots are real"
_OPEN_MANY = "not decided: the matrix is not flat, so that the points are not determined, and for "
_OPEN_MANY += "several inputs there is no such thing as Newton's identities"


def power_sums(moments: Sequence[fmpq]) -> Verdict:
    """Return whether ``N = p_0`` real numbers have the power sums ``p_1, ..., p_2D``.

    Newton's identities give the first elementary symmetric functions of the numbers.  With at most
    ``2D`` numbers these are all: the numbers are the roots of a polynomial.  With more of them a
    derivative of this polynomial is known, and its roots must be real too (Rolle).
    """
    count, known = int(moments[0].p), len(moments) - 1
    sums, signed = list(moments), [fmpq(1)]
    for k in range(1, min(count, known) + 1):
        total = sum((signed[k - i] * sums[i] for i in range(1, k + 1)), start=fmpq(0))
        signed.append(-total / k)
    if count > known:
        coefficients = [
            c * (factorial(count - k) // factorial(known - k)) for k, c in enumerate(signed)
        ]
        if not _all_roots_are_real(coefficients):
            return False, "a derivative of the polynomial whose roots they are has complex roots"
        return None, _OPEN
    if not _all_roots_are_real(signed):
        return False, "by Newton's identities some of the points would be complex"
    for k in range(count + 1, known + 1):
        found = -sum((signed[i] * sums[k - i] for i in range(1, count + 1)), start=fmpq(0))
        if found != sums[k]:
            return False, f"by Newton's identities the moment of degree {k} would be {found}"
    return True, "by Newton's identities: the points are the roots of a polynomial, all real"


def _all_roots_are_real(coefficients: Sequence[fmpq]) -> bool:
    """Return whether a polynomial, that of highest degree first, has real roots only."""
    poly = Poly([sympy_of(c) for c in coefficients], _T, domain="QQ").sqf_part()
    return bool(poly.count_roots() == poly.degree())


class FlatMoments:
    """The points and weights of a flat moment matrix, through traces.

    Parameters
    ----------
    matrix
        Positive semidefinite, of as large a rank without the monomials of degree ``D``.
    exponents
        All monomials of degree at most ``D``, largest first.
    """

    def __init__(self, matrix: fmpq_mat, exponents: Sequence[tuple[int, ...]]) -> None:
        self._matrix = matrix
        self._place = {e: i for i, e in enumerate(exponents)}
        degree = sum(exponents[0])
        self._lower = [e for e in reversed(exponents) if sum(e) < degree]

    def verdict(self) -> Verdict:
        """Return whether all weights are integers.

        The functions on the points have as basis monomials ``B`` of lower degree.  With the trace
        form ``T``, the sums over all points without weights, ``T^-1 M`` is the multiplication by
        the function of the weights; these are its eigenvalues.
        """
        weighted = self._block(self._basis, self._basis)
        poly = (self._traces.inv() * weighted).charpoly()
        weights = _integer_roots(poly)
        if weights is None:
            return (
                False,
                "flat: the points and their weights are determined, not all of them integers",
            )
        listed = ", ".join(map(str, sorted(weights)))
        return True, f"flat: the points are determined, and come {listed} times"

    @cached_property
    def _basis(self) -> list[tuple[int, ...]]:
        """Monomials, small ones first, that are independent on the points."""
        found: list[tuple[int, ...]] = []
        for exponents in self._lower:
            wider = [*found, exponents]
            if int(self._block(wider, wider).rank()) == len(wider):
                found = wider
        return found

    @cached_property
    def _traces(self) -> fmpq_mat:
        """The sums over all points of products of two monomials of the basis."""
        size, inverse = len(self._basis), self._block(self._basis, self._basis).inv()
        variables = len(self._basis[0])
        steps = []
        for j in range(variables):
            moved = [tuple(x + (i == j) for i, x in enumerate(e)) for e in self._basis]
            steps.append(inverse * self._block(self._basis, moved))
        entries = []
        for first in self._basis:
            for second in self._basis:
                action = fmpq_mat(
                    size, size, [fmpq(i == j) for i in range(size) for j in range(size)]
                )
                for step, power in zip(
                    steps, map(sum, zip(first, second, strict=True)), strict=True
                ):
                    for _ in range(power):
                        action = action * step
                entries.append(sum((action[i, i] for i in range(size)), start=fmpq(0)))
        return fmpq_mat(size, size, entries)

    def _block(
        self, rows: Sequence[tuple[int, ...]], columns: Sequence[tuple[int, ...]]
    ) -> fmpq_mat:
        entries = [self._matrix[self._place[r], self._place[c]] for r in rows for c in columns]
        return fmpq_mat(len(rows), len(columns), entries)


def _integer_roots(poly: fmpq_poly) -> list[int] | None:
    """Return the roots of a polynomial with multiplicities if all are positive integers."""
    given = Poly([sympy_of(c) for c in reversed(poly.coeffs())], _T, domain="QQ")
    roots = given.ground_roots()
    if sum(roots.values()) < given.degree() or not all(r.is_Integer and r > 0 for r in roots):
        return None
    return [int(root) for root, power in roots.items() for _ in range(power)]


def number_of_points(mass: fmpq, rank: int) -> Verdict:
    """Return whether the moment of degree 0 can be a number of points."""
    possible = mass.q == 1 and mass >= rank
    return (None, _OPEN_MANY) if possible else (False, _NUMBER)
