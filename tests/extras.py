"""Libraries that the package does not need, which a few of its tests do."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import Any

import pytest

REQUIRED_EXTRAS = "NNAG_M2_REQUIRED_EXTRAS"

MISSING = {name: f"{name} is not installed" for name in ("torch", "jax")}
"""What a report says when the tests of a library could not be run; the summary looks for it."""


def missing_extras() -> list[str]:
    """Return the libraries that are required, as continuous integration does, and missing."""
    required = os.environ.get(REQUIRED_EXTRAS, "").replace(",", " ").split()
    return [name for name in required if find_spec(name) is None]


def extra(name: str) -> Any:
    """Return a library; without it the module or the test that asks is skipped, and says so."""
    return pytest.importorskip(name, reason=MISSING[name])
