"""What a general linear section tells about equations that hold on an irreducible variety.

Let ``X`` be an irreducible cone over QQ of dimension at least ``d``, and ``I`` an ideal of
homogeneous equations of ``X``.  Cut with ``d - 1`` linear forms ``l`` with integer coefficients,
and set a further one, ``h``, to 1.  If ``S/(I + l + h)`` has finite length modulo a prime, then
``d`` is the dimension of ``X`` and of the variety of ``I``; the section of that variety is finite
and contains that of ``X``, which is not empty.  Let ``D`` be the dimension of the section's ring
modulo the prime, which can only be larger than over QQ.

* The characteristic polynomial of another form ``z`` on the section of ``X`` divides that on the
  section of ``I`` modulo each prime.  So the number of points of ``X`` is a sum of degrees of
  irreducible factors, for each prime.  If only 0 and ``D`` are such sums for all of some primes,
  it is ``D``; and when there are no multiple factors, both varieties agree at these points,
  which are simple.  Hence ``I`` and the ideal of ``X`` have the same components of dimension
  ``d``, and the degree of ``X`` is ``D``.
* The length of ``S/(I + l + h)`` is at least that degree, and equal to it only if ``S/I`` is
  Cohen-Macaulay.  Then there are no other components, embedded ones included: ``I`` is the ideal
  of ``X``.

Sizes can only be larger modulo a prime than over QQ; so all of this is proved by what is found
modulo primes, and chance only decides how many of them are needed.

References
----------
Bruns, Herzog: Cohen-Macaulay rings, corollary 4.7.11 (length and multiplicity).  Harris: Galois
groups of enumerative problems, Duke Math. J. 46 (1979) (the section's Galois group is symmetric, so
that few primes suffice).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from nnag_m2.algebra.modular.elimination import LARGEST
from nnag_m2.algebra.modular.primes import Residues, drawn_primes, rank, residue
from nnag_m2.calling import checkpoint
from nnag_m2.invariants.general_points import gradients
from nnag_m2.invariants.implicitization.graded import TooLarge
from nnag_m2.invariants.implicitization.monomials import Relation, exponents
from nnag_m2.invariants.implicitization.slices import Growing, Slice

# a polynomial that is irreducible over QQ shows it modulo a few primes, or never (x^4 + 1)
_MOST_PRIMES = 15
# points of a section, modulo several primes and modulo one; columns of one that still grows
_LARGEST, _LARGEST_ONCE, _WIDE = 400, 6500, 300

Sums: TypeAlias = int
"""A set of numbers, as the bits of an integer."""


@dataclass(frozen=True)
class Section:
    """What is proved about equations of an irreducible variety, and modulo which primes.

    The variety has this degree, and is the only component of the equations' of its dimension.
    Where the section ``is_complete`` the equations are shown to generate the variety's whole ideal.
    """

    degree: int
    is_complete: bool
    primes: tuple[int, ...]


def irreducible_section(
    relations: Sequence[Relation], size: int, dimension: int, degree: int | None = None
) -> Section | None:
    """Return what a section proves about equations of an irreducible variety.

    The relations are homogeneous and hold on the variety, of which the cone has at least this
    dimension, 1 or more, in a space of this ``size``.  Where the degree of the variety is known one
    prime is enough.  If the section has a smaller degree, this is proved to be wrong: an upper
    bound.

    ``None`` when there are other components, or the variety of the relations is larger; or when 15
    primes do not show the contrary.  ``TooLarge`` when another way is likely to be faster;
    ``Growing``, a kind of it, when there are most likely more equations.
    """
    used: list[int] = []
    sums: Sums = -1
    largest = _LARGEST if degree is None else _LARGEST_ONCE
    bits = LARGEST.bit_length() - 1
    for prime in drawn_primes(*relations, size, dimension, bits=bits):
        checkpoint()
        try:
            section = Slice(relations, size, dimension - 1, prime, largest)
        except ZeroDivisionError:
            continue
        if section.variables * (degree or 0) > 2 * largest:
            raise TooLarge  # when it is complete, about half of these products are different
        used.append(prime)
        length = _completed(section, degree)
        found = section.size
        if degree is not None:
            complete = length == found == degree
            return Section(found, complete, tuple(used)) if found <= degree else None
        sums &= _sums_of_factors(section)
        if sums == 1 | 1 << found:
            return Section(found, length == found, tuple(used))
        if len(used) == _MOST_PRIMES:
            return None
    raise AssertionError("there are enough primes")


def local_codimension(relations: Sequence[Relation], prime: int, point: Residues) -> int:
    """Return the rank of the Jacobian matrix of relations at a point modulo a prime.

    Where it is smaller than the codimension of a variety, at a general point of this, there are
    more equations.
    """
    size = len(point)
    polys = [
        {exponents(m, size): residue(c, prime) for m, c in relation.items()}
        for relation in relations
    ]
    return rank(gradients(polys, point.tolist(), prime), prime)


def _completed(section: Slice, degree: int | None) -> int:
    """Extend a section until its size is that of a finite scheme; return its length at ``h = 0``.

    Beyond the degrees of generators, what does not become smaller is hardly finite; and what is not
    zero at ``h = 0`` beyond the bound of Macaulay is not finite: a finite quotient of a ring in
    ``k`` variables by forms of degree at most ``e`` is zero from degree ``k (e - 1) + 1`` on
    (Lazard: Groebner bases, Gaussian elimination and resolution of systems of algebraic equations,
    1983).  From there on the sizes do not grow, and once two of them are equal, ``h`` is injective.
    """
    lengths, before = [1, section.variables - 1], 1
    bound = (section.variables - 1) * (section.highest - 1) + 1
    while lengths[-1] == 0 or len(section.degrees) < bound:
        checkpoint()
        if len(section.degrees) >= section.highest and lengths[-1] == 0:
            small = section.size == degree
            if small or (section.size == before if degree else section.ratio() is not None):
                return sum(lengths)
        before = section.size
        section.extend()
        lengths.append(section.size - rank(section.by_form(1), section.prime))
        first, second, third = lengths[-3:]
        grows = 0 < second <= third
        beyond = len(section.degrees) - section.highest
        if grows and ((beyond > 1 and first <= second) or (beyond > 0 and section.width > _WIDE)):
            raise Growing
    raise Growing


def _sums_of_factors(section: Slice) -> Sums:
    """Return the sums of degrees of factors of ``z`` on the section; all when some are multiple."""
    ratio = section.ratio()
    assert ratio is not None
    factors = ratio.charpoly().factor()[1]
    if any(exponent > 1 for _, exponent in factors):
        return -1
    sums = 1
    for factor, _ in factors:
        sums |= sums << int(factor.degree())
    return sums
