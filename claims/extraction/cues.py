"""Where a sentence says who says it: prepositions (laut, nach Angaben), verbs of saying, "so X", "hieß es", and pointers
back (demnach). A cue carries the party as named there; ``chains`` decides how far it reaches.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import simplemma
from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.clauses import Clause, ClauseKind, mood, verb_lemma
from claims.extraction.nouns import CLOSERS, CONTRACTED, allows_nach, is_name_token, noun_phrase, statement_of
from claims.extraction.parties import Party, medium, party_of
from claims.extraction.subjects import inner_phrases, subject
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind, Modality


class CueKind(StrEnum):
    """PREPOSITION laut X; APPOSED ", so X"; PARENTHESIS ", sagte X"; WIE "wie X meldet"; MATRIX "X sagt, dass"; INNER
    "unter Berufung auf X"; BACK "demnach"; EVIDENTIAL "X will … gesehen haben"."""

    PREPOSITION = "preposition"
    APPOSED = "apposed"
    PARENTHESIS = "parenthesis"
    WIE = "wie"
    MATRIX = "matrix"
    INNER = "inner"
    BACK = "back"
    EVIDENTIAL = "evidential"


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A row of ``reporting_verbs.tsv``."""

    infinitive: str
    particle: str | None
    clause: bool
    object: bool
    prepositions: frozenset[str]
    needs_party: bool
    hedged: bool
    modality: Modality


@dataclass(frozen=True, slots=True)
class Cue:
    """``tokens`` are the cue's own (a verb and its particle, "nach Angaben"); ``party`` None when nobody is named ("hieß es");
    ``clause`` the index of the clause it stands in; ``content`` the token from which content inside the clause counts,
    None when only other clauses hold it; ``venue`` the medium that someone spoke to ("sagte der Zeitung X")."""

    kind: CueKind
    tokens: tuple[int, ...]
    party: Party | None
    clause: int
    hedged: bool = False
    modality: Modality = Modality.ASSERTED
    content: int | None = None
    venue: Party | None = None
    demonstrative: bool = False


@cache
def reporting_verbs() -> dict[tuple[str, str | None], ReportingVerb]:
    """(infinitive without particle, particle) → verb; separable verbs also under (whole infinitive, None)."""
    table: dict[tuple[str, str | None], ReportingVerb] = {}
    for row in lexicon.read("reporting_verbs"):
        complements = frozenset(row["complements"].split())
        particle = None if row["particle"] == "-" else row["particle"]
        last = row["verb"].split()[-1]
        verb = ReportingVerb(
            row["verb"],
            particle,
            "clause" in complements,
            "object" in complements,
            complements - {"clause", "object", "party"},
            "party" in complements,
            row["hedged"] == "yes",
            Modality(row["modality"]),
        )
        bare = last[len(particle) :] if particle and last.startswith(particle) else last
        table[bare, particle] = verb
        if particle and bare != last:
            table[last, None] = verb
    return table


@cache
def _cue_words() -> dict[str, dict[str, str]]:
    return {row["cue"]: row for row in lexicon.read("attribution_cues")}


@cache
def _inner_openers() -> dict[tuple[str, str, str], bool]:
    rows = lexicon.read("attribution_cues")
    return {tuple(row["cue"].lower().split()): True for row in rows if row["position"] == "inner"}  # type: ignore[misc]


_PRONOUN_GENDER = {"er": "m", "sie": "f"}
_NOBODY = (ActorKind.UNKNOWN, None)


def cues(doc: Doc, clauses: tuple[Clause, ...], names: frozenset[str] = frozenset()) -> list[Cue]:
    """All cues of one sentence, given its clauses, in the order of their first token. ``names`` are the surnames and short
    names introduced anywhere in the article: they can speak without a role."""
    found: list[Cue] = []
    for number, clause in enumerate(clauses):
        prepositions = list(_prepositions(doc, clause, number))
        found += prepositions
        apposed = _apposed(doc, clause, number)
        if apposed:
            found.append(apposed)
            continue
        verb = _verb_cue(doc, clauses, number, names) or _record(doc, clause, number)
        if verb:
            found.append(verb)
    return sorted(found, key=lambda cue: cue.tokens[0])


def _prepositions(doc: Doc, clause: Clause, number: int) -> Iterator[Cue]:
    for start, end in clause.parts:
        index = start
        while index < end:
            cue = _preposition_at(doc, index, start, end, number)
            if cue:
                yield cue
                index = max(index, *cue.tokens, cue.party.end - 1 if cue.party else 0) + 1
            else:
                index += 1


