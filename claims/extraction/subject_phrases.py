"""The noun phrases of a text as possible subjects of figures: whom or what each names, in base form, and how it stands.

A phrase is read from left to right: preposition, article, inflected words, then capitalised words. Names lose the role in front of
them ("VFD-Chef Jan Wolter" → "Jan Wolter"), states stand for their organs and people ("russische Truppen" → "Russland"), a noun
keeps its number and takes the nominative ("den Betrieben" → "Betriebe").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claims.extraction.base_forms import without_genitive
from claims.extraction.countries import (
    country_of_adjective,
    country_of_capital,
    country_of_people,
    is_country,
)
from claims.extraction.dictionary import is_known
from claims.extraction.heads import is_small_word, is_time_noun, role_of
from claims.extraction.noun_words import CONTRACTED, NO_ADJECTIVES, POSSESSIVES
from claims.extraction.number_words import number_of
from claims.extraction.person_nouns import is_nominalised, person_sort
from claims.extraction.sentence_words import SentenceWords, lemma
from claims.extraction.verb_forms import VerbForm, verb_form
from claims.extraction.word_classes import word_class

PREPOSITIONS = word_class("preposition")
UNITS = word_class("measure_unit")
GENITIVES = frozenset(
    {"der", "des", "eines", "einer", "seiner", "seines", "ihrer", "ihres", "dieses", "dieser", "unserer"}
)
DATIVES = frozenset({"dem", "einem", "seinem", "ihrem", "diesem", "jedem", "keinem", "unserem"})
DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des", "diese", "dieser", "dieses", "diesem"})
DETERMINERS = (
    (word_class("determiner") | word_class("article") | POSSESSIVES) - frozenset(CONTRACTED) - {"vom"}
)
STATE_ROLES = frozenset({"government", "military", "intelligence"})
_OPENING = frozenset('„“»«"‚›')
_CLOSING = frozenset('“”«»"‘‹')
FINITE = frozenset({VerbForm.FINITE, VerbForm.PLURAL, VerbForm.EITHER})
# Words inside names of several: "Lernen und Lehren", "Ärzte ohne Grenzen", "Ursula von der Leyen".
_NAME_LINKS = word_class("name_link") | {"&", "ohne", "for", "of"}
# "Mal" is no Malian.
_SHORTEST_PEOPLE = 4
# The longest quoted stretch that is a name and no speech, in words.
_LONGEST_QUOTED = 5


@dataclass(slots=True)
class SubjectPhrase:
    """``base`` is the name in base form, ``head`` the first noun as it stands. ``preposition`` and ``article`` in lower case;
    ``linked``: an attribute of the phrase before it; ``possessive``: "seine Bilanz"; ``adjectives``: the inflected words."""

    start: int
    end: int
    base: str
    head: str
    preposition: str | None
    article: str | None
    adjectives: tuple[str, ...]
    linked: bool
    counted: bool
    is_name: bool
    country: str | None
    person: bool

    @property
    def can_be_subject(self) -> bool:
        """Whether nothing in its form speaks against the nominative."""
        return self.preposition is None and self.article not in DATIVES and not self.linked


def subject_phrases(words: SentenceWords) -> list[SubjectPhrase]:
    """The noun phrases of one sentence in running order; times and numbers are none."""
    return list(_phrases(words))


def _phrases(words: SentenceWords) -> Iterator[SubjectPhrase]:
    index, count = 0, len(words.words)
    last_end = -1
    while index < count:
        phrase, index = _phrase(words, index, last_end)
        if phrase is not None:
            last_end = index
            yield phrase


def _phrase(words: SentenceWords, begin: int, last_end: int) -> tuple[SubjectPhrase | None, int]:
    """(the phrase that begins at word ``begin``, where to go on)."""
    index = begin
    preposition = article = None
    lower = words.words[index].lower()
    if lower in PREPOSITIONS or lower in CONTRACTED:
        preposition = CONTRACTED.get(lower, lower)
        index += 1
    word = words.word(index)
    if word.lower() in DETERMINERS:
        article = word.lower()
        index += 1
    adjectives: list[str] = []
    counted = False
    while (word := words.word(index)) and not word[0].isupper():
        if word[0].isdigit():
            counted = True
        elif not (
            word[0].isalpha()
            and word.endswith(("e", "en", "er", "es", "em"))
            and (word not in NO_ADJECTIVES)
            and (article is not None or preposition is not None or adjectives or verb_form(word) is None)
        ):
            break
        else:
            adjectives.append(word)
        index += 1
        if len(adjectives) > 3:
            break
    quoted = word in _OPENING and words.word(index + 1)[:1].isupper()
    first = index + quoted
    end = _quoted_end(words, first) if quoted else _run_end(words, first)
    if end is None or end <= first:
        return None, begin + 1 if index == begin else max(begin + 1, index if not quoted else index + 1)
    opens = first == 0 or words.words[first - 1] in _OPENING or words.words[first - 1] == ":"
    if not quoted and article is None and preposition is None and opens and end - first == 1:
        lone = words.words[first]
        if is_small_word(lone) or verb_form(lone.lower()) is VerbForm.PARTICIPLE:
            return None, begin + 1
    if not quoted and first + 1 < end and _is_national(words.words[first : first + 2], opening=opens):
        adjectives.append(words.words[first].lower())  # "Ukrainischer Generalstab"
        first += 1
        if first >= end:
            return None, end
    while end - first > 1 and not quoted and _only_opens(words.words[first], opening=opens):
        if words.words[first + 1] == ".":
            break  # "B. habe gezahlt": an initial
        first += 1
    run = _run(words, first, end)
    genitive = preposition is None and article in GENITIVES and begin == last_end
    linked = begin == last_end and (genitive or preposition == "von")
    oblique = preposition is not None or article == "den"
    named = _base(run, adjectives, genitive or article == "des", oblique, quoted)
    if named is None:
        return None, end + quoted
    base, is_name, country, person = named
    return (
        SubjectPhrase(
            words.starts[begin],
            words.ends[end - 1],
            base,
            run[0],
            preposition,
            article,
            tuple(adjectives),
            linked,
            counted,
            is_name,
            country,
            person,
        ),
        end + quoted,
    )


def _only_opens(word: str, *, opening: bool) -> bool:
    """Whether a word in front of a noun is no part of its name: a unit ("Liter Regen"), at the start of a sentence an adverb or a
    number ("Auch Solvanta", "Elf Betriebe")."""
    return word in UNITS or (opening and (is_small_word(word) or number_of(word) is not None))


def _is_national(pair: tuple[str, ...], *, opening: bool) -> bool:
    """Whether the first of two words is an adjective of a state and no part of a name: "Ukrainische Drohnen" opens a sentence, "Deutsche
    Bahn" is a name wherever it stands."""
    if country_of_adjective(pair[0].lower()) is None:
        return False
    role = role_of(pair[1])
    acts = role is not None and role[0]["kind"] in STATE_ROLES
    return acts or person_sort(pair[1]) is not None or (opening and not pair[0].startswith("Deutsch"))


