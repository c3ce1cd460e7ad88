"""What the tests of the grammar share: a ring, and how a refusal is looked at."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import strategies as st
from sympy import GF, QQ, Poly, symbols

from nnag_m2.errors import InputError

X, Y, Z = VARIABLES = symbols("x y z")
FIELDS = [QQ, GF(2), GF(7), GF(32003)]

names = st.text("abxyzSEN_1'λ", min_size=1, max_size=4).filter(lambda n: n[0] not in "1'")


def refusal(function, *arguments):
    """Return the message of the refusal, its column, and check that the caret agrees."""
    with pytest.raises(InputError) as caught:
        function(*arguments)
    message = str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == message
    assert message.startswith(function.__name__ + ": ")
    column = re.search(r"column (\d+)", message)
    return message, int(column[1]) if column else None


def pointed_at(message):
    """Return the character over the caret."""
    *_, line, caret = message.split("\n")
    assert caret.strip() == "^"
    return line[len(caret) - 1 :][:1]


def poly(expression, field=QQ, variables=VARIABLES):
    return Poly(expression, *variables, domain=field)
