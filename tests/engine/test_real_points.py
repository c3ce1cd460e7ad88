"""real_points: against known points, signs at the boxes' ends, Sturm's count of an eliminant."""

from __future__ import annotations

import pickle
from itertools import combinations, product
from math import prod

import pytest
from each import each
from refusals import message
from sympy import (
    GF,
    Matrix,
    Poly,
    Rational,
    Symbol,
    isprime,
    minimal_polynomial,
    primerange,
    sqrt,
    symbols,
)

from nnag_m2 import (
    EngineComplaint,
    Ideal,
    Query,
    Session,
    elimination_ideal,
    generic_data,
    generic_quadric,
)
from nnag_m2.algebra.real.points import RealPoint
from nnag_m2.errors import ReplyError
from nnag_m2.invariants.point_search import PointSearch
from nnag_m2.invariants.real_points import real_points

pytestmark = pytest.mark.engine

x, y, z = symbols("x y z")
THIRD = Rational(1, 3)
TINY = Rational(1, 10**12)
R2, R3 = sqrt(2), sqrt(3)

# name: generators in x, y and the real points, in lexicographic sequence
KNOWN = {
    "circle and line": ([x**2 + y**2 - 1, x - y], [(-R2 / 2, -R2 / 2), (R2 / 2, R2 / 2)]),
    "square roots": ([x**2 - 2, y**2 - 3], list(product((-R2, R2), (-R3, R3)))),
    "fat point": ([x**2, y**2], [(0, 0)]),
    "fat irrational points": ([(x**2 - 2) ** 2, (y - x) ** 3], [(-R2, -R2), (R2, R2)]),
    "rational": (
        [(3 * x - 1) * (7 * x + 5), y - x**2],
        [(-Rational(5, 7), Rational(25, 49)), (THIRD, Rational(1, 9))],
    ),
    "no real point": ([x**2 + 1, y], []),
    "no real point, with real coordinates": ([x - 1, y**2 + 1], []),
    "unit ideal": ([x, x - 1], []),
    "equal first coordinates": ([x - 1, y**2 - 2], [(1, -R2), (1, R2)]),
    "equal irrational first coordinates": (
        [x**2 - 2, (y - 1) * (y - 3)],
        [(-R2, 1), (-R2, 3), (R2, 1), (R2, 3)],
    ),
    "equal second coordinates": ([(x - 1) * (x + 5), y**3 - 2], [(-5, 2**THIRD), (1, 2**THIRD)]),
    "real next to complex": ([x**3 - 1, y - x], [(1, 1)]),
    "real first coordinate of complex points": (
        [x * (x - 1), y**2 + 1 - 3 * x],
        [(1, -R2), (1, R2)],
    ),
    "close rational points": (
        [(x - THIRD) * (x - THIRD - TINY), y],
        [(THIRD, 0), (THIRD + TINY, 0)],
    ),
    "close irrational points": (
        [(x**2 - 2) * ((x - TINY) ** 2 - 2), y],
        [(-R2, 0), (-R2 + TINY, 0), (R2, 0), (R2 + TINY, 0)],
    ),
    "large numbers": (
        [x - 10**40, y**2 - 2 * 10**60],
        [(10**40, -(10**30) * R2), (10**40, 10**30 * R2)],
    ),
}
EACH = each("name", KNOWN)
WIDTHS = each("width", [Rational(1, 10), Rational(1, 10**10), Rational(1, 10**30)])


def disjoint(one: RealPoint, two: RealPoint) -> bool:
    return any(
        a[1] < b[0] or b[1] < a[0] for a, b in zip(one.intervals, two.intervals, strict=True)
    )


@EACH
@WIDTHS
def test_each_point_has_its_box(session: Session, name: str, width: Rational) -> None:
    generators, points = KNOWN[name]
    found = real_points(Ideal(generators, [x, y]), width, session=session)
    assert len(found) == len(points)
    for box, point in zip(found, points, strict=True):
        for (low, high), value in zip(box.intervals, point, strict=True):
            assert high - low <= width
            if getattr(value, "is_rational", True):
                assert low == high == value
            else:
                assert low < value < high
    assert all(disjoint(one, two) for one, two in combinations(found, 2))


