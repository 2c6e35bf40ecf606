"""Dataclass rows for programs: CSV, TSV and JSON, as every command with rows prints them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from kg.formats.flat import joined

if TYPE_CHECKING:
    from collections.abc import Sequence


def rows_as(style: str, rows: Sequence[Any], kind: type) -> str:
    """Rows of a dataclass as ``csv``, ``tsv`` or ``json``; a list is one cell, divided by ``|``."""
    if style == "json":
        return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"
    target = io.StringIO()
    writer = csv.writer(target, dialect="excel-tab" if style == "tsv" else "excel", lineterminator="\n")
    names = [field.name for field in fields(kind)]
    writer.writerow(names)
    writer.writerows([_cell(getattr(row, name)) for name in names] for row in rows)
    return target.getvalue()


def _cell(value: object) -> object:
    return joined(value) if isinstance(value, tuple) else value
