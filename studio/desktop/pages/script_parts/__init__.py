"""The parts of the script page."""
