"""What a single article tells of its own figures: which are parts of others, which are added, which one voice tells apart."""

from collections import Counter
from collections.abc import Mapping, Sequence

from claims.comparison.frames import Frame
from claims.comparison.match import EASY
from claims.comparison.topics import DEGREES
from claims.comparison.values import grown
from claims.terms import Modality, Scope

# Figures of one source within this many characters (a paragraph) are told apart by the text itself.
SIDE_BY_SIDE = 400


class Inside:
    """The figures of a story by article. ``wholes`` leads from a claim to the figure that it is a part of."""

    def __init__(self, frames: Sequence[Frame], wholes: Mapping[str, Frame]) -> None:
        self._frames = frames
        self._wholes = wholes
        self._counts = Counter((found.claim.article, found.claim.category) for found in frames)

    def siblings(self, one: Frame, two: Frame) -> bool:
        """Whether both are parts of one whole."""
        whole = self._wholes.get(one.claim.id)
        return whole is not None and whole is self._wholes.get(two.claim.id)

    def subset(self, found: Frame) -> bool:
        """Whether the claim counts a part of another claim of its own category ("drei von ihnen schwer"). A part that
        is told off by its place is the full figure for that place."""
        whole = self._wholes.get(found.claim.id)
        if whole is None or whole.claim.category != found.claim.category or whole.bucket != found.bucket:
            return False
        return found.place is None or found.place == whole.place

    def minor(self, found: Frame) -> bool:
        """Whether the article gives a larger figure for the same fate: then this one counts fewer people (a group, a
        place, another event), whatever the words around it leave out."""
        if found.family != "losses" or found.superseded or found.figure is None or found.country is not None:
            return False
        return any(_larger(other, found) for other in self._frames if other.bucket == found.bucket)

    def one_voice(self, one: Frame, two: Frame) -> bool:
        """Whether one source names both figures in one article as two things. An article is at odds with itself only
        by a superseded figure, a total that is an addition elsewhere, or one count given twice, far apart."""
        if one.claim.article != two.claim.article or one.superseded or two.superseded:
            return False
        scopes = {one.claim.scope, two.claim.scope}
        if Scope.ADDITIONAL in scopes and len(scopes) > 1 and (one.reached or two.reached):
            return False
        if one.family not in EASY:
            return one.origin.key == two.origin.key or not (one.origin.actor and two.origin.actor)
        return one.origin.key == two.origin.key and abs(one.claim.start - two.claim.start) <= SIDE_BY_SIDE

    def added(self, found: Frame) -> bool:
        """Whether "weitere" adds to an earlier figure of the same category, not to one of another ("zwei weitere
        wurden vermisst" after two dead)."""
        if found.claim.scope is not Scope.ADDITIONAL or found.family not in EASY:
            return False
        return found.open_future or self._counts[found.claim.article, found.claim.category] > 1


def _larger(other: Frame, found: Frame) -> bool:
    if other.claim.article != found.claim.article or other.claim.category != found.claim.category:
        return False
    told_apart = other.superseded or other.bygone or other.rate or other.open_future or other.long
    denied = other.claim.modality is Modality.DENIED
    voices = other.origin.actor is not None and found.origin.actor is not None
    if told_apart or denied or (voices and other.origin.key != found.origin.key):
        return False
    if (other.markers ^ found.markers) & DEGREES or other.country is not None:
        return False
    return other.figure is not None and found.figure is not None and grown(found.figure, other.figure) > 0
