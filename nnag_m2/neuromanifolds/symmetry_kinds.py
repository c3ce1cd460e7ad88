"""What symmetries of a network are: scalings, shifts and permutations of parameters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from sympy import Expr, Symbol, diff

from nnag_m2.networks.symmetries import Symmetry

Weights: TypeAlias = dict[Symbol, int]
"""A scaling ``p -> p*c**k``: the exponents ``k``."""

Shift: TypeAlias = dict[Symbol, Expr]
"""A shift ``p -> p + c*v``: the ``v``, in parameters that do not move."""

Swap: TypeAlias = dict[Symbol, Expr]
"""A permutation of parameters that is its own inverse."""

MOST_IMAGES = 1000
"""At most so many images under permutations are looked at: a network may have very many."""


def swaps(symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...]) -> list[Swap]:
    """Return the permutations of parameters among symmetries that are their own inverse."""
    return [s.substitution for s in symmetries if _is_swap(s, parameters)]


def shifts(
    symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...], moved: Sequence[Swap]
) -> list[Shift]:
    """Return the shifts among symmetries, with their conjugates by permutations."""
    return _with_images(list(_shifts(symmetries, parameters)), moved)


def _is_swap(symmetry: Symmetry, parameters: tuple[Symbol, ...]) -> bool:
    """Return whether a symmetry permutes parameters and is its own inverse."""
    change = symmetry.substitution
    return all(new in parameters and change.get(new, new) == old for old, new in symmetry.pairs)


def scalings(symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...]) -> Iterator[Weights]:
    """Yield the scalings among symmetries, by their exponents."""
    for symmetry in symmetries:
        if (c := symmetry.family_symbol(parameters)) is not None:
            powers = {old: (new / old).as_base_exp() for old, new in symmetry.pairs}
            powers = {p: (1 / b, -k) if b == 1 / c else (b, k) for p, (b, k) in powers.items()}
            if all(base == c and k.is_Integer for base, k in powers.values()):
                yield {p: int(powers[p][1]) for p in parameters if p in powers}


def _shifts(symmetries: Sequence[Symmetry], parameters: tuple[Symbol, ...]) -> Iterator[Shift]:
    for symmetry in symmetries:
        if (c := symmetry.family_symbol(parameters)) is not None:
            shift = {old: diff(new, c) for old, new in symmetry.pairs}
            moved = {s for value in shift.values() for s in value.free_symbols}
            additive = all(new.expand() == (old + c * shift[old]).expand()
                           for old, new in symmetry.pairs)  # fmt: skip
            if additive and not moved & {c, *shift}:
                yield shift


def _with_images(shifts: list[Shift], swaps: Sequence[Swap]) -> list[Shift]:
    """Return shifts with their conjugates by permutations of parameters."""
    for shift in shifts:  # grows while it is run through
        for swap in swaps:
            image = {swap.get(p, p): v.xreplace(swap) for p, v in shift.items()}
            if image not in shifts and len(shifts) < MOST_IMAGES:
                shifts.append(image)
    return shifts
