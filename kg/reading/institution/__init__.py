"""Institutions: which names and plain nouns are an organisation's."""
