"""Faults at random moments: the right answer or the right error, then the next answer."""

from __future__ import annotations

import _thread
import contextlib
import os
import resource
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import psutil
from processes import DEAF, LONG, gone, wait_until
from sympy import symbols

from nnag_m2 import (
    EngineComplaint,
    EngineCrashed,
    EngineError,
    EngineOutOfMemory,
    Ideal,
    Pool,
    QuestionTimeout,
    ReplyError,
    Session,
    groebner_basis,
)

from .cases import Late, Outcome, Setting, Wrong, kind, require

x, y = symbols("x y")

_LATEST = 0.12
"""Seconds after which a fault comes at the latest; a short question takes some milliseconds."""

_NEXT = 30.0
"""Seconds for the question after the fault, in which Macaulay2 may have to be started anew."""

_STOPPED = 0.5
"""Seconds for a question to a process that may be stopped."""


class Interrupted(Exception):
    """What a signal handler of the user raises."""


def known(number: int, session: Session, timeout: float = _NEXT) -> None:
    """Ask for a Groebner basis that depends on a number, and require it to be right."""
    given = Ideal([x**2 - number * y, x * y - number], [x, y])
    basis = groebner_basis(given, session=session, timeout=timeout)
    right = {x**2 - number * y, x * y - number, y**2 - x}
    require({p.as_expr() for p in basis} == right, f"the basis of {given} is {basis}")


def question(chance: Random, session: Session) -> Callable[[], None]:
    """Return something to be disturbed: short, long, deaf to interrupts, or many at once."""
    number = chance.randint(1, 10**6)
    return chance.choice(
        [
            lambda: known(number, session),
            lambda: [known(number + i, session) for i in range(10)],
            lambda: session.run(LONG, timeout=_STOPPED),
            lambda: session.run(DEAF, timeout=_STOPPED),
            lambda: session.run("deliver (10^200000)"),
            lambda: session.run("scan(20000, i -> << i << endl); deliver 1"),
            lambda: session.run("error hello"),
            lambda: session.run('run "sleep 1"; deliver 1', timeout=_STOPPED),
        ]
    )


@contextmanager
def own_session(setting: Setting, chance: Random, **more: Any) -> Iterator[Session]:
    """Open a session that a fault may ruin; it ends without a process or a folder left behind."""
    before = folders()
    with Session(setting.engine, **more) as session:
        if chance.random() < 0.7:  # else it is started while the fault comes
            known(1, session)
        yield session
        pid = session.pid
    require(pid is None or wait_until(lambda: gone(pid)), f"Macaulay2 {pid} is left behind")
    left = folders() - before
    require(not left, f"folders are left behind: {left}")


def folders() -> set[Path]:
    """Return the folders of running sessions; others than these are in use, too."""
    found = Path(tempfile.gettempdir()).glob("nnag-m2-*")
    return {path for path in found if not path.name.startswith("nnag-m2-failed-")}


@contextmanager
def later(delay: float, act: Callable[[], object]) -> Iterator[None]:
    """Do something in another thread after some seconds; wait for it at the end."""
    timer = threading.Timer(delay, act)
    timer.start()
    try:
        yield
    finally:
        timer.join()


def tried(ask: Callable[[], Any], *allowed: type[BaseException]) -> Outcome:
    """Return ``answer`` when a question is answered, ``refusal`` when it fails as it may."""
    try:
        ask()
    except allowed:
        return "refusal"
    except (Wrong, Late):
        raise
    except BaseException as error:
        raise Wrong(f"{type(error).__name__}: {str(error)[:300]}") from error
    return "answer"


_OF_ENGINE = (EngineComplaint, EngineCrashed, QuestionTimeout)
_CANCELLED = (CancelledError, EngineError, QuestionTimeout)
_LETHAL = (signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM)


