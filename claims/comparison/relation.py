"""The relation of two claims that answer one question: agree, refine, contradict, update, echo or conflicting sources.

Every verdict carries its reasons. When a difference may be explained (later state, other scope), it is not flagged.
"""

from dataclasses import dataclass
from datetime import date

from claims.comparison.frames import LONG_PERIOD_DAYS, Frame
from claims.comparison.origins import Origin, other_parties
from claims.comparison.records import ComparedPair, Reason
from claims.comparison.setting import Story
from claims.comparison.slips import SlipKind, slip
from claims.comparison.times import Period
from claims.comparison.values import Figure, Fit, fit, gap, grown, same_number
from claims.terms import Kind, Level, Modality, Modifier, Relation, Scope

# "bis zu 30.000" against "10.000 bis 20.000": upper bounds of two estimates that differ by more than this disagree.
BOUND_GAP = 0.25
# News stories of one event are written within days; figures given this long after each other are two states.
SLOW_DAYS = 30
# Mistaken tolls are corrected by less than this factor; what falls further counts another group.
FALL_LIMIT = 3


@dataclass(frozen=True, slots=True)
class Order:
    """Which of two claims is the later state (1 right, -1 left, 0 unknown), and why."""

    sign: int
    reason: Reason | None = None


def judge(left: Frame, right: Frame, story: Story, later: frozenset[tuple[str, str]]) -> ComparedPair:
    """The verdict on two claims of one question. ``later`` holds article pairs (older, newer) known from the texts
    themselves, where dates of publication do not decide."""
    if left.claim.kind is Kind.DATE:
        return _dates(left, right, story)
    if Modality.DENIED in (left.claim.modality, right.claim.modality):
        return _denied(left, right)
    if confusion := _scope_confusion(left, right):
        return confusion
    one, two = _figures(left, right)
    order = order_of(left, right, later)
    held = fit(one, two)
    if held is Fit.APART:
        return _apart(left, right, story, order)
    if estimates := _bounds_apart(left, right):
        return estimates
    if left.open_future is right.open_future and (moved := _moved(left, right, order)):
        return moved
    return _holding(left, right, story, held)


def _figures(left: Frame, right: Frame) -> tuple[Figure, Figure]:
    if left.figure is None or right.figure is None:
        raise ValueError("quantity claims of one question must have a figure")
    return left.figure, right.figure


def _pair(
    left: Frame, right: Frame, relation: Relation, *reasons: Reason, level: Level | None = None
) -> ComparedPair:
    return ComparedPair(left.claim.id, right.claim.id, relation, reasons, level)


def _quotes(left: Frame, right: Frame) -> dict[str, str]:
    return {"a": left.claim.quote, "b": right.claim.quote}


def _dates(left: Frame, right: Frame, story: Story) -> ComparedPair:
    one, two = left.period, right.period
    if one is None or two is None:
        raise ValueError("date claims of one question must have a calendar value")
    values = {"a": left.claim.value, "b": right.claim.value}
    if Modality.DENIED in (left.claim.modality, right.claim.modality):
        return _denied(left, right)
    if one == two:
        return _agreeing(left, right, story, Reason("same_date", values))
    if one.holds(two):
        return _pair(right, left, Relation.REFINES, Reason("date_refines", values))
    if two.holds(one):
        return _pair(left, right, Relation.REFINES, Reason("date_refines", values))
    if one.touches(two) or _on_that_side(left, two) or _on_that_side(right, one):
        return _pair(left, right, Relation.AGREE, Reason("dates_touch", values))
    if left.claim.article == right.claim.article and not other_parties(left.origin, right.origin):
        return _pair(left, right, Relation.DIFFERENT_SCOPE, Reason("same_article_dates", values))
    return contradiction(left, right, Reason("dates_apart", values))


def _on_that_side(found: Frame, other: Period) -> bool:
    """Whether a claim says only before or after which days, and the other days lie there. "Seit" and "bis" name the day on which a
    state begins or ends: of 117 annotated pairs with other days 95 contradict, none of those agree for being open."""
    if found.period is None:
        return False
    return (found.claim.mod == "before" and other.before(found.period)) or (
        found.claim.mod in {"after", "earliest"} and found.period.before(other)
    )


