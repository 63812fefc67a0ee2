"""What a new claim costs while the archive grows, stage by stage, and how long the first pages of the lists take.

    GEGENLESE_HOME=/tmp/gegenlese-benchmark .venv/bin/python -m tests.benchmarks.comparison [--sizes 10000 100000 1000000]

Fills the (empty) knowledge base of that directory and leaves it there: about 7 GB for a million claims. Beside the time on
the clock stands the time that Python and Postgres computed, which other programs on the machine disturb less.
"""

import argparse
import json
import os
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import django
from django.conf import settings

SIZES = (10_000, 100_000, 1_000_000)
NEW = 40  # articles taken in at once, half of them of known events
ROUNDS = 3  # the median is shown
RECENT = 3  # known events are drawn from so many of the latest copies, at every size alike
LARGE_STORY = 119  # articles; one more fills it
LISTED = re.compile(r"(?:%s, )+%s|(?:WHEN .*? THEN %s )+")  # what makes one statement look like many
TICKS = os.sysconf("SC_CLK_TCK")
INGEST, EXTRACTION, RECORDING, STORIES, COMPARISON = STAGES = (
    "ingest",
    "extraction",
    "recording",
    "stories",
    "comparison",
)
PAGES = (
    "/",
    "/?kind=all&state=all",
    "/claims/",
    "/claims/?category=killed",
    "/claims/?q=Hochwasser",
    "/claims/?origin=Polizei",
    "/stories/",
    "/stories/?contested=on",
    "/stories/?q=Hochwasser",
    "/topics/",
    "/articles/",
    "/articles/?q=Rademacher",
    "/sources/",
    "/actors/",
    "/api/claims/",
    "/api/claims/?category=killed&origin=Polizei&amount_from=5",
    "/api/claims/?text=Hochwasser",
    "/api/claims/?place=Berlin",
    "/api/stories/",
    "/api/topics/",
    "/api/topics/?text=Hochwasser",
    "/api/disagreements/",
    "/api/disagreements/?text=Hochwasser",
    "/api/articles/",
)


