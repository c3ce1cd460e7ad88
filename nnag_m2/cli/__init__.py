"""The command ``nnag-m2``: words in, a script or an answer out.

It only parses words and prints; every question of ``nnag_m2`` is a computation here, methods
too, and its options follow from its own parameters, so that a new one needs no line here: a
parameter of a new kind is written as in Python.
"""

from __future__ import annotations

import argparse
import difflib
import inspect
import json
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, NoReturn

import nnag_m2
from nnag_m2 import Answer, InputError, NnagError, Session, question, results
from nnag_m2.asking.question import is_question
from nnag_m2.cli.arguments import declare, question_of
from nnag_m2.cli.failures import ANSWERED, NO_ANSWER, STATES, flush_output, give_up, tell
from nnag_m2.cli.kinds import dashed
from nnag_m2.cli.output import all_digits, as_json, as_text, run_as_text, write
from nnag_m2.cli.polynomials import lines_of
from nnag_m2.cli.words import Parser, complete
from nnag_m2.engine.executable import doctor_report
from nnag_m2.engine.install import install_engine

COMMANDS = {"script", "compute", "run", "install-engine", "doctor", "completion"}
_ABOUT_NOUNS = {"script", "compute"}


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


def nouns() -> dict[str, Any]:
    """Return the questions by their nouns: ours, and those that other packages have announced."""
    found = {dashed(name): getattr(nnag_m2, name) for name in nnag_m2.__all__}
    for part in (nnag_m2, results):
        for name in part.__all__:
            found |= _methods(name, getattr(part, name))
    found |= {point.name: point.load() for point in entry_points(group="nnag_m2.questions")}
    # for commands of one's own there is ``run``
    by_hand = {nnag_m2.from_macaulay2, nnag_m2.macaulay2}
    return {n: asked for n, asked in found.items() if is_question(asked) and asked not in by_hand}


def _methods(name: str, kind: Any) -> dict[str, Any]:
    """Return the questions of a class, such as ``neuromanifold-dimension``."""
    if not inspect.isclass(kind):
        return {}
    stem = "".join(f"-{c.lower()}" if c.isupper() else c for c in name).strip("-")
    members = {m: getattr(kind, m, None) for m in dir(kind) if not m.startswith("_")}
    # those of an ideal are questions of their own
    own = {m: asked for m, asked in members.items() if "." in getattr(asked, "__qualname__", "")}
    return {f"{stem}-{dashed(m)}": asked for m, asked in own.items() if is_question(asked)}


def _as_nouns(words: Sequence[str]) -> list[str]:
    """Return the words with the noun as it is listed; a misspelt one is refused.

    Underscores stand for hyphens there: ``singular_locus`` is the name in Python.  A noun alone is
    computed.
    """
    found = list(words)
    if not words or words[0].startswith("-") or words[0] in COMMANDS - _ABOUT_NOUNS:
        return found
    known = nouns()
    if words[0] not in COMMANDS:
        found = ["compute", *found] if words[0].replace("_", "-") in known else found
        if found[0] != "compute":
            _refuse(words[0], "a command or a computation", [*COMMANDS, *known], "")
    if len(found) < 2 or found[1].startswith("-"):
        return found
    found[1] = found[1].replace("_", "-")
    if found[1] not in known:
        _refuse(words[1], "the name of a computation", known, f"{words[0]} ")
    return found


def _refuse(word: str, what: str, known: Iterable[str], command: str) -> NoReturn:
    close = difflib.get_close_matches(word.replace("_", "-"), known, 1)
    hint = close[0] if close else f"`nnag-m2 {command}--help`"
    raise InputError(f"{what} is needed", repr(word), hint)


def _ended(words: Sequence[str]) -> int:
    """Return the exit status of a command; raises ``OSError`` when its output is not taken."""
    try:
        given = _as_nouns(words)
        chosen = _parser(given[1:2]).parse_words(given)
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
    if words[:1] == ["run"]:
        return "from_macaulay2"
    known = nouns()
    found = (known.get(word.replace("_", "-")) for word in words)
    return next((asked.__qualname__ for asked in found if asked is not None), "")


