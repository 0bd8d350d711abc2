"""The player: a take in its frame, with sound in sync, exact to the frame.

`player.player.Player` is the widget that pages embed. One thread per pane decodes (`worker`), the
window's thread paints (`pane`), and `playback` keeps both to a clock.
"""