def _denied(left: Frame, right: Frame) -> ComparedPair:
    both = left.claim.modality is right.claim.modality
    denier, other = (left, right) if left.claim.modality is Modality.DENIED else (right, left)
    values = {"a": denier.claim.quote, "b": other.claim.quote, "origin": denier.origin.name}
    if both:
        return _pair(left, right, Relation.AGREE, Reason("both_denied", values))
    same = left.claim.kind is Kind.DATE and left.period == right.period
    same = same or (
        left.figure is not None and right.figure is not None and same_number(left.figure, right.figure)
    )
    if same:
        return _pair(
            left, right, Relation.ATTRIBUTION_CONFLICT, Reason("denied", values), level=Level.SOURCES
        )
    return _pair(left, right, Relation.DIFFERENT_SCOPE, Reason("denied_mention", values))


def _scope_confusion(left: Frame, right: Frame) -> ComparedPair | None:
    """One text adds the figure to what is there, the other gives it as the level reached."""
    for added, total in ((left, right), (right, left)):
        if added.claim.scope is not Scope.ADDITIONAL or total.claim.scope is Scope.ADDITIONAL:
            continue
        if not total.reached or "moving" in (added.course,) or added.family in {"losses", "missing"}:
            continue
        one, two = _figures(added, total)
        if one.high is not None and two.high is not None and one.high == two.high:
            values = {"a": added.claim.quote, "b": total.claim.quote}
            return contradiction(added, total, Reason("scope_confusion", values))
    return None


def _bounds_apart(left: Frame, right: Frame) -> ComparedPair | None:
    """Two estimates of what is to come whose upper bounds are far apart, by different sources."""
    one, two = _figures(left, right)
    if not (left.estimate and right.estimate):
        return None
    if one.high is None or two.high is None or left.origin.key == right.origin.key:
        return None
    high, low = max(one.high, two.high), min(one.high, two.high)
    if high and float((high - low) / high) > BOUND_GAP:
        values = _quotes(left, right) | {"threshold": "BOUND_GAP", "limit": BOUND_GAP}
        return contradiction(left, right, Reason("bounds_apart", values), sources=True)
    return None


def _moved(left: Frame, right: Frame, order: Order) -> ComparedPair | None:
    """A later state of a moving figure, where both wordings could hold only because one is open ("mindestens 32")."""
    if order.sign == 0 or ("fixed" in (left.course, right.course) and not _step_told(left, right)):
        return None
    earlier, later = (left, right) if order.sign > 0 else (right, left)
    one, two = _figures(earlier, later)
    if Modifier.VAGUE in (one.modifier, two.modifier) or Modifier.UP_TO in (one.modifier, two.modifier):
        return None
    step = grown(one, two)
    if step == 0 or (step < 0 and later.course == "rising"):
        return None
    return later_state(left, right, order)


def _step_told(left: Frame, right: Frame) -> bool:
    return "update" in left.markers or "update" in right.markers


def order_of(left: Frame, right: Frame, later: frozenset[tuple[str, str]]) -> Order:
    """Which of two figures is the later state (see ``judge``)."""
    if left.superseded != right.superseded:
        return _superseded_order(left, right)
    if same_window(left, right):
        return Order(0)
    one, two = left.known, right.known
    if one is not None and two is not None and not one.touches(two):
        values = {"a": _day(one.end), "b": _day(two.end)}
        return Order(1 if one.before(two) else -1, Reason("later_date", values))
    if (
        left.published is not None
        and right.published is not None
        and not left.published.touches(right.published)
    ):
        values = {"a": _day(left.published.end), "b": _day(right.published.end)}
        return Order(1 if left.published.before(right.published) else -1, Reason("later_date", values))
    pair = (left.claim.article, right.claim.article)
    if pair in later:
        return Order(1, Reason("later_text", {}))
    if pair[::-1] in later:
        return Order(-1, Reason("later_text", {}))
    told = ("update" in right.markers) - ("update" in left.markers)
    if told and left.course != "fixed" and left.claim.article != right.claim.article:
        step = grown(*_figures(left, right)) * told
        if step > 0:
            return Order(told, Reason("update_told", {"quote": (right if told > 0 else left).claim.quote}))
    return Order(0)


