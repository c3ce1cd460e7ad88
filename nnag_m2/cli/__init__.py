"""The command ``nnag-m2``: words in, a script or an answer out.

It only parses words and prints; every question is a computation of ``nnag_m2``, and its options
follow from the computation's own parameters, so that a new one needs no line here unless it has
a parameter of a new kind.
"""

from __future__ import annotations

import argparse
import inspect
import json
import sys
from collections.abc import Sequence
from typing import Any

import nnag_m2
from nnag_m2 import Computation, NnagError, Session
from nnag_m2.cli.arguments import PARAMETERS, question_of
from nnag_m2.cli.failures import ANSWERED, STATES, flush_output, give_up, tell
from nnag_m2.cli.output import all_digits, as_json, as_text, progress
from nnag_m2.cli.words import Parser
from nnag_m2.engine.doctor import doctor_report, doctor_status
from nnag_m2.engine.install import install_engine

_NOUNS = {
    name.replace("_", "-"): getattr(nnag_m2, name)
    for name in nnag_m2.__all__
    if isinstance(getattr(nnag_m2, name), Computation)
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status, which ``nnag-m2 --help`` explains."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        with all_digits():
            return _ended(words)
    except BrokenPipeError:  # a reader such as ``head`` has seen enough
        give_up(sys.stdout)
        return ANSWERED
    except OSError as error:
        give_up(sys.stdout)
        return tell(error, None)


def _ended(words: Sequence[str]) -> int:
    """Return the exit status of a command; raises ``OSError`` when its output is not taken."""
    try:
        chosen = _parser().parse_words(words)
        status = int(chosen.action(chosen) or ANSWERED)
    except (NnagError, KeyboardInterrupt) as error:
        status = tell(error, _computation_in(words) if _wants_json(words) else None)
    except SystemExit:  # --help and --version have printed
        flush_output()
        raise
    flush_output()
    return status


def _wants_json(words: Sequence[str]) -> bool:
    """Return whether JSON is wanted, also of words that are no command."""
    return any(len(word) > 2 and "--json".startswith(word) for word in words)


def _computation_in(words: Sequence[str]) -> str:
    return next((word.replace("-", "_") for word in words if word in _NOUNS), "")


def _parser() -> Parser:
    parser = Parser(
        prog="nnag-m2",
        description=(nnag_m2.__doc__ or "").partition("\n")[0],
        epilog=STATES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"nnag-m2 {nnag_m2.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    script = commands.add_parser("script", help="print a Macaulay2 script; needs no Macaulay2")
    _add_nouns(script, _script)
    compute = commands.add_parser("compute", help="run it and print the answer")
    for noun in _add_nouns(compute, _compute):
        _add_running_options(noun)
    install = commands.add_parser("install-engine", help="install Macaulay2 and msolve from wheels")
    install.set_defaults(action=_install)
    doctor = commands.add_parser("doctor", help="say which engines there are and which one is used")
    doctor.set_defaults(action=_doctor)
    return parser


def _add_nouns(parent: argparse.ArgumentParser, action: Any) -> list[argparse.ArgumentParser]:
    nouns = parent.add_subparsers(required=True, metavar="COMPUTATION")
    parsers = []
    for noun, computation in _NOUNS.items():
        summary = (inspect.getdoc(computation) or "").split("\n\n")[0]
        parser = nouns.add_parser(noun, help=summary, description=summary)
        for name, parameter in computation.parameters.items():
            PARAMETERS[name].declare(parser, parameter)
        parser.set_defaults(action=action, computation=computation)
        parsers.append(parser)
    return parsers


def _add_running_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("running")
    group.add_argument("--json", action="store_true", help="print one JSON object")
    group.add_argument("--timeout", type=float, metavar="SECONDS", help="give up after that long")
    group.add_argument("--memory-limit", type=int, metavar="BYTES", help="of Macaulay2 (Linux)")
    group.add_argument("--engine", metavar="PATH", help="the Macaulay2 to use")
    group.add_argument("--cache", metavar="FOLDER", help="keep replies there")


def _script(chosen: argparse.Namespace) -> None:
    positional, named = question_of(chosen.computation, chosen)
    print(chosen.computation.script(*positional, **named), end="")


def _compute(chosen: argparse.Namespace) -> None:
    positional, named = question_of(chosen.computation, chosen)
    limit = chosen.memory_limit
    with Session(chosen.engine, memory_limit=limit) as session, progress(sys.stderr):
        run = chosen.computation.run(
            *positional, **named, session=session, timeout=chosen.timeout, cache=chosen.cache
        )
    if chosen.json:
        noun = chosen.computation.__name__
        print(json.dumps({"computation": noun, **as_json(run)}, indent=1))
    else:
        print(as_text(run.result))


def _install(_: argparse.Namespace) -> None:
    engine = install_engine()
    msolve = "with" if engine.has_msolve else "without"
    print(f"Macaulay2 {engine.version} {msolve} Msolve: {engine.executable}")


def _doctor(_: argparse.Namespace) -> int:
    print(doctor_report())
    return doctor_status()
