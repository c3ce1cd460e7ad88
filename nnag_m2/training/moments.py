"""What all quadrics that come from data have in common: the structure of moment matrices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations_with_replacement
from typing import Any, Unpack

from flint import fmpq, fmpq_mat
from sympy import Add, Expr, ImmutableDenseMatrix, Mul, Rational, Symbol

from nnag_m2.algebra.arguments import in_latex
from nnag_m2.algebra.exact_matrices import as_flint, is_symmetric, rational_matrix
from nnag_m2.algebra.exact_numbers import flint_of
from nnag_m2.algebra.fields import as_matrix
from nnag_m2.asking import Options, question
from nnag_m2.calling import checkpoint, steps
from nnag_m2.errors import InputError, shown
from nnag_m2.networks._coefficients import graded
from nnag_m2.networks.model import ParametricModel, network_argument
from nnag_m2.networks.parametrization import CoordinateChoice

_Exponents = tuple[int, ...]
_Form = dict[_Exponents, Fraction]
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, repr=False)
class MomentStructure:
    """What all quadrics ``A^T A`` of a network have in common, whatever the data.

    Made by ``moment_structure``.  Entry ``(i, j)`` is a sum over outputs and data of the product of
    the functions of coordinates ``i`` and ``j``, so a linear form in the moments ``m_alpha``, the
    sums of ``x^alpha`` over the data; with monomial coordinates a single moment, or zero.

    Attributes
    ----------
    network, coordinates
        As given.
    pattern : ImmutableDenseMatrix
        Shape ``(k, k)``: the entries as linear forms in ``moments``.
    moments : tuple of Symbol
        ``m_alpha`` for each product monomial ``x^alpha``, largest ``alpha`` first in the graded
        lexicographic order; its exponents stand in the name.
    exponents : tuple
        The ``alpha`` of each moment.

    Examples
    --------
    >>> from nnag_m2.networks import MLP
    >>> structure = moment_structure(MLP((2, 2, 1), 2))
    >>> structure.pattern
    Matrix([
    [m_4_0, m_3_1, m_2_2],
    [m_3_1, m_2_2, m_1_3],
    [m_2_2, m_1_3, m_0_4]])
    >>> structure.blocks[2]
    (m_2_2, ((0, 2), (1, 1)))
    """

    network: ParametricModel
    coordinates: CoordinateChoice
    pattern: ImmutableDenseMatrix
    moments: tuple[Symbol, ...]
    exponents: tuple[_Exponents, ...]

    @cached_property
    def blocks(self) -> tuple[tuple[Expr, Pairs], ...]:
        """The partition of the pairs ``i <= j``, from 0, by their entry in ``pattern``.

        Entries at the pairs of one block coincide for all data.  The pairs whose entry is 0, those
        of different outputs with monomial coordinates, form a block too.
        """
        found: dict[Expr, list[tuple[int, int]]] = {}
        for i, j in steps(_pairs(self.pattern.rows)):
            found.setdefault(self.pattern[i, j], []).append((i, j))
        return tuple((entry, tuple(pairs)) for entry, pairs in found.items())

    def __contains__(self, matrix: object) -> bool:
        """Return whether a matrix of this size is symmetric and of this pattern."""
        given = as_flint(square_argument(matrix, self.pattern.rows))
        return is_symmetric(given) and has_pattern(given, self)

    def __repr__(self) -> str:
        size, count = self.pattern.rows, len(self.moments)
        return f"MomentStructure({self.network!r}: {size} x {size} matrices of {count} moments)"

    def _repr_latex_(self) -> str:
        return f"${in_latex(self.pattern)}$"


@question
def moment_structure(
    network: ParametricModel, coordinates: CoordinateChoice = "monomial", **options: Unpack[Options]
) -> MomentStructure:
    """Return which entries of the quadric ``A^T A`` coincide for all data.

    With monomial coordinates and one input it is a Hankel matrix, in general a catalecticant one;
    the diagonal blocks of all outputs are equal, since all outputs see the same inputs, and entries
    of different outputs are 0.

    Parameters
    ----------
    network
        Any network.
    coordinates
        ``"monomial"`` or ``"reduced"``, as for ``ParametricModel.parametrization``.

    Raises
    ------
    InputError
        As for ``ParametricModel.parametrization``.

    References
    ----------
    Curto, Fialkow: Recursiveness, positivity, and truncated moment problems, Houston Journal of
    Mathematics 17 (1991).

    Examples
    --------
    >>> from sympy.abc import a, b, x
    >>> moment_structure(ParametricModel([a*x + b], [x], [a, b])).pattern
    Matrix([
    [m_2, m_1],
    [m_1, m_0]])
    """
    directions = network_argument(network).parametrization(coordinates).directions
    size = len(directions)
    forms = {(i, j): _form(directions[i], directions[j]) for i, j in _pairs(size)}
    exponents = sorted({e for form in forms.values() for e in form}, key=graded)
    names = {e: Symbol("_".join(["m", *map(str, e)])) for e in exponents}
    entries = {
        pair: Add(*(Mul(Rational(c), names[e]) for e, c in form.items()))
        for pair, form in forms.items()
    }
    rows = [[entries[min(i, j), max(i, j)] for j in range(size)] for i in range(size)]
    moments = tuple(names[e] for e in exponents)
    return MomentStructure(
        network, coordinates, ImmutableDenseMatrix(rows), moments, tuple(exponents)
    )


def has_pattern(matrix: fmpq_mat, structure: MomentStructure) -> bool:
    """Return whether a symmetric matrix is the value of a pattern at some moments."""
    pairs = _pairs(structure.pattern.rows)
    forms = [structure.pattern[pair].as_coefficients_dict() for pair in pairs]
    entries = [matrix[pair] for pair in pairs]
    if all(len(form) == 1 for form in forms):
        return _is_consistent(forms, entries)
    size = len(structure.moments)
    rows = [[form.get(moment, 0) for moment in structure.moments] for form in forms]
    linear = rational_matrix(len(pairs), size, chain.from_iterable(rows))
    augmented = [[*row, entry] for row, entry in zip(rows, entries, strict=True)]
    extended = rational_matrix(len(pairs), size + 1, chain.from_iterable(augmented))
    return int(extended.rank()) == int(linear.rank())


def _form(first: Any, second: Any) -> _Form:
    """Return the entry of two coordinates: the coefficients of the moments."""
    form: _Form = {}
    checkpoint()
    for output, exponents, coefficient in first:
        for other, further, factor in second:
            if output == other:
                product = tuple(map(sum, zip(exponents, further, strict=True)))
                form[product] = form.get(product, Fraction(0)) + coefficient * factor
    return {e: c for e, c in form.items() if c}


def _is_consistent(forms: Sequence[Any], entries: Sequence[fmpq]) -> bool:
    """Return whether entries agree, each a multiple of one moment, or zero."""
    found: dict[Expr, fmpq] = {}
    for form, entry in zip(forms, entries, strict=True):
        ((moment, coefficient),) = form.items()
        value = entry / flint_of(coefficient) if coefficient else entry
        if found.setdefault(moment, value if coefficient else fmpq(0)) != value:
            return False
    return True


def _pairs(size: int) -> Sequence[tuple[int, int]]:
    return list(combinations_with_replacement(range(size), 2))


def square_argument(matrix: Any, size: int) -> ImmutableDenseMatrix:
    """Return a matrix of exact numbers of a given size."""
    given = as_matrix(matrix)
    if given.shape != (size, size):
        raise InputError(f"a matrix of shape {(size, size)} is needed", shown(given.shape))
    return given
