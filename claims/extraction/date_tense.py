"""Past or future: what the clause around a time expression says about which Tuesday is meant.

German news tells the past in the perfect ("hat … gesagt"), the preterite ("sagte") and the pluperfect, and the future in
the present tense ("tagt am Freitag"), with "werden" or with a modal verb ("soll", "will"). The clause is read off the
punctuation: the stretch between two commas, widened when it has no verb. Forms are rows of ``lexicon/date_tense.tsv``;
full verbs are recognised by ``verb_forms``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from claims.extraction import lexicon
from claims.extraction.verb_forms import SEPARABLE, VerbForm, verb_form, verb_lemma


class Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


BOUNDARY = re.compile(r"[,;:()„“”\"»«–—]|\s-\s")
WORD = re.compile(r"[^\W\d_]+")
# "die im November gesendeten Soldaten": a participle before its noun.
ATTRIBUTE = re.compile(r"\s+(?:[a-zäöüß]+\s+)?(?P<participle>[a-zäöüß]+(?:t|en|end)e[nmrs]?)\b")
PARTICIPLE_SHAPE = re.compile(
    r"(?:\w{0,12}ge\w+|(?:be|emp|ent|er|miss|ver|zer|über|unter)\w+|\w+ier)(?:t|en)"
)
# "nach dem Tod des Generals am Mittwoch wird …": the date belongs to what is over.
OVER = re.compile(
    r"(?:(?:auch|kurz|erst|noch|nur|bereits)\s+)?(?:nach|seit|wegen|infolge|angesichts)\b", re.IGNORECASE
)
# "die seit dem Ausbruch der Gewalt am Sonntag ausharren": the same inside the clause, nothing but its noun phrase between.
BEHIND = re.compile(
    r"\b(?:nach|seit|wegen|infolge|angesichts) (?:de[mrns]|einem|einer|eines) (?:[a-zäöüß]+e[nrms] )?[A-ZÄÖÜ][\w-]+(?: (?:de[rs]|von|in|im|am|bei) (?:[a-zäöüß]+e[nrms] )?[A-ZÄÖÜ][\w-]+)? $"
)
# ", im September anzutreten", ", bis Montag zu räumen": what is announced or demanded, seen
# from the telling; "zu haben" looks back.
INFINITIVE = re.compile(
    r"\bzu (?!haben\b|sein\b)[a-zäöüß]+n\b|\b(?:ab|an|auf|aus|bei|ein|mit|nach|vor|zurück|zusammen|weiter)zu[a-zäöüß]+n\b"
)
# "Nächstes Treffen am Freitag": a heading that looks forward.
COMING = re.compile(r"\b[Nn]ächste[mnrs]?\b")
# ", in der Nacht zum Dienstag in Ulm verhaftet,": words of an aside.
LONGEST_ASIDE = 8
_SUBORDINATING = frozenset({"die", "das", "was", "wer", "dass", "ob", "wenn", "er", "sie", "es"})
# How many stretches to the right a verb may wait behind a relative clause or a "sondern".
REACH = 2


@cache
def _roles() -> dict[str, str]:
    return {
        form: row["role"]
        for row in lexicon.read("date_tense")
        if row["role"] not in ("plan", "shift", "strong")
        for form in row["forms"].split("|")
    }


@cache
def _determiners() -> frozenset[str]:
    """Words like "einen", which are written like verbs ("to unite")."""
    return frozenset(
        form
        for row in lexicon.read("date_words")
        if row["class"] == "determiner"
        for form in row["forms"].split("|")
    )


@cache
def _stems(role: str) -> re.Pattern[str]:
    return re.compile("|".join(row["forms"] for row in lexicon.read("date_tense") if row["role"] == role))


@cache
def _strong() -> re.Pattern[str]:
    forms = "|".join(row["forms"] for row in lexicon.read("date_tense") if row["role"] == "strong")
    prefixes = "|".join(
        (*sorted(SEPARABLE, key=len, reverse=True), "be", "ver", "er", "ent", "ge", "zer", "miss")
    )
    return re.compile(f"(?:{prefixes})?(?:{forms})")


# Presents without an ending; the others of the kind are in the lexicon.
_PRESENT = frozenset({"weiß", "mag"})
_NOT_FINITE = (VerbForm.PARTICIPLE, VerbForm.ZU_INFINITIVE)


@lru_cache(maxsize=65_536)
def is_preterite(word: str) -> bool:
    """Whether a full verb form (lower case) is preterite: "sagte", "kamen", "trat"; not "sagt", "kommen", "arbeite"."""
    if _strong().fullmatch(word):
        return True
    lemma = verb_lemma(word)
    if lemma is None or word == lemma or verb_form(word) in _NOT_FINITE:
        return False
    stem = lemma.removesuffix("n").removesuffix("e")
    if word.endswith(("te", "ten")):
        return not stem.endswith(word.removesuffix("n").removesuffix("e"))
    if word.endswith(("t", "e")):
        return False
    if word.endswith("en"):  # "kamen" has "kam" beside it, "übernommen" and "einzuziehen" have nothing
        return not lemma.endswith(word) and verb_lemma(word[:-2]) == lemma
    return not word.endswith(("st", "ern", "eln", "tun")) and word not in _PRESENT and not stem.endswith(word)


@lru_cache(maxsize=65_536)
def _is_participle(word: str) -> bool:
    if not PARTICIPLE_SHAPE.fullmatch(word):
        return False
    return verb_form(word) is not VerbForm.FINITE or word.endswith("iert") or _has_inner_ge(word)


def _is_aside(stretch: str) -> bool:
    """ ", am Dienstag verhaftet,": no noun but the day and nothing behind the participle."""
    words = [found.group() for found in WORD.finditer(stretch)]
    if not stretch.startswith(",") or not 3 <= len(words) <= LONGEST_ASIDE or not _is_participle(words[-1]):
        return False
    if words[-2] == "zu":
        return False
    return (
        not _stems("plan").search(stretch)
        and not _stems("shift").search(stretch)
        and not any(word.lower() in _roles() or word.lower() in _SUBORDINATING for word in words)
    )


def _has_inner_ge(word: str) -> bool:
    """ "hinweggefegt", whose prefix the list lacks: the infinitive with "ge" inside."""
    at, infinitive = word.find("ge", 3), verb_lemma(word) or ""
    return at > 0 and infinitive.startswith(word[:at]) and not infinitive.startswith(word[: at + 2])


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the words of a stretch say."""

    roles: frozenset[str]
    participle: bool
    preterite: bool
    verb: bool
    plan: bool
    shift: bool
    infinitive_perfect: bool
    past_participle: bool


