"""Verdicts of a story made consistent: what is known of two numbers in one place holds for the same two elsewhere.

Single pairs see only their own two sentences. If one article says that 6.7 was corrected to 6.9, then 6.7 and 6.9 are an
update between all articles; if one text gives two figures side by side as two things, they do not contradict each other
when they stand in different articles.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from claims.comparison.frames import Frame
from claims.comparison.groups import components
from claims.comparison.match import EASY
from claims.comparison.records import ComparedPair, Reason
from claims.comparison.relation import SLOW_DAYS
from claims.comparison.values import grown
from claims.terms import Level, Relation

Pairs = dict[frozenset[str], ComparedPair]
AGREEING = frozenset({Relation.AGREE, Relation.ECHO_SAME_ORIGIN})
CORRECTED = frozenset({"superseded", "later_text"})
FIXED = frozenset({"corrupted_copy", "opposed_parties", "scope_confusion", "bounds_apart", "told_contrast"})
# Verdicts on two numbers that no later state explains, whenever the same two are printed again.
AT_ODDS = frozenset({"opposed_parties", "told_contrast", "same_time"})
# Reasons of a later state, which no longer hold once the same two numbers are known to be at odds.
LATER = frozenset({"later_state", "later_date", "likely_later", "update_told"})
TOLD_APART = frozenset({"same_voice", "scope_siblings"})
OTHER_THING = TOLD_APART | {"scope_aspect", "other_subject", "own_plans"}
# All reasons that may hold elsewhere (see ``_telling_codes``).
TELLING = OTHER_THING | {"scope_place"}


def reconcile(
    pairs: Pairs, unlike: Pairs, totals: Sequence[ComparedPair], frames: Mapping[str, Frame]
) -> None:
    """Change ``pairs`` in place. ``unlike`` are the pairs of different questions with a reason of TELLING, ``totals`` the
    whole → part pairs."""
    _spread_contrasts(pairs, unlike, frames)
    _spread(pairs, unlike, frames)
    _apply_sums(pairs, totals, frames)
    _apply_wholes(pairs, totals, frames)
    _outvote(pairs, frames)


def _codes(pair: ComparedPair) -> set[str]:
    return {reason.code for reason in pair.reasons}


def _spread(pairs: Pairs, unlike: Pairs, frames: Mapping[str, Frame]) -> None:
    group = _equal_numbers(pairs)
    between: dict[frozenset[str], list[frozenset[str]]] = defaultdict(list)
    apart: dict[frozenset[str], set[str]] = defaultdict(set)
    for key, pair in (*pairs.items(), *unlike.items()):
        ends = frozenset(group.get(one, one) for one in key)
        if len(ends) < 2:
            continue
        if key in pairs:
            between[ends].append(key)
        if pair.relation is Relation.DIFFERENT_SCOPE:
            apart[ends] |= _codes(pair) & _telling_codes(pair, frames)
    for ends, keys in between.items():
        found = [pairs[key] for key in keys]
        updated = any(p.relation is Relation.UPDATE_OVER_TIME and _codes(p) & CORRECTED for p in found)
        against = any(_codes(p) & AT_ODDS for p in found)
        for key in keys:
            pairs[key] = _respelled(pairs[key], updated, against, apart[ends], frames)


def _spread_contrasts(pairs: Pairs, unlike: Pairs, frames: Mapping[str, Frame]) -> None:
    """Two figures that one article sets against each other stand so wherever the same two answer that question."""
    group = _equal_numbers(pairs)
    members: dict[str, list[str]] = defaultdict(list)
    for claim, head in group.items():
        members[head].append(claim)
    for pair in [
        p for p in pairs.values() if "told_contrast" in _codes(p) and p.relation is Relation.CONTRADICT
    ]:
        for one in members.get(group.get(pair.a, pair.a), [pair.a]):
            for two in members.get(group.get(pair.b, pair.b), [pair.b]):
                key = frozenset((one, two))
                known = pairs.get(key)
                if frames[one].claim.article == frames[two].claim.article or frames[one].bygone:
                    continue
                if known is None or known.relation is Relation.DIFFERENT_SCOPE:
                    reasons = (Reason("spread"), *pair.reasons)
                    pairs[key] = ComparedPair(one, two, Relation.CONTRADICT, reasons, Level.SOURCES)
                    unlike.pop(key, None)


def _outvote(pairs: Pairs, frames: Mapping[str, Frame]) -> None:
    """A figure that answers another question than most tellings of a statement is at odds with none of them, unless rules
    alone say so."""
    group = _equal_numbers(pairs)
    tellings: dict[str, list[str]] = defaultdict(list)
    for claim, head in group.items():
        tellings[head].append(claim)

    @cache
    def outvoted(claim: str, statement: str | None) -> bool:
        article = frames[claim].claim.article
        told = tellings[statement] if statement else []
        asked = [frozenset((claim, one)) for one in told if frames[one].claim.article != article]
        alike = sum(key in pairs and pairs[key].relation is not Relation.DIFFERENT_SCOPE for key in asked)
        return 2 * alike < len(asked)

    found = [
        key
        for key, pair in pairs.items()
        if pair.relation is Relation.CONTRADICT and pair.chance < 1
        if outvoted(pair.a, group.get(pair.b)) or outvoted(pair.b, group.get(pair.a))
    ]
    for key in found:
        a, b = (frames[end].claim.quote for end in (pairs[key].a, pairs[key].b))
        reasons = (Reason("outvoted", {"a": a, "b": b}),)
        pairs[key] = replace(pairs[key], relation=Relation.DIFFERENT_SCOPE, reasons=reasons, level=None)


def _telling_codes(pair: ComparedPair, frames: Mapping[str, Frame]) -> frozenset[str]:
    """Reasons of a pair that hold for the same two numbers elsewhere."""
    if len(_articles(pair, frames)) > 1:
        return TOLD_APART
    return TOLD_APART | {"scope_place"} if frames[pair.a].family in EASY else OTHER_THING


def _respelled(
    pair: ComparedPair, updated: bool, against: bool, apart: set[str], frames: Mapping[str, Frame]
) -> ComparedPair:
    fixed = _codes(pair) & FIXED
    reasons = (Reason("spread"), *pair.reasons)
    if pair.relation is Relation.CONTRADICT and not fixed:
        if updated:
            ordered = replace(pair, relation=Relation.UPDATE_OVER_TIME, reasons=reasons, level=None)
            return _by_date(ordered, frames)
        # one text may tell two numbers apart by one voice; two named sources disagree on them all the same
        if apart - TOLD_APART or (apart and pair.level is not Level.SOURCES):
            return replace(pair, relation=Relation.DIFFERENT_SCOPE, reasons=reasons, level=None)
    rivals = against and not _long_between(frames[pair.a], frames[pair.b])
    if pair.relation is Relation.UPDATE_OVER_TIME and rivals and not updated:
        kept = tuple(reason for reason in reasons if reason.code not in LATER)
        return replace(pair, relation=Relation.CONTRADICT, reasons=kept, level=Level.SOURCES)
    return pair


def _long_between(one: Frame, two: Frame) -> bool:
    """Whether the two states are so far apart that a dispute about the later one says nothing about the earlier."""
    return one.known is not None and two.known is not None and one.known.gap(two.known) > SLOW_DAYS


def _by_date(pair: ComparedPair, frames: Mapping[str, Frame]) -> ComparedPair:
    one, two = frames[pair.a], frames[pair.b]
    swap = one.known is not None and two.known is not None and two.known.before(one.known)
    if one.figure is not None and two.figure is not None and one.known == two.known:
        swap = grown(one.figure, two.figure) < 0
    return replace(pair, a=pair.b, b=pair.a) if swap else pair


def _equal_numbers(pairs: Pairs) -> dict[str, str]:
    """Claim → the head of the claims that give the same number in answer to the same question."""
    agreeing = (
        (pair.a, pair.b)
        for pair in pairs.values()
        if pair.relation in AGREEING and _codes(pair) & {"same_value", "same_date"}
    )
    return {key: group[0] for group in components(agreeing) for key in group}


def _apply_sums(pairs: Pairs, totals: Sequence[ComparedPair], frames: Mapping[str, Frame]) -> None:
    """Parts and wholes are explained by each other; the same whole in another article is explained too."""
    partners: dict[str, set[str]] = defaultdict(set)
    for key, pair in pairs.items():
        if pair.relation in AGREEING or pair.relation is Relation.REFINES:
            for one in key:
                partners[one] |= key - {one}
    for total in totals:
        pairs[frozenset((total.a, total.b))] = total
        for other in partners[total.a] - {total.b}:
            key = frozenset((other, total.b))
            known = pairs.get(key)
            if known is not None and known.relation in (Relation.CONTRADICT, Relation.UPDATE_OVER_TIME):
                values = {"whole": frames[other].claim.quote, "part": frames[total.b].claim.quote}
                reasons = (Reason("summed_elsewhere", values),)
                pairs[key] = ComparedPair(other, total.b, Relation.SUM_OF_PARTS, reasons)


def _apply_wholes(pairs: Pairs, totals: Sequence[ComparedPair], frames: Mapping[str, Frame]) -> None:
    """When two articles contradict each other on a fixed whole, differing parts of it are no mere update."""
    parts: dict[str, set[str]] = defaultdict(set)
    for total in totals:
        if "sum" in _codes(total):
            parts[total.a].add(total.b)
    apart: dict[frozenset[str], list[ComparedPair]] = defaultdict(list)
    for pair in pairs.values():
        if pair.relation is Relation.CONTRADICT and (pair.a in parts or pair.b in parts):
            apart[_articles(pair, frames)].append(pair)
    for key, pair in list(pairs.items()):
        if pair.relation is not Relation.UPDATE_OVER_TIME:
            continue
        for whole in apart.get(_articles(pair, frames), ()):
            shares = parts[whole.a] | parts[whole.b]
            sided = {frames[one].claim.article for one in shares}
            if key & shares and all(one in shares or frames[one].claim.article not in sided for one in key):
                values = {"a": frames[whole.a].claim.quote, "b": frames[whole.b].claim.quote}
                reasons = (Reason("whole_apart", values),)
                pairs[key] = ComparedPair(pair.a, pair.b, Relation.CONTRADICT, reasons, Level.OUTLETS)
                break


def _articles(pair: ComparedPair, frames: Mapping[str, Frame]) -> frozenset[str]:
    return frozenset((frames[pair.a].claim.article, frames[pair.b].claim.article))
