"""Word's DOCX: paragraphs as they are shown on paper, and what kind each is."""
