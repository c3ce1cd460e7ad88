"""Singular quadrics: the two cases of the theorem, the lecture's table, special positions."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from each import each
from refusals import message
from sympy import GF, Matrix, diag, eye, zeros
from varieties import (
    CIRCLE,
    CUSP,
    DISCRIMINANT,
    EMPTY,
    NODE,
    PARABOLA,
    RESULTANT,
    SPHERE,
    TORUS,
    TWISTED_CUBIC,
    TWISTED_CUBIC_BY_MINORS,
    WHITNEY_UMBRELLA,
    WHOLE_PLANE,
    a,
    b,
    c,
    determinantal,
    rational_normal_curve,
    w,
    x,
    y,
    z,
)

from nnag_m2 import (
    Ideal,
    InputError,
    Session,
    critical_ideal,
    critical_points_by_corank,
    degenerate_critical_points,
    generic_data,
    generic_quadric,
    intersection,
    is_equal,
    is_subset,
    minimal_primes,
    positive_loss_degree,
    positive_loss_ideal,
    ramification_locus,
    stratified_critical_points,
)
from nnag_m2.invariants.distance.degenerate.parts import kernel_projection

pytestmark = pytest.mark.composite

engine = pytest.mark.engine

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "answers"

CAYLEY = Ideal([x * y * z + x * y * w + x * z * w + y * z * w], [x, y, z, w])
# name: variety, its coranks
VARIETIES: dict[str, tuple[Ideal, tuple[int, ...]]] = {
    "circle": (CIRCLE, (1,)),
    "node": (NODE, (0, 1)),
    "cusp": (CUSP, (1,)),
    "twisted cubic": (TWISTED_CUBIC, (1, 2)),
    "twisted cubic, three equations": (TWISTED_CUBIC_BY_MINORS, (1, 2)),
    "sphere": (SPHERE, (1, 2)),
    "torus": (TORUS, (2,)),
    "Whitney's umbrella": (WHITNEY_UMBRELLA, (1, 2)),
    "lines": (Ideal([x * y, x * z, y * z], [x, y, z]), (1, 2)),
    "quartic of genus 1": (
        Ideal([x**2 + 2 * y**2 + 3 * z**2 - 7, x * y + z**2 + x - 2 * y + 3 * z], [x, y, z]),
        (1, 2),
    ),
    "Segre": (determinantal(2, 3, 1), (3,)),
    "cone over the rational quartic": (rational_normal_curve(4), (2,)),
    "discriminant": (DISCRIMINANT, (1, 2)),
    "Hurwitz": (Ideal([a * b - c], [a, b, c]), (1, 2)),
    "Cayley's cubic": (CAYLEY, (2,)),
}  # fmt: skip
CASES = [(name, k) for name, (_, coranks) in VARIETIES.items() for k in coranks]


@engine
@each(("name", "k"), CASES, series=True)
def test_the_theorem_in_both_cases(session: Session, name: str, k: int) -> None:
    """For random quadrics and data the parts have the expected sizes; the numbers agree."""
    variety, _ = VARIETIES[name]
    n = len(variety.variables)
    quadric = generic_quadric(n, 5, k)
    found = degenerate_critical_points(variety, generic_data(n, 5), quadric, session=session)
    assert found.corank == k
    assert found.correspondence is not None
    assert found.image is not None
    assert found.correspondence.holds
    # these data are as good as general ones
    assert max(found.positive_loss.dimension, 0) == 0
    assert found.positive_loss.degree == found.correspondence.points
    d = found.dimension
    if found.case == "k < n - d":
        assert k < n - d
        assert (found.zero_loss.dimension, found.image.dimension) == (-1, d)
        assert found.correspondence.points
    else:
        assert k >= n - d
        assert found.zero_loss.dimension == d + k - n
        assert found.image.dimension < n - k
        matrix = found.projection
        ramified = ramification_locus(variety, matrix, session=session)
        assert is_subset(ramified, found.positive_loss.ideal, session=session)


def test_the_table_of_the_lecture() -> None:
    """Kept as the example prints it; with the examples it is computed on every engine."""
    lines = (EXAMPLES / "reference_case.txt").read_text(encoding="utf-8").splitlines()
    start = lines.index(
        "Critical points on the smooth part of X, for a general quadric of corank k:"
    )
    assert [line.strip() for line in lines[start + 1 : start + 8]] == [
        "k | critical points",
        "0 | 14 points of positive loss",
        "1 | 10 points on the ramification locus and 4 points of zero loss",
        "2 | 4 points on the ramification locus and a curve (degree 4) of zero loss",
        "3 | a surface (degree 4) of zero loss",
        "4 | a threefold (degree 4) of zero loss",
        "5 | a fourfold (degree 4) of zero loss",
    ]
    pairs = [f"{k} | {points} = {points}: True" for k, points in enumerate((14, 10, 4, 0, 0, 0))]
    assert [line.strip() for line in lines[-6:]] == pairs


@engine
def test_a_table_by_corank(session: Session) -> None:
    """The twisted cubic: 5 points, also of a general projection to a plane; then 2 of t -> a(t)."""
    table = critical_points_by_corank(TWISTED_CUBIC, session=session)
    parts = [(r.zero_loss.dimension, r.zero_loss.degree, r.positive_loss.degree) for r in table]
    assert parts == [(-1, 0, 5), (-1, 0, 5), (0, 3, 2)]
    pairs = [row.correspondence for row in table]
    assert all(pair is not None and pair.holds for pair in pairs)
    images = [(row.image.dimension, row.image.degree) for row in table if row.image is not None]
    assert images == [(1, 3), (1, 3), (0, 2)]
    last = "2 | 2 points on the ramification locus and 3 points of zero loss"
    assert str(table).splitlines()[-1] == last
    assert pickle.loads(pickle.dumps(table)) == table
    assert table[2].corank == 2
    with pytest.raises(KeyError):
        table[3]


@engine
@each("seed", [2, 3])
def test_the_numbers_of_the_table_do_not_depend_on_the_seed(session: Session, seed: int) -> None:
    found = [
        positive_loss_degree(RESULTANT, generic_quadric(6, seed, k), seed, session=session)
        for k in range(7)
    ]
    assert found == [14, 10, 4, 0, 0, 0, 0]


@engine
@each("name", ["node", "twisted cubic, three equations", "sphere"])
def test_both_parts_together_are_the_critical_points(session: Session, name: str) -> None:
    """The critical ideal by minors, which knows no parts, against the union of the two."""
    variety, _ = VARIETIES[name]
    n = len(variety.variables)
    k = n - 1 if name != "sphere" else 1
    data, quadric = generic_data(n, 3), generic_quadric(n, 3, k)
    found = degenerate_critical_points(variety, data, quadric, check=False, session=session)
    together = intersection(found.zero_loss.ideal, found.positive_loss.ideal, session=session)
    whole = critical_ideal(variety, data, quadric, formulation="minors", session=session)
    assert is_equal(together, whole, session=session)


@engine
def test_the_ramified_part_does_not_depend_on_what_is_asked_of_it(session: Session) -> None:
    """On a surface over a line, ramification is finite: the same points for all quadrics, data."""
    kernel = generic_quadric(3, 1, 2)
    parts = [
        positive_loss_ideal(SPHERE, generic_data(3, seed), scale * kernel, session=session)
        for seed, scale in ((1, 1), (2, 3), (3, -1))
    ]
    assert parts[0] == parts[1] == parts[2]
    assert is_equal(
        parts[0], ramification_locus(SPHERE, kernel_projection(kernel).matrix, session=session),
        session=session,
    )  # fmt: skip


@pytest.mark.newest_engine
@engine
def test_strata_of_the_reference_case(session: Session) -> None:
    """The singular locus: y and the common roots proportional, dimension 4; then the cone's."""
    strata = stratified_critical_points(
        RESULTANT, generic_data(6), generic_quadric(6, 1, 2), check=False, session=session
    )
    assert [s.stratum.depth for s in strata] == sorted(s.stratum.depth for s in strata)
    assert strata[0].critical.dimension == 5
    assert strata[1].critical.dimension == 4
    assert (strata[0].critical.positive_loss.degree, strata[0].critical.zero_loss.dimension) == (
        4, 1,
    )  # fmt: skip
    for part in strata:
        expected = max(part.stratum.dimension + 2 - 6, -1)
        assert part.critical.zero_loss.dimension == expected
        assert part.critical.case == ("k >= n - d" if part.stratum.dimension >= 4 else "k < n - d")


