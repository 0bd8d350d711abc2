"""Row keys: UUID version 7 as text, so that two desks never make the same one."""

import os
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a new UUIDv7 (RFC 9562); ids made by one process sort in the order made."""
    global _last  # noqa: PLW0603 - the last stamp is the process-wide counter of RFC 9562 6.2
    with _lock:
        # 48 bits of milliseconds and 12 bits of the fraction, strictly rising.
        stamp = max(time.time_ns() * 4096 // 1_000_000, _last + 1)
        _last = stamp
    high = (stamp >> 12 & (1 << 48) - 1) << 16 | 7 << 12 | stamp & 0xFFF
    low = 2 << 62 | int.from_bytes(os.urandom(8), "big") & (1 << 62) - 1
    return str(uuid.UUID(int=high << 64 | low))
