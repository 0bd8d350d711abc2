"""Clips of the shoot: slates and takes, what is thought of them, and marks at their frames."""
