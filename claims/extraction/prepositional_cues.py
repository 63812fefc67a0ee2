"""Sources named without a verb: "laut X", "nach Angaben von X", "X zufolge", ", so X", "unter Berufung auf X", "demnach"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.announcing_cues import follows_record
from claims.extraction.base_forms import medium
from claims.extraction.clause_parties import NAME_LINKS
from claims.extraction.clause_words import words_in
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue, CueKind
from claims.extraction.dictionary import is_known
from claims.extraction.heads import allows_nach, role_of, statement_of
from claims.extraction.nach_cues import NOBODY, is_name, is_own, nach_cue, owner_of
from claims.extraction.noun_words import is_name_token
from claims.extraction.nouns import noun_phrase
from claims.extraction.parties import party_of
from claims.extraction.party import Party, is_partylike
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind


@cache
def _inner_openers() -> dict[str, list[tuple[str, ...]]]:
    """First word → the cues that begin with it, longer ones first."""
    rows = lexicon.read("attribution_cues")
    cues = {tuple(row["cue"].lower().split()) for row in rows if row["position"] == "inner"}
    table: dict[str, list[tuple[str, ...]]] = {}
    for cue in sorted(cues, key=lambda cue: (-len(cue), cue)):
        table.setdefault(cue[0], []).append(cue)
    return table


@cache
def _openers() -> frozenset[str]:
    """The words that a cue with a preposition may begin with."""
    owned = {first for first, _ in _owned_openers()}
    return frozenset(
        {"laut", "gemäß", "gemäss", "nach", "zufolge", "in", "im", "bei", "demnach", "danach"}
    ) | {
        *_inner_openers(),
        *owned,
    }


_PRONOUN_GENDER = {"er": "m", "sie": "f"}


def prepositional_cues(doc: Doc, clause: Clause, number: int) -> Iterator[Cue]:
    openers = _openers()
    if openers.isdisjoint(words_in(doc, clause)):
        return
    for start, end in clause.parts:
        index = start
        while index < end:
            if doc[index].lower_ not in openers:
                index += 1
                continue
            cue = _preposition_at(doc, index, start, end, number)
            if cue:
                yield _without_agent(doc, cue, clause)
                index = max(index, *cue.tokens, cue.party.end - 1 if cue.party else 0) + 1
            else:
                index += 1


def _without_agent(doc: Doc, cue: Cue, clause: Clause) -> Cue:
    """ "Der Mann wurde laut Meier von der Firma bezahlt": in the passive "von" names who acts, not whose Meier is."""
    passive = clause.finite is not None and verb_lemma(doc[clause.finite].lower_) == "werden"
    if cue.party is None or len(cue.tokens) > 1 or not passive:
        return cue
    phrase = noun_phrase(doc, cue.tokens[0] + 1, clause.end)
    if phrase is None or phrase.run[1] == phrase.run[0]:
        return cue
    von = next((i for i in range(phrase.run[0] + 1, phrase.end) if doc[i].lower_ in {"von", "vom"}), None)
    if von is None or statement_of(doc[von - 1].text):
        return cue
    if von < phrase.run[1] and not any(role_of(doc[i].text) for i in range(von, phrase.run[1])):
        return cue  # "laut Ursula von der Leyen"
    shorter = noun_phrase(doc, phrase.start, von)
    return cue if shorter is None else replace(cue, party=party_of(doc, shorter))


def _preposition_at(doc: Doc, index: int, start: int, end: int, number: int) -> Cue | None:
    word = doc[index].lower_
    if word in ("laut", "gemäß", "gemäss"):
        phrase = noun_phrase(doc, index + 1, end)
        if phrase:
            if is_own(doc, phrase):
                return None
            return Cue(CueKind.PREPOSITION, (index,), party_of(doc, phrase), number, hedged=True)
        party = (
            _lower_name(doc, index + 1, end)
            or _pointed_at(doc, index + 1, end)
            or _linked_name(doc, index + 1, end)
        )
        return Cue(CueKind.PREPOSITION, (index,), party, number, hedged=True) if party else None
    if word == "nach" and index + 1 < end and (before := nach_cue(doc, index, end, number)):
        return before
    if word in ("zufolge", "gemäß", "gemäss", "nach") or (word == "nach" and index > start):
        return _postposed(doc, index, start, number)
    if word == "zufolge":
        return None
    for opener in _inner_openers().get(word, ()):
        behind = index + len(opener)
        if behind > end or any(doc[index + i].lower_ != opener[i] for i in range(1, len(opener))):
            continue
        if phrase := noun_phrase(doc, behind, end):
            tokens = tuple(range(index, behind))
            return Cue(CueKind.INNER, tokens, party_of(doc, phrase), number, hedged=True)
    if word in {"in", "im", "bei"} and index > start and (surveyed := _in_survey(doc, index, end, number)):
        return surveyed
    if index + 1 < end and (word, doc[index + 1].text) in _owned_openers():
        return _owned(doc, index, end, number)
    if word == "demnach" or (word == "danach" and index == start and follows_record(doc, index)):
        return Cue(CueKind.BACK, (index,), None, number, hedged=word == "demnach")
    return None


@cache
def _owned_openers() -> frozenset[tuple[str, str]]:
    rows = lexicon.read("attribution_cues")
    return frozenset(
        (row["cue"].split()[0], row["cue"].split()[1]) for row in rows if row["position"] == "owned"
    )


def _owned(doc: Doc, index: int, end: int, number: int) -> Cue | None:
    """ "Aus Sicht der Arbeitgeber", "nach dem Dafürhalten von Ökonomen": the party depends on the noun of the cue."""
    first = index + 2
    if first < end and doc[first].lower_ in {"von", "vom"}:
        first += 1
    phrase = noun_phrase(doc, first, end)
    if phrase is None:
        return None
    party = party_of(doc, phrase, genitive=True)
    return Cue(CueKind.PREPOSITION, (index, index + 1), party, number, hedged=True)


def _in_survey(doc: Doc, index: int, end: int, number: int) -> Cue | None:
    """ "30 Prozent stimmten in einer Umfrage des Instituts X zu": whoever asked states the answers."""
    phrase = noun_phrase(doc, index + 1, end)
    if phrase is None or phrase.genitive is None or phrase.run[1] == phrase.run[0]:
        return None
    split = statement_of(doc[phrase.run[1] - 1].text)
    if split is None or split[1] not in SURVEYS:
        return None
    return Cue(CueKind.PREPOSITION, (index, phrase.run[0]), party_of(doc, phrase), number, hedged=True)


SURVEYS = frozenset(
    {"Umfrage", "Umfragen", "Erhebung", "Befragung", "Hochrechnung", "Studie", "Untersuchung"}
)


def _lower_name(doc: Doc, index: int, end: int) -> Party | None:
    """A medium that writes itself in lower case: "laut dpa", "nach taz-Informationen"."""
    if index < end and doc[index].lower_ in {"der", "dem", "den", "die"}:
        index += 1
    for length in (3, 2, 1):
        if index + length <= end and (listed := medium(doc[index : index + length].text)):
            return Party(listed[2], listed[0], listed[1], index, index + length)
    return None


def _linked_name(doc: Doc, index: int, end: int) -> Party | None:
    """ "Laut von Thun", "laut van der Berg": a surname with what it begins with, and no word of German."""
    last = index + 1 + (index + 1 < end and doc[index + 1].lower_ in {"der", "den", "dem"})
    if last >= end or doc[index].lower_ not in NAME_LINKS:
        return None
    if not is_name_token(doc[last].text) or is_known(doc[last].text):
        return None
    return Party(doc[index : last + 1].text, ActorKind.PERSON, None, index, last + 1, person=True)


LONGEST_POSTPOSED = 14  # tokens that "… zufolge" may reach back to; longer phrases hardly occur


def _postposed(doc: Doc, index: int, start: int, number: int) -> Cue | None:
    """ "Dem britischen Geheimdienst zufolge", "Berichten zufolge", "dem Minister nach" is left aside as too rare."""
    word = doc[index].lower_
    if word != "zufolge" and not (word == "nach" and _statement_before(doc, index, start)):
        return None
    if index > start and (gender := _DATIVE_PRONOUNS.get(doc[index - 1].lower_)):
        pointer = Party("", *NOBODY, index - 1, index, refers=True, gender=gender)
        return Cue(CueKind.PREPOSITION, (index,), pointer, number, hedged=True)
    phrases = [
        noun_phrase(doc, first, index) for first in range(max(start, index - LONGEST_POSTPOSED), index)
    ]
    ending = [phrase for phrase in phrases if phrase and phrase.end == index]
    if ending:
        # "Die Zahl der Toten stieg der Agentur zufolge": where things stand in front, the party that is nearest.
        phrase = next((one for one in ending if is_partylike(party_of(doc, one))), ending[0])
        party = party_of(doc, phrase)
        own = phrase.article is not None and doc[phrase.article].lower_.startswith(("sein", "ihr"))
        if own and phrase.article is not None and phrase.genitive is None:
            party = owner_of(doc, phrase.article, phrase.start, phrase.end)
        return Cue(CueKind.PREPOSITION, (index,), party, number, hedged=True)
    name = _lower_name(doc, index - 1, index)
    return Cue(CueKind.PREPOSITION, (index,), name, number, hedged=True) if name else None


_DATIVE_PRONOUNS = {"ihm": "m", "ihr": "f", "ihnen": "p"}


def _pointed_at(doc: Doc, index: int, end: int) -> Party | None:
    """ "Laut ihm", "laut dieser": a pronoun alone."""
    if index >= end or (gender := _LONE_PRONOUNS.get(doc[index].lower_)) is None:
        return None
    if index + 1 < end and doc[index + 1].text[:1].isupper():
        return None
    return Party("", *NOBODY, index, index + 1, refers=True, gender=gender)


_LONE_PRONOUNS = {**_DATIVE_PRONOUNS, "diesem": "m", "dieser": "f", "diesen": "p"}


def _statement_before(doc: Doc, index: int, start: int) -> bool:
    """ "Ihrer Meinung nach", "dem Bericht nach": the noun before it is a statement and no other preposition governs that."""
    if index <= start or not (
        doc[index - 1].text in word_class("opinion_noun") or statement_of(doc[index - 1].text)
    ):
        return False
    governed = any(doc[i].lower_ in word_class("preposition") for i in range(max(0, index - 4), index - 1))
    return not governed and index - 1 > start


def apposed_cue(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ ", so der Minister", "so jedenfalls die Bilanz der GDV"; the stretch holds nothing but the party."""
    for start, end in clause.parts:
        if doc[start].lower_ != "so" or start + 1 >= end or clause.opener == start:
            continue
        if start == doc[start].sent.start and (number > 0 or not doc[start].text.islower()):
            continue
        if doc[start + 1].lower_ in word_class("record_verb_form") | {"viel", "viele", "wenig", "wenige"}:
            continue  # "…, so steht es im Bericht", "…, so viel Stahl"
        for first in (start + 1, start + 2):
            party, record = None, False
            if first < end and doc[first].lower_ in {"er", "sie"} and first + 1 >= end - 1:
                party = Party(
                    "", *NOBODY, first, first + 1, refers=True, gender=_PRONOUN_GENDER[doc[first].lower_]
                )
            elif first < end and (phrase := noun_phrase(doc, first, end)):
                party = party_of(doc, phrase)
                record = any(statement_of(doc[i].text) for i in range(*phrase.run))
                if (
                    phrase.article is not None
                    and doc[phrase.article].lower_.startswith(("sein", "ihr"))
                    and party.head == "version"
                ):
                    party = owner_of(doc, phrase.article, first, phrase.end)
            elif first < end:
                party = _lower_name(doc, first, end)
            if party and (party.known or record or is_name(doc, party)):
                return Cue(CueKind.APPOSED, (start,), party, number)
    return None


