"""Solutions by monodromy are all solutions, or it is said that they may not be."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from sympy import Poly, symbols
from threadpoolctl import threadpool_info, threadpool_limits

from nnag_m2.algebra.numerical import monodromy as monodromy_module
from nnag_m2.algebra.numerical.monodromy import monodromy
from nnag_m2.algebra.numerical.polynomials import Complexes, SecondOrder, linear_variables
from nnag_m2.algebra.numerical.threads import one_thread
from nnag_m2.algebra.numerical.tracking import Curve, Linearized, Paths, refined
from nnag_m2.invariants.distance.distance_degree_by_monodromy import CriticalSystem

x, y = symbols("x y")


class Quintic:
    """``x^5 + p x + q = 0``, with functions of ``x`` as images."""

    image_size = 1

    def __init__(self, image: Callable[[Complexes], Complexes] = lambda points: points) -> None:
        self._image = image

    def linearized(self, points: Complexes, parameters: Complexes, motion: Complexes) -> Linearized:
        p, q = parameters.T[..., None]
        speed = motion[:, :1] * points + motion[:, 1:]
        return Linearized(points**5 + p * points + q, (5 * points**4 + p)[..., None], speed)

    def images(self, points: Complexes, parameters: Complexes) -> Complexes:  # noqa: ARG002
        return self._image(points)


START = np.array([-1.5, 1.0 + 0.3j])


def a_root() -> Complexes:
    return np.roots([1, 0, 0, 0, *START])[:1]


def sorted_by_value(numbers: Complexes) -> Complexes:
    return np.array(sorted(numbers, key=lambda z: (round(z.real, 6), z.imag)))


@pytest.mark.parametrize("seed", [0, 1, 7])
def test_monodromy_finds_all_roots_of_a_quintic(seed: int) -> None:
    found = monodromy(Quintic(), a_root(), START, np.random.default_rng(seed))
    assert found.is_complete
    expected = sorted_by_value(np.roots([1, 0, 0, 0, *START]))
    np.testing.assert_allclose(sorted_by_value(found.points[:, 0]), expected, atol=1e-10)


def test_a_trace_that_is_not_linear_is_not_taken_for_complete() -> None:
    # the sum of the fifth powers of the roots is -5 q; that of the eighth powers is 4 p^2
    assert monodromy(Quintic(lambda z: z**5), a_root(), START, np.random.default_rng(1)).is_complete
    assert not monodromy(
        Quintic(lambda z: z**8), a_root(), START, np.random.default_rng(1)
    ).is_complete


def test_paths_end_at_solutions_for_the_parameters_at_the_end() -> None:
    end = np.array([2.0 - 1j, 0.5j])
    paths = Paths(Quintic(), 1, 2)
    roots = np.roots([1, 0, 0, 0, *START])[:, None]
    paths.add(roots, Curve(START, end - START, is_closed=False))
    found, lost = [], 0
    while len(paths):
        ends, missing = paths.step()
        found += list(refined(Quintic(), ends, end)[0][:, 0])
        lost += missing
    assert lost == 0
    expected = sorted_by_value(np.roots([1, 0, 0, 0, *end]))
    np.testing.assert_allclose(sorted_by_value(np.array(found)), expected, atol=1e-10)


def test_derivatives_are_those_of_sympy() -> None:
    poly = Poly(3 * x**3 * y - x * y**2 + 7, x, y)
    terms = {e: np.array([complex(c)]) for e, c in poly.terms()}
    at = {x: 2, y: -3}
    values, first, second = SecondOrder(terms, 2)(np.array([[2.0 + 0j, -3.0]]))
    expected = [poly, poly.diff(x), poly.diff(y)]
    expected += [poly.diff(x).diff(x), poly.diff(x).diff(y), poly.diff(y).diff(y)]
    found = [values[0, 0], *first[0, :, 0], *second[0, :, 0]]
    assert found == [complex(e.as_expr().subs(at)) for e in expected]


def test_no_product_of_linear_variables_occurs() -> None:
    assert linear_variables([(1, 1, 0), (0, 1, 1)], 3) == (0, 2)
    assert linear_variables([(2, 0), (0, 3)], 2) == ()


def test_a_critical_system_is_linearized_as_differences_say() -> None:
    # of degree one in c, which is eliminated: (a^2, a c, a + a^3 c, a b c)
    terms = {
        (2, 0, 0): np.array([1, 0, 0, 0j]),
        (1, 0, 1): np.array([0, 1, 0, 0j]),
        (1, 0, 0): np.array([0, 0, 1, 0j]),
        (3, 0, 1): np.array([0, 0, 1, 0j]),
        (1, 1, 1): np.array([0, 0, 0, 1j]),
    }
    system = CriticalSystem(terms, 3)
    assert system.unknowns == (0, 1)
    point, data = np.array([[0.7 + 0.2j, -0.4j]]), np.array([[1, 2j, -1, 0.5]])
    motion, h = np.array([[0.3, 1, 1j, -2]]), 1e-6
    here = system.linearized(point, data, motion)

    def slope(shift: Complexes, data_shift: Complexes) -> Complexes:
        ahead = system.linearized(point + h * shift, data + h * data_shift, motion).residuals
        behind = system.linearized(point - h * shift, data - h * data_shift, motion).residuals
        return (ahead[0] - behind[0]) / (2 * h)

    still = np.zeros_like(motion)
    for column, unit in enumerate(np.eye(2, dtype=complex)):
        np.testing.assert_allclose(slope(unit, still), here.jacobian[0, :, column], atol=1e-7)
    np.testing.assert_allclose(slope(np.zeros(2), motion), here.velocity[0], atol=1e-7)


def test_parameters_where_the_differential_drops_rank_have_no_image() -> None:
    # (a c, b c): at c = 0 the derivatives in a and b vanish; for data (0, 0) the system has c = 0
    terms = {(1, 0, 1): np.array([1, 0, 0j]), (0, 1, 1): np.array([0, 1, 0j])}
    terms[0, 0, 1] = np.array([0, 0, 1 + 0j])
    system = CriticalSystem(terms, 3)
    point = np.array([[0.5 + 0j, 2.0]])
    assert np.isnan(system.images(point, np.zeros((1, 3), dtype=complex))).all()
    data = np.array([[0.5, 2.0, 1.0 + 0j]])
    np.testing.assert_allclose(system.images(point, data), data)


def blas_threads() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_linear_algebra_has_one_thread_while_paths_are_followed_and_then_its_own() -> None:
    with threadpool_limits(2, user_api="blas"):
        with one_thread():
            assert blas_threads() == {1}
            with ThreadPoolExecutor(1) as another, one_thread():
                assert another.submit(_threads_inside).result() == {1}
            assert blas_threads() == {1}  # the other block has ended, and this one has not
        assert blas_threads() == {2}
        with pytest.raises(ZeroDivisionError), one_thread():
            raise ZeroDivisionError
        assert blas_threads() == {2}


def _threads_inside() -> set[int]:
    with one_thread():
        return blas_threads()


@pytest.mark.parametrize(("repairs", "complete"), [(3, True), (0, False)])
def test_a_path_that_jumps_to_another_one_is_found_again_at_the_end_of_its_line(
    monkeypatch: pytest.MonkeyPatch, repairs: int, complete: bool
) -> None:
    followed = Paths.add

    def jumping(self: Paths, points: Complexes, curve: Curve) -> None:
        if len(points) == 5 and not curve.is_closed:  # all five roots, on a line of the trace
            points = points[[1, 1, 2, 3, 4]]
        followed(self, points, curve)

    monkeypatch.setattr(Paths, "add", jumping)
    monkeypatch.setattr(monodromy_module, "_REPAIRS", repairs)
    found = monodromy(Quintic(), a_root(), START, np.random.default_rng(1))
    assert (len(found.points), found.is_complete) == (5, complete)
