"""Linear algebra with many small matrices, on one thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController

_lock = threading.Lock()
_inside: list[Any] = []  # one entry for each block that is being run, in whatever thread


@cache
def _pools() -> Any:
    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Let numpy's linear algebra use one thread.

    Threads that wait for each other after each small product gain nothing on a quiet machine, and
    take ten times as long, most of it waiting, where other processes compute.
    """
    with _lock:
        if not _inside:
            _inside.append(_pools().limit(limits=1, user_api="blas"))
        _inside.append(None)
    try:
        yield
    finally:
        with _lock:
            _inside.pop()
            if len(_inside) == 1:
                _inside.pop().restore_original_limits()
