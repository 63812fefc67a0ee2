"""Predicates: what a clause says happened to the counted ("starben", "festgenommen", "getötet oder verwundet").

The wordings are rows of ``lexicon/predicates.tsv``. Which predicate belongs to which number is decided by position: inside the
number's noun phrase first, then in the same stretch between commas, behind the number (German verbs close the clause) before in
front of it; another number of people in between keeps a predicate to itself, unless both are coordinated.
"""

import re

from claims.extraction import lexicon
from claims.extraction.drafts import Draft, Predicate
from claims.extraction.verb_forms import VerbForm, verb_form

_ROWS = lexicon.read("predicates")


def _pattern() -> re.Pattern[str]:
    """All rows as one expression, tried only at the start of a word and there only those with its first letter; of several
    that fit, the longest row wins."""
    by_letter: dict[str, list[str]] = {}
    for index, row in sorted(enumerate(_ROWS), key=lambda pair: -len(pair[1]["pattern"])):
        wording = row["pattern"]
        letter = wording[0] if wording[0].isalpha() and wording[1] not in "?*|" else ""
        by_letter.setdefault(letter, []).append(f"(?P<p{index}>{wording})")
    groups = [f"(?={letter})(?:{'|'.join(wordings)})" for letter, wordings in by_letter.items()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})")


_PATTERN = _pattern()
# "Verletzt wurden 40 Menschen": at the start of a sentence a verb is capitalised too.
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_BRACKETED = re.compile(r"\([^()]{0,80}\)")
_BREAK = re.compile(r"[;:–]|\s-\s")
_CONJUNCTION = re.compile(r"\b(?:und|sowie|aber)\b")
_COORDINATED = re.compile(
    r"\s*(?:(?:leicht|schwer|lebensgefährlich)\s)?(?:,|,?\s?(?:und|sowie|oder|beziehungsweise))(?:\s(?:auch|zudem|weitere))?\s*"
)
_EITHER = re.compile(
    r"[emnrs]{0,2}\s(?:(?:sind|seien|waren|worden|wurden)\s)?(?:oder|und|bzw\.|beziehungsweise|sowie)\s(?:(?:schwer|leicht|teils|teilweise|lebensgefährlich|sogar|schwerst)\s)?"
)
_HURT = frozenset({"killed", "wounded"})
# Predicates of what somebody does to others: who does it is not counted with them.
DONE = "done"
_STRETCH_END = re.compile(r"[,;:–()](?!\d)|\s-\s")
_BY = re.compile(r"\b(?:von|durch)\s(?:[a-zäöüß]+\s){0,2}$")
_PASSIVE = re.compile(
    r"\b(?:w[ue]rden?|worden|wird|werde|würden?|sind|seien|waren|ist|sei|war|bleiben|blieben)\b"
)
_HAVE = re.compile(r"\b(?:haben|hatten|hätten|wollen|sollen|konnten|können|mussten)\b")
_REFLEXIVE = re.compile(r"\bsich\b")
_OBJECT = re.compile(
    r"(?<!mit)(?<!in)(?<!an)(?<!auf)(?<!bei)(?<!durch)(?<!für)(?<!gegen)\s(?:(?:den|einen|eine|das|ihn|sie|mehrere|zahlreiche|einander|zwei|drei|vier|fünf)\b|\d)"
)
# Predicates that only set the scene: they count where nothing else is said.
SETTING = "setting"


def predicates_in(text: str, start: int, end: int) -> list[Predicate]:
    """The predicates in text[start:end] in running order; "getötet oder verwundet" is one of casualties."""
    found: list[Predicate] = []
    stretch = _FIRST_LETTER.sub(lambda letter: letter.group().lower()[:1], text[start:end], count=1)
    for match in _PATTERN.finditer(stretch):
        assert match.lastgroup is not None
        row = _ROWS[int(match.lastgroup[1:])]
        here = Predicate(row["category"], row["kind"], start + match.start(), start + match.end())
        before = found[-1] if found else None
        if before and _EITHER.fullmatch(text, before.end, here.start) and before.category != here.category:
            pair = {before.category, here.category}
            category = "casualties" if pair <= _HURT | {"casualties"} else "other"
            if category == "casualties" or " oder " in text[before.end : here.start]:
                found[-1] = Predicate(category, here.kind, before.start, here.end)
                continue
        found.append(here)
    return found


def bind_predicates(text: str, drafts: list[Draft], people: list[bool]) -> None:
    """Sets ``predicate`` of the drafts of one sentence. ``people``: which of them may count people."""
    if not drafts or not any(people):
        return
    words = drafts[0].words
    found = predicates_in(text, words.start, words.end)
    if not found:
        return
    wholes = [draft.whole for draft in drafts if draft.whole is not None]
    counting = [draft for draft, counts in zip(drafts, people, strict=True) if counts and draft not in wholes]
    for index, draft in enumerate(counting):
        previous = counting[index - 1] if index else None
        following = counting[index + 1] if index + 1 < len(counting) else None
        draft.predicate = _own(text, draft, found, previous, following)
    for index in range(len(counting) - 1, -1, -1):
        _share(text, counting, index)
    for index in range(len(counting)):
        _share(text, counting, index)
    for draft in counting:
        if draft.predicate is None:
            draft.predicate = next((p for p in found if p.kind == SETTING), None)