def record_cue(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ "In einem Bericht der Zeitung X werden …": a record in the prefield, when nobody speaks in the clause."""
    if clause.kind is not ClauseKind.MAIN or doc[clause.start].lower_ not in {"in", "im"}:
        return None
    phrase = noun_phrase(doc, clause.start + 1, clause.parts[0][1])
    if phrase is None or phrase.run[1] == phrase.run[0] or clause.finite is None:
        return None
    if any(doc[i].lower_ == "demnach" for i in clause.tokens):
        return None  # "In der Kalkulation des Amts fehlen demnach 30": somebody else looked into it
    until = clause.parts[0][1]
    asked = (
        phrase.end < until and doc[phrase.end].lower_ == "unter"
    )  # "In einer Umfrage unter 800 Eltern nannten …"
    if (
        clause.finite != phrase.end
        and not asked
        and (phrase.end != until or clause.finite != clause.parts[-1][0])
    ):
        return None
    split = next((found for i in range(*phrase.run) if (found := statement_of(doc[i].text))), None)
    if split is None or not allows_nach(split[1]):
        return None
    tokens = (clause.start, phrase.run[0])
    if asked:
        content = clause.finite
        return Cue(CueKind.MATRIX, tokens, party_of(doc, phrase), number, hedged=True, content=content)
    return Cue(CueKind.PREPOSITION, tokens, party_of(doc, phrase), number, hedged=True)
