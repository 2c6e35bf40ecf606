"""The parts of the relationship reading: patterns that give evidence, inference, and how evidence adds up."""
