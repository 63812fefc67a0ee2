"""Extraction and comparison run over annotated articles and stories, in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from claims.comparison import Comparison
from claims.comparison.certainty import certainty_of
from claims.comparison.encoder import Encoder
from claims.comparison.records import ComparedArticle, ComparedClaim, TopicFinding
from claims.evaluation.gold import GoldArticle, GoldStory, read
from claims.evaluation.score import Figures, Score
from claims.evaluation.scoring_claims import claim_figures, score_claims
from claims.evaluation.scoring_stories import (
    NamedFinding,
    NamedPair,
    Place,
    score_stories,
    story_figures,
)
from claims.extraction.extract import Text, extract_many
from claims.spans import ExtractedClaim
from claims.terms import DisagreementKind, Relation


@dataclass(frozen=True, slots=True)
class Measured:
    """Extraction and, where the folder holds stories, comparison on top of that extraction."""

    articles: int
    claims: Score
    stories: Score | None

    @property
    def figures(self) -> Figures:
        """All figures by name; those of stories begin with "story."."""
        told = story_figures(self.stories) if self.stories else {}
        return claim_figures(self.claims) | {f"story.{name}": value for name, value in told.items()}


def measure(folder: Path) -> Measured:
    """Run over every annotation below ``folder``. Raises GoldError on a file that cannot be read."""
    gold = read(folder)
    extracted = extracted_claims(gold.articles)
    told = [compared(story, extracted) for story in gold.stories]
    pairs = [pair for story in told for pair in story.pairs]
    found = [finding for story in told for finding in story.findings]
    return Measured(
        articles=len(gold.articles),
        claims=score_claims(gold.articles, extracted),
        stories=score_stories(gold.stories, pairs, found) if gold.stories else None,
    )


class Judged(NamedTuple):
    """What comparison made of a story: every pair of claims that it judged, and the contradictions that it would show."""

    pairs: list[NamedPair]
    findings: list[NamedFinding]


def compared(story: GoldStory, extracted: Mapping[str, Sequence[ExtractedClaim]]) -> Judged:
    """A story's extracted claims (by article), compared."""
    comparison, places = prepared(story, extracted)
    topics = comparison.topics()
    return Judged(
        [NamedPair(places[p.a], places[p.b], p.relation) for topic in topics for p in topic.pairs],
        [
            NamedFinding(level, _at_odds(topic, places))
            for topic in topics
            for finding in topic.findings
            if finding.kind is DisagreementKind.CONTRADICT and (level := certainty_of(finding.chance))
        ],
    )


def _at_odds(topic: TopicFinding, places: Mapping[str, Place]) -> tuple[tuple[Place, Place], ...]:
    return tuple(
        (places[pair.a], places[pair.b]) for pair in topic.pairs if pair.relation is Relation.CONTRADICT
    )


def prepared(
    story: GoldStory, extracted: Mapping[str, Sequence[ExtractedClaim]], encoder: Encoder | None = None
) -> tuple[Comparison, dict[str, Place]]:
    """A story's extracted claims (by article) under comparison, with another ``encoder`` than the one that ships if need be, and
    where each stands, by its key there."""
    places: dict[str, Place] = {}
    claims = []
    for article in story.articles:
        for number, claim in enumerate(extracted[article.id]):
            key = f"{article.id}:{number:05}"
            places[key] = Place(article.id, claim.start, claim.end)
            claims.append(compared_claim(key, article.id, claim))
    return Comparison([_article(article) for article in story.articles], claims, encoder), places


def extracted_claims(articles: Sequence[GoldArticle]) -> dict[str, tuple[ExtractedClaim, ...]]:
    """Article id → its claims as extraction finds them; without the outlet, which the annotators did not see either."""
    texts = (Text(article.text, article.published, None, article.title) for article in articles)
    return {
        article.id: extraction.claims
        for article, extraction in zip(articles, extract_many(texts), strict=True)
    }


def _article(article: GoldArticle) -> ComparedArticle:
    return ComparedArticle(article.id, article.outlet, article.title, article.published, article.text)


def compared_claim(key: str, article: str, claim: ExtractedClaim) -> ComparedClaim:
    """An extracted claim as comparison takes it, without a way through the database."""
    return ComparedClaim(
        id=key,
        article=article,
        kind=claim.kind,
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        sentence=claim.sentence.text,
        minimum=claim.minimum,
        maximum=claim.maximum,
        modifier=claim.modifier,
        noun=claim.noun,
        category=claim.category,
        subject=claim.subject,
        place=claim.place,
        scope=claim.scope,
        modality=claim.modality,
        hedged=claim.hedged,
        superseded=claim.superseded,
        event_time=claim.event_time,
        value=claim.value,
        mod=claim.mod,
        event=claim.event,
        attribution=tuple(link.name for link in claim.attribution),
        attribution_kinds=tuple(str(link.kind) for link in claim.attribution),
    )
