"""Generic distance degrees of matrices of bounded rank: intersection theory and literature."""

from __future__ import annotations

from each import each
from polar_classes import polar_degrees_of_matrices

# Ottaviani, Spaenlehauer, Sturmfels: Exact solutions in structured low-rank approximation, SIAM J.
# Matrix Anal. Appl. 35 (2014), generic weights; recalled, their tables were not found quoted
PUBLISHED = {
    (3, 3, 1): 39,
    (3, 3, 2): 39,
    (3, 4, 1): 83,
    (3, 4, 2): 83,
    (4, 4, 1): 284,
    (4, 4, 2): 1350,
    (4, 4, 3): 284,
    (4, 5, 2): 4806,
}


@each(("format_", "number"), PUBLISHED.items(), ids=str)
def test_polar_degrees_add_up_to_the_published_numbers(
    format_: tuple[int, int, int], number: int
) -> None:
    assert sum(polar_degrees_of_matrices(*format_)) == number


def test_the_ends_are_the_degrees_of_the_variety_and_of_its_dual() -> None:
    assert polar_degrees_of_matrices(2, 2, 1) == (2, 2, 2)
    found = polar_degrees_of_matrices(3, 3, 2)
    assert (found[3], found[-1]) == (6, 3)
    assert polar_degrees_of_matrices(3, 3, 1) == found[:2:-1]
