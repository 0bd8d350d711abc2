"""Argument lists for ffmpeg, built with ffmpeg-python; the runner runs them, never a shell.

Streams are always named one by one: a filter of that library silently drops the others.
"""

import ffmpeg

from studio.media.opening import FORMATS, PROTOCOLS

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
        "pix_fmt": "yuv420p",
        "fps_mode": "passthrough",
        "enc_time_base": "1:90000",
        "video_track_timescale": 90000,
        "movflags": "+faststart",
    }
    if sound:
        streams.append(opened["a:0"])
        options |= {"acodec": "aac", "ar": 48000, "ac": 2, "b:a": "128k"}
    return compiled(ffmpeg.output(*streams, f"file:{out}", **options))


def compiled(output: ffmpeg.nodes.OutputStream) -> list[str]:
    """Turn a graph into the arguments that follow the program, quiet and with progress."""
    built = output.global_args(*_QUIET).overwrite_output().get_args()
    return [str(argument) for argument in built]
