"""The noun that a number counts: right behind it ("1.900 getötete russische Soldaten"), in front of it ("Stärke 6,7"), or elided and to be taken from a number nearby ("davon 3.000")."""

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.extraction import lexicon
from claims.extraction.dictionary import is_known
from claims.extraction.numerals import Numeral
from claims.extraction.person_nouns import is_nominalised, person_sort
from claims.extraction.sentence_words import SentenceWords, is_verb, lemma
from claims.extraction.verb_forms import VerbForm, verb_form


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """``noun`` is the base form; text[start:end] runs from behind the number to the end of the noun. ``conjoined`` holds a
    second noun that the same number counts ("Tote und Verwundete"). ``before``: the noun stands in front of the number."""

    noun: str
    start: int
    end: int
    surface: str
    conjoined: str | None = None
    before: bool = False


def _words(sort: str) -> frozenset[str]:
    return frozenset(
        word for row in lexicon.read("phrase_words") if row["sort"] == sort for word in row["words"].split()
    )


_ADVERBS, _DETERMINERS, _NO_ADJECTIVES, _DATIVE_BEFORE, _PREPOSITIONS = map(
    _words, ("adverb", "determiner", "no_adjective", "dative", "preposition")
)
_UNITS = re.compile(
    r"%|µg/m³|µg|mg|ml|€|\$|£|¥|°C?|ppm|ppb|hPa|mbar|bar|dB\(A\)|mSv|µSv|kV|mg/l|µg/l|km/h|km²|m²|m³|km|kg|cm|mm|ha|m|g|t|l|qm|kWh|MWh|GWh|TWh|kW|MW|GW|dB"
)
_SYMBOL_NOUNS = {
    "%": "Prozent",
    "€": "Euro",
    "$": "Dollar",
    "£": "Pfund",
    "¥": "Yen",
    "°": "Grad",
    "°C": "Grad",
}
_FURTHEST = 7  # words between number and noun

_NOMINALISED = re.compile(
    r"(?:tot|verletzt|verwundet|gefallen|vermisst|getötet|gefangen|festgenommen|verhaftet|beschäftigt|angestellt|deutsch|jugendlich|erwachsen"
    r"|angehörig|beamt|obdachlos|geflüchtet|vertrieben|infiziert|erkrankt|streikend|demonstrierend|studierend|befragt|reisend|gerettet"
    r"|schiffbrüchig|autonom|gläubig|verschüttet|inhaftiert|evakuiert|delegiert|abgeordnet|verdächtig|freiwillig|geimpft|verstorben|kriegsgefangen"
    r"|entführt|ermordet|überlebend|wahlberechtigt|stimmberechtigt|wehrpflichtig|schwerverletzt|arbeitslos|teilnehmend|selbstständig|pflegebedürftig)"
    r"(?:e[nrm]?)$",
    re.IGNORECASE,
)


def _is_attributive(word: str, dative: bool) -> bool:
    if word in _ADVERBS or word in _DETERMINERS:
        return True
    if not word.endswith(("e", "en", "er", "es", "em")) or len(word) < 3:
        return False
    if word in _NO_ADJECTIVES:
        return False
    if word.endswith(("ende", "enden", "ender", "ische", "ischen", "ischer", "liche", "lichen")):
        return True
    if is_verb(word):
        return (
            word.endswith(("te", "ene", "enen", "ener", "enes"))
            or (dative and word.endswith(("ten", "enen")))
            or bool(re.search(r"(?:ge|be|ver|er|zer|ent)\w+en[en]?[enr]$", word) and dative)
        )
    return True


_OPENING_QUOTES = frozenset('„“”»«"›‹')


def _attribute_end(words: SentenceWords, at: int) -> int | None:
    """Where "am Einsatz beteiligten" ends in "1.800 am Einsatz beteiligten Männern": the index of the noun behind it."""
    if words.words[at] not in _PREPOSITIONS and words.words[at] not in _DETERMINERS:
        return None
    step = at + 1
    while words.word(step)[:1].islower() and step - at < 3:
        step += 1
    participle = words.word(step + 1)
    if not words.word(step)[:1].isupper() or not re.fullmatch(
        r"[a-zäöüß]{4,}(?:te|ten|ter|ene|enen|ende|enden)", participle
    ):
        return None
    return step + 2 if words.word(step + 2)[:1].isupper() else None


