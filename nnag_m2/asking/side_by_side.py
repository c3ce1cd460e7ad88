"""Independent parts of one question, side by side on the processors that there are.

``side_by_side(function, arguments)`` returns what a loop would return, in the sequence of the
arguments.  How:

* **Threads, each with a Macaulay2 of its own.**  The thread that asks answers part after part; as
  many further threads as there are further processors take parts as well.  Each of these asks a
  further session of the same engine with the same limits (``Session.further``), which stays for
  the next time and is closed with the session that it stands beside.  What runs at the same time
  is Macaulay2 and msolve: Python computes in one thread at a time (``Turn``), since it holds its
  lock anyway, and since FLINT's precision is one for the whole process.  So what is gained is at
  most what the engines compute.
* **Not processes.**  They would share Python's part too.  But forking is not safe beside threads;
  a new interpreter needs a second to import what it computes with, and values of classes that the
  user's script defines cannot travel to it.
* **When.**  Only once the question has taken as long as the start of a further Macaulay2: then it
  is one of those that take long, and at worst that start is lost.  Small questions never get there.
  In a worker of a ``Pool``, of a study, or of any pool of processes, and in a further thread, parts
  come one after the other: the processors are taken.  All questions of this process together have
  as many further threads as there are further processors.
* **The same answer.**  Scripts, outputs, provenances and events come in the sequence of the
  arguments, whoever was faster; a query that two parts ask at once is kept once.  So nothing about
  an answer tells how many workers there were.  Listeners are called in the thread that asks.
* **The same end.**  Deadline and cancellation reach all parts by ``checkpoint()``, and by the
  watchdog where none comes.  An error ends the parts after it, those before it go on, and the error
  of the first part that has one is raised, as in a loop.  Anything else, such as Ctrl-C, ends all.
  A part with which a further Macaulay2 dies is asked again, alone: for two there may be no room.

``NNAG_M2_WORKERS`` says how many parts are answered at a time; 1 switches it off.  By default it is
the number of processors that this process may use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from nnag_m2.asking.asked import Asked
from nnag_m2.asking.sharing import Shared
from nnag_m2.asking.workers import is_worker, number_of_workers, session_for
from nnag_m2.calling import current_call, steps
from nnag_m2.engine.session import Session

T = TypeVar("T")
R = TypeVar("R")


def side_by_side(function: Callable[[T], R], arguments: Iterable[T]) -> list[R]:
    """Return the values of a function, which asks questions, in the sequence of its arguments.

    Parameters
    ----------
    function
        Its value depends on nothing but its argument, and it changes nothing.
    arguments
        All of them are needed; those that take long come first where their sequence is free.
    """
    listed, asked = list(arguments), current_call()
    further = min(len(listed), number_of_workers()) - 1
    if further > 0 and isinstance(asked, Asked) and not asked.writes and not is_worker():
        session = session_for(asked)
        if isinstance(session, Session):
            return Shared(function, listed, asked).answered(session, further)
    return [function(one) for one in steps(listed)]