def _own(
    text: str, draft: Draft, found: list[Predicate], previous: Draft | None, following: Draft | None
) -> Predicate | None:
    start, end = draft.start, draft.end
    for predicate in found:
        inside = start <= predicate.start < end
        around = predicate.start < start and predicate.end > end
        if (inside or around) and predicate.kind != SETTING:
            return predicate
    telling = [p for p in found if p.kind != SETTING]
    limit_right = following.start if following else draft.words.end
    limit_left = previous.end if previous else draft.words.start
    telling = [p for p in telling if p.kind != DONE or not _does(text, draft, p)]
    right = next((p for p in telling if p.start >= end and p.start < limit_right), None)
    left = next(
        (p for p in reversed(telling) if p.end <= start and (p.start >= limit_left or p.end >= limit_left)),
        None,
    )
    reach: list[tuple[bool, bool, int, Predicate]] = []
    for side, candidate in enumerate((right, left)):
        if candidate is None:
            continue
        span = (end, candidate.start) if candidate is right else (candidate.end, start)
        gap = _BRACKETED.sub("", text[slice(*span)])
        if _BREAK.search(gap) is None:
            reach.append(("," in gap, _CONJUNCTION.search(gap) is not None, side, candidate))
    return min(reach, key=lambda reached: reached[:3])[3] if reach else None


def _does(text: str, draft: Draft, predicate: Predicate) -> bool:
    """Whether the counted do to others what the predicate says: "30 Beamte nahmen ihn fest", "von drei Männern verletzt"."""
    first, last = min(draft.start, predicate.start), max(draft.end, predicate.end)
    start = max(
        (m.end() for m in _STRETCH_END.finditer(text, draft.words.start, first)), default=draft.words.start
    )
    closing = _STRETCH_END.search(text, last, draft.words.end)
    clause = text[start : closing.start() if closing else draft.words.end]
    before = draft.end <= predicate.start
    passive = _PASSIVE.search(clause) is not None
    if before and passive and _BY.search(text, draft.words.start, draft.start):
        return True
    if passive or _REFLEXIVE.search(clause):
        return False
    wording = text[predicate.start : predicate.end]
    finite = wording.split()[0]
    if verb_form(finite.lower()) in (VerbForm.PARTICIPLE, VerbForm.EITHER):
        have = _HAVE.search(clause)
        if have is None or not before:
            return False
        second = draft.end <= start + have.start() < predicate.start  # "30 Männer haben ihn …"
        return second or _OBJECT.search(text, draft.end, predicate.start) is not None
    plural = finite.endswith("en")
    if before:
        return plural
    return plural and _OBJECT.match(text, draft.end) is not None


def _share(text: str, drafts: list[Draft], index: int) -> None:
    """As in "12 Polizisten und 40 Demonstranten wurden verletzt": coordinated numbers share the predicate that one of them has."""
    draft = drafts[index]
    if draft.predicate is not None:
        return
    if index + 1 < len(drafts):
        following = drafts[index + 1]
        if following.predicate and (
            _COORDINATED.fullmatch(text, draft.end, following.start) or _embeds(text, draft, following)
        ):
            draft.predicate = following.predicate
            return
    if (
        index
        and (previous := drafts[index - 1]).predicate
        and not draft.elided
        and previous.predicate is not None
    ):
        gap = text[previous.end : draft.start]
        if _LIST_GAP.fullmatch(gap) and previous.predicate.start < draft.start:
            draft.predicate = previous.predicate


# "sieben Arbeiter, darunter zwei Lehrlinge, sind gestorben"
_AMONG_THEM = re.compile(
    r"[^,.;:\d]{0,40},\s(?:darunter|davon|unter ihnen|einschließlich)\s(?:[a-zäöüß]+\s){0,2}"
)


def _embeds(text: str, draft: Draft, following: Draft) -> bool:
    """Whether the following number is only put in between, so that the predicate behind it is the draft's too."""
    predicate = following.predicate
    if predicate is None or _AMONG_THEM.fullmatch(text, draft.end, following.start) is None:
        return False
    return "," in text[following.end : predicate.start]


# What may stand between two members of a list: "79 Soldaten Opfer des Krieges, darunter 57 …", "… der US-Armee und ein …".
_LIST_GAP = re.compile(
    r"[^;:–]{0,60}?(?:,|\bund|\bsowie|\bdarunter|\bdavon)\s+(?:auch\s|mindestens\s|noch\s)?"
)
