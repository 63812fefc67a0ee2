"""Media that quote somebody: "Die Zeitung zitiert einen Zeugen mit den Worten", "zitiert ihn die Agentur"."""

from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.clause_parties import candidates
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue, CueKind
from claims.extraction.nouns import noun_phrase
from claims.extraction.parentheses import is_parenthesis
from claims.extraction.party import Party
from claims.extraction.reach import NEWS
from claims.terms import ActorKind

# "zitierte ihn die Agentur": the pronouns that are an object and no subject beside a medium.
CITED_PRONOUNS = {"ihn": "m", "sie": "f"}


def cited(
    doc: Doc,
    clauses: tuple[Clause, ...],
    number: int,
    tokens: tuple[int, ...],
    passive: bool,
    names: frozenset[str],
) -> Cue | None:
    """ "Die Zeitung zitiert einen Zeugen mit den Worten …" names medium and speaker; "X wird zitiert" the speaker."""
    clause = clauses[number]
    if clause.kind is ClauseKind.RELATIVE:
        return None
    plain, inner = candidates(doc, clause, names, oblique=True)
    parties = [one.party for one in plain]
    if not parties:
        return None
    record = next((_whole_record(doc, party, clause) for prep, party in inner if prep == "aus"), None)
    if record is not None and not passive and len(parties) == 1:
        return _read_out(doc, clauses, number, tokens, parties[0], record)
    if passive:
        agent = next((party for prep, party in inner if prep == "von" and party.kind in NEWS), None)
        return Cue(CueKind.MATRIX, tokens, parties[0], number, citing=agent)
    if len(parties) == 1:
        pointer = next((i for i in clause.tokens if doc[i].lower_ in CITED_PRONOUNS), None)
        if pointer is None or parties[0].kind not in NEWS:
            return None
        gender = CITED_PRONOUNS[doc[pointer].lower_]
        whom = Party("", ActorKind.UNKNOWN, None, pointer, pointer + 1, gender=gender, refers=True)
        kind = CueKind.PARENTHESIS if is_parenthesis(doc, clauses, number, None) else CueKind.MATRIX
        return Cue(kind, tokens, whom, number, citing=parties[0])
    medium_first = parties[0].kind in (ActorKind.MEDIUM, ActorKind.AGENCY) or not parties[0].person
    citing, speaker = parties[:2] if medium_first else (parties[1], parties[0])
    kind = CueKind.PARENTHESIS if is_parenthesis(doc, clauses, number, None) else CueKind.MATRIX
    return Cue(kind, tokens, speaker, number, citing=citing)


def _whole_record(doc: Doc, party: Party, clause: Clause) -> Party:
    """ "aus einer Liste der Stadt": the record that is read out, with its owner."""
    phrase = noun_phrase(doc, party.start, clause.end)
    if phrase is None or phrase.genitive is None:
        return party
    return replace(party, name=doc[phrase.run[0] : phrase.end].text, refers=False)


def _read_out(
    doc: Doc, clauses: tuple[Clause, ...], number: int, tokens: tuple[int, ...], who: Party, record: Party
) -> Cue:
    """ "Wie das Blatt aus einem Vermerk zitiert": the medium and the record that it reads out."""
    clause = clauses[number]
    kind = CueKind.PARENTHESIS if is_parenthesis(doc, clauses, number, None) else CueKind.MATRIX
    if clause.opener is not None and doc[clause.opener].lower_ == "wie":
        kind = CueKind.WIE
    return Cue(kind, tokens, who, number, others=(record,))
