"""Extraction against annotations: claims found, and the attributes of those that met."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from claims.evaluation.alignment import Solid, aligned, same_name
from claims.evaluation.gold import GoldArticle, GoldClaim
from claims.evaluation.score import Figures, Miss, Score, f1, ratio
from claims.spans import ExtractedClaim
from claims.terms import Kind, Modifier

DIGITS = 6  # decimal places in which two amounts must be equal


def score_claims(gold: Sequence[GoldArticle], found: Mapping[str, Sequence[ExtractedClaim]]) -> Score:
    """Count every annotated article; ``found`` maps the article's id to what was extracted from it.

    A found claim meets an annotated one of its kind when their spans overlap, for quantities within the numeral, so that
    two numbers of one phrase stay apart.
    """
    score = Score()
    for article in gold:
        solid = Solid(article.text)
        for kind, wanted in ((Kind.QUANTITY, article.quantities), (Kind.DATE, article.dates)):
            got = [claim for claim in found.get(article.id, ()) if claim.kind is kind]
            pairs = aligned(
                [solid.span(*_numeral(claim)) for claim in wanted],
                [solid.span(claim.start, claim.end) for claim in got],
            )
            score.counts[f"{kind}.gold"] += len(wanted)
            score.counts[f"{kind}.found"] += len(got)
            score.counts[f"{kind}.met"] += len(pairs)
            met, hits = {i for i, _ in pairs}, {j for _, j in pairs}
            score.misses += [
                Miss(article.id, f"{kind}.missed", claim.quote)
                for i, claim in enumerate(wanted)
                if i not in met
            ]
            score.misses += [
                Miss(article.id, f"{kind}.spurious", claim.quote)
                for j, claim in enumerate(got)
                if j not in hits
            ]
            for i, j in pairs:
                _judge(score, article.id, wanted[i], got[j])
    return score


def claim_figures(score: Score) -> Figures:
    """``quantity.f1``, ``quantity.value``, … ``date.chain`` in [0, 1]; ``quantity.gold`` and ``date.gold`` are counts."""
    figures: Figures = {}
    for kind in Kind:
        met = score.counts[f"{kind}.met"]
        precision = ratio(met, score.counts[f"{kind}.found"])
        recall = ratio(met, score.counts[f"{kind}.gold"])
        figures[f"{kind}.precision"], figures[f"{kind}.recall"] = precision or 0.0, recall or 0.0
        figures[f"{kind}.f1"] = f1(precision, recall)
        figures[f"{kind}.gold"] = score.counts[f"{kind}.gold"]
        for measure in sorted(score.judged):
            if measure.startswith(f"{kind}."):
                figures[measure] = score.share(measure)
    return figures


def _numeral(claim: GoldClaim) -> tuple[int, int]:
    at = claim.quote.find(claim.number) if claim.number else -1
    if at < 0 or not claim.number:
        return claim.start, claim.end
    return claim.start + at, claim.start + at + len(claim.number)


def _judge(score: Score, article: str, gold: GoldClaim, found: ExtractedClaim) -> None:
    def judge(measure: str, right: bool, wanted: object, got: object) -> None:
        score.judge(f"{gold.kind}.{measure}", right, article, f"{gold.quote!r}: {wanted} got {got}")

    if gold.kind is Kind.DATE:
        judge("value", gold.value == found.value, gold.value, found.value)
    else:
        # How many "Tausende" are is a convention, not something to be right about.
        if gold.attributes.get("modifier") != Modifier.VAGUE:
            wanted = _number(gold.minimum), _number(gold.maximum)
            got = _number(found.minimum), _number(found.maximum)
            judge("value", wanted == got, wanted, got)
        for name, value in gold.attributes.items():
            judge(name, value == getattr(found, name), value, getattr(found, name))
    said, heard = gold.attribution, tuple(link.name for link in found.attribution)
    judge("attributed", bool(said) == bool(heard), said, heard)
    if said:
        judge("origin", bool(heard) and same_name(said[-1], heard[-1]), said, heard)
        judge("chain", len(said) == len(heard) and all(map(same_name, said, heard)), said, heard)


def _number(value: float | Decimal | None) -> float | None:
    return None if value is None else round(float(value), DIGITS)