@engine
def test_strata_of_axes_are_components_and_their_meeting_point(session: Session) -> None:
    union = Ideal([x * z, y * z], [x, y, z])  # the plane z = 0 and the axis x = y = 0
    strata = stratified_critical_points(union, [1, 2, 3], eye(3), session=session)
    found = [(s.stratum.depth, s.critical.positive_loss.ideal.exprs) for s in strata]
    assert found == [(0, (z, y - 2, x - 1)), (0, (z - 3, y, x)), (1, (z, y, x))]


@engine
def test_data_on_the_variety(session: Session) -> None:
    found = degenerate_critical_points(CIRCLE, [1, 0], eye(2), session=session)
    assert (found.zero_loss.ideal.exprs, found.zero_loss.degree) == ((x**2 + y**2 - 1, x - 1, y), 1)
    assert found.positive_loss.ideal.exprs == (y, x + 1)
    # at the singular point: at distance zero, but no smooth point
    node = degenerate_critical_points(NODE, [0, 0], eye(2), session=session)
    assert node.zero_loss.dimension == 0
    assert len(node.zero_loss.real_points(session=session)) == 1
    origin = Ideal([x, y], [x, y])
    points = minimal_primes(node.positive_loss.ideal, session=session)
    assert not any(is_equal(p, origin, session=session) for p in points)


@engine
def test_everything_fits_the_zero_quadric(session: Session) -> None:
    found = degenerate_critical_points(SPHERE, [0, 0, 0], zeros(3), session=session)
    assert (found.corank, found.case) == (3, "k >= n - d")
    assert (found.zero_loss.dimension, found.zero_loss.degree) == (2, 2)
    assert found.positive_loss.dimension == -1
    assert (found.image, found.correspondence) == (None, None)
    assert found.projection.shape == (0, 3)


