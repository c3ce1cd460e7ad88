"""From sympy's symbols to Macaulay2's names and back."""

from __future__ import annotations

import re
import string

from compact import reply
from each import each
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import HOSTILE, SYMBOLS, rings_with_polynomials
from sympy import Symbol, symbols

from nnag_m2.engine.naming import legend, macaulay2_names
from nnag_m2.engine.printing import Ring
from nnag_m2.engine.replies import read_reply
from nnag_m2.engine.templates import script_globals

SAFE = re.compile(r"[A-Za-z]+(?:[0-9]+|_[0-9]+)?")


def names_of(*names: str) -> tuple[str, ...]:
    return macaulay2_names([Symbol(name) for name in names], script_globals())


@each(
    "names",
    [
        ("x",), ("x", "y", "z"), ("x0", "x1", "x17"), ("x_0", "x_1", "x_123456789"), ("E",), ("N",),
        ("lambda",), ("alpha", "beta_1"), ("theta1", "theta2"), ("w_1", "q1", "Omega"), ("i", "o"),
        ("i_1", "o_1"), ("e", "d", "D"),
    ],
)  # fmt: skip
def test_ordinary_names_are_kept(names: tuple[str, ...]) -> None:
    assert names_of(*names) == names


@each(
    "name",
    [
        "i1", "o1", "o12", "ii", "ee", "oo", "pi", "chi", "zeta", "chi_1", "zeta2", "gens", "sort",
        "det", "CC", "QQ", "ZZ", "ideal", "end", "deliver", "answer", "xx", "x'", "x_01", "x01",
        "x_-1", "x_{1}", "x_(1,2)", "x_1_2", "x_", "_x", "x_1234567890", "1x", "", " ", "x ", " x",
        "x\n", "\nx", "a b", "x;y", '"; run "touch pwned"; "', "x" * 10_000, "é", "ξ", "ⅹ", "x²",
        "x٣", "x_٣", "$x", "--", "x\x00", "\ud800",
    ],
    ids=ascii,
)  # fmt: skip
def test_every_other_name_is_replaced(name: str) -> None:
    (found,) = names_of(name)
    assert re.fullmatch(r"[a-z]_1", found)


@each("name", sorted(script_globals()))
def test_names_that_scripts_use_are_replaced_also_with_an_index(name: str) -> None:
    assert names_of(name)[0] != name
    assert not names_of(f"{name}_1")[0].startswith(name)


def test_scripts_use_the_names_that_the_tests_rely_on() -> None:
    assert {"R", "S", "I", "J", "F", "answer"} <= script_globals()


@each(
    ("names", "kept"),
    [
        (("y", "y_1"), ["y"]),
        (("y_1", "y"), ["y_1"]),
        (("y1", "y_1", "y"), ["y1"]),
        (("x", "x2"), ["x"]),
        (("alpha", "a"), ["alpha"]),
        (("a", "alpha"), ["a"]),
        (("psi", "epsilon"), ["psi"]),
        (("eta", "beta", "theta"), ["eta"]),
        (("x", "X"), ["x", "X"]),
        (("v_1", "a b"), ["v_1"]),
        (("v", "a b", "w_1", "c d"), ["v", "w_1"]),
    ],
)
def test_of_names_that_clash_the_first_is_kept(names: tuple[str, ...], kept: list[str]) -> None:
    found = names_of(*names)
    assert [name for name in found if name in names] == kept
    assert len(set(found)) == len(names)


def test_symbols_that_look_the_same_get_different_names() -> None:
    twins = [Symbol("x"), Symbol("x", real=True), Symbol("x", positive=True)]
    found = macaulay2_names(twins)
    assert found[0] == "x"
    assert len(set(found)) == 3


def test_a_symbol_in_two_rings_gets_two_names() -> None:
    x, y = symbols("x y")
    found = macaulay2_names([x, y, x])
    assert found[:2] == ("x", "y")
    assert found[2] not in ("x", "y")


def test_when_every_letter_is_taken_all_symbols_are_renamed() -> None:
    letters = [Symbol(letter) for letter in string.ascii_letters]
    found = macaulay2_names([*letters, Symbol("a b")], script_globals())
    assert len(set(found)) == len(letters) + 1
    assert len({name.split("_")[0] for name in found}) == 1
    assert not {name.split("_")[0] for name in found} & script_globals()


def heads_and_styles(names: tuple[str, ...]) -> dict[str, set[str]]:
    styles: dict[str, set[str]] = {}
    for name in names:
        head = name.rstrip(string.digits)
        styles.setdefault(head.rstrip("_"), set()).add(
            "index" if head.endswith("_") else "plain" if head == name else "digits"
        )
    return styles


@given(SYMBOLS)
def test_names_are_safe_different_and_readable_without_separators(
    variables: tuple[Symbol, ...],
) -> None:
    found = macaulay2_names(variables, script_globals())
    assert len(set(found)) == len(variables)
    assert all(SAFE.fullmatch(name) for name in found)
    assert not set(found) & script_globals()
    styles = heads_and_styles(found)
    assert all(len(style) == 1 for style in styles.values())
    assert not [(h, k) for h in styles for k in styles if h != k and h in k]
    assert found == macaulay2_names(variables, script_globals())


@settings(max_examples=300, deadline=None)
@given(rings_with_polynomials())
def test_polynomials_come_back_from_what_macaulay2_prints(drawn: tuple) -> None:
    variables, field, polys = drawn
    names = macaulay2_names(variables, script_globals())
    text = reply("polynomials", polys, names, field.characteristic())
    assert read_reply(text, [Ring(variables, names, field)]) == tuple(polys)


@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=5, unique=True))
def test_the_legend_names_the_renamed_symbols_in_one_line_of_ascii(names: list[str]) -> None:
    variables = [Symbol(name) for name in names]
    found = macaulay2_names(variables, script_globals())
    lines = legend(variables, found)
    renamed = [(new, old) for new, old in zip(found, names, strict=True) if new != old]
    assert [new for new, _ in lines] == [new for new, _ in renamed]
    for _, shown in lines:
        assert shown.isascii()
        assert shown.isprintable()
        assert len(shown) < 500


def test_the_legend_tells_names_apart_that_differ_late() -> None:
    ((_, shown),) = legend([Symbol("q" * 100)], ["v_1"])
    assert shown == '"' + "q" * 60 + '... (100 characters)"'
    ((_, shown),) = legend([Symbol('a\n"b')], ["v_1"])
    assert shown == r'"a\n\"b"'
