"""The questions whose scripts, replies and results are kept in this folder."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from sympy import GF, Expr, Poly, Rational, Symbol, symbols
from sympy.polys.orderings import grevlex

from nnag_m2 import (
    Answer,
    BlockOrder,
    BoxImage,
    Ideal,
    LinearMLP,
    ParametricModel,
    PolynomialMap,
    Query,
    RealPoint,
    SemialgebraicSet,
    TrainingProblem,
    bisector,
    branch_locus,
    codimension,
    conormal_variety,
    critical_count,
    degree,
    dimension,
    ed_discriminant,
    ed_polynomial,
    elimination_ideal,
    elimination_order,
    generic_fiber,
    groebner_basis,
    hilbert_polynomial,
    hilbert_series,
    ideal_quotient,
    image_closure,
    image_degree,
    initial_ideal,
    intersection,
    is_equal,
    is_prime,
    is_subset,
    likelihood_ideal,
    medial_axis,
    milnor_number,
    minimal_primes,
    ml_degree,
    multiplicity,
    normal_form,
    polar_degrees,
    positive_loss_degree,
    positive_loss_ideal,
    radical,
    ramification_locus,
    real_points,
    saturation,
    singular_locus,
    singularity_strata,
    tangent_cone,
    tjurina_number,
    vanishing_ideal,
    voronoi_boundary,
)
from nnag_m2.algebra.real.algebraic_points import AlgebraicPoint
from nnag_m2.algebra.real.enclosed_roots import WIDTH
from nnag_m2.algebra.real.points import boxed
from nnag_m2.algebra.real.real_numbers import RealAlgebraic
from nnag_m2.invariants.components import reduced_components
from nnag_m2.invariants.distance.degrees import euclidean_distance_degree
from nnag_m2.invariants.distance.ideals import critical_ideal
from nnag_m2.results import GenericFiber, InitialIdeal, Stratum, VoronoiBoundary

s, t, x, y, z = symbols("s t x y z")
a, b = symbols("a b")
QUEER = (*symbols("lambda S y_1 y o1"), Symbol('a "b"\nc'), Symbol("ξ"))
CUSP = Ideal([x**3 + y**2], [x, y])
PLANE_AND_LINE = Ideal([x * z, y * z], [x, y, z])
CIRCLE = Ideal([x**2 + y**2 - 1], [x, y])
COIN = Ideal([y**2 - 4 * x * z], [x, y, z])
CURVES = Ideal([x**2 * y, Rational(1, 2) * y**3 - 3 * x * y], [x, y])
CUBICS = Ideal([t**3 + a * t + b], [t, a, b])
TWISTED_CUBIC = Ideal([x * z - y**2, y - x**2, z - x * y], [x, y, z])
_, ROOT = RealAlgebraic.roots(Poly(t**2 - 2, t))
(ROOT_OF_TWO,) = boxed((x, y), [AlgebraicPoint(ROOT, ((0, 1), (0,)), (1,))], WIDTH)

CASES: dict[tuple[str, str], Query[Any]] = {
    ("groebner_basis", "lex"): groebner_basis.query(Ideal([x**2 + y, x * y - 1], [x, y]), "lex"),
    ("groebner_basis", "elimination_order"): groebner_basis.query(
        Ideal([x - t**2, y - t**3], [x, t, y]), elimination_order(t)
    ),
    ("groebner_basis", "blocks_modulo_7"): groebner_basis.query(
        Ideal([x**2 - 3 * y * z, y**2 - x + 6], [x, y, z], GF(7)), BlockOrder([[z], [y]])
    ),
    ("groebner_basis", "hostile_names"): groebner_basis.query(
        Ideal([sum(QUEER), QUEER[0] * QUEER[5] - QUEER[1] ** 2], QUEER)
    ),
    ("groebner_basis", "zero_ideal"): groebner_basis.query(Ideal([], [x])),
    ("normal_form", "several"): normal_form.query([x**3, x * y, 5], CUSP),
    ("normal_form", "one_in_lex"): normal_form.query(x**2 * y, Ideal([x - y**2], [x, y]), "lex"),
    ("is_subset", "power"): is_subset.query(Ideal([x**2], [x, y]), Ideal([x], [x, y])),
    ("is_equal", "different"): is_equal.query(CUSP, CURVES),
    ("dimension", "cusp"): dimension.query(CUSP),
    ("dimension", "empty"): dimension.query(Ideal([x, x - 1], [x, y])),
    ("codimension", "circle"): codimension.query(CIRCLE),
    ("degree", "cusp"): degree.query(CUSP),
    ("degree", "fat_point_modulo_2"): degree.query(Ideal([x**2, x * y, y**2], [x, y], GF(2))),
    ("hilbert_polynomial", "affine_curve"): hilbert_polynomial.query(CUSP),
    ("hilbert_polynomial", "same_symbol"): hilbert_polynomial.query(Ideal([x * y], [x, y, z]), x),
    ("hilbert_series", "quadric_cone"): hilbert_series.query(Ideal([x * y - z**2], [x, y, z])),
    ("elimination_ideal", "cuspidal_cubic"): elimination_ideal.query(
        Ideal([x - t**2, y - t**3], [t, x, y]), t
    ),
    ("saturation", "by_a_polynomial"): saturation.query(CURVES, x),
    ("saturation", "by_an_ideal"): saturation.query(
        Ideal([x**2, x * y], [x, y]), Ideal([x, y], [x, y])
    ),
    ("ideal_quotient", "by_a_polynomial"): ideal_quotient.query(Ideal([x**2 * y], [x, y]), x),
    ("radical", "modulo_3"): radical.query(Ideal([x**3 - y**3], [x, y], GF(3))),
    ("initial_ideal", "cusp"): initial_ideal.query(CUSP),
    ("initial_ideal", "modulo_32003"): initial_ideal.query(
        Ideal([x * z - y**2, x * y - z**2], [x, y, z], GF(32003))
    ),
    ("initial_ideal", "up_to_degree_2"): initial_ideal.query(
        Ideal([x * y - z**2, x**2 - y * z], [x, y, z]), 2
    ),
    ("initial_ideal", "unit_ideal"): initial_ideal.query(Ideal([1], [x])),
    ("is_prime", "cusp"): is_prime.query(CUSP),
    ("is_prime", "curves"): is_prime.query(CURVES),
    ("minimal_primes", "lines"): minimal_primes.query(Ideal([x**2 * y], [x, y])),
    ("intersection", "three_lines"): intersection.query(
        Ideal([x], [x, y]), Ideal([y], [x, y]), Ideal([x - y], [x, y])
    ),
    ("singular_locus", "cusp"): singular_locus.query(CUSP),
    ("singularity_strata", "umbrella"): singularity_strata.query(
        Ideal([(x**2 - y**2 * z) * (x - 1)], [x, y, z])
    ),
    ("singularity_strata", "hostile_names"): singularity_strata.query(
        Ideal([QUEER[0] * QUEER[1], QUEER[0] * QUEER[5]], QUEER)
    ),
    ("tangent_cone", "cusp"): tangent_cone.query(CUSP, [-1, 1]),
    ("tangent_cone", "of_a_curve_in_space"): tangent_cone.query(TWISTED_CUBIC, [0, 0, 0]),
    ("tangent_cone", "irrational_point"): tangent_cone.query(
        Ideal([(x**2 - 2) ** 2 * x - y**2], [x, y]), ROOT_OF_TWO
    ),
    ("multiplicity", "cusp"): multiplicity.query(CUSP, [0, 0]),
    ("multiplicity", "at_conjugate_points"): multiplicity.query(
        Ideal([(x**2 - 2) ** 2 - y**3], [x, y]), Ideal([x**2 - 2, y], [x, y])
    ),
    ("milnor_number", "cusp"): milnor_number.query(CUSP, [0, 0]),
    ("milnor_number", "of_all_singularities"): milnor_number.query(CUSP),
    ("tjurina_number", "cusp"): tjurina_number.query(CUSP, [0, 0]),
    ("tjurina_number", "of_all_singularities"): tjurina_number.query(CUSP),
    ("vanishing_ideal", "cusp"): vanishing_ideal.query(PolynomialMap([t**2, t**3], [t])),
    ("ed_polynomial", "circle"): ed_polynomial.query(CIRCLE),
    ("ed_polynomial", "generic"): ed_polynomial.query(CIRCLE, "generic", (x, y), t),
    ("bisector", "focus_and_directrix"): bisector.query(
        Ideal([x, y - 1], [x, y]), Ideal([y + 1], [x, y])
    ),
    ("medial_axis", "circle"): medial_axis.query(CIRCLE),
    ("medial_axis", "hostile_names_in_another_quadric"): medial_axis.query(
        Ideal([QUEER[0] * QUEER[1]], QUEER[:2]), [[2, 1], [1, 3]]
    ),
    ("ed_discriminant", "cusp"): ed_discriminant.query(CUSP),
    ("ed_discriminant", "same_names"): ed_discriminant.query(CIRCLE, [[1, 0], [0, 2]], (x, y)),
    ("image_closure", "cusp"): image_closure.query(TWISTED_CUBIC, [[0, 1, 0], [0, 0, 1]]),
    ("positive_loss_ideal", "circle"): positive_loss_ideal.query(CIRCLE, [0, 2], [[1, 0], [0, 0]]),
    ("positive_loss_ideal", "double_point"): positive_loss_ideal.query(
        TWISTED_CUBIC, [1, 2, 3], [[0, 0, 0], [0, 0, 0], [0, 0, 1]]
    ),
    ("positive_loss_degree", "circle"): positive_loss_degree.query(CIRCLE, [[1, 0], [0, 0]]),
    ("positive_loss_degree", "double_point"): positive_loss_degree.query(
        TWISTED_CUBIC, [[0, 0, 0], [0, 0, 0], [0, 0, 1]]
    ),
    ("vanishing_ideal", "segre"): vanishing_ideal.query(
        PolynomialMap([s * x, s * y, t * x, t * y], [s, t, x, y])
    ),
    ("ramification_locus", "circle"): ramification_locus.query(CIRCLE, [[1, 0]]),
    ("ramification_locus", "of_a_map"): ramification_locus.query(
        PolynomialMap([s**3 + s * t, t], [s, t])
    ),
    ("branch_locus", "discriminant_of_cubics"): branch_locus.query(
        CUBICS, [[0, 1, 0], [0, 0, 1]], (a, b)
    ),
    ("generic_fiber", "on_a_slice"): generic_fiber.query(
        PolynomialMap([s * x**2, s * x * y + t, t * y**2 / 2], [s, t, x, y]), (x,)
    ),
    ("generic_fiber", "of_positive_dimension"): generic_fiber.query(
        PolynomialMap([s * x, s * y, t * x, t * y], [s, t, x, y], GF(32003))
    ),
    ("image_degree", "segre"): image_degree.query(
        PolynomialMap([s * x, s * y, t * x, t * y], [s, t, x, y])
    ),
    ("image_degree", "hostile_names"): image_degree.query(
        PolynomialMap([QUEER[0] ** 2, QUEER[0] * QUEER[6], QUEER[6] ** 2], QUEER), seed=2
    ),
    ("critical_count", "general"): critical_count.query(
        TrainingProblem(LinearMLP((1, 1, 1)), [[1]], [[2]], regularization=[1, 2]), True
    ),
    ("critical_count", "hostile_names"): critical_count.query(
        TrainingProblem(
            ParametricModel([QUEER[0] * x + QUEER[5] ** 2], [x], [QUEER[0], QUEER[5]]),
            [[1], [2]],
            [[1], [3]],
            regularization=[1, Rational(1, 2)],
        )
    ),
    ("euclidean_distance_degree_of_map", "cusp"): euclidean_distance_degree.query(
        PolynomialMap([t**2, t**3], [t]), "unit"
    ),
    ("euclidean_distance_degree_of_map", "twisted_cubic_onto_a_cusp"): (
        euclidean_distance_degree.query(
            PolynomialMap([t, t**2, t**3], [t]),
            [[0, 0, 0], [0, 1, 0], [0, 0, Rational(1, 2)]],
            assume="general_fibers",
        )
    ),
    ("euclidean_distance_degree_of_map", "hostile_names"): euclidean_distance_degree.query(
        PolynomialMap([QUEER[0] ** 2, QUEER[0] * QUEER[6], QUEER[6] ** 2], QUEER), "generic", seed=2
    ),
    ("branch_locus", "of_a_map"): branch_locus.query(PolynomialMap([s**2, t], [s, t])),
    ("real_points", "square_roots"): real_points.query(Ideal([x**2 - 2, y**2 - 3], [x, y])),
    ("real_points", "multiple_and_rational"): real_points.query(
        Ideal([(2 * x - 1) ** 2 * (x**2 + 1), (y - x) ** 2], [x, y]), proof=True
    ),
    ("real_points", "hostile_names"): real_points.query(
        Ideal([QUEER[0] ** 3 - Symbol("T"), Symbol("T") - 2], [QUEER[0], Symbol("T")]),
        Rational(1, 1000),
    ),
    ("real_points", "lifted"): real_points.query(
        Ideal([x**2 - 2, 3 * y - x, x**60 - 2**30], [x, y])
    ),
    ("real_points", "none"): real_points.query(Ideal([x, x - 1], [x, y])),
    ("critical_ideal", "ellipse"): critical_ideal.query(
        Ideal([x**2 + 4 * y**2 - 4], [x, y]), [1, Rational(1, 2)]
    ),
    ("critical_ideal", "by_minors"): critical_ideal.query(
        TWISTED_CUBIC, [1, 2, 5], "generic", "minors", seed=2
    ),
    ("critical_ideal", "by_multipliers"): critical_ideal.query(
        CUSP, [1, 2], [[2, 1], [1, 3]], "multipliers"
    ),
    ("critical_ideal", "by_left_kernel"): critical_ideal.query(
        CUSP, [1, 2], formulation="left_kernel"
    ),
    ("critical_ideal", "by_complete_intersection"): critical_ideal.query(
        Ideal([x * y, x * z, y * z], [x, y, z]), [1, 2, 3], formulation="complete_intersection"
    ),
    ("critical_ideal", "proved"): critical_ideal.query(CUSP, [1, 2], proof=True),
    ("critical_ideal", "proved_by_multipliers"): critical_ideal.query(
        CUSP, [1, 2], formulation="multipliers", proof=True
    ),
    ("critical_ideal", "hostile_names"): critical_ideal.query(
        Ideal([sum(v**2 for v in QUEER) - 1], QUEER), range(7)
    ),
    ("critical_ideal_of_map", "parabola"): critical_ideal.query(
        PolynomialMap([s * t, s**2 * t**2], [s, t]), [0, 2], fixed={s: 1}
    ),
    ("critical_ideal_of_map", "generic"): critical_ideal.query(
        PolynomialMap([s**2, s * t, t**2], [s, t]), [1, 2, Rational(1, 3)], "generic", seed=2
    ),
    ("critical_ideal_of_map", "hostile_names"): critical_ideal.query(
        PolynomialMap([QUEER[0] * QUEER[6], QUEER[0]], QUEER), [1, 2]
    ),
    ("likelihood_ideal", "coin"): likelihood_ideal.query(COIN, [5, 8, 7]),
    ("likelihood_ideal", "proved"): likelihood_ideal.query(COIN, [5, 8, 7], proof=True),
    ("likelihood_ideal", "components"): likelihood_ideal.query(
        Ideal([x * y * z, x * y * (x - z), x * z * (x - 2 * y)], [x, y, z]), [3, 5, 7]
    ),
    ("likelihood_ideal", "components_proved"): likelihood_ideal.query(
        Ideal([x * y * z, x * y * (x - z), x * z * (x - 2 * y)], [x, y, z]), [3, 5, 7], proof=True
    ),
    ("likelihood_ideal_of_map", "coin"): likelihood_ideal.query(
        PolynomialMap([s**2, 2 * s * t, t**2], [s, t]), [5, 8, 7]
    ),
    ("likelihood_ideal_of_map", "hostile_names"): likelihood_ideal.query(
        PolynomialMap([QUEER[0] * QUEER[6], QUEER[0], 1], QUEER), [1, 2, 3], seed=2
    ),
    ("ml_degree", "conic"): ml_degree.query(Ideal([x * z - y**2], [x, y, z])),
    ("ml_degree", "components"): ml_degree.query(
        Ideal([(x * z - y**2) * (x - 2 * y), (x * z - y**2) * (x - 3 * z)], [x, y, z])
    ),
    ("ml_degree", "hostile_names"): ml_degree.query(
        Ideal([QUEER[0] * QUEER[6] - QUEER[1] ** 2], QUEER), seed=2
    ),
    ("ml_degree_of_map", "twisted_cubic"): ml_degree.query(
        PolynomialMap([s**3, s**2 * t, s * t**2, t**3], [s, t])
    ),
    ("ml_degree_of_map", "covered_twice"): ml_degree.query(PolynomialMap([1, t**2, t**4], [t])),
    ("euclidean_distance_degree", "circle"): euclidean_distance_degree.query(CIRCLE),
    ("euclidean_distance_degree", "generic"): euclidean_distance_degree.query(
        TWISTED_CUBIC, "generic", seed=2
    ),
    ("euclidean_distance_degree", "singular_quadric"): euclidean_distance_degree.query(
        TWISTED_CUBIC, [[1, 0, 0], [0, 1, 0], [0, 0, 0]]
    ),
    ("euclidean_distance_degree", "by_minors"): euclidean_distance_degree.query(
        CUSP, "generic", formulation="minors"
    ),
    ("euclidean_distance_degree", "by_left_kernel"): euclidean_distance_degree.query(
        CUSP, formulation="left_kernel"
    ),
    ("euclidean_distance_degree", "by_complete_intersection"): euclidean_distance_degree.query(
        Ideal([x * y, x * z, y * z], [x, y, z]), formulation="complete_intersection"
    ),
    ("euclidean_distance_degree", "hostile_names"): euclidean_distance_degree.query(
        Ideal([QUEER[0] * QUEER[1] - QUEER[2] * QUEER[3], QUEER[4], QUEER[5]], QUEER)
    ),
    ("voronoi_boundary_of_image", "end_of_an_arc"): voronoi_boundary.query(
        BoxImage(PolynomialMap([t, t**2], [t]), {t: (0, 1)}), {t: 1}
    ),
    ("voronoi_boundary_of_image", "edge_with_hostile_names"): voronoi_boundary.query(
        BoxImage(
            PolynomialMap([QUEER[0], QUEER[1], QUEER[0] * QUEER[1]], QUEER[:2]),
            {QUEER[0]: (0, 1), QUEER[1]: (0, 1)},
        ),
        {QUEER[0]: Rational(1, 2), QUEER[1]: 0},
    ),
    ("euclidean_distance_degree", "components"): euclidean_distance_degree.query(PLANE_AND_LINE),
    ("euclidean_distance_degree", "components_left_kernel"): euclidean_distance_degree.query(
        PLANE_AND_LINE, [[1, 0, -1], [0, 1, -1], [-1, -1, 2]], formulation="left_kernel"
    ),
    ("euclidean_distance_degree", "components_within"): euclidean_distance_degree.query(
        PLANE_AND_LINE, formulation="complete_intersection"
    ),
    ("euclidean_distance_degree", "assumed"): euclidean_distance_degree.query(
        PLANE_AND_LINE, assume=("radical", "equidimensional")
    ),
    ("euclidean_distance_degree", "double_line"): euclidean_distance_degree.query(
        Ideal([x**2], [x, y], GF(32003))
    ),
    ("critical_ideal", "components"): critical_ideal.query(PLANE_AND_LINE, [3, 5, 7]),
    ("critical_ideal", "components_left_kernel"): critical_ideal.query(
        PLANE_AND_LINE, [3, 5, 7], formulation="left_kernel", assume="radical"
    ),
    ("critical_ideal", "components_proved"): critical_ideal.query(
        PLANE_AND_LINE, [3, 5, 7], proof=True
    ),
    ("positive_loss_ideal", "components"): positive_loss_ideal.query(PLANE_AND_LINE, [3, 5, 7]),
    ("positive_loss_degree", "components"): positive_loss_degree.query(PLANE_AND_LINE),
    ("polar_degrees", "components"): polar_degrees.query(PLANE_AND_LINE),
    ("singular_locus", "components"): singular_locus.query(PLANE_AND_LINE),
    ("ramification_locus", "components"): ramification_locus.query(PLANE_AND_LINE, [[1, 0, 1]]),
    ("branch_locus", "components"): branch_locus.query(PLANE_AND_LINE, [[1, 0, 1]]),
    ("conormal_variety", "conic"): conormal_variety.query(
        Ideal([x**2 + 2 * y**2 - z**2], [x, y, z]), (s, t, a)
    ),
    ("conormal_variety", "components"): conormal_variety.query(PLANE_AND_LINE),
    ("conormal_variety", "hostile_names"): conormal_variety.query(
        Ideal([QUEER[0] * QUEER[5] - QUEER[1] ** 2], QUEER)
    ),
    ("ed_polynomial", "components"): ed_polynomial.query(PLANE_AND_LINE),
    ("ed_discriminant", "components"): ed_discriminant.query(PLANE_AND_LINE),
    ("minimal_primes_of_reducible", "plane_and_line"): reduced_components.query(PLANE_AND_LINE),
    ("polar_degrees", "added_up"): euclidean_distance_degree.query(
        Ideal([x * y], [x, y, z]), "generic", formulation="polar_degrees"
    ),
    ("polar_degrees", "twisted_cubic"): polar_degrees.query(
        Ideal([x * z - y**2, x * t - y * z, y * t - z**2], [x, y, z, t])
    ),
    ("polar_degrees", "of_a_map"): polar_degrees.query(
        PolynomialMap([s**3, s**2 * t, s * t**2, t**3], [s, t]), seed=2
    ),
    ("polar_degrees", "hostile_names"): polar_degrees.query(
        Ideal([QUEER[0] * QUEER[6] - QUEER[1] ** 2], (QUEER[0], QUEER[1], QUEER[6]))
    ),
    ("voronoi_boundary", "cusp"): voronoi_boundary.query(CUSP, [0, 0]),
    ("voronoi_boundary", "half_circle"): voronoi_boundary.query(
        SemialgebraicSet(CIRCLE, [y]), [1, 0]
    ),
    ("voronoi_boundary", "space_curve"): voronoi_boundary.query(
        TWISTED_CUBIC, [1, 1, 1], [[2, 1, 0], [1, 3, 0], [0, 0, 1]]
    ),
    ("voronoi_boundary", "hostile_names"): voronoi_boundary.query(
        Ideal([QUEER[0] ** 2 - QUEER[1] ** 3 + 1], QUEER[:2]), [0, 1]
    ),
    ("voronoi_boundary_of_conjugates", "parabola"): voronoi_boundary.query(
        Ideal([y - x**2 + 2], [x, y]), ROOT_OF_TWO
    ),
    ("voronoi_boundary_of_conjugates", "end_with_hostile_names"): voronoi_boundary.query(
        SemialgebraicSet(Ideal([QUEER[0] ** 2 - 2 + QUEER[1]], QUEER[:2]), [QUEER[1]]),
        ROOT_OF_TWO.image(QUEER[:2], [x, y]),
    ),
}

# The cases of each noun: a structural check looks at all of them, in one test for each noun.
BY_NOUN: dict[str, dict[str, Query[Any]]] = {
    noun: {case: query for (name, case), query in CASES.items() if name == noun}
    for noun in sorted({noun for noun, _ in CASES})
}


def as_json(value: Any) -> Any:
    """Return a result in JSON's types, in one way only."""
    if isinstance(value, Answer):  # a result with how it was found
        value = value.result
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, GenericFiber | InitialIdeal | Stratum | VoronoiBoundary):
        told = [part.name for part in fields(value) if part.name not in ("theta", "field")]
        value = tuple(getattr(value, name) for name in told)
    if isinstance(value, tuple):
        return [_point(item) if isinstance(item, RealPoint) else as_json(item) for item in value]
    if isinstance(value, PolynomialMap):
        value = Ideal(value.exprs, value.parameters)
    if isinstance(value, Ideal):
        return {
            "characteristic": value.field.characteristic(),
            "variables": [v.name for v in value.variables],
            "generators": [_terms(poly) for poly in value.generators],
        }
    if isinstance(value, Poly):
        names = [v.name for v in value.gens]
        p = value.domain.characteristic()
        return {"characteristic": p, "variables": names, "terms": _terms(value)}
    assert isinstance(value, Expr), value
    return {"expression": str(value)}


def _point(point: RealPoint) -> dict[str, Any]:
    """Return a point with its intervals in the sequence of the variables."""
    names = [v.name for v in point.variables]
    return {"variables": names, "intervals": [list(map(str, i)) for i in point.intervals]}


def _terms(poly: Poly) -> list[str]:
    """Return each term as its coefficient and its exponents, such as ``-3/2: 2 0 1``."""
    terms = sorted(poly.terms(), key=lambda term: grevlex(term[0]), reverse=True)
    return [f"{c}: {' '.join(map(str, e))}" for e, c in terms]
