"""The hash that names the content of a clip, whatever the file is called."""

import hashlib
from pathlib import Path

_WHOLE = 4 << 20
_END = 1 << 20
_SAMPLES = 32
_SAMPLE = 64 << 10


def content_hash(path: Path) -> str:
    """Hash the size and the bytes of a file, 32 hex digits.

    A file above 4 MiB is sampled (both ends and 32 places between), so that a card of camera
    originals takes seconds; two recordings never agree in all of those.
    """
    size = path.stat().st_size
    made = hashlib.blake2b(size.to_bytes(8, "big"), digest_size=16)
    with path.open("rb") as file:
        if size <= _WHOLE:
            made.update(file.read())
            return made.hexdigest()
        made.update(file.read(_END))
        for at in range(1, _SAMPLES + 1):
            file.seek(size * at // (_SAMPLES + 1))
            made.update(file.read(_SAMPLE))
        file.seek(size - _END)
        made.update(file.read(_END))
    return made.hexdigest()
