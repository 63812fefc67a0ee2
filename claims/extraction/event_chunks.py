"""The simple noun phrases of a clause, by shape: preposition, article, adjectives, noun and the names behind it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.extraction import lexicon
from claims.extraction.date_tokens import word_set
from claims.extraction.date_tokens import words as date_words
from claims.extraction.verb_forms import VerbForm, is_listed, verb_form
from claims.extraction.word_classes import word_class

WORD = re.compile(r"[^\W_](?:[\w-]*\w)?")
# "im Bahnhof" has its article in the preposition.
CONTRACTED = frozenset({"am", "beim", "im", "vom", "zum", "zur", "ins", "aufs", "vorm"})
GENITIVE_ARTICLES = frozenset(
    {"der", "des", "eines", "einer", "seiner", "seines", "ihrer", "ihres", "dieses", "dieser"}
)
DATIVE_ARTICLES = frozenset({"dem", "einem", "seinem", "ihrem", "diesem"})
# "die Kassenärztliche Vereinigung", "das Rote Kreuz": adjectives in names.
NAMING_ADJECTIVE = re.compile(r"(?:\w+(?:lich|isch|ig|iv)|Rot|Weiß|Vereint|Neu|Größer|Hoh)e[nrs]?")
# "laut Polizei", "nach Angaben der Polizei": who says it is no part of what happened.
SOURCES = frozenset({"laut", "zufolge", "gemäß"})


@dataclass(slots=True)
class Chunk:
    """A noun phrase: offsets from its article (or first adjective) on; ``nouns`` are the noun and what is named behind it.
    ``preposition`` and ``article`` are in lower case, None without; ``counted`` says that a number stands before the noun."""

    begin: int
    start: int
    end: int
    preposition: str | None
    article: str | None
    adjectives: list[str]
    nouns: list[str]
    noun_at: int
    counted: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it can be subject or object."""
        return self.preposition is None and self.article not in DATIVE_ARTICLES | GENITIVE_ARTICLES - {"der"}

    @property
    def headed(self) -> tuple[list[str], list[str]]:
        """Adjectives that keep their form without the article, and the nouns."""
        keep = self.article is None or (
            self.article in ("ein", "eine", "die") and all(a.endswith("e") for a in self.adjectives)
        )
        return (self.adjectives if keep or self.article == "ein" else []), self.nouns


@cache
def _statements() -> frozenset[str]:
    return frozenset(
        form for row in lexicon.read("statement_nouns") for form in (row["singular"], row["plural"])
    )


def is_name_or_noun(word: str) -> bool:
    """A capitalised word that is no function word or time word."""
    lower = word.lower()
    function = lower in word_set("function_word") or is_listed(lower) or lower in word_class("determiner")
    # "Montag" and "Ende" are no part of an event, "Tag" and "Erst" neither
    time = word in date_words() or lower in date_words()
    return word[0].isupper() and not function and not time and word not in _openers()


def is_fronted(word: str) -> bool:
    """Whether the first word of a clause is a participle put first: "Ausgebrochen ist das Feuer …"."""
    return word[0].isupper() and verb_form(word.lower()) is VerbForm.PARTICIPLE


@cache
def _openers() -> frozenset[str]:
    return frozenset(word for row in lexicon.read("sentence_openers") for word in row["words"].split())


def chunks(text: str, start: int, end: int, gap: tuple[int, int]) -> list[Chunk]:
    """The noun phrases of text[start:end] in running order, without those that name a source. ``gap`` is the time
    expression, which is part of none."""
    found = list(_chunks(text, start, end, gap))
    kept: list[Chunk] = []
    of_source = False
    for index, chunk in enumerate(found):
        attached = index > 0 and follows(text, found[index - 1], chunk)
        of_source = (of_source and attached) or chunk.preposition in SOURCES
        statement = chunk.nouns[0] in _statements() or chunk.nouns[0].removesuffix("n") in _statements()
        of_source |= chunk.preposition == "nach" and statement
        of_source |= text[chunk.end : chunk.end + 9].strip() == "zufolge"
        idiom = text[max(0, chunk.begin - 4) : chunk.begin].strip() == "ums"  # "ums Leben"
        if (
            not of_source
            and not idiom
            and not (chunk.nouns[0] in word_set("measure") and len(chunk.nouns) <= 2)
        ):
            kept.append(chunk)
    return kept