@engine
def test_indefinite_singular_quadrics(session: Session) -> None:
    """x^2 - y^2 on the sphere: the outline is the unit circle, with its four critical points."""
    found = degenerate_critical_points(SPHERE, [2, 3, 5], diag(1, -1, 0), session=session)
    assert found.positive_loss.degree == 4
    assert found.correspondence is not None
    assert found.correspondence.holds
    assert found.projected_quadric == Matrix([[1, 0], [0, -1]])


@engine
def test_a_kernel_in_special_position(session: Session) -> None:
    # A line parallel to the kernel: all its points are critical, with the same loss.
    line = degenerate_critical_points(Ideal([x - 1], [x, y]), [3, 0], diag(1, 0), session=session)
    assert line.positive_loss.dimension == 1
    assert line.correspondence is not None
    assert line.correspondence.points is None
    assert not line.correspondence.holds
    # The lemniscate has four horizontal tangents over y = +-1/sqrt(8), and two over y = +-i.
    double = Ideal([(x**2 + y**2) ** 2 - x**2 + y**2], [x, y])
    folded = degenerate_critical_points(double, [0, 2], diag(0, 1), session=session)
    assert folded.correspondence is not None
    assert (folded.correspondence.points, folded.correspondence.image_points) == (6, 4)
    # A double point of ramification counts twice in the degree, once as a point.
    cubic = degenerate_critical_points(TWISTED_CUBIC, [1, 2, 3], diag(0, 0, 1), session=session)
    assert cubic.positive_loss.degree == 2
    assert cubic.correspondence is not None
    assert cubic.correspondence.points == cubic.correspondence.image_points == 1


@engine
def test_varieties_without_equations_or_points(session: Session) -> None:
    whole = degenerate_critical_points(WHOLE_PLANE, [1, 2], diag(1, 0), session=session)
    assert (whole.zero_loss.dimension, whole.positive_loss.dimension) == (1, -1)
    empty = degenerate_critical_points(EMPTY, [1, 2], diag(1, 0), session=session)
    assert (empty.zero_loss.dimension, empty.positive_loss.dimension) == (-1, -1)
    assert empty.correspondence is not None
    assert empty.correspondence.points == empty.correspondence.image_points == 0


@engine
def test_strata_forgive_an_ideal_that_is_not_radical(session: Session) -> None:
    """All gradients of a square vanish on it: multiple factors are dropped."""
    fat = Ideal([(x**2 + y**2 - 1) ** 2], [x, y])
    whole = degenerate_critical_points(fat, [0, 0], diag(1, 0), check=False, session=session)
    assert whole.positive_loss.ideal.exprs == (y, x**2 - 1)
    (part,) = stratified_critical_points(fat, [0, 0], diag(1, 0), session=session)
    assert part.critical.positive_loss.ideal.exprs == (y, x**2 - 1)


@each("quadric", [generic_quadric(4, 1, k) for k in range(5)] + [Matrix(2, 2, [0, 1, 1, 0])])
def test_a_quadric_is_the_pullback_of_a_nonsingular_one(quadric: Any) -> None:
    found = kernel_projection(quadric)
    assert found.matrix.T * found.quadric * found.matrix == quadric
    assert quadric * found.kernel == zeros(quadric.rows, found.corank)
    assert found.quadric.det() != 0
    assert found.corank == quadric.rows - quadric.rank()


def test_random_quadrics_have_the_corank_that_is_asked_for() -> None:
    for k in range(6):
        quadric = generic_quadric(5, 7, k)
        assert quadric.rank() == 5 - k
        assert quadric.is_positive_semidefinite
    assert generic_quadric(5, 7) == generic_quadric(5, 7, 0)


def test_wrong_questions_are_refused() -> None:
    asked: Any = degenerate_critical_points
    assert "an Ideal is needed" in message(lambda: asked(x, [1, 2], eye(2)))
    small = Ideal([x], [x, y], GF(101))
    assert "the field must be QQ" in message(lambda: asked(small, [1, 2], eye(2)))
    assert "must be symmetric" in message(lambda: asked(CIRCLE, [1, 2], [[1, 1], [0, 1]]))
    assert "the data must be 2 exact" in message(lambda: asked(CIRCLE, [1, 2, 3], eye(2)))
    assert "must be exact" in message(lambda: asked(PARABOLA, [1, 0.5], eye(2)))
    table: Any = critical_points_by_corank
    assert "an integer from 0 to 2" in message(lambda: table(CIRCLE, [3]))
    assert "integers from 0 to 2" in message(lambda: table(CIRCLE, 1))
    assert "the corank must be" in message(lambda: generic_quadric(2, 1, -1))
    assert "n must be an integer from 1" in message(lambda: generic_data(0))
    with pytest.raises(InputError, match="finitely many complex points"):
        from nnag_m2.results import Locus

        Locus(CIRCLE, 1, 2).real_points()
