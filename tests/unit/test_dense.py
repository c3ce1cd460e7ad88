"""Terms to sympy's nested lists, and back."""

from __future__ import annotations

from typing import Any

from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import GF, QQ, Poly, symbols
from sympy.polys.domains.domain import Domain

from nnag_m2.algebra.dense import sparse
from nnag_m2.algebra.fields import poly_from_terms

VARIABLES = symbols("x y z")


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([QQ, GF(2), GF(7)]),
    st.dictionaries(st.tuples(*[st.integers(0, 5)] * 3), st.integers(-3, 3), max_size=8),
)
def test_the_polynomial_is_the_one_that_sympy_makes(field: Domain, numbers: dict[Any, int]) -> None:
    terms = {exponents: field(number) for exponents, number in numbers.items()}
    ours = poly_from_terms(terms, VARIABLES, field)
    theirs = Poly.from_dict(terms, *VARIABLES, domain=field)
    assert ours == theirs
    assert hash(ours) == hash(theirs)
    assert ours.rep.to_list() == theirs.rep.to_list()
    assert sparse(ours) == theirs.rep.to_dict() == {e: c for e, c in terms.items() if c}


@each("exponents", [(9, 0, 0), (0, 9, 0), (0, 0, 9), (3, 0, 3)])
def test_sympy_leaves_the_shared_empty_lists_alone(exponents: tuple[int, ...]) -> None:
    poly = poly_from_terms({exponents: QQ(1), (1, 1, 1): QQ(-2)}, VARIABLES, QQ)
    before = repr(poly.rep.to_list())
    for result in (poly**2, poly + 1, poly.diff(), poly.gcd(poly**2), poly.factor_list()):
        assert result
        assert repr(poly.rep.to_list()) == before


def test_many_variables_make_no_trouble() -> None:
    many = symbols("t:300")
    terms = {tuple(int(i == k) for i in range(300)): QQ(k + 1) for k in range(300)}
    linear = poly_from_terms(terms, many, QQ)
    assert sparse(linear) == linear.rep.to_dict() == terms