# "wird … haben" looks forward, "soll … haben" back.
_WERDEN = frozenset({"wird", "werden", "werde", "würde", "würden"})


@lru_cache(maxsize=1024)
def _signs(stretch: str) -> _Signs:
    """The signs in a stretch of text; nouns (capitalised words that do not open it) only count as plan words."""
    roles: set[str] = set()
    participle = preterite = verb = past_participle = False
    words = [found.group() for found in WORD.finditer(stretch)]
    for index, word in enumerate(words):
        lower = word.lower()
        if lower in _determiners():
            continue
        if word[0].isupper() and (index or verb_form(lower) is VerbForm.PLURAL):
            continue
        if role := _roles().get(lower):
            roles.add(role)
            verb = True
        elif is_preterite(lower):
            preterite = verb = True
        elif _is_participle(lower):
            participle = True
            form = verb_form(lower)
            verb = verb or form in (VerbForm.PLURAL, VerbForm.EITHER)
            # "erschossen" is past with and without auxiliary, "eröffnet" may be present
            past_participle |= form is VerbForm.PARTICIPLE or (
                form is VerbForm.EITHER and lower.endswith("en")
            )
        elif verb_form(lower) in (VerbForm.FINITE, VerbForm.PLURAL):
            verb = True
    lowered = [word.lower() for word in words[-4:]]
    perfect = (
        participle
        and bool({"haben", "sein"} & set(lowered))
        and not _WERDEN & {word.lower() for word in words}
    )
    return _Signs(
        frozenset(roles),
        participle,
        preterite,
        verb,
        bool(_stems("plan").search(stretch.lower())),
        bool(_stems("shift").search(stretch.lower())),
        perfect,
        past_participle,
    )


