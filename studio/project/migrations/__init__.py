"""The schema of a production file, as an ordered list of steps that each release only adds to.

Conventions: every table has a text UUIDv7 `id`; columns are TEXT or INTEGER only, so that the
change log keeps exact images; `sort` is a rank of `base.order`; foreign keys say what a delete
does; names are unique nowhere, because people and scenes share them.
"""

from studio.project.database import Migrations
from studio.project.migrations import (
    m0001_production,
    m0002_script,
    m0003_people_places,
    m0004_breakdown,
    m0005_schedule,
    m0006_callsheet,
    m0007_takes,
    m0008_subtitles,
    m0009_budget,
    m0010_cue_offset,
    m0011_formats,
    m0012_rewrites,
    m0013_revising,
)

migrations = Migrations("studio")
for _step in (
    m0001_production,
    m0002_script,
    m0003_people_places,
    m0004_breakdown,
    m0005_schedule,
    m0006_callsheet,
    m0007_takes,
    m0008_subtitles,
    m0009_budget,
    m0010_cue_offset,
    m0011_formats,
    m0012_rewrites,
    m0013_revising,
):
    migrations(name=_step.__name__.rpartition(".")[2])(_step.migrate)
