"""Figures that are given and not stated: ages in brackets, "an den 53 Schulen", what is there already or over; whatever the clause
plans, fears or denies, they hold."""

import re

from spacy.tokens import Doc

from claims.extraction.chains import Frame
from claims.extraction.clause_verbs import CLOSING_QUOTES
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.date_tense import is_preterite
from claims.extraction.figure_units import is_number
from claims.extraction.noun_words import ARTICLES
from claims.extraction.numeral_tokens import ONE
from claims.extraction.verb_forms import VerbForm, verb_form, verb_lemma
from claims.extraction.word_classes import word_class

DEFINITE = word_class("definite_determiner")
MODIFYING = word_class("number_modifier")
PREPOSITIONS = word_class("preposition")
SCALES = word_class("number_scale")
# Units that are measured out ("die 30 Prozent mehr"): behind an article they may well be what is stated.
AMOUNTS = word_class("amount_unit")
MEASURED = word_class("measured_noun")
EMBEDDING = word_class("embedding_preposition")
CIRCUMSTANTIAL = word_class("circumstance_opener")
GROUPS = tuple(word_class("group_ending"))
PRESUPPOSING = word_class("presupposing_adverb")
CREATING = word_class("creating_verb")
BEGINNING = word_class("beginning_verb")
DAMAGE = tuple(word_class("damage_ending"))
# Prepositions between a noun and its size ("ein Angebot über 30 Prozent").
SIZING = frozenset({"von", "nach", "über", "um", "auf"})
# Modifiers, number, scale, adjective and noun: "rund 2,4 Millionen junge Leute".
COUNTED_REACH = 6
# "von 2,4 Millionen Euro auf nur noch 66", in tokens
CHANGE_REACH = 4
# "zu den bereits entsandten 30 Soldaten", in tokens
PRESUPPOSED_REACH = 4
_PLAIN = frozenset({"mit", "von", "bei", "auf"})
_INDEFINITE = frozenset({"ein", "eine", "kein", "keine"})
_YEARS = frozenset({"Jahre", "Jahren"})
_AGED = re.compile(r"-?[Jj]ährig(?:e[nrms]?)?$")


def before_modifiers(doc: Doc, index: int) -> int:
    """The token before the number at ``index`` and its modifiers ("mit rund 30": mit); -1 at the start of the Doc."""
    at = index - 1
    while at >= 0 and doc[at].lower_ in MODIFYING:
        at -= 1
    return at


def before_preposition(doc: Doc, index: int) -> int:
    """The preposition in front of the number and its modifiers, also where it could be a modifier itself ("Berichte über 30 Tote"); -1 when
    there is none."""
    if doc[index].lower_ in SIZING:
        return index
    for at in range(index - 1, max(-1, index - COUNTED_REACH), -1):
        word = doc[at].lower_
        if word in SIZING:
            return at
        if word not in MODIFYING:
            break
    return -1