def noun_behind(
    words: SentenceWords, index: int, before_index: int, vague: bool = False
) -> CountedNoun | None:
    """The noun that starts at or after word ``index`` and is counted by the number whose phrase the word ``before_index``
    precedes; None when something else follows the number. After a ``vague`` number "von" may lead ("Hunderte von Gästen")."""
    dative = words.word(before_index).lower() in _DATIVE_BEFORE or _goes_on_in_dative(words, before_index)
    at = index
    first_start = words.starts[index] if index < len(words.words) else 0
    while at < len(words.words) and at - index < _FURTHEST:
        word = words.words[at]
        if _UNITS.fullmatch(word) or (word in ("EUR", "USD", "CHF")):
            end = words.ends[at]
            if word == "°" and words.word(at + 1) == "C" and words.starts[at + 1] == end:
                end = words.ends[at + 1]
            if word.isalpha() and at != index:
                return None
            return CountedNoun(_SYMBOL_NOUNS.get(word, word), first_start, end, word)
        if word in ("Weitere", "Weiteren", "Andere", "Anderen"):
            return None
        if (
            word == ","
            and at == index
            and words.word(at + 1) in ("-", "–")
            and _UNITS.fullmatch(words.word(at + 2) or "x")
        ):
            at += 2  # "100,- €"
            continue
        if word[0].isupper():
            if _is_place_adjective(words, at):
                at += 1
                continue
            return _noun_at(words, at, first_start)
        if (
            word in _OPENING_QUOTES
            and at + 1 < len(words.words)
            and at
            and words.starts[at] > words.ends[at - 1]
        ):
            at += 1
            continue
        if at == index and (behind := _attribute_end(words, at)) is not None:
            at = behind
            continue
        if at == index and _describes_adjective(words, at):
            at += 1
            continue
        if word == "zum" and words.word(at + 1) == "Teil":
            at += 2
            continue
        if word == "von" and at == index and vague:
            at += 1
            continue
        if word in ("oder", "und", "bzw", ",") and at > index and _continues_adjectives(words, at, dative):
            at += 1
            continue
        if (
            word in ("und", "bis", "oder")
            and words.word(at + 1) in ("mehr", "älter", "weniger", "jünger")
            and at == index
        ):
            at += 2
            continue
        if word in _DETERMINERS and at > index and words.words[at - 1] not in _BEFORE_DETERMINER:
            return None  # "weitere 480 Millionen sichere der Fonds ab"
        if word == "vom" and at == index:
            return None  # "die 12 Millionen vom Frühjahr"
        if not word[0].isalpha() or not _is_attributive(word, dative):
            return None
        at += 1
    return None


def _goes_on_in_dative(words: SentenceWords, joint: int) -> bool:
    """As in "von 14 verletzten Beamten und 22 verletzten Fans": the number before "und" stands in the dative."""
    if words.word(joint) not in ("und", "sowie"):
        return False
    first = joint - 1
    while first > 0 and joint - first < _FURTHEST and not words.words[first][:1].isdigit():
        first -= 1
    return first > 0 and words.words[first - 1].lower() in _DATIVE_BEFORE


_PARTICIPLE = re.compile(
    r"[a-zäöüß]{4,}(?:te|ten|ter|ene|enen|ener|ende|enden|ige|igen|ische|ischen|liche|lichen)"
)


def _describes_adjective(words: SentenceWords, at: int) -> bool:
    """As in "14.000 akut unterernährte Kinder": a plain adjective in front of an inflected one and its noun."""
    word, participle, noun = words.words[at], words.word(at + 1), words.word(at + 2)
    if (
        not noun[:1].isupper()
        or not _PARTICIPLE.fullmatch(participle)
        or not word.isalpha()
        or not word.islower()
    ):
        return False
    return word not in _PREPOSITIONS and not is_verb(word) and lemma(word + "e") == word


# "zwei weitere der Opfer": behind any other adjective an article opens a phrase of its own.
_BEFORE_DETERMINER = _ADVERBS | {"weitere", "weiteren", "weiterer", "andere", "anderen", "der", "des"}


def _continues_adjectives(words: SentenceWords, at: int, dative: bool) -> bool:
    """Whether "und", "oder" or a comma at ``at`` joins two adjectives in front of one noun."""
    following, after = words.word(at + 1), words.word(at + 2)
    joined = (
        bool(following)
        and following[0].islower()
        and _is_attributive(following, dative)
        and following not in _DETERMINERS
    )
    return joined and bool(after) and (after[0].isupper() or _is_attributive(after, dative))


def _is_place_adjective(words: SentenceWords, at: int) -> bool:
    """As in "Berliner Polizisten", "New Yorker Polizisten": a capitalised word that leans on the noun behind."""
    word, following = words.words[at], words.word(at + 1)
    if not following or not following[0].isupper() or words.starts[at + 1] - words.ends[at] != 1:
        return False
    return (word.endswith("er") and len(word) > 4 and not _is_plain_noun(word)) or word in (
        "New",
        "Los",
        "San",
        "Frankfurter",
    )


@lru_cache(maxsize=20_000)
def _is_plain_noun(word: str) -> bool:
    """Whether the dictionary knows the word as a noun of its own, so that it does not only describe the next."""
    return is_known(word) and not word.endswith(("iner", "ner"))


