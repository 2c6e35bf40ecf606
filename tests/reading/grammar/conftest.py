"""Sentences parsed as the tests of events have them."""

from tests.reading.event.conftest import parse

__all__ = ["parse"]
