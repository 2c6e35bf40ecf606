"""Structure: the plot's divisions and scenes."""
