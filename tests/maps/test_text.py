"""The plot as paragraphs of sentences with marks, before any browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from rdflib import Graph, Literal

from kg.graph.reading import read_graph
from kg.graph.vocabulary import NIF
from kg.maps import render_map
from kg.maps.nesting import Mark, Part
from kg.maps.text import Telling, telling
from kg.network import read_facts
from tests.maps.cove import cove
from tests.network.filmgraphs import FilmGraph, made

EXPORTS = sorted(Path(__file__).parents[2].glob("exports/*.ttl"))


def told(graph: Graph) -> Telling:
    """The telling of a graph."""
    return telling(graph, read_facts(graph))


def words(parts: tuple[Part, ...] | list[Part]) -> str:
    """The words of some parts."""
    return "".join(part if isinstance(part, str) else words(part.parts) for part in parts)


def marks(parts: tuple[Part, ...] | list[Part]) -> list[tuple[str, Mark]]:
    """All marks with their words."""
    nodes = [part for part in parts if not isinstance(part, str)]
    return [found for node in nodes for found in [(words([node]), node.mark), *marks(node.parts)]]


def test_scenes_are_told_by_the_sentence_that_opens_them() -> None:
    """The text view puts a scene's name before its first sentence; a plot without scenes has none."""
    film = FilmGraph("f", "F")
    for sentence in ("One.", "Two.", "Three."):
        film.tell(sentence)
    assert told(film.done()).scenes == {}
    film.scene(1, "Scene 1", 1)
    film.scene(2, "Scene 2: <the> cove", 2, 3)
    graph = film.done()
    assert told(graph).scenes == {1: "Scene 1", 2: "Scene 2: <the> cove"}
    assert render_map(graph).count('data-scene="Scene 2: &lt;the&gt; cove"') == 1


def test_paragraphs_sentences_and_marks() -> None:
    """Two paragraphs; what is between sentences has no number; each mark knows whom it means."""
    found = told(cove())
    assert [[piece.order for piece in paragraph] for paragraph in found.paragraphs] == [
        [1, 0, 2, 0, 3],
        [4, 0, 5],
    ]
    second = marks(found.paragraphs[0][2].parts)
    assert [(text, mark.kind, mark.how, mark.names) for text, mark in second] == [
        ("She", "character", "pronoun", ("Ida Brand",)),
        ("finds", "event", "", ()),
        ("her mother", "character", "nominal", ("Mrs. Brand",)),
        ("her", "character", "pronoun", ("Ida Brand",)),
        ("Harbour Office", "institution", "name", ("Harbour Office",)),
    ]


def test_one_mark_for_all_whom_a_pronoun_means() -> None:
    """They: both, the one who enters first before the other; an event says what it is and that it is not."""
    pronoun, event = marks(told(cove()).paragraphs[0][4].parts)
    assert pronoun[1].ids == ("ida-brand", "mrs-brand")
    assert pronoun[1].names == ("Ida Brand", "Mrs. Brand")
    assert (event[0], event[1].about) == ("speak", "communication event, negated")


def test_kinds_for_the_legend() -> None:
    """Only what there is, pronouns apart from names."""
    assert told(cove()).kinds == (
        ("character", 4),
        ("group", 1),
        ("pronoun", 5),
        ("place", 1),
        ("institution", 1),
        ("event", 6),
    )


@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_every_sample_is_told_letter_for_letter(path: Path) -> None:
    """Paragraphs put together are the plot but for the blank lines; every sentence and mention is in them."""
    graph = read_graph(path)
    facts, found = read_facts(graph), told(graph)
    [plot] = [str(value) for value in graph.objects(None, NIF.isString)]
    text = ["".join(words(piece.parts) for piece in paragraph) for paragraph in found.paragraphs]
    assert "\n\n".join(text) == plot
    orders = [piece.order for paragraph in found.paragraphs for piece in paragraph if piece.order]
    assert orders == [sentence.order for sentence in facts.sentences]
    named = [m for p in found.paragraphs for piece in p for _, m in marks(piece.parts) if m.kind != "event"]
    assert {i for mark in named for i in mark.ids} == {e.id for e in facts.entities if e.mentioned}


def test_a_sentence_over_two_paragraphs_is_in_both() -> None:
    """Its number stands where it begins."""
    graph = FilmGraph("f", "F")
    graph.tell("One goes on\n\nand on.")
    pieces = [piece for paragraph in told(graph.done()).paragraphs for piece in paragraph]
    assert [(words(piece.parts), piece.order, piece.first) for piece in pieces] == [
        ("One goes on", 1, True),
        ("and on.", 1, False),
    ]


def test_a_graph_without_its_plot_is_told_by_its_sentences() -> None:
    """A file mended by hand may have lost it; one without any sentence has no text view."""
    graph = cove()
    graph.remove((None, NIF.isString, None))
    assert words([part for piece in told(graph).paragraphs[0] for part in piece.parts]).startswith("A card")
    empty = FilmGraph("empty", "Empty").done()
    assert told(empty).paragraphs == ()
    assert 'id="view-text"' not in render_map(empty)


def test_the_text_stands_in_the_page() -> None:
    """As HTML that no script has to make: without its marks it is the plot, with nothing between."""
    graph = cove()
    article = re.search(r"<article.*?>(.*)</article>", render_map(graph), re.S)
    assert article is not None
    plain = re.sub(r'<a class="n".*?</a>|<span class="whom">.*?</span>', "", article.group(1))
    paragraphs = re.findall(r"<p>(.*?)</p>", plain, re.S)
    [plot] = [str(value) for value in graph.objects(None, NIF.isString)]
    assert [unescape(re.sub(r"<[^>]*>", "", each)) for each in paragraphs] == plot.split("\n\n")


def test_offsets_that_fit_nowhere_do_no_harm() -> None:
    """A mention beyond the end of the plot is left out."""
    graph = cove()
    [mention] = list(graph.subjects(NIF.anchorOf, Literal("Otto")))
    for term, value in ((NIF.beginIndex, 900), (NIF.endIndex, 904)):
        graph.set((mention, term, Literal(value)))
    found = [m for p in told(graph).paragraphs for piece in p for _, m in marks(piece.parts)]
    assert "Otto" not in [mark.names[0] for mark in found if mark.how == "name"]


def test_a_long_plot_is_told_quickly() -> None:
    """Every sentence looks at the marks near it only: hundreds of sentences are no more than a moment."""
    assert sum(len(p) for p in told(made(150)).paragraphs) == 599