def _signal(pid: int | None, number: int) -> None:
    """Send a signal, and where it kills, wait until it has."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if pid is not None:
            os.kill(pid, number)
            if number in _LETHAL:
                wait_until(lambda: gone(pid))


@kind("faults", weight=2)
def signals_to_macaulay2(chance: Random, setting: Setting) -> Outcome:
    """Macaulay2 is killed, interrupted, or stopped, and perhaps continued."""
    number = chance.choice([*_LETHAL, signal.SIGINT, signal.SIGSTOP])
    delay, pause = chance.uniform(0, _LATEST), chance.choice([None, chance.uniform(0, 0.3)])
    with own_session(setting, chance, timeout=_NEXT) as session:

        def act() -> None:
            _signal(session.pid, number)
            if number == signal.SIGSTOP and pause is not None:
                time.sleep(pause)
                _signal(session.pid, signal.SIGCONT)

        limit = _STOPPED if number == signal.SIGSTOP and pause is None else _NEXT
        ask = question(chance, session)
        if limit == _STOPPED:
            ask = lambda: known(7, session, limit)  # noqa: E731
        with later(delay, act):
            found = tried(ask, *_OF_ENGINE, EngineError)
        if limit == _STOPPED:  # it may be stopped now, when nobody asks
            tried(lambda: known(8, session, limit), *_OF_ENGINE)
        known(chance.randint(1, 10**6), session)
    return found


@kind("faults", weight=2)
def interrupts(chance: Random, setting: Setting) -> Outcome:
    """Ctrl-C, ``interrupt_main`` or a signal handler that raises, while Python waits."""
    delay = chance.uniform(0, _LATEST)
    raised = chance.choice([Interrupted, TimeoutError, OSError, KeyboardInterrupt])

    def handler(*_: object) -> None:
        raise raised("from a signal handler")

    act, expected = chance.choice(
        [
            (lambda: os.kill(os.getpid(), signal.SIGINT), KeyboardInterrupt),
            (_thread.interrupt_main, KeyboardInterrupt),
            (lambda: os.kill(os.getpid(), signal.SIGUSR1), raised),
        ]
    )
    before = signal.signal(signal.SIGUSR1, handler)
    try:
        with own_session(setting, chance, timeout=_NEXT) as session:
            ask = question(chance, session)

            def all_of_it() -> None:
                with later(delay, act):
                    ask()
                    time.sleep(_LATEST)  # where the question is over, it comes here

            found = tried(all_of_it, expected, *_OF_ENGINE)
            with contextlib.suppress(expected):
                time.sleep(_LATEST)
            known(chance.randint(1, 10**6), session)
    finally:
        signal.signal(signal.SIGUSR1, before)
    return found


@kind("faults")
def timeouts(chance: Random, setting: Setting) -> Outcome:
    """Limits that end anywhere: before the start, in it, in the middle, just at the end."""
    limit = 10 ** chance.uniform(-5, 0)
    number = chance.randint(1, 10**6)
    with own_session(setting, chance) as session:
        script = chance.choice([LONG, DEAF])
        found = tried(lambda: known(number, session, limit), QuestionTimeout)
        if chance.random() < 0.3:
            found = tried(lambda: session.run(script, timeout=limit), QuestionTimeout)
            require(found == "refusal", "an endless script was answered")
        known(number + 1, session)
    return found


@kind("faults")
def memory(chance: Random, setting: Setting) -> Outcome:
    """Macaulay2 reaches its limit of memory."""
    size = chance.choice([10**6, 10**8, 10**9])
    limit = chance.choice([2 * 10**9, 3 * 10**9])
    script = f"L = toList(0..{size}); deliver (#L)"
    with own_session(setting, chance, memory_limit=limit, timeout=5) as session:
        found = tried(lambda: session.run(script), EngineOutOfMemory, QuestionTimeout)
        known(chance.randint(1, 10**6), session)
    return found


@kind("faults")
def futures(chance: Random, setting: Setting) -> Outcome:
    """Futures are cancelled, and a pool is ended, while its workers compute."""
    numbers = [chance.randint(1, 10**6) for _ in range(chance.randint(1, 8))]
    delay, ends = chance.uniform(0, _LATEST), chance.random() < 0.3
    with Pool(2, executable=setting.engine, timeout=_NEXT) as pool:
        found = [pool.submit(known_in_pool, number) for number in numbers]
        time.sleep(delay)
        for future in found:
            if chance.random() < 0.5:
                future.cancel()
        if ends:
            pool.shutdown(wait=False, cancel_futures=True)
        # each by itself: ``concurrent.futures.wait`` waits for ever for those that a pool cancelled
        outcomes = {tried(lambda f=f: f.result(_NEXT), *_CANCELLED) for f in found}
        if not ends:
            require(pool.submit(known_in_pool, 5).result(_NEXT) is None, "the next is right")
    return "answer" if outcomes == {"answer"} else "refusal"


def known_in_pool(number: int) -> None:
    """Ask as ``known`` does, of the worker's own session."""
    basis = groebner_basis(Ideal([x**2 - number * y, x * y - number], [x, y]))
    right = {x**2 - number * y, x * y - number, y**2 - x}
    require({p.as_expr() for p in basis} == right, f"the basis for {number} is {basis}")


