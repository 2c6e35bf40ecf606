"""Relationships: patterns that give evidence, inference, and how evidence adds up."""
