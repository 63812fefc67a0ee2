"""The subject of a figure among its candidates: a linear model over their signs (weights in ``subject_weights.tsv``).

Each candidate gets the sum of the weights of its signs, alone, with the category of the figure, and with what the candidate names;
leaving the subject open is a candidate too. The weights are learned from annotated texts (``manage.py train_subjects``).
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from claims.extraction.drafts import Draft
from claims.extraction.linear_choice import Weighed, best
from claims.extraction.person_nouns import person_sort
from claims.extraction.subject_candidates import Signs, SubjectSetting

WEIGHTS = Path(__file__).parent / "subject_weights.tsv"
# The candidate that leaves the subject open.
OPEN = ""
GROUPS = {
    "age": "age",
    "money": "money",
    "percent": "percent",
    "duration": "duration",
    "distance_size_weight": "size",
    "participants": "participants",
    "killed": "harm",
    "wounded": "harm",
    "casualties": "harm",
    "missing": "harm",
    "captured": "held",
    "detained": "held",
    "displaced": "displaced",
    "troops": "arms",
    "equipment": "arms",
    "ammunition": "arms",
}


@lru_cache(maxsize=20_000)
def crossed(sign: str, *settings: str) -> tuple[str, ...]:
    """The names of a sign's weights: alone and with each of the settings; the same few come again and again."""
    return (sign, *(f"{sign}|{setting}" for setting in settings))


def inputs(setting: SubjectSetting, draft: Draft, signs: Signs) -> Iterator[Weighed]:
    """(candidate, the names of the weights that count for it), the open one first."""
    group = GROUPS.get(draft.category, "other")
    noun = draft.root.noun
    kind = "of_nothing" if noun is None else "of_people" if person_sort(noun.noun) else "of_things"
    elided = "elided" if draft.elided else "full"
    yield OPEN, [f"open|{group}", f"open|{kind}|{group}", f"open|{elided}", f"open|{draft.scope}", "open"]
    for base, own in signs.items():
        sort = setting.sorts.get(base, "group" if base in setting.groups else "name")
        frequency = setting.frequency.get(base, 0)
        often = "once" if frequency <= 1 else "twice" if frequency == 2 else "often"
        general = [sort, f"{sort}|{group}", f"{often}|{sort}", f"{sort}|{kind}", f"{often}|{group}"]
        if base in setting.speakers:
            general += ["speaker", f"speaker|{sort}", f"speaker|{group}", f"speaker|{often}"]
        if base in setting.title:
            general += ["title", f"title|{sort}", f"title|{group}"]
        seen = f"{often}|title" if base in setting.title else often
        for sign in own:
            general += crossed(sign, group, sort, elided, kind, seen)
        yield base, general


def choose(setting: SubjectSetting, draft: Draft, signs: Signs) -> str | None:
    """The candidate with the largest sum, None when leaving the subject open has it."""
    return best(WEIGHTS, inputs(setting, draft, signs)) or None
