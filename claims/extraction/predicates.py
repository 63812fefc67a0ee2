"""Predicates: what a clause says happened to the counted ("starben", "festgenommen", "getötet oder verwundet").

The wordings are rows of ``lexicon/predicates.tsv``. Which predicate belongs to which number is decided by position: inside the
number's noun phrase first, then in the same stretch between commas, behind the number (German verbs close the clause) before in
front of it; another number of people in between keeps a predicate to itself, unless both are coordinated.
"""

import re
from collections.abc import Callable

from claims.extraction import lexicon
from claims.extraction.drafts import Draft, Predicate
from claims.extraction.verb_forms import VerbForm, verb_form

_ROWS = lexicon.read("predicates")


def _pattern() -> re.Pattern[str]:
    """All rows as one expression, tried only at the start of a word and there only those with its first letter; of several
    that fit, the longest row wins. An empty group behind each row tells which it was: behind, because the regular expression
    engine skips branches by their first letter only where no group opens in front of it."""
    by_letter: dict[str, list[str]] = {}
    for index, row in sorted(enumerate(_ROWS), key=lambda pair: -len(pair[1]["pattern"])):
        wording = row["pattern"].replace("ß", "(?:ß|ss)")  # Swiss spelling
        letter = wording[0] if wording[0].isalpha() and wording[1] not in "?*|" else ""
        by_letter.setdefault(letter, []).append(f"{wording.removeprefix(letter)}(?P<p{index}>)")
    groups = [f"{letter}(?:{'|'.join(wordings)})" for letter, wordings in by_letter.items()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})")


_PATTERN = _pattern()
# "Verletzt wurden 40 Menschen": at the start of a sentence a verb is capitalised too, but not so "43 Beschäftigte".
_FIRST_LETTER = re.compile(r"\W*[^\W\d_]")
_BRACKETED = re.compile(r"\([^()]{0,80}\)")
_BREAK = re.compile(r"[;:–]|\s-\s")
# "… aufzulösen, und führte Personen ab": the second clause has its own people.
_OTHER_CLAUSE = re.compile(r",\s(?:und|aber|doch|denn|sondern)\s(?=[a-zäöüß]+(?:te|ten|rt|gt|hm|ß)\b)")
_CONJUNCTION = re.compile(r"\b(?:und|sowie|aber)\b")
_COORDINATED = re.compile(
    r"\s*(?:(?:leicht|schwer|lebensgefährlich)\s)?(?:,|,?\s?(?:und|sowie|oder|beziehungsweise))(?:\s(?:auch|zudem|weitere))?\s*"
)
_EITHER = re.compile(
    r"[emnrs]{0,2}\s(?:(?:sind|seien|waren|worden|wurden)\s)?(?:oder|und|bzw\.|beziehungsweise|sowie)\s(?:(?:schwer|leicht|teils|teilweise|lebensgefährlich|sogar|schwerst)\s)?"
)
_HURT = frozenset({"killed", "wounded"})
_AND_THEN = re.compile(r"\s(?:worden\s)?und\s(?:[a-zäöüß]+\s){0,2}")
# Predicates of what somebody does to others: who does it is not counted with them.
DONE = "done"
SOUGHT = "sought"
_WORD_END = re.compile(r"\w*")
# "Sechs wurden leicht, zwei schwer verletzt": the verb stands behind the second only.
_GAPPED = re.compile(
    r"\s(?:(?:wurden|wurde|sind|ist|waren|seien|sei|werden)\s)?(?:leicht|schwer|mittelschwer|schwerst|lebensgefährlich|tödlich|teilweise|teils)(?:,|,?\sund)\s(?:[a-zäöü]+\s){0,2}"
)
_STRETCH_END = re.compile(r"[,;:–()](?!\d)|\s-\s")
_BY = re.compile(r"\b(?:[Vv]on|[Dd]urch)\s(?:[a-zäöüß]+\s){0,2}$")
_PASSIVE = re.compile(
    r"\b(?:w[ue]rden?|worden|wird|werde|würden?|sind|seien|waren|ist|sei|war|bleiben|blieben)\b"
)
_HAVE = re.compile(r"\b(?:haben|hatten|hätten|wollen|sollen|konnten|können|mussten)\b")
_REFLEXIVE = re.compile(r"\bsich\b")
_OBJECT_BEHIND = re.compile(
    r"\w*\s(?:\w+\s){0,3}?(?:den|einen|eine|das|ihn|sie|mehrere|zahlreiche|ihre|die|zwei|drei|vier|fünf|\d)"
)
_OBJECT = re.compile(
    r"(?<!mit)(?<!in)(?<!an)(?<!auf)(?<!bei)(?<!durch)(?<!für)(?<!gegen)\s(?:(?:den|einen|eine|das|ihn|sie|mehrere|zahlreiche|einander|zwei|drei|vier|fünf)\b|\d)"
)
# Predicates that only set the scene: they count where nothing else is said.
SETTING = "setting"
# The same, but a text that tells it is not yet one about a gathering ("vor dem Rathaus").
SCENE = "scene"
_SCENIC = frozenset({SETTING, SCENE})
PROTEST = "protest"
# What only tells that the whole text is about a gathering ("Parteitag", "Stadion").
OCCASION = "occasion"
# Of an agent too, although it is no harm: who moves a pipe has not moved himself.
_TO_OTHERS = frozenset({DONE, "moved"})
# The people live or work: everything else that the clause says of them comes first.
LIVING = "living"
# The gathering that the whole text is about.
GATHERING = "gathering"
# Title, lead and first paragraph, in characters; a single mention there may be a side remark.
OPENING, OPENING_MENTIONS = 500, 2
# A text that comes back to it this often is about it too.
MENTIONS = 3
# Fewer people than this are counted for another reason than that they came.
CROWD = 100
_ANYBODY = frozenset({"Mensch", "Person", "Leute"})
# Who is called on to strike does not yet do so.
_CALLED = re.compile(r"\baufgerufen\b|\b(?:ruft|rufen|rief|riefen)\b[^.;:]*\bauf\b")
# "dürfen nicht am Unterricht teilnehmen"
_NOT = re.compile(r"\b(?:nicht|nie|keinesfalls)\b(?!\s(?:nur|allein|mehr als|weniger als))")


