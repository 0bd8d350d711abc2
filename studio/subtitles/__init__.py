"""Subtitles: cues per episode, their text per language, rules, and the files they travel in."""
