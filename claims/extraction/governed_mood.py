"""Moods that verbs and nouns of planning give to their objects: "plant 30 Häuser", "Das Angebot: 30 Prozent", "Ziel sind 30"."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.clause_words import words_in
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.given_figures import before_modifiers, before_preposition
from claims.extraction.subject_figures import is_subject_figure
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality

PLANNING_NOUNS = word_class("planning_noun")
OFFERS = tuple(word_class("offer_ending"))
DEMANDED = word_class("demand_noun")
PREPOSITIONS = word_class("preposition")
DETERMINERS = word_class("determiner")
AGREEING = word_class("agreeing_verb")
LOST_LIFE = word_class("lost_life")
# An enumeration behind "Das Angebot:" seldom runs longer.
SPECIFYING_REACH = 24  # tokens
DEMAND_REACH = 14  # tokens
# "Spendenaufruf der Vereinten Nationen über 30 Euro"
SIZE_REACH = 6  # tokens
# Behind these a figure is a circumstance of the plan and not its object.
_CIRCUMSTANTIAL = frozenset(
    {"für", "bei", "nach", "seit", "vor", "binnen", "trotz", "wegen", "unter", "neben"}
)
_COPULAS = frozenset({"sein", "liegen", "lauten", "betragen", "belaufen", "stehen", "werden"})
# "Ohne 30 Häuser zu bauen" is no content of a plan.
_OTHER_INFINITIVES = frozenset({"um", "ohne", "statt", "anstatt"})


@dataclass(frozen=True, slots=True)
class Governing:
    """What a verb of planning does: the particle that may leave it, what it governs (object, clause, a preposition)."""

    particle: str | None
    complements: frozenset[str]
    modality: Modality


@cache
def _governing_verbs() -> dict[str, list[Governing]]:
    """Infinitive, with and without its particle → what it governs."""
    table: dict[str, list[Governing]] = {}
    for row in lexicon.read("modality"):
        particle = None if row["particle"] == "-" else row["particle"]
        complements = frozenset(row["complements"].split())
        mood = Modality(row["modality"])
        table.setdefault(row["verb"], []).append(Governing(None, complements, mood))
        if particle:
            bare = row["verb"].removeprefix(particle)
            table.setdefault(bare, []).append(Governing(particle, complements, mood))
    return table


def governed(doc: Doc, index: int, clause: Clause, clauses: tuple[Clause, ...]) -> Modality | None:
    """The mood that a verb such as planen gives to its object or to the infinitive clause after it; None without one."""
    if clause.kind is ClauseKind.INFINITIVE and doc[clause.start].lower_ not in _OTHER_INFINITIVES:
        at = clauses.index(clause)
        main = next((one for one in reversed(clauses[:at]) if one.kind is not ClauseKind.INFINITIVE), None)
        if main is not None:
            planned = any(doc[token].text in PLANNING_NOUNS for token in main.tokens if token < clause.start)
            found = _by_verb(doc, main, "clause", None)
            if found or planned:
                return found or Modality.PLANNED
    if is_subject_figure(doc, index, clause) or _counts_dead(doc, index):
        return None
    before = doc[max(0, before_modifiers(doc, index))].lower_
    return _by_verb(doc, clause, "" if before in _CIRCUMSTANTIAL else "object", before)


def _by_verb(doc: Doc, clause: Clause, complement: str, preposition: str | None) -> Modality | None:
    """The mood by a verb of the clause that governs the complement, or a figure behind the preposition."""
    table = _governing_verbs()
    for token in (clause.finite, *clause.right_bracket):
        if token is None or doc[token - 1].lower_ in {"als", "wie"}:
            continue  # "weniger als angekündigt"
        for verb in table.get(verb_lemma(doc[token].lower_) or "", ()):
            if complement not in verb.complements and preposition not in verb.complements:
                continue
            if verb.particle is None or _parted(doc, clause, token, verb.particle):
                return verb.modality
    return None


def _parted(doc: Doc, clause: Clause, verb: int, particle: str) -> bool:
    """Whether the particle closes the clause or stands before its comma."""
    return any(
        doc[token].text == particle and (token + 1 >= clause.end or doc[token + 1].is_punct)
        for token in clause.tokens
        if token > verb
    )


def _counts_dead(doc: Doc, index: int) -> bool:
    """ "Das Beben forderte 30 Tote"."""
    return any(doc[token].text in LOST_LIFE for token in range(index, min(len(doc), index + 4)))


def specified(doc: Doc, index: int, start: int) -> bool:
    """ "Das Angebot: 30 Prozent", "Die Forderung – 30 Prozent mehr – …": what a plan or offer consists of is planned."""
    sign = next(
        (
            i
            for i in range(index - 1, max(start, index - SPECIFYING_REACH), -1)
            if doc[i].text in {":", "–", "—"}
        ),
        None,
    )
    return sign is not None and any(_is_offer(doc[i].text) for i in range(start, sign))


def is_demanded(doc: Doc, index: int, clause: Clause) -> bool:
    """Whether the figure is the size of a demand or plan named in front of it: "Das Lösegeld beläuft sich auf 30 Euro", "die Forderung
    nach 30 Prozent", "Das Ziel liegt bei 30"."""
    if any(
        doc[token].text in DEMANDED and token in clause
        for token in range(max(0, index - DEMAND_REACH), index)
    ):
        return True
    preposition = before_preposition(doc, index)
    if preposition > 0 and _sizes_offer(doc, preposition, clause):
        return True
    if _equals_offer(doc, index, clause):
        return True
    return not AGREEING.isdisjoint(words_in(doc, clause)) and any(
        doc[token].lower_ == "auf" for token in clause.tokens if token < index
    )


def _sizes_offer(doc: Doc, preposition: int, clause: Clause) -> bool:
    """Whether the preposition belongs to a noun of demand: directly, or behind its genitive ("der Aufruf der UN über")."""
    for token in range(preposition - 1, max(clause.start - 1, preposition - SIZE_REACH), -1):
        word = doc[token].text
        if word[:1].isupper():
            if _is_offer(word):
                return True
        elif doc[token].like_num or doc[token].lower_ == "von":
            continue  # "hob die Forderung von 20 auf 30 Euro an"
        elif doc[token].lower_ not in {"der", "des", "seiner", "ihrer"} and not word.endswith("en"):
            return False
    return False


def _equals_offer(doc: Doc, index: int, clause: Clause) -> bool:
    """ "Ziel sind 30 Häuser", "Das letzte Angebot lag bei 30 Prozent": a copula between the noun and the figure."""
    if clause.finite is None or verb_lemma(doc[clause.finite].lower_) not in _COPULAS:
        return False
    if not clause.finite < index or doc[clause.start].lower_ in PREPOSITIONS:
        return False
    nouns = [doc[token].text for token in clause.tokens if token < clause.finite]
    head = next((word for word in nouns if word[:1].isupper() and word.lower() not in DETERMINERS), "")
    return _is_offer(head)


def _is_offer(word: str) -> bool:
    return word[:1].isupper() and word.lower().endswith(OFFERS)
