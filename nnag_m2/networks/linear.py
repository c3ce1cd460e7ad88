"""Multilayer perceptrons without activation."""

from __future__ import annotations

from typing import Any

from nnag_m2.errors import named
from nnag_m2.networks.mlp import MLP


class LinearMLP(MLP):
    """A linear multilayer perceptron ``x -> W_L ... W_1 x``.

    Its functions are the matrices of shape ``(d_L, d_0)`` of rank at most ``min(d_i)``: a
    determinantal variety.

    Parameters
    ----------
    widths
        ``(d_0, ..., d_L)``, positive, at least two.
    bias
        Whether the maps are affine.
    parameters
        Own symbols, as for ``MLP``.

    Raises
    ------
    InputError
        For widths that are no positive ints, fewer than two of them.

    Examples
    --------
    >>> LinearMLP((2, 1, 2)).parametrization().map
    PolynomialMap([a11*b11, a12*b11, a11*b21, a12*b21], [a11, a12, b11, b21])
    """

    @named
    def __init__(self, widths: Any, *, bias: bool = False, parameters: Any = None) -> None:
        super().__init__(widths, 1, bias=bias, parameters=parameters)

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        arguments, keywords = super()._arguments()
        del keywords["activation"]
        return arguments, keywords

    def _smaller(self, widths: tuple[int, ...], parameters: list[Any]) -> MLP:
        return LinearMLP(widths, bias=self.bias, parameters=parameters)
