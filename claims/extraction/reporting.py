"""Verbs of saying: ``lexicon/reporting_verbs.tsv`` and where such a verb stands in a clause."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A row of ``reporting_verbs.tsv``. ``needs_party``: only a known party makes it speech; ``thing``: places and pronouns do not
    ("Die Stadt zählt 300 Einwohner")."""

    infinitive: str
    particle: str | None
    clause: bool
    object: bool
    prepositions: frozenset[str]
    needs_party: bool
    thing: bool
    hedged: bool
    modality: Modality


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
            complements - {"clause", "object", "party", "thing"},
            "party" in complements,
            "thing" in complements,
            row["hedged"] == "yes",
            Modality(row["modality"]),
        )
        bare = last[len(particle) :] if particle and last.startswith(particle) else last
        table[bare, particle] = verb
        if particle and bare != last:
            table[last, None] = verb
    return table


@cache
def _separable() -> frozenset[str]:
    """The infinitives that some particle makes a reporting verb."""
    return frozenset(lemma for lemma, particle in reporting_verbs() if particle is not None)


@cache
def states_figures(participle: str) -> bool:
    """Whether an uninflected participle is one of a verb that takes figures: "genannt", "angegeben", "beziffert"."""
    lemma = verb_lemma(participle) if participle.endswith(("t", "en", "n")) else None
    verb = reporting_verbs().get((lemma, None)) if lemma else None
    return verb is not None and (verb.object or bool(verb.prepositions & {"auf", "mit"}))


_PARTICLES = word_class("closing_particle")


def reporting(doc: Doc, clause: Clause) -> tuple[int, ReportingVerb, tuple[int, ...]] | None:
    """The reporting verb of a clause: (its token, its row, verb and particle tokens)."""
    table = reporting_verbs()
    tokens = list(clause.tokens)
    verb_tokens = [*([clause.finite] if clause.finite is not None else []), *clause.right_bracket]
    if clause.finite is None and clause.kind is ClauseKind.FRAGMENT:
        return None
    for index in verb_tokens:
        lemma = verb_lemma(doc[index].lower_)
        if lemma is None or doc[index : index + 2].text == "gestützt auf":
            continue  # "hatte, gestützt auf Akten, von 30 Fällen geschrieben"
        if index != clause.finite and doc[index - 1].lower_ == "als":
            continue  # "ist härter als angenommen"
        whole = table.get((lemma, None))
        for particle_at in reversed(tokens) if lemma in _separable() else ():
            particle = doc[particle_at].text
            verb = table.get((lemma, particle))
            if particle_at == index - 1 and verb and _stands_alone(particle):
                return (
                    index,
                    verb,
                    (particle_at, index),
                )  # "bekannt gab", "hat 30 Häuser in Aussicht gestellt"
            if particle_at <= index and clause.kind is ClauseKind.MAIN:
                if particle_at < index:
                    break
                continue
            if verb and _closes(doc, particle_at, clause):
                return index, verb, (index, particle_at)
        if whole and not has_other_particle(doc, clause, index):
            return index, whole, (index,)
    return None


def _stands_alone(particle: str) -> bool:
    """Whether a particle is written apart from its verb even right before it: nouns and adjectives are, prepositions are not."""
    return particle not in word_class("preposition") and len(particle) > SHORTEST_APART


# "fest", "klar", "bekannt", "Aussicht"; "ein", "her" and "hin" always join their verb.
SHORTEST_APART = 3


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


def has_other_particle(doc: Doc, clause: Clause, index: int) -> bool:
    """ "sagte … zu", "meldete … an": a closing particle that makes another verb of it."""
    if clause.kind is not ClauseKind.MAIN or clause.finite != index:
        return False
    last = clause.parts[0][1] - 1 if index < clause.parts[0][1] else clause.end - 1
    while last > index and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return last > index and doc[last].text in _PARTICLES