def _run(words: SentenceWords, first: int, end: int) -> list[str]:
    """The words of the name, the full stop of an initial at its letter."""
    run: list[str] = []
    for word in words.words[first:end]:
        if word == ".":
            run[-1] += "."
        else:
            run.append(word)
    return run


def _quoted_end(words: SentenceWords, first: int) -> int | None:
    for end in range(first + 1, min(first + _LONGEST_QUOTED + 1, len(words.words))):
        if words.words[end] in _CLOSING:
            spoken = any(word.islower() and verb_form(word) in FINITE for word in words.words[first:end])
            return None if spoken and end - first > 1 else end
        if not words.words[end][0].isalnum() and words.words[end] not in "&-":
            return None
    return None


def _run_end(words: SentenceWords, first: int) -> int:
    end = first
    while end < len(words.words):
        word = words.words[end]
        near = end == first or words.starts[end] - words.ends[end - 1] <= 1
        if not near:
            break
        if word[0].isupper():
            if is_time_noun(word) or word.lower() in DETERMINERS:
                break
            end += 1
            continue
        if end > first and word == "." and len(words.words[end - 1]) == 1:
            end += 1  # "Anna W."
            continue
        ahead = words.word(end + 1)
        if end > first and word in _NAME_LINKS and ahead[:1].isupper():
            common = is_known(words.words[end - 1]) and word in ("von", "in")
            if not common:
                end += 2
                continue
        numbered = end > first and word[0].isdigit() and len(word) <= 2 and not ahead[:1].isupper()
        if numbered and not is_known(words.words[end - 1].lower()):
            end += 1  # "A 23"
            continue
        break
    return end


