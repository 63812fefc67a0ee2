"""How sure a finding is, in words: the level for its badge, and what the level means."""

from dataclasses import dataclass
from math import floor

from django.utils.translation import gettext as _

from claims.comparison import certainty
from claims.models import Disagreement
from claims.terms import Certainty
from claims.web import labels

# How many bars of the badge's sign are filled.
BARS = {Certainty.UNCERTAIN: 1, Certainty.LIKELY: 2, Certainty.SURE: 3}


@dataclass(frozen=True, slots=True)
class Badge:
    """``told`` is the sentence that says what the level means, with the share that was measured."""

    level: Certainty
    name: labels.Label
    told: str
    bars: int


def badge(disagreement: Disagreement) -> Badge | None:
    """The badge of a finding; None for one that was stored before chances were kept and not compared since."""
    chance = disagreement.chance
    level = certainty.certainty_of(chance)
    if chance is None or level is None:
        return None
    return Badge(level, labels.label("certainty", level), _told(level, chance), BARS[level])


def _told(level: Certainty, chance: float) -> str:
    if chance == 1:
        return _("Found by fixed rules, not by the trained comparison, and therefore counted as sure.")
    sentence = {
        Certainty.SURE: _(
            "The comparison gives this flag a chance of %(chance)s percent. In %(stories)s unseen events %(right)s of 100 flags "
            "that counted as sure held a true contradiction."
        ),
        Certainty.LIKELY: _(
            "The comparison gives this flag a chance of %(chance)s percent. In %(stories)s unseen events %(right)s of 100 flags "
            "that counted as likely held a true contradiction."
        ),
        Certainty.UNCERTAIN: _(
            "The comparison gives this flag a chance of %(chance)s percent only, so please look closely. In %(stories)s unseen "
            "events %(right)s of 100 flags that counted as uncertain held a true contradiction."
        ),
    }[level]
    return sentence % {
        # Rounded down: what reads as 80 percent is of the level that begins there, and 100 percent are for rules.
        "chance": floor(round(chance * 100, 2)),
        "stories": certainty.UNSEEN_STORIES,
        "right": round(certainty.RIGHT[level] * 100),
    }
