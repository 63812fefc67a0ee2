"""How sure a finding is: three named levels over the chance of its surest pair, and how often flags of each were right."""

from claims.terms import Certainty

# From this chance on a finding is so sure, the surest level first. Set by hand beside RIGHT: from .8 on hardly a flag was wrong;
# .65 keeps "likely" clear of the flags just above one half.
LEAST_CHANCES = {Certainty.SURE: 0.8, Certainty.LIKELY: 0.65, Certainty.TO_CHECK: 0.0}
# Of the pairs flagged from a chance on, surer ones included, this share was right: measured on so many stories that neither the
# program nor its developers had seen.
UNSEEN_STORIES = 33
RIGHT = {0.5: 0.74, 0.7: 0.86, 0.8: 0.93, 0.9: 0.97}


def certainty_of(chance: float | None) -> Certainty | None:
    """The level of a finding with this chance; None where the chance is not known. What rules alone decided has chance 1."""
    if chance is None:
        return None
    return next(level for level, least in LEAST_CHANCES.items() if chance >= least)


def measured(level: Certainty) -> tuple[float, float]:
    """A chance that was measured, the lowest at or above the one that the level begins with (all flags for the last level),
    and the share of flags from there on that was right."""
    least = min(chance for chance in RIGHT if chance >= LEAST_CHANCES[level])
    return least, RIGHT[least]
