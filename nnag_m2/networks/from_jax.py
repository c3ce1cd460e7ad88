"""Networks and weights from functions of JAX."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nnag_m2.errors import InputError, named, shown
from nnag_m2.networks.layers.program import Constant, Operand
from nnag_m2.networks.trained import Steps, TrainedNetwork, constant, refused, trained

# What JAX calls operations that are ours, with nothing to say about them.
_PLAIN = {"add": "add", "add_any": "add", "sub": "subtract", "mul": "multiply", "div": "divide",
          "neg": "negative"}  # fmt: skip
# Other ones, with the names of settings that say all.
_BY_SETTINGS = {
    "integer_pow": ("power", "y"),
    "pow": ("power",),
    "reduce_sum": ("sum", "axes"),
    "reshape": ("reshape", "new_sizes"),
    "squeeze": ("squeeze", "dimensions"),
    "expand_dims": ("expand_dims", "dimensions"),
    "transpose": ("transpose", "permutation"),
    "concatenate": ("concatenate", "dimension"),
    "stack": ("stack", "axis"),
    "broadcast_in_dim": ("spread", "shape", "broadcast_dimensions"),
}
_SAME = {"convert_element_type", "copy", "copy_p", "stop_gradient", "optimization_barrier"}


@named
def from_jax(function: Callable[..., Any], parameters: Any, example: Any) -> TrainedNetwork:
    """Return the network of a function of JAX, with its weights.

    Parameters
    ----------
    function
        Called as ``function(parameters, x)`` for one input ``x`` (``jax.vmap`` takes many); made of
        sums, products, integral powers, products of matrices and rearrangements.
    parameters
        A tree of arrays, such as a dictionary.
    example
        An input, of which only the shape matters.

    Returns
    -------
    TrainedNetwork
        With ``network`` and ``weights``.

    Raises
    ------
    InputError
        For operations that give no polynomials, by their names in JAX.
    ImportError
        Without JAX, which is not installed with this package.
    """
    import jax

    if not callable(function):
        raise InputError("a function is needed", shown(function))
    try:
        leaves, _ = jax.tree_util.tree_flatten_with_path(parameters)
    # of JAX, for keys without a sequence, and a list inside itself
    except (ValueError, SystemError) as error:
        raise InputError("parameters are a tree of arrays", str(error)[:200]) from error
    try:
        traced = jax.make_jaxpr(function)(parameters, example)
    # of JAX, for what is no array, a list inside itself, and functions of other arguments or arrays
    except (TypeError, ValueError, NotImplementedError, SystemError) as error:
        raise InputError("a function that JAX traces is needed", str(error)[:200]) from error
    names = [jax.tree_util.keystr(path) for path, _ in leaves]
    arrays = [np.asarray(leaf) for _, leaf in leaves]
    if len(traced.jaxpr.outvars) != 1:
        raise InputError("the function returns one array", f"{len(traced.jaxpr.outvars)}")
    reader = _Reader(len(arrays) + 1)
    (result,) = reader.read(traced, list(range(len(arrays) + 1)))
    if not isinstance(result, int):
        raise InputError("the function depends on its arguments", "a constant")
    return trained(dict(zip(names, arrays, strict=True)), np.shape(example), reader.steps, result)


class _Reader(Steps):
    """What JAX traced, as steps."""

    def read(self, closed: Any, arguments: Sequence[Operand]) -> list[Operand]:
        """Read a traced function for arguments, and return what its results are."""
        known: dict[Any, Operand] = dict(zip(closed.jaxpr.invars, arguments, strict=True))
        for variable, value in zip(closed.jaxpr.constvars, closed.consts, strict=True):
            known[variable] = constant(value)

        def operand(variable: Any) -> Operand:
            is_literal = hasattr(variable, "val")
            return constant(variable.val) if is_literal else known[variable]

        for equation in closed.jaxpr.eqns:
            operands = [operand(variable) for variable in equation.invars]
            results = self._results(equation, operands)
            known |= dict(zip(equation.outvars, results, strict=True))
        return [operand(variable) for variable in closed.jaxpr.outvars]

    def _results(self, equation: Any, operands: list[Operand]) -> list[Operand]:
        name, settings = equation.primitive.name, equation.params
        for inner in ("jaxpr", "call_jaxpr", "fun_jaxpr"):
            if hasattr(settings.get(inner), "consts"):
                return self.read(settings[inner], operands)
        if name in _SAME:
            return operands
        operation, values = _step(name, settings)
        if name == "pow":
            operands, values = operands[:1], (_exponent(operands[1]),)
        return [self.add(operation, operands, values)]


def _step(name: str, settings: Any) -> tuple[str, tuple[Any, ...]]:
    """Return our name of an operation of JAX, and the settings."""
    if name in _PLAIN:
        return _PLAIN[name], ()
    if name == "dot_general":
        along, shared = settings["dimension_numbers"]
        return "contract", tuple(tuple(map(tuple, pair)) for pair in (along, shared))
    if name == "slice":
        starts, limits = settings["start_indices"], settings["limit_indices"]
        steps = settings["strides"] or (1,) * len(starts)
        return "part", (tuple(zip(starts, limits, steps, strict=True)),)
    if name == "square":
        return "power", (2,)
    if name not in _BY_SETTINGS:
        raise refused(name)
    operation, *names = _BY_SETTINGS[name]
    values = (settings[one] for one in names)
    return operation, tuple(tuple(v) if isinstance(v, Sequence) else int(v) for v in values)


def _exponent(operand: Operand) -> int:
    if isinstance(operand, Constant) and len(operand.entries) == 1:
        (exponent,) = operand.entries
        if exponent.denominator == 1:
            return int(exponent)
    raise refused("pow with an exponent that is no int")