def _parser(wanted: Sequence[str]) -> Parser:
    """Return the parser of the command; without a wanted noun, with all of them."""
    known = nouns()
    known = {noun: known[noun] for noun in wanted if noun in known} or known
    parser = Parser(
        prog="nnag-m2",
        description=(nnag_m2.__doc__ or "").partition("\n")[0],
        epilog=STATES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"nnag-m2 {nnag_m2.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    script = commands.add_parser("script", help="print a Macaulay2 script; needs no Macaulay2")
    _add_nouns(script, known, _script)
    compute = commands.add_parser("compute", help="run it and print the answer")
    for noun in _add_nouns(compute, known, _compute):
        _add_running_options(noun)
        if inspect.signature(noun.get_default("computation")).return_annotation == "Picture":
            about = "an SVG, PNG or PDF file, or its numbers as CSV or JSON"
            noun.add_argument("--output", type=Path, metavar="FILE", help=about)
    run = commands.add_parser("run", help="run a file of Macaulay2, print what it gives names to")
    run.add_argument("file", type=Path, metavar="FILE.m2", help="- is standard input")
    _add_running_options(run)
    run.set_defaults(action=_run)
    completion = commands.add_parser("completion", help="print what completes words in a shell")
    completion.add_argument("shell", choices=("bash", "zsh", "tcsh"))
    completion.set_defaults(action=lambda chosen: complete(chosen.shell, _parser([])))
    install = commands.add_parser("install-engine", help="install Macaulay2 and msolve from wheels")
    install.set_defaults(action=_install)
    doctor = commands.add_parser("doctor", help="say which engines there are and which one is used")
    doctor.set_defaults(action=_doctor)
    return parser


def _add_nouns(
    parent: argparse.ArgumentParser, known: dict[str, Any], action: Any
) -> list[argparse.ArgumentParser]:
    added = parent.add_subparsers(required=True, metavar="COMPUTATION")
    parsers = []
    for noun, computation in known.items():
        summary = (inspect.getdoc(computation) or "").split("\n\n")[0].replace("%", "%%")
        parser = added.add_parser(noun, help=summary, description=summary)
        declare(parser, computation)
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


def _whole(chosen: argparse.Namespace) -> Any:
    """Return all that the words ask as one question, what is found first included.

    It does what the question of the library does, and is not a second one around it.
    """

    def asked() -> Any:
        positional, named = question_of(chosen.computation, chosen)
        return chosen.computation.__wrapped__(*positional, **named)

    asked.__name__ = chosen.computation.__name__
    # of a method too: a name with a dot would be that of a method
    asked.__qualname__ = asked.__name__
    return question(asked)


def _script(chosen: argparse.Namespace) -> None:
    print(_whole(chosen).script(), end="")


def _answer(chosen: argparse.Namespace, asked: Any, *arguments: Any) -> Answer[Any]:
    shows = sys.stderr is not None and sys.stderr.isatty()
    with Session(chosen.engine, memory_limit=chosen.memory_limit) as session:
        found: Answer[Any] = asked.run(
            *arguments,
            session=session,
            timeout=chosen.timeout,
            cache=chosen.cache,
            progress=shows,
        )
    return found


def _run(chosen: argparse.Namespace) -> None:
    piped = str(chosen.file) == "-"
    source = "\n".join([*lines_of(chosen.file), ""]) if piped else chosen.file
    answer = _answer(chosen, nnag_m2.from_macaulay2, source)
    if chosen.json:
        print(json.dumps(as_json(answer, "from_macaulay2"), indent=1))
    else:
        print(run_as_text(answer))


def _compute(chosen: argparse.Namespace) -> None:
    run = _answer(chosen, _whole(chosen))
    if getattr(chosen, "output", None) is not None:
        write(run.result, chosen.output)
    elif chosen.json:
        print(json.dumps(as_json(run, chosen.computation.__qualname__), indent=1))
    else:
        print(as_text(run.result))


def _install(_: argparse.Namespace) -> None:
    engine = install_engine()
    msolve = "with" if engine.has_msolve else "without"
    print(f"Macaulay2 {engine.version} {msolve} Msolve: {engine.executable}")


def _doctor(_: argparse.Namespace) -> int:
    report, works = doctor_report()
    print(report)
    return ANSWERED if works else NO_ANSWER
