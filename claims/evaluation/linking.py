"""Annotated stories as a knowledge base of many events: pairs of articles to learn from, and how well grouping finds the events.

A newsroom has many events at a time, some of one kind told in the same words. So all stories are moved into one month, and each has
twins: the same texts with other names, or other names and numbers, each another event. First reports are short, so articles may be
cut after some sentences.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from claims.comparison import actors, lexicon, stories, words
from claims.comparison.article_profiles import NUMBER, YEARS, describe, profile
from claims.comparison.records import ComparedArticle
from claims.comparison.signals import Signals
from claims.comparison.story_signals import story_signals
from claims.evaluation.gold import GoldStory

MONTH_DAYS = 30
FIRST_DAY = date(2025, 3, 1)
# Some twins happen in the same country, others elsewhere.
SAME_COUNTRY = 0.6
ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "r", "s", "t", "v", "w", "br", "kl", "tr", "st")
VOWELS = ("a", "e", "i", "o", "u", "au", "ei")
ENDINGS = ("n", "r", "l", "s", "k", "t", "ow", "in")
INFLECTED = re.compile(r"(?<=\w{4})(?:er|s)$")
SENTENCE_END = re.compile(r"(?<=[.!?“])\s+(?=[A-ZÄÖÜ„])")
FEWEST_SENTENCES, MOST_SENTENCES = 2, 5
UNCUT = 1 / 3  # of the articles when they are shortened
TWIN, NAMESAKE = "~", "~~"
# Of pairs that share no index term, and so are never weighed, each so many-th is learned from.
UNLIKE_EVERY = 20


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """One event and the articles about it. ``kind`` is the annotated story that it comes from: a story's twin has the same."""

    kind: str
    twin: bool
    articles: tuple[ComparedArticle, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """What grouping made of known events: how many of the stories stand in more than one group, how many groups mix stories of
    different kinds, how many a story with its twin; of the pairs of one event the share that came together, and of the pairs that came together
    the share that is of one event."""

    split: int
    mixed: int
    twinned: int
    recall: float
    precision: float


def told_events(annotated: Sequence[GoldStory]) -> list[ToldEvent]:
    """Each story as an event, and its twins: one with other names and numbers, one with other names alone."""
    found = []
    for story in annotated:
        articles = tuple(
            ComparedArticle(article.id, article.outlet, article.title, article.published, article.text)
            for article in story.articles
        )
        twins = (
            _twins(story.name, articles, TWIN),
            _twins(story.name, articles, NAMESAKE, same_numbers=True),
        )
        found += [
            ToldEvent(story.name, False, articles),
            *(ToldEvent(story.name, True, told) for told in twins),
        ]
    return found


def in_one_month(events: Sequence[ToldEvent], seed: int) -> list[ToldEvent]:
    """The events moved, each as a whole, so that all begin within one month."""
    drawn = random.Random(seed)
    return [_moved(event, FIRST_DAY + timedelta(days=drawn.randrange(MONTH_DAYS))) for event in events]


def shortened(events: Sequence[ToldEvent], seed: int) -> list[ToldEvent]:
    """The events with most articles cut after two to five sentences."""
    drawn = random.Random(seed)

    def cut(article: ComparedArticle) -> ComparedArticle:
        if drawn.random() < UNCUT:
            return article
        kept = SENTENCE_END.split(article.text)[: drawn.randint(FEWEST_SENTENCES, MOST_SENTENCES)]
        return replace(article, text=" ".join(kept))

    return [replace(event, articles=tuple(map(cut, event.articles))) for event in events]


def grouped(events: Sequence[ToldEvent], forest: Path = stories.FOREST) -> Grouping:
    """How ``group_stories`` sorts the articles of these events, given in order of publication, with the forest of this file."""
    homes = {article.id: event for event in events for article in event.articles}
    articles = [article for event in events for article in event.articles]
    ordered = sorted(articles, key=lambda article: (article.published or "", article.id))
    groups = stories.group_stories(ordered, forest)
    group_of = {key: number for number, group in enumerate(groups) for key in group}
    together = [pair for group in groups for pair in combinations(group, 2)]
    right = sum(homes[one] is homes[two] for one, two in together)
    of_one_event = sum(len(event.articles) * (len(event.articles) - 1) // 2 for event in events)
    kinds = [{homes[key].kind for key in group} for group in groups]
    return Grouping(
        split=sum(len({group_of[a.id] for a in event.articles}) > 1 for event in events if not event.twin),
        mixed=sum(len(inside) > 1 for inside in kinds),
        twinned=sum(
            len({(homes[key].kind, homes[key].twin) for key in group}) > len(inside)
            for group, inside in zip(groups, kinds, strict=True)
        ),
        recall=right / max(1, of_one_event),
        precision=right / max(1, len(together)),
    )


def _moved(event: ToldEvent, start: date) -> ToldEvent:
    days = [_day(article) for article in event.articles]
    first = min((day for day in days if day), default=None)
    moved = (
        replace(article, published=str(start + (day - first))) if day and first else article
        for article, day in zip(event.articles, days, strict=True)
    )
    return replace(event, articles=tuple(moved))


def _day(article: ComparedArticle) -> date | None:
    return date.fromisoformat(article.published[:10]) if article.published else None


def _twins(
    name: str, articles: Sequence[ComparedArticle], mark: str, *, same_numbers: bool = False
) -> tuple[ComparedArticle, ...]:
    """The same articles about another event: each name is another one throughout, and each number of two digits and more unless they
    are to be the same."""
    drawn = random.Random(name + mark)
    keeps_country = drawn.random() < SAME_COUNTRY
    elsewhere = [row["name"] for row in lexicon.read("countries")]
    renamed: dict[str, str] = {}

    def rename(match: re.Match[str]) -> str:
        word = match.group()
        if len(word) < 3 or not word[0].isupper():
            return word
        if actors.countries(word):
            return word if keeps_country else renamed.setdefault(word, drawn.choice(elsewhere))
        if not words.is_name(word) or words.is_compound(word):
            return word
        stem = INFLECTED.sub("", word)
        return renamed.setdefault(stem, _made_up(drawn)) + word[len(stem) :]

    def renumber(match: re.Match[str]) -> str:
        number = match.group()
        if same_numbers or len(number.strip("0,.")) < 2 or (number.isdecimal() and int(number) in YEARS):
            return number
        other = re.sub("[1-9]", lambda _digit: str(drawn.randint(1, 9)), number)
        return renamed.setdefault(number, other)

    def told(text: str) -> str:
        return NUMBER.sub(renumber, words.TOKEN.sub(rename, text))

    return tuple(
        replace(article, id=article.id + mark, title=told(article.title or ""), text=told(article.text))
        for article in articles
    )


def _made_up(drawn: random.Random) -> str:
    syllables = [drawn.choice(ONSETS) + drawn.choice(VOWELS) for _ in range(2)]
    return "".join([*syllables, drawn.choice(ENDINGS)]).capitalize()


@dataclass(frozen=True, slots=True)
class ArticlePair:
    """Two articles to learn from; ``kinds`` are the stories that they come from, ``twins`` says whether one is of a twin."""

    kinds: frozenset[str]
    twins: bool
    signals: Signals
    one_event: bool


def pairs(events: Sequence[ToldEvent]) -> list[ArticlePair]:
    """The pairs of articles that share an index term, and those of one event that share none, and some of all others; no two twins:
    their names are made up alike."""
    told = [(event, article, frozenset(profile(article))) for event in events for article in event.articles]
    return [
        ArticlePair(
            kinds=frozenset((one.kind, two.kind)),
            twins=one.twin or two.twin,
            signals=story_signals(describe(left), describe(right)),
            one_event=one is two,
        )
        for number, ((one, left, terms), (two, right, others)) in enumerate(combinations(told, 2))
        if not (one.twin and two.twin)
        and (one is two or number % UNLIKE_EVERY == 0 or not terms.isdisjoint(others))
    ]
