"""What Macaulay2 has and sympy has not: a text that says what it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Macaulay2Text:
    """A value of Macaulay2 without a counterpart here, as the text that Macaulay2 prints.

    Attributes
    ----------
    kind
        Its class in Macaulay2.
    text
        What Macaulay2 prints; several lines for a Betti table.
    reason
        Why it has no counterpart.
    """

    kind: str
    text: str
    reason: str

    def __str__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return f"```text\n{self.text}\n```\n\n{self.kind}: {self.reason}"