def _noun_at(words: SentenceWords, at: int, first_start: int) -> CountedNoun:
    at = _head_of_run(words, at)
    word, end = words.words[at], words.ends[at]
    conjoined = None
    following = words.word(at + 1)
    if (
        following in ("und", "sowie", "oder", "bzw")
        and words.word(at + 2)[:1].isupper()
        and _pairs(word, words.word(at + 2))
    ):
        conjoined = words.words[at + 2]
        end = words.ends[at + 2]
        if word.endswith("innen"):
            word, conjoined = conjoined, None  # "Fahrerinnen und Fahrer" are drivers
    elif (
        following.isdigit()
        and words.starts[at + 1] - end == 1
        and not words.word(at + 2)[:1].isupper()
        and _is_name_like(word)
    ):
        end = words.ends[at + 1]
        return CountedNoun(f"{word} {following}", first_start, end, word)
    return CountedNoun(base_form(word), first_start, end, word, conjoined=conjoined and base_form(conjoined))


def _head_of_run(words: SentenceWords, at: int) -> int:
    """As in "vier Black Hawk Hubschrauber": of three capitalised words in a row the last counts, of two when the first is a name."""
    last = at
    while (
        words.word(last + 1)[:1].isupper()
        and words.starts[last + 1] - words.ends[last] == 1
        and last - at < 3
    ):
        last += 1
    named = last - at >= 2 or not is_known(words.words[at])
    return last if named and is_known(words.words[last]) else at


def _is_name_like(word: str) -> bool:
    return lemma(word) == word and not word.endswith(("en", "n", "e", "s"))


def _pairs(left: str, right: str) -> bool:
    """As in "Tote und Verwundete", "Fahrerinnen und Fahrer": two nouns that share one number."""
    if left.endswith("innen") and right.startswith(left[:4]):
        return True
    return bool(_NOMINALISED.search(left) and _NOMINALISED.search(right))


def is_nominalised_person(word: str) -> bool:
    """Whether a word is an adjective or participle that names people: "Verletzten", "Vermummte"."""
    return _NOMINALISED.search(word) is not None or (is_nominalised(word) and person_sort(word) is not None)


@lru_cache(maxsize=50_000)
def base_form(word: str) -> str:
    """The noun as a dictionary lists it: "Soldaten" → "Soldat", "Verletzte" → "Verletzter"."""
    if is_nominalised_person(word) or _is_adjectival(word):
        return re.sub(r"e[nrm]?$", "er", word)
    if word.endswith("leute") and len(word) > len("leute"):
        return word if word in _NO_SINGULAR else word.removesuffix("leute") + "mann"
    base = lemma(word)
    if base == word and word.endswith(_FOREIGN_PLURALS) and is_known(word[:-1]):
        return word[:-1]
    if "ß" in base and "ss" in word:
        return base.replace("ß", "ss")  # the dictionary has the old spelling: "Schuß"
    return base


# Plurals of words that came from elsewhere: "Jobs", "Bolivianos", "Handys".
_FOREIGN_PLURALS = ("bs", "ts", "gs", "ps", "ks", "ms", "ns", "ys", "os", "as")
_NO_SINGULAR = frozenset({"Fachleute", "Bauleute", "Eheleute"})
_INFLECTED = re.compile(r"e[nrm]?$")


# A shorter adjective is more often the stem of a noun on -e.
_SHORTEST_ADJECTIVE = 6


def _is_adjectival(word: str) -> bool:
    """Whether a noun that the dictionary lacks is an inflected adjective or participle: "Trauernden", "Ungeschützte", "Neuen"."""
    base = lemma(word)
    stem = _INFLECTED.sub("", word).lower()
    if base not in (word, stem.capitalize() + "e") or stem == word.lower():
        return False
    if stem.endswith("nd") and verb_form(stem[:-1]) in (VerbForm.PLURAL, VerbForm.ZU_INFINITIVE):
        return True
    if base != word and len(stem) < _SHORTEST_ADJECTIVE:
        return False  # "Runde", "Platte"
    return lemma(stem + "e") == stem or lemma(stem + "en") == stem


_SCALE_NOUN = re.compile(
    r"\b(?P<noun>Stufe|Stärke|Windstärke|Magnitude|Orkanstärke|(?:Lawinen-?)?[Ww]arnstufe|Gefahrenstufe|Alarmstufe)(?:\s(?:des|der|vom)\s[A-ZÄÖÜ]\w+)?(?:\s(?:von|bis|auf))?\s(?:etwa\s|rund\s|mindestens\s|bis zu\s|knapp\s|über\s)?$|\b(?P<speed>Tempo)\s$"
)


def noun_before(text: str, numeral: Numeral, sentence_start: int) -> CountedNoun | None:
    """The noun of a value on a scale, which stands in front of its number: "Stärke 6,7"."""
    found = _SCALE_NOUN.search(text[max(sentence_start, numeral.start - 40) : numeral.start])
    if found is None:
        return None
    start = max(sentence_start, numeral.start - 40) + found.start()
    noun = found["noun"] or found["speed"]
    return CountedNoun(noun, start, numeral.end, noun, before=True)
