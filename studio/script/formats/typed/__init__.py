"""Paragraphs whose kinds are known, by their styles or by where they stand, as a reading."""
