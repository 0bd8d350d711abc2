"""Start Ninesixteen, or test it, on a computer where nothing is installed yet.

    python3 packaging/start.py              open the demo production (first run: installs)
    python3 packaging/start.py test         run the whole test suite
    python3 packaging/start.py doctor       any other words go to the `studio` command

Standard library only; this file also runs on a Python too old for the rest, to say so.
"""

import sys
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)


def main() -> int:
    """Check the Python that runs this, then hand over."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        asked = ".".join(map(str, sys.version_info[:2]))
        print(
            f"Ninesixteen runs on Python 3.11, 3.12 or 3.13, and this is Python {asked}: "
            "install one of them and run this again with it, "
            "such as “python3.12 packaging/start.py”."
        )
        return 1
    sys.path[:0] = [str(Path(__file__).resolve().parent)]
    import bootstrap

    return bootstrap.run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
