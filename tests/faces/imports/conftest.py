"""Somebody with files in her hands."""

from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from enishi_app.actions import import_batches
from enishi_app.actions.imports import ImportStoppedError, read_import
from enishi_app.actions.workspaces import open_local
from enishi_app.jobs import imports as jobs
from enishi_app.store.models import User


@pytest.fixture
def actor(db):
    return open_local()


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Read imports in the thread that hands them in: a database in memory knows no other."""

    def add(actor, run):
        jobs._worker._stopped.discard(run)
        with suppress(ImportStoppedError):
            read_import(actor, run, on_progress=jobs._worker.check)

    monkeypatch.setattr(jobs._worker, "add", add)


@pytest.fixture
def stopped_early(monkeypatch):
    """Make the next import one that is stopped after two of its transactions."""
    reports = []
    check = jobs._worker.check

    def check_and_stop(report):
        reports.append(report)
        if len(reports) == 2:
            jobs._worker.stop(report.id)
        check(report)

    monkeypatch.setattr(import_batches, "BATCH", 20)
    monkeypatch.setattr(jobs._worker, "check", check_and_stop)


@pytest.fixture
def visitor(client, actor):
    client.force_login(User.objects.get(pk=actor.user))
    return client


@pytest.fixture
def hand_in(visitor):
    """Hand files in, and return the page on which they are looked at."""

    def hand_in(*files, language="en"):
        chosen = [SimpleUploadedFile(name, content) for name, content in files]
        answer = visitor.post("/imports/", {"chosen": chosen})
        if answer.status_code != 302:
            return answer
        return visitor.get(answer["Location"], headers={"Accept-Language": language})

    return hand_in
