"""The parts of the subtitles page: grid, timeline, take beside them, findings, dialogs."""
