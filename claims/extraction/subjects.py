"""Who acts in a clause: the subject of a verb of saying, told from its object by position, case and what can speak."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import simplemma
from spacy.tokens import Doc

from claims.extraction.base_forms import medium
from claims.extraction.clause_words import words_in
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.dictionary import is_known
from claims.extraction.doc_memory import memory
from claims.extraction.heads import is_time_noun
from claims.extraction.noun_words import ARTICLES, CONTRACTED
from claims.extraction.nouns import NounPhrase, noun_phrase
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.parties import party_of
from claims.extraction.party import PRONOUNS, Party, is_partylike
from claims.extraction.person_nouns import is_nominalised
from claims.extraction.speaker_nouns import speaker_of
from claims.extraction.verb_forms import verb_form
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

# What is measured says nothing by itself.
MEASURED = tuple(word_class("measured_noun"))
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


def stands_for_said(doc: Doc, start: int, finite: int) -> bool:
    """ "Das sagt …", "Das jedenfalls sagt …", "So berichtet es …": what stands before the finite verb is what was said before."""
    first = doc[start].lower_
    if first == "so":
        return start + 1 == finite and finite + 1 < len(doc) and doc[finite + 1].lower_ == "es"
    return first in {"das", "dies"} and all(
        doc[i].lower_ in word_class("focus_particle") for i in range(start + 1, finite)
    )


def subject(
    doc: Doc,
    clauses: tuple[Clause, ...],
    number: int,
    verb: int,
    *,
    passive: bool,
    names: frozenset[str] = frozenset(),
) -> tuple[Party | None, bool]:
    """(who acts, whether the clause's own object is "das/dies") for the verb at token ``verb``."""
    clause = clauses[number]
    plain, inner = candidates(doc, clause, names)
    if passive:
        agent = next((party for prep, party in inner if prep == "von" and is_partylike(party, names)), None)
        return agent, False
    finite = clause.finite if clause.finite is not None else verb
    first = doc[clause.start].lower_
    demonstrative = clause.kind is ClauseKind.MAIN and stands_for_said(doc, clause.start, finite)
    headed = next((i for i in range(finite - 1, clause.start, -1) if doc[i].text == ":"), clause.start)
    before = [c for c in plain if headed <= c.at < finite]  # "Zu den Gästen: Die Stadt rechnet mit …"
    after = [c for c in plain if c.at > finite]
    if first in {"und", "oder", "aber", "sondern"} and clause.finite == clause.start + 1 and number:
        shared = _shared_subject(doc, clauses, number)
        if shared is not None:
            return shared, False
    if (
        clause.kind is ClauseKind.RELATIVE
        and clause.opener is not None
        and doc[clause.opener].lower_ in {"der", "welcher"}
    ):
        return _antecedent(doc, clause, clauses, number), False
    if clause.kind is not ClauseKind.MAIN:
        chosen = next((c for c in plain if is_partylike(c.party, names)), plain[0] if plain else None)
        known = chosen is not None and (is_partylike(chosen.party, names) or chosen.phrase is None)
        if clause.kind is ClauseKind.RELATIVE and not known:
            return _antecedent(doc, clause, clauses, number), False
    elif before and not demonstrative:
        chosen = before[0]
        if not is_partylike(chosen.party, names):
            mute = chosen.party.name.partition(" ")[0].lower().endswith(MEASURED)
            better = next(
                (c for c in after if is_partylike(c.party, names) or (mute and c.at == finite + 1)), None
            )  # "Die Kosten beziffert Wiesner auf 30 Euro"
            chosen = better or chosen
    elif after:
        chosen = _behind_object(after, finite, names)
        if not is_partylike(chosen.party, names) and not _is_proper(chosen, finite):
            chosen = next((c for c in after[:2] if is_partylike(c.party, names)), chosen)
    else:
        chosen = None
    if (
        chosen is None
        and clause.coordinated
        and clause.kind is ClauseKind.MAIN
        and doc[clause.start - 1].text != ";"
    ):
        inherited = _shared_subject(doc, clauses, number)
        return inherited, demonstrative
    if chosen is None:
        return None, demonstrative
    party = chosen.party
    if chosen.phrase is not None:
        party = _without_addressee(doc, chosen, party)
        party = with_apposition(doc, party)
    return party, demonstrative


def _behind_object(after: list[Candidate], finite: int, names: frozenset[str]) -> Candidate:
    """ "Mit 63 gibt sie Kommandant Hürlimann an": a pronoun that a party follows at once is the object."""
    first = after[0]
    if (
        len(after) > 1
        and first.at == finite + 1
        and first.phrase is None
        and first.party.gender in ("f", "p")
    ):
        second = after[1]
        told = second.party.kind in (ActorKind.MEDIUM, ActorKind.AGENCY)  # "sagte sie dem Tagblatt"
        adjacent = second.at == first.party.end and bool(second.party.head)
        if adjacent and not told and is_partylike(second.party, names):
            return second
    return first


def _is_proper(candidate: Candidate, finite: int) -> bool:
    """A bare name that is no word of German right behind the finite verb: "hatte Demotrend die Partei bei 30 Prozent gesehen"."""
    name = candidate.party.name
    return candidate.at == finite + 1 and bool(name) and not is_known(name) and " " not in name


def _shared_subject(doc: Doc, clauses: tuple[Clause, ...], number: int) -> Party | None:
    """ "X sagte …, und fügte hinzu": the subject of the nearest main clause before."""
    for index in range(number - 1, -1, -1):
        if clauses[index].kind is ClauseKind.MAIN:
            plain, _ = candidates(doc, clauses[index])
            known = next((c for c in plain if is_partylike(c.party)), plain[0] if plain else None)
            return None if known is None else with_apposition(doc, known.party)
    return None


def _antecedent(doc: Doc, clause: Clause, clauses: tuple[Clause, ...], number: int) -> Party | None:
    """The noun phrase right before a relative clause whose pronoun is its subject."""
    if clause.opener is None or doc[clause.opener].lower_ not in {
        "der",
        "die",
        "das",
        "welcher",
        "welche",
        "welches",
        "wonach",
    }:
        return None
    end = clause.start - 1
    while end > 1 and verb_form(doc[end - 1].text) is not None:
        end -= 1  # "wird von Medien bestätigt, die …"
    for start in range(max(0, end - 12), end):
        phrase = noun_phrase(doc, start, end)
        if phrase and phrase.end == end:
            return party_of(doc, phrase)
    return None


def _without_addressee(doc: Doc, chosen: Candidate, party: Party) -> Party:
    """ "sagte der Minister der Zeitung X": what looks like a genitive is the medium spoken to, which has said nothing."""
    phrase = chosen.phrase
    assert phrase is not None
    if not party.person or phrase.genitive is None or phrase.linked_by_von:
        return party
    behind = party_of(doc, phrase.genitive)
    if behind.kind not in (ActorKind.MEDIUM, ActorKind.AGENCY) or doc[phrase.genitive.start].lower_ != "der":
        return party
    shorter = noun_phrase(doc, phrase.start, phrase.genitive.start)
    return party if shorter is None else party_of(doc, shorter)


# "des Instituts für Wald, Holz und Papier": how far behind a role what belongs to it may reach, in tokens.
LONGEST_COMPLEMENT = 8


def _commas(doc: Doc, start: int) -> Iterator[int]:
    """The commas behind a role as long as only what belongs to it stands between."""
    for index in range(start, min(len(doc), start + LONGEST_COMPLEMENT)):
        token = doc[index]
        if token.text == ",":
            yield index
        elif token.text.islower() and token.lower_ not in COMPLEMENT_WORDS:
            return


COMPLEMENT_WORDS = PREPOSITIONS | word_class("article") | {"und", "sowie"}


def _name_at(doc: Doc, start: int) -> NounPhrase | None:
    """A name of two and more words at a token, with a comma or the end behind it."""
    phrase = noun_phrase(doc, start, min(len(doc), start + LONGEST_NAME))
    if phrase is None or phrase.article is not None or phrase.run[1] - phrase.run[0] < 2:
        return None
    closed = phrase.end == len(doc) or doc[phrase.end].text in {",", ".", ":", ";", "–", "“", "«"}
    return phrase if closed and not is_time_noun(doc[phrase.run[0]].text) else None


LONGEST_NAME = 6  # tokens


def _firm_behind(doc: Doc, party: Party) -> Party | None:
    """ "Der Veranstalter, die Waldklang GmbH, …": the company or body that an article and two commas set beside a role."""
    first = party.end + 1
    if first + 1 >= len(doc) or doc[party.end].text != "," or doc[first].lower_ not in ARTICLES:
        return None
    phrase = noun_phrase(doc, first, min(len(doc), first + LONGEST_NAME))
    if phrase is None or phrase.genitive is not None or phrase.run[1] - phrase.run[0] < 2:
        return None
    if phrase.end >= len(doc) or doc[phrase.end].text != ",":
        return None
    firm = party_of(doc, phrase)
    named = firm.kind is ActorKind.ORGANISATION and firm.name.lower() != firm.head
    legal = doc[phrase.end - 1].text in word_class("legal_form")
    if firm.person or not (named or legal):
        return None
    name = doc[phrase.run[0] : phrase.end].text if legal else firm.name
    return replace(firm, name=name, start=party.start, end=phrase.end, refers=False)


def with_apposition(doc: Doc, party: Party) -> Party:
    """ "der Militärchef, Oleksandr Syrskyj,": the name that follows a role in commas."""
    if party.head and party.name.lower() == party.head and (firm := _firm_behind(doc, party)) is not None:
        return firm
    if not party.person or (party.kind is ActorKind.PERSON and not party.head):
        return party
    named = party.head and party.word not in party.name.split(" ") and party.kind is ActorKind.PERSON
    if named:
        return party
    phrase = next((one for comma in _commas(doc, party.end) if (one := _name_at(doc, comma + 1))), None)
    if phrase is None:
        return party
    name = party_of(doc, phrase)
    if not name.person:
        return party
    return Party(
        name.name,
        ActorKind.PERSON,
        party.country,
        party.start,
        phrase.end,
        head=party.head,
        gender=party.gender,
        person=True,
    )
