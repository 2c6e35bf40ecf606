"""The parts of coreference: who a pronoun or a description refers to."""
