"""Values that are made once: frozen, hashable, picklable, shown as they are made again."""

from __future__ import annotations

from functools import cache
from inspect import Parameter, signature
from typing import Any, NoReturn

from nnag_m2.errors import printed


class Value:
    """A value that is determined by the arguments it is made of.

    What it is made of are ordinary attributes rather than the fields of a dataclass, since
    subclasses have other ones, and cached properties besides.
    """

    def _arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Return what makes the same value again: arguments, and keywords that are not default.

        By default they are attributes with the names of the arguments.
        """
        arguments: list[Any] = []
        keywords: dict[str, Any] = {}
        kind: Any = type(self)
        for parameter in _parameters(kind):
            value = getattr(self, parameter.name)
            if parameter.kind is not Parameter.KEYWORD_ONLY:
                arguments.append(value)
            elif value != parameter.default:
                keywords[parameter.name] = value
        return tuple(arguments), keywords

    def _fix(self, **values: Any) -> None:
        """Set attributes of a value that is being made."""
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: Any) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} is a value: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} is a value: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or self._arguments() == other._arguments()

    def __hash__(self) -> int:
        arguments, keywords = self._arguments()
        return hash((type(self), _frozen(arguments), _frozen(sorted(keywords.items()))))

    def __reduce__(self) -> tuple[Any, ...]:
        return _unpickled, (type(self), *self._arguments())

    def __repr__(self) -> str:
        arguments, keywords = self._arguments()
        listed = [
            *map(printed, arguments),
            *(f"{name}={printed(v)}" for name, v in keywords.items()),
        ]
        return f"{type(self).__name__}({', '.join(listed)})"


@cache
def _parameters(kind: Any) -> tuple[Parameter, ...]:
    return tuple(signature(kind).parameters.values())


def _unpickled(kind: type[Value], arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Value:
    return kind(*arguments, **keywords)


def _frozen(value: Any) -> Any:
    """Return lists, also in tuples, as tuples."""
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value
