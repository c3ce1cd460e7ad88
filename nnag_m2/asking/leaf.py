"""One script asked of Macaulay2, on the way that all questions take."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TypeVar

from nnag_m2.asking.answer import Answer
from nnag_m2.asking.asked import Asked
from nnag_m2.asking.parts import Kept
from nnag_m2.asking.provenance import exactly
from nnag_m2.asking.query import Query, Several
from nnag_m2.asking.side_by_side import side_by_side
from nnag_m2.asking.workers import session_for
from nnag_m2.calling import current_call
from nnag_m2.engine import cache as cached_replies
from nnag_m2.engine.asking import RawReply
from nnag_m2.engine.complaints import keep_script
from nnag_m2.engine.session import Session
from nnag_m2.errors import EngineError, InputError, QuestionTimeout, ReplyError

R = TypeVar("R")
T = TypeVar("T")


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
    session, began = session_for(asked), time.monotonic()
    asked.tell("started", template=name, script=script)
    try:
        with asked.waiting_for(name):
            raw = session.run(script, timeout=asked.left(), template=name)
    except (EngineError, ReplyError, QuestionTimeout) as error:
        seconds, path = time.monotonic() - began, error.script_path
        asked.tell("failed", template=name, script=script, seconds=seconds, path=path)
        raise
    asked.keep(Kept(script, raw.output, session.engine.version, False))
    asked.tell("finished", template=name, seconds=time.monotonic() - began)
    return raw


def _answered_once(query: Query[R], asked: Asked) -> Query[R] | Several[R] | Answer[R]:
    if asked.writes:
        several = "one script cannot be written without an engine"
        raise InputError(several, "a question of several scripts", ".run(...).scripts")
    asked.check()
    session, script = session_for(asked), query.script()
    asked.tell("started", template=query.template, script=script)
    began = time.monotonic()
    folder = cached_replies.cache_folder(asked.settings.cache)
    kept = _kept(query, script, session, folder) if folder else None
    if kept is not None:
        asked.keep(Kept(script, "", session.engine.version, True, query))
        return _told(query, kept, asked, began)
    try:
        with asked.waiting_for(query.template):
            raw = session.run(script, timeout=asked.left(), template=query.template)
        found = _read(query, raw)
    except (EngineError, ReplyError, QuestionTimeout) as error:
        if isinstance(error, QuestionTimeout) and not error.script:  # Macaulay2 was not there yet
            error.script, error.script_path = script, keep_script(script, query.template)
            error.args = (*error.args[:1], error.script_path, script)
        seconds = time.monotonic() - began
        path = error.script_path
        asked.tell("failed", template=query.template, script=script, seconds=seconds, path=path)
        raise
    asked.keep(Kept(script, raw.output, session.engine.version, False, query))
    if folder:
        cached_replies.store(folder, script, session.engine, raw.text)
    return _told(query, found, asked, began)


def _kept(
    query: Query[R], script: str, session: Session, folder: Path
) -> Query[R] | Several[R] | Answer[R] | None:
    """Return what a reply on the disk says; ``None`` where there is none."""
    known = cached_replies.look_up(folder, script, session.engine)
    try:
        return None if known is None else _read(query, RawReply(known, "", 0.0))
    except ReplyError:  # damaged in a way that its checksum does not show: asked again
        return None


def _told(query: Query[R], found: T, asked: Asked, began: float) -> T:
    asked.tell("finished", template=query.template, seconds=time.monotonic() - began)
    return found


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
