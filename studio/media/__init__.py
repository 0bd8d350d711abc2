"""Video tools: where ffmpeg is and what it can do."""
