"""Reading Turtle into rdflib."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.errors import DataError
from kg.graph.reading import read_graph
from kg.graph.triples import to_graph
from tests.data import FOLDER, STORIES

EX = "http://example.org/"


def write(path: Path, text: str | bytes) -> Path:
    """A file with this text."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("slug", STORIES)
def test_reads_what_was_written(slug: str) -> None:
    """A film's file gives the graph it was written from, whoever reads it."""
    graph = read_graph(FOLDER / f"{slug}.ttl")
    assert set(graph) == set(to_graph(STORIES[slug])) == set(Graph().parse(FOLDER / f"{slug}.ttl"))


def test_reads_what_others_wrote(tmp_path: Path) -> None:
    """Blank nodes, languages, lists, relative IRIs, a byte order mark: as rdflib reads them."""
    text = """@prefix ex: <http://example.org/> .
<#me> ex:a [ ex:b "x"@en , 1.50 , true , "2010"^^ex:year ] ; ex:list ( 1 "two" ) ; ex:text '''a
"b"''' .
"""
    path = write(tmp_path / "other.ttl", b"\xef\xbb\xbf" + text.encode())
    assert isomorphic(
        read_graph(path), Graph().parse(data=text, format="turtle", publicID=path.resolve().as_uri())
    )


def test_plain_strings_are_plain(tmp_path: Path) -> None:
    """A string without datatype has none in rdflib, and equals the literal one writes by hand."""
    graph = read_graph(write(tmp_path / "a.ttl", f'<{EX}a> <{EX}b> "Tom" .'))
    assert (URIRef(EX + "a"), URIRef(EX + "b"), Literal("Tom")) in graph


def test_prefixes_are_bound() -> None:
    """What is written again from the graph has the short names."""
    text = read_graph(FOLDER / "paper-lanterns-2003.ttl").serialize(format="turtle")
    assert "character:lin-mei a film:Character" in text


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("cut.ttl", f"<{EX}a> <{EX}b> 1 .\n<{EX}a> <{EX}b", "cut.ttl, line 2: broken RDF"),
        ("prefix.ttl", "a:b a:c 1 .", "The prefix a: has not been declared"),
        ("latin.ttl", f'<{EX}a> <{EX}b> "caf\xe9" .'.encode("latin-1"), "latin.ttl, line 1: broken RDF"),
        ("binary.ttl", bytes(range(256)), "binary.ttl, line 1: broken RDF"),
        ("star.ttl", f"<{EX}a> <{EX}b> <<( <{EX}a> <{EX}b> 1 )>> .", "statement about a statement"),
        ("page.txt", "A plot.", "page.txt: not an RDF file"),
        ("noending", "", "noending: not an RDF file"),
    ],
)
def test_broken_files(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    """What cannot be read is told in one line with the file's name and what to do."""
    path = write(tmp_path / name, content)
    with pytest.raises(DataError) as caught:
        read_graph(path)
    assert message in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named, with what makes one."""
    with pytest.raises(DataError, match=r"gone\.ttl: no such file or directory; .*kg build"):
        read_graph(tmp_path / "gone.ttl")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder that is called like a file is told apart."""
    (tmp_path / "films.ttl").mkdir()
    with pytest.raises(DataError, match="a folder; name a Turtle file"):
        read_graph(tmp_path / "films.ttl")