def same_window(left: Frame, right: Frame) -> bool:
    """Whether both figures are told for one and the same week or month: then no later state explains a difference."""
    one, two = left.period, right.period
    return one is not None and one == two and 1 < one.days < LONG_PERIOD_DAYS


def _superseded_order(left: Frame, right: Frame) -> Order:
    """A superseded figure comes before every other one, unless another text's older figure is still lower."""
    old_first = 1 if left.superseded else -1
    quote = (left if left.superseded else right).claim.quote
    if left.claim.article != right.claim.article and left.course == "rising":
        step = grown(*_figures(left, right))
        if step:
            return Order(step, Reason("superseded", {"quote": quote}))
    return Order(old_first, Reason("superseded", {"quote": quote}))


def _day(day: date) -> str:
    return day.isoformat()


def _apart(left: Frame, right: Frame, story: Story, order: Order) -> ComparedPair:
    one, two = _figures(left, right)
    apart = Reason("values_apart", _quotes(left, right) | {"gap": round(gap(one, two), 2)})
    if _corrupted(left, right, story):
        return contradiction(left, right, Reason("corrupted_copy", _quotes(left, right)), apart)
    if left.superseded != right.superseded and order.sign:
        return later_state(left, right, order)
    if _dwindled(left, right, order):
        return later_state(left, right, order, Reason("only_left", _quotes(left, right)))
    moving = "fixed" not in (left.course, right.course) or _step_told(left, right) or _long_after(left, right)
    if order.sign == 0 or not moving:
        return contradiction(
            left, right, Reason("same_time", {}) if moving else Reason("fixed_figure", {}), apart
        )
    earlier, later = (left, right) if order.sign > 0 else (right, left)
    if opposed(earlier, later):
        values = {"a": earlier.origin.name, "b": later.origin.name}
        return contradiction(left, right, Reason("opposed_parties", values), apart, sources=True)
    if _far_below(earlier, later):
        return _pair(left, right, Relation.DIFFERENT_SCOPE, Reason("scope_minor", _quotes(left, right)))
    if grown(*_figures(earlier, later)) < 0 and later.course == "rising" and "fall" not in later.markers:
        return contradiction(left, right, Reason("falling_count", _quotes(earlier, later)), apart)
    if later.course == "fixed" and "update" not in later.markers and not _long_after(left, right):
        return contradiction(left, right, Reason("fixed_figure", {}), apart)
    return later_state(left, right, order)


def _dwindled(left: Frame, right: Frame, order: Order) -> bool:
    """Whether the later text says what is "nur noch" there: then the higher figure was true before."""
    if order.sign == 0:
        return False
    earlier, later = (left, right) if order.sign > 0 else (right, left)
    return "left" in later.markers and grown(*_figures(earlier, later)) < 0


def _far_below(earlier: Frame, later: Frame) -> bool:
    """Whether a later toll is so much lower that it must count a few of the same people, not all of them anew."""
    if later.family != "losses" or later.country is not None or other_parties(earlier.origin, later.origin):
        return False
    one, two = _figures(earlier, later)
    return two.nominal * FALL_LIMIT <= one.nominal


def _long_after(left: Frame, right: Frame) -> bool:
    """Weeks later even troops and sums of money may have changed, unless both speak of one day."""
    if left.known is None or right.known is None or left.known.gap(right.known) <= SLOW_DAYS:
        return False
    return left.period is None or right.period is None or not left.period.touches(right.period)


def later_state(left: Frame, right: Frame, order: Order, *reasons: Reason) -> ComparedPair:
    """The pair as an earlier and a later state, in that order; where the order is open, the lower figure comes first."""
    sign = order.sign or grown(*_figures(left, right))
    earlier, later = (right, left) if sign < 0 else (left, right)
    told = reasons or (Reason("later_state", _quotes(earlier, later)),)
    return _pair(earlier, later, Relation.UPDATE_OVER_TIME, *told, *([order.reason] if order.reason else []))


