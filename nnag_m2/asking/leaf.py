"""A question from its beginning to its answer: one script asked of Macaulay2, events, time-outs."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from nnag_m2.asking.answer import Answer, Provenance, combined, exactly
from nnag_m2.asking.asked import Asked
from nnag_m2.asking.parts import Kept
from nnag_m2.asking.query import Query, Several
from nnag_m2.asking.side_by_side import side_by_side
from nnag_m2.asking.workers import session_for
from nnag_m2.calling import called, checkpoint, current_call
from nnag_m2.engine import cache as cached_replies
from nnag_m2.engine.asking import RawReply
from nnag_m2.engine.complaints import keep_script
from nnag_m2.engine.session import Session
from nnag_m2.errors import EngineError, EngineTimeout, InputError, QuestionTimeout, ReplyError

R = TypeVar("R")


def answer_of(asked: Asked, body: Callable[[], Any]) -> Answer[Any]:
    """Return the answer, whichever of the ways the function takes to it."""
    asked.tell("started")
    try:
        checkpoint()
        found = body()
        if isinstance(found, Query):
            found = answered(found, asked)
    except BaseException as error:
        asked.tell("failed", path=getattr(error, "script_path", None))
        if isinstance(error, EngineTimeout | QuestionTimeout) and asked.outer is None:
            _explain(error, asked)
        raise
    answer = _complete(found, asked)
    asked.tell("finished")
    return answer


def _complete(found: Any, asked: Asked) -> Answer[Any]:
    kept = asked.kept
    result = found.result if isinstance(found, Answer) else found
    if isinstance(found, Answer):
        provenance = found.provenance
    elif isinstance(getattr(result, "provenance", None), Provenance):
        provenance = result.provenance
    else:
        provenance = combined(asked.name, asked.provenances)
    if asked.outer is not None:
        asked.outer.rest_on(provenance)
    return Answer(
        result,
        provenance,
        tuple(one.script for one in kept),
        time.monotonic() - asked.began,
        kept[-1].engine if kept else "",
        "\n".join(one.output for one in kept if one.output),
        bool(kept) and all(one.cached for one in kept),
    )


def _explain(error: QuestionTimeout, asked: Asked) -> None:
    """Say what the user called, what had been done, and what was running."""
    limit = "" if asked.limit is None else f" within {asked.limit:g} s"
    own = str(error.args[0]) if error.args else ""
    said = f"{called()}: no answer{limit}; {asked.story()}" + (f"; {own}" if own else "")
    error.args = (said, *error.args[1:])


def answered(query: Query[R], asked: Asked) -> Answer[R]:
    """Return the answer to a query, and to those that it leads to; none is asked twice.

    What was asked before in the course of the same question of the user is known.
    """
    found: Query[R] | Several[R] | Answer[R] = query
    known = asked.known_here()
    while not isinstance(found, Answer):
        if isinstance(found, Several):
            results = side_by_side(lambda one: answered(one, asked).result, found.queries)
            found = found.read(results, *found.reading)
            continue
        if found not in known:
            known[found] = _answered_once(found, asked)
        found = known[found]
    return found


def by_hand(script: str, name: str) -> RawReply:
    """Return the reply to a script of somebody's, as a part of the question that is being asked.

    It goes to a process of its own, and is never looked up.
    """
    asked = current_call()
    if not isinstance(asked, Asked):
        raise EngineError("nothing is being asked")
    if asked.writes:
        required = "a script of one's own is run, not only written"
        raise InputError(required, "one to be written", ".run(...).scripts")
    asked.check()
    session = session_for(asked)
    with _told(asked, name, script):
        with asked.waiting_for(name):
            raw = session.run(script, timeout=asked.left(), template=name)
        asked.keep(Kept(script, raw.output, session.engine.version, False))
    return raw


@contextlib.contextmanager
def _told(asked: Asked, template: str, script: str) -> Iterator[None]:
    """Tell that a script is asked in a block, and how that ended."""
    began = time.monotonic()
    asked.tell("started", template=template, script=script)
    try:
        yield
    except (EngineError, ReplyError, QuestionTimeout) as error:
        seconds, path = time.monotonic() - began, error.script_path
        asked.tell("failed", template=template, script=script, seconds=seconds, path=path)
        raise
    asked.tell("finished", template=template, seconds=time.monotonic() - began)


def _answered_once(query: Query[R], asked: Asked) -> Query[R] | Several[R] | Answer[R]:
    if asked.writes:
        several = "one script cannot be written without an engine"
        raise InputError(several, "a question of several scripts", ".run(...).scripts")
    asked.check()
    session, script = session_for(asked), query.script()
    with _told(asked, query.template, script):
        folder = cached_replies.cache_folder(asked.settings.cache)
        found = _kept(query, script, session, folder) if folder else None
        if found is not None:
            asked.keep(Kept(script, "", session.engine.version, True, query))
            return found
        try:
            with asked.waiting_for(query.template):
                raw = session.run(script, timeout=asked.left(), template=query.template)
        except QuestionTimeout as error:
            if not error.script:  # Macaulay2 was not there yet
                error.script, error.script_path = script, keep_script(script, query.template)
                error.args = (*error.args[:1], error.script_path, script)
            raise
        found = _read(query, raw)
        asked.keep(Kept(script, raw.output, session.engine.version, False, query))
        if folder:
            cached_replies.store(folder, script, session.engine, raw.text)
    return found


def _kept(
    query: Query[R], script: str, session: Session, folder: Path
) -> Query[R] | Several[R] | Answer[R] | None:
    """Return what a reply on the disk says; ``None`` where there is none."""
    known = cached_replies.look_up(folder, script, session.engine)
    try:
        return None if known is None else _read(query, RawReply(known, "", 0.0))
    except ReplyError:  # damaged in a way that its checksum does not show: asked again
        return None


def _read(query: Query[R], raw: RawReply) -> Query[R] | Several[R] | Answer[R]:
    """Return what a reply says: the answer, or what is to be asked next."""
    try:
        result = query.answer(raw.text)
    except ReplyError as error:
        path = keep_script(query.script(), query.template)
        raise ReplyError(str(error), path, query.script()) from error
    if isinstance(result, Query | Several | Answer):
        return result
    return Answer(result, query.provenance or exactly(f"Macaulay2, {query.template}"))
