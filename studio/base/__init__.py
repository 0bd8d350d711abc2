"""Plain helpers without knowledge of film: errors, progress, text, numbers, data files."""
