"""Do two claims answer the same question? Compare only like with like, and say what is unlike.

The easy half are counts of people by what happened to them (killed, missing …): subject, place and time decide. The hard
half are measures, sums of money, shares and things: there the words around the figure must show that both speak of the
same thing, because an article holds many figures in Euro or Prozent.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from claims.comparison import words
from claims.comparison.contexts import THINGS, same_noun, same_people, same_thing
from claims.comparison.events import same_event
from claims.comparison.frames import LONG_PERIOD_DAYS, Frame
from claims.comparison.match import EASY, PERSONS, Match, Verdict, equal, labels, nouns
from claims.comparison.records import Reason
from claims.comparison.setting import Story
from claims.comparison.values import EXACT_TOLERANCE
from claims.comparison.whereabouts import places
from claims.comparison.whose import SIDED
from claims.terms import Kind, Modality, Scope

EVERYBODY = PERSONS | {"soldier", "obituary", "worker", "visitor"}
SUBGROUPS = frozenset(
    {"child", "firefighter", "police", "civilian", "soldier", "worker", "rescuer", "fan", "suspect"}
)
# Groups that are never all the people of a story: where one text counts them, the other must too.
NARROW = frozenset({"child", "firefighter", "police", "rescuer", "fan"})
# Sources that contradict each other on one question differ by less than this factor, unless a zero or a unit is wrong.
SCALE_LIMIT = 25
# Million for Milliarde is the widest of the common slips.
WRONG_UNIT = 1000
# Fixed figures (a demonstration, a load) of days further apart than this belong to two events.
BYGONE_FIXED_DAYS = 10
# Longer than that, a period is no year.
YEAR_DAYS = 366
# A second source is set against the first within about two sentences.
CONTRAST_REACH = 220


def question(left: Frame, right: Frame, story: Story) -> Verdict:
    """Whether two claims of one bucket answer one question; the reason says why, or what is different."""
    if left.claim.kind is Kind.DATE:
        return same_event(left, right, story)
    if _copied(left, right, story):
        if _opposite(left, right, story) and left.claim.category == right.claim.category:
            return Match.SAME, Reason("same_passage", {})
        if not equal(left, right):
            return Match.OTHER, Reason("other_passage", {})
    things = left.bucket in THINGS and right.bucket in THINGS and bool(left.nouns & right.nouns)
    if left.claim.category != right.claim.category and not things:
        return _other_category(left, right)
    if contrasted(left, right, story):
        return Match.SAME, Reason("told_contrast", {"a": left.origin.name, "b": right.origin.name})
    for check in (_sentences, _plans, _subjects):
        if (verdict := check(left, right, story)) is not None:
            return verdict
    same = same_people(left, right, story) if left.family in EASY else same_thing(left, right, story)
    alike = same[1].code == "other_context" and left.bucket in THINGS and same_noun(left, right)
    if same[0] is Match.OTHER and not alike:
        return same
    for check in (_subgroups, _times, _rates, places, _modality, _scales, _fates):
        if (verdict := check(left, right, story)) is not None:
            return verdict
    return (Match.SCOPE, same[1]) if alike else same


def _copied(left: Frame, right: Frame, story: Story) -> bool:
    one, two = left.claim, right.claim
    return story.copies.twins(one.article, one.start, two.article, two.start)


def _opposite(left: Frame, right: Frame, story: Story) -> bool:
    one, two = left.claim, right.claim
    return story.copies.opposite(one.article, one.start, two.article, two.start)


def contrasted(left: Frame, right: Frame, story: Story) -> bool:
    """Whether one article sets two sources against each other: "… 11 Milliarden. Experten kommen nur auf 7."."""
    earlier, later = (left, right) if left.claim.start <= right.claim.start else (right, left)
    one, two = earlier.claim, later.claim
    if one.article != two.article or one.category != two.category or earlier.superseded != later.superseded:
        return False
    if two.start - one.end > CONTRAST_REACH or (one.scope is Scope.PART) != (two.scope is Scope.PART):
        return False
    if earlier.origin.key == later.origin.key:
        return False
    alike = not earlier.noun_words or not later.noun_words or bool(earlier.noun_words & later.noun_words)
    placed = earlier.place == later.place or later.place is None
    if not alike or not placed:
        return False
    if earlier.origin.actor is not None and later.origin.actor is not None and "contrast" in later.markers:
        return True
    between = story.articles[one.article].text[one.end : two.end]
    told = "dispute" in words.found("markers", "kind", between)
    return told and story.preceding.get(two.id) == one.id


def _other_category(left: Frame, right: Frame) -> Verdict:
    categories = {left.claim.category, right.claim.category}
    same_people = left.country == right.country
    if left.family == right.family == "losses" and "casualties" in categories and same_people:
        return Match.SCOPE, Reason("scope_casualties", _categories(left, right))
    return Match.OTHER, Reason("other_category", _categories(left, right))


def _categories(left: Frame, right: Frame) -> dict[str, str]:
    return {"a": left.claim.category or "", "b": right.claim.category or ""}


def _sentences(left: Frame, right: Frame, story: Story) -> Verdict | None:
    """Two figures of one sentence are two things, unless two named sources stand against each other in it."""
    one, two = left.claim, right.claim
    if one.article != two.article or one.sentence != two.sentence or equal(left, right):
        return None
    sources = left.origin.actor is not None and right.origin.actor is not None
    if (sources and left.origin.key != right.origin.key) or left.superseded or right.superseded:
        return None
    return Match.SCOPE, Reason("same_voice", {"a": one.quote, "b": two.quote})


def _plans(left: Frame, right: Frame, story: Story) -> Verdict | None:
    """What two sides of a conflict each demand or plan is no disagreement about a fact."""
    sides = {f.origin.actor.side if f.origin.actor else None for f in (left, right)}
    planned = left.claim.modality is right.claim.modality is Modality.PLANNED
    if planned and len(sides) == 2 and None not in sides and not equal(left, right):
        values = {"a": left.origin.name, "b": right.origin.name}
        return Match.SCOPE, Reason("own_plans", values)
    return None


def _subjects(left: Frame, right: Frame, story: Story) -> Verdict | None:
    if left.country and right.country and left.country != right.country:
        return Match.OTHER, Reason("other_subject", {"a": left.country, "b": right.country})
    open_side = left.claim.category in SIDED and (left.country is None) != (right.country is None)
    if open_side and len(story.parties.get(left.bucket, ())) > 1:
        return Match.OTHER, Reason("subject_unclear", {"a": left.country or "?", "b": right.country or "?"})
    return None


def _subgroups(left: Frame, right: Frame, story: Story) -> Verdict | None:
    one, two = left.nouns & SUBGROUPS, right.nouns & SUBGROUPS
    if left.family not in EASY or equal(left, right) or (one and one & two):
        return None
    if "civilian" in one | two and "soldier" in one | two:
        return Match.OTHER, Reason("other_group", nouns(left, right))
    if left.family in {"losses", "participants"} and _smaller_group(left, right):
        return Match.SCOPE, Reason("scope_group", nouns(left, right))
    if (left.nouns ^ right.nouns) & NARROW and left.nouns and right.nouns:
        return Match.SCOPE, Reason("scope_group", nouns(left, right))
    if "child" in one | two or (one and two and left.family != "participants"):
        return Match.SCOPE, Reason("scope_group", nouns(left, right))
    return None


def _smaller_group(left: Frame, right: Frame) -> bool:
    """ "Zwei Kollegen" against "elf Menschen": one text counts a special group, the other everybody, and more."""
    special = [frame for frame in (left, right) if frame.noun_words and not frame.nouns & EVERYBODY]
    if len(special) != 1 or left.figure is None or right.figure is None:
        return False
    other = right if special[0] is left else left
    return special[0].figure.nominal < other.figure.nominal  # type: ignore[union-attr]


def _times(left: Frame, right: Frame, story: Story) -> Verdict | None:
    if left.family not in EASY and equal(left, right):
        return None
    one, two = left.period, right.period
    values = {"a": left.claim.event_time or "", "b": right.claim.event_time or ""}
    if left.bygone != right.bygone:
        return Match.SCOPE, Reason("scope_time", values)
    if left.bygone and right.bygone and one and two and not one.touches(two):
        return Match.OTHER, Reason("other_time", values)
    if left.long != right.long and not left.course == right.course == "fixed":
        return Match.SCOPE, Reason("scope_period", values)
    if one is not None and two is not None and not one.touches(two):
        if 1 < one.days < LONG_PERIOD_DAYS and 1 < two.days < LONG_PERIOD_DAYS:
            return Match.SCOPE, Reason("scope_time", values)
        if left.family == "participants" and one.days == two.days == 1:
            return Match.SCOPE, Reason("scope_time", values)
    fixed = "fixed" in (left.course, right.course)
    if fixed and one is not None and two is not None and one.gap(two) > BYGONE_FIXED_DAYS:
        return Match.SCOPE, Reason("scope_time", values)
    return None


def another_year(left: Frame, right: Frame) -> bool:
    """Whether one figure is of a year before the last one and the other is not: of 268 annotated pairs with different figures nine
    contradict, 19 are a later state."""
    return _of_old(left) is not _of_old(right) and not equal(left, right)


def _of_old(found: Frame) -> bool:
    if found.period is None or found.published is None:
        return False
    return found.period.days <= YEAR_DAYS and found.period.end.year < found.published.start.year - 1


def _rates(left: Frame, right: Frame, story: Story) -> Verdict | None:
    if equal(left, right):
        return None
    if left.rate != right.rate:
        return Match.SCOPE, Reason("scope_rate", {})
    one, two = left.period, right.period
    if left.rate and (one is not None or two is not None) and not (one and two and one.touches(two)):
        return Match.SCOPE, Reason(
            "scope_time", {"a": left.claim.event_time or "–", "b": right.claim.event_time or "–"}
        )
    return None


def _scales(left: Frame, right: Frame, story: Story) -> Verdict | None:
    """Outlets misplace a zero or a unit, but figures of quite another size are about something else."""
    if left.figure is None or right.figure is None:
        return None
    low, high = sorted((abs(left.figure.nominal), abs(right.figure.nominal)))
    if not low or high <= low * SCALE_LIMIT:
        return None
    ratio = high / low
    power = Decimal(10) ** (len(str(int(ratio))) - 1)
    if power <= WRONG_UNIT and abs(ratio / power - 1) <= EXACT_TOLERANCE:
        return None
    return Match.SCOPE, Reason(
        "scope_scale", {"a": left.claim.quote, "b": right.claim.quote, "limit": SCALE_LIMIT}
    )


# Figures that lie ahead by nature, so that "kostet" and "würde kosten" mean the same.
PROSPECTIVE = frozenset(
    {"demand", "offer", "cost", "term", "damage_sum", "fine", "compensation", "aid", "investment", "jobs_cut"}
)


def _modality(left: Frame, right: Frame, story: Story) -> Verdict | None:
    if left.concepts & right.concepts & PROSPECTIVE:
        return None
    guessed = left.estimate and right.estimate
    if left.open_future != right.open_future and not guessed and not equal(left, right):
        values = {"a": left.claim.modality.value, "b": right.claim.modality.value}
        return Match.SCOPE, Reason("scope_modality", values)
    return None


def _fates(left: Frame, right: Frame, story: Story) -> Verdict | None:
    """People of one category may still be counted by another fate: at the strike or the rally, badly hurt or hurt."""
    if left.family not in EASY:
        return None
    if left.base != right.base:
        return Match.SCOPE, Reason("scope_base", {"a": left.claim.quote, "b": right.claim.quote})
    if _kinds_apart(left, right):
        return Match.SCOPE, Reason("scope_aspect", labels(left, right))
    degrees = (left.markers ^ right.markers) & DEGREES
    if degrees and left.claim.category == "wounded" and not equal(left, right):
        return Match.SCOPE, Reason("scope_severe", {})
    return None


# How badly people are hurt: each degree is counted apart.
DEGREES = frozenset({"severe", "critical", "light"})
# What separates two counts of people of one category: which gathering, which fate inside the category.
APART = frozenset(
    {
        "election",
        "strike",
        "rally",
        "audience",
        "deployed",
        "recruited",
        "documented",
        "exchanged",
        "returned",
        "remaining",
        "hospital",
        "warrant",
        "released",
    }
)
# What becomes of arrested people: told of one figure, it is another count.
HELD = frozenset({"warrant", "released"})


def _kinds_apart(left: Frame, right: Frame) -> bool:
    one, two = left.near_concepts & APART, right.near_concepts & APART
    if equal(left, right):
        return False
    if "documented" in one ^ two:
        return not _documented_exceeds(left, right)
    if (one ^ two) & HELD:
        return True
    if left.family == "losses" and ("hospital" in one ^ two or "still" in left.markers ^ right.markers):
        return True
    if "returned" in one ^ two or "recruited" in one ^ two:
        return True
    return bool(one and two and not one & two)


def _documented_exceeds(left: Frame, right: Frame) -> bool:
    """A documented count is a lower bound; only where it exceeds the other figure does it say something about it."""
    counted, other = (left, right) if "documented" in left.near_concepts else (right, left)
    if (
        counted.figure is None
        or other.figure is None
        or counted.figure.low is None
        or other.figure.high is None
    ):
        return False
    return counted.figure.low > other.figure.high


# The checks for differences of scope by their names, in the order in which a reader is told of them.
CHECKS: Mapping[str, Callable[[Frame, Frame, Story], Verdict | None]] = {
    "sentences": _sentences,
    "plans": _plans,
    "subjects": _subjects,
    "subgroups": _subgroups,
    "times": _times,
    "rates": _rates,
    "modality": _modality,
    "scales": _scales,
    "fates": _fates,
}