@kind("faults")
def threads(chance: Random, setting: Setting) -> Outcome:
    """Many threads ask one session, which is killed or closed in between."""
    delay, closes = chance.uniform(0, _LATEST), chance.random() < 0.3
    outcomes: list[Any] = []
    with own_session(setting, chance, timeout=_NEXT) as session:

        def ask(number: int) -> None:
            try:
                outcomes.append(tried(lambda: known(number, session), EngineError))
            except Wrong as error:
                outcomes.append(error)

        def act() -> None:
            session.close() if closes else _signal(session.pid, signal.SIGKILL)

        several = [threading.Thread(target=ask, args=(chance.randint(1, 10**6),)) for _ in "1234"]
        with later(delay, act):
            for thread in several:
                thread.start()
            for thread in several:
                thread.join(_NEXT)
        require(len(outcomes) == len(several), "a thread has not come back")
        for outcome in outcomes:
            if isinstance(outcome, Wrong):
                raise outcome
        if not closes:
            known(chance.randint(1, 10**6), session)
    return "answer" if set(outcomes) == {"answer"} else "refusal"


@kind("faults")
def disks(chance: Random, setting: Setting) -> Outcome:
    """The disk is full for the script or the reply, or the folder is gone."""
    fault = chance.choice(["reply", "script", "folder"])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    others = folders()
    with own_session(setting, chance, timeout=_NEXT) as session:
        known(2, session)
        if fault == "folder":
            for folder in folders() - others:
                shutil.rmtree(folder)
            found = tried(lambda: known(3, session), EngineError, ReplyError)
        elif fault == "reply":
            script = f'run "ln -sf /dev/full reply.txt";\ndeliver (10^{chance.choice([1, 10**6])})'
            found = tried(lambda: session.run(script), EngineComplaint, ReplyError)
            require(found == "refusal", "a reply that cannot be written was read")
        else:
            # the kernel's way: a file grows no longer than this
            resource.setrlimit(resource.RLIMIT_FSIZE, (chance.choice([0, 100, 1000]), hard))
            try:
                found = tried(lambda: session.run("-- " + "x" * 5000), EngineError)
            finally:
                resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        known(chance.randint(1, 10**6), session)
    return found


@kind("faults")
def forks(chance: Random, setting: Setting) -> Outcome:
    """A child process made by ``fork`` asks too, and dies; the parent's session goes on."""
    with own_session(setting, chance, timeout=_NEXT) as session:
        known(2, session)
        child = os.fork()
        if not child:
            status = 1
            with contextlib.suppress(BaseException):
                known(3, session)
                session.close()
                status = 0
            os._exit(status)
        known(4, session)
        _, status = os.waitpid(child, 0)
        require(status == 0, "the question of a forked child was not answered")
        known(chance.randint(1, 10**6), session)
    return "answer"


@kind("faults")
def children(chance: Random, setting: Setting) -> Outcome:
    """A child of Macaulay2, as msolve is one, is killed."""
    delay = chance.uniform(0, _LATEST)
    with own_session(setting, chance, timeout=_NEXT) as session:
        known(2, session)

        def act() -> None:
            if (pid := session.pid) is None:  # children would be those of this process
                return
            with contextlib.suppress(psutil.Error):
                for child in psutil.Process(pid).children(recursive=True):
                    child.kill()

        with later(delay, act):
            found = tried(lambda: session.run('deliver run "sleep 0.3"'), *_OF_ENGINE)
        known(chance.randint(1, 10**6), session)
    return found