def predicates_in(text: str, start: int, end: int) -> list[Predicate]:
    """The predicates in text[start:end] in running order; "getötet oder verwundet" is one of casualties."""
    found: list[Predicate] = []
    stretch = text[start:end]
    if (opening := _FIRST_LETTER.match(stretch)) is not None:
        letter = opening.end() - 1
        stretch = stretch[:letter] + stretch[letter].lower()[:1] + stretch[letter + 1 :]
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


def bind_predicates(
    text: str, drafts: list[Draft], people: list[bool], gathering: Callable[[], bool] = lambda: False
) -> None:
    """Sets ``predicate`` of the drafts of one sentence. ``people``: which of them may count people. ``gathering`` tells whether the
    whole text is about one (``tells_of_gathering``)."""
    if not drafts or not any(people):
        return
    words = drafts[0].words
    found = [p for p in predicates_in(text, words.start, words.end) if p.kind != OCCASION]
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
        if draft.predicate is None and not _CALLED.search(text, words.start, words.end):
            draft.predicate = next((p for p in found if p.kind in _SCENIC), None)
        if draft.predicate is None and _is_crowd(draft) and gathering():
            draft.predicate = Predicate("participants", GATHERING, draft.start, draft.end)


def tells_of_gathering(text: str) -> bool:
    """Whether a text opens with a gathering or keeps coming back to it (a march, a festival), so that its crowds are those who came."""
    told = [
        p.start
        for p in predicates_in(text, 0, len(text))
        if p.kind in (SETTING, PROTEST, OCCASION) and p.category == "participants"
    ]
    return len(told) >= MENTIONS or sum(start < OPENING for start in told) >= OPENING_MENTIONS


