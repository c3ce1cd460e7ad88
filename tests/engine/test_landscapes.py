"""critical_landscape and landscape: by hand, against singular values, against gradient descent."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
from descents import Descents, check_ramified, critical_parameters, descended, ranks
from each import each
from refusals import message
from sympy import GF, Matrix, Poly, Rational, diag, symbols
from varieties import CIRCLE, CUSP, EMPTY, NODE, PARABOLA, WHITNEY_UMBRELLA, x, y, z

from nnag_m2 import (
    MLP,
    ConvolutionalNetwork,
    Ideal,
    LinearMLP,
    ParametricModel,
    Session,
    TrainingProblem,
    critical_landscape,
    draw_fibers,
    draw_landscape,
    landscape,
)
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.results import Landscape, NetworkLandscape

pytestmark = pytest.mark.composite

engine = pytest.mark.engine

ELLIPSE = Ideal([x**2 + 4 * y**2 - 4], [x, y])
HYPERBOLA = Ideal([x * y - 1], [x, y])
AT = [[1, 0], [0, 1], [1, 1], [1, -2]]
SIX = [[1, 0], [0, 1], [1, 1], [1, -1], [1, 2], [2, 1]]


def seen(found: Landscape) -> list[tuple[Any, ...]]:
    """Return coordinates, stratum and type of rational critical points."""
    points = found.points
    assert all(p.point.is_rational for p in points)
    return [(p.point.midpoint, p.stratum.name, p.type) for p in points]


@engine
def test_types_on_curves_that_can_be_checked_by_hand(session: Session) -> None:
    def points(ideal: Ideal, data: Any) -> list[tuple[Any, ...]]:
        return seen(critical_landscape(ideal, data, session=session))

    fifth = Rational(1, 5)
    assert points(CIRCLE, [3, 4]) == [
        ((3 * fifth, 4 * fifth), "smooth", "minimum"),
        ((-3 * fifth, -4 * fifth), "smooth", "maximum"),
    ]
    assert points(ELLIPSE, [0, 0]) == [
        ((0, -1), "smooth", "minimum"),
        ((0, 1), "smooth", "minimum"),
        ((-2, 0), "smooth", "maximum"),
        ((2, 0), "smooth", "maximum"),
    ]
    # At its vertex the parabola and the circle around (0, 1/2) have contact of order 3.
    assert points(PARABOLA, [0, fifth]) == [((0, 0), "smooth", "minimum")]
    assert points(PARABOLA, [0, Rational(1, 2)]) == [((0, 0), "smooth", "degenerate")]
    assert points(CUSP, [1, 0]) == [((0, 0), "Sing", "point")]
    assert points(NODE, [-1, 0]) == [((-1, 0), "smooth", "minimum"), ((0, 0), "Sing", "point")]
    # Along its line of double points the distance from (0, 0, 1) is least at the point itself.
    umbrella = points(WHITNEY_UMBRELLA, [0, 0, 1])
    assert umbrella[0] == ((0, 0, 1), "Sing", "minimum")


@engine
def test_two_planes_and_their_line(session: Session) -> None:
    planes = Ideal([x * y], [x, y, z])
    found = critical_landscape(planes, [1, 2, 3], session=session)
    assert seen(found) == [
        ((0, 2, 3), "smooth", "minimum"),
        ((1, 0, 3), "smooth", "minimum"),
        ((0, 0, 3), "Sing", "minimum"),
    ]
    assert [p.signature for p in found.points] == [(2, 0), (2, 0), (1, 0)]
    assert found.minimum.loss == 1


@engine
def test_the_minimum_is_proved_only_where_it_is_attained(session: Session) -> None:
    def least(ideal: Ideal, data: Any, quadric: Any) -> tuple[Any, bool]:
        minimum = critical_landscape(ideal, data, quadric, session=session).minimum
        return minimum.loss, minimum.is_proved

    assert least(HYPERBOLA, [0, 0], "unit") == (2, True)
    assert least(HYPERBOLA, [0, 0], diag(1, 0)) == (None, False)  # x^2 tends to 0
    assert least(HYPERBOLA, [2, 7], diag(1, 0)) == (0, True)
    assert least(HYPERBOLA, [0, 0], diag(1, -1)) == (None, False)
    assert least(CIRCLE, [2, 7], diag(1, 0)) == (1, True)  # only the real points are compact
    assert least(CIRCLE, [Rational(1, 2), 0], diag(1, 0)) == (0, True)
    assert least(Ideal([x**2 + y**2 + 1], [x, y]), [0, 0], "unit") == (None, True)
    assert least(EMPTY, [0, 0], "unit") == (None, True)


@engine
def test_singular_quadrics_have_points_on_the_ramification_locus(session: Session) -> None:
    found = critical_landscape(CIRCLE, [Rational(1, 2), 5], diag(1, 0), session=session)
    kinds = [(p.kind, p.type, p.point.is_rational) for p in found.points]
    assert kinds == 2 * [("zero-loss", "minimum", False)] + [
        ("ramification", "maximum", True),
        ("ramification", "maximum", True),
    ]
    sphere = Ideal([x**2 + y**2 + z**2 - 1], [x, y, z])
    found = critical_landscape(sphere, [0, 0, 0], diag(1, 1, 0), session=session)
    assert [p.kind for p in found.points][:2] == ["zero-loss", "zero-loss"]
    (equator,) = found.sets
    assert (equator.dimension, equator.degree, equator.loss) == (1, 2, 1)


@engine
def test_critical_sets(session: Session) -> None:
    found = critical_landscape(CIRCLE, [0, 0], constant=5, session=session)
    (whole,) = found.sets
    assert (found.points, whole.dimension, whole.degree, whole.loss) == ((), 1, 2, 6)
    assert found.minimum.sets == (whole,)
    assert found.minimum.is_proved
    assert "a set of dimension 1 and degree 2" in found.summary()
    line = critical_landscape(Ideal([y * (y - 1)], [x, y]), [0, 0], diag(0, 1), session=session)
    assert [(s.kind, s.loss) for s in line.sets] == [("zero-loss", 0), ("ramification", 1)]
    # conjugate circles around the origin, x^2 + y^2 = sqrt(2) and -sqrt(2): one is real
    conjugate = Ideal([(x**2 + y**2) ** 2 - 2], [x, y])
    (both,) = critical_landscape(conjugate, [0, 0], session=session).sets
    assert len(both.losses) == 2
    assert both.loss is not None
    assert both.loss > 0
    assert both.loss.minimal_polynomial.degree() == 2


@engine
@each("rows", [2, 3])
def test_matrices_of_rank_one_are_approximated_by_singular_triples(
    session: Session, rows: int
) -> None:
    target = Matrix(rows, 2, lambda i, j: (3 * i * i + 5 * j + 2 * i * j) % 7 - 2 * (i == j))
    problem = TrainingProblem(LinearMLP((2, 1, rows)), np.eye(2, dtype=int), target.T)
    found = landscape(problem, session=session)
    left, values, right = np.linalg.svd(np.array(target, dtype=float))
    *triples, zero = found.points
    assert (zero.stratum.name, zero.type) == ("Sing", "point")
    assert len(triples) == 2
    for i, point in enumerate(triples):
        assert abs(float(point.loss) - float((values**2).sum() - values[i] ** 2)) < 1e-8
        assert point.index == i
        matrix = values[i] * np.outer(left[:, i], right[i])
        assert np.allclose(np.array(point.point.midpoint, dtype=float), matrix.ravel())
    assert all(known.realized for known in found.parameters)
    assert found.minimum.points == found.reached.points == (found.points[0],)
    assert found.minimum.is_proved
    assert found.reached.is_proved


@engine
def test_a_line_through_data_and_one_sample(session: Session) -> None:
    a, b, t = symbols("a b t")
    line = ParametricModel([a * t + b], [t], [a, b])
    found = landscape(TrainingProblem(line, [[0], [1], [2]], [[0], [1], [1]]), session=session)
    (point,) = found.points
    assert point.point.midpoint == (Rational(1, 2), Rational(1, 6))
    assert (point.loss, found.reached.is_proved) == (Rational(1, 6), True)
    assert found.function(point) == (t / 2 + Rational(1, 6),)
    for inputs, outputs in (([[1]], [[3]]), ([[1], [1]], [[2], [4]])):
        found = landscape(TrainingProblem(line, inputs, outputs), session=session)
        (lines,) = found.sets
        assert (lines.kind, lines.dimension, found.points) == ("zero-loss", 1, ())
        assert found.reached.is_proved
        assert found.reached.loss == len(outputs) * 2 - 2


@engine
def test_fewer_data_than_coordinates(session: Session) -> None:
    problem = TrainingProblem(MLP((2, 2, 1), 2), AT[:2], [[1], [-2]])
    found = landscape(problem, session=session)
    (fitting,) = found.sets
    assert (fitting.kind, fitting.dimension, fitting.loss) == ("zero-loss", 1, 0)
    assert (found.reached.loss, found.reached.is_proved) == (0, True)
    assert found.set_parameters[0].realized
    # x1^2 and -2 x2^2 fit one of the two data each
    losses = [(p.loss, p.stratum.name) for p in found.points]
    assert losses == [
        (1, "critical values"),
        (4, "critical values"),
        (5, "Sing of critical values"),
    ]


@engine
def test_data_on_the_neurovariety(session: Session) -> None:
    network = MLP((2, 1, 1), 2)
    outputs = [[2 * (a + 3 * b) ** 2] for a, b in AT]
    found = landscape(TrainingProblem(network, AT, outputs), session=session)
    first = found.points[0]
    assert (first.kind, first.loss, first.stratum.name) == ("zero-loss", 0, "smooth")
    assert first.point.midpoint == (2, 12, 18)
    assert found.parameters[0].witness is not None
    assert network.parametrization().map(*found.parameters[0].witness.midpoint) == (2, 12, 18)
    zero = landscape(TrainingProblem(network, AT, [[0]] * 4), session=session).points[0]
    assert (zero.kind, zero.stratum.name, zero.type) == ("zero-loss", "Sing", "minimum")


@engine
def test_a_direction_that_descends_is_found_exactly(session: Session) -> None:
    # the Hessian at (1, -1, 0) has the eigenvalues -18, 0 and 256,000,018 (about): the small entry
    # of the direction is the one that matters
    problem = TrainingProblem(MLP((2, 1, 1), activation=3), [[20, 0], [0, 20]], [[1], [1]])
    found = landscape(problem, session=session)
    assert found.ramified is not None
    mapping = problem.parametrization.map
    loss = problem.loss(point=mapping.exprs)
    curved = Matrix([[loss.diff(p).diff(q) for q in mapping.parameters]
                     for p in mapping.parameters])  # fmt: skip
    steep, flat = None, None
    for one in found.ramified:
        at = curved.subs(dict(zip(mapping.parameters, one.point.midpoint, strict=True)))
        if one.direction is None:
            flat = one
            assert at == Matrix.zeros(3, 3)
        else:
            steep = one
            way = Matrix(one.direction)
            assert (way.T * at * way)[0, 0] < 0
    assert steep is not None
    assert flat is not None
    assert steep.point.midpoint == (1, -1, 0)
    assert "descends further" in found.summary()


@engine
def test_conjugate_parts_of_a_critical_set_have_losses_of_their_own(session: Session) -> None:
    # circles with the squared radii 3 - sqrt(5) and 3 + sqrt(5)
    circles = Ideal([(x**2 + y**2 - 3) ** 2 - 5], [x, y])
    found = critical_landscape(circles, [0, 0], session=session)
    assert [s.loss for s in found.sets] == list(RealAlgebraic.roots(Poly(x**2 - 6 * x + 4, x)))
    for part in found.sets:
        assert part.witness is not None
        assert part.witness.value_of(x**2 + y**2) == part.loss
        assert (part.dimension, part.degree, len(part.losses)) == (1, 2, 2)
    assert found.minimum.sets == (found.sets[0],)
    assert found.minimum.is_proved
    assert "0.76393; proved" in found.summary()


@engine
def test_a_projection_proves_the_minimum_where_the_variety_escapes(session: Session) -> None:
    # matrices of rank 1 with a free last column; the first columns are those nearest to [2 1; 1 0],
    # whose singular values have the squares 3 - 2 sqrt(2) and 3 + 2 sqrt(2)
    problem = TrainingProblem(
        LinearMLP((3, 1, 2)), [[1, 0, 0], [0, 1, 0]], [[2, 1], [1, 0]]
    )  # fmt: skip
    found = landscape(problem, session=session)
    roots = list(RealAlgebraic.roots(Poly(x**2 - 6 * x + 1, x)))
    assert [s.loss for s in found.sets] == roots
    assert all(known.realized for known in found.set_parameters)
    for minimum in (found.minimum, found.reached):
        assert (minimum.loss, minimum.is_proved) == (roots[0], True)
        assert minimum.sets == (found.sets[0],)
    assert "projected along the kernel" in found.minimum.reason


@engine
def test_linear_functions_are_limits_of_squares_with_bias(session: Session) -> None:
    problem = TrainingProblem(
        MLP((1, 1, 1), activation=2, bias=True),
        [[-1], [-2], [2], [-1], [-2]],
        [[0], [0], [-3], [-3], [-2]],
    )
    found = landscape(problem, session=session)
    assert (found.reached.loss, found.reached.is_proved) == (Rational(13, 2), True)
    assert "not attained" in found.reached.reason
    (lowest,) = found.reached.points
    known = found.parameters[found.points.index(lowest)]
    assert (known.realized, known.approached) == (False, True)
    (argument,) = problem.network.inputs
    assert found.function(lowest) == (-argument / 2 - 2,)
    arrived = descended(problem, starts=50)
    assert float(found.reached.loss) < arrived.losses.min() < 6.6


@engine
def test_what_is_not_proved_is_said_to_be_an_upper_bound(session: Session) -> None:
    # a curve that has an asymptote at zero loss, and a critical point
    curve = Ideal([x * y**2 - y + x], [x, y])
    found = critical_landscape(curve, [1, 0], diag(1, 0), session=session)
    assert found.minimum.certainty == "open"
    assert found.minimum.loss is not None
    assert "at most 1/4; not proved" in found.summary()
    hyperbola = critical_landscape(HYPERBOLA, [0, 0], diag(1, 0), session=session)
    assert "not known; not proved" in hyperbola.summary()


@engine
def test_degenerate_points_with_a_negative_eigenvalue_descend(session: Session) -> None:
    # on z = x^3 - y^2 the height has the second derivatives 0 and -2 at the origin
    found = critical_landscape(
        Ideal([z - x**3 + y**2], [x, y, z]), [0, 0, -1], diag(0, 0, 1), session=session
    )
    (origin,) = [p for p in found.points if p.point.midpoint == (0, 0, 0)]
    assert (origin.type, origin.signature, origin.index) == ("degenerate", (0, 1), None)
    assert "degenerate, descends" in found.summary()


def ends(found: NetworkLandscape, arrived: Descents, decided: bool = True) -> Any:
    """Return for each start the number of the certified critical point where it ends.

    A start ends at a critical function that its parameters give, up to rounding; or it is on its
    way to infinity, with a loss above that of a function that is approached and not given.  If not
    ``decided``, the landscape need not know that it is approached.
    """
    certified = np.array([[float(c) for c in p.point.midpoint] for p in found.points])
    distances = np.abs(arrived.functions.T[:, None, :] - certified).max(axis=2)
    ended = distances.argmin(axis=1)
    given = np.array([bool(known.realized) for known in found.parameters])[ended]
    assert (distances.min(axis=1)[given] < 1e-5).all()
    leaving = ~given
    assert arrived.growing[leaving].all()
    known_to_be = (True,) if decided else (True, None)
    approached = np.array([known.approached in known_to_be for known in found.parameters])[ended]
    assert approached.all()
    losses = np.array([float(p.loss) for p in found.points])[ended]
    assert (distances.min(axis=1)[leaving] < 0.05).all()
    above = arrived.losses - losses
    assert (above[leaving] > 0).all()
    assert (above[leaving] < 1e-2).all()
    assert (np.abs(above[given]) < 1e-8).all()
    return ended


@engine
@pytest.mark.newest_engine
@each(
    ("network", "inputs", "outputs", "attracting"),
    [
        (LinearMLP((2, 1, 2)), AT, [[3, 0], [0, 1], [1, 2], [0, 1]], {"smooth"}),
        (
            MLP((2, 2, 1), 2),
            AT,
            [[1], [-2], [3], [1]],
            {"smooth", "critical values", "Sing of critical values"},
        ),
        (
            ConvolutionalNetwork((2, 2)),
            [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]],
            [[1], [0], [2], [1]],
            {"boundary"},
        ),
        (LinearMLP((3, 1, 3)), np.eye(3, dtype=int), [[3, 0, 1], [0, 1, 2], [1, 2, 5]], {"smooth"}),
        (
            ConvolutionalNetwork((2, 2), activation=2),
            [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1], [1, -1, 2]],
            [[1], [0], [2], [1], [3]],
            {"smooth", "boundary"},
        ),
    ],
    ids=["linear", "squares", "convolution", "rank one", "convolution of squares"],
)
def test_gradient_descent_ends_at_certified_points(
    session: Session, network: ParametricModel, inputs: Any, outputs: Any, attracting: set[str]
) -> None:
    problem = TrainingProblem(network, inputs, outputs)
    found = landscape(problem, proof=False, ramified=False, session=session)
    arrived = descended(problem)
    counts = np.bincount(ends(found, arrived), minlength=len(found.points))
    assert counts.sum() == 1000
    reached = {p.stratum.name for p, count in zip(found.points, counts, strict=True) if count}
    assert reached == attracting
    assert found.provenance.certainty == "probabilistic"
    assert found.reached.certainty != "open"
    assert found.reached.loss is not None
    assert abs(arrived.losses.min() - float(found.reached.loss)) < 1e-9


@engine
@pytest.mark.newest_engine
def test_two_fourth_powers_on_a_hypersurface(session: Session) -> None:
    problem = TrainingProblem(MLP((2, 2, 1), 4), SIX, [[1], [2], [-1], [0], [3], [1]])
    found = landscape(problem, proof=False, ramified=False, session=session)
    assert [s.codimension for s in found.strata if s.source == "variety"] == [1, 3, 5]
    arrived = descended(problem, starts=200)
    counts = np.bincount(ends(found, arrived, decided=False), minlength=len(found.points))
    kinds = {p.stratum.name for p, count in zip(found.points, counts, strict=True) if count}
    assert kinds == {"smooth", "boundary", "Sing", "Sing^2"}
    (lowest,) = found.reached.points
    assert found.parameters[found.points.index(lowest)].realized
    assert abs(arrived.losses.min() - float(lowest.loss)) < 1e-9
    # the minimum over the neurovariety has no real parameters, and no start comes near to it
    assert found.minimum.loss == found.points[0].loss < lowest.loss
    assert found.parameters[0].realized is False


@engine
@pytest.mark.newest_engine
def test_two_cubes_approach_what_they_do_not_reach(session: Session) -> None:
    problem = TrainingProblem(MLP((2, 2, 1), 3), AT, [[-1], [0], [2], [1]])
    found = landscape(problem, ramified=False, session=session)
    (lowest,) = found.reached.points
    known = found.parameters[found.points.index(lowest)]
    assert (known.realized, known.approached) == (False, True)
    assert found.reached.is_proved
    assert "not attained" in found.reached.reason
    # what fits the data best is a product of three real lines, in a region that is not reached
    assert [k.approached for k, p in zip(found.parameters, found.points, strict=True)
            if p.kind == "zero-loss"] == [False]  # fmt: skip
    assert lowest.stratum.name == "boundary"
    infimum = float(lowest.loss)
    # most starts go to infinity, some end where one neuron is 0: none is left over
    arrived = descended(problem)
    counts = np.bincount(ends(found, arrived), minlength=len(found.points))
    assert [int(i) for i in np.flatnonzero(counts)] == [1, 2, 3, 4, 5]
    assert counts[[1, 2, 4]].sum() > 700
    assert infimum < arrived.losses.min() < infimum + 1e-3
    # the discriminant is double on the wall; the shaded regions touch the smallest level there
    drawn = draw_landscape(found, through=(1, 2), session=session)
    assert drawn.data["reached"]
    radius = np.sqrt(infimum)
    spots = np.array([spot for part in drawn.data["reached"] for spot in part])
    assert abs(np.hypot(*spots.T).min() - radius) < 0.01
    wall = np.array([spot for part in drawn.data["boundary"] for spot in part])
    assert np.hypot(*wall.T).min() > radius - 0.01


@engine
@each(
    ("network", "outputs", "rank"),
    [
        (MLP((2, 2, 1), 2), [[1], [-2], [3], [1]], 3),
        (LinearMLP((2, 1, 2)), [[3, 0], [0, 1], [1, 2], [0, 1]], 3),
    ],
)
def test_critical_parameters_where_the_parametrization_drops_rank(
    session: Session, network: ParametricModel, outputs: Any, rank: int
) -> None:
    problem = TrainingProblem(network, AT, outputs)
    found = landscape(problem, proof=False, session=session)
    assert found.ramified
    check_ramified(problem, found.ramified, rank)
    # without algebra: Newton's method for the gradient finds no other losses
    tried = critical_parameters(problem)
    losses = tried.losses[ranks(problem, tried.parameters) < rank]
    listed = np.array([float(one.loss) for one in found.ramified])
    assert len(losses)
    assert (np.abs(losses[:, None] - listed).min(axis=1) < 1e-5).all()


@engine
def test_spurious_critical_parameters_by_hand(session: Session) -> None:
    # t -> (t^2, t^3) drops rank at 0, where every loss is critical; the cusp lies there
    t, c = symbols("t c")
    cusp = ParametricModel([t**2 * c + t**3 * c**2], [c], [t])
    problem = TrainingProblem(cusp, [[1], [2]], [[1], [3]])
    found = landscape(problem, session=session)
    assert found.ramified is not None
    (one,) = found.ramified
    assert (one.point.midpoint, one.function.midpoint, one.loss) == ((0,), (0, 0, 0), 10)
    assert (one.dimension, one.descends) == (0, True)
    assert "where the parametrization drops rank" in found.summary()
    assert landscape(problem, ramified=False, session=session).ramified is None


@engine
def test_pictures_show_critical_points_and_levels(session: Session) -> None:
    found = critical_landscape(ELLIPSE, [1, 1], session=session)
    drawn = draw_landscape(found)
    assert drawn.axes == ("x", "y")
    for kind in ("minimum", "maximum"):
        (point,) = [p for p in found.points if p.type == kind]
        assert np.allclose(drawn.data[kind][0][0], [float(c) for c in point.point.midpoint])
    assert {layer.name for layer in drawn.layers} >= {"variety", "level", "data"}
    assert drawn.svg().startswith("<?xml")
    whitney = draw_landscape(critical_landscape(WHITNEY_UMBRELLA, [1, 2, 1], session=session))
    assert whitney.axes == ("s", "t")
    assert whitney.data["data"] == [[[0.0, 0.0]]]
    line = critical_landscape(Ideal([x**2 - 2], [x]), [1], session=session)
    assert "pictures need two coordinates" in message(lambda: draw_landscape(line))
    deep = critical_landscape(WHITNEY_UMBRELLA, [1, 2, 1], session=session)
    assert "through names two of" in message(lambda: draw_landscape(deep, through=(0, 7)))


@engine
def test_fibers_of_products_of_filters_are_their_factorizations(session: Session) -> None:
    samples = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 1, 1]]
    problem = TrainingProblem(ConvolutionalNetwork((2, 2)), samples, [[2], [1], [-2], [0]])
    found = landscape(problem, session=session)
    fibers = found.fibers(session=session)
    drawn = draw_fibers(found, session=session)
    for point, fiber in zip(found.points[:3], fibers, strict=False):
        assert fiber is not None
        ratios = sorted(float(one.midpoint[1]) for one in fiber)  # a2 for a1 = 1
        product = [float(c) for c in point.point.midpoint]
        roots = np.sort(-np.roots(product[::-1])).real ** -1
        assert np.allclose(ratios, sorted({round(r, 5) for r in roots}), atol=1e-4)
    assert len(fibers[0] or ()) == 2  # both sequences of the filters
    dots = np.array(drawn.data["minimum, loss 1/4"])[:, 0]
    assert np.allclose(np.hypot(*dots.T), 1)
    both = [float(one.midpoint[1]) for one in fibers[0] or ()]
    assert np.allclose(np.sort(dots[:, 1] / dots[:, 0]), np.sort(both))
    assert fibers[3] is None  # zero is a product in infinitely many ways
    assert "axes are two of the parameters" in message(lambda: draw_fibers(found, axes=(x, y)))
    _, _, b, _ = problem.network.parameters
    two = (problem.network.parameters[0], b)
    assert draw_fibers(found, axes=two, session=session).axes == ("a1", "b1")


@engine
def test_landscapes_are_values_and_show_themselves(session: Session) -> None:
    problem = TrainingProblem(ConvolutionalNetwork((2, 2)), np.eye(3, dtype=int), [[1], [0], [2]])
    answer = landscape.run(problem, session=session)
    found = answer.result
    again = pickle.loads(pickle.dumps(found))
    assert isinstance(again, NetworkLandscape)
    assert again.summary() == found.summary()
    assert "none real" in found.summary()  # x^2 + 2 z^2 is not a product of two real filters
    assert found.ramified is not None
    assert found._repr_html_().count("<tr>") == len(found.points) + len(found.ramified) + 2
    assert found.provenance.certainty == "proved"
    assert not answer.scripts  # all of it is small enough for FLINT


def test_wrong_questions_are_refused() -> None:
    assert "a TrainingProblem is needed" in message(lambda: landscape(NODE))  # type: ignore[arg-type]
    assert "an Ideal is needed" in message(lambda: critical_landscape(x, [1]))  # type: ignore[arg-type]
    assert "must be QQ" in message(lambda: critical_landscape(Ideal([x], [x], GF(7)), [1]))
    assert "exact" in message(lambda: critical_landscape(NODE, [0.5, 1]))
    assert "symmetric" in message(lambda: critical_landscape(NODE, [1, 1], [[1, 2], [0, 1]]))
    assert "exact" in message(lambda: critical_landscape(NODE, [1, 1], constant=0.5))
