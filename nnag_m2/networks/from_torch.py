"""Networks and weights from modules of PyTorch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import prod
from numbers import Number
from typing import Any

import numpy as np

from nnag_m2.algebra.arguments import shown
from nnag_m2.calling import named
from nnag_m2.errors import InputError
from nnag_m2.networks.layers.program import Operand, Step
from nnag_m2.networks.trained import TrainedNetwork, constant, refused, trained

_SAME = {"clone", "alias", "detach", "lift_fresh_copy", "_to_copy", "contiguous"}


@named
def from_torch(module: Any, example: Any) -> TrainedNetwork:
    """Return the network of a module of PyTorch, with its weights.

    The module is run once on the example and its operations are recorded (by ``make_fx``), those of
    the user's own modules too; what does not depend on parameters or inputs becomes a constant.

    Parameters
    ----------
    module
        A ``torch.nn.Module`` of linear maps, convolutions, sums, products, powers and
        rearrangements.
    example
        An input as the module takes it, such as a batch of one, of which only the shape matters.

    Returns
    -------
    TrainedNetwork
        With ``network``, whose inputs have the shape of the example, and ``weights``; ``arrays``
        gives weights by the names of ``module.state_dict()``.

    Raises
    ------
    InputError
        For operations that give no polynomials, by their names in PyTorch.
    ImportError
        Without PyTorch, which is not installed with this package.
    """
    import torch
    from torch.fx.experimental.proxy_tensor import make_fx

    if not isinstance(module, torch.nn.Module):
        raise InputError("a torch.nn.Module is needed", shown(module))
    try:
        example = torch.as_tensor(example)
    except (TypeError, ValueError, RuntimeError) as error:
        raise InputError(
            "an example that PyTorch takes as a tensor is needed", shown(example)
        ) from error
    parameters = dict(module.named_parameters())

    def called(*arguments: Any) -> Any:
        values = dict(zip(parameters, arguments[:-1], strict=True))
        return torch.func.functional_call(module, values, (arguments[-1],))

    values = [parameter.detach() for parameter in parameters.values()]
    traced = make_fx(called)(*values, example)
    reader = _Reader(traced)
    arrays = {name: value.cpu().double().numpy() for name, value in
              zip(parameters, values, strict=True)}  # fmt: skip
    return trained(arrays, np.shape(example), reader.steps, reader.result)


class _Reader:
    """What PyTorch traced, as steps."""

    def __init__(self, traced: Any) -> None:
        self.steps: list[Step] = []
        self._known: dict[Any, Operand] = {}
        self._count: int = sum(node.op == "placeholder" for node in traced.graph.nodes)
        arguments = iter(range(self._count))
        for node in traced.graph.nodes:
            if node.op == "placeholder":
                self._known[node] = next(arguments)
            elif node.op == "get_attr":
                self._known[node] = constant(getattr(traced, node.target).detach().cpu().numpy())
            elif node.op == "output":
                self.result = self._result(node.args[0])
            else:
                self._known[node] = self._read(node)

    def _result(self, output: Any) -> int:
        found = None if isinstance(output, list | tuple) else self._known.get(output)
        if not isinstance(found, int):
            required = "the module returns one tensor that depends on its input or its parameters"
            raise InputError(required, str(output))
        return found

    def _read(self, node: Any) -> Operand:
        name = node.target.overloadpacket.__name__
        if name in _SAME:
            return self.value(node.args[0])
        if name not in _RULES:
            raise refused(name)
        return _RULES[name](self, *node.args, **node.kwargs)

    def value(self, argument: Any) -> Operand:
        """Return what an argument is: the value of a node, or a number."""
        return constant(argument) if isinstance(argument, Number) else self._known[argument]

    def step(self, operation: str, operands: Sequence[Any], *settings: Any) -> int:
        """Add an operation on arguments, or on values that were found, and return its value."""
        found = (o.place if isinstance(o, _Found) else self.value(o) for o in operands)
        self.steps.append(Step(operation, tuple(found), settings))
        self._count += 1
        return self._count - 1


@dataclass(frozen=True)
class _Found:
    """The number of a value, which is no number to compute with."""

    place: Operand


def _shape(node: Any) -> tuple[int, ...]:
    found = node.meta.get("val", node.meta.get("tensor_meta"))
    return tuple(found.shape)


def _reshaped(reader: _Reader, x: Any, shape: Sequence[int], **_: Any) -> int:
    return reader.step("reshape", (x,), tuple(shape))


def _moved(reader: _Reader, x: Any, first: int, second: int) -> int:
    axes = list(range(len(_shape(x))))
    axes[first], axes[second] = axes[second], axes[first]
    return reader.step("transpose", (x,), tuple(axes))


def _unsqueezed(reader: _Reader, x: Any, axis: int) -> int:
    shape = list(_shape(x))
    shape.insert(axis % (len(shape) + 1), 1)
    return reader.step("reshape", (x,), tuple(shape))


def _squeezed(reader: _Reader, x: Any, axes: Any = None) -> int:
    shape = _shape(x)
    listed = range(len(shape)) if axes is None else [axes] if isinstance(axes, int) else axes
    gone = {a % len(shape) for a in listed if shape[a] == 1}
    return reader.step("reshape", (x,), tuple(n for i, n in enumerate(shape) if i not in gone))


def _expanded(reader: _Reader, x: Any, sizes: Sequence[int], **_: Any) -> int:
    own, gap = _shape(x), len(sizes) - len(_shape(x))
    shape = tuple(own[i - gap] if n == -1 else n for i, n in enumerate(sizes))
    return reader.step("spread", (x,), shape, tuple(range(gap, len(sizes))))


def _sliced(
    reader: _Reader, x: Any, axis: int = 0, start: Any = None, end: Any = None, step: int = 1
) -> int:
    bounds = [(None, None, 1)] * len(_shape(x))
    bounds[axis] = (start, end, step)
    return reader.step("part", (x,), tuple(bounds))


def _selected(reader: _Reader, x: Any, axis: int, index: int) -> int:
    shape = _shape(x)
    place = index % shape[axis]
    part = _sliced(reader, x, axis, place, place + 1)
    left = tuple(n for i, n in enumerate(shape) if i != axis % len(shape))
    return reader.step("reshape", (_Found(part),), left)


def _summed(reader: _Reader, x: Any, axes: Any = None, keepdim: bool = False, **_: Any) -> int:
    shape = _shape(x)
    listed = (
        range(len(shape)) if not axes and axes != 0 else [axes] if isinstance(axes, int) else axes
    )
    gone = tuple(sorted(a % len(shape) for a in listed))
    total = reader.step("sum", (x,), gone)
    if not keepdim:
        return total
    kept = tuple(1 if i in gone else n for i, n in enumerate(shape))
    return reader.step("reshape", (_Found(total),), kept)


def _mean(reader: _Reader, x: Any, axes: Any = None, keepdim: bool = False, **_: Any) -> int:
    shape, total = _shape(x), _summed(reader, x, axes, keepdim)
    listed = (
        range(len(shape)) if not axes and axes != 0 else [axes] if isinstance(axes, int) else axes
    )
    return reader.step("divide", (_Found(total), prod(shape[a] for a in listed)))


def _combined(operation: str) -> Callable[..., int]:
    """Return the rule for a sum or difference, of which the second part may have a factor."""

    def rule(reader: _Reader, a: Any, b: Any, alpha: Any = 1) -> int:
        other = b if alpha == 1 else _Found(reader.step("multiply", (b, alpha)))
        return reader.step(operation, (a, other))

    return rule


def _affine(reader: _Reader, shift: Any, a: Any, b: Any, beta: Any = 1, alpha: Any = 1) -> int:
    product = _Found(_product(reader, a, b))
    product = product if alpha == 1 else _Found(reader.step("multiply", (product, alpha)))
    shift = shift if beta == 1 else _Found(reader.step("multiply", (shift, beta)))
    return reader.step("add", (shift, product))


def _product(reader: _Reader, a: Any, b: Any) -> int:
    return reader.step("contract", (a, b), ((len(_shape(a)) - 1,), (0,)), ((), ()))


def _products(reader: _Reader, a: Any, b: Any) -> int:
    return reader.step("contract", (a, b), ((2,), (1,)), ((0,), (0,)))


def _power(reader: _Reader, x: Any, exponent: Any) -> int:
    if not isinstance(exponent, Number) or int(exponent) != exponent:  # type: ignore[call-overload]
        raise refused("pow with an exponent that is no int")
    return reader.step("power", (x,), int(exponent))  # type: ignore[call-overload]


def _convolution(
    reader: _Reader, x: Any, filters: Any, bias: Any, stride: Any, padding: Any, dilation: Any,
    transposed: bool, _: Any, groups: int,
) -> int:  # fmt: skip
    if transposed or groups != 1 or set(dilation) != {1}:
        raise refused("convolution, transposed, dilated or in groups")
    found = reader.step("convolve", (x, filters), tuple(stride), tuple(padding))
    if bias is None:
        return found
    shape = (-1, *(1,) * len(stride))
    return reader.step("add", (_Found(found), _Found(reader.step("reshape", (bias,), shape))))


_RULES: dict[str, Callable[..., int]] = {
    "add": _combined("add"),
    "sub": _combined("subtract"),
    "mul": lambda reader, a, b: reader.step("multiply", (a, b)),
    "div": lambda reader, a, b: reader.step("divide", (a, b)),
    "neg": lambda reader, a: reader.step("negative", (a,)),
    "pow": _power,
    "square": lambda reader, a: reader.step("power", (a,), 2),
    "reciprocal": lambda reader, a: reader.step("power", (a,), -1),
    "t": lambda reader, a: reader.step("transpose", (a,), tuple(range(len(_shape(a))))[::-1]),
    "transpose": _moved,
    "permute": lambda reader, a, axes: reader.step(
        "transpose", (a,), tuple(i % len(axes) for i in axes)
    ),
    "view": _reshaped,
    "reshape": _reshaped,
    "_unsafe_view": _reshaped,
    "unsqueeze": _unsqueezed,
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
