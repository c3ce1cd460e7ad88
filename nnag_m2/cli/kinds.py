"""What the command line knows of one kind of parameter, and kinds that need no mathematics."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Declaration = Callable[[argparse.ArgumentParser, inspect.Parameter], object]


@dataclass(frozen=True)
class Kind:
    """One kind of parameter: how it is declared, and how its words become a value.

    ``None`` stands for what nothing is said of: the question's own default.
    """

    declare: Declaration
    value: Callable[[argparse.Namespace], Any]


def is_needed(parameter: inspect.Parameter) -> bool:
    """Return whether a question cannot be asked without this parameter."""
    return parameter.default is inspect.Parameter.empty


def dashed(name: str) -> str:
    """Return a name of Python as the command line writes it."""
    return name.strip("_").replace("_", "-")


def option(
    name: str, read: Callable[[Any], Any], metavar: str | None, about: str, **settings: Any
) -> Kind:
    """Return the kind of what one option says, which is required where the question needs it.

    Parameters
    ----------
    name
        Of the parameter.
    read
        From its word to a value.
    metavar, about
        For the help.
    settings
        Further ones of ``argparse``.
    """

    def declare(parser: argparse.ArgumentParser, parameter: inspect.Parameter) -> None:
        parser.add_argument(
            f"--{dashed(name)}",
            dest=name,
            required=is_needed(parameter),
            metavar=metavar,
            help=about,
            **settings,
        )

    def value(chosen: argparse.Namespace) -> Any:
        word = getattr(chosen, name)
        return None if word is None else read(word)

    return Kind(declare, value)


def number(name: str, about: str) -> Kind:
    """Return the kind of an integer."""
    return option(name, int, "N", about, type=int)


def switch(name: str, parameter: inspect.Parameter) -> Kind:
    """Return the kind of yes and no: ``--proof`` where no is the default, else ``--no-proof``."""
    usual = bool(parameter.default)

    def declare(parser: argparse.ArgumentParser, _: inspect.Parameter) -> None:
        word = f"--no-{dashed(name)}" if usual else f"--{dashed(name)}"
        about = f"{name} is {usual} without it"
        parser.add_argument(word, dest=name, action="store_true", help=about)

    return Kind(declare, lambda chosen: not usual if getattr(chosen, name) else None)
