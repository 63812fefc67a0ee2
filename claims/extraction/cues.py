"""Where a sentence says who says it. A cue carries the party as named there; ``chains`` decides how far it reaches."""

from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.announcing_cues import announced_figures, heading
from claims.extraction.clause_parties import candidates
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue, CueKind
from claims.extraction.gapping import bracketed_cues, gapped_cues
from claims.extraction.heads import statement_of
from claims.extraction.noun_cues import noun_cues
from claims.extraction.party import Party
from claims.extraction.person_nouns import person_sort
from claims.extraction.prepositional_cues import apposed_cue, prepositional_cues, record_cue
from claims.extraction.reach import NEWS, SIDE
from claims.extraction.record_values import record_value
from claims.extraction.verb_cues import verb_cue
from claims.extraction.verb_forms import verb_lemma
from claims.extraction.word_classes import word_class


def cues(doc: Doc, clauses: tuple[Clause, ...], names: frozenset[str] = frozenset()) -> list[Cue]:
    """All cues of one sentence, given its clauses, in the order of their first token. ``names`` are the surnames and short
    names introduced anywhere in the article: they can speak without a role."""
    found: list[Cue] = []
    if clauses and (announcing := heading(doc, clauses)):
        found.append(announcing)
    for number, clause in enumerate(clauses):
        found += prepositional_cues(doc, clause, number)
        found += bracketed_cues(doc, clause, number)
        apposed = apposed_cue(doc, clause, number)
        if apposed:
            found.append(apposed)
            continue
        verb = _stating(doc, clauses, number, names) or _contrasted(doc, clauses, number, names, found)
        if verb:
            found += gapped_cues(doc, clause, verb, names)
    found += noun_cues(doc, clauses)
    found = [_cited_beside(doc, cue, clauses) for cue in found if not _is_reported_count(cue, found)]
    return sorted(found, key=lambda cue: cue.tokens[0])


def _stating(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    """The cue by which a clause states something, by its verb or by a record in it."""
    return (
        verb_cue(doc, clauses, number, names)
        or record_cue(doc, clauses[number], number)
        or record_value(doc, clauses, number, names)
        or announced_figures(doc, clauses, number, names)
    )


def _contrasted(
    doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str], found: list[Cue]
) -> Cue | None:
    """ "Während die Stadt von 30 Gästen spricht, kommen die Wirte auf 12": beside a clause by which somebody states a figure, people of
    any kind can state the other one."""
    clause = clauses[number]
    beside = [cue for cue in found if cue.kind is CueKind.MATRIX and cue.content is not None]
    if clause.finite is None or not beside or beside[-1].clause != number - 1:
        return None
    plain, _ = candidates(doc, clause)
    people = {
        one.party.name
        for one in plain
        if one.phrase is not None and one.party.name and person_sort(doc[one.phrase.run[1] - 1].text)
    }
    return verb_cue(doc, clauses, number, names | people) if people else None


def _is_reported_count(cue: Cue, found: list[Cue]) -> bool:
    """ "Der Zoo verzeichnete 30 Besucher, sagte Direktor Voss", "Der Zoo zählt nach Angaben der Stadt 30 Tiere": the count is what
    somebody else says, the zoo says nothing."""
    return cue.counts and any(
        (
            (other.kind in SIDE and other.clause == cue.clause + 1)
            or (other.kind is CueKind.PREPOSITION and other.clause == cue.clause)
        )
        and other.party
        and other.party.kind not in NEWS
        for other in found
    )


def _cited_beside(doc: Doc, cue: Cue, clauses: tuple[Clause, ...]) -> Cue:
    """ "Ein Diplomat, den die Agentur X zitiert, spricht von 30 Toten": the relative clause at the party names who cites it."""
    if cue.party is None or cue.citing is not None:
        return cue
    own = clauses[cue.clause]
    for clause in clauses[max(0, cue.clause - 1) : cue.clause + 4]:  # it stands near
        if clause.kind is not ClauseKind.RELATIVE or clause.start < 2:
            continue
        record = (
            clause.start != cue.party.end + 1
            and cue.kind is CueKind.MATRIX
            and clause.start - 2 in own
            and statement_of(doc[clause.start - 2].text) is not None
        )
        if clause.start != cue.party.end + 1 and not record:
            continue
        verbs = [i for i in (clause.finite, *clause.right_bracket) if i is not None]
        if not any(verb_lemma(doc[i].lower_) in CITING for i in verbs) and not (
            record and _made_public(doc, clause)
        ):
            continue
        plain, _ = candidates(doc, clause, oblique=True)
        medium = next(
            (
                one.party
                for one in plain
                if (one.party.kind in NEWS and not _is_unnamed(one.party))
                or (record and one.phrase is not None and one.phrase.quoted is not None)
            ),
            None,
        )
        if medium is not None:
            return replace(cue, citing=medium)
    return cue


def _made_public(doc: Doc, clause: Clause) -> bool:
    """ "kommt in einem Bericht, den die „Post“ öffentlich machte, auf 30": who brought the record out."""
    verbs = [i for i in (clause.finite, *clause.right_bracket) if i is not None]
    public = any(doc[i].lower_ in {"öffentlich", "publik", "bekannt"} for i in clause.tokens)
    return public or any(verb_lemma(doc[i].lower_) in word_class("publishing_verb") for i in verbs)


def _is_unnamed(medium: Party) -> bool:
    """ "dieser Zeitung": the outlet itself."""
    return not medium.name or medium.name == medium.word


CITING = word_class("citing_verb")
