"""Signals wait while a process is started, whichever thread they reach."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest
from each import each

from nnag_m2.engine.signals import SignalsWait


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
