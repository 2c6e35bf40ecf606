"""What every component asks of a sentence: who does what, whether it happens, what event a word tells of."""
