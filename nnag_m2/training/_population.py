"""Whole distributions of inputs, known by their exact moments, with a function as teacher."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any, Literal, TypeAlias

from flint import fmpq, fmpq_mat
from sympy import QQ, ImmutableDenseMatrix, Poly, Rational, Symbol, factorial2

from nnag_m2.algebra.arguments import in_sequence, value_of
from nnag_m2.algebra.exact_matrices import as_flint, is_positive_semidefinite
from nnag_m2.algebra.exact_numbers import exact, flint_of
from nnag_m2.algebra.fields import as_poly
from nnag_m2.calling import steps
from nnag_m2.errors import InputError, shown
from nnag_m2.networks.parametrization import Parametrization, monomial
from nnag_m2.training._losses import LeastSquares

Exponents: TypeAlias = tuple[int, ...]
Word: TypeAlias = Literal["gaussian", "uniform"]
MomentChoice: TypeAlias = Word | Sequence[Any] | Mapping[Any, Any] | Callable[..., Any]
"""A word for all inputs; a word, or moments, for each; a table; a function of exponents."""

_REQUIRED = "moments are 'gaussian', 'uniform', one of these or a list of moments for each input, "
_REQUIRED += "a table, or a function of the exponents"
_Terms = Sequence[tuple[int, Exponents, Any]]
"""A function: number of the output, exponents, coefficient."""


@dataclass(frozen=True)
class Distribution:
    """A distribution of inputs.

    Attributes
    ----------
    inputs
        Their symbols.
    single
        Where inputs are independent, for each a word or its moments from that of degree 0.
    table
        Else the moments that are known, by exponents.
    """

    inputs: tuple[Symbol, ...]
    single: tuple[Word | tuple[Rational, ...], ...]
    table: tuple[tuple[Exponents, Rational], ...] = ()

    @property
    def title(self) -> str:
        """What it is, for titles of tables."""
        words = {one for one in self.single if isinstance(one, str)}
        named = len(words) == 1 and all(isinstance(one, str) for one in self.single)
        return f"{words.pop()} inputs" if named else "inputs with given moments"

    def moment(self, exponents: Exponents) -> fmpq:
        """Return the mean of a monomial."""
        if not self.single:
            if exponents not in self._known:
                required = "the moments of all products of two monomials are needed"
                came = f"none for {monomial(self.inputs, exponents)}"
                raise InputError(required, came, part="moments")
            return self._known[exponents]
        return prod(map(_single, self.single, exponents), start=fmpq(1))

    def check(self, exponents: Iterable[Exponents]) -> None:
        """Raise where by these moments a square has a negative mean."""
        if all(isinstance(one, str) for one in self.single) and self.single:
            return
        listed = sorted({*exponents})
        entries = [self.moment(_sum(e, f)) for e in listed for f in listed]
        if not is_positive_semidefinite(fmpq_mat(len(listed), len(listed), entries)):
            required = "the moments are those of a distribution"
            raise InputError(required, "some by which a square has a negative mean", part="moments")

    @cached_property
    def _known(self) -> dict[Exponents, fmpq]:
        return {e: flint_of(value) for e, value in self.table}


def distribution(
    moments: Any, inputs: tuple[Symbol, ...], exponents: Iterable[Exponents]
) -> Distribution:
    """Return the distribution that an argument says, checked as far as moments are used.

    They are those of products of two of the monomials with these exponents.
    """
    used = sorted({*exponents})
    found = _read(moments, inputs, used)
    found.check(used)
    return found


def _read(moments: Any, inputs: tuple[Symbol, ...], used: Sequence[Exponents]) -> Distribution:
    if isinstance(moments, str):
        return Distribution(inputs, (_word(moments),) * len(inputs))
    if isinstance(moments, Mapping):
        return Distribution(inputs, (), tuple(_table(moments, inputs)))
    if callable(moments):
        wanted = sorted({_sum(e, f) for e in used for f in used})
        found = ((e, value_of(moments, [e], _REQUIRED, "moments")) for e in wanted)
        listed = ((e, exact(value, "moments")) for e, value in found)
        return Distribution(inputs, (), tuple(listed))
    if in_sequence(moments) and len(moments) == len(inputs):
        return Distribution(inputs, tuple(_of_one(one) for one in moments))
    raise InputError(_REQUIRED, shown(moments), part="moments")


def _of_one(one: Any) -> Word | tuple[Rational, ...]:
    if isinstance(one, str):
        return _word(one)
    if not in_sequence(one):
        raise InputError(_REQUIRED, shown(one), part="moments")
    return tuple(exact(value, "moments") for value in one)


def _word(word: str) -> Word:
    if word == "gaussian":
        return "gaussian"
    if word == "uniform":
        return "uniform"
    raise InputError(_REQUIRED, repr(word), part="moments")


def _table(
    moments: Mapping[Any, Any], inputs: tuple[Symbol, ...]
) -> Iterable[tuple[Exponents, Rational]]:
    for key, value in moments.items():
        if isinstance(key, tuple):
            exponents = tuple(int(e) for e in key)
        else:
            terms = as_poly(key, inputs, QQ, "moments").terms()
            if len(terms) != 1 or terms[0][1] != 1:
                raise InputError("a table is by monomials", shown(key), part="moments")
            exponents = terms[0][0]
        if len(exponents) != len(inputs):
            raise InputError(f"monomials in {len(inputs)} inputs", shown(key), part="moments")
        yield exponents, exact(value, "moments")


def _single(one: Word | tuple[Rational, ...], degree: int) -> fmpq:
    """Return the mean of a power of one input."""
    if isinstance(one, tuple):
        if degree >= len(one):
            required = f"moments up to degree {degree} are needed"
            raise InputError(required, f"{len(one)} of them, from degree 0", part="moments")
        return flint_of(one[degree])
    if degree % 2:
        return fmpq(0)
    return fmpq(int(factorial2(degree - 1))) if one == "gaussian" else fmpq(1, degree + 1)


def _sum(first: Exponents, second: Exponents) -> Exponents:
    return tuple(map(sum, zip(first, second, strict=True)))


@dataclass(frozen=True)
class Population:
    """Inputs ``x`` from a distribution: the loss is the mean of ``(f - g)^T M (f - g)``.

    Attributes
    ----------
    teacher
        ``g``: a polynomial for each output.
    distribution
        The moments.
    metric
        ``M``, shape ``(m, m)``, positive definite.
    """

    teacher: tuple[Poly, ...]
    distribution: Distribution
    metric: ImmutableDenseMatrix

    @property
    def criterion(self) -> None:
        """The loss is the squared one."""

    @property
    def title(self) -> str:
        """What it is, for titles of tables."""
        return f"a population of {self.distribution.title}"

    def least_squares(self, parametrization: Parametrization) -> LeastSquares:
        """Return the problem in coordinates."""
        directions, wanted = parametrization.directions, terms(self.teacher)
        size = len(directions)
        means = {
            (i, j): self._mean(directions[i], directions[j])
            for i in steps(range(size))
            for j in range(i, size)
        }
        quadric = [means[min(i, j), max(i, j)] for i in range(size) for j in range(size)]
        moments = [self._mean(direction, wanted) for direction in directions]
        square = self._mean(wanted, wanted)
        return LeastSquares(fmpq_mat(size, size, quadric), fmpq_mat(size, 1, moments), square)

    def loss_of(self, polys: Sequence[Poly]) -> fmpq:
        """Return the loss of a function, a polynomial for each output."""
        pairs = zip(polys, self.teacher, strict=True)
        apart = terms([f - g for f, g in pairs])
        return self._mean(apart, apart)

    def _mean(self, first: _Terms, second: _Terms) -> fmpq:
        """Return the mean of the scalar product of two functions."""
        metric, total = as_flint(self.metric), fmpq(0)
        for o, e, c in first:
            for p, f, d in second:
                if factor := metric[o, p]:
                    product = tuple(map(sum, zip(e, f, strict=True)))
                    moment = self.distribution.moment(product)
                    total += factor * flint_of(c) * flint_of(d) * moment
        return total


def terms(polys: Iterable[Poly]) -> list[tuple[int, Exponents, Any]]:
    """Return a function as terms."""
    return [
        (place, exponents, c)
        for place, poly in enumerate(polys)
        for exponents, c in poly.set_domain(QQ).rep.to_dict().items()
    ]


def samples_needed() -> InputError:
    """Return the error for what only samples have."""
    return InputError("samples are needed", "a population", ".quadric, .target, .constant")