@EACH
def test_boxes_do_not_depend_on_generators(session: Session, name: str) -> None:
    ideal = Ideal(KNOWN[name][0], [x, y])
    f, g = ideal.generators
    other = Ideal([f + 5 * g, g, f * (x + y)], [x, y])
    found, again = (real_points(one, session=session) for one in (ideal, other))
    assert found == again
    assert [point.intervals for point in found] == [point.intervals for point in again]


@pytest.mark.newest_engine
def test_points_of_the_reference_case_are_those_of_an_eliminant(session: Session) -> None:
    # the 14 complex critical points of the distance to the neurovariety of self-attention
    y1, y2, y3, y4, y5, y6 = variables = symbols("y1:7")
    f = (y1 * y6 - y3 * y4) ** 2 - (y1 * y5 - y2 * y4) * (y2 * y6 - y3 * y5)
    multiplier = Symbol("l")
    pull = generic_quadric(6) * (Matrix(variables) - Matrix(generic_data(6)))
    conditions = [multiplier * f.diff(v) - p for v, p in zip(variables, pull, strict=True)]
    critical = Ideal([f, *conditions], (multiplier, *variables))
    found = real_points(critical, session=session)
    for variable in (y1, y4):
        others = [v for v in critical.variables if v != variable]
        (eliminant,) = elimination_ideal(critical, others, session=session).generators
        univariate = Poly(eliminant.as_expr(), variable)
        assert univariate.degree() == 14
        assert univariate.is_sqf
        assert univariate.count_roots() == len(found) > 0
        for point in found:
            low, high = point.box[variable]
            assert univariate.eval(low) * univariate.eval(high) < 0
    for point in found:
        values = dict(zip(point.variables, point.approximation(15), strict=True))
        assert all(abs(g.as_expr().subs(values)) < 1e-3 for g in critical.generators)


def test_sixty_four_points_on_a_grid_seen_askew(session: Session) -> None:
    v = symbols("v1:7")
    # signs s_i = +-1 in coordinates v_i = s_i + s_(i+1): four points lie over many of the values
    shifted = [sum(v[i:]) - 3 for i in range(6)]
    found = real_points(Ideal([form**2 - 2 for form in shifted], v), session=session)
    assert len(found) == 64
    signs = {tuple(1 if sum(p.midpoint[i:]) > 3 else -1 for i in range(6)) for p in found}
    assert len(signs) == 64
    assert [p.midpoint for p in found] == sorted(p.midpoint for p in found)
    assert {p.intervals[0] for p in found if p.intervals[0][0] == p.intervals[0][1]} == {(0, 0)}


def test_a_general_system_of_degree_twenty_seven(session: Session) -> None:
    ideal = Ideal(
        [x**3 + x * y - 3 * z - 1, y**3 - 2 * x * z + 5 * x, z**3 - y**2 + 4 * y - x - 2], [x, y, z]
    )
    found = real_points(ideal, session=session)
    (eliminant,) = elimination_ideal(ideal, [x, y], session=session).generators
    univariate = Poly(eliminant.as_expr(), z)
    assert univariate.degree() == 27
    assert univariate.count_roots() == len(found)
    for point in found:
        low, high = point.box[z]
        assert univariate.eval(low) * univariate.eval(high) < 0


def test_variables_may_have_any_name(session: Session) -> None:
    queer = symbols("T S lambda t f")
    found = real_points(
        Ideal([v**2 - 2 for v in queer[:2]] + list(queer[2:]), queer), session=session
    )
    assert len(found) == 4
    assert found[0].variables == queer


@EACH
def test_coordinates_are_exact(session: Session, name: str) -> None:
    generators, points = KNOWN[name]
    found = real_points(Ideal(generators, [x, y]), session=session)
    for point, known in zip(found, points, strict=True):
        assert all(point.sign_of(g) == 0 for g in generators)
        for variable, value in zip((x, y), known, strict=True):
            least = minimal_polynomial(value, x)
            assert Poly(point[variable].minimal_polynomial.as_expr().subs(Symbol("t"), x), x) in (
                Poly(least, x),
                -Poly(least, x),
            )


