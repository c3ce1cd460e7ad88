"""Networks and weights from modules of PyTorch."""

from __future__ import annotations

from typing import Any

import numpy as np

from nnag_m2.errors import InputError, named, shown
from nnag_m2.networks._torch_rules import RULES, TorchSteps
from nnag_m2.networks.layers.program import Operand
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


class _Reader(TorchSteps):
    """What PyTorch traced, as steps."""

    def __init__(self, traced: Any) -> None:
        count = sum(node.op == "placeholder" for node in traced.graph.nodes)
        super().__init__(count)
        arguments = iter(range(count))
        for node in traced.graph.nodes:
            if node.op == "placeholder":
                self.known[node] = next(arguments)
            elif node.op == "get_attr":
                self.known[node] = constant(getattr(traced, node.target).detach().cpu().numpy())
            elif node.op == "output":
                self.result = self._result(node.args[0])
            else:
                self.known[node] = self._read(node)

    def _result(self, output: Any) -> int:
        found = None if isinstance(output, list | tuple) else self.known.get(output)
        if not isinstance(found, int):
            required = "the module returns one tensor that depends on its input or its parameters"
            raise InputError(required, str(output))
        return found

    def _read(self, node: Any) -> Operand:
        name = node.target.overloadpacket.__name__
        if name in _SAME:
            return self.value(node.args[0])
        if name not in RULES:
            raise refused(name)
        return RULES[name](self, *node.args, **node.kwargs)
