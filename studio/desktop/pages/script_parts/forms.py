"""The inspector of the script page: an episode, a scene, or a line, each as a form."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from studio.base.clock import read_length, show_length
from studio.base.eighths import read_eighths, show_eighths
from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.pages.base import Act
from studio.desktop.widgets.acts import button
from studio.desktop.widgets.chips import Chip, Chips
from studio.desktop.widgets.facts import Fact, FactList
from studio.desktop.widgets.form import Form, Write
from studio.desktop.widgets.manuscript_editors import complete
from studio.desktop.widgets.manuscript_rows import show_light, show_seconds
from studio.script import editing
from studio.script import store as script
from studio.script.model import INT_EXT, KINDS, PLACES, TIMES, Episode, Line, Scene

MODIFIERS = ("OS", "VO")


class EpisodeForm(Form):
    """Number, title, hook, wanted length and paywall of an episode."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._id = ""
        t = ctx.lang.text
        self.add_beside()
        self.add_text("number", t("Number"), self._number)
        self.add_text("target", t("Target length"), self._target, hint="1:30")
        self.add_below()
        self.add_text("title", t("Title"), lambda v: self._change(title=v.strip()))
        self.add_long("hook", t("Hook"), lambda v: self._change(hook=v.strip()), lines=3)
        choices = (("", t("No paywall")), ("1", t("Paywall behind this episode")))
        self.add_choice("paywall", t("Paywall"), self._paywall, choices)

    def show_episode(self, episode: Episode) -> None:
        """Show an episode."""
        lang = self.ctx.lang
        number = "" if episode.number is None else str(episode.number)
        self.set_heading(
            lang.text("Episode {number}", number=number) if number else lang.text("Script"),
            lang.text(
                "{length} of {target}",
                length=show_seconds(episode.seconds),
                target=show_seconds(episode.target_seconds),
            ),
        )
        self.show_record(
            episode.id,
            {
                "number": number,
                "title": episode.title,
                "hook": episode.hook,
                "target": show_seconds(episode.target_seconds),
                "paywall": "1" if episode.paywall else "",
            },
        )
        self._id = episode.id

    def _change(self, **values: object) -> None:
        editing.change_episode(self.ctx.store, self._id, **values)

    def _number(self, text: str) -> None:
        self._change(number=read_number(text))

    def _target(self, text: str) -> None:
        self._change(target_seconds=read_length(text))

    def _paywall(self, value: str) -> None:
        editing.set_paywall(self.ctx.store, self._id, bool(value))


