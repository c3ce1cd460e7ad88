"""Signals that wait while a process is started or ended, and exceptions that come from them."""

from __future__ import annotations

import signal
from types import TracebackType


class SignalsWait:
    """Lets signals wait: Python drops an exception that a handler raises while it forks.

    A class rather than a generator, which could be interrupted before its ``finally`` counts.
    """

    def __enter__(self) -> None:
        self._before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        try:
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_: object) -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, self._before)


def is_of_the_system(error: OSError) -> bool:
    """Return whether the system raised an error, rather than a handler of a signal.

    What a handler raises may be an ``OSError`` too, such as ``TimeoutError``, wherever Python is
    at that moment: it must come out as it is.  It has no number, or the one of a time limit.
    """
    return error.errno is not None and not isinstance(error, TimeoutError)


class SystemErrorsPass:
    """Passes over errors of the system inside the block, and over nothing else."""

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        return isinstance(error, OSError) and is_of_the_system(error)
