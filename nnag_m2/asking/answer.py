"""The answer to a question, with everything that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Generic, TypeVar

from nnag_m2.algebra.display import in_html
from nnag_m2.asking.provenance import Provenance
from nnag_m2.attaching import About

R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True)
class Answer(Generic[R_co]):
    """The answer to a question, with everything that belongs to it.

    Attributes
    ----------
    result
        What calling the question returns.
    provenance
        How it was found, and how far it is proved.
    scripts
        The Macaulay2 scripts that ran, in their sequence; empty when none was needed.
    seconds
        Wall-clock time of the question, all that it led to included.
    engine
        The version of Macaulay2; empty when it was not asked.
    output
        What Macaulay2 printed besides.
    from_cache
        Whether all replies were found on disk.
    """

    result: R_co
    provenance: Provenance
    scripts: tuple[str, ...] = field(default=(), repr=False)
    seconds: float = 0.0
    engine: str = ""
    output: str = field(default="", repr=False)
    from_cache: bool = False

    def _repr_html_(self) -> str:
        found = self.provenance
        how = f"{found.certainty}: {found.reason}; {self.seconds:.2g} s"
        with_engine = f"{how}, Macaulay2 {self.engine}" if self.engine else how
        return f"{in_html(self.result)}<p><small>{escape(with_engine)}</small></p>"

    to_json = About[str]()
    to_latex = About[str]()
