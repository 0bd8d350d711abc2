"""Shooting days, boards, strips, warnings and day-out-of-days."""
