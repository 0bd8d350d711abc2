"""Errors that a user is told about, in one sentence that says what to do."""

from studio.base.words import Message


class StudioError(Exception):
    """A problem with a known cause; its message is shown to the user, translated.

    `raise StudioError(N_("{file} is empty. Choose another file."), file=path.name)`
    """

    def __init__(self, text: str, /, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(str(self.message))


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user asked the work to stop."""
