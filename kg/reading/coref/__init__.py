"""Coreference: who a pronoun or a description refers to."""
