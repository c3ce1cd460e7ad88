"""Symbols whose names are not used."""

from __future__ import annotations

from collections.abc import Iterable

from sympy import Symbol


def new_symbol(name: str, used: Iterable[Symbol]) -> Symbol:
    """Return a symbol with a name that is not used, lengthened when it is."""
    names = {symbol.name for symbol in used}
    while name in names:
        name += "_"
    return Symbol(name)


def new_symbols(letter: str, count: int, used: Iterable[Symbol]) -> tuple[Symbol, ...]:
    """Return so many numbered symbols, with the letter repeated when names are used."""
    names = {symbol.name for symbol in used}
    stem = letter
    while any(f"{stem}_{i}" in names for i in range(1, count + 1)):
        stem += letter
    return tuple(Symbol(f"{stem}_{i}") for i in range(1, count + 1))
