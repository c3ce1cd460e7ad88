"""What travels of a value: the fields that it was made of."""

from __future__ import annotations

from typing import Any


class TravelsByFields:
    """A dataclass that is pickled by its fields; what was computed from them is left behind."""

    __dataclass_fields__: dict[str, Any]

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}
