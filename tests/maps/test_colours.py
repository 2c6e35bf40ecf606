"""Colours of the signs, as people see them who do not see all colours, and on light and dark pages."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tests.maps.conftest import Open

SIGNS = ("friendly", "hostile", "mixed", "neutral")
# What is left of red, green and blue light, by Machado, Oliveira and Fernandes (2009), severity 1.
EYES = {
    "all cones": np.eye(3),
    "without red": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "without green": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "without blue": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) / np.array(
    [[0.9505], [1.0], [1.089]]
)
NOTICED = 10.0
"""Distance in CIELAB at which two lines side by side are told apart at once; about 2 are just noticeable."""


def linear(colour: str) -> NDArray[np.float64]:
    """Light of a colour that the browser names as ``rgb(…)``."""
    values = np.array([float(part) for part in re.findall(r"[\d.]+", colour)[:3]]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """CIELAB of light."""
    x, y, z = np.cbrt(np.clip(TO_XYZ @ np.clip(light, 0, 1), 0.008856, None))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_are_told_apart_by_all_eyes(open_page: Open, skerry_html: str, scheme: str) -> None:
    """By colour at a look, each with dashes of its own, and each stands out from the paper."""
    page = open_page(skerry_html, scheme=scheme)
    theme, dashes = page.evaluate("() => [theme, DASHES]")
    for eye in EYES.values():
        seen = {sign: lab(eye @ linear(theme[sign])) for sign in SIGNS}
        for one, other in combinations(SIGNS, 2):
            assert np.linalg.norm(seen[one] - seen[other]) > NOTICED, (one, other)
    assert len({str(dashes.get(sign)) for sign in SIGNS}) == len(SIGNS)
    paper = float(TO_XYZ[1] @ linear(theme["paper"]))
    for sign in SIGNS:
        ink = float(TO_XYZ[1] @ linear(theme[sign]))
        assert (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05) > 3, sign