class SentenceTense:
    """The stretches of one sentence between punctuation."""

    def __init__(self, text: str, start: int, end: int) -> None:
        cuts = [start, *(found.start() for found in BOUNDARY.finditer(text, start, end)), end]
        self._text = text
        self._stretches = [(first, last) for first, last in pairwise(cuts) if last > first]

    def at(self, start: int, end: int, forward: bool) -> Tense | None:
        """The tense of the clause that holds the expression text[start:end]; None when nothing tells. ``forward``: the
        expression has a preposition with which plans are dated ("für Montag angekündigt", "auf Dienstag verschoben")."""
        text = self._text
        covering = [index for index, (a, b) in enumerate(self._stretches) if a < end and b > start]
        if not covering:
            return None
        attribute = ATTRIBUTE.match(text, end)
        if attribute:
            participle = re.sub(r"e[nmrs]?$", "", attribute["participle"])
            if participle.endswith("end") or _stems("plan").search(participle):
                return Tense.FUTURE
            if PARTICIPLE_SHAPE.fullmatch(participle):
                return Tense.PAST
        first, last = covering[0], covering[-1]
        stretch = text[self._stretches[first][0] : self._stretches[last][1]]
        before = text[self._stretches[first][0] : start]
        if OVER.match(before.lstrip(" ,;:–—(\n")) and not _signs(before).verb:
            return Tense.PAST
        if BEHIND.search(before) or _is_aside(stretch):
            return Tense.PAST
        if not _signs(stretch).verb and COMING.search(stretch):
            return Tense.FUTURE
        tense = self._of(stretch, last, forward)
        if tense is not None:
            return tense
        if _signs(stretch).verb:
            return None
        if INFINITIVE.search(text, end, self._stretches[last][1]):
            return Tense.PRESENT
        for index in (
            *range(last + 1, min(last + 1 + REACH, len(self._stretches))),
            *range(first - 1, -1, -1),
        ):
            near = text[slice(*self._stretches[index])]
            if _signs(near).verb:
                return self._of(near, index, forward)
        return None

    def _of(self, stretch: str, index: int, forward: bool) -> Tense | None:
        signs = _signs(stretch)
        if forward and (signs.plan or signs.shift):  # of a plan told in the past the day may be over
            return Tense.PRESENT if "past" in signs.roles or signs.preterite else Tense.FUTURE
        if "past" in signs.roles:
            return Tense.PAST
        if "perfect" in signs.roles and "future" not in signs.roles:
            if signs.plan:
                return Tense.FUTURE
            return Tense.PAST if signs.participle or self._participle_after(index) else Tense.PRESENT
        if signs.preterite:
            return Tense.PAST
        if "open" in signs.roles:
            return None
        if "future" in signs.roles:
            return Tense.PAST if signs.infinitive_perfect and not forward else Tense.FUTURE
        if signs.plan:
            return Tense.FUTURE
        if "stay" in signs.roles and (forward or signs.participle):
            return Tense.FUTURE
        if signs.past_participle:
            return Tense.PAST
        return Tense.PRESENT if signs.verb else None

    def _participle_after(self, index: int) -> bool:
        """Whether a stretch behind number ``index`` brings the participle and no finite verb of its own."""
        for part in self._stretches[index + 1 : index + 1 + REACH]:
            signs = _signs(self._text[slice(*part)])
            if signs.participle and not (signs.roles - {"past"}) and not signs.preterite:
                return True
        return False


class TenseReader:
    """Answers for one text; the stretches of a sentence are cut once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences: dict[int, SentenceTense] = {}

    def at(self, sentence: tuple[int, int], start: int, end: int, *, forward: bool) -> Tense | None:
        """The tense around text[start:end] in the sentence with these bounds."""
        found = self._sentences.get(sentence[0])
        if found is None:
            found = self._sentences[sentence[0]] = SentenceTense(self._text, *sentence)
        return found.at(start, end, forward)
