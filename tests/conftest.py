"""The engines that the tests run on: every version of Macaulay2 that is found here."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from extras import MISSING, REQUIRED_EXTRAS, missing_extras
from hypothesis import settings

from nnag_m2 import Session
from nnag_m2.engine.executable import candidates
from nnag_m2.engine.probing import Engine, probe

# Machines are shared: no test asserts how long anything takes.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

# So are processors, by the tests themselves; those of what is side by side say otherwise.
os.environ.setdefault("NNAG_M2_WORKERS", "1")

REQUIRED = "NNAG_M2_REQUIRED_ENGINES"
NOTHING = "no working Macaulay2 was found"
UNWANTED = "--engines none"


@cache
def engines() -> tuple[Engine, ...]:
    """Return the best engine of each version."""
    found: dict[str, Engine] = {}
    for path, origin in candidates():
        engine = probe(path, origin).engine
        if engine is not None:
            found.setdefault(engine.version, engine)
    return tuple(found.values())


def newest() -> Engine | None:
    """Return the engine of the highest version, on which nothing is left to a sample."""
    return max(engines(), key=lambda engine: engine.version_tuple, default=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engines",
        choices=("all", "newest", "none"),
        default="all",
        help="the versions of Macaulay2 to test on",
    )
    parser.addoption(
        "--thorough",
        action="store_true",
        help="leave nothing to a sample, on no engine: before a release",
    )


def pytest_configure(config: pytest.Config) -> None:
    required = set(filter(None, map(str.strip, os.environ.get(REQUIRED, "").split(","))))
    # without a demand, no engine is started before a test needs one
    missing = required and required - {engine.version for engine in engines()}
    if missing and not hasattr(config, "workerinput"):
        found = ", ".join(engine.version for engine in engines()) or "none"
        raise pytest.UsageError(
            f"{REQUIRED} asks for Macaulay2 {', '.join(sorted(missing))}; found: {found}"
        )
    absent = missing_extras()
    if absent and not hasattr(config, "workerinput"):
        raise pytest.UsageError(f"{REQUIRED_EXTRAS} asks for {', '.join(absent)}: not installed")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        asked_for = metafunc.config.getoption("--engines")
        alone = asked_for == "newest" or metafunc.definition.get_closest_marker("newest_engine")
        chosen = () if asked_for == "none" else (newest(),) if alone and engines() else engines()
        found = [pytest.param(engine, id=f"M2-{engine.version}") for engine in chosen]
        nothing = [pytest.param(None, id="no-Macaulay2")]
        metafunc.parametrize("engine", found or nothing, indirect=True, scope="session")


SAMPLED = 4
"""Of tests of composite questions, engines that are not the newest run one in so many."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what composite questions answer on engines whose leaf questions are tested."""
    if config.getoption("--thorough"):
        return
    seen: Counter[object] = Counter()
    left_out = []
    for item in items:
        engine = item.callspec.params.get("engine") if hasattr(item, "callspec") else None
        if engine and item.get_closest_marker("composite") and engine != newest():
            seen[item.path, engine] += 1
            if seen[item.path, engine] % SAMPLED != 1:
                left_out.append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        gone = set(map(id, left_out))
        items[:] = [item for item in items if id(item) not in gone]


def pytest_runtest_setup(item: pytest.Item) -> None:
    if not item.get_closest_marker("engine"):
        return
    if item.config.getoption("--engines") == "none":
        pytest.skip(UNWANTED)
    if not engines():
        if os.environ.get("CI", "").lower() in ("true", "1"):
            pytest.fail(f"CI: {NOTHING}", pytrace=False)
        pytest.skip(NOTHING)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [r for kind in ("skipped", "error") for r in terminalreporter.getreports(kind)]
    for extra, words in MISSING.items():
        if any(words in str(report.longrepr) for report in reports):
            title = f"NOTHING ABOUT {extra} WAS TESTED"
            terminalreporter.section(title, sep="#", red=True, bold=True)
            terminalreporter.line(f"{words}.  Install it, and run the tests again:")
            terminalreporter.line(f"    pip install 'nnag-m2[{extra}]'")
    untested = sum(NOTHING in str(report.longrepr) for report in reports)
    if not untested:
        return
    terminalreporter.section("NOTHING ABOUT MACAULAY2 WAS TESTED", sep="#", red=True, bold=True)
    terminalreporter.line(f"{NOTHING}: {untested} tests were not run.", red=True, bold=True)
    terminalreporter.line("Do one of these, and run the tests again:")
    terminalreporter.line("    nnag-m2 install-engine")
    terminalreporter.line("    apt-get install --no-install-recommends macaulay2")
    terminalreporter.line("    brew install Macaulay2/tap/M2")
    terminalreporter.line("`nnag-m2 doctor` tells what was looked at.")
    terminalreporter.section("NOTHING ABOUT MACAULAY2 WAS TESTED", sep="#", red=True, bold=True)


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    if request.param is None:
        pytest.skip(UNWANTED if request.config.getoption("--engines") == "none" else NOTHING)
    return request.param


@pytest.fixture(scope="session")
def thorough(engine: Engine, request: pytest.FixtureRequest) -> bool:
    """Whether all of a long series is asked: on the newest engine; others answer a sample."""
    return engine == newest() or bool(request.config.getoption("--thorough"))


@pytest.fixture(scope="session")
def session(engine: Engine) -> Iterator[Session]:
    """One session of each engine, shared by all tests: they may kill it, but not close it."""
    with Session(engine.executable, timeout=120) as shared:
        yield shared
