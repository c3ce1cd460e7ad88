"""Drawings of networks for notebooks: plain SVG, in greys and colours for light and dark pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias
from xml.sax.saxutils import escape

Point: TypeAlias = tuple[float, float]
Block: TypeAlias = tuple[str, Point]
"""The text of a box, at a column and a row of a diagram, from 0, which may be fractions."""

MOST_NEURONS = 12
"""A longer layer is drawn with its first neurons and an ellipsis."""

# pixels: labels of a layer do not meet those of the next one
_COLUMN, _ROW, _RADIUS, _MARGIN = 120.0, 30.0, 9.0, 46.0
_GREY, _NEURON = "#808080", "#4c78a8"
_TAPS = ("#e45756", "#54a24b", "#4c78a8", "#b279a2", "#f58518", "#439894")
# a character is about so many pixels wide
_CHARACTER = 7.0
# characters that fit into a column
_LONGEST_LABEL = 16


def counted(count: int, word: str) -> str:
    """Return a number with its noun: ``1 input``, ``2 inputs``."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def layer_drawing(widths: Sequence[int], labels: Sequence[str], bias: bool, title: str) -> str:
    """Return the drawing of fully connected layers, an SVG document.

    Labels stand above the layers, the title is what a screen reader says.  With bias there is a
    constant neuron, a square, below each layer but the last.
    """
    tallest = max(_shown(width) for width in widths)
    layers = [_column(i, width, _middle(tallest)) for i, width in enumerate(widths)]
    squares = [(x[0][0], _bottom(tallest)) for x in layers[:-1]] if bias else []
    parts = []
    for i in range(len(layers) - 1):
        sources = layers[i] + squares[i : i + 1]
        parts += [_line(a, b, _GREY, 0.5) for a in sources for b in layers[i + 1]]
    parts += _neurons(layers, widths)
    parts += [_square(place) for place in squares]
    parts += _labels(layers, labels)
    size = _COLUMN * len(widths), _bottom(tallest) + (_ROW if bias else 0)
    return _document(size, parts, title)


def convolution_drawing(
    lengths: Sequence[int],
    filters: Sequence[int],
    strides: Sequence[int],
    labels: Sequence[str],
    title: str,
) -> str:
    """Return the drawing of convolutions, with one colour for each tap of a filter.

    Lengths, the numbers of neurons, and labels are for layers, one more than there are filters.
    """
    layers = [_column(0, lengths[0], _middle(_shown(lengths[0])))]
    edges: list[str] = []
    for number, (size, step) in enumerate(zip(filters, strides, strict=True), 1):
        before, x = layers[-1], _COLUMN * (number + 0.5)
        windows = (before[i * step : i * step + size] for i in range(_shown(lengths[number])))
        seen = [window for window in windows if len(window) == size] or [before]
        layers.append([(x, sum(y for _, y in window) / len(window)) for window in seen])
        edges += [
            _line(source, target, _TAPS[j % len(_TAPS)], 1.5)
            for window, target in zip(seen, layers[-1], strict=True)
            for j, source in enumerate(window)
        ]
    parts = edges + _neurons(layers, lengths) + _labels(layers, labels)
    size_of_all = _COLUMN * len(lengths), _bottom(_shown(lengths[0]))
    return _document(size_of_all, parts, title)


def block_drawing(blocks: Sequence[Block], arrows: Sequence[tuple[int, int]], title: str) -> str:
    """Return a block diagram, with arrows between pairs of positions in the list of blocks."""
    count = 1 + max(int(column) for _, (column, _) in blocks)
    wide = [
        max(
            (_CHARACTER * len(text) + 24 for text, (place, _) in blocks if place == column),
            default=0.0,
        )
        for column in range(count)
    ]
    lefts = [20 + sum(wide[:column]) + 44 * column for column in range(count)]
    spots = [(lefts[int(x)], 34 + 54 * y, wide[int(x)]) for _, (x, y) in blocks]
    parts = [_arrow(spots[a], spots[b]) for a, b in arrows]
    for (text, _), (x, y, width) in zip(blocks, spots, strict=True):
        parts.append(
            f'<rect x="{x:g}" y="{y - 16:g}" width="{width:g}" height="32" rx="5" fill="none" '
            f'stroke="{_NEURON}" stroke-width="1.5"/>'
        )
        parts.append(_text((x + width / 2, y + 4), text))
    size = lefts[-1] + wide[-1] + 20, 68 + 54 * max(row for _, (_, row) in blocks)
    return _document(size, parts, title)


