"""Proxies are made one after another in the background, and deleted when room is needed."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.base.errors import Cancelled, StudioError
from studio.base.progress import Progress
from studio.base.words import Message
from studio.desktop.context import Context
from studio.media.clip_cache import proxy_file, proxy_sizes
from studio.takes.model import Take
from studio.takes.places import clip_path


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one: the sentence of its error, or that the user stopped."""

    error: Message | None = None
    stopped: bool = False


class ProxyJobs:
    """A queue of clips; `changed` is called when there is one more proxy or one less."""

    def __init__(
        self,
        ctx: Context,
        changed: Callable[[], None],
        refused: Callable[[Sequence[Message]], None],
    ) -> None:
        self._ctx, self._changed, self._refused = ctx, changed, refused
        self._waiting: list[tuple[str, Path]] = []
        self._busy = ""
        self._made = 0
        self._errors: list[Message] = []

    def waiting(self) -> frozenset[str]:
        """Return the contents whose proxies are being made or will be."""
        return frozenset(filter(None, (self._busy, *(named for named, _ in self._waiting))))

    def make(self, takes: Sequence[Take]) -> None:
        """Make the proxies of takes that have none, after those that are waiting."""
        there = {*proxy_sizes(), *self.waiting()}
        for take in takes:
            if take.hash not in there:
                there.add(take.hash)
                place = clip_path(take.path, self._ctx.store.path)
                self._waiting.append((take.hash, place))
        if not self._busy:
            self._next()
        self._changed()

    def delete(self, takes: Sequence[Take]) -> None:
        """Delete the proxies of takes and say how much room that gives."""
        sizes = proxy_sizes()
        freed = 0
        for named in {take.hash for take in takes} & sizes.keys():
            with contextlib.suppress(OSError):
                proxy_file(named).unlink()
                freed += sizes[named]
        t = self._ctx.lang.text
        done = t("Deleted proxies: {size} free.", size=megabytes(freed))
        self._ctx.toast(done if freed else t("No proxy was deleted."))
        self._changed()

    def _next(self) -> None:
        if not self._waiting:
            self._settle()
            return
        named, path = self._waiting.pop(0)
        self._busy = named
        title = self._ctx.lang.text("Making a proxy of {file}", file=path.name)
        if self._waiting:
            more = self._ctx.lang.text("{n} more", n=len(self._waiting))
            title = f"{title}  ·  {more}"
        self._ctx.jobs.run(
            title, lambda progress: made(path, progress), done=self._done, failed=self._failed
        )

    def _done(self, result: Result) -> None:
        self._busy = ""
        if result.stopped:
            self._waiting.clear()
        elif result.error is not None:
            self._errors.append(result.error)
        else:
            self._made += 1
        self._next()
        self._changed()

    def _failed(self, error: BaseException) -> None:
        self._busy = ""
        self._waiting.clear()
        self._ctx.tell(error)
        self._changed()

    def _settle(self) -> None:
        """Say what came of all of them."""
        n, self._made = self._made, 0
        errors, self._errors = self._errors, []
        if n:
            words = self._ctx.lang.count("{n} proxy is ready.", "{n} proxies are ready.", n)
            self._ctx.toast(words)
        if errors:
            self._refused(errors)


def made(path: Path, progress: Progress) -> Result:
    """Make the proxy of a file; errors are results, so that the next one is made."""
    from studio.media.probe import read_clip
    from studio.media.proxies import make_proxy

    try:
        make_proxy(read_clip(path), progress)
    except StudioError as error:
        return Result(error.message)
    except Cancelled:
        return Result(stopped=True)
    return Result()


def megabytes(size: int) -> str:
    """Write the size of files."""
    return f"{size / 1_000_000:.0f} MB" if size >= 950_000 else f"{max(1, size // 1000)} kB"
