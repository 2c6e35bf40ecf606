"""Names: where they stand in the text, who plays whom, and what bears each of them."""
