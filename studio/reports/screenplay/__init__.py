"""The script as printed pages: the Western and the Chinese layout, broken by the trade's rules."""
