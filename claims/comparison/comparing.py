"""All claims of one story, compared: frames → sums → pairs of like with like → topics with findings.

Cost: claims meet only inside their bucket (one category family or unit), so a story costs the sum of its buckets' squares;
in large buckets only one claim for each statement takes part. Copies are found by MinHash bands.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from claims.comparison import words
from claims.comparison.consistency import TELLING, reconcile
from claims.comparison.copies import Copies
from claims.comparison.encoder import Encoder
from claims.comparison.fates import told
from claims.comparison.findings import findings
from claims.comparison.frames import Frame, frame, published_period
from claims.comparison.groups import components
from claims.comparison.inside import Inside
from claims.comparison.labels import label
from claims.comparison.match import EASY, Match, equal
from claims.comparison.matcher import Matcher, pair_key
from claims.comparison.neighbours import SMALL_NUMBER, Neighbours
from claims.comparison.origins import Origin, abbreviations, joined, origin
from claims.comparison.passages import Passages
from claims.comparison.places import gazetteer
from claims.comparison.records import ComparedArticle, ComparedClaim, ComparedPair, Reason, TopicFinding
from claims.comparison.relation import contradiction, judge, later_state, order_of
from claims.comparison.setting import Story, story
from claims.comparison.signals import Surroundings, unit
from claims.comparison.stretches import sentence_span
from claims.comparison.sums import sums
from claims.comparison.topics import DEGREES, another_year, question
from claims.comparison.values import same_number
from claims.comparison.vocabulary import Vocabulary
from claims.comparison.whose import holders
from claims.terms import Kind, Relation, Scope

# Above this many claims a topic lists only the pairs that say something, not every unlike pair.
FULL_PAIRS = 60
# Buckets larger than this are compared through one claim for each statement ("32 Tote, laut Behörden, am Dienstag").
PAIRWISE_LIMIT = 150

# From this chance on two claims count as answers to one question. Of figures that differ, cross-validated by story, about half
# of those between this and FLAG_CHANCE are right: enough to keep the pair, too few for a flag.
SAME_CHANCE = 0.4
# Equal figures agree only from here on: of those between the two chances one in three answers one question.
AGREE_CHANCE = 0.5
# Below this chance a figure of an old year and one of today are two, whatever else they share. A surer pair stays as it is, since
# extraction may misread a year: without this bound the rule took twelve contradictions and four wrong flags from 73 held-out stories.
YEARS_CHANCE = 0.8
# A pair makes two claims members of one topic from this chance on: one wrong link merges two topics.
TOPIC_CHANCE = 0.5
# A flag needs this chance that both the question is one and the difference no later state.
FLAG_CHANCE = 0.5
# From this chance on a difference is taken for a later state.
LATER_CHANCE = 0.5
# Of the annotated pairs of counts that move, dead or missing people above all, hardly any is of texts further apart than this: there the
# rules tell what is a later state. (Of all figures so far apart the forest told 48 of 58 contradictions and 40 of 45 later states, on 53
# stories that it had not seen; the rules took 50 of those contradictions for later states.)
LEARNED_DAYS = 30
# Reasons that leave nothing to weigh: what the figures themselves or a plain "nur noch" show.
EVIDENT = frozenset({"scope_confusion", "bounds_apart", "corrupted_copy", "only_left"})
# Of these, what the annotated stories hold too seldom to be learned: two sources guess at what is to come with bounds far apart,
# or one outlet gives as the whole what another gives as an addition.
RARE = frozenset({"scope_confusion", "bounds_apart"})
DIFFERING = frozenset({Relation.CONTRADICT, Relation.UPDATE_OVER_TIME})


class Comparison:
    """One story under comparison. Build it once, then ask for single pairs or for all topics. The ``encoder`` may know
    figures that were compared before."""

    def __init__(
        self,
        articles: Sequence[ComparedArticle],
        claims: Sequence[ComparedClaim],
        encoder: Encoder | None = None,
    ) -> None:
        self._articles = {article.id: article for article in articles}
        self.encoder = encoder or Encoder()
        copies = Copies(articles)
        claims = _told(articles, claims)
        quantities: dict[str, list[ComparedClaim]] = defaultdict(list)
        for claim in claims:
            if claim.kind is Kind.QUANTITY:
                quantities[claim.article].append(claim)
        dates: dict[str, list[ComparedClaim]] = defaultdict(list)
        for claim in claims:
            if claim.kind is Kind.DATE:
                dates[claim.article].append(claim)
        self.frames: dict[str, Frame] = {}
        full = abbreviations(articles)
        sources = {claim.id: origin(claim, self._articles[claim.article], copies, full) for claim in claims}
        sources = joined(claims, sources)
        whose = self._holders(claims, sources)
        names = gazetteer(articles, claims)
        for claim in claims:
            article = self._articles[claim.article]
            first = self._articles[copies.cluster(article.id)[0]]
            known_by = published_period(first) or published_period(article)
            neighbours = quantities[claim.article] if claim.kind is Kind.QUANTITY else dates[claim.article]
            self.frames[claim.id] = frame(
                claim,
                article,
                sources[claim.id],
                dates[claim.article],
                known_by,
                whose.get(claim.id),
                names,
                neighbours,
            )
        self._share_places(quantities)
        usable = [found for found in self.frames.values() if _usable(found)]
        self.story: Story = story(articles, usable, copies)
        self._sums = sums(usable)
        self._wholes = {
            pair.b: self.frames[pair.a]
            for pair in self._sums
            if all(reason.code != "sum_elsewhere" for reason in pair.reasons)
        }
        self._buckets: dict[str, list[Frame]] = defaultdict(list)
        for found in usable:
            self._buckets[found.bucket].append(found)
        self._inside = Inside(usable, self._wholes)
        self._later = self._later_texts()
        counted = [found for found in usable if found.claim.kind is Kind.QUANTITY]
        around = Surroundings(
            story=self.story,
            encoder=self.encoder,
            vocabulary=Vocabulary(usable),
            passages=Passages(self._articles, self.frames),
            neighbours=Neighbours(counted),
            part_of=self._wholes,
            minor=frozenset(found.claim.id for found in counted if self._inside.minor(found)),
            added=frozenset(found.claim.id for found in counted if self._inside.added(found)),
            subsets=frozenset(found.claim.id for found in counted if self._inside.subset(found)),
        )
        self.matcher = Matcher(around, self._later, self.frames)

    def _share_places(self, quantities: Mapping[str, Sequence[ComparedClaim]]) -> None:
        """In one sentence a place goes on for the next source: "in Berlin zählte die Polizei 12.000, die
        Veranstalter sprachen von 35.000"."""
        for group in quantities.values():
            ordered = sorted(group, key=lambda claim: claim.start)
            for before, claim in pairwise(ordered):
                one, two = self.frames[before.id], self.frames[claim.id]
                goes_on = before.sentence == claim.sentence and one.family == two.family
                other_voice = one.origin.key != two.origin.key
                if goes_on and other_voice and one.place_said and not two.place_said and not two.nationwide:
                    self.frames[claim.id] = replace(two, place=one.place, place_said=True)

    def _holders(self, claims: Sequence[ComparedClaim], sources: Mapping[str, Origin]) -> dict[str, str]:
        """Whose people each claim counts; what the text leaves open is taken from the same number elsewhere."""
        inside: dict[str, list[ComparedClaim]] = defaultdict(list)
        for claim in claims:
            inside[claim.article].append(claim)
        whose: dict[str, str] = {}
        for key, group in inside.items():
            article = self._articles[key]
            sentences = {claim.id: sentence_span(claim, article.text) for claim in group}
            whose |= holders(article, group, sources, sentences)
        named: dict[tuple[object, ...], set[str]] = defaultdict(set)
        for claim in claims:
            if claim.id in whose:
                named[claim.category, claim.minimum or claim.maximum].add(whose[claim.id])
        for claim in claims:
            number = claim.minimum or claim.maximum
            known = named.get((claim.category, number), set())
            if claim.id not in whose and len(known) == 1 and number is not None and number > SMALL_NUMBER:
                whose[claim.id] = next(iter(known))
        return whose

    def pair(self, left: ComparedClaim, right: ComparedClaim) -> ComparedPair | None:
        """The verdict on two claims, None when they answer different questions and so are no pair."""
        one, two = self.frames[left.id], self.frames[right.id]
        for pair in self._sums:
            if {pair.a, pair.b} == {left.id, right.id}:
                return pair
        match, verdict = self._verdict(one, two)
        return verdict if match is not Match.OTHER else None

    def topics(self) -> list[TopicFinding]:
        """Every topic of the story, in order of first mention."""
        pairs: dict[frozenset[str], ComparedPair] = {}
        same: list[ComparedPair] = []
        unlike: dict[frozenset[str], ComparedPair] = {}
        others: list[tuple[Frame, Frame]] = []
        candidates = list(self.candidates())
        chances = self.matcher.compare(candidates).tolist()
        likely = (pair for pair, chance in zip(candidates, chances, strict=True) if chance >= SAME_CHANCE)
        self.matcher.order([(one, two) for one, two in likely if _differ(one, two)])
        for pair, chance in zip(candidates, chances, strict=True):
            one, two = pair
            if one.bucket != two.bucket and chance < SAME_CHANCE:
                others.append(pair)
                continue
            match, verdict = self._verdict(one, two)
            if match is Match.OTHER:
                others.append(pair)
                if verdict.reasons[0].code in TELLING:
                    unlike[pair_key(one, two)] = verdict
                continue
            pairs[pair_key(one, two)] = verdict
            if match is Match.SAME and chance >= TOPIC_CHANCE:
                same.append(verdict)
        reconcile(pairs, unlike, self._sums, self.frames)
        return self._build(pairs, same, others)

    def _verdict(self, one: Frame, two: Frame) -> tuple[Match, ComparedPair]:
        match, reason = self._question(one, two)
        if match is not Match.SAME:
            return match, ComparedPair(one.claim.id, two.claim.id, Relation.DIFFERENT_SCOPE, (reason,))
        verdict = judge(one, two, self.story, self._later)
        evident = any(found.code in EVIDENT for found in verdict.reasons)
        if verdict.relation in DIFFERING and not evident:
            verdict = self._weighed(one, two, verdict)
        if verdict.reasons[0].code == "unsure":  # what speaks for one question would only puzzle beside it
            return match, verdict
        return match, replace(verdict, reasons=(*verdict.reasons, reason))

    def _weighed(self, one: Frame, two: Frame, verdict: ComparedPair) -> ComparedPair:
        """A difference as the forests see it: a later state, a disagreement, or too unsure to say. The reasons of the
        rules stay where they came to the same end."""
        chance = self.matcher.same_question(one, two)
        values = {"a": one.claim.quote, "b": two.claim.quote}
        if one.claim.kind is Kind.QUANTITY:
            later = self.matcher.later_state(one, two)
            if verdict.relation is Relation.UPDATE_OVER_TIME and _unlearned(one, two):
                return replace(verdict, chance=chance)
            if later >= LATER_CHANCE:
                if verdict.relation is not Relation.UPDATE_OVER_TIME:
                    order = order_of(one, two, self._later)
                    verdict = later_state(one, two, order, Reason("likely_later", values))
                return replace(verdict, chance=chance * later)
            chance *= 1 - later
        if chance < FLAG_CHANCE:
            unsure = Reason("unsure", values | {"chance": round(chance, 2)})
            return ComparedPair(one.claim.id, two.claim.id, Relation.DIFFERENT_SCOPE, (unsure,))
        if verdict.relation is not Relation.CONTRADICT:
            verdict = contradiction(one, two, Reason("likely_conflict", values))
        return replace(verdict, chance=chance)

    def _question(self, one: Frame, two: Frame) -> tuple[Match, Reason]:
        """The trained matcher decides; the rules say why, or what is different."""
        if one.claim.kind is not two.claim.kind or unit(one) != unit(two):
            return Match.OTHER, Reason("other_category", {"a": one.bucket, "b": two.bucket})
        chance = self.matcher.same_question(one, two)
        if chance < YEARS_CHANCE and one.claim.kind is Kind.QUANTITY and another_year(one, two):
            values = {"a": one.claim.event_time or "–", "b": two.claim.event_time or "–"}
            return Match.SCOPE, Reason("scope_time", values)
        match, reason = self._by_rules(one, two)
        agreeing = one.claim.kind is Kind.QUANTITY and equal(one, two)
        likely = chance >= (AGREE_CHANCE if agreeing else SAME_CHANCE)
        if likely or (match is Match.SAME and self._rare(one, two)):
            return Match.SAME, reason if match is Match.SAME else Reason(
                "alike", {"shared": self._shared(one, two)}
            )
        return (Match.SCOPE, Reason("unlike", {})) if match is Match.SAME else (match, reason)

    def _rare(self, one: Frame, two: Frame) -> bool:
        """Whether the rules find a conflict that the annotated stories hold too seldom to be learned."""
        if one.claim.kind is not Kind.QUANTITY or equal(one, two):
            return False
        return any(found.code in RARE for found in judge(one, two, self.story, self._later).reasons)

    def _shared(self, one: Frame, two: Frame) -> str:
        """What both claims have in common, for the reader: telling words as the first one's sentence has them."""
        common = self.matcher.around.vocabulary.shared(one.wide_words, two.wide_words)
        told = dict.fromkeys(t for t in words.tokens(one.claim.sentence) if words.meanings(t) & common)
        return ", ".join(told)

    def _by_rules(self, one: Frame, two: Frame) -> tuple[Match, Reason]:
        if one.bucket != two.bucket:
            return Match.OTHER, Reason("other_category", {"a": one.bucket, "b": two.bucket})
        match, reason = question(one, two, self.story)
        if match is not Match.SAME or one.figure is None or two.figure is None:
            return match, reason
        if same_number(one.figure, two.figure):
            return match, reason
        values = {"a": one.claim.quote, "b": two.claim.quote}
        parts = one.claim.scope is Scope.PART, two.claim.scope is Scope.PART
        if parts[0] != parts[1] and one.family not in EASY and one.family != "percent":
            return Match.SCOPE, Reason("scope_part", values)
        around = self.matcher.around
        degree = one.markers & two.markers & DEGREES
        if _one_only(around.subsets, one, two) and not degree:
            return Match.SCOPE, Reason("scope_part", values)
        if around.minor & pair_key(one, two):
            return Match.SCOPE, Reason("scope_minor", values)
        if self._inside.siblings(one, two):
            return Match.SCOPE, Reason("scope_siblings", values)
        if reason.code != "told_contrast" and self._inside.one_voice(one, two):
            return Match.SCOPE, Reason("same_voice", values)
        reached = one.open_future and two.open_future and (one.reached or two.reached)
        if _one_only(around.added, one, two) and not reached:
            return Match.SCOPE, Reason("scope_additional", values)
        return match, reason

    def candidates(self) -> Iterable[tuple[Frame, Frame]]:
        """Pairs of one unit; in a large story claims that say the same are compared through their first one."""
        units: dict[str, list[Frame]] = defaultdict(list)
        for bucket in self._buckets.values():
            units[unit(bucket[0])] += bucket
        for bucket in units.values():
            if len(bucket) <= PAIRWISE_LIMIT:
                yield from combinations(bucket, 2)
                continue
            alike: dict[tuple[object, ...], list[Frame]] = defaultdict(list)
            for found in sorted(bucket, key=lambda found: self._place(found.claim.id)):
                alike[_statement(found)].append(found)
            yield from combinations((group[0] for group in alike.values()), 2)
            for group in alike.values():
                yield from ((group[0], other) for other in group[1:])

    def _later_texts(self) -> frozenset[tuple[str, str]]:
        """Article pairs (older, newer): the newer one gives the older one's figure as superseded."""
        found = set()
        for bucket in self._buckets.values():
            for old in (one for one in bucket if one.superseded):
                for other in bucket:
                    if other.claim.article == old.claim.article or other.superseded:
                        continue
                    if equal(old, other) and question(old, other, self.story)[0] is Match.SAME:
                        found.add((other.claim.article, old.claim.article))
        return frozenset(found)

    def _build(
        self,
        pairs: Mapping[frozenset[str], ComparedPair],
        same: Sequence[ComparedPair],
        others: Iterable[tuple[Frame, Frame]],
    ) -> list[TopicFinding]:
        """The topics that the ``pairs`` make, those of the ``same`` joined; in a small one also the ``others`` are
        listed, of which the claims answer different questions."""
        groups = components([(pair.a, pair.b) for pair in same])
        home = {key: number for number, group in enumerate(groups) for key in group}
        for pair in pairs.values():
            if pair.a not in home and pair.b not in home:
                home[pair.a] = home[pair.b] = len(groups)
                groups.append([pair.a, pair.b])
            elif pair.a not in home and pair.relation is Relation.SUM_OF_PARTS:
                home[pair.a] = len(groups)
                groups.append([pair.a])
        kept: dict[int, list[ComparedPair]] = defaultdict(list)
        for pair in pairs.values():
            kept[home[pair.a] if pair.a in home else home[pair.b]].append(pair)
        for one, two in others:
            topic = home.get(one.claim.id)
            if topic is None or topic != home.get(two.claim.id) or len(groups[topic]) > FULL_PAIRS:
                continue
            if pair_key(one, two) not in pairs:
                kept[topic].append(self._verdict(one, two)[1])
        topics = [self._topic(group, kept[number]) for number, group in enumerate(groups)]
        return sorted(topics, key=lambda topic: self._first(topic.claims))

    def _topic(self, members: Sequence[str], pairs: Sequence[ComparedPair]) -> TopicFinding:
        ordered = sorted(members, key=self._place)
        chosen = [self.frames[key] for key in ordered]
        first = chosen[0].claim
        named = f"{first.kind}|{first.category}|{first.article}|{first.start}"
        lows = [found.claim.minimum for found in chosen if found.claim.minimum is not None]
        highs = [found.claim.maximum for found in chosen if found.claim.maximum is not None]
        return TopicFinding(
            key=hashlib.sha256(named.encode()).hexdigest()[:16],
            label=label(chosen, self.story),
            kind=first.kind,
            category=first.category,
            claims=tuple(ordered),
            pairs=tuple(pairs),
            findings=findings(chosen, pairs, self.frames),
            origins={key: self.frames[key].origin.key for key in ordered},
            origin_reasons={key: self.frames[key].origin.reason for key in ordered},
            minimum=min([*lows, *highs], default=None),
            maximum=max([*lows, *highs], default=None),
        )

    def _place(self, key: str) -> tuple[str, str, int]:
        claim = self.frames[key].claim
        return (self._articles[claim.article].published or "9999", claim.article, claim.start)

    def _first(self, keys: Sequence[str]) -> tuple[str, str, int]:
        return min(self._place(key) for key in keys)


