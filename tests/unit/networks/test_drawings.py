"""Drawings are well-formed SVG, with everything inside, and of a bounded size."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations
from xml.etree import ElementTree

from each import each
from networks_of_each_kind import of_each_network
from sympy.abc import t

from nnag_m2.networks import MLP, ConvolutionalNetwork, LightningSelfAttention, ParametricModel

SVG = "{http://www.w3.org/2000/svg}"
LARGE = [  # made in their tests: they take a second, which a collection need not
    lambda: MLP((100, 50, 200, 10), 1 + t + t**2 + t**3 + t**4, bias=True),
    lambda: ConvolutionalNetwork((5, 3, 20), strides=(3, 1, 1), inputs=500),
    lambda: LightningSelfAttention(64, 1000, 16),
]


def check(network: ParametricModel) -> ElementTree.Element:
    picture = ElementTree.fromstring(network._repr_svg_())
    width, height = (float(n) for n in picture.attrib["viewBox"].split()[2:])
    assert width <= 1000
    assert height <= 500
    for element in picture.iter():
        for name, value in element.attrib.items():
            if name in ("x", "x1", "x2", "cx"):
                assert 0 <= float(value) <= width, ElementTree.tostring(element)
            if name in ("y", "y1", "y2", "cy"):
                assert 0 <= float(value) <= height, ElementTree.tostring(element)
    circles = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in picture.iter(f"{SVG}circle")]
    for (x1, y1), (x2, y2) in combinations(circles, 2):
        assert abs(x1 - x2) + abs(y1 - y2) > 18
    return picture


@of_each_network
def test_drawings_are_well_formed(network: ParametricModel) -> None:
    picture = check(network)
    assert picture.tag == f"{SVG}svg"


@each("large", LARGE, ids=["MLP", "convolution", "attention"])
def test_large_networks_are_drawn_in_part(large: Callable[[], ParametricModel]) -> None:
    picture = check(large())
    assert len(list(picture.iter(f"{SVG}circle"))) <= 12 * 4


def test_layers_are_drawn_neuron_by_neuron() -> None:
    picture = check(MLP((3, 2, 1), 2, bias=True))
    assert len(list(picture.iter(f"{SVG}circle"))) == 6
    assert len(list(picture.iter(f"{SVG}line"))) == 3 * 2 + 2 + 2 * 1 + 1
    texts = [text.text for text in picture.iter(f"{SVG}text")]
    assert texts == ["1", "1", "inputs", "t^2", "outputs"]


def test_each_tap_of_a_filter_has_its_colour() -> None:
    picture = check(ConvolutionalNetwork((3,), inputs=5))
    colours = [line.attrib["stroke"] for line in picture.iter(f"{SVG}line")]
    assert len(set(colours)) == 3
    assert colours == colours[:3] * 3


def test_titles_are_escaped() -> None:
    picture = MLP((1, 1), 1, parameters=[t.func("a<b&c")])._repr_svg_()
    assert re.search("a&lt;b&amp;c", picture)
    ElementTree.fromstring(picture)