def _is_crowd(draft: Draft) -> bool:
    return draft.noun_name in _ANYBODY and draft.numeral.minimum >= CROWD


def _own(
    text: str, draft: Draft, found: list[Predicate], previous: Draft | None, following: Draft | None
) -> Predicate | None:
    start, end = draft.start, draft.end
    for predicate in found:
        inside = start <= predicate.start < end
        around = predicate.start < start and predicate.end > end
        if inside and predicate.kind not in _SCENIC:
            return predicate
        if (
            around
            and predicate.kind not in _SCENIC
            and not (predicate.kind == DONE and _does(text, draft, predicate))
        ):
            return predicate
    telling = [p for p in found if p.kind not in _SCENIC]
    nearest = _nearest(text, draft, telling, previous, following)
    if nearest is not None and nearest.category == "other":
        worse = next((p for p in telling if p.start >= nearest.end), None)
        if worse is not None and _AND_THEN.fullmatch(text, nearest.end, worse.start):
            return worse  # "wurden verschüttet und starben"
    if nearest is not None and nearest.kind == LIVING:
        more = _nearest(text, draft, [p for p in telling if p.kind != LIVING], previous, following)
        if more is not None and "," not in text[min(nearest.end, more.end) : max(nearest.start, more.start)]:
            return more  # "Hunderte wohnen in Zelten"
    return nearest


def _nearest(
    text: str, draft: Draft, telling: list[Predicate], previous: Draft | None, following: Draft | None
) -> Predicate | None:
    """The predicate of ``telling`` that stands nearest to the draft in its clause, behind it before in front of it."""
    if not telling:
        return None
    start, end = draft.start, draft.end
    limit_right = following.start if following else draft.words.end
    limit_left = previous.end if previous else draft.words.start
    telling = [p for p in telling if not _is_agent(text, draft, p)]
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
        if _BREAK.search(gap) is None and not (candidate is right and _OTHER_CLAUSE.search(gap)):
            reach.append(("," in gap, _CONJUNCTION.search(gap) is not None, side, candidate))
    if not reach:
        return None
    nearest = min(reach, key=lambda reached: reached[:3])[3]
    if nearest.category == "participants" and _NOT.search(text, end, max(end, nearest.end)):
        return None
    return nearest


def _is_agent(text: str, draft: Draft, predicate: Predicate) -> bool:
    """Whether the counted do what the predicate says to others."""
    if predicate.kind == SOUGHT:
        return draft.start < predicate.end and text.endswith("nach", predicate.start, predicate.end)
    return predicate.kind in _TO_OTHERS and _does(text, draft, predicate)


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
    word_end = _WORD_END.match(text, predicate.end)
    wording = text[predicate.start : word_end.end() if word_end else predicate.end].lower().split()
    have = _HAVE.search(clause)
    participle = verb_form(wording[-1]) in (VerbForm.PARTICIPLE, VerbForm.EITHER)
    if participle and (have or wording[-1].endswith("t") or "ge" in wording[-1]):
        if have is None or not before:
            return False
        second = draft.end <= start + have.start() < predicate.start  # "30 Männer haben ihn …"
        return second or _OBJECT.search(text, draft.end, predicate.start) is not None
    plural = wording[0].endswith("en")
    if before:
        return plural and (len(wording) > 1 or _OBJECT_BEHIND.match(text, predicate.end) is not None)
    return plural and _OBJECT.match(text, draft.end) is not None


def _share(text: str, drafts: list[Draft], index: int) -> None:
    """As in "12 Polizisten und 40 Demonstranten wurden verletzt": coordinated numbers share the predicate that one of them has."""
    draft = drafts[index]
    if draft.predicate is not None:
        return
    if index + 1 < len(drafts):
        following = drafts[index + 1]
        if following.predicate and (
            _COORDINATED.fullmatch(text, draft.end, following.start)
            or _embeds(text, draft, following)
            or _GAPPED.fullmatch(text, draft.end, following.start)
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
