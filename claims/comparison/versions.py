"""Figures that changed between two versions of one article: a silent edit is a finding of its own."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from claims.comparison import words
from claims.comparison.copies import shingles
from claims.comparison.records import ComparedArticle, ComparedClaim, Finding, Reason, ValueGroup
from claims.terms import DisagreementKind, Kind, Level

# Sentences of two versions that share this share of masked word triples are the same sentence, edited.
SAME_SENTENCE = 0.5
GAP_WEIGHT = 0.6
BASE = 0.4


def silent_edits(
    old: ComparedArticle,
    old_claims: Sequence[ComparedClaim],
    new: ComparedArticle,
    new_claims: Sequence[ComparedClaim],
) -> list[Finding]:
    """One finding per figure or date that differs between the versions at the same place of the text."""
    result = []
    taken: set[str] = set()
    for before in old_claims:
        candidates = [c for c in new_claims if c.id not in taken and _same_place(before, c)]
        if not candidates:
            continue
        after = max(candidates, key=lambda c: _likeness(before, c))
        if any(_value(c) == _value(before) for c in candidates):
            taken.add(next(c.id for c in candidates if _value(c) == _value(before)))
            continue
        taken.add(after.id)
        result.append(_finding(before, after, new))
    return result


def _same_place(before: ComparedClaim, after: ComparedClaim) -> bool:
    if before.kind is not after.kind or before.category != after.category:
        return False
    one, two = _shingles(before.sentence), _shingles(after.sentence)
    if not one or not two:
        return False
    same_noun = before.kind is Kind.DATE or words.content(before.noun or "") == words.content(
        after.noun or ""
    )
    return same_noun and len(one & two) / min(len(one), len(two)) >= SAME_SENTENCE


# A live ticker has a hundred sentences, each of which is held against all of twenty older versions.
_shingles = lru_cache(maxsize=4096)(shingles)


def _likeness(before: ComparedClaim, after: ComparedClaim) -> float:
    return SequenceMatcher(None, before.sentence, after.sentence).ratio()


def _value(claim: ComparedClaim) -> tuple[object, ...]:
    if claim.kind is Kind.DATE:
        return (claim.value, claim.mod)
    return (claim.minimum, claim.maximum, claim.modifier)


def _finding(before: ComparedClaim, after: ComparedClaim, article: ComparedArticle) -> Finding:
    outlet = f"outlet:{(article.outlet or article.id).casefold()}"
    groups = tuple(
        ValueGroup((claim.id,), claim.minimum, claim.maximum, claim.value, (outlet,))
        for claim in (before, after)
    )
    one, two = (float(c.minimum or c.maximum or 0) for c in (before, after))
    relative = abs(one - two) / max(one, two) if max(one, two) else 1.0
    parts = {"base": BASE, "gap": round(GAP_WEIGHT * relative, 4)}
    reason = Reason("silent_edit", {"a": before.quote, "b": after.quote})
    return Finding(
        DisagreementKind.SILENT_EDIT, groups, (reason,), round(sum(parts.values()), 4), parts, Level.OUTLETS
    )
