"""The parts of a question, shared between the thread that asks and further ones: its lanes."""

from __future__ import annotations

import contextlib
import contextvars
import itertools
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from nnag_m2.asking.asked import Asked, tell
from nnag_m2.asking.events import Event, Listener
from nnag_m2.asking.parts import Part, Turn, current_part, in_part
from nnag_m2.asking.watchdog import watched
from nnag_m2.asking.workers import places
from nnag_m2.calling import checkpoint
from nnag_m2.engine.session import Session
from nnag_m2.engine.shared import set_session_of_worker
from nnag_m2.errors import EngineCrashed, QuestionTimeout

_START, _WARM = 0.5, 0.05
"""Seconds of a question after which a further Macaulay2 is started, which takes half a second; and
after which one that runs is asked."""

_LOOK = 0.02
"""Seconds between two looks of the thread that asks at its parts: it tells their events then."""

_END = 2.0
"""Seconds for a lane to end that was told to: a checkpoint or the watchdog ends it in one."""


class Shared:
    """Parts that several threads take, one after the other, in their sequence."""

    def __init__(self, function: Callable[[Any], Any], listed: Sequence[Any], asked: Asked) -> None:
        self._function, self._listed, self._asked = function, listed, asked
        self._above, self._known = current_part(), asked.known_here()
        self._turn = Turn() if self._above is None else self._above.turn
        self._parts = [self._part() for _ in listed]
        self._again: set[int] = set()  # parts with which a further Macaulay2 has died
        self._numbers = itertools.count()  # its next() is one step for all threads
        self._most = len(listed)  # from here on no part is begun
        self._front = 0  # the first part whose events are not all told
        self._thread = threading.get_ident()
        self._news, self._over = threading.Event(), threading.Event()
        self._scripts: set[str] = set()
        self._skips = False

    def _part(self) -> Part:
        return Part(self._known, self._turn, self._told)

    def answered(self, session: Session, further: int) -> list[Any]:
        """Return the values, or raise the error of the first part that has one.

        Parameters
        ----------
        session
            Whose engine and limits are those of all lanes.
        further
            How many lanes there are besides the thread that asks.
        """
        threads = self._lanes(session, further)
        try:
            if self._above is None:
                self._turn.take()
            self._answer_parts()
            self._wait(threads)
            for part in self._parts:
                if part.error is not None:
                    raise part.error
        except QuestionTimeout:
            for part in self._parts[self._front :]:  # counted in what the error tells
                self._keep(part)
            raise
        finally:
            self._end(threads)
        return [part.result for part in self._parts]

    def _lanes(self, session: Session, count: int) -> list[threading.Thread]:
        threads = []
        for number in range(count):
            inside = contextvars.copy_context()
            arguments = (self._help, session, number)
            name = f"nnag-m2-lane-{number + 1}"
            thread = threading.Thread(target=inside.run, args=arguments, name=name, daemon=True)
            with contextlib.suppress(RuntimeError):  # no more threads: fewer lanes
                thread.start()
                threads.append(thread)
        return threads

    def _help(self, session: Session, number: int) -> None:
        """Answer parts in a further lane, once it is worth it and there is a processor."""
        further = session.further(number)
        worth = _START if further.pid is None else _WARM
        taken = time.monotonic() - self._asked.outermost.began
        if self._over.wait(max(worth - taken, 0)):
            return
        while not places.take():
            if self._over.wait(_LOOK):
                return
        try:
            set_session_of_worker(further)
            self._answer_parts()
        finally:
            places.leave()

    def _answer_parts(self) -> None:
        for number in self._numbers:
            if number >= self._most:
                return
            self._answer(number)

    def _answer(self, number: int) -> None:
        part = self._parts[number]
        part.thread = threading.get_ident()
        is_further = part.thread != self._thread
        if is_further and (left := self._asked.left()) is not None:
            part.until = time.monotonic() + left
        try:
            with in_part(part), watched(part):
                if is_further:
                    self._turn.take()
                checkpoint()
                part.result = self._function(self._listed[number])
        except BaseException as error:
            if not (is_further or isinstance(error, Exception)):
                raise  # Ctrl-C ends all at once
            if is_further and isinstance(error, EngineCrashed):  # for two there is no room, say
                self._parts[number] = self._part()
                self._again.add(number)
            else:
                part.error = error
                self._failed(number)
        finally:
            if is_further:
                self._turn.leave()
            part.done = self._parts[number] is part
            self._news.set()

    def _failed(self, number: int) -> None:
        """End the parts after one that failed."""
        self._most = min(self._most, number)
        for part in self._parts[number + 1 :]:
            part.cancel()

    def _wait(self, threads: Sequence[threading.Thread]) -> None:
        """Wait for the parts of other lanes; answer what one that died has left."""
        self._turn.leave()
        while left := [n for n in range(self._most) if not self._parts[n].done]:
            checkpoint(self._front, len(self._parts))
            self._tell_in_sequence()
            alone = not any(thread.is_alive() for thread in threads)
            for number in left:
                if (alone or number in self._again) and not self._parts[number].done:
                    self._turn.take()
                    self._answer(number)
                    self._turn.leave()
            self._news.wait(_LOOK)
            self._news.clear()
        self._tell_in_sequence()
        if self._above is not None:
            self._turn.take()

    def _end(self, threads: Sequence[threading.Thread]) -> None:
        """End what still runs, and wait for it."""
        self._most = 0
        self._over.set()
        for part in self._parts:
            part.cancel()
        if self._above is None:
            self._turn.leave()
        for thread in threads:
            thread.join(_END)

    def _told(self) -> None:
        if threading.get_ident() == self._thread:
            self._tell_in_sequence()

    def _tell_in_sequence(self) -> None:
        """Tell the events of parts, and keep what they rest on, as one after the other."""
        while self._front < len(self._parts):
            part = self._parts[self._front]
            is_over = part.done  # looked at before its events: none comes any more
            while part.events:
                self._tell(*part.events.popleft())
            if not is_over:
                return
            self._keep(part)
            # a loop would have ended at an error
            self._front = len(self._parts) if part.error else self._front + 1

    def _tell(self, event: Event, listeners: tuple[Listener, ...]) -> None:
        """Tell an event, unless it is of a script that an earlier part has asked."""
        if event.template and event.kind == "started":
            self._skips = event.script in self._scripts
        if not (event.template and self._skips):
            with in_part(self._above):
                tell(event, listeners)

    def _keep(self, part: Part) -> None:
        with in_part(self._above):
            for kept in part.kept:
                if kept.query is None or kept.query not in self._known:
                    self._asked.keep(kept)
                    self._scripts.add(kept.script)
                if kept.query in part.known:
                    self._known.setdefault(kept.query, part.known[kept.query])
            for provenance in part.provenances:
                self._asked.rest_on(provenance)
