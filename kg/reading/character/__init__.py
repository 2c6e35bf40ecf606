"""Characters: which names are one person's, who goes without a name, and their gender."""
