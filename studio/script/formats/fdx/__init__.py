"""Final Draft's FDX, read and written: XML of paragraphs, each with its type."""
