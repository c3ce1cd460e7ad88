"""Who answers the questions of a study: our own pool, any executor, Dask."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from concurrent.futures import Executor
from typing import Any, TypeAlias

from nnag_m2.algebra.arguments import is_whole
from nnag_m2.asking.pool import Pool
from nnag_m2.errors import InputError, shown
from nnag_m2.studies.dask import is_dask_client

Workers: TypeAlias = "int | Executor | Any | None"

_AHEAD = 3
"""Questions for each worker that wait for it, so that none is idle while a record is written."""

_KILLED = 3
"""Workers that one question may take with it until Dask gives it up, which is Dask's default."""


@contextlib.contextmanager
def executor_of(workers: Any) -> Iterator[tuple[Executor, int]]:
    """Yield an executor, and how many questions it is to have at once."""
    if workers is None or is_whole(workers):
        count = (os.cpu_count() or 1) if workers is None else int(workers)
        with Pool(count) as pool:
            yield pool, _AHEAD * count
    elif isinstance(workers, Executor):
        count = getattr(workers, "_max_workers", None) or os.cpu_count() or 1
        yield workers, _AHEAD * count
    elif is_dask_client(workers):
        with workers.get_executor(pure=False, retries=_KILLED) as executor:
            yield executor, _AHEAD * max(sum(workers.ncores().values()), 1)
    else:
        required = "workers are a number, an executor of concurrent.futures or a client of Dask"
        raise InputError(required, shown(workers), part="workers")
