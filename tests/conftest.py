"""Fixtures of every test: the day, published files, no other machine, nothing skipped in CI."""

import os
from collections.abc import Generator
from datetime import date

import pytest
from hypothesis import HealthCheck, settings

from tests.needs import ABSENT_FILES, on_postgres
from tests.network_guard import forbid_other_machines

# A busy machine is slow now and then: time limits of examples would make honest tests fail.
settings.register_profile("enishi", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("enishi")

# Files that others published are never part of the project: a clone without them is whole.
NOTHING_SKIPPED = bool(os.environ.get("ENISHI_REQUIRE_ALL"))


def pytest_configure() -> None:
    forbid_other_machines()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    absent = "sqlite" if on_postgres() else "postgres"
    why = {
        "postgres": "needs PostgreSQL (make test starts one where it is installed)",
        "sqlite": "is about the SQLite file",
    }
    for item in items:
        if item.get_closest_marker(absent):
            item.add_marker(pytest.mark.skip(reason=why[absent]))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    is_allowed = hasattr(report, "wasxfail") or ABSENT_FILES in str(report.longrepr)
    if NOTHING_SKIPPED and report.skipped and not is_allowed:
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if NOTHING_SKIPPED and report.skipped:
        _fail(report)
    return report


def _fail(report: pytest.TestReport | pytest.CollectReport) -> None:
    report.outcome = "failed"
    report.longrepr = f"skipped where nothing may be skipped: {report.longreprtext}"


@pytest.fixture
def today() -> date:
    """The day of the sample's interim report."""
    return date(2024, 8, 31)
