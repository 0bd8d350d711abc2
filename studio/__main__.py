"""The entry point: a command goes to the command line; none, or `open`, to the window."""

import sys


def main() -> None:
    """Run `studio`; exits with 0 for good, 1 for a told error, 2 for wrong usage."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] != "open":
        from studio.cli import main as commands

        commands.main()
        return
    from studio.desktop.start_window import start

    sys.exit(start(arguments[1:]))


if __name__ == "__main__":
    main()
