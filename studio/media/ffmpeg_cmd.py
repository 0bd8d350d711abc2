"""Argument lists for ffmpeg, built with ffmpeg-python; the runner runs them, never a shell.

Streams are always named one by one: a filter of that library silently drops the others.
"""

import ffmpeg

from studio.media.info import Part
from studio.media.opening import FORMATS, PROTOCOLS

# H.264 that everything plays; each frame stays one frame at its own time.
_FILM: dict[str, str | int] = {
    "pix_fmt": "yuv420p",
    "fps_mode": "passthrough",
    "enc_time_base": "1:90000",
    "video_track_timescale": 90000,
    "movflags": "+faststart",
}
_QUIET = ("-nostdin", "-hide_banner", "-nostats", "-loglevel", "error", "-progress", "pipe:1")


def proxy_arguments(source: str, out: str, width: int, height: int, *, sound: bool) -> list[str]:
    """Build the making of a proxy: a small H.264 with a key picture every six frames.

    Each shown frame becomes one frame at its own time; `source` is a `file:` address.
    """
    opened = ffmpeg.input(source, protocol_whitelist=PROTOCOLS, format_whitelist=FORMATS)
    # V is a moving picture: v would also take the cover of a song.
    streams = [opened["V:0"].filter("scale", width, height, flags="area").filter("setsar", 1)]
    options: dict[str, str | int] = {
        "vcodec": "libx264",
        "preset": "veryfast",
        "tune": "fastdecode",
        "crf": 23,
        "g": 6,
        "bf": 0,
        **_FILM,
    }
    if sound:
        streams.append(opened["a:0"])
        options |= {"acodec": "aac", "ar": 48000, "ac": 2, "b:a": "128k"}
    return compiled(ffmpeg.output(*streams, f"file:{out}", **options))


def burn_arguments(
    source: str,
    out: str,
    part: Part,
    width: int,
    height: int,
    subtitles: str,
    fonts: str,
    *,
    sound: bool,
) -> list[str]:
    """Build the burning of subtitles into a part of a clip, upright at this size.

    `subtitles` is an ASS file timed from the part's first frame and `fonts` a folder; both names
    are relative and plain. Each shown frame stays one frame at its own time; H.264 and AAC.
    """
    opened = ffmpeg.input(source, protocol_whitelist=PROTOCOLS, format_whitelist=FORMATS)
    picture = (
        opened["V:0"]
        .filter("trim", start_frame=part.first, end_frame=part.last + 1)
        .filter("setpts", "PTS-STARTPTS")
        .filter("scale", width, height, flags="bicubic")
        .filter("setsar", 1)
        .filter("ass", subtitles, fontsdir=fonts)
    )
    streams = [picture]
    options: dict[str, str | int] = {"vcodec": "libx264", "preset": "fast", "crf": 18, **_FILM}
    if sound:
        streams.append(_heard(opened, part))
        options |= {"acodec": "aac", "b:a": "192k"}
    made = ffmpeg.output(*streams, f"file:{out}", **options)
    return compiled(made.global_args("-copyts"))


def _heard(opened: ffmpeg.nodes.FilterableStream, part: Part) -> ffmpeg.nodes.FilterableStream:
    """Cut the sound of a part, as long as its picture."""
    times = (part.begin, part.end, part.end - part.begin)
    begin, end, long = (f"{float(at):.6f}" for at in times)
    heard = opened["a:0"].filter("atrim", start=begin, end=end)
    # Not from its own start: sound that sets in late stays late, and is silent to the end.
    heard = heard.filter("asetpts", f"PTS-{begin}/TB").filter("apad", whole_dur=long)
    return heard.filter("atrim", end=long)


def compiled(output: ffmpeg.nodes.OutputStream) -> list[str]:
    """Turn a graph into the arguments that follow the program, quiet and with progress."""
    built = output.global_args(*_QUIET).overwrite_output().get_args()
    return [str(argument) for argument in built]
