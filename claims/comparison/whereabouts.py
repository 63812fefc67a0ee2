"""Do two figures hold for one place? Only places that the text names for the figures tell them apart."""

from claims.comparison import actors
from claims.comparison.frames import Frame
from claims.comparison.match import EASY, Match, Verdict, equal
from claims.comparison.places import clean
from claims.comparison.records import Reason
from claims.comparison.setting import Story


def places(left: Frame, right: Frame, story: Story) -> Verdict | None:
    """SCOPE with the places when they differ, else None. A story's main place tells nothing against a figure without
    a place, unless articles set it against other places; a country is the frame of every story inside it."""
    one, two = (place_of(frame, story) for frame in (left, right))
    differ = Match.SCOPE, Reason("scope_place", {"a": left.place or "–", "b": right.place or "–"})
    if equal(left, right) and left.family not in EASY:
        return None
    inner = left.inner != right.inner and left.family in EASY
    if inner or _inside(left, right):
        return None if equal(left, right) else differ
    if one == two and left.nationwide == right.nationwide:
        return None
    if left.nationwide != right.nationwide:
        part = two if left.nationwide else one
        return differ if part is not None and not _is_country(part) else None
    if one is not None and two is not None:
        return differ if _apart(one, two, left, right, story) else None
    named, spoken, other = (one, left, right) if one is not None else (two or "", right, left)
    if spoken.headline or _is_country(named) or _local(other, named, story):
        return None
    if spoken.place_of_lead and named not in story.contrasted and _names_main_place(spoken, story):
        return None
    if left.family not in EASY or (named in story.main_places and named not in story.contrasted):
        return None
    return differ


def _names_main_place(frame: Frame, story: Story) -> bool:
    """Whether the article also names the story's own place: then "in Niedersachsen" of its lead is the same scene."""
    text = story.articles[frame.claim.article].text.casefold()
    return any(place in text for place in story.main_places if not _is_country(place))


def _local(frame: Frame, place: str, story: Story) -> bool:
    """Whether extraction places the figure there and the headline does too (a local paper)."""
    title = story.articles[frame.claim.article].title or ""
    return place == clean(frame.claim.place or "") and place in title.casefold()


def place_of(frame: Frame, story: Story) -> str | None:
    """The place that sets a figure apart, None when it is where the story plays and the text does not name it."""
    return frame.place if frame.place_said or frame.place not in story.main_places else None


def _apart(one: str, two: str, left: Frame, right: Frame, story: Story) -> bool:
    if _is_country(one) or _is_country(two):
        return True
    if left.claim.article == right.claim.article:
        return True
    if {one, two} <= story.main_places and not {one, two} & story.contrasted:
        return False
    # "in Niedersachsen" of a lead and the town that the others name are the same scene
    scenes = (left.place_of_lead and two in story.main_places) or (
        right.place_of_lead and one in story.main_places
    )
    return not (scenes and not {one, two} & story.contrasted)


def _inside(left: Frame, right: Frame) -> bool:
    """One article gives a smaller figure for a named place beside the larger one: "in Altenau selbst starben drei"."""
    if left.claim.article != right.claim.article or left.place_said == right.place_said:
        return False
    inner, outer = (left, right) if left.place_said else (right, left)
    if inner.figure is None or outer.figure is None or inner.family not in EASY or inner.place == outer.place:
        return False
    return inner.figure.nominal < outer.figure.nominal and not inner.superseded and not outer.superseded


def _is_country(place: str) -> bool:
    return actors.state(place) is not None
