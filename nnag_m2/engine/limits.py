"""The limits of a session, in whichever kind of number they are given.

Of numpy and sympy is loaded what others are told in: a session by itself needs neither of them,
and starts in a fifth of the time.
"""

from __future__ import annotations

import sys
import warnings
from math import inf, isinf
from numbers import Real
from typing import Any

from nnag_m2.errors import InputError, shown

_LEAST_MEMORY = 10**8
"""Below it Macaulay2 does not even start."""

_MOST_MEMORY = 2**63 - 1
"""The largest number that the system can be told."""


def seconds_of(timeout: Any) -> float | None:
    """Return a time limit in seconds, ``None`` for none: infinite, or more than a float holds.

    Raises
    ------
    InputError
        For anything but a positive real number or ``None``.
    """
    if timeout is None:
        return None
    if _is_real(timeout):
        number: Any = timeout
        try:
            seconds = float(number)
        except OverflowError:  # an integer of more than 308 digits
            seconds = inf if number > 0 else -inf
        if seconds > 0:
            return None if isinf(seconds) else seconds
    required = "a positive number of seconds is needed"
    raise InputError(required, shown(timeout), "60, or None for no limit", part="timeout")


def memory_in_bytes(limit: Any) -> int | None:
    """Return a memory limit in bytes, ``None`` for none; warns where the system has none.

    Raises
    ------
    InputError
        For anything but an integer that Macaulay2 can start with, or ``None``.
    """
    if limit is None:
        return None
    if not _is_whole(limit) or not _LEAST_MEMORY <= limit <= _MOST_MEMORY:
        required = "memory_limit is in bytes, an integer from 10**8 to 2**63 - 1"
        raise InputError(required, shown(limit), "4 * 10**9, or None for no limit")
    if sys.platform == "darwin":
        warnings.warn("macOS does not honour memory_limit", RuntimeWarning, stacklevel=4)
    return int(limit)


def _is_real(value: Any) -> bool:
    if type(value) in (int, float):
        return True
    import numpy as np
    from sympy import Number

    return isinstance(value, Real | Number) and not isinstance(value, bool | np.timedelta64)


def _is_whole(value: Any) -> bool:
    if type(value) is int:
        return True
    from nnag_m2.algebra.arguments import is_whole

    return is_whole(value)
