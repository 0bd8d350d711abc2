"""The conversation before a script is taken in: what was read, what it changes, what is open."""
