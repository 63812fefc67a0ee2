"""The event that a date belongs to, as a short phrase: "Explosion in einem Chemiewerk", "Mitteilung der Feuerwehr".

The noun of the verb (``lexicon/event_nouns.tsv``) with its subject or object in the genitive; where that is not safe, the
phrases of the clause as they stand with the verb behind them ("Umsatz von Nordchem halbieren").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon
from claims.extraction.date_tokens import word_set
from claims.extraction.event_chunks import WORD, Chunk, chunks, follows, is_fronted
from claims.extraction.genitive import UNCHANGED, genitive
from claims.extraction.verb_forms import SEPARABLE, VerbForm, is_listed, verb_form, verb_lemma

# "Auslaufen der Lovisa S. aus Riga" has six words; with more an event reads like a sentence.
MOST_WORDS = 6
# How many characters to each side are read: two lines of print.
FARTHEST = 160
CLAUSE_END = re.compile(r"[,;:()–—!?]|\.(?=\s)|\s-\s|\bund (?P<next>[a-zäöüß]+)\b")
# The noun that a date is attached to: "das Beben [vom 10. September]", "Abkommen [von 2005]", "des Irakkrieges [2003]".
ATTACHED = re.compile(r"(?P<noun>[A-ZÄÖÜ][\w-]+)\s+$")
ATTACHING = re.compile(r"(?:von|vom|des|der)\b")
# Verbs that say nothing beside their nouns.
EMPTY_VERBS = frozenset({"sein", "haben", "werden", "geben", "kommen", "gehen", "stattfinden", "planen"})
# Articles that no subject has.
ACCUSATIVE = frozenset({"den", "einen", "ihren", "seinen", "keinen", "diesen"})
PLACES = frozenset({"in", "im", "bei", "auf", "gegen", "an", "über", "zwischen"})


@dataclass(frozen=True, slots=True)
class Verb:
    """The full verb of a clause: its infinitive, how it is written behind nouns, and whether the clause is passive."""

    lemma: str
    shown: str
    passive: bool


@cache
def _event_nouns() -> dict[str, tuple[str, str]]:
    """Infinitive → noun and whose genitive follows it."""
    return {row["verb"]: (row["noun"], row["of"]) for row in lexicon.read("event_nouns")}


@cache
def _irregular() -> dict[str, tuple[str, VerbForm]]:
    """Forms that the word table lacks, "brach aus" with its particle → infinitive and kind of form."""
    kinds = {"preterite": VerbForm.FINITE, "participle": VerbForm.PARTICIPLE}
    return {
        form: (row["verb"], kind)
        for row in lexicon.read("event_nouns")
        for column, kind in kinds.items()
        for form in row[column].split("|")
    }


@cache
def _irregular_words() -> frozenset[str]:
    return frozenset(form.split()[0] for form in _irregular())


def _form(word: str) -> VerbForm | None:
    if word in _irregular():
        return _irregular()[word][1]
    return VerbForm.FINITE if word in _irregular_words() else verb_form(word)


@cache
def event_endings() -> tuple[str, ...]:
    """How nouns end that name a happening."""
    nouns = {noun.lower() for noun, of in _event_nouns().values() if of != "speaker"}
    return tuple(nouns | set(word_set("event_ending")))


def event_of(text: str, sentence: tuple[int, int], start: int, end: int) -> str | None:
    """What happened at text[start:end], an expression in the sentence with these bounds: "Auslaufen des Schiffs". None when
    the sentence says nothing else."""
    sentence = max(sentence[0], start - FARTHEST), min(sentence[1], end + FARTHEST)
    if ATTACHING.match(text, start) and (noun := ATTACHED.search(text, sentence[0], start)):
        return noun["noun"]
    for stretch in (_clause(text, sentence, start, end), sentence):
        phrase = _phrase(text, *stretch, (start, end), whole=stretch == sentence)
        if phrase and (" " in phrase or stretch == sentence):
            return phrase
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
        following = found["next"]
        if not following or is_listed(following) or verb_form(following) is VerbForm.FINITE:
            yield found.start() if following else found.end()


def _phrase(text: str, first: int, last: int, gap: tuple[int, int], *, whole: bool) -> str | None:
    """The phrase of text[first:last]; a ``whole`` sentence has more than one verb, whose subjects cannot be told apart."""
    found = chunks(text, first, last, gap)
    verb = _verb(text, first, last, gap)
    if circumstance := _circumstance(text, found, gap):
        return circumstance
    single = not whole or text[first:last].count(",") == 0
    if verb and single and (nominal := _nominal(text, found, verb)):
        return nominal
    made: list[str] = []
    for chunk in _ordered(text, found):
        shown = _shown(text, chunk, opens=not made)
        if len(made) + len(shown) > MOST_WORDS - 1:
            shown = chunk.nouns[:1] if not made or chunk.is_bare else []
        if len(made) + len(shown) <= MOST_WORDS - 1:
            made += shown
    if verb and (verb.lemma not in EMPTY_VERBS or not made):
        made.append(verb.shown)
    return " ".join(made) or None


def _ordered(text: str, found: Sequence[Chunk]) -> list[Chunk]:
    """Subject and object first, each with what is attached to it; then where and how."""
    groups: list[list[Chunk]] = []
    for index, chunk in enumerate(found):
        if index and follows(text, found[index - 1], chunk):
            groups[-1].append(chunk)
        else:
            groups.append([chunk])
    groups.sort(key=lambda group: not group[0].is_bare)
    return [chunk for group in groups for chunk in group]


def _written(text: str, chunk: Chunk) -> list[str]:
    """The words of a phrase as they stand, a preposition that opened the sentence in lower case."""
    words = text[chunk.begin : chunk.end].split()
    return [words[0].lower(), *words[1:]] if chunk.preposition or chunk.article else words


def _shown(text: str, chunk: Chunk, opens: bool) -> list[str]:
    """The words of a phrase as they stand, the first one without its article."""
    adjectives, nouns = chunk.headed
    if opens:
        return [*adjectives, *nouns]
    if chunk.counted:
        return [*([chunk.preposition] if chunk.preposition else []), *chunk.adjectives, *nouns]
    return _written(text, chunk)


def _circumstance(text: str, found: Sequence[Chunk], gap: tuple[int, int]) -> str | None:
    """ "bei einer Explosion in einem Chemiewerk …", "zur Trauerfeier [am Freitag] in Passau": a happening that the date is
    attached to or that the clause reports on."""
    for index, chunk in enumerate(found):
        if chunk.preposition is None or not chunk.nouns[0].lower().endswith(event_endings()):
            continue
        attached = not text[chunk.end : gap[0]].strip() and chunk.end <= gap[0]
        if attached or (chunk.preposition in ("bei", "beim") and index == 0):
            rest = list(found[index + 1 :])
            if attached and rest and rest[0].preposition and not text[gap[1] : rest[0].begin].strip():
                return " ".join(_within(chunk.headed[1], [_written(text, rest[0])]))
            return " ".join(_within(chunk.headed[1], _attributes(text, found, index)))
    return None


def _nominal(text: str, found: Sequence[Chunk], verb: Verb) -> str | None:
    """The verb as a noun with the genitive of its subject or object."""
    noun, of = _event_nouns().get(verb.lemma, ("", ""))
    bare = [
        index
        for index, chunk in enumerate(found)
        if chunk.is_bare and not (index and follows(text, found[index - 1], chunk))
    ]
    if not noun or not bare or (verb.passive and of == "speaker"):
        return None
    named = [index for index in bare if found[index].article not in ACCUSATIVE]
    if of == "object" and not verb.passive:
        objects = [index for index in bare if index not in named[:1]]
        if not named or not objects:
            return None
        index = objects[0]
    elif not named or (of == "subject" and len(named) > 1):
        return None
    else:
        index = named[0]
    chunk = found[index]
    genitives = genitive(chunk.article, chunk.adjectives if chunk.article in UNCHANGED else [], chunk.nouns)
    if genitives is None:
        return None
    words = [noun, *genitives.split()]
    if len(words) > MOST_WORDS:
        return None
    attributes = _attributes(text, found, index)
    places = [
        _written(text, other)
        for number, other in enumerate(found)
        if other.preposition in PLACES and not (number and follows(text, found[number - 1], other))
    ]
    return " ".join(_within(words, attributes + (places[:1] if of != "speaker" else [])))


def _attributes(text: str, found: Sequence[Chunk], index: int) -> list[list[str]]:
    """The phrases that stand behind number ``index`` without a gap."""
    made = []
    for left, right in zip(found[index:], found[index + 1 :], strict=False):
        if not follows(text, left, right):
            break
        made.append(_written(text, right))
    return made


def _within(words: list[str], more: list[list[str]]) -> list[str]:
    """The words and as many of the phrases behind them as there is room for."""
    for phrase in more:
        if len(words) + len(phrase) > MOST_WORDS:
            break
        words = [*words, *phrase]
    return words


def _verb(text: str, first: int, last: int, gap: tuple[int, int]) -> Verb | None:
    """The last full verb of the clause: a participle as it stands, a finite form as infinitive."""
    found: tuple[str, VerbForm] | None = None
    particle, passive, opening = "", False, True
    for match in WORD.finditer(text, first, last):
        word = match.group()
        if match.end() > gap[0] and match.start() < gap[1]:
            continue
        opens, opening = opening, False
        if opens and is_fronted(word):
            word = word.lower()
        if not word.islower():
            continue
        if word in SEPARABLE and not WORD.search(text, match.end(), last):
            particle = word  # "… fiel der Strom aus"; else it is a preposition
            continue
        if is_listed(word):
            passive |= verb_lemma(word) == "werden"
        elif word not in word_set("function_word") and (form := _form(word)) is not None:
            found, particle = (word, form), ""
    if found is None:
        return None
    word, form = found
    lemma = verb_lemma(word) or word
    if irregular := _irregular().get(f"{word} {particle}".strip()):
        lemma = irregular[0]
    elif particle and verb_form(particle + lemma) is not None:
        lemma = particle + lemma
    if lemma == "kommen" and "ums Leben" in text[first:last]:
        lemma, word = "sterben", "gestorben"
    is_participle = form in (VerbForm.PARTICIPLE, VerbForm.EITHER)
    auxiliaries = _auxiliaries(text, first, last)
    passive = is_participle and (
        passive or "sein" in auxiliaries or ("haben" not in auxiliaries and form is VerbForm.PARTICIPLE)
    )
    return Verb(lemma, word if is_participle else lemma, passive)


def _auxiliaries(text: str, first: int, last: int) -> set[str | None]:
    return {
        verb_lemma(match.group().lower())
        for match in WORD.finditer(text, first, last)
        if is_listed(match.group().lower())
    }
