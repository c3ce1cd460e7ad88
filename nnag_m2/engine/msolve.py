"""What msolve writes about the points of an ideal over QQ, read back exactly."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from flint import fmpq_poly, fmpz_poly

from nnag_m2.algebra.exact_numbers import from_digits
from nnag_m2.errors import ReplyError


@dataclass(frozen=True)
class Parametrization:
    """The points ``x_i = tops[i](t) / f'(t)`` for the roots ``t`` of ``f``.

    Attributes
    ----------
    f
        A polynomial over ZZ, of degree at least 1.
    tops
        One polynomial for each variable.
    form
        The linear form in the variables that is ``t`` or ``-t`` at all points.
    """

    f: fmpz_poly
    tops: list[fmpq_poly]
    form: list[int]


def parametrization(text: str, size: int) -> Parametrization | None:
    """Return the points of an ideal in so many variables, which are ``p_0, p_1, ...`` for msolve.

    Returns
    -------
    Parametrization or None
        ``None`` when msolve says that there are no points or infinitely many.

    Raises
    ------
    ReplyError
        For text that is no list of the form that msolve writes with ``-P 2``.
    """
    try:
        value = json.loads(text.partition(":")[0].replace("'", '"'), parse_int=from_digits)
        if value[0] != 0:
            return None
        _, _, _, names, weights, (_, (f, _, numerators)) = value[1]
        polynomial = fmpz_poly(f[1])
        form = dict(zip(names, weights, strict=True))
        tops = _tops(polynomial, names, numerators, size)
        return Parametrization(polynomial, tops, [form[f"p_{i}"] for i in range(size)])
    except (ValueError, TypeError, IndexError, KeyError, RecursionError) as error:
        raise ReplyError(f"msolve's output cannot be read: {text[:200]!r}") from error


def _tops(f: fmpz_poly, names: list[str], numerators: Any, size: int) -> list[fmpq_poly]:
    """Return numerators in the sequence of the variables: msolve has its own.

    In ``[[degree, coefficients], c]`` the numerator of ``c x`` is written with the other sign.  The
    last name is that of ``t``, one of the variables or a new one.
    """
    found = {names[-1]: fmpq_poly(fmpz_poly([0, 1]) * f.derivative() % fmpq_poly(f))}
    for name, ((_, coefficients), below) in zip(names, numerators, strict=False):
        found[name] = fmpq_poly([-c for c in coefficients], below)
    return [found[f"p_{i}"] for i in range(size)]
