"""The parts of the breakdown page."""