class Meter:
    """Seconds on the clock, seconds computed, and queries of each stage; the time of each statement."""

    def __init__(self) -> None:
        from django.db import connection

        connection.ensure_connection()
        self.backend = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
        self.clock: defaultdict[str, float] = defaultdict(float)
        self.computed: defaultdict[str, float] = defaultdict(float)
        self.queries: Counter[str] = Counter()
        self.statements: defaultdict[str, float] = defaultdict(float)
        self.stages: list[str] = []
        self.mark = self._now()

    def _now(self) -> tuple[float, float]:
        postgres = self.backend.read_text().rpartition(")")[2].split()
        return time.perf_counter(), time.process_time() + (int(postgres[11]) + int(postgres[12])) / TICKS

    def _book(self) -> None:
        now = self._now()
        if self.stages:
            self.clock[self.stages[-1]] += now[0] - self.mark[0]
            self.computed[self.stages[-1]] += now[1] - self.mark[1]
        self.mark = now

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """What happens within counts for this stage and not for the one around it."""
        self._book()
        self.stages.append(name)
        try:
            yield
        finally:
            self._book()
            self.stages.pop()

    def within(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*args: Any, **kwargs: Any) -> Any:
            with self.stage(name):
                return function(*args, **kwargs)

        return measured

    def query(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Django's hook around every statement."""
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.queries[self.stages[-1] if self.stages else ""] += 1
            self.statements[LISTED.sub("…", str(sql))] += time.perf_counter() - started


def take_in(documents: list[Any], meter: Meter) -> tuple[int, int]:
    """Take in these documents by the application's own way, measured. How many claims that made, and how many stand in the
    stories that were compared for it."""
    from django.db import connection

    from claims import disagreements, pipeline, recording, stories
    from claims.models import Claim
    from sources.ingest import ingest

    with TemporaryDirectory() as folder, ExitStack() as patches:
        path = Path(folder) / "new.jsonl"
        path.write_text("\n".join(json.dumps(_line(document), ensure_ascii=False) for document in documents))
        for module, function, stage in (
            (pipeline, "extract", EXTRACTION),
            (recording, "record", RECORDING),
            (stories, "place", STORIES),
            (disagreements, "compare", COMPARISON),
        ):
            patches.enter_context(
                patch.object(module, function, meter.within(stage, getattr(module, function)))
            )
        patches.enter_context(connection.execute_wrapper(meter.query))
        with meter.stage(INGEST):
            run = ingest([str(path)])
        if run.items.exclude(outcome="new").exists():
            raise RuntimeError("a document was not new")
        new = Claim.objects.filter(version__in=run.items.values("version"))
        stories_told = new.values("version__article__story_article__story")
        told = Claim.objects.standing().filter(version__article__story_article__story__in=stories_told)
        return new.count(), told.count()


def _line(document: Any) -> dict[str, str]:
    told = document.metadata
    published = str(told.published) if told.published else ""
    return {
        "id": told.external_id,
        "outlet": told.outlet,
        "title": told.title,
        "published": published,
        "text": document.text,
    }


def new_documents(round_: int, copies: int) -> list[Any]:
    """Half of events that the archive knows, half of new ones; the same reports at every size but for the names."""
    from sources.models import IngestRun
    from tests.benchmarks.archive import ARTICLES, EVENTS
    from tests.benchmarks.reports import NAMES, Event

    drawn = random.Random(round_)
    patterns = drawn.sample(range(EVENTS), NEW // 2)
    known = [
        Event((copies - 1 - drawn.randrange(RECENT)) * EVENTS + pattern, pattern) for pattern in patterns
    ]
    first = NAMES - 1 - (IngestRun.objects.count() + 1) * len(patterns)
    new = [Event(first + place, pattern) for place, pattern in enumerate(patterns)]
    return [event.articles(1, ARTICLES + round_ * 2)[0] for event in known] + [
        event.articles(1)[0] for event in new
    ]


def measure(copies: int, statements: int) -> tuple[dict[str, tuple[float, float, float]], float]:
    """Stage → milliseconds on the clock and computed for each new claim, queries for each new article, in the middle one of
    the rounds; and how many claims stood in the compared stories for each new one."""
    rounds = []
    for round_ in range(ROUNDS + 1):
        meter = Meter()
        made, told = take_in(new_documents(round_, copies), meter)
        figures = {
            stage: (
                1000 * meter.clock[stage] / made,
                1000 * meter.computed[stage] / made,
                meter.queries[stage] / NEW,
            )
            for stage in STAGES
        }
        rounds.append((sum(computed for _, computed, _ in figures.values()), round_, figures, told / made))
    for sql, seconds in sorted(meter.statements.items(), key=lambda found: -found[1])[:statements]:
        print(f"{1000 * seconds / made:8.2f} ms/claim  {' '.join(sql.split())[:200]}")
    *_, middle, told_each = sorted(rounds[1:])[ROUNDS // 2]  # the first fills caches
    return middle, told_each


def pages() -> dict[str, float]:
    """Address → seconds of the first page, the better of two."""
    from django.test import Client, override_settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    client, found = Client(), {}
    with override_settings(ALLOWED_HOSTS=["testserver"], STORAGES=settings.STORAGES | {"staticfiles": plain}):
        for address in PAGES:
            found[address] = _best_of_two(client, address)
    return found


def _best_of_two(client: Any, address: str) -> float:
    taken = []
    for _ in range(2):
        started = time.perf_counter()
        answer = client.get(address)
        taken.append(time.perf_counter() - started)
        if answer.status_code != 200:
            raise RuntimeError(f"{address}: {answer.status_code}")
    return min(taken)


def large_story() -> tuple[int, Meter]:
    """One event with as many articles as a story holds but one; then the last one, measured. Claims of the story, meter."""
    from claims.models import Claim, StoryArticle
    from tests.benchmarks.archive import EVENTS
    from tests.benchmarks.reports import NAMES, Event

    event = Event(NAMES - 1, EVENTS + 1)
    take_in(event.articles(LARGE_STORY), Meter())
    meter = Meter()
    take_in(event.articles(1, LARGE_STORY), meter)
    story = StoryArticle.objects.get(article__external_id=f"event-{event.number}-{LARGE_STORY}").story
    return Claim.objects.standing().filter(version__article__story_article__story=story).count(), meter


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    arguments.add_argument(
        "--statements", type=int, default=0, help="show so many of the costliest statements"
    )
    arguments.add_argument("--no-large-story", action="store_true")
    options = arguments.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()

    from django.core.management import call_command

    from claims.models import Claim
    from tests.benchmarks import archive

    call_command("migrate", verbosity=0)
    if not Claim.objects.exists():
        archive.take_in_pattern()
    totals = []
    for size in options.sizes:
        copies = archive.copies_for(size)
        started = time.perf_counter()
        archive.grow_to(copies)
        print(f"{Claim.objects.count():,} claims; filled in {time.perf_counter() - started:.0f} s")
        found, told = measure(copies, options.statements)
        totals.append(tuple(sum(row[part] for row in found.values()) for part in range(3)))
        print(f"  {'a new claim: ms on the clock, ms computed, queries an article':64}")
        for stage, row in (*found.items(), ("all", totals[-1])):
            print("  {:14}{:10.2f}{:10.2f}{:8.1f}".format(stage, *row))
        print(f"  for each new claim {told:.1f} stand in the compared stories")
        print("  first pages: s")
        for address, seconds in pages().items():
            print(f"  {address:64}{seconds:6.2f}")
    print(
        "last : first"
        + "".join(f"{last / first:10.2f}" for first, last in zip(totals[0], totals[-1], strict=True))
    )
    if not options.no_large_story:
        claims_held, meter = large_story()
        print(
            f"one article more in a story of {LARGE_STORY} articles and {claims_held} claims (clock s, computed s)"
        )
        for stage in STAGES:
            print(f"  {stage:44}{meter.clock[stage]:10.2f}{meter.computed[stage]:8.2f}")


if __name__ == "__main__":
    main()
