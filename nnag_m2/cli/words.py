"""The words of the command line, before and after ``argparse``, and completed by the shell."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from nnag_m2.errors import InputError

_MARK = "\0"
"""No word of a command line has it."""

# An option, the sign for the end of options, or a number, with all of which argparse can do.
_KNOWN = re.compile(r"--.*|-h|-|-\d+|-\d*\.\d+", re.DOTALL)


class Parser(argparse.ArgumentParser):
    """A parser that takes ``-x^2+y`` and ``-1,3`` for values and whose errors are ours."""

    def parse_words(self, words: Sequence[str]) -> argparse.Namespace:
        """Return what the words say.

        Raises
        ------
        InputError
            When they are no command.
        """
        # argparse takes every word with a minus in front for an option.
        marked = [w if not w.startswith("-") or _KNOWN.fullmatch(w) else _MARK + w for w in words]
        chosen = self.parse_args(marked)
        for name, value in vars(chosen).items():
            setattr(chosen, name, _unmarked(value))
        return chosen

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the words."""
        hint = f"`{self.prog} --help`"
        raise InputError(message.replace(_MARK, ""), hint=hint)

    def _print_message(self, message: str, file: Any = None) -> None:
        # argparse passes over output that cannot be written.
        print(message, end="", file=file)


def _unmarked(value: Any) -> Any:
    if isinstance(value, list):
        return [_unmarked(item) for item in value]
    return value.removeprefix(_MARK) if isinstance(value, str) else value


def complete(shell: str, parser: argparse.ArgumentParser) -> None:
    """Print the script that completes the words of a parser in a shell.

    Raises
    ------
    InputError
        Where shtab is not installed.
    """
    try:
        import shtab
    except ImportError:
        hint = "pip install 'nnag-m2[completion]'"
        raise InputError("shtab is needed", "none", hint) from None
    print(shtab.complete(parser, shell))
