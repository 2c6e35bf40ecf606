"""A person's corrections, applied where each does most: to names before they are merged, to characters
before pronouns are resolved, to relationships last."""