class SceneForm(Form):
    """The facts of a scene: heading, lengths, synopsis, cast, elements, shooting day."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._id = ""
        t = ctx.lang.text
        self._add_heading_fields()
        self._add_lengths()
        self.add_long("synopsis", t("Synopsis"), lambda v: self._change(synopsis=v.strip()))
        self.add_long(
            "other",
            t("Synopsis, second language"),
            lambda v: self._change(other_synopsis=v.strip()),
        )
        self.add_title(t("Cast"))
        self.cast = Chips(ctx, t("Add a character"))
        self.cast.added.connect(self._add_cast)
        self.cast.removed.connect(self._remove_cast)
        self.add_widget(self.cast)
        self.elements = FactList(ctx, t("Elements"))
        self.add_widget(self.elements)
        self._add_link(t("Open in the breakdown"), "breakdown")
        self.day = FactList(ctx, t("Shooting day"))
        self.add_widget(self.day)
        self._add_link(t("Open in the schedule"), "schedule")

    def _add_link(self, words: str, page: str) -> None:
        """Add a button that shows the scene on another page."""
        act = Act(words, "chevron-right", lambda: self.ctx.show_page(page, self._id))
        made = button(self.ctx, act)
        made.setProperty("look", "quiet")
        self.rows.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_heading_fields(self) -> None:
        t = self.ctx.lang.text
        self.add_beside()
        self.add_text("number", t("Number"), lambda v: self._change(number=v.strip()))
        places = [("", "—"), *((k, t(PLACES[k])) for k in INT_EXT)]
        self.add_choice(
            "int_ext", t("Int or ext"), lambda v: self._change(int_ext=v or None), places
        )
        self.add_below()
        self._set = self.add_text("set", t("Set"), lambda v: self._change(set=v))
        self.add_beside()
        times = [("", "—"), *((k, t(v)) for k, v in TIMES.items())]
        self.add_choice(
            "time_of_day", t("Time of day"), lambda v: self._change(time_of_day=v or None), times
        )
        self.add_text("time", t("Time as written"), lambda v: self._change(time=v.strip()))
        self.add_below()

    def _add_lengths(self) -> None:
        t = self.ctx.lang.text
        self.add_beside()
        self.add_text("eighths", t("Pages"), self._length("eighths", read_eighths), hint="1 4/8")
        self.add_text("seconds", t("On screen"), self._length("seconds", read_length), hint="0:45")
        self.add_text("minutes", t("To shoot"), self._length("minutes", read_length), hint="1:30")
        self.add_below()

    def show_scene(
        self, scene: Scene, names: tuple[str, str], needs: Sequence[Fact], days: Sequence[Fact]
    ) -> None:
        """Show a scene with what it needs and when it is shot."""
        light = show_light(self.ctx.lang, scene.int_ext, scene.time_of_day)
        title = "  ".join(part for part in (scene.number, *names) if part)
        self.set_heading(title or self.ctx.lang.text("Scene"), light)
        self.show_record(
            scene.id,
            {
                "number": scene.number,
                "int_ext": scene.int_ext or "",
                "set": scene.set_name,
                "time_of_day": scene.time_of_day or "",
                "time": scene.time,
                "eighths": show_eighths(scene.eighths),
                "seconds": show_seconds(scene.seconds),
                "minutes": show_length(scene.minutes),
                "synopsis": scene.synopsis,
                "other": scene.other_synopsis,
            },
        )
        self._id = scene.id
        self.elements.show_facts(needs)
        self.day.show_facts(days)

    def show_cast(self, chips: Sequence[Chip], names: Sequence[str], sets: Sequence[str]) -> None:
        """Show who is in the scene, and what the fields offer."""
        self.cast.show_chips(chips, names)
        complete(self._set, sets)

    def _change(self, **values: object) -> None:
        editing.change_scene(self.ctx.store, self._id, **values)

    def _length(self, column: str, read: Callable[[str], int]) -> Write:
        def write(text: str) -> None:
            self._change(**{column: read(text) if text.strip() else None})

        return write

    def _add_cast(self, name: str) -> None:
        self.ctx.attempt(lambda: editing.add_to_cast(self.ctx.store, self._id, name))

    def _remove_cast(self, character_id: str) -> None:
        ctx = self.ctx
        if ctx.attempt(lambda: editing.remove_from_cast(ctx.store, self._id, character_id)):
            ctx.toast(ctx.lang.text("The cast of the scene was changed."), undo=True)


class LineForm(Form):
    """Kind, speaker, modifier and text of a line."""

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self._id = ""
        t = ctx.lang.text
        kinds = [(kind, t(words)) for kind, words in KINDS.items()]
        self.add_choice("kind", t("Kind"), self._kind, kinds)
        self.add_beside()
        self._character = self.add_text("character", t("Character"), self._speaker)
        self._modifier = self.add_text("modifier", t("OS or VO"), self._how)
        self.add_below()
        complete(self._modifier, MODIFIERS)
        self.add_long("text", t("Text"), self._text, lines=8)

    def show_line(self, line: Line, scene: Scene, names: Sequence[str]) -> None:
        """Show a line of a scene."""
        t = self.ctx.lang.text
        self.set_heading(t(KINDS[line.kind]), t("Scene {number}", number=scene.number))
        complete(self._character, names)
        self.show_record(
            line.id,
            {
                "kind": line.kind,
                "character": line.character,
                "modifier": line.modifier,
                "text": line.text,
            },
        )
        self._id = line.id

    def _kind(self, kind: str) -> None:
        change_kind(self.ctx, self._id, kind)

    def _speaker(self, name: str) -> None:
        editing.change_line(self.ctx.store, self._id, character=name)

    def _how(self, modifier: str) -> None:
        editing.change_line(self.ctx.store, self._id, modifier=modifier)

    def _text(self, text: str) -> None:
        editing.set_line_text(self.ctx.store, self._id, text)


def change_kind(ctx: Context, line_id: str, kind: str) -> None:
    """Change the kind of a line; what is not spoken has no speaker."""
    if kind in ("dialogue", "parenthetical", "lyric"):
        editing.change_line(ctx.store, line_id, kind=kind)
    else:
        editing.change_line(ctx.store, line_id, kind=kind, character="", modifier="")


def cast_chips(ctx: Context, scene_id: str, choose: Callable[[str, str], str]) -> list[Chip]:
    """Return the cast of a scene as chips, in the language of the window."""
    found = {character.id: character for character in script.characters(ctx.store)}
    ids = script.cast_of(ctx.store).get(scene_id, [])
    cast = [found[one] for one in ids if one in found]
    return [Chip(c.id, choose(c.name, c.other_name), f"{c.name} {c.other_name}") for c in cast]


def read_number(text: str) -> int | None:
    """Read the number of an episode; nothing is an episode without one."""
    if not text.strip():
        return None
    if not text.strip().isdecimal() or int(text) > 99_999:
        raise StudioError(N_("“{text}” is not a number. Type a whole number."), text=text)
    return int(text)
