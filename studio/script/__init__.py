"""Episodes, scenes, lines, characters and sets."""
