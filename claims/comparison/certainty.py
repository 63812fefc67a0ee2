"""How sure a finding is: three named levels over the chance of its surest pair, and how often findings of each were right."""

from claims.terms import Certainty

# From this chance on a finding is so sure, the surest level first. Set by hand beside RIGHT: from .8 on hardly a flag was wrong;
# .65 keeps "likely" clear of the flags just above one half.
LEAST_CHANCES = {Certainty.SURE: 0.8, Certainty.LIKELY: 0.65, Certainty.UNCERTAIN: 0.0}
# Of the findings of each level this share held a true contradiction: ``manage.py evaluate``, column "held out", on so many stories that
# neither the program nor its developers had seen.
UNSEEN_STORIES = 73
RIGHT = {Certainty.SURE: 0.95, Certainty.LIKELY: 0.75, Certainty.UNCERTAIN: 0.57}


def certainty_of(chance: float | None) -> Certainty | None:
    """The level of a finding with this chance; None where the chance is not known. What rules alone decided has chance 1."""
    if chance is None:
        return None
    return next(level for level, least in LEAST_CHANCES.items() if chance >= least)