def _document(size: Point, parts: Sequence[str], title: str) -> str:
    width, height = size
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" style="max-width:100%;height:auto" role="img" '
        f'font-family="sans-serif" font-size="12">'
    )
    return "\n".join([head, f"<title>{escape(title)}</title>", *parts, "</svg>"])


def _shown(count: int) -> int:
    """Return how many neurons of a layer are drawn."""
    return count if count <= MOST_NEURONS else MOST_NEURONS - 2


def _middle(count: int) -> float:
    """Return the height of the middle of the tallest column."""
    return _MARGIN + _ROW * (count - 1) / 2


def _bottom(count: int) -> float:
    return _MARGIN + _ROW * count + 20


def _column(number: int, count: int, middle: float) -> list[Point]:
    shown = _shown(count)
    top = middle - _ROW * (shown - 1) / 2
    return [(_COLUMN * (number + 0.5), top + _ROW * i) for i in range(shown)]


def _neurons(layers: Sequence[Sequence[Point]], counts: Sequence[int]) -> list[str]:
    """Return the circles, and the number of neurons where some are left out."""
    parts = []
    for layer, count in zip(layers, counts, strict=True):
        parts += [
            f'<circle cx="{x:g}" cy="{y:g}" r="{_RADIUS:g}" fill="{_NEURON}" stroke="#ffffff"/>'
            for x, y in layer
        ]
        if len(layer) < count:
            x, y = layer[-1]
            parts.append(_text((x, y + _ROW * 0.85), f"⋮ {count}"))
    return parts


def _labels(layers: Sequence[Sequence[Point]], labels: Sequence[str]) -> list[str]:
    shorts = [label.replace("**", "^").replace("*", "") for label in labels]
    return [
        _text((layer[0][0], 18), s if len(s) <= _LONGEST_LABEL else f"{s[: _LONGEST_LABEL - 1]}…")
        for layer, s in zip(layers, shorts, strict=True)
        if s
    ]


def _square(place: Point) -> str:
    x, y = place[0] - _RADIUS, place[1] - _RADIUS
    side = 2 * _RADIUS
    box = f'<rect x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}" fill="{_GREY}"/>'
    return box + _text((place[0], place[1] + 4), "1", "#ffffff")


def _line(start: Point, end: Point, colour: str, width: float) -> str:
    return (
        f'<line x1="{start[0]:g}" y1="{start[1]:g}" x2="{end[0]:g}" y2="{end[1]:g}" '
        f'stroke="{colour}" stroke-width="{width:g}"/>'
    )


def _arrow(start: tuple[float, float, float], end: tuple[float, float, float]) -> str:
    """Return an arrow from the right side of a box to the left side of another one."""
    (x1, y1), (x2, y2) = (start[0] + start[2], start[1]), (end[0], end[1])
    bend = x2 - 24
    path = f"M {x1:g} {y1:g} H {bend:g} L {bend + 14:g} {y2:g} H {x2 - 6:g}"
    tip = f"M {x2:g} {y2:g} l -7 -4 v 8 z"
    return f'<path d="{path}" fill="none" stroke="{_GREY}"/><path d="{tip}" fill="{_GREY}"/>'


def _text(place: Point, text: str, colour: str = _GREY) -> str:
    return (
        f'<text x="{place[0]:g}" y="{place[1]:g}" text-anchor="middle" fill="{colour}">'
        f"{escape(text)}</text>"
    )
