"""What docs/exports.md says of columns and attributes, held against the exports themselves."""

from __future__ import annotations

import re

import pytest
from rdflib import Graph

from kg.formats.flat import told_network
from kg.formats.tables import rows_by_table
from kg.network import MEASURES, character_network
from tests.conftest import ROOT
from tests.network.skerry import skerry

TEXT = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def documented(part: str) -> set[str]:
    """The names in the first column of a part's tables."""
    firsts = re.findall(r"^\| ((?!column|---|of )[^|]+) \|", part, re.MULTILINE)
    return {name.strip("` ") for first in firsts for name in first.split(",")}


def of_tables() -> dict[str, set[str]]:
    """The columns that the document has, by table."""
    found: dict[str, set[str]] = {}
    for names, part in re.findall(r"^### (.+?)\n(.+?)(?=^### |\Z)", TEXT, re.DOTALL | re.MULTILINE):
        found |= dict.fromkeys(names.split(", "), documented(part))
    return found


@pytest.mark.parametrize("name", rows_by_table(skerry()))
def test_every_column_is_documented(name: str) -> None:
    """No column without a word on what it is, and none that is not there."""
    head, told = set(rows_by_table(skerry())[name].head), of_tables()[name]
    assert head <= told
    if name not in ("acts", "scenes"):  # one table for both
        assert told == head


def test_every_attribute_of_nodes_and_edges_is_documented() -> None:
    """As GEXF, GraphML and Cytoscape JSON have them."""
    network = told_network(character_network(skerry()))
    told = documented(TEXT.partition("## Tables")[0])
    for _, node in network.nodes(data=True):
        assert {*node} - {"label"} <= told
    for *_, edge in network.edges(data=True):
        assert set(edge) <= told
    assert all(f"**{measure}**" in TEXT for measure in MEASURES)


def test_the_pandas_of_the_document_runs(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Participants join events by film and order."""
    pandas = pytest.importorskip("pandas")
    from kg.formats import save

    graph: Graph = skerry()
    folder = tmp_path / "skerry"  # type: ignore[operator]
    save(graph, "csv", folder)
    monkeypatch.chdir(folder)
    [code] = re.findall(r"^```python\n(import pandas.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    *lines, _ = code.strip().splitlines()
    names: dict[str, object] = {}
    exec("\n".join([*lines[:-1], f"joined = {lines[-1]}"]), names)
    joined = names["joined"]
    assert isinstance(joined, pandas.DataFrame)
    assert len(joined) > 0
    assert set(joined.Act) == {2}
