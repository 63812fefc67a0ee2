"""Sources of revised figures: "Die Polizei setzte die Zahl der Verletzten von 31 auf 38 herauf", "Die Bank senkt ihre Prognose auf 2 Prozent"."""

from spacy.tokens import Doc

from claims.extraction.actors import actor
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue, CueKind
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.subjects import subject
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class

COUNTS = ("zahl", "zahlen")
OWN_VALUES = ("wert", "messwert", "schätzwert")
CHANGING_VERBS = word_class("revising_verb") | word_class("adjusting_verb")


def revised(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """The cue of a clause in which a party revises a number: whoever does states both values. None for other clauses."""
    clause = clauses[number]
    if clause.finite is None or clause.kind in (ClauseKind.INFINITIVE, ClauseKind.FRAGMENT):
        return None
    lemmas = {index: verb_lemma(doc[index].lower_) for index in (clause.finite, *clause.right_bracket)}
    if not CHANGING_VERBS.intersection(lemmas.values()):
        return None
    if (corrected := _corrected_oneself(doc, clauses, number, lemmas, names)) is not None:
        return corrected
    noun = next((i for i in clause.tokens if doc[i].text[:1].isupper() and _is_figure(doc, i)), None)
    if noun is None:
        return None
    verb = next((i for i, lemma in lemmas.items() if lemma in word_class("revising_verb")), None)
    if verb is None:
        verb = next((i for i, lemma in lemmas.items() if lemma in word_class("adjusting_verb")), None)
        if verb is None or not _is_told(doc, clause, noun):
            return None
    passive = lemmas[clause.finite] == "werden"
    who, _ = subject(doc, clauses, number, verb, passive=passive, names=names)
    if who is not None and who.start <= noun < who.end and clause.finite == clause.start:
        who = actor(doc, clauses, number - 1, names) if number else None  # "blieb bei einem Toten, erhöhte …"
    if who is None or not who.known or _is_figure(doc, who.end - 1) or who.start <= noun < who.end:
        return None
    own = not doc[noun].lower_.endswith(COUNTS) and doc[noun].lower_ not in word_class("estimate_noun")
    if own and not (who.person or who.head.endswith(tuple(word_class("counting_body")))):
        return None  # "Das Werk senkte seinen Wert auf 30"
    return Cue(CueKind.MATRIX, (verb,), who, number, content=clause.start)


def _corrected_oneself(
    doc: Doc,
    clauses: tuple[Clause, ...],
    number: int,
    lemmas: dict[int, str | None],
    names: frozenset[str],
) -> Cue | None:
    """ "Die Stadt korrigierte sich auf 60": the new value of what was said before."""
    clause = clauses[number]
    verb = next((i for i, lemma in lemmas.items() if lemma in {"korrigieren", "berichtigen"}), None)
    numerals = numeral_ends(doc)
    told = any(doc[i].lower_ == "auf" and i + 1 in numerals for i in clause.tokens)
    if verb is None or not told or not any(doc[i].lower_ == "sich" for i in clause.tokens):
        return None
    who, _ = subject(doc, clauses, number, verb, passive=False, names=names)
    if who is None and number:
        who = actor(doc, clauses, number - 1, names)
    return Cue(CueKind.MATRIX, (verb,), who, number, content=clause.start) if who and who.known else None


def _is_figure(doc: Doc, index: int) -> bool:
    """ "die Zahl", "die Prognose", and as one's own "ihren Wert"."""
    word = doc[index].lower_
    own = word.endswith(OWN_VALUES) and index > 0 and doc[index - 1].lower_ in {"ihren", "seinen"}
    return own or word.endswith(COUNTS) or word in word_class("estimate_noun")


def _is_told(doc: Doc, clause: Clause, noun: int) -> bool:
    """Whether raising the figure changes what is said and not the world: an estimate or the number of victims, and no "Zahl der Filialen"."""
    if doc[noun].lower_ in word_class("estimate_noun") or not doc[noun].lower_.endswith(COUNTS):
        return True
    last = doc[clause.parts[-1][1] - 1].lower_
    if last in {"herauf", "herab", "hoch", "herunter"}:
        return True
    return any(
        doc[i].text in word_class("victim_noun") for i in clause.tokens if noun < i < noun + LONGEST_COUNTED
    )


# "die Zahl der bei dem Beben getöteten Menschen": how far behind "Zahl" the counted may stand.
LONGEST_COUNTED = 6
