"""Write the sample films' Turtle files."""

from kg.graph.triples import to_graph
from kg.graph.turtle import write_turtle
from tests.data import FOLDER, STORIES

for slug, story in STORIES.items():
    write_turtle(to_graph(story), FOLDER / f"{slug}.ttl")
