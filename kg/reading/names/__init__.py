"""Names: where they stand in the text, what bears them, and which of them name one character."""