def test_functions_of_points_are_exact(session: Session) -> None:
    low, high = real_points(Ideal([x**2 - 2, y**3 - x - 1], [x, y]), session=session)
    assert high.value_of(x * y) == high.image([z], [x * y])[z] != low.value_of(x * y)
    assert low.value_of(x**2) == high.value_of(x**2) == 2
    assert [low.sign_of(y**3 - 1), high.sign_of(y**3 - 1), low.sign_of(x * x - 2)] == [-1, 1, 0]
    finer = high.refined(Rational(1, 10**50))
    assert finer == high
    assert hash(finer) == hash(high)
    assert finer.intervals[0][1] - finer.intervals[0][0] == Rational(1, 10**50)


@each("proof", [False, True])
def test_many_points_with_multiplicities(session: Session, proof: bool) -> None:
    # on the engines that have msolve, it is asked without a proof
    ideal = Ideal([(x + y + z) ** 2 - 2, ((y + 2 * z) ** 2 - 3) ** 2, (z**2 - 5) ** 3], [x, y, z])
    found = real_points(ideal, proof=proof, session=session)
    assert len(found) == 8
    for point in found:
        assert point.value_of(x + y + z).minimal_polynomial.all_coeffs() == [1, 0, -2]
        assert [point.sign_of(g) for g in ((y + 2 * z) ** 2 - 3, z**2 - 5)] == [0, 0]
    small = real_points(Ideal([x + y + z + 1, y**2 - 3, z**2 - 5], [x, y, z]), session=session)
    assert len(small) == 4


def test_infinitely_many_points_are_refused_clearly(session: Session) -> None:
    for generators in ([x * y], [], [x**2 + y**2], [x**20 * y - 1, x**20 * y - 1]):
        with pytest.raises(EngineComplaint, match="expected a zero-dimensional ideal, got one of"):
            real_points(Ideal(generators, [x, y]), session=session)


def test_points_are_values(session: Session) -> None:
    low, high = real_points(Ideal([x**2 - 2, 3 * y - 1], [x, y]), session=session)
    assert pickle.loads(pickle.dumps(low)) == low != high
    assert len({low, high, pickle.loads(pickle.dumps(high))}) == 2
    assert repr(high) == "RealPoint(x=1.414213562, y=1/3)"
    assert high.box[y] == (THIRD, THIRD)
    assert high.midpoint[1] == THIRD
    assert not high.is_rational
    assert [str(value) for value in high.approximation(8)] == ["1.4142136", "0.33333333"]
    query = real_points.query(Ideal([x**2 - 2], [x]))
    assert pickle.loads(pickle.dumps(query)) == query


@each("width", [0, -1, 1e-10, "1", None])
def test_widths_that_are_no_positive_exact_numbers_are_refused(width: object) -> None:
    assert "width" in message(lambda: real_points.query(Ideal([x], [x]), width))


def test_wrong_ideals_are_refused() -> None:
    assert "an Ideal is needed" in message(lambda: real_points.query([x]))
    assert "must be QQ" in message(lambda: real_points.query(Ideal([x], [x], GF(7))))


EXACT = "list 3\npolynomials 1 0 {0}\n{1}\npolynomials 1 0 {2}\n{3}\ninteger {4}\n"


@each(
    "body",
    [
        "integer 5\n",
        "list 3\nlist 0\nlist 1\ninteger 2\ninteger 0\n",
        "list 2\ninteger 1\ninteger 1\n",  # the number of known points, where none are
        EXACT.format("T", "T2", "T", "T", 1),
        EXACT.format("T", "0", "T", "T", 1),
        EXACT.format("T", "5", "T", "T", 0),
        EXACT.format("T", "T-1", "T", "1", 1),
        EXACT.format("T", "T-1", "T", "1\n1", 1).replace("1 0 T\n1\n", "2 0 T\n1\n"),
        EXACT.format("x", "x-1", "T", "1", 1),
        EXACT.format("T", "T", "T", "0", 1)[:-10] + "boolean true\n",
    ],
)
def test_replies_that_are_no_representation_are_refused(body: str) -> None:
    query = real_points.query(Ideal([x], [x]), proof=True)
    with pytest.raises(ReplyError):
        query.answer(f"{body}end {len(body)}\n")


