"""The parties of a clause: the noun phrases, names and pronouns that may act in it, and those behind prepositions."""

from collections.abc import Iterator
from dataclasses import dataclass

import simplemma
from spacy.tokens import Doc

from claims.extraction.base_forms import medium
from claims.extraction.clause_words import words_in
from claims.extraction.clauses import Clause
from claims.extraction.doc_memory import memory
from claims.extraction.noun_words import ARTICLES, CONTRACTED
from claims.extraction.nouns import NounPhrase, noun_phrase
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.parties import party_of
from claims.extraction.party import PRONOUNS, Party
from claims.extraction.person_nouns import is_nominalised
from claims.extraction.speaker_nouns import speaker_of
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

PREPOSITIONS = word_class("preposition")
IMPERSONAL = word_class("impersonal_pronoun")
# "Von der Leyen", "De Graaf": what a surname may begin with.
NAME_LINKS = frozenset({"von", "van", "de", "den", "ten", "di", "del", "della", "dos"})
NOT_NOMINATIVE = word_class("oblique_article")


@dataclass(frozen=True, slots=True)
class Candidate:
    party: Party
    phrase: NounPhrase | None
    at: int


Candidates = tuple[list[Candidate], list[tuple[str, Party]]]
# All of a clause that they depend on, with the names and whether any case will do.
_Asked = tuple[tuple[tuple[int, int], ...], int | None, int | None, frozenset[str], bool]


def candidates(
    doc: Doc, clause: Clause, names: frozenset[str] = frozenset(), *, oblique: bool = False
) -> Candidates:
    """(phrases that may be the subject, in order; (preposition, party) of the prepositional phrases). With ``oblique`` the first
    list holds all phrases without preposition, in any case."""
    if names and NAME_LINKS.isdisjoint(words_in(doc, clause)):
        names = frozenset()  # only "von der Leyen" is told by them
    known: dict[_Asked, Candidates] = memory(doc, "candidates")
    asked = clause.parts, clause.opener, clause.finite, names, oblique
    if (found := known.get(asked)) is None:
        found = known[asked] = _candidates(doc, clause, names, oblique)
    return found


def _candidates(doc: Doc, clause: Clause, names: frozenset[str], oblique: bool) -> Candidates:
    plain: list[Candidate] = []
    inner: list[tuple[str, Party]] = []
    numerals = numeral_ends(doc)
    for start, end in clause.parts:
        index = start
        if clause.opener is not None and start == clause.start:
            index = clause.opener + 1
        while index < end:
            word = doc[index].lower_
            if word in NAME_LINKS and (party := _von_name(doc, index, end, names)):
                plain.append(Candidate(party, None, index))
                index = party.end
                continue
            if word in {"seitens", "vonseiten"} or (
                word == "von" and doc[min(index + 1, end - 1)].text == "Seiten"
            ):
                first = index + 1 + (word == "von")
                phrase = noun_phrase(doc, first, end) if first < end else None
                if phrase:
                    inner.append(("von", party_of(doc, phrase, genitive=True)))
                index = phrase.end if phrase else first
                continue
            if (word in PREPOSITIONS or word == "als") and not (
                word in {"ab", "an", "zu", "um", "bei"} and index == end - 1
            ):
                phrase = noun_phrase(doc, index + 1, end)
                if phrase:
                    inner.append((CONTRACTED.get(word, word), party_of(doc, phrase)))
                    index = phrase.end
                    while index + 1 < end and doc[index].lower_ in {"und", "sowie"}:
                        joined = noun_phrase(
                            doc, index + 1, end
                        )  # "Für Radwege und Brücken sieht der Etat …"
                        if joined is None or joined.article is not None:
                            break
                        inner.append((CONTRACTED.get(word, word), party_of(doc, joined)))
                        index = joined.end
                    continue
                extended = extended_phrase(doc, index + 1, end, clause.finite)
                if extended is not None:
                    inner.append((CONTRACTED.get(word, word), party_of(doc, extended)))
                index = extended.end if extended is not None else _after_number(doc, index + 1, end)
                if extended is None and index < end and medium(doc[index].text):
                    index += 1  # "Laut dpa sprach die Polizei …"
                continue
            if word in {"das", "dies"} and index + 1 == clause.finite:
                index += 1
                continue
            if word in AGED and index + 1 < end and doc[index + 1].text.endswith(("-Jährige", "-Jähriger")):
                aged = Party(
                    "",
                    ActorKind.PERSON,
                    None,
                    index,
                    index + 2,
                    gender=AGED[word],
                    refers=True,
                    word=doc[index + 1].text,
                )
                plain.append(Candidate(aged, None, index))  # "Der 58-Jährige sagte, …"
                index += 2
                continue
            if word in IMPERSONAL:
                plain.append(Candidate(Party("", ActorKind.UNKNOWN, None, index, index + 1), None, index))
                index += 1
                continue
            if word in PRONOUNS and not (
                word in {"diese", "dieser", "dieses"}
                and index + 1 < end
                and doc[index + 1].text[:1].isupper()
            ):
                if word != "es":
                    several = (
                        word == "sie"
                        and clause.finite is not None
                        and doc[clause.finite].lower_.endswith("n")
                    )
                    gender = "p" if several else PRONOUNS[word]
                    party = Party("", ActorKind.UNKNOWN, None, index, index + 1, gender=gender, refers=True)
                    plain.append(Candidate(party, None, index))
                index += 1
                continue
            if index in numerals or doc[index].like_num or word[:1].isdigit():
                if clause.finite is not None and doc[clause.finite].lower_.endswith(
                    "n"
                ):  # "Drei meldeten Ausfälle"
                    plain.append(Candidate(Party("", ActorKind.UNKNOWN, None, index, index + 1), None, index))
                index = _after_number(doc, index, end)
                continue
            phrase = _without_object(doc, noun_phrase(doc, index, end))
            if phrase and phrase.end < end and doc[phrase.end].lower_ == "zufolge":
                index = phrase.end + 1
                continue
            if phrase and phrase.end > index:
                article = doc[phrase.article].lower_ if phrase.article is not None else ""
                dative = article == "der" and any(doc[i].text.endswith("en") for i in phrase.adjectives)
                head = _role_gender(doc, phrase)
                dative = dative or (article == "der" and head in {"f", "p"})
                if oblique or (article not in NOT_NOMINATIVE and not dative):
                    plain.append(Candidate(party_of(doc, phrase), phrase, index))
                index = phrase.end
                continue
            if word in ARTICLES and index + 1 < end and doc[index + 1].lower_ in PREPOSITIONS:
                attributed = extended_phrase(doc, index + 1, end, clause.finite, (*INFLECTED, "e"))
                if attributed is not None:  # "Ein am Montag vorgestelltes Gutachten der Universität"
                    plain.append(Candidate(party_of(doc, attributed), attributed, index))
                    index = attributed.end
                    continue
            if listed := medium(doc[index].text):
                plain.append(Candidate(Party(listed[2], listed[0], listed[1], index, index + 1), None, index))
            index += 1
    return plain, inner


