"""Comparison against annotated stories: contradictions found, false alarms, and relations named rightly."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claims.evaluation.alignment import Solid, overlap
from claims.evaluation.gold import ClaimKey, GoldStory
from claims.evaluation.score import Figures, Miss, Score, f1, ratio
from claims.terms import Certainty, Relation


@dataclass(frozen=True, slots=True)
class Place:
    """Where a compared claim stands: offsets into the text of the article."""

    article: str
    start: int
    end: int


Locator = Callable[[Place], ClaimKey | None]


@dataclass(frozen=True, slots=True)
class NamedPair:
    """Two claims and the relation that comparison gave them."""

    a: Place
    b: Place
    relation: Relation


@dataclass(frozen=True, slots=True)
class NamedFinding:
    """A disagreement that an editor would see: how sure it is, and which of its claims are said to be at odds."""

    certainty: Certainty
    pairs: tuple[tuple[Place, Place], ...]


def score_stories(
    stories: Iterable[GoldStory], pairs: Sequence[NamedPair], findings: Sequence[NamedFinding] = ()
) -> Score:
    """Count every annotated story. A compared claim stands for the annotated one that it overlaps most; pairs about which
    editors may differ are left out."""
    score = Score()
    for story in stories:
        annotated = locator(story)
        _score_pairs(score, story, _named(annotated, pairs))
        _score_findings(score, story, annotated, findings)
    return score


def story_figures(score: Score) -> Figures:
    """Contradictions: precision, recall, F1, false alarms among the pairs that must stay quiet; then the share of pairs
    of each relation that was named rightly, their mean (macro recall) and the share over all pairs; findings by certainty, and
    the share of them that hold a contradiction."""
    counts = score.counts
    precision = ratio(counts["contradict.right"], counts["contradict.found"]) or 0.0
    recall = ratio(counts["contradict.met"], counts["contradict.gold"]) or 0.0
    named = {measure: score.share(measure) or 0.0 for measure in sorted(score.judged)}
    return {
        "stories": counts["stories"],
        "contradict.gold": counts["contradict.gold"],
        "contradict.found": counts["contradict.found"],
        "contradict.precision": precision,
        "contradict.recall": recall,
        "contradict.f1": f1(precision, recall),
        "false_alarms": counts["false_alarms"],
        "must_not_flag": counts["must_not_flag"],
        "relation.accuracy": ratio(sum(score.right.values()), sum(score.judged.values())) or 0.0,
        **named,
        "relation.macro_recall": sum(named.values()) / len(named) if named else 0.0,
        **{f"finding.{level}.found": counts[f"finding.{level}.found"] for level in Certainty},
        **{
            f"finding.{level}.precision": ratio(
                counts[f"finding.{level}.right"], counts[f"finding.{level}.found"]
            )
            for level in Certainty
        },
    }


def _score_pairs(score: Score, story: GoldStory, named: dict[frozenset[ClaimKey], Relation]) -> None:
    score.counts["stories"] += 1
    score.counts["must_not_flag"] += len(story.quiet)
    contradictory: set[frozenset[ClaimKey]] = set()
    why: dict[frozenset[ClaimKey], str] = {}
    for gold in story.relations:
        pair = frozenset((gold.a, gold.b))
        why[pair] = gold.why
        if gold.relation == Relation.CONTRADICT:
            contradictory.add(pair)
        if pair in story.either:
            continue
        got = named.get(pair)
        detail = f"{_pair(pair)} got {got}: {gold.why}"
        score.judge(f"relation.{gold.relation}", got == gold.relation, story.name, detail)
        if gold.relation == Relation.CONTRADICT:
            score.counts["contradict.gold"] += 1
            score.counts["contradict.met"] += got is Relation.CONTRADICT
    for pair, relation in named.items():
        if relation is not Relation.CONTRADICT or pair in story.either:
            continue
        score.counts["contradict.found"] += 1
        score.counts["contradict.right"] += pair in contradictory
        score.counts["false_alarms"] += pair in story.quiet
        if pair not in contradictory:
            told = story.quiet.get(pair) or why.get(pair) or "not annotated as a pair"
            score.misses.append(Miss(story.name, "contradict.wrong", f"{_pair(pair)}: {told}"))


def _score_findings(
    score: Score, story: GoldStory, annotated: Locator, findings: Sequence[NamedFinding]
) -> None:
    """A finding is right when one pair of it is a contradiction; one that holds only pairs about which editors may differ is left out."""
    own = {article.id for article in story.articles}
    contradictory = {
        frozenset((gold.a, gold.b)) for gold in story.relations if gold.relation == Relation.CONTRADICT
    }
    for finding in findings:
        if finding.pairs[0][0].article not in own:
            continue
        told = {frozenset((annotated(one), annotated(two))) for one, two in finding.pairs}
        if told <= story.either:
            continue
        score.counts[f"finding.{finding.certainty}.found"] += 1
        score.counts[f"finding.{finding.certainty}.right"] += not told.isdisjoint(contradictory)


def locator(story: GoldStory) -> Locator:
    """A function from the place of a compared claim to the annotated claim that it overlaps most, if any."""
    solids = {article.id: Solid(article.text) for article in story.articles}
    spans = {
        (article.id, str(claim.kind), position): solids[article.id].span(claim.start, claim.end)
        for article in story.articles
        for claims in (article.quantities, article.dates)
        for position, claim in enumerate(claims)
    }

    def annotated(place: Place) -> ClaimKey | None:
        if place.article not in solids:
            return None
        own = solids[place.article].span(place.start, place.end)
        best, most = None, 0
        for key, span in spans.items():
            if key[0] == place.article and overlap(own, span) > most:
                best, most = key, overlap(own, span)
        return best

    return annotated


def _named(annotated: Locator, pairs: Sequence[NamedPair]) -> dict[frozenset[ClaimKey], Relation]:
    """The relation of each pair of annotated claims: the first that was given, but a flag counts in any case."""
    named: dict[frozenset[ClaimKey], Relation] = {}
    for pair in pairs:
        one, two = annotated(pair.a), annotated(pair.b)
        if one and two and one != two:
            key = frozenset((one, two))
            if pair.relation is Relation.CONTRADICT or key not in named:
                named[key] = pair.relation
    return named


def _pair(pair: frozenset[ClaimKey]) -> str:
    return " / ".join(f"{article} {kind} {position}" for article, kind, position in sorted(pair))