def _corrupted(left: Frame, right: Frame, story: Story) -> bool:
    one, two = left.claim, right.claim
    return story.copies.same_text(one.article, two.article) and story.copies.twins(
        one.article, one.start, two.article, two.start
    )


def opposed(left: Frame, right: Frame) -> bool:
    """Whether the speakers stand against each other: other states of which one counts its own, or other sides."""
    one, two = left.origin, right.origin
    if one.key == two.key or one.actor is None or two.actor is None:
        return False
    if one.actor.country and two.actor.country and one.actor.country != two.actor.country:
        subjects = {left.country, right.country}
        return bool({one.actor.country, two.actor.country} & subjects)
    sides = {one.actor.side, two.actor.side}
    return None not in sides and len(sides) == 2 and sides in OPPOSED_SIDES


# Sides whose figures differ by interest: both are published as their own, a day's distance does not reconcile them.
OPPOSED_SIDES: tuple[set[str | None], ...] = (
    {"union", "employer"},
    {"union", "authorities"},
    {"union", "municipality"},
    {"organiser", "authorities"},
    {"opposition", "authorities"},
)


def level(left: Origin, right: Origin) -> Level:
    """Sources differ when two different named parties stand behind the figures, otherwise the outlets do."""
    return Level.SOURCES if other_parties(left, right) else Level.OUTLETS


def contradiction(left: Frame, right: Frame, *reasons: Reason, sources: bool = False) -> ComparedPair:
    """The pair as a disagreement, of the sources or of the outlets; the last reason names a slip that would explain it."""
    who = Level.SOURCES if sources else level(left.origin, right.origin)
    return _pair(left, right, Relation.CONTRADICT, *reasons, *_slipped(left, right), level=who)


def _slipped(left: Frame, right: Frame) -> tuple[Reason, ...]:
    if left.figure is None or right.figure is None or left.figure.low != left.figure.high:
        return ()
    slipped = slip(left.figure, right.figure) if right.figure.low == right.figure.high else None
    told = slipped is not None and slipped.kind is not SlipKind.MISTYPED and slipped.digits > 1
    return (Reason(f"slip_{slipped.kind}", _quotes(left, right)),) if slipped and told else ()


def _holding(left: Frame, right: Frame, story: Story, held: Fit) -> ComparedPair:
    if held in {Fit.INSIDE, Fit.AROUND} and left.open_future is not right.open_future:
        # what is feared or planned is made no more precise by what happened: of 130 such annotated pairs 8 are called refining
        values = {"a": left.claim.modality.value, "b": right.claim.modality.value}
        return _pair(left, right, Relation.DIFFERENT_SCOPE, Reason("scope_modality", values))
    if held is Fit.INSIDE:
        return _pair(left, right, Relation.REFINES, Reason("refines", _quotes(left, right)))
    if held is Fit.AROUND:
        return _pair(right, left, Relation.REFINES, Reason("refines", _quotes(right, left)))
    code = "same_value" if held is Fit.SAME else "both_hold"
    return _agreeing(left, right, story, Reason(code, _quotes(left, right)))


def _agreeing(left: Frame, right: Frame, story: Story, reason: Reason) -> ComparedPair:
    one, two = left.claim.article, right.claim.article
    if story.copies.same_text(one, two):
        count = len(story.copies.cluster(one))
        return _pair(left, right, Relation.ECHO_SAME_ORIGIN, Reason("copied_text", {"count": count}), reason)
    shared = left.origin.media & right.origin.media
    told = left.origin.media & right.origin.printed  # the one prints what the other is first to print
    retold = right.origin.media & left.origin.printed
    if (shared or told or retold) and one != two:
        names = {"medium": (right if retold else left).origin.name}
        return _pair(left, right, Relation.ECHO_SAME_ORIGIN, Reason("same_medium", names), reason)
    return _pair(left, right, Relation.AGREE, reason)