def _told(articles: Sequence[ComparedArticle], claims: Sequence[ComparedClaim]) -> list[ComparedClaim]:
    inside: dict[str, list[ComparedClaim]] = defaultdict(list)
    for claim in claims:
        inside[claim.article].append(claim)
    return [claim for article in articles for claim in told(article, inside[article.id])]


def _statement(found: Frame) -> tuple[object, ...]:
    """What two claims must share to say the same thing by the same source on the same day."""
    claim = found.claim
    return (
        *(claim.category, claim.scope, claim.modality, claim.value, claim.event),
        *(found.figure, found.nouns, found.noun_words, found.concepts, found.country, found.place),
        *(found.place_said, found.superseded, found.rate, found.period, found.known, found.origin.key),
    )


def _one_only(chosen: frozenset[str], one: Frame, two: Frame) -> bool:
    """Whether just one of the two claims is among the chosen ones."""
    return (one.claim.id in chosen) != (two.claim.id in chosen)


def _differ(one: Frame, two: Frame) -> bool:
    """Whether two figures that answer one question may be at odds."""
    return one.claim.kind is Kind.QUANTITY and not equal(one, two)


def _unlearned(one: Frame, two: Frame) -> bool:
    """Whether both are counts that move, from texts further apart than those that the forests learned from."""
    if "fixed" in (one.course, two.course) or one.published is None or two.published is None:
        return False
    return one.published.gap(two.published) > LEARNED_DAYS


def _usable(found: Frame) -> bool:
    if found.claim.kind is Kind.DATE:
        return found.period is not None
    return found.figure is not None
