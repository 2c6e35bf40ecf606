"""Places: named and described ones, their kinds, and later words for them."""
