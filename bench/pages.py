"""How long pages take with 100,000 people: p50 and p95 of 200 requests, and queries per page.

Run ``python -m bench.pages [PEOPLE] [REQUESTS]``. Requests go through the whole stack below the
socket: middleware, view, queries, template. The filled home is kept beside the benchmark's
passing files when BENCH_HOME names a folder, so that a second run need not fill it again.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.crowd import crowd, write_linkedin
from bench.imports import open_home

if TYPE_CHECKING:
    from django.test import Client

    from enishi_app.actions.actor import Actor

PEOPLE = 100_000
REQUESTS = 200


def main() -> None:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    requests = int(sys.argv[2]) if len(sys.argv) > 2 else REQUESTS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ENISHI_HOME"] = os.environ.get("BENCH_HOME") or folder
        measure(people, requests)


def measure(people: int, requests: int) -> None:
    actor = open_home()
    fill(actor, people)
    from django.conf import settings
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()
    from enishi_app.store.models import User

    client.force_login(User.objects.get())
    print(f"{people:,} people, {requests} requests each, milliseconds")
    print(f"{'page':42} {'p50':>8} {'p95':>8} {'max':>8} {'queries':>8} {'kB':>7}")
    for address in addresses(actor):
        _row(client, address, requests)


def fill(actor: "Actor", people: int) -> None:
    """Bring in the crowd and the sample experiment, unless they are there."""
    from enishi_app.actions.imports import import_path
    from enishi_app.actions.people import number_of_people

    if number_of_people(actor) >= people:
        return
    from enishi_app.actions.demo import load_sample

    load_sample(actor)
    path = Path(os.environ["ENISHI_HOME"]) / "Connections.csv"
    write_linkedin(path, crowd(people))
    start = time.perf_counter()
    import_path(actor, path)
    print(f"filled at {people / (time.perf_counter() - start):,.0f} people/s")


def addresses(actor: "Actor") -> list[str]:
    """Return the pages to measure."""
    from enishi_app.actions.people import PeopleFilter, list_people

    person = list_people(actor, PeopleFilter(text="camille"), size=1).lines[0].id
    return [
        "/",
        "/people/",
        "/people/?page=1000",
        "/people/?text=camille",
        "/people/?role=marketer",
        f"/people/{person}/",
        "/experiment/",
        "/reach/?q=marketer+in+Paris",
        "/report/?kind=interim",
        "/records/",
        "/settings/",
    ]


def _row(client: "Client", address: str, requests: int) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        first = client.get(address, follow=True)
        # Counted here: the next request empties the list.
        query_count = len(queries)
    if first.status_code != 200:
        print(f"{address:42} answers {first.status_code}")
        return
    times = sorted(_timed(client, address) for _ in range(requests))
    p95 = times[int(len(times) * 0.95) - 1]
    print(
        f"{address[:42]:42} {statistics.median(times):8.1f} {p95:8.1f} {times[-1]:8.1f}"
        f" {query_count:8} {len(first.content) / 1024:7.0f}",
    )


def _timed(client: "Client", address: str) -> float:
    start = time.perf_counter()
    client.get(address, follow=True)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
