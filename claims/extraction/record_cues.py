"""Records that say something: "heißt es in dem Bericht", "ist von 30 Toten die Rede", "geht aus dem Bericht hervor"."""

from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction import grammar  # noqa: F401  (registers doc._.grammar)
from claims.extraction.clause_parties import candidates, inner_phrases
from claims.extraction.clause_words import words_in
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue, CueKind
from claims.extraction.heads import statement_of
from claims.extraction.noun_words import CONTRACTED
from claims.extraction.nouns import noun_phrase
from claims.extraction.parties import party_of
from claims.extraction.party import Party, is_partylike
from claims.extraction.reporting import reporting
from claims.extraction.subjects import subject
from claims.extraction.verb_forms import connectors, verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind


def it_says(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ "hieß es aus Kreisen", "heißt es in dem Bericht", "hatte es geheißen"; alone it points back."""
    verb = next(
        (
            i
            for i in (clause.finite, *clause.right_bracket)
            if i is not None and verb_lemma(doc[i].lower_) in {"heißen", "verlauten"}
        ),
        None,
    )
    if verb is None:
        return None
    anonymous = "es" in words_in(doc, clause)
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
    if party is None and not anonymous:
        return None
    closing = any(start == verb and doc[start - 1].text == "," for start, _ in clause.parts[1:])
    parenthesis = (clause.finite == clause.start and number > 0) or closing  # "Sieben, heißt es aus dem Amt"
    kind = (
        CueKind.PARENTHESIS
        if parenthesis
        else CueKind.WIE
        if doc[clause.start].lower_ == "wie"
        else CueKind.MATRIX
    )
    return Cue(kind, (verb,), party, number, hedged=True)


def spoken_of(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ "In einem Bericht ist von 30 Toten die Rede"."""
    if "rede" not in words_in(doc, clause):
        return None
    at = next((i for i in clause.tokens if doc[i].text == "Rede" and doc[i - 1].lower_ == "die"), None)
    if at is None or clause.finite is None or verb_lemma(doc[clause.finite].lower_) != "sein":
        return None
    party = next(
        (p for prep, p in inner_phrases(doc, clause) if prep in {"in", "im", "bei", "beim", "aus"}), None
    )
    if party is None:
        darin = next((i for i in clause.tokens if doc[i].lower_ == "darin"), None)
        return None if darin is None else Cue(CueKind.BACK, (darin,), None, number)
    start = next((i for i in clause.tokens if doc[i].lower_ in {"von", "vom"}), at)
    return Cue(CueKind.MATRIX, (at,), party, number, content=start)


_RECORD_VERBS = frozenset({"stehen", "lesen", "finden", "auflisten", "aufführen", "hervorgehen", "gehen"})


def listed(doc: Doc, clauses: tuple[Clause, ...], number: int) -> Cue | None:
    """ "In der Datenbank der Aufsicht stehen elf Mängel", "In einem Portal lese ich von 30 Toten", "Das geht aus dem Bericht hervor",
    "wie aus dem Bericht hervorgeht"."""
    clause = clauses[number]
    if clause.finite is None:
        return None
    lemma = verb_lemma(doc[clause.finite].lower_)
    emerges = lemma == "hervorgehen" or (
        lemma == "gehen" and any(doc[i].lower_ == "hervor" for i in clause.tokens)
    )
    if pictured := _pictured(doc, clauses, number):
        return pictured
    if lemma not in _RECORD_VERBS or (lemma == "gehen" and not emerges):
        return None
    opens = clause.start + (connectors().get(doc[clause.start].lower_) == "coordinating")
    first = doc[opens].lower_
    record = emerges or any(
        statement_of(doc[i].text)
        for i in range(clause.start, clause.end if first == "so" else min(clause.start + 5, clause.end))
    )
    for prep, party in inner_phrases(doc, clause):
        if (
            prep not in {"in", "aus", "auf"}
            or (prep == "auf" and not record)
            or not (record or party.kind in (ActorKind.MEDIUM, ActorKind.AGENCY))
        ):
            continue
        party = publisher(doc, clauses, number) or party
        if emerges and first in {"das", "dies"}:
            return Cue(CueKind.PARENTHESIS, (clause.finite,), party, number, demonstrative=True)
        if first == "so":  # "…, so steht es im Bericht"
            return Cue(CueKind.PARENTHESIS, (clause.finite,), party, number, demonstrative=not number)
        if emerges and first == "wie":
            return Cue(CueKind.WIE, (clause.finite,), party, number)
        if record and clause.finite == clause.start and number and not emerges:
            return Cue(CueKind.PARENTHESIS, (clause.finite,), party, number)  # "…, steht in dem Bericht"
        if CONTRACTED.get(first, first) == prep or emerges:
            return Cue(
                CueKind.MATRIX, (clause.finite,), party, number, content=clause.finite, counts=not emerges
            )
    return None


def _pictured(doc: Doc, clauses: tuple[Clause, ...], number: int) -> Cue | None:
    """ "Auf Bildern, die der Dienst veröffentlichte, sind 30 Häuser zerstört": who brought out the pictures shows what is on them."""
    clause = clauses[number]
    first, end = clause.parts[0]
    if clause.finite is None or doc[first].lower_ != "auf" or end > clause.finite:
        return None
    if doc[end - 1].lower_.removesuffix("n") not in word_class("evidence_noun"):
        return None
    party = publisher(doc, clauses, number)
    return (
        None if party is None else Cue(CueKind.MATRIX, (clause.finite,), party, number, content=clause.finite)
    )


def kept(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """ "Der Verband hat 30 Namen auf seiner Liste", "Die Polizei führt 30 Fälle in ihrer Statistik": who keeps the record states it."""
    clause = clauses[number]
    if clause.finite is None:
        return None
    verb = clause.right_bracket[-1] if clause.right_bracket else clause.finite
    if verb_lemma(doc[verb].lower_) not in KEEPING_VERBS:
        return None
    record = next(
        (
            i
            for i in clause.tokens
            if i > clause.start + 1
            and doc[i].text in word_class("kept_record")
            and doc[i - 2].lower_ in {"auf", "in"}
            and doc[i - 1].lower_ in OWNING
        ),
        None,
    )
    if record is None:
        return None
    who, _ = subject(doc, clauses, number, verb, passive=False, names=names)
    if who is None or not (is_partylike(who, names) or who.refers):
        return None
    return Cue(CueKind.MATRIX, (verb, record), who, number, content=clause.start)


KEEPING_VERBS = frozenset({"haben", "führen", "stehen", "vermerken", "notieren"})
OWNING = frozenset({"der", "den", "ihrer", "ihren", "seiner", "seinen"})


def counted_at(doc: Doc, clauses: tuple[Clause, ...], number: int) -> Cue | None:
    """ "30 Fälle hat das Amt gemeldet, bei der Klinik sind es 45": the count of somebody else, behind a clause that states one."""
    clause = clauses[number]
    if clause.finite is None or number == 0 or verb_lemma(doc[clause.finite].lower_) != "sein":
        return None
    if not any(doc[i].lower_ == "es" for i in clause.tokens) or reporting(doc, clauses[number - 1]) is None:
        return None
    for prep, party in inner_phrases(doc, clause):
        known = party.kind not in (ActorKind.UNKNOWN, ActorKind.PERSON)
        if prep in {"bei", "für"} and known and party.start < clause.finite:
            return Cue(CueKind.MATRIX, (clause.finite,), party, number, content=clause.start)
    return None


def announced(doc: Doc, clauses: tuple[Clause, ...], number: int) -> Cue | None:
    """ "30 Tote: Das ist die Bilanz, die der Minister zog", "…, so lautet die Bilanz, mit der die Regierung …": whose record it is that
    was read out before."""
    clause = clauses[number]
    if clause.finite is None or clause.kind is not ClauseKind.MAIN or number + 1 >= len(clauses):
        return None
    if clauses[number + 1].kind is not ClauseKind.RELATIVE or doc[clause.finite - 1].lower_ not in {
        "das",
        "so",
    }:
        return None
    if verb_lemma(doc[clause.finite].lower_) not in {"sein", "lauten"}:
        return None
    behind = range(clause.finite + 1, clauses[number + 1].start)
    if not any(
        (found := statement_of(doc[i].text)) and found[1] in word_class("record_noun") for i in behind
    ):
        return None
    plain, _ = candidates(doc, clauses[number + 1])
    who = next((one.party for one in plain if is_partylike(one.party)), None)
    if who is None:
        return None
    return Cue(CueKind.PARENTHESIS, (clause.finite,), who, number, demonstrative=number == 0)


def summed_up(doc: Doc, clauses: tuple[Clause, ...], number: int) -> Cue | None:
    """ "Das ist das Ergebnis einer Umfrage der Kammer", "30 Tote, so lautet die amtliche Bilanz": the record that what was said before
    comes from."""
    clause = clauses[number]
    if clause.finite is None or clause.kind is not ClauseKind.MAIN or not clause.finite:
        return None
    part = next(part for part in clause.parts if part[0] <= clause.finite < part[1])
    first = doc[clause.finite - 1].lower_
    if clause.finite != part[0] + 1 or first not in {"das", "dies", "so"}:
        return None
    if verb_lemma(doc[clause.finite].lower_) not in ({"lauten"} if first == "so" else {"sein", "lauten"}):
        return None
    phrase = next(
        (found for i in range(clause.finite + 1, part[1]) if (found := noun_phrase(doc, i, part[1]))), None
    )
    if phrase is None or phrase.run[1] == phrase.run[0] or phrase.end != part[1]:
        return None
    if doc[phrase.run[1] - 1].text not in word_class("outcome_noun"):
        return None
    party = party_of(doc, phrase)
    if phrase.genitive is not None:
        inner = party_of(doc, phrase.genitive, genitive=True)
        party = (
            inner
            if is_partylike(inner)
            else party_of(doc, noun_phrase(doc, phrase.start, phrase.run[1]) or phrase)
        )
    elif first != "so":
        return None  # "Das ist das Ergebnis" tells nobody
    return Cue(
        CueKind.PARENTHESIS,
        (clause.finite,),
        replace(party, refers=False),
        number,
        demonstrative=not part[0] > clause.start,
    )


def publisher(doc: Doc, clauses: tuple[Clause, ...], number: int) -> Party | None:
    """Who brought out the record that a clause names ("wie aus Daten hervorgeht, die der Verband vorstellte")."""
    if number + 1 >= len(clauses) or clauses[number + 1].kind is not ClauseKind.RELATIVE:
        return None
    clause = clauses[number + 1]
    verbs = (clause.finite, *clause.right_bracket)
    if not any(i is not None and verb_lemma(doc[i].lower_) in PUBLISHING_VERBS for i in verbs):
        return None
    plain, _ = candidates(doc, clause)
    return next((one.party for one in plain if one.phrase is not None and one.party.name), None)


PUBLISHING_VERBS = word_class("publishing_verb")
