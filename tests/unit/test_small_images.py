"""Closures of images and limits of small maps in FLINT: against discriminants and by hand."""

from __future__ import annotations

from sympy import QQ, Poly, discriminant, symbols

from nnag_m2 import Ideal
from nnag_m2.algebra.small_images import small_closures, small_limits
from nnag_m2.networks import MLP
from nnag_m2.neuromanifolds.boundary import small_boundary, small_critical_values
from nnag_m2.neuromanifolds.neuromanifold import Neuromanifold

a, b, c, d, s, t, x, y, z = symbols("a b c d s t x y z")


def generators(ideals: list[Ideal] | None) -> set[frozenset[Poly]]:
    assert ideals is not None
    return {frozenset(g.monic() for g in ideal.generators) for ideal in ideals}


def monic(*exprs: object, names: tuple[object, ...]) -> frozenset[Poly]:
    return frozenset(Poly(f, *names, domain=QQ).monic() for f in exprs)


def test_images_of_components_each_on_its_own() -> None:
    cubic = [Poly(f, s, t, domain=QQ) for f in (s + t, s**2, s**3)]
    found = small_closures(Ideal([t * (s - 1)], [s, t]), cubic, (x, y, z))
    # the twisted cubic for t = 0; the line through (1, 1, 1) for s = 1
    assert generators(found) == {
        monic(x**2 - y, x * y - z, y**2 - x * z, names=(x, y, z)),
        monic(y - 1, z - 1, names=(x, y, z)),
    }


def test_an_image_inside_another_one_is_no_component() -> None:
    found = small_closures(Ideal([s * t], [s, t]), [Poly(s, s, t, domain=QQ)], (x,))
    assert generators(found) == {frozenset()}


def test_images_of_what_is_empty_are_empty() -> None:
    assert small_closures(Ideal([1], [s]), [Poly(s, s, domain=QQ)], (x,)) == []


def test_limits_of_two_points_on_a_line_that_come_together() -> None:
    # a (1, s, s^2) + b (1, t, t^2) divided by c tends to p (1, s, s^2) + q (0, 1, 2 s): everything
    moments = [Poly(a * s**k + b * t**k, a, b, s, t, domain=QQ) for k in range(4)]
    assert generators(small_limits(moments[:3], [a, b], (x, y, z))) == {frozenset()}
    # with four moments these are binary cubics of rank 3, the tangent lines of the twisted cubic
    names = (x, y, z, d)
    (found,) = generators(small_limits(moments, [a, b], names))
    f = Poly(x * t**3 - 3 * y * t**2 + 3 * z * t - d, t)
    assert found == monic(discriminant(f), names=names)


def test_boundaries_of_binary_forms_as_sums_of_powers() -> None:
    squares = Neuromanifold(MLP((2, 2, 1), 2))
    p, q, r = squares.variables
    critical = generators(small_critical_values(squares))
    assert critical == {monic(q**2 - 4 * p * r, names=(p, q, r))}
    assert frozenset() in generators(small_boundary(squares))  # limits are all forms
    cubes = Neuromanifold(MLP((2, 2, 1), 3))
    e, f, g, h = cubes.variables
    form = Poly(e * t**3 + f * t**2 + g * t + h, t)
    limits = monic(discriminant(form), names=(e, f, g, h))
    assert limits in generators(small_boundary(cubes))
    # critical values are cubes of linear forms: of a twisted cubic
    rank_one = {f * h * 3 - g**2, e * h * 9 - f * g, e * g * 3 - f**2}
    assert generators(small_critical_values(cubes)) == {monic(*rank_one, names=(e, f, g, h))}
