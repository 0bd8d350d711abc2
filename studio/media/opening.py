"""Opening a clip with PyAV: only local files, only formats of clips, errors in one sentence."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.media.whole import breaks_off

# Playlists and scripts of ffmpeg name other files or addresses; they are no clips.
FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mpegts,mpeg,avi,mxf,flv,gxf,dv,asf,ogg,nut,"
    "h264,hevc,mpegvideo,m4v,mjpeg,mp3,aac,wav,flac"
)
PROTOCOLS = "file"


def local(path: Path) -> str:
    """Write a path so that ffmpeg takes it for nothing but a file, whatever signs are in it."""
    return f"file:{path.absolute()}"


@contextlib.contextmanager
def opened(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    """Open a clip and its moving picture; raises StudioError when there is none."""
    container = open_container(path)
    try:
        yield container, picture_stream(container, path)
    finally:
        container.close()


def open_container(path: Path) -> InputContainer:
    """Open a clip; raises StudioError when it cannot be read."""
    check_file(path)
    options = {"format_whitelist": FORMATS, "protocol_whitelist": PROTOCOLS}
    try:
        return av.open(local(path), options=options, metadata_errors="replace")
    except (av.FFmpegError, OSError, ValueError) as error:
        if isinstance(error, PermissionError):
            raise _unreadable(path) from error
        if breaks_off(path):
            raise cut_short(path) from error
        raise StudioError(
            N_("{file} is not a video that can be read. Choose a clip such as MP4, MOV or MKV."),
            file=path.name,
        ) from error


def check_file(path: Path) -> None:
    """Raise StudioError when the file is not there, is a folder, is empty or may not be read."""
    if path.is_dir():
        raise StudioError(
            N_("{file} is a folder. Choose one clip in it."), file=path.absolute().name or str(path)
        )
    if not path.is_file():
        raise StudioError(
            N_("{file} is not there. Check its name and its folder."), file=path.name or str(path)
        )
    try:
        with path.open("rb") as file:
            if file.read(1):
                return
    except OSError as error:
        raise _unreadable(path) from error
    raise StudioError(N_("{file} is empty. Copy it again from the card."), file=path.name)


def picture_stream(container: InputContainer, path: Path) -> VideoStream:
    """Return the first moving picture; the cover of a song is none."""
    for stream in container.streams.video:
        if not stream.disposition & Disposition.attached_pic:
            stream.thread_type = "AUTO"
            return stream
    raise no_frames(path)


def cut_short(path: Path) -> StudioError:
    """Make the error of a file whose end is missing."""
    return StudioError(
        N_("{file} is cut short: its end is missing. Copy it again from the card."), file=path.name
    )


def no_frames(path: Path) -> StudioError:
    """Make the error of a file without pictures."""
    return StudioError(
        N_("{file} has no frames to show. Choose a clip with pictures."), file=path.name
    )


def _unreadable(path: Path) -> StudioError:
    return StudioError(
        N_("{file} may not be read. Give yourself the right to read it."), file=path.name
    )
