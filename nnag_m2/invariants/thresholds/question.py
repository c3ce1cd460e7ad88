"""Real log canonical thresholds of ideals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from sympy import Rational

from nnag_m2.algebra.ideal import Ideal
from nnag_m2.asking import Options, question
from nnag_m2.invariants.singularities.spaces import Point, rational_place
from nnag_m2.invariants.thresholds.local_forms import (
    Threshold,
    added,
    around,
    groups,
    without_smooth,
)
from nnag_m2.invariants.thresholds.newton import threshold_of


@question
def log_canonical_threshold(ideal: Ideal, point: Point, **options: Unpack[Options]) -> Threshold:
    """Return the real log canonical threshold of an ideal at a point, with its multiplicity.

    The points close to the given one where all generators are at most ``e`` in absolute value have
    the volume ``e^l |log e|^(m-1)``, up to constants: ``l`` is the threshold, ``m`` the
    multiplicity.

    Parameters
    ----------
    ideal
        Over QQ, in ``n`` variables.
    point
        ``n`` rational numbers, a point of the variety.

    Returns
    -------
    Threshold
        ``l`` and ``m``: exact where the polynomials, after coordinates have been solved for, are
        nondegenerate on all compact faces of their Newton polyhedra; else two bounds.

    Raises
    ------
    InputError
        For another field, a point that is not on the variety or not rational.

    Notes
    -----
    It depends on the ideal only, not on its generators.  For one polynomial ``f`` it is the least
    ``s`` for which ``|f|^(-s)`` has no integral around the point, and ``m`` the order of the pole.
    The sum of the squares of generators has half the threshold of the ideal, and the same
    multiplicity.  It is at least the log canonical threshold over the complex numbers, and may be
    larger: for ``x^2 + y^2 + z^2`` it is ``3/2``, that one is 1.  The zero ideal has ``(0, 1)``.

    *Solving.*  An equation with a linear term makes one coordinate smooth, and is put into the
    others.  What is left is split into groups without common variables.  Thresholds of ideals in
    different variables add up.

    *Nondegenerate.*  A group of ``r`` generators is nondegenerate if on each compact face of its
    Newton polyhedron the parts of the generators have, at their common zeros with no coordinate
    zero, independent derivatives; that is decided over the real numbers.  One polynomial is taken
    by its irreducible factors, any of which must cross transversely.  Then a toric modification
    makes everything monomial but for the zeros of independent functions, and the threshold is the
    least of ``1/t``, where ``(t, ..., t)`` is on the boundary of the polyhedron, and of ``r`` (of
    ``1/e`` for a factor with exponent ``e``) where there are such zeros.  Monomial ideals have
    none.  Of two variables also degenerate ideals are decided: coordinates are changed to
    ``y - c x^k`` until no real root on the principal edge has a multiplicity above ``t``; then
    ``1/t`` is the threshold.

    *Bounds.*  ``1/t`` is an upper bound in any coordinates; of one polynomial of order ``d`` at the
    point the threshold is at least ``1/d``, and that of an ideal is at least the sum of those of
    members without common variables.

    References
    ----------
    Varchenko: Newton polyhedra and estimation of oscillating integrals, Funct. Anal. Appl. 10
    (1976); Phong, Stein, Sturm: On the growth and stability of real-analytic functions, Amer. J.
    Math. 121 (1999); Howald: Multiplier ideals of monomial ideals, Trans. AMS 353 (2001); Lin:
    Algebraic methods for evaluating integrals in Bayesian statistics (thesis, 2011); Saito: On
    real log canonical thresholds (2007).

    Examples
    --------
    >>> from sympy.abc import x, y, z
    >>> cusp = log_canonical_threshold(Ideal([y**2 + x**3], [x, y]), [0, 0])
    >>> cusp.value, cusp.multiplicity
    (5/6, 1)
    >>> node = log_canonical_threshold(Ideal([x*y], [x, y]), [0, 0])
    >>> node.value, node.multiplicity
    (1, 2)
    >>> log_canonical_threshold(Ideal([x**2 + y**2 + z**2], [x, y, z]), [0, 0, 0]).value
    3/2
    """
    return threshold_at(*rational_place(ideal, point))


def threshold_at(ideal: Ideal, point: Sequence[Rational]) -> Threshold:
    """Return the threshold at a rational point of the variety."""
    smooth, rest = without_smooth(around(ideal, point))
    return added([threshold_of(group) for group in groups(rest)], smooth)
