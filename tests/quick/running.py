"""The part of `make quick` that lives in pytest: which tests, in which sequence, and how long."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from .choosing import Choice

LEFT_OUT = "left out of this minute"


class Chosen:
    """Keep the chosen tests, unit tests first, and begin none after the time is over."""

    def __init__(self, choice: Choice, seconds: float) -> None:
        self.choice = choice
        self.end = time.monotonic() + seconds

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(
        self, config: pytest.Config, items: list[pytest.Item]
    ) -> None:
        kept = [item for item in items if self._is_chosen(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        # a stable sort: fixtures that modules share are still made once
        items[:] = sorted(kept, key=self._place)

    def _place(self, item: pytest.Item) -> tuple[bool, bool]:
        return "engine" in item.path.parts, item.path not in self.choice.whole

    def _is_chosen(self, item: pytest.Item) -> bool:
        function: Any = getattr(item, "function", None)
        code = getattr(function, "__code__", None)
        return self.choice.has(item.path, item.name, code.co_names if code else ())

    def pytest_runtest_setup(self) -> None:
        if time.monotonic() > self.end:
            pytest.skip(LEFT_OUT)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        skipped = terminalreporter.getreports("skipped")
        count = sum(LEFT_OUT in str(report.longrepr) for report in skipped)
        if count:
            terminalreporter.line(f"{count} tests were {LEFT_OUT}; `make test` runs them.")


def arguments(choice: Choice, root: Path) -> list[str]:
    """Return the files for pytest to look into."""
    return [str(path.relative_to(root)) for path in sorted(choice.whole | choice.searched)]
