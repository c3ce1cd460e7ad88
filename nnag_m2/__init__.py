"""Exact algebra for neural networks: sympy in, a Macaulay2 script, an exact sympy answer out.

The public names are listed in ``__init__.pyi``.  Each is loaded when it is first used, so that
``nnag_m2.algebra`` and ``nnag_m2.networks`` load nothing that talks to Macaulay2.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)

__version__ = "0.1.0"
