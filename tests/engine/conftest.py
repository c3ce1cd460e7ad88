"""What the tests of the engine share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sympy import symbols

from nnag_m2 import Ideal, Session, dimension


@pytest.fixture
def asked_next(session: Session) -> Iterator[None]:
    """After the test, the same session answers, and rightly."""
    yield
    reply = session.run("R = QQ[u, v]; deliver ideal(u^2 - v)")
    assert (reply.text, reply.output) == ("ideal 1 0 u v\nu2-v\nend 19\n", "")
    x, y = symbols("x y")
    assert dimension(Ideal([x * y], [x, y]), session=session) == 1


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Macaulay2 has half a second to react to an interrupt, for questions that may hear none."""
    monkeypatch.setattr("nnag_m2.engine.process.GRACE", 0.5)
