"""What PyTorch's operations are, in steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod
from numbers import Number
from typing import Any

from nnag_m2.networks.layers.program import Operand
from nnag_m2.networks.trained import Steps, constant, refused


class Place(int):
    """The number of a value, which is no number to compute with."""


class TorchSteps(Steps):
    """Steps on the values of PyTorch's nodes."""

    def __init__(self, arguments: int) -> None:
        super().__init__(arguments)
        self.known: dict[Any, Operand] = {}

    def value(self, argument: Any) -> Operand:
        """Return what an argument is: a value that was found or that of a node, or a number."""
        if isinstance(argument, Place):
            return int(argument)
        return constant(argument) if isinstance(argument, Number) else self.known[argument]

    def step(self, operation: str, operands: Sequence[Any], *settings: Any) -> Place:
        """Add an operation on arguments, or on values that were found, and return its value."""
        return Place(self.add(operation, map(self.value, operands), settings))


def _shape(node: Any) -> tuple[int, ...]:
    found = node.meta.get("val", node.meta.get("tensor_meta"))
    return tuple(found.shape)


def _reshaped(reader: TorchSteps, x: Any, shape: Sequence[int], **_: Any) -> Place:
    return reader.step("reshape", (x,), tuple(shape))


def _squeezed(reader: TorchSteps, x: Any, axes: Any = None) -> Place:
    shape = _shape(x)
    listed = range(len(shape)) if axes is None else [axes] if isinstance(axes, int) else axes
    return reader.step("squeeze", (x,), tuple(a for a in listed if shape[a] == 1))


def _expanded(reader: TorchSteps, x: Any, sizes: Sequence[int], **_: Any) -> Place:
    own, gap = _shape(x), len(sizes) - len(_shape(x))
    shape = tuple(own[i - gap] if n == -1 else n for i, n in enumerate(sizes))
    return reader.step("spread", (x,), shape, tuple(range(gap, len(sizes))))


def _sliced(
    reader: TorchSteps, x: Any, axis: int = 0, start: Any = None, end: Any = None, step: int = 1
) -> Place:
    bounds = [(None, None, 1)] * len(_shape(x))
    bounds[axis] = (start, end, step)
    return reader.step("part", (x,), tuple(bounds))


def _selected(reader: TorchSteps, x: Any, axis: int, index: int) -> Place:
    places: list[Any] = [(None,)] * len(_shape(x))
    places[axis] = index
    return reader.step("part", (x,), tuple(places))


def _axes(x: Any, axes: Any) -> list[int]:
    """Return axes that are given by a number, a list, or nothing for all of them."""
    size = len(_shape(x))
    listed = range(size) if not axes and axes != 0 else [axes] if isinstance(axes, int) else axes
    return sorted(a % size for a in listed)


def _summed(reader: TorchSteps, x: Any, axes: Any = None, keepdim: bool = False, **_: Any) -> Place:
    return reader.step("sum", (x,), tuple(_axes(x, axes)), keepdim)


def _mean(reader: TorchSteps, x: Any, axes: Any = None, keepdim: bool = False, **_: Any) -> Place:
    shape, total = _shape(x), _summed(reader, x, axes, keepdim)
    return reader.step("divide", (total, prod(shape[a] for a in _axes(x, axes))))


def _combined(operation: str) -> Callable[..., Place]:
    """Return the rule for a sum or difference, of which the second part may have a factor."""

    def rule(reader: TorchSteps, a: Any, b: Any, alpha: Any = 1) -> Place:
        other = b if alpha == 1 else reader.step("multiply", (b, alpha))
        return reader.step(operation, (a, other))

    return rule


def _affine(reader: TorchSteps, shift: Any, a: Any, b: Any, beta: Any = 1, alpha: Any = 1) -> Place:
    product = _product(reader, a, b)
    product = product if alpha == 1 else reader.step("multiply", (product, alpha))
    shift = shift if beta == 1 else reader.step("multiply", (shift, beta))
    return reader.step("add", (shift, product))


def _product(reader: TorchSteps, a: Any, b: Any) -> Place:
    return reader.step("contract", (a, b), ((len(_shape(a)) - 1,), (0,)), ((), ()))


def _products(reader: TorchSteps, a: Any, b: Any) -> Place:
    return reader.step("contract", (a, b), ((2,), (1,)), ((0,), (0,)))


def _power(reader: TorchSteps, x: Any, exponent: Any) -> Place:
    if not isinstance(exponent, Number) or int(exponent) != exponent:  # type: ignore[call-overload]
        raise refused("pow with an exponent that is no int")
    return reader.step("power", (x,), int(exponent))  # type: ignore[call-overload]


def _convolution(
    reader: TorchSteps, x: Any, filters: Any, bias: Any, stride: Any, padding: Any, dilation: Any,
    transposed: bool, _: Any, groups: int,
) -> Place:  # fmt: skip
    if transposed or groups != 1 or set(dilation) != {1}:
        raise refused("convolution, transposed, dilated or in groups")
    found = reader.step("convolve", (x, filters), tuple(stride), tuple(padding))
    if bias is None:
        return found
    shape = (-1, *(1,) * len(stride))
    return reader.step("add", (found, reader.step("reshape", (bias,), shape)))


RULES: dict[str, Callable[..., Place]] = {
    "add": _combined("add"),
    "sub": _combined("subtract"),
    "mul": lambda reader, a, b: reader.step("multiply", (a, b)),
    "div": lambda reader, a, b: reader.step("divide", (a, b)),
    "neg": lambda reader, a: reader.step("negative", (a,)),
    "pow": _power,
    "square": lambda reader, a: reader.step("power", (a,), 2),
    "reciprocal": lambda reader, a: reader.step("power", (a,), -1),
    "t": lambda reader, a: reader.step("transpose", (a,)),
    "transpose": lambda reader, a, first, second: reader.step("swapaxes", (a,), first, second),
    "permute": lambda reader, a, axes: reader.step("transpose", (a,), tuple(axes)),
    "view": _reshaped,
    "reshape": _reshaped,
    "_unsafe_view": _reshaped,
    "unsqueeze": lambda reader, a, axis: reader.step("expand_dims", (a,), axis),
    "squeeze": _squeezed,
    "expand": _expanded,
    "slice": _sliced,
    "select": _selected,
    "cat": lambda reader, parts, axis=0: reader.step("concatenate", parts, axis),
    "stack": lambda reader, parts, axis=0: reader.step("stack", parts, axis),
    "sum": _summed,
    "mean": _mean,
    "mm": _product,
    "mv": _product,
    "dot": _product,
    "bmm": _products,
    "addmm": _affine,
    "addmv": _affine,
    "convolution": _convolution,
}
"""What PyTorch's operations are, by their names in ``torch.ops.aten``."""
