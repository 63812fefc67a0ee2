"""The event that a date belongs to, in a few words: the nouns, names and full verb of the clause around it."""

import re
from functools import cache

from claims.extraction import lexicon
from claims.extraction.clauses import SEPARABLE, VerbForm, verb_form, verb_lemma
from claims.extraction.date_tokens import words as date_words

# "Auslaufen der Lovisa S. aus Riga" has six words; with more an event reads like a sentence.
MOST_WORDS = 6
CLAUSE_END = re.compile(r"[,;:()–—!?]|\.(?=\s)|\s-\s")
WORD = re.compile(r"[^\W\d_](?:[\w-]*\w)?")
# The noun that a date is attached to: "das Beben [vom 10. September]", "Abkommen [von 2005]", "des Irakkrieges [2003]".
ATTACHED = re.compile(r"(?P<noun>[A-ZÄÖÜ][\w-]+)\s+$")
ATTACHING = re.compile(r"(?:von|vom|des|der)\b")


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon.read("verb_forms"))


def event_of(text: str, sentence: tuple[int, int], start: int, end: int) -> str | None:
    """What happened at text[start:end], an expression in the sentence with these bounds: "Schiff Riga verlassen". None when the
    sentence says nothing else."""
    before = text[sentence[0] : start]
    if ATTACHING.match(text, start) and (noun := ATTACHED.search(before)):
        return noun["noun"]
    first, last = _clause(text, sentence, start, end)
    for stretch in ((first, last), sentence):
        words = _content(text, *stretch, start, end)
        if len(words) > 1 or (words and stretch == sentence):
            return " ".join(words[:MOST_WORDS])
    return None


def _clause(text: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    first = sentence[0]
    for cut in CLAUSE_END.finditer(text, sentence[0], start):
        first = cut.end()
    cut_after = CLAUSE_END.search(text, end, sentence[1])
    return first, cut_after.start() if cut_after else sentence[1]


def _content(text: str, first: int, last: int, start: int, end: int) -> list[str]:
    """Nouns and names as they stand, then the verb: a participle as it stands, a finite form as infinitive."""
    nouns: list[str] = []
    verbs: list[str] = []
    ending = ""
    for found in WORD.finditer(text, first, last):
        if found.end() > start and found.start() < end:
            continue
        word = found.group()
        lower = word.lower()
        if (
            word[0].isupper()
            and (found.start() > first + 1 or len(word) > 3)
            and not _is_function_word(lower)
        ):
            nouns.append(word)
        elif lower in SEPARABLE:
            ending = lower
            continue
        elif word[0].islower() and lower not in _auxiliaries() and (form := verb_form(lower)) is not None:
            lemma = verb_lemma(lower) or lower
            verbs.append(lower if form in (VerbForm.PARTICIPLE, VerbForm.EITHER) else lemma)
        ending = ""
    if ending and verbs and verb_form(ending + verbs[-1]) is not None:
        verbs[-1] = ending + verbs[-1]
    return [*nouns[: MOST_WORDS - 1], *verbs[-1:]]


# Words that open a clause with a capital and are no nouns; verb forms are told by ``verb_form``.
_FUNCTION_WORDS = frozenset(
    [
        "aber",
        "alle",
        "allein",
        "also",
        "auch",
        "auf",
        "aus",
        "außer",
        "bei",
        "beide",
        "bereits",
        "bis",
        "da",
        "dabei",
        "dadurch",
        "dafür",
        "damit",
        "danach",
        "dann",
        "darauf",
        "das",
        "davon",
        "dazu",
        "dem",
        "demnach",
        "den",
        "denn",
        "der",
        "des",
        "deshalb",
        "die",
        "dies",
        "diese",
        "dieser",
        "dieses",
        "doch",
        "dort",
        "durch",
        "ein",
        "eine",
        "einem",
        "einen",
        "einer",
        "eines",
        "einige",
        "er",
        "erst",
        "es",
        "etwa",
        "für",
        "gegen",
        "ihr",
        "ihre",
        "im",
        "in",
        "insgesamt",
        "jetzt",
        "kurz",
        "laut",
        "mehr",
        "mit",
        "nach",
        "nachdem",
        "noch",
        "nun",
        "nur",
        "ob",
        "obwohl",
        "oder",
        "rund",
        "schon",
        "sehr",
        "seine",
        "seit",
        "sie",
        "so",
        "sowie",
        "trotz",
        "um",
        "und",
        "unter",
        "viele",
        "vom",
        "von",
        "vor",
        "während",
        "wann",
        "was",
        "weil",
        "weitere",
        "wenn",
        "wer",
        "wie",
        "wieder",
        "wir",
        "wo",
        "zu",
        "zudem",
        "zuletzt",
        "zum",
        "zunächst",
        "zur",
        "zwar",
        "zwei",
        "zwischen",
        "am",
        "an",
        "als",
        "mehrere",
        "nicht",
    ]
)


def _is_function_word(word: str) -> bool:
    return word in _FUNCTION_WORDS or word in _auxiliaries() or word.capitalize() in date_words()
