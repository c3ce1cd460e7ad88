"""The architectures of ``docs/architectures.md``, as they are typed in Python."""

from __future__ import annotations

from functools import cache
from typing import Any

from nnag_m2 import MLP, Network
from nnag_m2 import layers as L  # noqa: N812 - the usual short name


def _residual(width: int, hidden: int, power: int) -> str:
    return f"L.Residual([L.Dense({hidden}), L.Power({power}), L.Dense({width})])"


def filters(group: Any, *powers: int, order: int | None = None) -> str:
    """Return a network of group convolutions; of a cyclic group the number is the order."""
    between = "".join(f", L.Power({s}), L.GroupConv({group})" for s in powers)
    return f"Network({order or group}, [L.GroupConv({group}){between}])"


def _heads(*heads: str) -> str:
    return "[" + ", ".join(f"L.Attention({head})" for head in heads) + "]"


_KLEIN = ((0, 1, 2, 3), (1, 0, 3, 2), (2, 3, 0, 1), (3, 2, 1, 0))
_SYMMETRIC = "SymmetricGroup(3)"
_CYCLE, _FLIP = [1, 2, 3, 0], [1, 0, 3, 2]

TABLES: dict[str, tuple[str, ...]] = {
    "Powers by layer": (
        *(f"MLP((2, 2, 2, 1), {s})" for s in ((2, 3), (3, 2), (2, 4), (4, 2), (3, 4))),
        *(f"MLP((3, 2, 2, 1), {s})" for s in ((2, 3), (3, 2))),
        *(f"MLP((2, 3, 2, 1), {s})" for s in ((2, 3), (3, 2), (4, 3))),
        "MLP((3, 3, 2, 1), (2, 3))",
        "MLP((2, 2, 2, 2), (2, 3))",
        "MLP((4, 3, 3, 2), (2, 3))",
        "MLP((3, 4, 5, 2), (3, 5))",
        "MLP((2, 2, 2, 2, 1), (3, 2, 3))",
        "MLP((2, 3, 4, 3, 1), (2, 3, 4))",
    ),
    "Residual blocks": (
        *(f"Network({n}, [{_residual(n, h, s)}])" for n, h, s in (
            (1, 1, 2), (1, 2, 3), (2, 1, 2), (2, 2, 2), (2, 2, 3), (2, 3, 3), (3, 2, 2), (3, 3, 3),
        )),
        f"Network(2, [{_residual(2, 2, 2)}, {_residual(2, 2, 2)}])",
        f"Network(2, [{_residual(2, 2, 3)}, L.Dense(1)])",
        f"Network(2, [L.Dense(2), {_residual(2, 2, 2)}, L.Dense(2)])",
        "Network(2, [L.Residual([L.Dense(2, bias=True), L.Power(2), L.Dense(2, bias=True)])])",
    ),
    "Branches": (
        "Network(2, [L.Parallel([L.Dense(1), [L.Power(2)]]), L.Dense(1)])",
        "Network(2, [L.Parallel([[L.Dense(1), L.Power(2)], [L.Dense(1), L.Power(3)]])])",
        "Network(2, [L.Sum([L.Dense(1), [L.Dense(1), L.Power(2)]])])",
        "Network(2, [L.Sum([[L.Dense(1), L.Power(2)], [L.Dense(1), L.Power(3)]])])",
        "Network(2, [L.Product([L.Dense(1), L.Dense(1)])])",
        "Network(3, [L.Product([L.Dense(1), L.Dense(1)])])",
        "Network(3, [L.Product([L.Dense(2), L.Dense(2)])])",
        "Network(3, [L.Product([L.Dense(2), L.Dense(2)]), L.Dense(2)])",
        "Network(2, [L.Sum([L.Dense(1), L.Product([L.Dense(1), L.Dense(1)])])])",
    ),
    "Group convolutions": (
        *(filters(n, 2) for n in (2, 3, 4)),
        filters(3, 3),
        *(filters(n, 2, 2) for n in (2, 3, 4)),
        filters(2, 3, 2),
        filters(_KLEIN, 2, order=4),
        filters(_SYMMETRIC, 2, order=6),
        filters(_SYMMETRIC, 2, 2, order=6),
    ),
    "Shared weights": (
        "Network(3, [L.SharedDense([[1, 2, 0], [0, 1, 2]]), L.Power(2), L.Dense(1)])",
        "Network(3, [L.SharedDense([[1, 2, 2], [2, 1, 2], [2, 2, 1]]), L.Power(2), L.Dense(1)])",
        "Network(2, [L.SharedDense([[1, 2], [2, 1]]), L.Power(3), L.SharedDense([[1, 2]])])",
        f"Network(4, [L.SharedDense.commuting([{_CYCLE}]), L.Power(2), L.Dense(1)])",
        f"Network(4, [L.SharedDense.commuting([{_CYCLE}, {_FLIP}]), L.Power(3), L.Dense(1)])",
    ),
    "Lightning self-attention": (
        "Network((2, 2), [L.Attention(1)])",
        "Network((2, 2), [L.Attention(2)])",
        "Network((2, 2), [L.Attention(1, outputs=1, heads=2)])",
        "Network((3, 2), [L.Attention(1, outputs=1, heads=2)])",
        "Network((2, 3), [L.Attention(1, heads=2)])",
        f"Network((2, 2), {_heads('1', '1')})",
        f"Network((2, 2), {_heads('2', '2')})",
        f"Network((2, 3), {_heads('1', '2')})",
        f"Network((3, 2), {_heads('1', '1')})",
        f"Network((3, 3), {_heads('2', '2')})",
        f"Network((2, 2), {_heads('1', '1', '1')})",
        f"Network((3, 2), {_heads('2', '1', '2')})",
        f"Network((4, 3), {_heads('2', '2', '2')})",
        f"Network((2, 2), {_heads('1, heads=2', '1, heads=2')})",
    ),
    "Attention with other inputs and outputs": (
        *(f"Network((2, 2), [L.Attention({a}, attend='earlier')])" for a in (1, 2)),
        "Network((3, 3), [L.Attention(2, outputs=1, attend='earlier')])",
        *(f"Network((2, 3), [L.Attention({a}, queries=1)])" for a in (1, 2)),
        *(f"Network((2, 3), [L.Attention({a}, queries=1, attend='others')])" for a in (1, 2)),
        "Network((3, 4), [L.Attention(2, heads=2, queries=2, attend='others')])",
        "Network((3, 3), [L.Attention(1, heads=2, attend='earlier')])",
        "Network((3, 3), [L.Attention(2, attend='earlier'), L.Attention(2, attend='earlier')])",
        "Network((3, 3), [L.Attention(2, attend='earlier'), L.Attention(2, queries=1)])",
        "Network((2, 3), [L.Residual([L.Attention(1, attend='earlier')]), L.Attention(1)])",
    ),
    "Convolutions in two dimensions, with channels, and sums over windows": (
        "Network((2, 3), [L.Conv2d((1, 2)), L.Power(2), L.Conv2d((2, 2))])",
        "Network((3, 3), [L.Conv2d((2, 2)), L.Power(2), L.Conv2d((2, 2))])",
        "Network((4, 4), [L.Conv2d((2, 2), stride=2), L.Power(2), L.Conv2d((2, 2))])",
        "Network((3, 3), [L.Conv2d((2, 2)), L.Power(2), L.Pool((2, 2))])",
        "Network((2, 4, 4), [L.Conv2d((2, 2), 3), L.Power(2), L.Conv2d((3, 3), 2)])",
        "Network((1, 3), [L.Conv1d(2, 2), L.Power(2), L.Conv1d(2, 1)])",
        "Network((2, 3), [L.Conv1d(2, 2), L.Power(2), L.Conv1d(2, 1)])",
        "Network((1, 4), [L.Conv1d(2, 2), L.Power(2), L.Pool(3), L.Reshape(2), L.Dense(1)])",
        "Network(4, [L.Conv1d(2), L.Power(2), L.Pool(3)])",
        "Network(4, [L.Pool(2), L.Dense(2), L.Power(3), L.Dense(1)])",
        "Network(5, [L.Conv1d(2, stride=2, padding=1), L.Power(2), L.Dense(1)])",
    ),
    "Reciprocals": (
        "Network(1, [L.Dense(1, bias=True), L.Reciprocal(), L.Dense(1)])",
        "Network(1, [L.Dense(2, bias=True), L.Reciprocal(), L.Dense(1)])",
        "Network(2, [L.Dense(2), L.Reciprocal(), L.Dense(1)])",
        "Network(2, [L.Dense(2), L.Reciprocal(), L.Dense(2), L.Reciprocal()])",
        "Network(3, [L.Dense(3, bias=True), L.Reciprocal(), L.Dense(2)])",
    ),
}  # fmt: skip


@cache
def network(name: str) -> Network:
    """Return the network of a name."""
    from sympy.combinatorics.named_groups import SymmetricGroup

    known = {"L": L, "MLP": MLP, "Network": Network, "SymmetricGroup": SymmetricGroup}
    return eval(name, known)  # names of this file only, which are Python
