"""What Python's own state must be while a process is started, waited for or ended."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from functools import partial
from traceback import walk_tb
from types import CodeType, FrameType
from typing import Any


class SignalsWait:
    """Lets signals wait: Python drops an exception that a handler raises while it forks.

    Blocked in this thread they may still reach another one, such as those of linear algebra in
    numpy, and Python calls handlers in the main thread: there, handlers are made to wait as well.

    A class rather than a generator, which could be interrupted before its ``finally`` counts.
    """

    def __enter__(self) -> None:
        self._handlers: dict[int, Any] = {}
        self._kept: list[int] = []
        self._waits = True
        self._before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        try:
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
            if threading.get_ident() == threading.main_thread().ident:
                self._hold()
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_: object) -> None:
        try:
            for number, handler in self._handlers.items():
                signal.signal(number, handler)
            for number in self._kept:
                signal.raise_signal(number)  # comes when it is no longer blocked
        finally:
            self._waits = False
            signal.pthread_sigmask(signal.SIG_SETMASK, self._before)

    def _hold(self) -> None:
        """Take the place of all handlers in Python."""
        for number in signal.valid_signals():
            handler = signal.getsignal(number)
            if callable(handler):
                self._handlers[number] = handler
                signal.signal(number, self._keep)

    def _keep(self, number: int, frame: FrameType | None) -> None:
        if self._waits:
            self._kept.append(number)
        else:  # an exception came before the handler was back in its place
            self._handlers[number](number, frame)


def is_of_the_system(error: OSError) -> bool:
    """Return whether the system raised an error, rather than a handler of a signal.

    What a handler raises may be an ``OSError`` too, such as ``TimeoutError``, wherever Python is
    at that moment: it must come out as it is.  It has no number, or the one of a time limit, or its
    traceback leads through a handler.
    """
    if error.errno is None or isinstance(error, TimeoutError):
        return False
    frames = walk_tb(error.__traceback__)
    return _handlers().isdisjoint(frame.f_code for frame, _ in frames)


def _handlers() -> set[CodeType]:
    """Return the code of the handlers in Python, of all signals."""
    handlers = (signal.getsignal(number) for number in signal.valid_signals())
    return {code for handler in handlers if (code := _code_of(handler)) is not None}


def _code_of(handler: Any) -> CodeType | None:
    """Return the code of a function, a method, a partial function, or an object to be called."""
    while isinstance(handler, partial):
        handler = handler.func
    if not callable(handler):  # SIG_DFL, SIG_IGN, or no handler of Python's
        return None
    own: CodeType | None = getattr(handler, "__code__", None)
    return own or getattr(type(handler).__call__, "__code__", None)


@contextlib.contextmanager
def system_errors_pass() -> Iterator[None]:
    """Pass over errors of the system inside the block, and over nothing else."""
    try:
        yield
    except OSError as error:
        if not is_of_the_system(error):
            raise


@contextlib.contextmanager
def standard_descriptors_taken() -> Iterator[None]:
    """Keep 0, 1 and 2 from being given to pipes and terminals, as they are when they are closed.

    In the new process these numbers are the terminal: whatever had them would be lost.
    """
    taken: list[int] = []
    try:
        while not taken or taken[-1] <= 2:
            taken.append(os.open(os.devnull, os.O_RDWR))
        yield
    finally:
        for number in taken:
            os.close(number)
