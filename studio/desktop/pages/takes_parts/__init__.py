"""The parts of the page of takes."""
