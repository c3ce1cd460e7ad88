"""Questions as methods of ideals and maps, and membership: the same answers."""

from __future__ import annotations

import pytest
from sympy import Poly, symbols

import nnag_m2
from nnag_m2 import Ideal, PolynomialMap, Session
from nnag_m2.attaching import About

pytestmark = pytest.mark.engine

x, y, t = symbols("x y t")
NODE = Ideal([y**2 - x**3 - x**2], [x, y])
CUBE = PolynomialMap([t**2 - 1, t**3 - t], [t])

OF_IDEALS = {name for name, kind in vars(Ideal).items() if isinstance(kind, About)}
OF_MAPS = {name for name, kind in vars(PolynomialMap).items() if isinstance(kind, About)}
MORE = {"saturation": (x,), "ideal_quotient": (x,), "elimination_ideal": ([x],)}
MORE |= dict.fromkeys(["is_subset", "is_equal", "intersection"], (Ideal([y], [x, y]),))
POINTS = Ideal([x**2 - 2, y - x], [x, y])


@pytest.mark.parametrize("name", sorted(OF_IDEALS))
def test_a_method_of_an_ideal_is_the_question(name: str, session: Session) -> None:
    ideal = POINTS if name == "real_points" else NODE
    more = MORE.get(name, ())
    with nnag_m2.asking(session=session):
        assert getattr(ideal, name)(*more) == getattr(nnag_m2, name)(ideal, *more)


@pytest.mark.parametrize("name", sorted(OF_MAPS))
def test_a_method_of_a_map_is_the_question(name: str, session: Session) -> None:
    with nnag_m2.asking(session=session):
        assert getattr(CUBE, name)() == getattr(nnag_m2, name)(CUBE)


def test_methods_are_asked_in_all_ways(session: Session) -> None:
    assert NODE.dimension() == 1
    answer = NODE.degree.run(session=session)
    assert (answer.result, answer.provenance.certainty) == (3, "proved")
    assert NODE.degree.submit().result(timeout=60) == 3


def test_membership_agrees_with_the_remainder(session: Session) -> None:
    with nnag_m2.asking(session=session):
        inside = (y - x) * (y**2 - x**3 - x**2)
        assert inside in NODE
        assert "x*y^2 == x^4 + x^3" in NODE
        assert Poly(inside, x, y) in NODE
        assert x not in NODE
        assert 0 in NODE
        assert 1 not in NODE
        assert 1 in NODE + Ideal([x, y - 1], [x, y])
        square = Ideal([x, y], [x, y]) ** 2
        assert [f in square for f in (x, x * y, x**2 + y, y**3)] == [False, True, False, True]
        assert (NODE * square).is_subset(NODE)
