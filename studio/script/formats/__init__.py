"""Script file formats, one file each."""
