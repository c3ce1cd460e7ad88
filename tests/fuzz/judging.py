"""Whether what came out of a call may come out of it."""

from __future__ import annotations

import pickle

from nnag_m2 import InputError

from .cases import Outcome, Setting, require

_LONGEST = 3000
"""Characters of a refusal; it shows at most a few values, each cut to some 200."""


def refusal(error: InputError, setting: Setting, name: str, asked: str) -> Outcome:
    """Judge a refusal: readable, able to travel, and in the name of who was called."""
    said = str(error)
    require(len(said) <= _LONGEST, f"{asked}: a refusal of {len(said)} characters: {said[:300]}")
    copy = pickle.loads(pickle.dumps(error))
    require(str(copy) == said, f"{asked}: the refusal does not survive pickling: {said}")
    if setting.names and name:
        require(said.startswith(name), f"{asked}: refused in the name of another: {said}")
    return "refusal"
