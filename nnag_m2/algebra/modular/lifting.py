"""From the points of a system modulo a prime to its points over QQ, by Newton's iteration.

The points are given all at once: their coordinates are polynomials in a linear form ``t``, modulo
the polynomial whose roots are the values of ``t``, all simple.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2, prod
from random import Random

from flint import fmpq_poly, fmpz_mod_poly, fmpz_poly

from nnag_m2.algebra.modular.reconstruction import leading_coefficient, rational_representation
from nnag_m2.algebra.modular.residue_algebras import ResidueAlgebra, integers_of
from nnag_m2.algebra.terms import Terms, combined, derivative, total_degree
from nnag_m2.calling import checkpoint

# a random change of coordinates fails rarely; four failures mean that none will do
_ATTEMPTS = 4
# bits; beyond, a step that goes too far costs more than one step more
_DOUBLED = 1000


@dataclass(frozen=True)
class ModularPoints:
    """The points of an ideal of dimension zero modulo a prime.

    Attributes
    ----------
    prime
        Numbers are residues modulo this; polynomials have their constant terms first.
    form
        The coefficients of the linear form ``t``, which separates the points.
    modulus
        The polynomial whose roots are the values of ``t``: squarefree, monic.
    values
        The coordinates as polynomials in ``t``.
    """

    prime: int
    form: tuple[int, ...]
    modulus: tuple[int, ...]
    values: tuple[tuple[int, ...], ...]


def liftings(
    points: ModularPoints, equations: Sequence[Terms], wanted: int | None = None
) -> Iterator[tuple[fmpz_poly, list[fmpq_poly]]]:
    """Yield the points over QQ near those modulo a prime, until they are the right ones.

    Parameters
    ----------
    points
        The solutions of the equations modulo a prime.
    equations
        At least as many as there are coordinates.
    wanted
        How many of the coordinates, the first ones, are wanted; all by default.  Numbers are
        shorter without multipliers, unless the linear form needs these.

    Yields
    ------
    tuple
        The primitive polynomial ``f`` whose roots are the values of the linear form, and for each
        wanted coordinate a polynomial ``g``: the points are ``x_i = g_i(t) / f'(t)``.  They are
        close modulo the prime, and are to be verified: the first ones may be no solutions.  Nothing
        when the Jacobian matrix is singular at a point modulo the prime, or there are no such
        points, and the prime is a bad one.
    """
    near = _square(points, equations)
    if near is None:
        return
    most = _height_bound(near.system)  # ends when the numbers would have been found
    while near.number.bit_length() < most:
        checkpoint(near.number.bit_length(), most)
        near.step()
        found = near.representation(wanted)
        if found is not None:
            yield found


class _Lifting:
    """The solutions of a square system near given ones, modulo growing powers of a prime.

    Attributes
    ----------
    number
        The power of the prime.
    algebra
        Modulo that, and the polynomial of the points modulo the prime: it stays the same, with
        short coefficients, so that ``t`` is the linear form modulo the prime only.
    values
        The coordinates of the solutions, elements of the algebra.

    References
    ----------
    Giusti, Lecerf, Salvy: A Groebner free alternative for polynomial system solving, J. Complexity
    17 (2001), section 4.
    """

    def __init__(self, points: ModularPoints, system: Sequence[Terms], order: list[int]) -> None:
        self.prime, self.exponent, self.form = points.prime, 1, points.form
        self._modulus = tuple(c % points.prime for c in points.modulus)
        self.algebra = ResidueAlgebra.of(points.prime, points.modulus)
        self.values = [self.algebra.ring(list(v)) for v in points.values]
        self.system, self._order = system, order
        self._slopes = [derivative(f, i) for f in system for i in order]
        self._inverses: list[fmpz_mod_poly] = []
        self._is_close = False

    @property
    def number(self) -> int:
        return int(self.prime**self.exponent)

    def step(self) -> None:
        """Multiply the exponent of the prime by two, or by one and a half near the end."""
        near, more = self.number, self.exponent
        if self._is_close or near.bit_length() > _DOUBLED:
            more = -(-more // 2)
        low = ResidueAlgebra.of(self.prime**more, self._modulus)
        self.algebra = high = ResidueAlgebra.of(near * self.prime**more, self._modulus)
        raised = [high.element_of(v) for v in self.values]
        multiples = map(integers_of, high.values(raised).all(self.system))
        errors = [low.ring([c // near for c in row]) for row in multiples]
        changes = self._solution(low, [low.element_of(v) for v in raised], errors)
        self.values = [v - near * high.element_of(c) for v, c in zip(raised, changes, strict=True)]
        self.exponent += more

    def representation(self, wanted: int | None) -> tuple[fmpz_poly, list[fmpq_poly]] | None:
        """Return polynomials over QQ with residues of some coordinates, if these are short."""
        pairs = zip(self.form, self.values, strict=True)
        form = sum((c * element for c, element in pairs if c), self.algebra.ring(0))
        lead = leading_coefficient(self.algebra, form)
        if lead is None:
            return None
        self._is_close = True
        return rational_representation(self.algebra, form, self.values[:wanted], lead)

    def _solution(
        self, low: ResidueAlgebra, values: Sequence[fmpz_mod_poly], right: list[fmpz_mod_poly]
    ) -> list[fmpz_mod_poly]:
        """Return what the Jacobian matrix maps to these elements, by Crout's decomposition."""
        n = len(values)
        entries = iter(low.values(values).all(self._slopes))
        a = [[next(entries) for _ in range(n)] for _ in range(n)]
        column = list(right)
        inverses = []
        for k in range(n):
            above = [[a[i][j] for i in range(k)] for j in range(n)]
            for i in range(k, n):
                a[i][k] = low.without(a[i][k], a[i][:k], above[k])
            inverses.append(self._inverse(low, a[k][k], k))
            for j in range(k + 1, n):
                a[k][j] = low.reduced(low.without(a[k][j], a[k][:k], above[j]) * inverses[k])
            column[k] = low.reduced(low.without(column[k], a[k][:k], column[:k]) * inverses[k])
        for k in reversed(range(n)):
            column[k] = low.without(column[k], a[k][k + 1 :], column[k + 1 :])
        self._inverses = inverses
        return [column[self._order.index(i)] for i in range(n)]

    def _inverse(self, low: ResidueAlgebra, pivot: fmpz_mod_poly, k: int) -> fmpz_mod_poly:
        if not self._inverses:
            return pivot.inverse_mod(low.modulus)
        # modulo the last power of the prime it was the same pivot
        near = low.element_of(self._inverses[k])
        return low.reduced(near * (2 - low.reduced(near * pivot)))