def follows(text: str, left: Chunk, right: Chunk) -> bool:
    """Whether the right phrase is an attribute of the left one: nothing between, and a genitive or a preposition."""
    near = not text[left.end : right.begin].strip()
    return near and (right.preposition is not None or right.article in GENITIVE_ARTICLES)


def _chunks(text: str, start: int, end: int, gap: tuple[int, int]) -> Iterator[Chunk]:
    words = [
        (found.start(), found.end(), found.group())
        for found in WORD.finditer(text, start, end)
        if not (found.end() > gap[0] and found.start() < gap[1])
    ]
    position = 0
    while position < len(words):
        chunk, following = _chunk(text, words, position, gap)
        if chunk:
            yield chunk
        position = following


def _chunk(
    text: str, words: list[tuple[int, int, str]], position: int, gap: tuple[int, int]
) -> tuple[Chunk | None, int]:
    begin, index = words[position][0], position

    def near() -> bool:
        """Whether the word at ``index`` stands right behind the one before it."""
        if index >= len(words):
            return False
        return index == position or not text[words[index - 1][1] : words[index][0]].strip(' \n\xa0„“»«"')

    preposition = article = None
    if words[index][2].lower() in word_class("preposition"):
        preposition = words[index][2].lower()
        index += 1
    if near() and words[index][2].lower() in word_class("determiner") - CONTRACTED:
        article = words[index][2].lower()
        index += 1
    if preposition in CONTRACTED:
        article = article or preposition
    adjectives: list[str] = []
    counted = False
    start = words[index][0] if near() and not article else words[min(index, len(words)) - 1][0]
    while near() and not is_name_or_noun(words[index][2]):
        word = words[index][2]
        if word[0].isdigit():
            counted = True
        elif word.islower() and word.endswith(("e", "en", "er", "es", "em")) and _is_adjective(word):
            adjectives.append(word)
        else:
            break
        index += 1
    nouns: list[str] = []
    noun_at = end = words[position][1]
    if position == 0 and is_fronted(words[0][2]):
        return None, 1
    while near() and (is_name_or_noun(words[index][2]) or (nouns and _is_name(words[index][2]))):
        nouns.append(words[index][2])
        noun_at = words[index][0] if len(nouns) == 1 else noun_at
        end = words[index][1]
        index += 1
    if len(nouns) > 1 and nouns[0] in word_set("vague_count"):
        nouns, counted = nouns[1:], True
    if len(nouns) > 1 and NAMING_ADJECTIVE.fullmatch(nouns[0]):
        adjectives.append(nouns.pop(0))
    if not nouns:
        return None, max(position + 1, index if preposition is None and article is None else position + 1)
    return Chunk(begin, start, end, preposition, article, adjectives, nouns, noun_at, counted), index


def _is_name(word: str) -> bool:
    """A capitalised word behind a noun, also "Kurz", which is an adverb at the start of a sentence."""
    lower = word.lower()
    closed = lower in word_class("determiner") or lower in word_class("preposition")
    return word[0].isupper() and not closed and word not in date_words() and not is_listed(lower)


# Words of time expressions that are adjectives before other nouns: "beim letzten Ausbruch", "im selben Werk".
_TIME_ADJECTIVES = frozenset({"last", "next", "this", "same", "ordinal", "few"})


def _is_adjective(word: str) -> bool:
    if (kind := date_words().get(word)) is not None:
        return kind[0] in _TIME_ADJECTIVES
    known = word in word_set("function_word") or word in word_class("preposition")
    return not known and verb_form(word) is None
