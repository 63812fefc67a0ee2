"""The event that a date belongs to, in a few words: the nouns, names and full verb of the clause around it."""

import re
from collections.abc import Iterator
from functools import cache

from claims.extraction import lexicon
from claims.extraction.date_tokens import word_set
from claims.extraction.date_tokens import words as date_words
from claims.extraction.verb_forms import SEPARABLE, VerbForm, verb_form, verb_lemma

# "Auslaufen der Lovisa S. aus Riga" has six words; with more an event reads like a sentence.
MOST_WORDS = 6
# How many characters to each side are read: two lines of print.
FARTHEST = 160
CLAUSE_END = re.compile(r"[,;:()–—!?]|\.(?=\s)|\s-\s|\bund (?P<next>[a-zäöüß]+)\b")
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
    sentence = max(sentence[0], start - FARTHEST), min(sentence[1], end + FARTHEST)
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
    first, last = sentence
    for cut in _clause_ends(text, sentence[0], start):
        first = cut
    for cut in _clause_ends(text, end, sentence[1]):
        last = cut
        break
    return first, last


def _clause_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Punctuation, and "und" before another finite verb ("… verließ Riga und wurde erwartet")."""
    for found in CLAUSE_END.finditer(text, start, end):
        if (
            not found["next"]
            or found["next"] in _auxiliaries()
            or verb_form(found["next"]) is VerbForm.FINITE
        ):
            yield found.start() if found["next"] else found.end()


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


def _is_function_word(word: str) -> bool:
    return word in word_set("function_word") or word in _auxiliaries() or word.capitalize() in date_words()
