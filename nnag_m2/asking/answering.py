"""A question from its beginning to its answer: events, provenance, and what a time-out says."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from nnag_m2.asking.answer import Answer
from nnag_m2.asking.asked import Asked
from nnag_m2.asking.leaf import answered
from nnag_m2.asking.provenance import Provenance, combined
from nnag_m2.asking.query import Query
from nnag_m2.calling import called, checkpoint
from nnag_m2.errors import EngineTimeout, QuestionTimeout


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
    record = asked.record
    result = found.result if isinstance(found, Answer) else found
    if isinstance(found, Answer):
        provenance = found.provenance
    elif isinstance(getattr(result, "provenance", None), Provenance):
        provenance = result.provenance
    else:
        provenance = combined(asked.name, record.provenances)
    if asked.outer is not None:
        asked.outer.rest_on(provenance)
    return Answer(
        result,
        provenance,
        tuple(record.scripts),
        time.monotonic() - asked.began,
        record.engine,
        "\n".join(record.outputs),
        0 < record.answered == record.cached,
    )


def _explain(error: QuestionTimeout, asked: Asked) -> None:
    """Say what the user called, what had been done, and what was running."""
    limit = "" if asked.limit is None else f" within {asked.limit:g} s"
    own = str(error.args[0]) if error.args else ""
    said = f"{called()}: no answer{limit}; {asked.story()}" + (f"; {own}" if own else "")
    error.args = (said, *error.args[1:])
