"""Jobs: done and failed are answered in the window's thread, cancelled ones stay silent."""

import threading

import pytest

from studio.base.errors import StudioError
from studio.desktop.jobs import Jobs


@pytest.fixture
def failures():
    return []


@pytest.fixture
def jobs(qapp, failures):
    made = Jobs(failures.append)
    yield made
    made.close()


def test_a_job_reports_and_answers_in_the_windows_thread(qtbot, jobs):
    seen, here, go_on = [], [], threading.Event()

    def look():
        seen.extend((job.at, job.of) for job in jobs.running)
        if (1, 3) in seen:
            go_on.set()

    jobs.changed.connect(look)

    def work(progress):
        progress.step(1, 3)
        assert go_on.wait(5)
        return threading.current_thread()

    def done(thread):
        here.append((thread is not threading.main_thread(), threading.current_thread()))

    jobs.run("Count", work, done=done)
    assert [job.title for job in jobs.running] == ["Count"]
    qtbot.waitUntil(lambda: bool(here))
    assert here == [(True, threading.main_thread())]
    assert (1, 3) in seen
    assert jobs.running == []


def test_a_failure_goes_to_the_window_unless_the_caller_takes_it(qtbot, jobs, failures):
    own = []
    jobs.run("A", lambda progress: 1 / 0, done=own.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], ZeroDivisionError)
    jobs.run("B", lambda progress: 1 / 0, done=own.append, failed=own.append)
    qtbot.waitUntil(lambda: bool(own))
    assert isinstance(own[0], ZeroDivisionError)
    assert len(failures) == 1


def test_a_cancelled_job_is_silent(qtbot, jobs, failures):
    started, said = threading.Event(), []

    def work(progress):
        started.set()
        while True:
            progress.step(0, 0)

    job = jobs.run("Endless", work, done=said.append)
    assert started.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: not jobs.running)
    assert said == []
    assert failures == []


def test_many_jobs_all_arrive(qtbot, jobs):
    out = []
    for number in range(300):
        jobs.run("n", lambda p, n=number: [p.step(k, 9) for k in range(9)] and n, done=out.append)
    qtbot.waitUntil(lambda: len(out) == 300)
    assert sorted(out) == list(range(300))


def test_closing_waits_and_drops_what_is_left(qapp, failures):
    jobs, said, started = Jobs(failures.append), [], threading.Event()

    def work(progress):
        started.set()
        while True:
            progress.step(0, 0)

    jobs.run("Endless", work, done=said.append)
    assert started.wait(5)
    jobs.close()
    assert jobs.running == []
    assert said == []


def test_the_status_area_shows_a_job_and_its_cross_stops_it(qtbot, window):
    def work(progress):
        while True:
            progress.step(3, 10)

    said = []
    window.jobs.run("Making the PDF", work, done=said.append)
    status = window.shell.sidebar.status
    qtbot.waitUntil(lambda: len(status._lines) == 1)
    from PySide6.QtWidgets import QProgressBar, QToolButton

    bar = status.findChild(QProgressBar)
    qtbot.waitUntil(lambda: (bar.value(), bar.maximum()) == (3, 10))
    status.findChild(QToolButton).click()
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert said == []
    assert status._lines == []


def test_a_failed_job_of_a_window_is_told_in_a_sentence(qtbot, window):
    def work(progress):
        raise StudioError("{file} is empty. Choose another file.", file="a.txt")

    window.jobs.run("Read", work, done=lambda _: None)
    toast = window.shell.toast_frame
    qtbot.waitUntil(lambda: toast.words.text() == "a.txt is empty. Choose another file.")
    assert toast.isVisible()