def _preposition_at(doc: Doc, index: int, start: int, end: int, number: int) -> Cue | None:
    word = doc[index].lower_
    if word in ("laut", "gemäß"):
        phrase = noun_phrase(doc, index + 1, end)
        if phrase:
            return Cue(CueKind.PREPOSITION, (index,), party_of(doc, phrase), number, hedged=True)
        party = _lower_name(doc, index + 1, end)
        return Cue(CueKind.PREPOSITION, (index,), party, number, hedged=True) if party else None
    if word == "nach" and index + 1 < end and (before := _nach(doc, index, end, number)):
        return before
    if word in ("zufolge", "gemäß", "nach") or (word == "nach" and index > start):
        return _postposed(doc, index, start, number)
    if word == "zufolge":
        return None
    if index + 2 < end and (word, doc[index + 1].lower_, doc[index + 2].lower_) in _inner_openers():
        phrase = noun_phrase(doc, index + 3, end)
        if phrase:
            return Cue(
                CueKind.INNER, (index, index + 1, index + 2), party_of(doc, phrase), number, hedged=True
            )
    if word == "demnach" or (word == "danach" and index == start and _after_statement(doc, index)):
        return Cue(CueKind.BACK, (index,), None, number, hedged=word == "demnach")
    return None


def _after_statement(doc: Doc, index: int) -> bool:
    """ "Danach" points to a source only behind a sentence that speaks of a report or of figures; else it is a time."""
    end = doc[index].sent.start
    return any(statement_of(doc[i].text) for i in range(max(0, end - 25), end))


def _lower_name(doc: Doc, index: int, end: int) -> Party | None:
    """A medium that writes itself in lower case: "laut dpa", "nach taz-Informationen"."""
    if index < end and doc[index].lower_ in {"der", "dem", "den", "die"}:
        index += 1
    for length in (3, 2, 1):
        if index + length <= end and (listed := medium(doc[index : index + length].text)):
            return Party(listed[2], listed[0], listed[1], index, index + length)
    return None


def _nach(doc: Doc, index: int, end: int, number: int) -> Cue | None:
    """ "nach Angaben der Polizei", "nach Polizeiangaben", "nach Kiewer Zählung", "nach den Worten Müllers"."""
    phrase = noun_phrase(doc, index + 1, end)
    if phrase is None:
        if (
            doc[index + 1].text[:1].islower()
            and "-" in doc[index + 1].text
            and (split := statement_of(doc[index + 1].text))
        ):
            listed = medium(split[0])
            if listed:
                party = Party(listed[2], listed[0], listed[1], index + 1, index + 2)
                return Cue(CueKind.PREPOSITION, (index,), party, number, hedged=True)
        return None
    if phrase.quoted and phrase.run[0] == phrase.run[1]:
        return None
    words = [doc[i].text for i in range(*phrase.run)]
    split = next((found for word in (words[0], words[-1]) if (found := statement_of(word))), None)
    if split is None or not allows_nach(split[1]):
        return None
    party = party_of(doc, phrase)
    possessive = phrase.article is not None and doc[phrase.article].lower_.startswith(("sein", "ihr"))
    if phrase.genitive is None and not split[0]:
        if possessive:
            party = Party(
                "",
                party.kind,
                None,
                phrase.start,
                phrase.end,
                refers=True,
                gender=_owner_gender(doc, phrase.article),
            )
        elif (
            phrase.article is not None
            and not phrase.adjectives
            and split[1] in {"Zahlen", "Untersuchung", "Untersuchungen"}
        ):
            return None
    return Cue(CueKind.PREPOSITION, (index, phrase.run[0]), party, number, hedged=True)


def _owner_gender(doc: Doc, article: int | None) -> str | None:
    return None if article is None else "m" if doc[article].lower_.startswith("sein") else "f"


LONGEST_POSTPOSED = 14  # tokens that "… zufolge" may reach back to; longer phrases hardly occur


def _postposed(doc: Doc, index: int, start: int, number: int) -> Cue | None:
    """ "Dem britischen Geheimdienst zufolge", "Berichten zufolge", "dem Minister nach" is left aside as too rare."""
    word = doc[index].lower_
    if word != "zufolge" and not (index > start and statement_of(doc[index - 1].text) and word == "nach"):
        return None
    for first in range(max(start, index - LONGEST_POSTPOSED), index):
        phrase = noun_phrase(doc, first, index)
        if phrase and phrase.end == index:
            return Cue(CueKind.PREPOSITION, (index,), party_of(doc, phrase), number, hedged=True)
    party = _lower_name(doc, index - 1, index)
    return Cue(CueKind.PREPOSITION, (index,), party, number, hedged=True) if party else None