def _without_object(doc: Doc, phrase: NounPhrase | None) -> NounPhrase | None:
    """ "meldet Siemens Verluste von drei Milliarden": a common noun that is measured is no part of the name before it."""
    if phrase is None or phrase.run[1] - phrase.run[0] < 2:
        return phrase
    last = phrase.run[1] - 1
    measured = last + 2 < len(doc) and doc[last + 1].lower_ in {"von", "um"} and last + 2 in numeral_ends(doc)
    word = doc[last].text
    plural = not word.endswith("s") and simplemma.lemmatize(word, "de") not in (word, word.lower())
    if not measured or not (plural or word.lower() in PLURAL_ONLY):
        return phrase
    return noun_phrase(doc, phrase.start, last)


# Measured nouns without a singular that lemmatising tells: "veranschlagt das Ministerium Kosten von 30 Euro".
PLURAL_ONLY = frozenset({"kosten", "ausgaben", "einnahmen", "schulden", "einbußen", "werte"})
AGED = {"der": "m", "die": "f"}


# "Zum gestern vom Kabinett verabschiedeten Entwurf": words between a preposition and the participle before its noun.
LONGEST_ATTRIBUTE = 7


INFLECTED = ("en", "er", "em", "es")


def extended_phrase(
    doc: Doc, start: int, end: int, finite: int | None, endings: tuple[str, ...] = INFLECTED
) -> NounPhrase | None:
    """The noun phrase of a preposition whose noun has an extended attribute: from its participle on."""
    until = min(end - 1, start + LONGEST_ATTRIBUTE, end if finite is None or finite < start else finite - 1)
    for index in range(start + 1, until):
        word = doc[index].text
        inflected = word.islower() and word.endswith(endings) and len(word) > len("einen")
        if inflected and doc[index + 1].text[:1].isupper():
            phrase = noun_phrase(doc, index, end) or noun_phrase(doc, index + 1, end)
            described = phrase is not None and (bool(phrase.adjectives) or phrase.start == index + 1)
            return phrase if phrase is not None and phrase.article is None and described else None
    return None


def _role_gender(doc: Doc, phrase: NounPhrase) -> str | None:
    """The gender of the phrase's role noun, which a name may follow ("der Klinik Lobau"), None without one."""
    if phrase.run[1] == phrase.run[0]:
        return None
    noun = doc[phrase.run[1] - 1].text
    role = speaker_of(noun) or speaker_of(noun := doc[phrase.run[0]].text)
    inflected = noun.endswith("ende") or (noun.endswith("e") and is_nominalised(noun))
    if role and inflected and doc[phrase.start].lower_ == "der":
        return "m"  # "der Abgeordnete", where the dative would be "der Abgeordneten"
    return role[0]["gender"] if role else None


def _von_name(doc: Doc, index: int, end: int, names: frozenset[str]) -> Party | None:
    """ "Von der Leyen betonte": a name that begins like a prepositional phrase, known from its full form."""
    for last in (index + 1, index + 2):
        if last < end and doc[last].text in names and doc[last - 1].lower_ in NAME_LINKS | {"der", "dem"}:
            return Party(doc[last].text, ActorKind.PERSON, None, index, last + 1, person=True)
    return None


def _after_number(doc: Doc, index: int, end: int) -> int:
    """Behind a number and the noun it counts: neither is a subject of saying."""
    numeral = numeral_ends(doc).get(index)
    if index < end and (numeral or doc[index].like_num or doc[index].text[:1].isdigit()):
        index = numeral or index + 1
        phrase = noun_phrase(doc, index, end)
        return phrase.end if phrase else index
    return index


def inner_phrases(doc: Doc, clause: Clause) -> Iterator[tuple[str, Party]]:
    """(preposition, party) of the prepositional phrases of a clause; contracted forms as the plain preposition."""
    yield from candidates(doc, clause)[1]
