"""Classes of results: what questions return, where that is more than an ideal or a number.

Each is a frozen value, described where its question is; the names are listed in ``results.pyi``.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub("nnag_m2", __file__)
