"""How large the layers of a network may be."""

from __future__ import annotations

from nnag_m2.errors import InputError

_LARGEST_LAYER = 10_000_000
"""Numbers in one array: more take gigabytes of memory, and minutes to be made."""


def check_size(count: int) -> None:
    """Refuse more parameters or inputs than a computer has room for."""
    if count > _LARGEST_LAYER:
        required = f"a network has up to {_LARGEST_LAYER:,} parameters in a layer, and inputs"
        raise InputError(required, "more", "a smaller network")
