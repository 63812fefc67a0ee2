"""Who acts in a clause: the subject of a verb of saying, told from its object by position, case and what can speak."""

from spacy.tokens import Doc

from claims.extraction.appositions import with_apposition
from claims.extraction.clause_parties import Candidate, candidates
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.dictionary import is_known
from claims.extraction.nouns import noun_phrase
from claims.extraction.parties import party_of
from claims.extraction.party import Party, is_partylike
from claims.extraction.verb_forms import verb_form
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

# What is measured says nothing by itself.
MEASURED = tuple(word_class("measured_noun"))


def stands_for_said(doc: Doc, start: int, finite: int) -> bool:
    """ "Das sagt …", "Das jedenfalls sagt …", "So berichtet es …": what stands before the finite verb is what was said before."""
    first = doc[start].lower_
    if first == "so":
        return start + 1 == finite and finite + 1 < len(doc) and doc[finite + 1].lower_ == "es"
    return first in {"das", "dies"} and all(
        doc[i].lower_ in word_class("focus_particle") for i in range(start + 1, finite)
    )


def subject(
    doc: Doc,
    clauses: tuple[Clause, ...],
    number: int,
    verb: int,
    *,
    passive: bool,
    names: frozenset[str] = frozenset(),
) -> tuple[Party | None, bool]:
    """(who acts, whether the clause's own object is "das/dies") for the verb at token ``verb``."""
    clause = clauses[number]
    plain, inner = candidates(doc, clause, names)
    if passive:
        agent = next((party for prep, party in inner if prep == "von" and is_partylike(party, names)), None)
        return agent, False
    finite = clause.finite if clause.finite is not None else verb
    first = doc[clause.start].lower_
    demonstrative = clause.kind is ClauseKind.MAIN and stands_for_said(doc, clause.start, finite)
    headed = next((i for i in range(finite - 1, clause.start, -1) if doc[i].text == ":"), clause.start)
    before = [c for c in plain if headed <= c.at < finite]  # "Zu den Gästen: Die Stadt rechnet mit …"
    after = [c for c in plain if c.at > finite]
    if first in {"und", "oder", "aber", "sondern"} and clause.finite == clause.start + 1 and number:
        shared = _shared_subject(doc, clauses, number)
        if shared is not None:
            return shared, False
    if (
        clause.kind is ClauseKind.RELATIVE
        and clause.opener is not None
        and doc[clause.opener].lower_ in {"der", "welcher"}
    ):
        return _antecedent(doc, clause, clauses, number), False
    if clause.kind is not ClauseKind.MAIN:
        chosen = next((c for c in plain if is_partylike(c.party, names)), plain[0] if plain else None)
        known = chosen is not None and (is_partylike(chosen.party, names) or chosen.phrase is None)
        if clause.kind is ClauseKind.RELATIVE and not known:
            return _antecedent(doc, clause, clauses, number), False
    elif before and not demonstrative:
        chosen = before[0]
        if not is_partylike(chosen.party, names):
            mute = chosen.party.name.partition(" ")[0].lower().endswith(MEASURED)
            better = next(
                (c for c in after if is_partylike(c.party, names) or (mute and c.at == finite + 1)), None
            )  # "Die Kosten beziffert Wiesner auf 30 Euro"
            chosen = better or chosen
    elif after:
        chosen = _behind_object(after, finite, names)
        if not is_partylike(chosen.party, names) and not _is_proper(chosen, finite):
            chosen = next((c for c in after[:2] if is_partylike(c.party, names)), chosen)
    else:
        chosen = None
    if (
        chosen is None
        and clause.coordinated
        and clause.kind is ClauseKind.MAIN
        and doc[clause.start - 1].text != ";"
    ):
        inherited = _shared_subject(doc, clauses, number)
        return inherited, demonstrative
    if chosen is None:
        return None, demonstrative
    party = chosen.party
    if chosen.phrase is not None:
        party = _without_addressee(doc, chosen, party)
        party = with_apposition(doc, party)
    return party, demonstrative


def _behind_object(after: list[Candidate], finite: int, names: frozenset[str]) -> Candidate:
    """ "Mit 63 gibt sie Kommandant Hürlimann an": a pronoun that a party follows at once is the object."""
    first = after[0]
    if (
        len(after) > 1
        and first.at == finite + 1
        and first.phrase is None
        and first.party.gender in ("f", "p")
    ):
        second = after[1]
        told = second.party.kind in (ActorKind.MEDIUM, ActorKind.AGENCY)  # "sagte sie dem Tagblatt"
        adjacent = second.at == first.party.end and bool(second.party.head)
        if adjacent and not told and is_partylike(second.party, names):
            return second
    return first


def _is_proper(candidate: Candidate, finite: int) -> bool:
    """A bare name that is no word of German right behind the finite verb: "hatte Demotrend die Partei bei 30 Prozent gesehen"."""
    name = candidate.party.name
    return candidate.at == finite + 1 and bool(name) and not is_known(name) and " " not in name


def _shared_subject(doc: Doc, clauses: tuple[Clause, ...], number: int) -> Party | None:
    """ "X sagte …, und fügte hinzu": the subject of the nearest main clause before."""
    for index in range(number - 1, -1, -1):
        if clauses[index].kind is ClauseKind.MAIN:
            plain, _ = candidates(doc, clauses[index])
            known = next((c for c in plain if is_partylike(c.party)), plain[0] if plain else None)
            return None if known is None else with_apposition(doc, known.party)
    return None


def _antecedent(doc: Doc, clause: Clause, clauses: tuple[Clause, ...], number: int) -> Party | None:
    """The noun phrase right before a relative clause whose pronoun is its subject."""
    if clause.opener is None or doc[clause.opener].lower_ not in {
        "der",
        "die",
        "das",
        "welcher",
        "welche",
        "welches",
        "wonach",
    }:
        return None
    end = clause.start - 1
    while end > 1 and verb_form(doc[end - 1].text) is not None:
        end -= 1  # "wird von Medien bestätigt, die …"
    for start in range(max(0, end - 12), end):
        phrase = noun_phrase(doc, start, end)
        if phrase and phrase.end == end:
            return party_of(doc, phrase)
    return None


def _without_addressee(doc: Doc, chosen: Candidate, party: Party) -> Party:
    """ "sagte der Minister der Zeitung X": what looks like a genitive is the medium spoken to, which has said nothing."""
    phrase = chosen.phrase
    assert phrase is not None
    if not party.person or phrase.genitive is None or phrase.linked_by_von:
        return party
    behind = party_of(doc, phrase.genitive)
    if behind.kind not in (ActorKind.MEDIUM, ActorKind.AGENCY) or doc[phrase.genitive.start].lower_ != "der":
        return party
    shorter = noun_phrase(doc, phrase.start, phrase.genitive.start)
    return party if shorter is None else party_of(doc, shorter)
