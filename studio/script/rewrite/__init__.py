"""A rewritten script against the one that is there: what survived, what changed, what is gone."""
