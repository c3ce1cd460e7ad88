"""Perceptrons with a power for each layer, against Massarenti and Mella.

The Alexander-Hirschowitz theorem for neurovarieties (2025), arXiv 2511.19703, and its program, the
repository ``msslxa/Neurovariety`` (commit d9c3dc2), written anew here: what it expects of a
projective dimension, and ``VerifyThmMainHypotheses``, which says for which networks with several
outputs the theorem promises as many dimensions as there are weights up to scaling.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from math import comb, prod

from nnag_m2 import MLP, Neuromanifold

Widths = tuple[int, ...]

EXCEPTIONS = {(3, 4, 5), (4, 4, 9), (5, 3, 8)}
"""Variables, power and summands, as the program has them.  In the theorem of Alexander and
Hirschowitz the last one is cubics in five variables with seven summands."""


def forms(variables: int, degree: int) -> int:
    """Return the dimension of a space of forms."""
    return comb(variables - 1 + degree, degree)


def up_to_scaling(widths: Widths) -> int:
    """Return the number of weights without one for each neuron."""
    return sum(after * (before - 1) for before, after in pairwise(widths))


def expected(widths: Widths, powers: Widths) -> int:
    """Return the projective dimension that the program expects."""
    ambient = widths[-1] * (forms(widths[0], prod(powers)) - 1)
    behind = up_to_scaling(widths[:-2]) + forms(widths[-3], powers[-1]) - 1
    return min(up_to_scaling(widths), ambient, behind)


def accepts(widths: Widths, powers: Widths) -> bool:
    """Return whether the program finds the hypotheses of the theorem satisfied."""
    spaces = zip(widths, widths[1:-1], powers, strict=False)
    is_roomy = all(n + m - 1 < forms(n, d) for n, m, d in spaces)
    variables, power, summands = widths[-3], powers[-1], widths[-2]
    few_squares = power == 2 and variables >= 3 and 2 <= summands < variables
    is_exception = few_squares or (variables, power, summands) in EXCEPTIONS
    single = (*widths[:-1], 1)
    return is_roomy and not is_exception and expected(single, powers) == up_to_scaling(single)


def architectures(outputs: tuple[int, ...]) -> Iterator[tuple[Widths, Widths]]:
    """Yield widths up to 5 of two and three layers, up to 3 of four, with powers as large."""
    for layers, largest in ((2, 5), (3, 5), (4, 3)):
        sizes = range(2, largest + 1)
        for *inner, last in product(*[sizes] * layers, outputs):
            for powers in product(sizes, repeat=layers - 1):
                yield (*inner, last), powers


def dimension(widths: Widths, powers: Widths) -> int:
    return Neuromanifold(MLP(widths, powers)).dimension()


def test_one_output_has_no_more_dimensions_than_the_program_expects():
    asked = [(w, p) for w, p in architectures((1,)) if prod(p) <= 30]
    found = [(dimension(*one) - 1, expected(*one)) for one in asked]
    assert all(a <= b for a, b in found)
    # the two examples of the program
    assert dimension((2, 2, 3, 1), (3, 3)) - 1 == expected((2, 2, 3, 1), (3, 3)) == 2 + 3
    assert dimension((3, 4, 5, 2), (3, 5)) == 3 * 4 + 4 * 5 + 5 * 2 - 4 - 5 == 33
    # two layers: the theorem of Alexander and Hirschowitz, of whose exceptions one is so narrow
    pairs = zip(asked, found, strict=True)
    shallow = {(w, p) for (w, p), (a, b) in pairs if len(w) == 3 and a < b and p[0] > 2}
    assert shallow == {((3, 5, 1), (4,))}


def test_seven_cubes_in_five_variables_are_the_exception_and_not_eight():
    assert dimension((5, 7, 1), (3,)) == 34 < expected((5, 7, 1), (3,)) + 1 == 35
    assert dimension((5, 8, 1), (3,)) == 35  # all forms: eight are no exception
    assert dimension((5, 7, 2), (3,)) == 7 * 5 + 2 * 7 - 7  # pairs of cubics are none either


def test_of_networks_that_the_program_accepts_those_with_a_defective_block_are_defective():
    """The hypotheses are those of the program; 18 of the 1,022 networks contradict its conclusion.

    They have as many dimensions as their first two layers and the third allow: the first two alone
    are pairs or triples of forms that are sums of few powers of the same linear forms, where

    * pairs of plane cubics, five cubes, fill a hypersurface only (London 1890, Terracini 1915),
    * triples of quaternary quadrics, five squares, as well (Ottaviani 2007),
    * pairs of quaternary quadrics are a space of dimension 20, less than 25 weights.
    """
    blocks = {((3, 5, 2), (3,)): 19, ((4, 5, 3), (2,)): 29, ((4, 5, 2), (2,)): 2 * 10}
    assert all(dimension(*block) == size for block, size in blocks.items())
    asked = [one for one in architectures((2, 3)) if accepts(*one)]
    contradicting = set()
    for widths, powers in asked:
        weights = sum(a * b for a, b in pairwise(widths)) - sum(widths[1:-1])
        if (found := dimension(widths, powers)) < weights:
            contradicting.add((widths, powers))
            block = blocks[widths[:3], powers[:1]]
            assert found == block + widths[2] * widths[3] - widths[2]
        else:
            assert found == weights
    assert (len(asked), len(contradicting)) == (1022, 18)
