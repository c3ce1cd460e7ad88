"""Signals that wait while a process is started or ended."""

from __future__ import annotations

import signal


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
