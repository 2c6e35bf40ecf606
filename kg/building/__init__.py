"""The build over many films: shared between processes, ended at any moment and gone on with."""

from kg.building.films import build

__all__ = ["build"]
