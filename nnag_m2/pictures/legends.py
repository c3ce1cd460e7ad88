"""What the marks of a picture mean, told without colours: entries of the legend, title, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from nnag_m2.pictures.layers import Kind, Layer, Layers, Style

_LINES = ("-", "--", "-.", ":", "-,", "-;")
_DOTS = ("o", "s", "D", "^", "v", "P", "X", "*", "<", ">", "p", "h")
_AREAS = ("", "//", "\\\\", "..", "xx", "++")
PATTERNS: dict[str, tuple[int, tuple[float, ...]]] = {
    "-,": (0, (6, 1.5, 1, 1.5, 1, 1.5)),
    "-;": (0, (9, 3)),
}
"""Two more patterns of lines, as matplotlib takes them: dash, dot, dot; long dashes."""

Shape = tuple[str, bool]
Entries = dict[str, list[Layer]]


def shape(layer: Layer) -> Shape:
    """Return what tells the marks of a layer from others of their kind, when colours do not."""
    style = layer.style
    if layer.kind == "dots":
        return style.marker, style.hollow
    if layer.kind == "lines":
        return style.pattern or ("--" if style.dashed else "-"), False
    return style.pattern, False


def told_apart(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """Return the layers, each with a label, marks of different labels with different shapes.

    The first layer of a shape keeps it; a later one with another label, which colour or size alone
    would tell apart, takes the first marker, pattern or hatch that is free.
    """
    taken: dict[tuple[Kind, Shape], str] = {}
    done = []
    for layer, label in _labels(layers):
        found = layer
        if label and layer.parts and layer.kind != "texts":
            ways = _ways(layer)
            fitting = (w for w in ways if taken.setdefault((w.kind, shape(w)), label) == label)
            found = next(fitting, layer)
        done.append(replace(found, style=replace(found.style, label=label)))
    return tuple(done)


def entries(layers: Iterable[Layer]) -> Entries:
    """Return for each label, in the sequence of the layers, the different marks that it has."""
    found: Entries = {}
    for layer in layers:
        if layer.style.label and layer.parts and layer.kind != "texts":
            marks = found.setdefault(layer.style.label, [])
            if all((layer.kind, layer.style) != (one.kind, one.style) for one in marks):
                marks.append(layer)
    return found


def title(picture: Layers) -> str:
    """Return the title, or what is drawn where there is none."""
    labels = list(entries(told_apart(picture.layers)))
    return plain(picture.title) or ", ".join(map(plain, labels)) or "An empty box"


def description(picture: Layers) -> str:
    """Return in words what a picture shows: its axes, and its marks as in the legend."""
    ends = zip(axis_titles(picture), picture.box, strict=True)
    axes = ", ".join(f"{plain(name)} from {low:g} to {high:g}" for name, (low, high) in ends)
    layers = told_apart(picture.layers)
    marks = [
        f"{plain(label)} ({', '.join(map(_mark, parts))})"
        for label, parts in entries(layers).items()
    ]
    words = [plain(word) for layer in layers for word in layer.texts]
    parts = [f"Axes: {axes}.", f"Marks: {'; '.join(marks)}." if marks else ""]
    parts.append(f"Texts: {', '.join(words)}." if words else "")
    return " ".join(filter(None, parts))


def axis_titles(picture: Layers) -> tuple[str, ...]:
    """Return what the axes are called, with formulas as matplotlib takes them."""
    return picture.meanings or tuple(f"${name}$" for name in picture.axes)


def plain(text: str) -> str:
    """Return a text without the marks of formulas."""
    words = re.sub(r"\\[,;! ]", " ", text).replace(r"\geq", " >=").replace(r"\leq", " <=")
    return re.sub(r"\s+", " ", re.sub(r"[${}\\]", "", words)).strip()


def _labels(layers: Iterable[Layer]) -> list[tuple[Layer, str]]:
    """Return layers with their labels: a name without one is shown, once for equal styles."""
    known: dict[str, Style] = {}
    found = []
    for layer in layers:
        first = re.sub(r" \d+$", "", layer.name)  # the sum of pictures counts equal names
        style = known.setdefault(first, layer.style)
        own = first if style == layer.style else layer.name
        found.append((layer, layer.style.label or own))
    return found


def _ways(layer: Layer) -> Sequence[Layer]:
    """Return the layer as it is, then with each other shape of its kind."""
    if layer.kind == "dots":
        styles = [replace(layer.style, marker=one) for one in _DOTS]
    else:
        patterns = _LINES if layer.kind == "lines" else _AREAS
        styles = [replace(layer.style, pattern=one, dashed=False) for one in patterns]
    return [layer, *(replace(layer, style=style) for style in styles)]


def _mark(layer: Layer) -> str:
    """Return in words how the marks of a layer look, apart from their colour."""
    if layer.kind == "areas":
        return "hatched area" if layer.style.pattern else "area"
    if layer.kind == "lines":
        return "line" if shape(layer)[0] == "-" else f"line {_WORDS[shape(layer)[0]]}"
    count = len(layer.parts)
    noun = _WORDS.get(layer.style.marker, "mark") + ("" if count == 1 else "s")
    return f"{count} {'hollow ' if layer.style.hollow else ''}{noun}"


_WORDS = {
    "--": "of dashes",
    "-.": "of dashes and dots",
    ":": "of dots",
    "-,": "of dashes and pairs of dots",
    "-;": "of long dashes",
    "o": "dot",
    "s": "square",
    "D": "diamond",
    "^": "triangle",
    "v": "triangle that points down",
    "P": "plus sign",
    "X": "cross mark",
    "*": "star",
}
