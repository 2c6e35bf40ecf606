"""Tests of the parts of the relationship reading."""
