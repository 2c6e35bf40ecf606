"""Reading: a Film goes in, a Story comes out.

    nlp = load()
    story = read(film, nlp)

The pipeline is spaCy's: a model of English, then one component of ours for each thing that is
read, each in a module of its name (see `kg.reading.pipeline.COMPONENTS`).
"""

from kg.reading.pipeline import load, read, read_all

__all__ = ["load", "read", "read_all"]
