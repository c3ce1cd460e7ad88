"""The reach of curves and surfaces: known values, and sampled curvatures and distances."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from refusals import message
from sympy import Rational, lambdify
from sympy.abc import x, y, z

from nnag_m2 import Ideal, Session, reach

pytestmark = pytest.mark.composite

engine = pytest.mark.engine
pytestmark = pytest.mark.composite


def asked(equation: Any, session: Session) -> Any:
    return reach(Ideal([equation], [x, y]), session=session).value


@engine
def test_known_values(session: Session) -> None:
    assert asked(x**2 + 4 * y**2 - 4, session) == Rational(1, 2)  # b^2 / a
    assert asked(4 * x**2 + 9 * y**2 - 36, session) == Rational(4, 3)
    assert asked(y - x**2, session) == Rational(1, 2)
    assert asked(y - 3 * x**2 + 1, session) == Rational(1, 6)
    assert float(asked(x * y - 1, session)) == pytest.approx(2**0.5)
    # (1 + 9 x^4)^(3/2) / (6 x) at 45 x^4 = 1
    assert float(asked(y - x**3, session)) == pytest.approx(1.2**1.5 * 45**0.25 / 6)
    assert asked(x + y - 1, session) is None
    assert asked(x**2 + 2 * y**2 + 1, session) is None  # without real points
    # two parabolas, one apart
    assert asked((y - x**2) * (y + x**2 + 1), session) == Rational(1, 2)


@engine
@pytest.mark.parametrize("equation", [2 * x**2 + x * y + y**2 - 1, y**2 - x**3 + x], ids=str)
def test_the_reach_is_the_least_sampled_one(session: Session, equation: Any) -> None:
    """Federer: the least |q - p|^2 / (2 dist(q, tangent line at p))."""
    value = float(asked(equation, session))
    f, fx, fy = (lambdify((x, y), e) for e in (equation, equation.diff(x), equation.diff(y)))
    line = np.linspace(-1.6, 1.6, 241)
    found = []
    for a in line:  # crossings with vertical and horizontal lines, by bisection
        for turned in (False, True):
            low, high = line[:-1].copy(), line[1:].copy()

            def value_at(b: Any, a: float = a, turned: bool = turned) -> Any:
                return f(b, a + 0 * b) if turned else f(a + 0 * b, b)

            change = np.sign(value_at(low)) * np.sign(value_at(high)) < 0
            low, high = low[change], high[change]
            for _ in range(50):
                middle = (low + high) / 2
                left = np.sign(value_at(low)) == np.sign(value_at(middle))
                low, high = np.where(left, middle, low), np.where(left, high, middle)
            found += [(b, a) if turned else (a, b) for b in low]
    points = np.array(found)
    normals = np.column_stack([fx(*points.T) + 0 * points[:, 0], fy(*points.T) + 0 * points[:, 0]])
    normals /= np.linalg.norm(normals, axis=1)[:, None]
    least = np.inf
    for p, normal in zip(points, normals, strict=True):
        step = points - p
        far = (step**2).sum(axis=1) > 1e-3
        least = min(least, ((step**2).sum(axis=1)[far] / (2 * np.abs(step[far] @ normal))).min())
    assert value <= least * (1 + 1e-6)
    assert least <= value * 1.02


@engine
@pytest.mark.newest_engine
@pytest.mark.timeout(1200)
def test_reach_of_trotts_curve_whose_bottlenecks_coincide_by_symmetry(session: Session) -> None:
    """Many bottlenecks share coordinates; those conjugate to one are up to 112."""
    found = reach(
        Ideal([144 * (x**4 + y**4) - 225 * (x**2 + y**2) + 350 * x**2 * y**2 + 81], [x, y]),
        session=session,
    )
    value = float(found.value or pytest.fail("none"))
    # In polar coordinates a(t) r^4 - 225 r^2 + 81 = 0.
    angles = np.linspace(0, np.pi / 4, 200_001)
    c, s = np.cos(angles), np.sin(angles)
    a = 144 * (c**4 + s**4) + 350 * c**2 * s**2
    root = np.sqrt(np.maximum(225**2 - 324 * a, 0))[None] * np.array([[1], [-1]])
    r = np.sqrt((225 + root) / (2 * a))[:, 324 * a <= 225**2]
    u, v = (r * w[324 * a <= 225**2] for w in (c, s))
    fx, fy = (576 * w**3 - 450 * w + 700 * w * other**2 for w, other in ((u, v), (v, u)))
    fxx, fyy = (1728 * w**2 - 450 + 700 * other**2 for w, other in ((u, v), (v, u)))
    bend = fxx * fy**2 - 2 * 1400 * u * v * fx * fy + fyy * fx**2
    least = np.min((fx**2 + fy**2) ** 1.5 / np.abs(bend))
    assert value <= least <= value * (1 + 1e-4)
    # On the axes the ovals reach from 3/4 to 1: 144 t^2 - 225 t + 81 = 9 (t - 1) (16 t - 9).
    assert min(half for _, half in found.bottlenecks) == Rational(1, 8)
    assert len(found.bottlenecks) % 8 == len(found.curvature) % 8 == 0  # symmetries of a square


@engine
def test_curves_without_a_reach_that_is_attained_are_refused(session: Session) -> None:
    for equation, part in (
        (y**2 - x**3, "no real singular points; got RealPoint(x=0, y=0)"),
        (y**2 - x**3 - x**2, "no real singular points"),
        (x * y**2 - 1, "not approached at infinity"),
        (y**2 - 1, "not approached at infinity"),
        (x**2 + y**2 - 1, "finitely many critical radii"),
    ):
        said = message(lambda e=equation: asked(e, session))
        assert part in said, said


@engine
def test_curves_in_space(session: Session) -> None:
    def value(*equations: Any) -> Any:
        return reach(Ideal(equations, [x, y, z]), session=session).value

    # the curvature of (s, s^2, s^3) is largest at the origin; 2 s^2 + 3 s^4 + 1 > 0: no bottlenecks
    assert value(y - x**2, z - x**3) == Rational(1, 2)
    assert float(value(x**2 + y**2 - 1, z - 2 * x)) == pytest.approx(5**-0.5)  # 1 / sqrt(5)
    assert value(x - 1, y + z) is None
    # a parabola and its mirror image, one apart, in a plane
    assert value(z, (y - x**2) * (y + x**2 + 1)) == Rational(1, 2)


@engine
def test_an_ellipsoid_bends_most_at_its_ends(session: Session) -> None:
    """At the end of the half axis ``a`` the principal radii are ``b^2/a`` and ``c^2/a``."""
    found = reach(Ideal([x**2 + 4 * y**2 + 9 * z**2 - 36], [x, y, z]), session=session)
    assert found.value == Rational(4, 6)
    axes = (6, 3, 2)
    ends = sorted(Rational(b**2, a) for a in axes for b in axes if b != a)
    radii = sorted(radius for _, radius in found.curvature)
    umbilics = [Rational(9, 4)] * 4  # b^3 / (a c)
    assert radii == sorted([*ends, *ends, *umbilics])
    assert sorted({half for _, half in found.bottlenecks}) == [2, 3, 6]


@engine
def test_unbounded_and_singular_surfaces_are_refused(session: Session) -> None:
    for equation, part in (
        (x**2 + y**2 - z, "bounded surfaces"),
        (x**3 + y + z, "bounded surfaces"),
        ((x**2 + y**2 + z**2) ** 2 - x**3, "no real singular points"),
        (x**2 + y**2 + z**2 - 1, "finitely many"),
    ):
        said = message(lambda e=equation: reach(Ideal([e], [x, y, z]), session=session))
        assert part in said, said
    doubled = Ideal([x**2, y], [x, y, z])
    assert "radical" in message(lambda: reach(doubled, session=session))


@engine
def test_other_varieties_are_refused(session: Session) -> None:
    for ideal in (Ideal([x, y], [x, y]), Ideal([], [x, y]), Ideal([1], [x, y]), Ideal([x], [x])):
        said = message(lambda given=ideal: reach(given, session=session))
        assert "a curve by one equation less" in said
    assert "an Ideal is needed" in message(lambda: reach(x))
