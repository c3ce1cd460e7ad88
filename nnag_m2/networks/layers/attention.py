"""Lightning self-attention: attention without the softmax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add
from typing import Any, Literal, TypeAlias, get_args

import numpy as np

from nnag_m2.algebra.arguments import word_argument
from nnag_m2.errors import InputError
from nnag_m2.networks.layers.layer import Ends, Layer, Shape, matrix, need_axes
from nnag_m2.networks.names import positive_int
from nnag_m2.networks.symmetries import SWAP, Symmetry, shear, symmetry

Attend: TypeAlias = Literal["all", "earlier", "others"]


class Attention(Layer):
    """Heads of lightning attention: ``X -> sum_h V_h X X^T K_h^T Q_h X``, or of some tokens only.

    Parameters
    ----------
    rank
        The number of rows of ``K`` and ``Q``.
    outputs
        The number of rows of ``V``; by default as many as ``X`` has.
    heads
        How many are added; each has its own ``V``, ``K`` and ``Q``.
    queries
        For how many tokens, the last ones, there is an output; by default for all.  1 where the
        last token is predicted.
    attend
        To which tokens each of these attends: ``"all"``; ``"earlier"``, itself and those before it
        (a causal mask); or ``"others"``, those for which there is no output (cross-attention, with
        the first tokens as context).

    Notes
    -----
    Inputs ``X`` have shape ``(d, t)``, a column for each token; a softmax would be no polynomial.
    Outputs have shape ``(outputs, queries)``.

    Examples
    --------
    >>> from nnag_m2.networks import Network
    >>> Network((1, 2), [Attention(rank=1)]).outputs[0].expand()
    a11*b11*c11*x11**3 + a11*b11*c11*x11*x12**2
    >>> Network((1, 2), [Attention(rank=1, attend="earlier")]).outputs[0].expand()
    a11*b11*c11*x11**3
    >>> Network((1, 3), [Attention(rank=1, queries=1, attend="others")]).outputs[0].expand()
    a11*b11*c11*x11**2*x13 + a11*b11*c11*x12**2*x13
    """

    rank: int
    outputs: int | None
    heads: int
    queries: int | None
    attend: Attend

    def __init__(
        self,
        rank: int,
        outputs: int | None = None,
        *,
        heads: int = 1,
        queries: int | None = None,
        attend: Attend = "all",
    ) -> None:
        rows = None if outputs is None else positive_int(outputs, "outputs")
        last = None if queries is None else positive_int(queries, "queries")
        self._fix(rank=positive_int(rank, "rank"), outputs=rows)
        self._fix(heads=positive_int(heads, "heads"), queries=last)
        self._fix(attend=word_argument(attend, get_args(Attend), "attend"))

    def tensor_shapes(self, shape: Shape) -> tuple[Shape, ...]:
        """Return the shapes of ``V``, ``K`` and ``Q``, head by head."""
        need_axes(self, shape, (2,), "matrices of shape (d, t), a column for each token")
        d, tokens = shape
        most = tokens - (self.attend == "others")
        if (self.queries or tokens) > most:
            required = f"at most {most} of {tokens} tokens have an output"
            raise InputError(required, f"queries={self.queries}, attend={self.attend!r}")
        return ((self.outputs or d, d), (self.rank, d), (self.rank, d)) * self.heads

    def output_shape(self, shape: Shape) -> Shape:
        """Return the number of rows of ``V``, and of the tokens that have an output."""
        self._checked_shapes(shape)
        d, tokens = shape
        return self.outputs or d, self.queries or tokens

    def forward(self, parameters: Sequence[Any], inputs: Any) -> Any:
        """Return the sum of the heads."""
        outputs = []
        tokens = inputs.shape[1]
        first = tokens - (self.queries or tokens)
        asking = inputs[:, first:]
        asked = inputs[:, :first] if self.attend == "others" else inputs
        for value, key, query in _heads(parameters):
            scores = (key @ asked).T @ (query @ asking)
            if self.attend == "earlier":
                scores = scores * np.tri(tokens, dtype=int).T[:, first:]
            outputs.append((value @ asked) @ scores)
        return reduce(add, outputs)

    def ends(self, tensors: Sequence[Any]) -> Ends:
        """Return all matrices, and the values."""
        return Ends(tuple(tensors), tuple(tensors[::3]))

    def own_ends(self, tensors: Sequence[Any]) -> tuple[tuple[Ends, Ends], ...]:
        """Return for each head ``V`` and ``Q`` as a row and a column, and ``K`` and ``Q``."""
        found = []
        for value, key, query in _heads(tensors):
            found.append((Ends((), (value.reshape(1, -1),)), Ends((query.reshape(-1, 1),), ())))
            found.append((Ends((), (key,)), Ends((query.T,), ())))
        return tuple(found)

    def own_symmetries(self, tensors: Sequence[Any], scale: Any) -> tuple[Symmetry, ...]:
        """Return scalings of ``V`` and ``Q``, generators of ``GL``, and swaps of heads."""
        heads = [tuple(map(matrix, head)) for head in _heads(tensors)]
        found = []
        for number, (value, key, query) in enumerate(heads, start=1):
            where = f" of head {number}" if self.heads > 1 else ""
            found += list(head_symmetries((value, key, query), scale, where))
            if number < len(heads):
                pairs = [*zip(heads[number - 1], heads[number], strict=True)]
                swapped = pairs + [(b, a) for a, b in pairs]
                found.append(symmetry(f"swap heads {number} and {number + 1}", swapped))
        return tuple(found)

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        names = ("rank", "outputs", "heads", "queries", "attend")
        usual = {"outputs": None, "heads": 1, "queries": None, "attend": "all"}
        keywords = {name: getattr(self, name) for name in names}
        return (), {k: v for k, v in keywords.items() if k not in usual or v != usual[k]}

    def one_head(self) -> Attention:
        """Return the layer with a single head."""
        return Attention(self.rank, self.outputs, queries=self.queries, attend=self.attend)


def _heads(parameters: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (parameters[i : i + 3] for i in range(0, len(parameters), 3))


def head_symmetries(head: Any, scale: Any, where: str = "") -> Iterator[Symmetry]:
    """Yield the changes of ``V``, ``K`` and ``Q`` that leave the function of a head as it is."""
    value, key, query = head
    rank = key.rows

    def change(name: str, rows: slice, left: Any, right: Any, by: Any = None) -> Symmetry:
        old = key[rows, :], query[rows, :]
        return symmetry(name, [(old[0], left * old[0]), (old[1], right * old[1])], by)

    yield symmetry(f"scale V and Q{where}", [(value, value * scale), (query, query / scale)], scale)
    for i in range(rank):
        name = f"scale row {i + 1} of K and Q{where}"
        yield change(name, slice(i, i + 1), scale, 1 / scale, scale)
    for i in range(rank - 1):
        rows, place = f"rows {i + 1} and {i + 2} of K and Q{where}", slice(i, i + 2)
        yield change(f"swap {rows}", place, SWAP, SWAP)
        yield change(f"shear {rows}", place, shear(scale), shear(-scale).T)
    if value.rows == rank == 1:
        yield symmetry(f"swap V and K{where}", [(value, key), (key, value)])
