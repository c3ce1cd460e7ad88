"""Every exception the package raises, ordered by the phase in which the question failed.

``InputError`` comes before a script exists, ``TemplateError`` while it is rendered,
``EngineError`` while Macaulay2 runs, ``ReplyError`` when its answer is read.  All of them can
be pickled, so that they survive the way back from another thread or process.  What users call is
``named``: errors speak in its name, and show values as ``shown`` does.
"""

from __future__ import annotations

import functools
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from nnag_m2.calling import Call, called, calling, current_call

P = ParamSpec("P")
R = TypeVar("R")

LONGEST_SHOWN = 200
"""Two or three lines of a terminal: a message is read as a whole."""

_PACKAGE = Path(__file__).resolve().parent


def _is_passed_over(file: Path) -> bool:
    """Return whether a line of a file is not the user's own."""
    return _PACKAGE in file.parents or "site-packages" in file.parts


class NnagError(Exception):
    """Base class of everything that this package raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Said here, since the built-in classes say it differently: a class with two of them for
        # bases, as EngineTimeout is, would not come back from a worker of Dask (tblib).
        return type(self), self.args, self.__dict__ or None


class _Told(NnagError):
    """What is told in a few lines in a notebook; Python's own traceback is as it always is."""

    def _render_traceback_(self) -> list[str]:
        """Return the lines that IPython shows."""
        return f"{type(self).__name__}: {self}".splitlines()


class InputError(_Told, ValueError):
    """The question is not well posed; nothing was rendered and no engine was touched.

    It speaks in the name of what the user called.

    Parameters
    ----------
    required
        What is needed.
    came
        What was given instead.
    hint
        What to try.
    part
        Which of the arguments is meant, where that is not plain.
    called_as
        What the user called; by default what is being called now.
    """

    def __init__(
        self,
        required: str,
        came: str = "",
        hint: str = "",
        part: str = "",
        called_as: str | None = None,
    ) -> None:
        # All five travel in ``args``, which is what makes the exception picklable.
        super().__init__(required, came, hint, part, called() if called_as is None else called_as)

    def _render_traceback_(self) -> list[str]:
        """Return the message, and the last line of the user's own that led to it."""
        frames = traceback.extract_tb(self.__traceback__)
        own = [f for f in frames if not _is_passed_over(Path(f.filename))]
        place = [f"  line {own[-1].lineno}: {own[-1].line}"] if own and own[-1].line else []
        return [*super()._render_traceback_(), *place]

    def __str__(self) -> str:
        required, came, hint, part, name = self.args
        spoken = ", ".join(word for word in (name, part) if word)
        parts = [f"{spoken}: {required}" if spoken else required]
        parts += [f"got {came}"] if came else []
        parts += [f"try {hint}"] if hint else []
        return "; ".join(parts)


class QuestionCancelled(_Told):
    """The question was cancelled while it ran."""


class TemplateError(NnagError):
    """A script template is at fault: a bug in this package, never in the question."""


class _OfScript(_Told):
    """What went wrong with a script, whose path is part of the message."""

    def __init__(
        self, message: str = "", script_path: Path | None = None, script: str = ""
    ) -> None:  # the watchdog's has no message yet
        super().__init__(message, script_path, script)
        self.script_path, self.script = script_path, script

    def __str__(self) -> str:
        message = str(self.args[0])
        return message if self.script_path is None else f"{message}\n  script: {self.script_path}"


class QuestionTimeout(_OfScript, TimeoutError):
    """The time for the question is over; nothing is known about the answer.

    The message says what the user called, what had been done and what was running.
    """


class EngineError(_OfScript, RuntimeError):
    """Macaulay2 could not answer.

    Attributes
    ----------
    script_path
        The script that reproduces the failure by hand (``M2 --script PATH``), on the machine
        where it failed; ``None`` when no script was running or it could not be kept.
    script
        Its text, which the exception takes along; empty when no script was running.
    """


class EngineNotFound(EngineError):
    """No Macaulay2 that runs was found."""


class EngineTooOld(EngineError):
    """A Macaulay2 was found, but it is older than the oldest supported version."""


class EngineCrashed(EngineError):
    """The Macaulay2 process died while it was computing."""


class EngineTimeout(EngineError, QuestionTimeout):
    """The time was over while Macaulay2 computed; nothing is known about the answer."""


class EngineOutOfMemory(EngineError, MemoryError):
    """Macaulay2 reached the memory limit of its session."""


class EngineComplaint(EngineError):
    """Macaulay2 itself reported an error.

    Attributes
    ----------
    complaint
        Its message, without location.
    template
        The template that the script was rendered from.
    line, column
        Where in the script, both counted from 1; ``None`` when it did not say.
    script_line
        The text of that line.
    """

    def __init__(
        self,
        complaint: str,
        script_path: Path | None = None,
        template: str = "",
        line: int | None = None,
        column: int | None = None,
        script_line: str = "",
        script: str = "",
    ) -> None:
        super().__init__(complaint, script_path, script)
        self.args = (complaint, script_path, template, line, column, script_line, script)
        self.complaint, self.template, self.script_line = complaint, template, script_line
        self.line, self.column = line, column

    def __str__(self) -> str:
        where = f" in template {self.template}" if self.template else ""
        where += f", line {self.line}, column {self.column}" if self.line else ""
        text = f"Macaulay2 says: {self.complaint}{where}"
        text += f"\n  script: {self.script_path}" if self.script_path else ""
        return text + (f"\n  line {self.line}: {self.script_line.strip()}" if self.line else "")


class ReplyError(_OfScript):
    """Macaulay2 answered something that cannot be the answer to the question.

    Attributes
    ----------
    script_path, script
        The script that was answered, and its text, when there is one.
    """


def printed(value: Any) -> str:
    """Return the representation of a value, or what it is where it has none."""
    try:
        return repr(value)
    except Exception:  # integers of more than 4,300 digits, and objects that cannot be printed
        return f"a large {type(value).__name__}"


def shown(value: Any) -> str:
    """Return a value as a message shows it, cut when it is long."""
    text = printed(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


_MAKERS = ("__init__", "__post_init__")


def spoken_name(name: str, args: tuple[Any, ...]) -> str:
    """Return the name of what is called as the user wrote it: a method by its subject's class."""
    *owner, last = name.split(".")
    if not owner or not args:
        return name
    kind = args[0] if isinstance(args[0], type) else type(args[0])
    return kind.__name__ if last in _MAKERS else f"{kind.__name__}.{last}"


def named(function: Callable[P, R]) -> Callable[P, R]:
    """Return a function or constructor in whose name errors speak when the user calls it."""

    @functools.wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        if current_call() is not None:
            return function(*args, **kwargs)
        with calling(Call(spoken_name(function.__qualname__, args))):
            return function(*args, **kwargs)

    return wrapped
