"""Words completed by the shell: a script for it, once, by the extra ``completion``."""

from __future__ import annotations

import argparse

from nnag_m2.errors import InputError


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