def _apposed(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ ", so der Minister", "so jedenfalls die Bilanz der GDV"; the stretch holds nothing but the party."""
    for start, end in clause.parts:
        if doc[start].lower_ != "so" or start + 1 >= end or clause.opener == start:
            continue
        if start == doc[start].sent.start and (number > 0 or not doc[start].text.islower()):
            continue
        for first in (start + 1, start + 2):
            party = None
            if first < end and doc[first].lower_ in {"er", "sie"} and first + 1 >= end - 1:
                party = Party(
                    "", *_NOBODY, first, first + 1, refers=True, gender=_PRONOUN_GENDER[doc[first].lower_]
                )
            elif first < end and (phrase := noun_phrase(doc, first, end)):
                party = party_of(doc, phrase)
                if (
                    phrase.article is not None
                    and doc[phrase.article].lower_.startswith(("sein", "ihr"))
                    and party.head == "version"
                ):
                    party = Party(
                        "",
                        *_NOBODY,
                        first,
                        phrase.end,
                        refers=True,
                        gender=_owner_gender(doc, phrase.article),
                    )
            elif first < end:
                party = _lower_name(doc, first, end)
            if party and (party.known or _is_name(doc, party)):
                return Cue(CueKind.APPOSED, (start,), party, number)
    return None


def _reporting(doc: Doc, clause: Clause) -> tuple[int, ReportingVerb, tuple[int, ...]] | None:
    """The reporting verb of a clause: (its token, its row, verb and particle tokens)."""
    table = reporting_verbs()
    tokens = list(clause.tokens)
    verb_tokens = [*([clause.finite] if clause.finite is not None else []), *clause.right_bracket]
    for index in verb_tokens:
        lemma = verb_lemma(doc[index].lower_)
        if lemma is None:
            continue
        whole = table.get((lemma, None))
        for particle_at in reversed(tokens):
            particle = doc[particle_at].text
            if particle_at <= index and clause.kind is ClauseKind.MAIN:
                break
            verb = table.get((lemma, particle))
            if verb and _closes(doc, particle_at, clause):
                return index, verb, (index, particle_at)
        if whole and not _has_other_particle(doc, clause, index):
            return index, whole, (index,)
    return None


_PARTICLES = word_class("closing_particle")


def _closes(doc: Doc, index: int, clause: Clause) -> bool:
    """The particle closes its clause, or a phrase that only trails behind (", und", "als …")."""
    for _, end in clause.parts:
        if index == end - 1:
            return True
        if index < end:
            following = doc[index + 1].lower_
            return (
                following in {"und", "als", "oder", "wie"}
                or doc[index + 1].is_punct
                or doc[index + 1].is_space
            )
    return False


def _has_other_particle(doc: Doc, clause: Clause, index: int) -> bool:
    """ "sagte … zu", "meldete … an": a closing particle that makes another verb of it."""
    if clause.kind is not ClauseKind.MAIN or clause.finite != index:
        return False
    last = clause.parts[0][1] - 1 if index < clause.parts[0][1] else clause.end - 1
    while last > index and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return last > index and doc[last].text in _PARTICLES


def _verb_cue(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    clause = clauses[number]
    special = _heisst_es(doc, clause, number) or _die_rede(doc, clause, number) or _lists(doc, clause, number)
    if special:
        return special
    if evidential := _evidential(doc, clause, number):
        return evidential
    found = _reporting(doc, clause)
    if found is None:
        return None
    index, verb, tokens = found
    finite = doc[clause.finite].lower_ if clause.finite is not None else ""
    finite_lemma = verb_lemma(finite) if finite else None
    if clause.kind is ClauseKind.INFINITIVE:
        return None
    compound = index != clause.finite and finite_lemma is not None
    if (
        compound
        and finite_lemma not in {"haben", "werden", "sein"}
        and not (verb.clause and _clause_follows(doc, clauses, number))
    ):
        return None
    if compound and finite_lemma == "sein" and verb.infinitive not in {"kommen", "ausgehen", "bleiben"}:
        return None
    if clause.kind is ClauseKind.RELATIVE and finite_lemma == "werden":
        return None
    passive = compound and finite_lemma == "werden" and doc[index].lower_ != verb_lemma(doc[index].lower_)
    who, venue, demonstrative = subject(doc, clauses, number, index, passive=passive, names=names)
    if who is None or not _can_state(doc, who, verb, names):
        return None
    content = _content_start(doc, clause, index, verb, who)
    first_word = doc[clause.start].lower_
    if clause.opener is not None and doc[clause.opener].lower_ == "wie":
        kind = CueKind.WIE
    elif _is_parenthesis(doc, clauses, number, content):
        kind = CueKind.PARENTHESIS
    elif clause.kind is ClauseKind.RELATIVE and content is None and not _clause_follows(doc, clauses, number):
        return None
    elif not verb.clause and content is None and not demonstrative:
        return None
    else:
        kind = CueKind.MATRIX
    if demonstrative and first_word in {"das", "dies"} and kind is CueKind.MATRIX:
        kind = CueKind.PARENTHESIS
    return Cue(kind, tokens, who, number, verb.hedged, verb.modality, content, venue, demonstrative)


def _clause_follows(doc: Doc, clauses: tuple[Clause, ...], number: int) -> bool:
    """Whether the next clause is a content clause (dass, ob, wer …) or Konjunktiv."""
    if number + 1 >= len(clauses):
        return False
    following = clauses[number + 1]
    if following.kind is ClauseKind.SUBORDINATE and following.opener is not None:
        return doc[following.opener].lower_ in {"dass", "daß", "ob"}
    return (
        following.kind is ClauseKind.MAIN
        and following.finite is not None
        and mood(doc[following.finite].lower_) == "k1"
    )


def _can_state(doc: Doc, who: Party, verb: ReportingVerb, names: frozenset[str]) -> bool:
    """Whether the subject can be a source. Verbs that things can govern too ("zählt 300 Einwohner") want a party known by its
    role, its kind or the article; other verbs take any name."""
    introduced = who.name in names
    if verb.needs_party:
        if who.refers and not who.name:
            return verb.clause
        return introduced or bool(who.head) or who.kind not in (ActorKind.UNKNOWN, ActorKind.PERSON)
    if who.known or introduced:
        return True
    return _is_name(doc, who)


def _is_name(doc: Doc, who: Party) -> bool:
    """Whether an unlisted noun phrase looks like a proper name and not like a common noun."""
    if doc[who.end - 1].text in CLOSERS:
        return True
    word = doc[who.end - 1].text
    alone = doc[who.start].text == word
    return is_name_token(word) and (alone or len(who.name.split()) > 1 or not simplemma.is_known(word, "de"))


def _is_parenthesis(doc: Doc, clauses: tuple[Clause, ...], number: int, content: int | None) -> bool:
    """A main clause that starts with its finite verb behind the statement: "…, sagte er"."""
    clause = clauses[number]
    if clause.kind is not ClauseKind.MAIN or clause.finite != clause.start or number == 0:
        return False
    if (
        clauses[0].kind is ClauseKind.SUBORDINATE
        and content is not None
        and doc[content].lower_ in CONTENT_PREPOSITIONS
    ):
        return False  # "Während A von 30 sprach, sprach B von 20"
    before = doc[clause.start - 1].text
    return before in {",", "“", "”", "«", "»", '"', "–", "-", "‘", "'", "?", "!", "…"} or before.isspace()


CONTENT_PREPOSITIONS = word_class("content_preposition")


def _content_start(doc: Doc, clause: Clause, index: int, verb: ReportingVerb, who: Party) -> int | None:
    """Where content inside the clause begins: at the governing preposition, or anywhere for verbs with objects."""
    tokens = [t for t in clause.tokens if not who.start <= t < who.end]
    for token in tokens:
        word = doc[token].lower_
        if CONTRACTED.get(word, word) in verb.prepositions and token + 1 < clause.end:
            # "bezifferte die Verluste für Januar auf 30": the rest of the clause is content too, "sprach am Montag von 30" not
            return (
                token
                if CONTRACTED.get(word, word) not in {"auf", "mit", "als"} or clause.finite is None
                else min(token, clause.finite)
            )
    if verb.object:
        return clause.start
    return None


def _heisst_es(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ "hieß es aus Kreisen", "heißt es in dem Bericht", "hatte es geheißen"; alone it points back."""
    verb = next(
        (
            i
            for i in (clause.finite, *clause.right_bracket)
            if i is not None and verb_lemma(doc[i].lower_) == "heißen"
        ),
        None,
    )
    if verb is None:
        return None
    anonymous = any(doc[i].lower_ == "es" for i in clause.tokens)
    if verb_lemma(doc[verb].lower_) == "heißen" and not anonymous:
        return None
    party = next(
        (
            p
            for prep, p in inner_phrases(doc, clause)
            if prep in {"aus", "in", "im", "bei", "beim", "von", "vom", "seitens"}
        ),
        None,
    )
    parenthesis = clause.finite == clause.start and number > 0
    kind = (
        CueKind.PARENTHESIS
        if parenthesis
        else CueKind.WIE
        if doc[clause.start].lower_ == "wie"
        else CueKind.MATRIX
    )
    return Cue(kind, (verb,), party, number, hedged=True)


def _die_rede(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ "In einem Bericht ist von 30 Toten die Rede"."""
    at = next((i for i in clause.tokens if doc[i].text == "Rede" and doc[i - 1].lower_ == "die"), None)
    if at is None or clause.finite is None or verb_lemma(doc[clause.finite].lower_) != "sein":
        return None
    party = next(
        (p for prep, p in inner_phrases(doc, clause) if prep in {"in", "im", "bei", "beim", "aus"}), None
    )
    if party is None:
        return None
    start = next((i for i in clause.tokens if doc[i].lower_ in {"von", "vom"}), at)
    return Cue(CueKind.MATRIX, (at,), party, number, content=start)


_RECORD_VERBS = frozenset({"stehen", "lesen", "finden", "auflisten", "aufführen", "hervorgehen", "gehen"})


def _lists(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ "In der Datenbank der Aufsicht stehen elf Mängel", "In einem Portal lese ich von 30 Toten", "Aus dem Bericht geht hervor"."""
    if clause.finite is None or verb_lemma(doc[clause.finite].lower_) not in _RECORD_VERBS:
        return None
    first = doc[clause.start].lower_
    lemma = verb_lemma(doc[clause.finite].lower_)
    if lemma == "gehen" and not any(doc[i].lower_ == "hervor" for i in clause.tokens):
        return None
    if lemma not in _RECORD_VERBS:
        return None
    for prep, party in inner_phrases(doc, clause):
        record = any(
            statement_of(doc[i].text) for i in range(clause.start, min(clause.start + 5, clause.end))
        )
        spoken = party.kind.value in {"medium", "agency"}
        if prep in {"in", "im", "aus"} and (record or spoken) and (first == prep or lemma == "gehen"):
            return Cue(CueKind.MATRIX, (clause.finite,), party, number, content=clause.finite)
    return None


def _record(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ "In einem Bericht der Zeitung X werden …": a record in the prefield, when nobody speaks in the clause."""
    if clause.kind is not ClauseKind.MAIN or doc[clause.start].lower_ not in {"in", "im"}:
        return None
    phrase = noun_phrase(doc, clause.start + 1, clause.parts[0][1])
    if phrase is None or phrase.run[1] == phrase.run[0] or clause.finite != phrase.end:
        return None
    split = next((found for i in range(*phrase.run) if (found := statement_of(doc[i].text))), None)
    if split is None or not allows_nach(split[1]):
        return None
    return Cue(CueKind.PREPOSITION, (clause.start, phrase.run[0]), party_of(doc, phrase), number, hedged=True)


def _evidential(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ "Kiew will 30 Panzer zerstört haben": wollen with a perfect infinitive is a claim by the subject; wollen without any
    infinitive is a demand ("Die Gewerkschaft will acht Prozent mehr Lohn")."""
    if (
        clause.finite is None
        or clause.kind is not ClauseKind.MAIN
        or verb_lemma(doc[clause.finite].lower_) != "wollen"
    ):
        return None
    closing = [doc[i].lower_ for i in clause.right_bracket]
    perfect = len(closing) >= 2 and closing[-1] in {"haben", "sein"}
    demand = not closing
    if not perfect and not demand:
        return None
    who, _, _ = subject(doc, (clause,), 0, clause.finite, passive=False)
    if who is None or not (who.known or who.refers):
        return None
    return Cue(
        CueKind.EVIDENTIAL,
        (clause.finite,),
        who,
        number,
        hedged=perfect,
        modality=Modality.PLANNED if demand else Modality.ASSERTED,
        content=clause.start,
    )
