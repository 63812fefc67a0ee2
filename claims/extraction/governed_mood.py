"""Moods that verbs of planning give to their objects: "plant 30 Häuser", "bietet 30 Euro", "kündigte an, 30 Häuser zu bauen"."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.figure_units import is_number, is_sum, is_time
from claims.extraction.given_figures import before_modifiers
from claims.extraction.subject_figures import is_subject_figure
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality

PLANNING_NOUNS = word_class("planning_noun")
WILLING = word_class("willing_adjective")
PREPOSITIONS = word_class("preposition")
LOST_LIFE = word_class("lost_life")
# "für eine neue Quote von 30 Prozent", in tokens
OUTER_REACH = 6
STRETCH_REACH = 4  # tokens
VOTES = word_class("vote_noun")
VOTE_REACH = 5  # tokens
# Behind these a figure is a circumstance of the plan and not its object.
_CIRCUMSTANTIAL = frozenset(
    {"für", "bei", "nach", "seit", "vor", "binnen", "trotz", "wegen", "unter", "neben"}
)
# "Ohne 30 Häuser zu bauen" is no content of a plan.
_OTHER_INFINITIVES = frozenset({"um", "ohne", "statt", "anstatt"})


@dataclass(frozen=True, slots=True)
class Governing:
    """What a verb of planning does: the particle that may leave it, what it governs (object, sum, clause, a preposition)."""

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
    if (kind := _complement(doc, clause)) is not None:
        at = clauses.index(clause)
        main = next((one for one in reversed(clauses[:at]) if one.kind is not ClauseKind.INFINITIVE), None)
        if main is not None:
            found = _by_verb(doc, main, kind, None)
            planned = kind == "clause" and any(
                doc[token].text in PLANNING_NOUNS or doc[token].lower_ in WILLING
                for token in main.tokens
                if token < clause.start
            )
            if found or planned:
                return found or Modality.PLANNED
    if is_subject_figure(doc, index, clause) or _counts_dead(doc, index):
        return None
    before = doc[max(0, before_modifiers(doc, index))].lower_
    if before in _CIRCUMSTANTIAL or _is_stretch(doc, index) or _counts_votes(doc, index):
        return _by_verb(doc, clause, "", before)
    if before == "von" and (outer := _outer_preposition(doc, index, clause)):
        return _by_verb(doc, clause, outer, outer)
    found = _by_verb(doc, clause, "object", before)
    if found is None and before not in PREPOSITIONS and is_sum(doc, index) and not _sized(doc, index, clause):
        found = _by_verb(doc, clause, "sum", None)
    return found


def _counts_votes(doc: Doc, index: int) -> bool:
    """ "beschloss den Bau mit 30 zu 20 Stimmen"."""
    return not VOTES.isdisjoint(doc[token].text for token in range(index, min(len(doc), index + VOTE_REACH)))


def _is_stretch(doc: Doc, index: int) -> bool:
    """ "30 Wochen lang vorbereitet": how long something took is no object."""
    return is_time(doc, index) and any(
        doc[token].lower_ == "lang" for token in range(index, min(len(doc), index + STRETCH_REACH))
    )


def _complement(doc: Doc, clause: Clause) -> str | None:
    """What the clause may be to the verb before it: "clause" for an infinitive, "dass"."""
    if clause.kind is ClauseKind.INFINITIVE:
        return "clause" if doc[clause.start].lower_ not in _OTHER_INFINITIVES else None
    subordinate = clause.kind is ClauseKind.SUBORDINATE and clause.opener is not None
    return "dass" if subordinate and doc[clause.opener or 0].lower_ == "dass" else None


def _outer_preposition(doc: Doc, index: int, clause: Clause) -> str | None:
    """The preposition before the noun that the number measures: "wirbt für eine Quote von 30", "klagt auf Ersatz in Höhe von 30"."""
    head = before_modifiers(doc, index) - 1
    if doc[head].text == "Höhe" and doc[head - 1].lower_ == "in":
        head -= 2
    for token in range(head - 1, max(clause.start - 1, head - OUTER_REACH), -1):
        word = doc[token]
        if word.lower_ in PREPOSITIONS:
            return word.lower_
        if word.text[:1].isupper() or word.is_punct or word.lower_ in {"und", "oder", "sowie"}:
            break
    return None


def _sized(doc: Doc, index: int, clause: Clause) -> bool:
    """Whether another number before stands behind auf or mit: "veranschlagt den Schaden auf 300 Euro, rund 30 Prozent …"."""
    return any(
        is_number(doc, token) and doc[before_modifiers(doc, token)].lower_ in {"auf", "mit"}
        for token in clause.tokens
        if token < index
    )


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
