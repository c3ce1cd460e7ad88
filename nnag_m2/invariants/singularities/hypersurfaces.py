"""Limits of secants of a real hypersurface at the origin: which singularities attract."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random
from typing import Any

from sympy import Poly, Rational

from nnag_m2.algebra.exact_numbers import sign_changes
from nnag_m2.algebra.ideal import Ideal
from nnag_m2.algebra.real.field_roots import RealRoots
from nnag_m2.algebra.real.number_fields import PointField
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.algebra.terms import value_at
from nnag_m2.calling import checkpoint
from nnag_m2.errors import InputError
from nnag_m2.invariants.hilbert import dimension
from nnag_m2.invariants.real_points import real_points
from nnag_m2.invariants.singularities.numbers import milnor_number, tangent_cone
from nnag_m2.invariants.singularities.splitting import hessian_at_origin, lowest_form, residual_part
from nnag_m2.invariants.singularities.verdicts import (
    SMOOTH,
    UNDECIDED,
    Attraction,
    isolated,
    of_plane_curve,
)

# points at which a form is evaluated to find both signs: cheap, and its critical points decide else
_TRIES = 300
_ALL = 2  # among signs: there are no others
# of terms of the residual part: enough for most singularities; doubled up to its largest order
_FIRST_ORDER = 6
_ODD = "the lowest form has odd degree, so that it changes its sign, in opposite directions alike"
_INDEFINITE = "the lowest form takes both signs, and hence changes its sign in opposite directions"
_MANIFOLD = "the real points are a manifold, where the Hessian matrix is semidefinite"
_AROUND = "the Hessian matrix is semidefinite, with tangents around the point in its kernel"
_IN_KERNEL = "the Hessian matrix is semidefinite, and in its kernel"


def of_hypersurface(equation: Poly, point: RealPoint) -> Attraction:
    """Return what is known for a squarefree hypersurface of dimension 2 or more."""
    field = point.field
    germ = field.around(equation)
    form, n = lowest_form(germ), len(germ.gens)
    m = form.total_degree()
    if m == 1:
        return Attraction(False, SMOOTH)
    if m % 2:
        return Attraction(False, _ODD)
    if m > 2:
        return _of_form(form, field)
    positive, corank = _inertia(germ, field)
    if 0 < positive < n - corank:
        return Attraction(False, _INDEFINITE)
    if corank == 0:
        return isolated(n, "the Hessian matrix is definite")
    side = 1 if positive else -1
    residual = _ResidualPart(equation, germ * side, point, corank)
    return residual.of_line() if corank == 1 else residual.of_space()


def is_indefinite(equation: Poly, point: RealPoint) -> bool:
    """Return whether the lowest form at a point has even degree and is seen to take both signs.

    Then it changes its sign in opposite directions that span the space: if they were in one
    hyperplane, it would have one sign on either side of it, and the same one, since the degree is
    even.
    """
    field = point.field
    germ = field.around(equation)
    form = lowest_form(germ)
    if form.total_degree() == 2:
        positive, corank = _inertia(germ, field)
        return 0 < positive < len(germ.gens) - corank
    return form.total_degree() % 2 == 0 and {1, -1} <= _signs(form, field)


def _inertia(germ: Poly, field: PointField) -> tuple[int, int]:
    """Return how many eigenvalues of the Hessian matrix are positive, and how many are zero."""
    characteristic = [field.sign(c) for c in hessian_at_origin(germ).charpoly()]
    # All eigenvalues are real: by the rule of Descartes so many are positive.
    positive = sign_changes(characteristic)
    return positive, next(i for i, sign in enumerate(reversed(characteristic)) if sign)


def _of_form(form: Poly, field: PointField) -> Attraction:
    """Return what the lowest form says when its degree is even and at least four."""
    signs = _signs(form, field)
    if len(signs) < 2 and field.is_rational:
        signs |= _critical_signs(form)
    if {1, -1} <= signs:
        return Attraction(False, _INDEFINITE)
    if signs in ({1, _ALL}, {-1, _ALL}):
        return isolated(len(form.gens), "the lowest form is definite")
    return Attraction(None, UNDECIDED)


class _ResidualPart:
    """A function ``f`` with a positive semidefinite Hessian matrix, on the kernel of that.

    In local coordinates ``f = y_1**2 + ... + y_r**2 + g(z)``: the limits of secants of ``f = 0``
    are those of ``g <= 0``, in the kernel.
    """

    def __init__(self, equation: Poly, germ: Poly, point: RealPoint, corank: int) -> None:
        self._equation, self._germ, self._point = equation, germ, point
        self._field, self._corank = point.field, corank
        _, pivots = hessian_at_origin(germ).rref()
        self._free = [i for i in range(len(germ.gens)) if i not in pivots]

    def of_line(self) -> Attraction:
        """Return the answer for a kernel of dimension one: that of A_k, or of no singularity."""
        form = self._form()
        if form is None:
            return Attraction(False, _MANIFOLD)
        mu, sign = form.total_degree() - 1, self._field.sign(form.rep.to_list()[0])
        if mu % 2 == 0:
            reason = f"A_{mu} with a semidefinite Hessian matrix: a cusp, whose tangents are a ray"
            return Attraction(True, reason, self._lifted((Rational(sign),)))
        if sign > 0:
            return isolated(len(self._germ.gens), f"A_{mu}, a definite function")
        return Attraction(False, f"A_{mu} with two opposite tangent directions")

    def of_space(self) -> Attraction:
        """Return what is known for a kernel of larger dimension."""
        form = self._form()
        if form is None:
            return Attraction(False, _MANIFOLD)
        # Of opposite directions one has g < 0 when the degree is odd, both when it is even.
        if form.total_degree() % 2 or -1 in _signs(form, self._field):
            return Attraction(False, _AROUND)
        return self._of_plane(form) if self._corank == 2 else Attraction(None, UNDECIDED)

    def _of_plane(self, form: Poly) -> Attraction:
        """Return the answer when ``g`` depends on two variables and its lowest form is ``>= 0``.

        Then the limits of secants of ``g <= 0`` are the tangents of the curve ``g = 0``: around
        them alone can ``g`` be negative.
        """
        if not _real_lines(form, self._field):
            return isolated(len(self._germ.gens), "a definite function")
        try:
            here = Ideal([self._equation], self._equation.gens)
            mu = milnor_number(here, self._point)
        except InputError:
            return Attraction(None, f"{UNDECIDED}; the singularity is not isolated")
        # The terms up to this degree decide, up to changes of coordinates that keep tangents
        # (Greuel, Lossen, Shustin, theorem I.2.23).
        curve = residual_part(self._germ, mu + 2)
        if self._field.discriminant(curve, curve.gens[0]).is_zero:
            curve = curve.sqf_part()  # multiple factors do not pass through the origin
        found = of_plane_curve(curve, self._field)
        towards = None if found.towards is None else self._lifted(found.towards)
        return Attraction(found.attracts, f"{_IN_KERNEL} {found.reason}", towards)

    def _form(self) -> Poly | None:
        """Return the lowest form of ``g``; ``None`` when ``g`` is zero.

        The order of ``g`` is at most ``(d - 1)**(r + 1) + 1``, where ``d`` is the degree of ``f``
        and ``r`` the rank of the Hessian matrix: on a general linear space of dimension ``r + 1``
        the matrix has rank ``r``, and the residual part of ``f`` has the order of ``g``, ``k + 1``,
        on a line that is not among the zeros of the lowest form of ``g``.  There ``f`` has an
        isolated critical point of type A_k, of multiplicity ``k``, at most the product of the
        degrees of the ``r + 1`` derivatives (theorem of Bezout).
        """
        rank = len(self._germ.gens) - self._corank
        largest = (self._germ.total_degree() - 1) ** (rank + 1) + 1
        order = min(_FIRST_ORDER, largest)
        while (residual := residual_part(self._germ, order)).is_zero:
            # a test that is cheap where many terms are not, and needs no bound
            if order == largest or (order == _FIRST_ORDER and self._is_manifold()):
                return None
            order = min(2 * order, largest)
            checkpoint()
        return lowest_form(residual)

    def _is_manifold(self) -> bool:
        """Return whether there are as many critical points as the kernel has dimensions."""
        gradient = [self._equation.diff(v) for v in self._equation.gens]
        critical = Ideal(gradient, self._equation.gens)
        cone = tangent_cone(critical, self._point)
        return dimension(cone) == self._corank

    def _lifted(self, towards: tuple[Rational, ...]) -> tuple[Rational, ...]:
        """Return a vector with given products with the basis of the kernel.

        The basis is that of the reduced echelon form, with the coordinates ``z``.
        """
        found = dict(zip(self._free, towards, strict=True))
        return tuple(found.get(i, Rational(0)) for i in range(len(self._germ.gens)))


def _signs(form: Poly, field: PointField) -> set[int]:
    """Return signs that a form takes: all of them for two variables, else those of a sample."""
    if len(form.gens) == 2:
        places: Any = _between(_real_lines(form, field))
    else:
        draw = Random("signs")
        places = (tuple(draw.randint(-3, 3) for _ in form.gens) for _ in range(_TRIES))
    rational = ([form.domain.from_sympy(Rational(v)) for v in place] for place in places)
    values = (value_at(form, there, lambda c: c, form.domain.one) for there in rational)
    return {field.sign(value) for value in values} - {0}


def _critical_signs(form: Poly) -> set[int]:
    """Return the signs of a form over QQ at its critical points on an ellipsoid, with ``_ALL``.

    On the ellipsoid it has its least and its largest value among them.  Nothing is returned when
    they are infinitely many, or some may lie in the hyperplane that is taken to be at infinity.
    """
    variables = form.gens
    slopes = [form.diff(v).as_expr() for v in variables]
    pairs = combinations(range(len(variables)), 2)
    normal = [(k + 1) * v for k, v in enumerate(variables)]
    minors = [slopes[i] * normal[j] - slopes[j] * normal[i] for i, j in pairs]
    infinity = sum((k + 2) ** 2 * v for k, v in enumerate(variables))
    if dimension(Ideal([*minors, infinity], variables)) > 0:
        return set()
    found = real_points(Ideal([*minors, infinity - 1], variables), proof=True)
    return {point.sign_of(form) for point in found} | {_ALL}


def _real_lines(form: Poly, field: PointField) -> list[tuple[Rational, Rational] | None]:
    """Return intervals of the slopes of the real zeros of a form in two variables.

    ``None`` stands for the second axis.
    """
    affine = form.eval(form.gens[0], 1)
    vertical = [None] if affine.degree() < form.total_degree() else []
    return [*(RealRoots(affine, field).intervals if affine.degree() > 0 else []), *vertical]


def _between(lines: list[tuple[Rational, Rational] | None]) -> list[tuple[Rational, Rational]]:
    """Return a point between any two neighbouring lines through the origin."""
    slopes = [line for line in lines if line is not None]
    if not slopes:
        return [(Rational(1), Rational(-1)), (Rational(1), Rational(1))]
    gaps = [(one[1] + two[0]) / 2 for one, two in pairwise(slopes)]
    return [(Rational(1), s) for s in (slopes[0][0] - 1, *gaps, slopes[-1][1] + 1)]