MANY = [x - 1, x**101 - 1]
MODULAR = (
    "list 5\ninteger 1\ninteger 1\nboolean {}\n"
    "list 3\n{}\npolynomials 1 0 T\n{}\npolynomials 1 0 T\n{}\ntext \n"
)
SOLVED = "list 5\ninteger 1\ninteger {}\nboolean false\nlist 0\ntext {}\n"
MSOLVE = "[0, [0, 1, 1, ['p_0'], [1], [1, [[1, [-1, 1]], [0, [1]], []]]]]:"


def ended(body: str) -> str:
    return f"{body}end {len(body)}\n"


def test_points_modulo_a_prime_are_lifted_and_counted() -> None:
    query = real_points.query(Ideal(MANY, [x]))
    form = "list 1\ninteger 1"
    proved = query.answer(ended(MODULAR.format("true", form, "T-1", "1")))
    probable = query.answer(ended(MODULAR.format("false", form, "T-1", "1")))
    assert proved.result == probable.result == (RealPoint.rational([x], [1]),)
    assert [f.provenance.certainty for f in (proved, probable)] == ["proved", "probabilistic"]
    question = real_points.query(Ideal(MANY, [x]), proof=True)
    following = question.answer(ended(MODULAR.format("false", form, "T-1", "1")))
    assert "Knows       1 of the points" in following.script()
    known = following.answer(ended("list 2\ninteger 1\ninteger 1\n"))
    assert known.result == proved.result
    assert known.provenance.certainty == "proved"


@each(
    "parts",
    [
        ("list 1\ninteger 1", "1/2T-1", "1"),
        ("list 1\ninteger 1", "T-1", "1/2"),
        ("list 2\ninteger 1\ninteger 1", "T-1", "1"),
        ("integer 1", "T-1", "1"),
    ],
)
def test_replies_that_are_no_points_modulo_a_prime_are_refused(parts: tuple[str, ...]) -> None:
    with pytest.raises(ReplyError):
        real_points.query(Ideal(MANY, [x])).answer(ended(MODULAR.format("true", *parts)))


@each("text", ["", "[0, [0, 1]]:", "[0, 5]:", "5", "[" * 10**5, "{0}"])
def test_what_is_no_output_of_msolve_is_refused_or_passed_over(text: str) -> None:
    query = real_points.query(Ideal(MANY, [x]))
    assert query.answer(ended(SOLVED.format(1, MSOLVE))).result == (RealPoint.rational([x], [1]),)
    if not text:
        assert isinstance(query.answer(ended(SOLVED.format(1, text))), Query)
        return
    with pytest.raises(ReplyError, match="msolve's output"):
        query.answer(ended(SOLVED.format(1, text)))


@each(
    ("count", "text"),
    [
        (2, MSOLVE),  # fewer points than modulo the prime
        (1, MSOLVE.replace("-1, 1]", "-2, 1]")),  # no solution
        (1, MSOLVE.replace("-1, 1]", "1, -2, 1]")),  # a double root
        (1, MSOLVE.replace("[1], [1, ", "[2], [1, ")),  # not separated by the form
        (1, "[-1]:"),
        (1, "[1, 1, -1, []]:"),
    ],
)
def test_what_msolve_finds_is_no_answer_unless_the_numbers_agree(count: int, text: str) -> None:
    following = real_points.query(Ideal(MANY, [x])).answer(ended(SOLVED.format(count, text)))
    assert isinstance(following, Query)
    assert "pointsRepresentation(I, S, 0)" in following.script()


def test_an_answer_over_qq_is_none_unless_the_number_modulo_some_prime_agrees() -> None:
    query, primes = real_points.query(Ideal([x], [x]), proof=True), set()
    for _ in range(3):
        primes |= set(query.reading[0].primes[1:])
        body = EXACT.format("T", "T", "T", "0", 2)
        assert query.answer(ended(body.replace("integer 2", "integer 1"))).result
        if len(primes) < 3:
            query = query.answer(ended(body))
    assert len(primes) == 3
    with pytest.raises(ReplyError, match="1 points were found, but there are 2"):
        query.answer(ended(body))


