"""Writes what a production office would hand out of the demo into a folder."""

from pathlib import Path

from studio.base.progress import Progress
from studio.i18n import language
from studio.project.store import Store
from studio.reports import registry
from studio.schedule import store as schedule
from studio.workflow.demo.build import build
from studio.workflow.demo.place import NAME, build_at

WHOLE_SHOW = ("stripboard", "dood", "crew", "scenes")
LANGUAGES = ("zh", "en")
