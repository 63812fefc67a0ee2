"""Whom a cue means: its own party under its full name, or whoever spoke, acted or was named before."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.actors import actor
from claims.extraction.appositions import with_apposition
from claims.extraction.cast import Cast
from claims.extraction.chains import Frame, Link
from claims.extraction.clause_parties import PREPOSITIONS
from claims.extraction.clauses import Clause
from claims.extraction.cue import Cue, CueKind
from claims.extraction.heads import statement_of
from claims.extraction.nouns import noun_phrase
from claims.extraction.own_statements import is_own_statement, owner
from claims.extraction.parties import party_of
from claims.extraction.party import Party, is_partylike
from claims.extraction.reach import SIDE
from claims.extraction.speech_structure import Floor, Speech, acting
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind


def links_of(
    doc: Doc,
    cue: Cue,
    cast: Cast,
    floor: Floor,
    number: int,
    speech: Speech,
    before: list[Frame],
    names: frozenset[str],
) -> tuple[Link, ...]:
    """The resolved parties of a cue: none named or a mere pointer means whoever had the floor."""
    within = next((frame.links for frame in reversed(before) if frame.links), ())
    recent = within or (floor.links if number - floor.sentence <= FLOOR_LASTS else ())
    if cue.unnamed:
        full = cue.party and cast.named(
            cue.party
        )  # "nach HR-Informationen" in an article on the Hanse-Rundfunk
        return (Link(full, cue.tokens),) if full and full is not cue.party else ()
    if cue.party is None:
        if (
            cue.kind in SIDE
            and number - floor.sentence > 1
            and (acted := _acted(doc, speech, cast, number - 1, names))
        ):
            return (
                Link(acted, cue.tokens),
            )  # "Der Zoll will neue Geräte. Damit ließen sich 30 Container prüfen, hieß es"
        beside = _acting_beside(doc, speech, cast, cue, number, within, names)
        told = () if within else _told_before(doc, speech, cast, cue, number, names)
        return (
            beside
            or told
            or tuple(Link(link.party, cue.tokens) for link in recent)
            or _previous_subject(speech, cast, cue, number)
        )
    if is_own_statement(cue.party):
        acted = _acted(doc, speech, cast, number - 1, names) if number else None
        whose = owner(doc, speech.clauses[number], cue.clause, names)
        resolved = cast.resolve(whose) if whose is not None else None
        return (Link(resolved if resolved and resolved.name else acted or cue.party, cue.tokens),)
    pointing = cue.party.refers or cue.kind is CueKind.PREPOSITION
    message = MESSAGES if pointing else MESSAGES | LETTERS
    if cue.party.name.lower() in message and not cue.party.definite:
        own = speech.clauses[number]
        here = _before_what_is_said(doc, own, cue.clause, names)
        if cue.kind is CueKind.PREPOSITION:
            here = actor(doc, own, cue.clause, names)
        before_this = _acted(doc, speech, cast, number - 1, names) if number else None
        sender = cast.resolve(here) if here is not None else before_this
        return (Link(sender or cue.party, cue.tokens),)
    if cue.party.refers and cue.party.head in POINTERS:
        issuer = _issuer_before(doc, speech, cast, number)
        if issuer is not None:
            return (Link(issuer, cue.tokens),)
        before_this = _acted(doc, speech, cast, number - 1, names) if number and not recent else None
        return tuple(Link(link.party, cue.tokens) for link in recent) or (
            Link(before_this or cue.party, cue.tokens),
        )
    if cue.party.refers and not cue.party.name and (named := _before_colon(doc, cue.party)) is not None:
        return (Link(cast.resolve(named), cue.tokens),)
    agent, statement = _embedded(doc, cue.party)
    if agent is not None:
        inner = (recent if statement.refers else ()) or (Link(replace(statement, refers=False), cue.tokens),)
        return (
            Link(cast.resolve(agent), cue.tokens),
            *(link for link in inner if link.party.name != agent.name),
        )
    beside_name = cue.kind in (CueKind.PREPOSITION, CueKind.INNER)
    named = with_apposition(doc, cue.party) if beside_name else cue.party
    party = cast.resolve(named)
    if cue.counts and cue.party.refers and not _may_count(party):
        return ()
    citing = () if cue.citing is None else (Link(cast.named(cue.citing), cue.tokens),)
    if not party.name:
        return (*citing, *(Link(link.party, cue.tokens) for link in recent[-1:]))
    others = (Link(cast.resolve(other), cue.tokens) for other in cue.others)
    return (*citing, Link(party, cue.tokens), *others)


def _acting_beside(
    doc: Doc,
    speech: Speech,
    cast: Cast,
    cue: Cue,
    number: int,
    within: tuple[Link, ...],
    names: frozenset[str],
) -> tuple[Link, ...]:
    """ "Das Amt hat die Proben untersucht: Demnach …": who acts right before "demnach" in its own sentence, where nobody speaks there."""
    if cue.kind is not CueKind.BACK or within or not cue.clause:
        return ()
    party = actor(doc, speech.clauses[number], cue.clause - 1, names)
    return (Link(cast.resolve(party), cue.tokens),) if party is not None and party.name else ()


def _acted(doc: Doc, speech: Speech, cast: Cast, number: int, names: frozenset[str]) -> Party | None:
    """Who acts in a sentence, under the full name."""
    party = acting(doc, speech, number, names)
    resolved = cast.resolve(party) if party is not None else None
    return resolved if resolved is not None and resolved.name else None


def _before_what_is_said(
    doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]
) -> Party | None:
    """ "Der Verband widerspricht: 30 Fälle seien es, heißt es in einem Papier": who acts before the colon."""
    for index in range(number - 1, -1, -1):
        if doc[clauses[index].end : clauses[index].end + 1].text == ":":
            return actor(doc, clauses, index, names)
    return None


def _before_colon(doc: Doc, pronoun: Party) -> Party | None:
    """ "Die Polizei ist zurückhaltender: Sie schätzt …": whom a pronoun right behind a colon takes up."""
    start, colon = doc[pronoun.start].sent.start, pronoun.start - 1
    if colon <= start or doc[colon].text != ":" or doc[pronoun.start].lower_ not in {"er", "sie"}:
        return None
    for index in range(start, colon):
        phrase = noun_phrase(doc, index, colon)
        if phrase is None or (index > start and doc[index - 1].lower_ in PREPOSITIONS):
            continue
        party = party_of(doc, phrase)
        if is_partylike(party) and party.name and party.gender in (None, pronoun.gender):
            return party
        return None
    return None


def _may_count(party: Party) -> bool:
    """ "Er zählte drei Wagen", "Es zählte 65 Fälle": a person or a body, and no place, that the pronoun means."""
    if not party.name or not party.known or party.kind is ActorKind.UNKNOWN:
        return False
    return party.person or (bool(party.head) and party.head not in PLACE_HEADS)


PLACE_HEADS = frozenset({"stadt", "gemeinde", "kommune", "kommunen", "kreis", "kanton"})


def _embedded(doc: Doc, party: Party) -> tuple[Party | None, Party]:
    """ "die von CNN eingesehene Einschätzung": (CNN, the statement without it); (None, party) for other wordings."""
    if party.end - party.start < 4 or doc[party.start + 1].lower_ not in {"von", "vom"}:
        return None, party
    if statement_of(doc[party.end - 1].text) is None:
        return None, party  # "die von Rebellen eingesetzte Behörde"
    agent = noun_phrase(doc, party.start + 2, party.end)
    if agent is None or agent.end >= party.end:
        return None, party
    words = party.name.split(" ", 1)
    article = doc[party.start].lower_ in {"der", "die", "das", "dem", "den"}
    return party_of(doc, agent), replace(party, name=words[-1], refers=article)


def _told_before(
    doc: Doc, speech: Speech, cast: Cast, cue: Cue, number: int, names: frozenset[str]
) -> tuple[Link, ...]:
    """ "Nun liegt ein Bericht der Kommission vor. Demnach …", "Das Amt hat Bilanz gezogen. Demnach …": the record that the sentence
    before names in its own voice, else who acted there."""
    if cue.kind is not CueKind.BACK or number == 0 or speech.frames.get(number - 1):
        return ()
    if (issuer := _issuer_before(doc, speech, cast, number)) is not None:
        return (Link(issuer, cue.tokens),)
    record = next((party for party, _ in _records(doc, speech, number - 1)), None)
    told = acting(doc, speech, number - 1, names) or record
    return (Link(cast.resolve(told), cue.tokens),) if told is not None and told.name else ()


def _issuer_before(doc: Doc, speech: Speech, cast: Cast, number: int) -> Party | None:
    """Whose record the sentence before names in its own voice ("Der Bericht der Kommission ist da")."""
    if number == 0 or speech.frames.get(number - 1):
        return None
    issued = [party for party, owned in _records(doc, speech, number - 1) if owned]
    return cast.resolve(issued[0]) if issued else None


def _records(doc: Doc, speech: Speech, number: int) -> Iterator[tuple[Party, bool]]:
    """(the record, or whoever it is of, and whether it is of somebody) for those that a sentence names."""
    sentence = speech.sentences[number]
    index = sentence.start
    while index < sentence.end:
        phrase = noun_phrase(doc, index, sentence.end)
        if phrase is None:
            index += 1
            continue
        statement = phrase.run[1] > phrase.run[0] and statement_of(doc[phrase.run[1] - 1].text)
        if statement and statement[1] in RECORDS:
            party = party_of(doc, phrase)
            if party.head not in word_class("evidence_noun"):  # "Auswertung von Satellitenbildern"
                yield replace(party, refers=False), phrase.genitive is not None
        index = max(phrase.run[1], index + 1)


RECORDS = word_class("record_noun")
# "heißt es in einer Mitteilung": a message of whoever acted before.
MESSAGES = word_class("message_noun")
# "heißt es in einem Papier": of whoever acted before, while "laut einem Papier" names nobody.
LETTERS = word_class("letter_noun")
POINTERS = word_class("pointing_statement")
# A pointer such as "dem Bericht zufolge" reaches back over this many sentences (a long paragraph).
FLOOR_LASTS = 6


def _previous_subject(speech: Speech, cast: Cast, cue: Cue, number: int) -> tuple[Link, ...]:
    """ "Die Polizei legte eine Bilanz vor. Demnach …": the first party of the sentence before."""
    if cue.kind is not CueKind.BACK or number == 0:
        return ()
    party = first_named(speech, cast, number)
    return (Link(cast.resolve(party), cue.tokens),) if party else ()


def first_named(speech: Speech, cast: Cast, number: int) -> Party | None:
    """The first party of the sentence before that no preposition governs."""
    before = speech.sentences[number - 1]
    return next(
        (
            p
            for p in cast.mentions_before(before.end)
            if p.start >= before.start
            and (p.person or p.kind is not ActorKind.UNKNOWN)
            and not _governed(speech, p)
            and not _heads_dateline(speech, p)
        ),
        None,
    )


def _heads_dateline(speech: Speech, party: Party) -> bool:
    """ "Asunción (amp) – Wegen …": the place at which a report begins says nothing."""
    doc = speech.sentences[0].doc
    opens = party.start == 0 or "\n" in doc[party.start - 1].text + doc[party.start - 1].whitespace_
    return opens and party.end < len(doc) and doc[party.end].text in {"(", "–", "/"}


def _governed(speech: Speech, party: Party) -> bool:
    """Whether a preposition stands before the mention: "nach Deutschland" names no speaker."""
    doc = speech.sentences[0].doc
    return party.start > 0 and doc[party.start - 1].lower_ in PREPOSITIONS