def is_given(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Frank L. (52) wäre gestorben", "der 58-Jährige bestreitet", "an den 53 Schulen", "von 64 auf 66 Jahre anheben": an age, a number
    behind a definite article, what is to change."""
    at = before_modifiers(doc, index)
    if at < 0:
        return _AGED.search(doc[index].text) is not None
    before = doc[at].lower_
    if before == "(":
        return index + 1 < len(doc) and doc[index + 1].text.startswith(")")
    if before in {"gegenüber", "statt", "seit"} or (before in _PLAIN and doc[at - 1].lower_ == "statt"):
        return True
    if before == "von" and _changes(doc, index):
        return True
    if _is_age(doc, index) or _in_apposition(doc, index, clause) or _is_circumstance(doc, index, clause):
        return True
    if clause.kind is ClauseKind.RELATIVE and at <= clause.start + 1:
        return False  # "ein Fest, zu dem 30 Gäste erwartet werden": a pronoun
    if before == "den":
        return True
    behind = _counted(doc, index)
    definite = before in DEFINITE or (before == "die" and at > 0 and doc[at - 1].lower_ in PREPOSITIONS)
    return definite and bool(behind) and behind not in AMOUNTS


def _is_circumstance(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Trotz 30 Beschwerden soll gebaut werden", "Nach einem Minus von 30 Prozent will er …": what stands behind a preposition of time or
    cause in front of the verb is there already; so is the whole of which a part is told ("Von 30 Filialen sollen zwei schließen")."""
    if (
        clause.kind is not ClauseKind.MAIN
        or clause.finite is None
        or not clause.start < index < clause.finite
    ):
        return False
    prefield = range(clause.start + 1, clause.finite)
    if any(doc[token].is_punct for token in prefield):
        return False
    opening = doc[clause.start].lower_
    whole = opening == "von" and before_modifiers(doc, index) == clause.start
    part = any(is_number(doc, token) for token in clause.tokens if token > clause.finite)
    number = next((token for token in range(index, clause.finite) if is_number(doc, token)), index)
    counted = doc[number + 1].text[:1].isupper()
    return opening in CIRCUMSTANTIAL or (whole and part and counted)


def _in_apposition(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Ulm, eine Stadt mit 30 Schulen, will …", "Die Straße, auf 30 Metern gesperrt, soll …": between two commas before the verb."""
    if clause.kind is not ClauseKind.MAIN or clause.finite is None or index > clause.finite:
        return False
    opening = next((token for token in range(index, clause.start, -1) if doc[token].text == ","), None)
    closing = next((token for token in range(index, clause.finite) if doc[token].text == ","), None)
    if opening is None or closing is None:
        return False
    participle = verb_form(doc[closing - 1].lower_) in (VerbForm.PARTICIPLE, VerbForm.EITHER)
    bare = opening + 1 == index or before_modifiers(doc, index) == opening
    return participle or bare or doc[opening + 1].lower_ in ARTICLES


def _changes(doc: Doc, index: int) -> bool:
    """ "von 64 auf 66", but not "von 30 Tagen auf jeder Seite"."""
    return any(
        doc[token].lower_ == "auf" and _number_follows(doc, token + 1)
        for token in range(index + 1, min(len(doc), index + CHANGE_REACH))
    )


def _number_follows(doc: Doc, at: int) -> bool:
    """Whether a number begins at the token or behind its modifiers ("auf nur noch 30", "auf einen einzigen")."""
    while at < len(doc) and doc[at].lower_ in MODIFYING and not is_number(doc, at):
        at += 1
    return at < len(doc) and (is_number(doc, at) or doc[at].lower_ in ONE)


def _counted(doc: Doc, index: int) -> str:
    """The first noun behind the number that is not part of it."""
    words = (doc[token].text for token in range(index, min(len(doc), index + COUNTED_REACH)))
    return next((word for word in words if word[:1].isupper() and word not in SCALES), "")


def _is_age(doc: Doc, index: int) -> bool:
    """ "30 Jahre alt", "30-Jähriger", "der Inhaber, 38,"."""
    if _AGED.search(doc[index].text) or (index + 1 < len(doc) and _AGED.search(doc[index + 1].text)):
        return True
    if index + 1 < len(doc) and doc[index - 1].text == "," and doc[index + 1].text == ",":
        return doc[index].text.isdigit() and len(doc[index].text) == len("38")
    counted = doc[index : index + COUNTED_REACH].text.split()
    return not _YEARS.isdisjoint(counted) and any(word.startswith("alt") for word in counted)


def is_presupposed(doc: Doc, index: int) -> bool:
    """ "zu den bereits entsandten 30 Soldaten": what is already there is a fact, whatever the clause plans."""
    return any(
        doc[token].lower_ in PRESUPPOSING and doc[token - 1].lower_ in {"den", "die", "der", "des"}
        for token in range(max(1, index - PRESUPPOSED_REACH), index)
    )


def embedded_in_prefield(doc: Doc, index: int, clause: Clause | None) -> bool:
    """ "Das Abpumpen in 30 Metern Tiefe wird …": a figure inside the noun phrase before the finite verb is given, not stated. Not so
    behind nouns that are measured by it ("Die Zahl von 30 Toten ist laut Polizei falsch")."""
    if (
        clause is None
        or clause.kind is not ClauseKind.MAIN
        or clause.finite is None
        or not clause.start < index < clause.finite
    ):
        return False
    if _is_measuring_attribute(doc, index, clause.start):
        return True
    opening = doc[clause.start].lower_ in ARTICLES
    if doc[clause.start].lower_ in PREPOSITIONS:
        return _describes_circumstance(doc, index, clause.start)
    before = next((i for i in range(index - 1, clause.start, -1) if doc[i].lower_ in EMBEDDING), None)
    if not opening or before is None or index - before > 3:
        return False
    group = doc[before - 1].lower_.endswith(GROUPS) and not _creates(doc, clause)
    if doc[clause.start].lower_ in _INDEFINITE and doc[before].lower_ in {"für", "von", "um"} and not group:
        return False  # "Ein Dorf für 30 Familien soll entstehen": its size is what is planned
    if doc[clause.start].lower_ in _INDEFINITE and _begins(doc, clause):
        return False
    if doc[clause.start].lower_ in _INDEFINITE and doc[before].lower_ == "mit" and _creates(doc, clause):
        return False
    head = before - 1 if doc[before - 1].text not in CLOSING_QUOTES else before - 2
    noun = doc[head].text
    return noun[:1].isupper() and not noun.lower().endswith(tuple(MEASURED))


def _is_measuring_attribute(doc: Doc, index: int, start: int) -> bool:
    """ "Der zweitägige Streik", "Für das 30 Hektar große Gelände": a size within a definite noun phrase."""
    before = doc[index - 1].lower_ if index else ""
    if before not in DEFINITE | {"die", "das", "der"} or index - 1 > start + 1:
        return False
    if MEASURED_ADJECTIVE.search(doc[index].text):
        return True
    behind = [token.lower_ for token in doc[index + 1 : index + MEASURE_REACH]]
    return any(word.startswith(DIMENSIONS) and word.endswith(("e", "en")) for word in behind)


MEASURED_ADJECTIVE = re.compile(r"(?:tägig|stündig|wöchig|monatig|minütig|jährig|köpfig)(?:e[nrms]?)?$")
DIMENSIONS = ("groß", "lang", "breit", "hoh", "tief", "schwer", "weit", "entfernt", "dick", "stark", "alt")
# "30 Quadratkilometer großen": so many tokens from the number to its adjective.
MEASURE_REACH = 4


def _describes_circumstance(doc: Doc, index: int, start: int) -> bool:
    """ "In dem Haus mit 30 Wohnungen", "Bei Temperaturen um 30 Grad": a figure that describes the noun of the adverbial in front."""
    before = before_modifiers(doc, index)
    if before <= start + 1 or doc[before].lower_ not in {"mit", "um"}:
        return False
    return doc[before - 1].text[:1].isupper() and doc[start].lower_ in {"in", "im", "an", "am", "auf", "bei"}


def _creates(doc: Doc, clause: Clause) -> bool:
    """ "Ein Neubau mit 30 Betten ist geplant", "… soll entstehen"."""
    verbs = (clause.finite, *clause.right_bracket)
    return any(verb_lemma(doc[token].lower_) in CREATING for token in verbs if token is not None)


def _begins(doc: Doc, clause: Clause) -> bool:
    """ "Ein Versuch mit 30 Bussen beginnt im Herbst": its size is as much to come as itself."""
    return clause.finite is not None and verb_lemma(doc[clause.finite].lower_) in BEGINNING


def is_over(doc: Doc, clause: Clause, clauses: tuple[Clause, ...], frame: Frame) -> bool:
    """Whether what a frame of planning holds has happened: "rechnet mit 30 Fällen, denn die Zahl sei schon um 20 gestiegen" (its clause
    is past and not that of the frame), "rechnet mit einem Schaden von 30 Euro"."""
    if (clause.start, clause.end) != frame.clause and is_past(doc, clause):
        return True
    cue = {verb_lemma(doc[token].lower_) for token in frame.cue}
    if not cue & {"rechnen", "erwarten"}:
        return False
    return any(
        doc[token].lower_.endswith(DAMAGE)
        for token in range(clauses[0].start, clauses[-1].end)
        if doc[token].text[:1].isupper()
    )


def is_past(doc: Doc, clause: Clause) -> bool:
    """Whether the clause is in the preterite or a perfect of any mood: "kamen", "habe gezahlt", "seien getötet worden"."""
    if clause.finite is None:
        return False
    word = doc[clause.finite].lower_
    closing = [doc[token].lower_ for token in clause.right_bracket]
    if verb_lemma(word) in ("haben", "sein"):
        participles = (VerbForm.PARTICIPLE, VerbForm.EITHER)
        return word in {"war", "waren", "hatte", "hatten"} or any(
            verb_form(form) in participles for form in closing
        )
    return is_preterite(word) or word in {"wurde", "wurden", "gab", "gaben"}
