"""What crosses rooms: script import, season overview, demo, doctor."""