def _base(
    run: list[str], adjectives: list[str], genitive: bool, oblique: bool, quoted: bool
) -> tuple[str, bool, str | None, bool] | None:
    """(base form, whether a name, its state, whether a person)."""
    if quoted:
        return " ".join(run), True, None, False
    last = run[-1]
    if genitive and len(run) == 1:
        last = without_genitive(last)
    elif len(run) == 1 and last.endswith(("s", "’", "'")):
        last = _owner(last)
    elif genitive and len(run) > 1 and is_known(run[0]) and run[0].endswith("s"):
        run = [without_genitive(run[0]), *run[1:]]
        last = run[-1]
    run = [*run[:-1], last]
    role = role_of(run[0])
    if len(run) == 1:
        if is_country(last):
            return last, True, last, False
        state = country_of_capital(last) or (
            country_of_people(last) if len(last) > _SHORTEST_PEOPLE else None
        )
        if state is not None:
            return state, True, state, False
        if role is not None and role[0]["kind"] in STATE_ROLES:
            for adjective in adjectives:
                if (state := country_of_adjective(adjective)) is not None:
                    return state, True, state, False
        for adjective in adjectives:
            if person_sort(last) == "fighter" and (state := country_of_adjective(adjective)) is not None:
                return state, True, state, False
        if last.isupper() or not _is_word(last):
            return last, True, None, False
        return _nominative(last, oblique), False, None, False
    if run[0].endswith("s") and (owner := _owner(run[0])) != run[0] and role_of(run[1]):
        return country_of_capital(owner) or owner, True, country_of_capital(owner) or owner, False
    while len(run) > 1 and describes(run[0]):
        run = run[1:]
        if len(run) == 1:
            return run[0], True, None, True
        return " ".join(run), True, None, True
    national = country_of_adjective(run[0].lower()) is not None  # "Deutsche Bahn"
    name = national or not all(_is_word(word) for word in run)
    return " ".join(run), name, None, False


def _owner(word: str) -> str:
    """ "Nordkoreas" → "Nordkorea", names only."""
    bare = word.rstrip("s’'")
    return bare if is_country(bare) or country_of_capital(bare) else word


@lru_cache(maxsize=50_000)
def _is_word(word: str) -> bool:
    """Whether a capitalised word is a common noun of German, compounds of known nouns included."""
    if is_known(word):
        return True
    part = word.rpartition("-")[2]
    return bool(lemma(word) != word or role_of(word) or person_sort(word) or is_known(part))


@lru_cache(maxsize=50_000)
def describes(word: str) -> bool:
    """Whether the word in front of a name tells who the person is: "Ministerin", "Rentner", "Mutter"."""
    role = role_of(word)
    if role is not None:
        return role[0]["person"] == "yes"
    return (person_sort(word) is not None and country_of_adjective(word) is None) or _is_feminine(word)


def _is_feminine(word: str) -> bool:
    """ "Kundin" beside "Kunde"."""
    return word.endswith("in") and person_sort(word.removesuffix("in") + "e") is not None


@lru_cache(maxsize=50_000)
def _nominative(noun: str, oblique: bool) -> str:
    """The nominative in the same number: "Betrieben" → "Betriebe", "Streikenden" → "Streikende", "Helfern" → "Helfer"."""
    if is_nominalised(noun):
        return re.sub(r"e[nrm]$", "e", noun)
    base = lemma(noun)
    if base == noun:
        return noun
    if (noun.endswith("s") and noun[:-1] == base) or (noun.endswith("es") and noun[:-2] == base):
        return base
    if not noun.endswith("n") or not oblique:
        return noun
    shorter = noun[:-1]
    if noun.endswith(("ern", "eln")) and base != shorter:
        return shorter
    if is_known(shorter) and lemma(shorter) == base:
        return shorter
    return noun