def test_wrong_points_modulo_a_prime_lead_to_the_question_over_qq() -> None:
    query = real_points.query(Ideal([x**2 - 2, (x**2 - 2) * x**100], [x]))
    for f, v in (("T-1", "1"), ("T-1", "T"), ("T2-2", "T+1")):  # no solutions, nor lifted to any
        body = MODULAR.format("true", "list 1\ninteger 1", f, v)
        following = query.answer(ended(body))
        assert isinstance(following, Query)
        assert "pointsRepresentation(I, S, 0)" in following.script()


def padded(generators: list) -> Ideal:
    """Return the ideal with one more generator, for which many points seem possible."""
    return Ideal([*generators, sum(generators) * x**100], [x, y])


def primes_of(ideal: Ideal, seed: int = 1) -> tuple[int, int]:
    return real_points.query(ideal, seed=seed).reading[0].primes


def test_primes_are_drawn_by_the_ideal_and_the_seed_and_shown() -> None:
    ideal, other = (Ideal([x**200 - number, y], [x, y]) for number in (2, 3))
    found = {primes_of(ideal), primes_of(other), primes_of(ideal, 2)}
    assert len({small for small, _ in found}) == len({large for _, large in found}) == 3
    assert all(2**14 < small < 2**15 and 2**28 < large < 2**29 for small, large in found)
    assert all(isprime(p) for pair in found for p in pair)
    assert primes_of(ideal) == primes_of(Ideal([x**200 - 2, y], [x, y]))
    assert all(str(p) in real_points.script(ideal) for p in primes_of(ideal))
    assert "seed must be an integer" in message(lambda: real_points.query(ideal, seed="1"))


def test_primes_divide_no_number_of_the_ideal() -> None:
    # the numbers are those that the ideal without them would draw, and so on
    number = prod(p for p in primerange(2**14, 2**15) if p % 100 < 99)
    small, _ = primes_of(Ideal([x**200 - number, y - Rational(1, number)], [x, y]))
    assert number % small


@each("proof", [False, True])
def test_points_that_two_known_primes_hide_are_found(session: Session, proof: bool) -> None:
    b, c, d = symbols("b c d")
    # b and d are the two largest primes of 15 bits
    ideal = Ideal([c - 2, b - c**15 + 19, d - c**15 + 49, b * d * x - 1], [b, c, d, x])
    inverse = Rational(1, 32749 * 32719)
    found = real_points(ideal, proof=proof, session=session)
    assert found == (RealPoint.rational([b, c, d, x], [32749, 2, 32719, inverse]),)


SMALL, LARGE = 32749, 536870909


@pytest.mark.parametrize(
    "generators",
    [
        [(SMALL * x - 1) * (x - 3), y],
        [x * y - 1, x - SMALL * y - LARGE + 1],
        [x * (x - SMALL) * (x - 5 * SMALL), y],
    ],
)
def test_a_bad_small_prime_does_no_harm(
    session: Session, monkeypatch: pytest.MonkeyPatch, generators: list
) -> None:
    # points that come together modulo the prime, or are not there
    monkeypatch.setattr(PointSearch, "primes", (SMALL, LARGE))
    found = real_points(padded(generators), session=session)
    monkeypatch.undo()
    assert found == real_points(Ideal(generators, [x, y]), proof=True, session=session)
    assert found


@pytest.mark.parametrize(
    "generators",
    [
        [(LARGE * x - 1) * (x - 3), x * y - y - 1],
        [x**2 - LARGE, x * y - 1],
        [x * (x - SMALL) * (LARGE * x - 1), x * y - y - 1],
    ],
)
def test_a_bad_large_prime_is_noticed(
    session: Session, monkeypatch: pytest.MonkeyPatch, generators: list
) -> None:
    # there are fewer points modulo the prime than are found; the next one decides.  (With none at
    # infinity the small prime proves their number.)
    drawn = PointSearch.primes.func

    def bad_at_first(search: PointSearch) -> tuple[int, int]:
        return (SMALL, LARGE) if search.attempt == 0 else drawn(search)

    monkeypatch.setattr(PointSearch, "primes", property(bad_at_first))
    run = real_points.run(padded(generators), session=session)
    assert run.provenance.primes[1] != LARGE
    monkeypatch.undo()
    assert run.result == real_points(Ideal(generators, [x, y]), proof=True, session=session)
    assert run.result


