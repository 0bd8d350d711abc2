"""Small pictures of frames, kept in the cache folder by content, frame and width."""

from pathlib import Path

from studio.base.output import finished_file
from studio.media.clip_cache import picture_file
from studio.media.frames import FrameReader, Picture, still
from studio.media.info import Clip


def thumbnail(clip: Clip, frame: int, width: int = 180) -> Path:
    """Return the JPEG of a frame, `width` pixels wide; it is made when there is none."""
    out = _file(clip, frame, width)
    if not out.exists():
        _write(still(clip, frame), width, out)
    return out


def strip(clip: Clip, count: int, width: int = 90) -> list[Path]:
    """Return `count` small pictures spread over a clip, the first and the last frame included."""
    last = clip.info.frames - 1
    frames = [round(last * at / max(1, count - 1)) for at in range(count)]
    missing = [frame for frame in frames if not _file(clip, frame, width).exists()]
    if missing:
        with FrameReader(clip) as reader:
            for frame in missing:
                _write(reader.picture(frame, "bgr24"), width, _file(clip, frame, width))
    return [_file(clip, frame, width) for frame in frames]


def _file(clip: Clip, frame: int, width: int) -> Path:
    return picture_file(clip.hash, frame, width)


def _write(picture: Picture, width: int, out: Path) -> None:
    from studio.media.cv import cv2

    height = max(1, round(picture.shape[0] * width / picture.shape[1]))
    small = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    good, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 85])
    if not good:
        raise ValueError("OpenCV did not encode the picture")
    with finished_file(out) as part:
        part.write_bytes(data.tobytes())
