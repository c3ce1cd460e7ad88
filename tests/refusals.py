"""How a refusal is tested."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from nnag_m2 import InputError


def message(refused: Callable[[], object]) -> str:
    """Return what a refusal says; it must survive pickling, to come back from a worker."""
    with pytest.raises(InputError) as caught:
        refused()
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    return str(caught.value)
