"""The place of a figure among its candidates: a linear model over their signs (weights in ``place_weights.tsv``).

Leaving the place open is a candidate too. The weights are learned from annotated texts (``manage.py train_places``).
"""

from collections.abc import Iterator
from pathlib import Path

from claims.extraction.drafts import Draft
from claims.extraction.linear_choice import Weighed, best
from claims.extraction.place_candidates import PlaceSetting, Signs, sort_of
from claims.extraction.subject_choice import GROUPS, OPEN, crossed

WEIGHTS = Path(__file__).parent / "place_weights.tsv"


def inputs(setting: PlaceSetting, draft: Draft, signs: Signs) -> Iterator[Weighed]:
    """(candidate, the names of the weights that count for it), the open one first."""
    group = GROUPS.get(draft.category, "other")
    local = any(sign.startswith(("in_", "out_")) for own in signs.values() for sign in own)
    told = "told" if local else "untold"
    yield OPEN, ["open", f"open|{group}", f"open|{told}", f"open|{told}|{group}"]
    for name, own in signs.items():
        sort = sort_of(name)
        general = [sort, f"{sort}|{group}", f"{sort}|{told}", *sorted(setting.about.get(name, ()))]
        for sign in own:
            general += crossed(sign, group, sort, told)
        yield name, general


def choose(setting: PlaceSetting, draft: Draft, signs: Signs) -> str | None:
    """The likeliest candidate, None when leaving the place open is likelier."""
    return best(WEIGHTS, inputs(setting, draft, signs)) or None
