"""Places on earth, their fees and hospitals, and the sets they stand for."""
