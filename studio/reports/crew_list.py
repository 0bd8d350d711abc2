"""The contact list: everyone by department, the cast with their roles."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from studio.base.progress import Progress
from studio.base.words import N_
from studio.people.model import CAST, Casting, Department, Person
from studio.reports.blocks import Block
from studio.reports.page import Frame, write_pages
from studio.reports.say import NOTHING, Said, Speaker, plain
from studio.reports.table import Column, Layout, Look

LOOK = Look(8.2, 2.2)
Group = tuple[Said, list[list[Said]]]


def rows(
    speaker: Speaker,
    departments: Sequence[Department],
    people: Sequence[Person],
    castings: Sequence[Casting],
) -> list[Group]:
    """Say each department with its people: position or role, name, phone, mail.

    Notes about a person stay in the file: the list goes to everybody.
    """
    by_id = {person.id: person for person in people}
    acting = {casting.person_id for casting in castings if casting.person_id}
    groups: list[Group] = []
    for department in (*departments, None):
        key = department.id if department else None
        members = [p for p in people if p.department_id == key and p.id not in acting]
        body = [_person(speaker, person) for person in members]
        if department and department.name == CAST:
            body = [*_cast(speaker, castings, by_id), *body]
        name = department.name if department else N_("Other crew")
        if body:
            groups.append((speaker.label(name), body))
    if castings and not any(department.name == CAST for department in departments):
        groups.insert(0, (speaker.label(CAST), _cast(speaker, castings, by_id)))
    return groups


def _person(speaker: Speaker, person: Person) -> list[Said]:
    return [
        speaker.label(person.position) if person.position else NOTHING,
        speaker.name(person.name, person.other_name),
        plain(person.phone),
        plain(person.email),
    ]


def _cast(
    speaker: Speaker, castings: Sequence[Casting], people: Mapping[str, Person]
) -> list[list[Said]]:
    body = []
    for casting in castings:
        role = speaker.name(casting.character, casting.other_character)
        number = "" if casting.cast_number is None else f"{casting.cast_number}. "
        person = people.get(casting.person_id or "")
        body.append(
            [
                (f"{number}{role[0]}", *role[1:]),
                speaker.name(person.name, person.other_name)
                if person
                else speaker.label(N_("not cast")),
                plain(person.phone if person else ""),
                plain(person.email if person else ""),
            ]
        )
    return body


def write(
    out: Path,
    groups: Sequence[Group],
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print the contact list and return the number of pages."""
    people = sum(len(body) for _, body in groups)
    summary = speaker.label(
        N_("{people} people in {departments} departments"), people=people, departments=len(groups)
    )
    frame = Frame(speaker, speaker.label(N_("Crew list")), printed, summary)
    columns = (
        Column(speaker.label(N_("Position or role")), share=0.34, one_line=True),
        Column(speaker.label(N_("Name")), share=0.31, one_line=True, bold=True),
        Column(speaker.label(N_("Phone")), 84),
        Column(speaker.label(N_("Email")), share=0.35),
    )
    layout = Layout(columns, frame.room, LOOK)
    return write_pages(out, frame, [layout.table(_set(layout, speaker, groups))], progress)


def _set(layout: Layout, speaker: Speaker, groups: Sequence[Group]) -> list[Block]:
    if not groups:
        nothing = speaker.label(N_("No crew yet. Add people on the page Cast & crew."))
        return [layout.remark(nothing)]
    blocks: list[Block] = []
    for name, body in groups:
        blocks.append(layout.band(name, plain(len(body))))
        blocks += [layout.row(cells) for cells in body]
    return blocks
