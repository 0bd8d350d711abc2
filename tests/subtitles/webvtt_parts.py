"""What the tests of WebVTT share: reading a text, and the times of a cue."""

from studio.subtitles.formats import read_bytes

CUE = "00:00.000 --> 00:01.000\n"


def read(text, name="x.vtt"):
    return read_bytes(text if isinstance(text, bytes) else text.encode(), name)
