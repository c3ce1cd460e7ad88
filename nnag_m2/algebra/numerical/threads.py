"""Linear algebra with many small matrices, on one thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController

_lock = threading.Lock()
_limits: list[Any] = []  # of the blocks that are being run; the first knows what was before


@cache
def _pools() -> Any:
    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """Let numpy's linear algebra use one thread: in a block, or in a function that is decorated.

    Threads that wait for each other after each small product gain nothing on a quiet machine, and
    take ten times as long, most of it waiting, where other processes compute.
    """
    with _lock:
        _limits.append(_pools().limit(limits=1, user_api="blas"))
    try:
        yield
    finally:
        with _lock:
            limit = _limits.pop()
            if not _limits:
                limit.restore_original_limits()