def _square(points: ModularPoints, equations: Sequence[Terms]) -> _Lifting | None:
    """Return the points as solutions of a square system.

    It consists of some of the equations, or of random combinations of them.

    Returns
    -------
    _Lifting or None
        ``None`` when no system was found with a Jacobian matrix that is invertible at all points.
    """
    algebra = ResidueAlgebra.of(points.prime, points.modulus)
    values = [algebra.ring(list(v)) for v in points.values]
    n, system = len(values), equations
    for attempt in range(_ATTEMPTS):
        pivots = _pivots(algebra, values, system)
        if len(pivots) == n:
            rows, columns = zip(*pivots, strict=True)
            return _Lifting(points, [system[i] for i in rows], list(columns))
        draw = Random(f"combinations {attempt}")
        weights = [[draw.randrange(points.prime) for _ in equations] for _ in range(n)]
        system = [combined(row, equations) for row in weights]
    return None


def _pivots(
    algebra: ResidueAlgebra, values: Sequence[fmpz_mod_poly], system: Sequence[Terms]
) -> list[tuple[int, int]]:
    """Return rows and columns of the Jacobian matrix, by Gauss, with entries that are units."""
    n = len(values)
    entries = iter(algebra.values(values).all([derivative(f, j) for f in system for j in range(n)]))
    rows = {i: [next(entries) for _ in range(n)] for i in range(len(system))}
    pivots: list[tuple[int, int]] = []
    while rows and len(pivots) < n:
        used = {j for _, j in pivots}
        units = (
            (i, j) for i, row in rows.items() for j in range(n)
            if j not in used and algebra.modulus.gcd(row[j]).degree() == 0
        )  # fmt: skip
        found = next(units, None)
        if found is None:
            break
        pivots.append(found)
        i, j = found
        row = rows.pop(i)
        inverse = row[j].inverse_mod(algebra.modulus)
        for other in rows.values():
            factor = algebra.reduced(other[j] * inverse)
            if factor:
                other[:] = [
                    algebra.reduced(a - factor * b) for a, b in zip(other, row, strict=True)
                ]
    return pivots


def _height_bound(system: Sequence[Terms]) -> int:
    """Return more bits than the numbers of the isolated solutions of a square system have.

    References
    ----------
    Krick, Pardo, Sombra: Sharp estimates for the arithmetic Nullstellensatz, Duke Math. J. 109
    (2001), section 2.
    """
    degrees = [max(total_degree(f), 1) for f in system]
    heights = (
        max(abs(c) for c in f.values()).bit_length() / d
        for f, d in zip(system, degrees, strict=True)
    )
    n = len(system)
    return int(4 * prod(degrees) * (sum(heights) + 2 * (n + 1) * log2(n + 2)) + 100)
