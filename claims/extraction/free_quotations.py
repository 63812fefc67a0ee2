"""Quotations that no cue reaches: the party before a colon, the last speaker or whoever acts beside them."""

from bisect import bisect_right

from spacy.tokens import Doc

from claims.extraction.actors import actor
from claims.extraction.appositions import with_apposition
from claims.extraction.cast import Cast
from claims.extraction.chains import Frame, Link
from claims.extraction.cue import CueKind
from claims.extraction.nouns import noun_phrase
from claims.extraction.parties import party_of
from claims.extraction.party import Party, is_partylike
from claims.extraction.quote_marks import Quoted
from claims.extraction.speech_structure import Speech, acting
from claims.terms import ActorKind, Modality


def before_colon(doc: Doc, speech: Speech, cast: Cast, number: int, frames: list[Frame]) -> list[Frame]:
    """ "Papa Daniar: „…“", "Ein Matrose schreibt mir: „…“": a party before a colon speaks the quotation after it."""
    sentence = speech.sentences[number]
    made = []
    for position in range(bisect_right(speech.openings, sentence.start - 2), len(speech.quoted)):
        quoted = speech.quoted[position]
        if quoted.opening > sentence.end:
            break
        if (
            quoted.opening < 2
            or not doc[quoted.opening - 1].text.endswith(":")
            or doc[quoted.opening - 2].i < sentence.start - 1
        ):
            continue
        if any(start <= quoted.opening + 1 < end for frame in frames for start, end in frame.reach):
            continue
        first = max(sentence.start, quoted.opening - 40)
        party = _first_party(doc, first, quoted.opening - 1, cast)
        if party:
            link = Link(party, (quoted.opening - 1,))
            reach = ((quoted.opening, quoted.closing + 1),)
            made.append(
                Frame(reach, (link,), (quoted.opening - 1,), CueKind.MATRIX, False, Modality.ASSERTED)
            )
            cast.speak(party)
    return made


def _first_party(doc: Doc, start: int, end: int, cast: Cast) -> Party | None:
    index = start
    while index < end:
        if doc[index].lower_ in {"er", "sie"}:
            gender = "m" if doc[index].lower_ == "er" else "f"
            pointer = Party("", ActorKind.UNKNOWN, None, index, index + 1, gender=gender, refers=True)
            found = cast.resolve(pointer)
            if found.name:
                return found
        phrase = noun_phrase(doc, index, end)
        if phrase:
            party = party_of(doc, phrase)
            if is_partylike(party) and (party.person or party.kind is not ActorKind.UNKNOWN):
                return cast.resolve(with_apposition(doc, party))
            index = phrase.end
        else:
            index += 1
    return None


def give_left_quotations(doc: Doc, speech: Speech, cast: Cast, names: frozenset[str]) -> None:
    """A quotation without a cue belongs to the last speaker of the sentence before or of its own."""
    for quoted in speech.quoted:
        around = [
            f for f in speech.frames_at(quoted.opening + 1) if not quoted.opening < f.cue[0] < quoted.closing
        ]
        if not quoted.statement or around:
            continue
        number = speech.sentence_of[quoted.opening]
        for before in (number, number - 1):
            candidates = [
                f
                for f in speech.frames.get(before, ())
                if f.links and f.cue[0] < quoted.opening and f.kind is not CueKind.PREPOSITION
            ]
            if candidates:
                last = max(candidates, key=lambda f: f.cue[0])
                reach = ((quoted.opening, quoted.closing + 1),)
                speech.add(
                    Frame(reach, last.links, (quoted.opening,), CueKind.MATRIX, False, Modality.ASSERTED)
                )
                break
        else:
            _give_to_actor(doc, speech, cast, quoted, number, names)


def _give_to_actor(
    doc: Doc, speech: Speech, cast: Cast, quoted: Quoted, number: int, names: frozenset[str]
) -> None:
    """ "Bäcker Olaf Ritz kann darüber nur lachen. „…“": the person who acts right before speaks, or else right after."""
    acted = acting(doc, speech, number - 1, names) if number else None
    after = speech.sentence_of[quoted.closing] + 1
    if (acted is None or not acted.person) and after < len(speech.sentences):
        acted = actor(doc, speech.clauses[after], 0, names) if speech.clauses[after] else None
    if acted is None or not acted.person:
        return
    resolved = cast.resolve(acted)
    if resolved.name:
        reach = ((quoted.opening, quoted.closing + 1),)
        link = Link(resolved, (quoted.opening,))
        speech.add(Frame(reach, (link,), (quoted.opening,), CueKind.MATRIX, False, Modality.ASSERTED))