@each("proof", [False, True])
def test_no_points_are_a_unit_ideal_over_qq(session: Session, proof: bool) -> None:
    for ideal in (padded([x, x - 1]), Ideal([x**40 - y, y**2 - x, x * y - 7, x - 5], [x, y])):
        run = real_points.run(ideal, proof=proof, session=session)
        assert run.result == ()
        assert run.provenance.certainty == "proved"
        assert "unit ideal, over QQ" in run.provenance.reason


def test_provenance_tells_whether_completeness_is_proved(session: Session) -> None:
    bounded = Ideal([x**5 - y - 1, y**5 - x * 3 + 2], [x, y])
    open_ended = Ideal([x**3 * y**2 - 5 * x + 1, x**2 * y**3 + y - 7], [x, y])
    runs = [real_points.run(ideal, session=session) for ideal in (bounded, open_ended)]
    assert [run.provenance.certainty for run in runs] == ["proved", "probabilistic"]
    proved = real_points.run(open_ended, proof=True, session=session)
    assert proved.provenance.certainty == "proved"
    assert proved.result == runs[1].result
    assert proved.provenance.primes == runs[1].provenance.primes == primes_of(open_ended)
    assert proved.provenance.seed == 1


@EACH
def test_lifted_points_have_the_same_boxes(session: Session, name: str) -> None:
    ideal = Ideal(KNOWN[name][0], [x, y])
    lifted, proved = (real_points(i, session=session) for i in (padded(KNOWN[name][0]), ideal))
    assert [point.intervals for point in lifted] == [point.intervals for point in proved]
    assert lifted == proved


LAGRANGE = {
    "one multiplier": ([x**5 - 2 * y**5 + 3 * x**2 * y - 7], (x, y)),
    "two multipliers": ([x**3 - y * z + 2, x**2 + 2 * y**2 + 3 * z**2 - 9], (x, y, z)),
}


@each("name", LAGRANGE)
def test_multipliers_are_left_out(session: Session, name: str) -> None:
    equations, variables = LAGRANGE[name]
    factors = symbols(f"l:{len(equations)}")
    gradients = Matrix(equations).jacobian(variables).T * Matrix(factors)
    slopes = Matrix(variables) - Matrix([3, 5, 2][: len(variables)])
    system = Ideal([*equations, *(gradients - slopes)], [*variables, *factors])
    number = len(factors)
    found = real_points(system, multipliers=number, session=session)
    proved = real_points(system, proof=True, multipliers=number, session=session)
    everything = real_points(system, session=session)
    assert found == proved
    assert found
    assert [point.variables for point in found] == [variables] * len(found)
    assert [p.intervals for p in found] == [p.intervals[: len(variables)] for p in everything]


@each("apart", [True, False])
@each("proof", [True, False])
def test_points_that_differ_in_multipliers_only_are_one(
    session: Session, proof: bool, apart: bool
) -> None:
    l = Symbol("l")  # noqa: E741
    for multiples, rest in ((l**2 - 3, y - x), (l * (l**4 - 5 * l**2 + 4), y - x**2), (l**2, y)):
        system = Ideal([(x**2 - 2) * (x - 1), rest, multiples], [x, y, l])
        found = real_points(system, proof=proof, multipliers=1, apart=apart, session=session)
        assert [p.variables for p in found] == [(x, y)] * 3
        assert [p.sign_of(x - 1) for p in found] == [-1, 0, 1]
        assert not any(p.sign_of((x**2 - 2) * (x - 1)) or p.sign_of(rest) for p in found)
    # no real multiplier: no real point
    system = Ideal([x**2 - 2, y, l**2 + x], [x, y, l])
    (one,) = real_points(system, proof=proof, multipliers=1, apart=apart, session=session)
    assert one.sign_of(x) == -1


@each("number", [-1, 2, 3])
def test_some_variable_is_left(number: int) -> None:
    refused = message(lambda: real_points.query(Ideal([x, y], [x, y]), multipliers=number))
    assert f"multipliers must be fewer than the variables; got {number}" in refused


def test_symbol_of_the_univariate_representation_does_not_leak() -> None:
    assert Symbol("T") not in real_points.query(Ideal([x], [x])).reading[0].ideal.variables
