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
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import nnag_m2
from nnag_m2 import InputError, NnagError, Session
from nnag_m2.asking.question import is_question, own_parameters
from nnag_m2.cli.arguments import PARAMETERS, question_of
from nnag_m2.cli.output import as_json, as_text, progress
from nnag_m2.engine.doctor import doctor_report, doctor_status
from nnag_m2.engine.install import install_engine

_WRONG_INPUT, _NO_ANSWER, _INTERRUPTED = 2, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status: 0, 1 without an answer, 2 for wrong input."""
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.action(chosen) or 0)
    except InputError as error:
        print(f"nnag-m2: {error}", file=sys.stderr)
        return _WRONG_INPUT
    except NnagError as error:
        print(f"nnag-m2: {type(error).__name__}: {error}", file=sys.stderr)
        return _NO_ANSWER
    except KeyboardInterrupt:
        print("nnag-m2: interrupted", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:  # a reader such as ``head`` has seen enough
        sys.stderr.close()
        return 0


def _nouns() -> dict[str, Any]:
    """Return the questions by their nouns: ours, and those that other packages have announced."""
    own = {name.replace("_", "-"): getattr(nnag_m2, name) for name in nnag_m2.__all__}
    others = {point.name: point.load() for point in entry_points(group="nnag_m2.questions")}
    found = {noun: asked for noun, asked in {**own, **others}.items() if is_question(asked)}
    return {
        n: asked for n, asked in found.items() if own_parameters(asked).keys() <= PARAMETERS.keys()
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nnag-m2", description=(nnag_m2.__doc__ or "").partition("\n")[0]
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
    for noun, computation in _nouns().items():
        summary = (inspect.getdoc(computation) or "").split("\n\n")[0]
        parser = nouns.add_parser(noun, help=summary, description=summary)
        for name, parameter in own_parameters(computation).items():
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
    group.add_argument("--cache", metavar="FOLDER", type=Path, help="keep replies there")


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
