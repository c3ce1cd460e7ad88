"""Signals wait while a process is started, whichever thread they reach."""

from __future__ import annotations

import errno
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from each import each

from nnag_m2.engine.signals import SignalsWait, is_of_the_system, system_errors_pass


@pytest.fixture
def other_thread() -> Iterator[None]:
    """A thread that does not block signals, so that the system hands them to it."""
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    yield
    over.set()
    thread.join()


@pytest.mark.usefixtures("other_thread")
@each("number", [signal.SIGINT, signal.SIGALRM])
def test_handlers_wait_for_the_end_of_the_block(number: signal.Signals) -> None:
    def pressed(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(number, pressed)
    done = []
    try:
        with pytest.raises(KeyboardInterrupt), SignalsWait():
            os.kill(os.getpid(), number)
            time.sleep(0.05)
            done.append(number)
        assert done == [number]
        assert signal.getsignal(number) is pressed
        assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()
    finally:
        signal.signal(number, before)


def _raises(*_: object) -> None:
    os.close(10**6)


class Handler:
    """Handlers in the forms that Python calls."""

    def __call__(self, *_: object) -> None:
        _raises()

    def method(self, *_: object) -> None:
        raise ConnectionResetError(errno.ECONNRESET, "by the handler")


@pytest.mark.parametrize(
    "handler", [_raises, Handler(), Handler().method, partial(_raises, 1), lambda *_: _raises()]
)
def test_what_a_handler_raises_is_not_taken_for_the_system_s_own(
    handler: Callable[..., object],
) -> None:
    before = signal.signal(signal.SIGUSR1, handler)
    try:
        with pytest.raises(OSError, match="Errno") as met, system_errors_pass():
            signal.raise_signal(signal.SIGUSR1)
            time.sleep(1)
        assert met.value.errno is not None
        assert not is_of_the_system(met.value)
        with system_errors_pass():
            os.close(10**6)  # outside of a handler the same error is the system's
    finally:
        signal.signal(signal.SIGUSR1, before)
