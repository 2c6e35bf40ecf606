"""The plot unchanged, and spans that say where they stand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, Literal

from kg.graph.vocabulary import FILM as TERMS
from kg.graph.vocabulary import NIF, V
from kg.story import Mention, Span
from tests.graph.samples import FILM, PLOT, STORY, at, graph_of


def number(value: int) -> Literal:
    """An offset."""
    return Literal(str(value), datatype=XSD.nonNegativeInteger)


def test_the_plot_and_its_offset() -> None:
    """The plot text is the film's, from where it begins in the source."""
    graph = graph_of(film=replace(STORY.film, plot_offset=17))
    assert set(graph.predicate_objects(at("plot"))) == {
        (RDF.type, TERMS.PlotText),
        (TERMS.plotOf, FILM),
        (NIF.isString, Literal(PLOT)),
        (TERMS.sourceOffset, number(17)),
    }


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_the_plot_is_not_touched(plot: str) -> None:
    """Whatever the plot holds, nif:isString is the same string."""
    graph = graph_of(film=replace(STORY.film, plot=plot))
    assert str(graph.value(at("plot"), NIF.isString)) == plot


def test_sentences() -> None:
    """Sentences count from 1 and carry their words."""
    graph = graph_of()
    assert set(graph.predicate_objects(at("sentence/2"))) == {
        (RDF.type, TERMS.Sentence),
        (NIF.beginIndex, number(15)),
        (NIF.endIndex, number(26)),
        (NIF.anchorOf, Literal("They leave.")),
        (NIF.referenceContext, at("plot")),
    }


def test_offsets_are_code_points() -> None:
    """A letter outside the basic plane counts as one."""
    graph = graph_of(film=replace(STORY.film, plot="🏮🏮 Ada waits."), sentences=(Span(3, 13),))
    assert graph.value(at("sentence/1"), NIF.anchorOf) == Literal("Ada waits.")


def test_a_pronoun_for_two_has_two_mentions() -> None:
    """Each of the two has a mention of its own over the same letters."""
    both = tuple(
        Mention(Span(15, 19), f"character/{name}", "pronoun", "plural", 0.7) for name in ("ada", "tom")
    )
    graph = graph_of(mentions=both)
    assert set(graph.predicate_objects(at("mention/15-19--character-tom"))) == {
        (RDF.type, TERMS.Mention),
        (NIF.beginIndex, number(15)),
        (NIF.endIndex, number(19)),
        (NIF.anchorOf, Literal("They")),
        (NIF.referenceContext, at("plot")),
        (TERMS.refersTo, at("character/tom")),
        (TERMS.mentionKind, V.pronoun),
        (TERMS.rule, Literal("plural")),
        (TERMS.confidence, Literal("0.7", datatype=XSD.decimal)),
    }
    assert len(set(graph.subjects(RDF.type, TERMS.Mention))) == 2


def test_mentions_of_places_and_institutions() -> None:
    """A name for a place and for an institution at once has a mention for each."""
    names = tuple(Mention(Span(0, 3), f"{kind}/ada", "name", "") for kind in ("place", "institution"))
    graph = graph_of(mentions=names)
    assert set(graph.objects(None, TERMS.refersTo)) == {at("place/ada"), at("institution/ada")}
    assert not list(graph.subject_objects(TERMS.rule))
