"""A loop over cases fails as many tests would: each failure is told, none hides another."""

from __future__ import annotations

import inspect

import pytest
from each import each


@each("number", [1, 2, 3])
def every_number_is_two(number: int) -> None:
    assert number == 2, f"{number} is not two"


@each(("left", "right"), [(1, 2), (3, 3)], ids=("different", "same"))
def both_are_the_same(left: int, right: int) -> None:
    assert left == right


@each("left", [1, 2])
@each("right", [1, 2, 3])
def no_pair_is_the_same(left: int, right: int, tmp_path: object) -> None:
    assert tmp_path == "given"
    assert left != right


def test_all_failures_are_told_with_their_cases() -> None:
    with pytest.raises(pytest.fail.Exception) as caught:
        every_number_is_two()
    said = str(caught.value)
    assert said.startswith("2 of 3 cases fail:\n")
    assert "\n1\n" in said
    assert "AssertionError: 1 is not two" in said
    assert "\n3\n" in said
    assert "AssertionError: 3 is not two" in said
    assert "\n2\n" not in said
    assert said.count("test_each.py:") == 2


def test_a_single_failure_is_raised_as_it_is() -> None:
    with pytest.raises(AssertionError, match="1 == 2") as caught:
        both_are_the_same()
    assert caught.value.__notes__ == ["in the case different, one of 2; the others hold"]


def test_loops_in_loops_ask_all_pairs_and_leave_the_fixtures() -> None:
    assert list(inspect.signature(no_pair_is_the_same).parameters) == ["tmp_path"]
    with pytest.raises(pytest.fail.Exception, match="2 of 2 cases") as caught:
        no_pair_is_the_same(tmp_path="given")
    assert str(caught.value).count("the others hold") == 2


def test_cases_may_be_made_when_they_are_asked() -> None:
    made = []

    def cases() -> dict[str, int]:
        made.append(True)
        return {"one": 1, "two": 2}

    @each("number", cases)
    def is_two(number: int) -> None:
        assert number == 2

    assert not made
    with pytest.raises(AssertionError) as caught:
        is_two()
    assert caught.value.__notes__ == ["in the case one, one of 2; the others hold"]


def test_of_a_series_other_engines_are_asked_a_sample() -> None:
    seen = []

    @each("number", range(10), series=True)
    def asked(number: int) -> None:
        seen.append(number)

    assert list(inspect.signature(asked).parameters) == ["thorough"]
    asked(thorough=True)
    assert seen == list(range(10))
    seen.clear()
    asked(thorough=False)
    assert seen == [0, 4, 8]


def test_a_failure_to_raise_is_a_failure_and_the_time_of_all_ends_all() -> None:
    seen = []

    @each("number", [1, 2, 3])
    def refused(number: int) -> None:
        seen.append(number)
        with pytest.raises(ValueError, match="negative"):
            if number == 1:
                raise ValueError("negative")

    with pytest.raises(pytest.fail.Exception, match="2 of 3 cases"):
        refused()
    assert seen == [1, 2, 3]

    @each("number", [1, 2])
    def slow(number: int) -> None:
        seen.append(number)
        pytest.fail("Timeout (>300.0s) from pytest-timeout.")

    seen.clear()
    with pytest.raises(pytest.fail.Exception, match="Timeout"):
        slow()
    assert seen == [1]


def test_a_loop_over_nothing_or_over_other_names_is_no_test() -> None:
    for names, cases in (("number", []), ("size", [1]), ("number size", [(1, 2)])):
        with pytest.raises(TypeError, match="it is to be asked of"):

            @each(names, cases)
            def asked(number: int) -> None:
                """Never asked."""
