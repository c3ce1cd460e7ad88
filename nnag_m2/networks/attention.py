"""Lightning self-attention: attention without the softmax."""

from __future__ import annotations

from typing import Any

from sympy import ImmutableDenseMatrix

from nnag_m2.errors import named
from nnag_m2.networks.drawing import block_drawing
from nnag_m2.networks.layers.attention import Attention
from nnag_m2.networks.layers.layer import matrix
from nnag_m2.networks.model import Subnetwork
from nnag_m2.networks.names import positive_int, tensor_entries
from nnag_m2.networks.network import Network


class LightningSelfAttention(Network):
    """One head of lightning self-attention: ``X -> V X X^T K^T Q X``.

    Parameters
    ----------
    embedding
        The dimension ``d`` of a token; ``X`` has shape ``(d, t)``, one column for each token.
    tokens
        The number ``t`` of tokens.
    rank
        The number ``a`` of rows of ``K`` and ``Q``, shape ``(a, d)``.
    outputs
        The number ``d'`` of rows of ``V``, shape ``(d', d)``; by default ``d``.
    parameters
        Own symbols for the entries of ``V``, ``K`` and ``Q``, in this sequence, row by row.

    Attributes
    ----------
    embedding, tokens, rank, value_dimension : int
        ``d``, ``t``, ``a`` and ``d'``.
    inputs, parameters, outputs : tuple
        The entries ``x11, x12, ...`` of ``X`` row by row (row: coordinate, column: token); the
        entries ``v11, ...``, ``k11, ...`` and ``q11, ...``; the entries of the output, shape
        ``(d', t)``, row by row.

    Raises
    ------
    InputError
        For sizes that are no positive ints.

    Notes
    -----
    Token ``j`` of the output is ``sum_k (V x_k) (x_k . M x_j)`` with ``M = K^T Q``: its function
    is linear in ``x_j``, and the coefficient of the ``c``-th coordinate of ``x_j`` is the sum over
    ``k`` of ``(V x_k)`` times the linear form in column ``c`` of ``M``.  For ``d' = 1`` and more
    than one token, reduced coordinates are the coefficients of these ``d`` quadrics.

    The known symmetries are the scaling of ``V`` against ``Q``; generators of ``K -> G K, Q -> G^-T
    Q`` with invertible ``G``: swaps, scalings and shears; for ``d' = a = 1`` also the exchange of
    ``V`` and ``K``.

    References
    ----------
    Henry, Marchetti, Kohn: Geometry of lightning self-attention (2024).

    Examples
    --------
    >>> head = LightningSelfAttention(embedding=1, tokens=2, rank=1)
    >>> head.output.expand()[0]
    k11*q11*v11*x11**3 + k11*q11*v11*x11*x12**2
    >>> head.parametrization("reduced").map
    PolynomialMap([k11*q11*v11], [v11, k11, q11])
    """

    embedding: int
    tokens: int
    rank: int
    value_dimension: int

    @named
    def __init__(
        self, embedding: Any, tokens: Any, rank: Any, outputs: Any = None, *, parameters: Any = None
    ) -> None:
        d, t = positive_int(embedding, "embedding"), positive_int(tokens, "tokens")
        a = positive_int(rank, "rank")
        values = d if outputs is None else positive_int(outputs, "outputs")
        self._fix(embedding=d, tokens=t, rank=a, value_dimension=values)
        self._build((d, t), (Attention(a, values),))
        shapes = zip("vkq", self.tensor_shapes, strict=True)
        names = [symbol for letter, shape in shapes for symbol in tensor_entries(letter, shape)]
        self._wire(tensor_entries("x", (d, t)), names, parameters)

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        keywords = {"embedding": self.embedding, "tokens": self.tokens, "rank": self.rank}
        if self.value_dimension != self.embedding:
            keywords["outputs"] = self.value_dimension
        return (), keywords | self._own_parameters()

    @property
    def value(self) -> ImmutableDenseMatrix:
        """The matrix ``V`` of parameters, shape ``(d', d)``."""
        return matrix(self._symbolic[0])

    @property
    def key(self) -> ImmutableDenseMatrix:
        """The matrix ``K`` of parameters, shape ``(a, d)``."""
        return matrix(self._symbolic[1])

    @property
    def query(self) -> ImmutableDenseMatrix:
        """The matrix ``Q`` of parameters, shape ``(a, d)``."""
        return matrix(self._symbolic[2])

    @property
    def dimension_bound(self) -> int:
        """A number that the dimension of the neuromanifold does not exceed, known from the sizes.

        The function depends on ``V`` and on ``M = K^T Q`` of rank at most ``b = min(a, d)``, up to
        one scaling, hence on ``d d' + b (2 d - b) - 1`` numbers.  Of a single token ``x`` it is
        ``(x . M x) V x``: there only the symmetric part of ``M`` matters, a quadratic form of rank
        at most ``s = min(2 a, d)``, and they have dimension ``s d - s (s - 1) / 2``.

        References
        ----------
        Henry, Marchetti, Kohn: Geometry of lightning self-attention (2024), for several tokens.
        Harris: Algebraic geometry, lecture 22 (quadratic forms of bounded rank).

        Examples
        --------
        >>> [LightningSelfAttention(2, t, 2, 2).dimension_bound for t in (1, 2, 3)]
        [6, 7, 7]
        """
        d, a = self.embedding, self.rank
        rank = min(2 * a, d) if self.tokens == 1 else min(a, d)
        forms = rank * d - rank * (rank - 1) // 2 if self.tokens == 1 else rank * (2 * d - rank)
        return d * self.value_dimension + forms - 1

    @named
    def subnetworks(self) -> tuple[Subnetwork, ...]:
        """Return the heads of smaller rank, the smallest first.

        Returns
        -------
        tuple of Subnetwork
            The first rows of ``K`` and ``Q`` are kept, the others are set to 0; ``V`` is kept.

        Examples
        --------
        >>> LightningSelfAttention(1, 2, 2).subnetworks()[0].embedding
        {v11: v11, k11: k11, k21: 0, q11: q11, q21: 0}
        """
        return tuple(self._subnetwork(rank) for rank in range(1, self.rank))

    def _subnetwork(self, rank: int) -> Subnetwork:
        kept = [*self.value, *self.key[:rank, :], *self.query[:rank, :]]
        sizes = self.embedding, self.tokens, rank, self.value_dimension
        return self._with_zeros(LightningSelfAttention(*sizes, parameters=kept))

    def _repr_svg_(self) -> str:
        d, t, a, values = self.embedding, self.tokens, self.rank, self.value_dimension
        blocks = [
            (f"X  {d}×{t}", (0, 1)),
            (f"VX  {values}×{t}", (1, 0)),
            (f"KX  {a}×{t}", (1, 1)),
            (f"QX  {a}×{t}", (1, 2)),
            (f"(KX)ᵀQX  {t}×{t}", (2, 1.5)),
            (f"VX(KX)ᵀQX  {values}×{t}", (3, 1)),
        ]
        arrows = [(0, 1), (0, 2), (0, 3), (2, 4), (3, 4), (1, 5), (4, 5)]
        return block_drawing(blocks, arrows, repr(self))
