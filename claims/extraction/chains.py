"""How far each cue reaches, and in which order nested cues make a chain.

A cue frames a stretch of the sentence. Frames nest: what a frame's stretch holds was said by its party, cues included. So in
"Laut Geheimdienst fielen 30 Soldaten, berichtet CNN" the frame of "berichtet CNN" holds the cue "laut", and the chain reads
CNN, Geheimdienst: nearest to the article first, origin last.
"""

from dataclasses import dataclass

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue, CueKind
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.party import Party
from claims.extraction.reach import (
    ANTECEDENT,
    GOING_ON,
    NEWS,
    counts_further,
    following,
    leading,
    own_parts,
    preceding,
    reports_on,
    valued_host,
    within,
)
from claims.terms import Modality


@dataclass(frozen=True, slots=True)
class Link:
    """One party of a chain with the tokens of its cue."""

    party: Party
    cue: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """``reach`` token stretches that the links' parties state; ``no_dates`` stretches in which dates belong to the act of
    saying ("teilte am Montag mit") and not to what was said; ``silent`` stretches inside ``reach`` that nobody says; ``speaker``
    the wording that names the speaker in this sentence ("er", "Demnach")."""

    reach: tuple[tuple[int, int], ...]
    links: tuple[Link, ...]
    cue: tuple[int, ...]
    kind: CueKind
    hedged: bool
    modality: Modality
    no_dates: tuple[int, int] | None = None
    silent: tuple[tuple[int, int], ...] = ()
    speaker: tuple[int, int] | None = None
    clause: tuple[int, int] | None = None

    def holds(self, index: int) -> bool:
        return any(start <= index < end for start, end in self.reach) and not any(
            start <= index < end for start, end in self.silent
        )


def frame_of(
    doc: Doc, cue: Cue, cues: list[Cue], clauses: tuple[Clause, ...], links: tuple[Link, ...]
) -> Frame:
    """The frame that a cue spans in its sentence. ``links`` are its resolved parties."""
    host = clauses[cue.clause]
    reach: list[tuple[int, int]]
    no_dates = None
    silent: list[tuple[int, int]] = []
    if cue.party is not None and cue.kind not in (CueKind.BACK,):
        silent.append((cue.party.start, cue.party.end))
    if cue.kind in (CueKind.PREPOSITION, CueKind.BACK):
        reach = [*own_parts(host, cue, cues), *following(doc, clauses, cues, cue)]
        reach += leading(doc, clauses, cues, cue)
    elif cue.kind is CueKind.INNER:
        reach = [*host.parts, *following(doc, clauses, cues, cue)]
    elif cue.kind in (CueKind.PARENTHESIS, CueKind.WIE, CueKind.APPOSED):
        denied = _denied_before(doc, host) if cue.kind is CueKind.WIE else None
        reach = (
            [denied] if denied else [*preceding(doc, clauses, cues, cue), *following(doc, clauses, cues, cue)]
        )
        own = next((part for part in host.parts if part[0] <= cue.tokens[0] < part[1]), host.parts[0])
        silent.append(own)
        reach += [part for part in host.parts if part[1] <= own[0]]  # "Bis Ostern, so hofft Feld, …"
        for part in host.parts:
            if part[0] <= own[0]:
                continue
            goes_on = doc[part[0] - 1].text in {"–", "—", ";", ":"} or doc[part[0]].lower_ in GOING_ON
            goes_on = goes_on or counts_further(doc, part) or reports_on(doc, part)
            (reach if goes_on else silent).append(part)
    elif cue.kind is CueKind.EVIDENTIAL:
        reach = [*host.parts, *following(doc, clauses, cues, cue)]
    else:
        reach = [] if cue.until is not None else list(following(doc, clauses, cues, cue))
        if cue.content is not None:
            reach = [*within(doc, host, cue), *reach]
            verb_first = cue.content <= min(cue.tokens)  # "bezifferte am Mittwoch auf 31"
            until = next((end for start, end in host.parts if start <= cue.tokens[0] < end), host.end)
            no_dates = (host.start, until if verb_first else cue.content)
            if host.kind is ClauseKind.RELATIVE and cue.content == host.start:
                reach.append((max(0, host.start - ANTECEDENT), host.start))
                reach += valued_host(doc, clauses, cue)
    speaker = None
    if cue.party is not None:
        speaker = _own_words(doc, cue) or (cue.party.start, cue.party.end)
    elif cue.kind is CueKind.BACK:
        speaker = (cue.tokens[0], cue.tokens[0] + 1)
    return Frame(
        tuple(reach),
        links,
        cue.tokens,
        cue.kind,
        cue.hedged,
        cue.modality,
        no_dates,
        tuple(silent),
        speaker,
        (host.start, host.end),
    )


def _own_words(doc: Doc, cue: Cue) -> tuple[int, int] | None:
    """ "eigenen Angaben" in "nach eigenen Angaben": what stands there for the speaker."""
    if cue.kind is not CueKind.PREPOSITION:
        return None
    around = range(max(0, min(cue.tokens) - 2), min(len(doc) - 1, max(cue.tokens) + 1))
    own = next((i for i in around if doc[i].lower_ in {"eigenen", "eigener", "eigenem"}), None)
    return None if own is None else (own, own + 2)


def _denied_before(doc: Doc, host: Clause) -> tuple[int, int] | None:
    """ "85 Menschen und nicht 63, wie die Polizei behauptet": only what is denied is what the party states."""
    end = host.start - 1
    numerals = numeral_ends(doc)
    for index in range(end - 1, max(doc[host.start].sent.start, end - LONGEST_DENIED) - 1, -1):
        if doc[index].lower_ in DENYING and any(i in numerals for i in range(index, end)):
            opens = index == doc[host.start].sent.start or doc[index - 1].lower_ in {"und", ",", "–", ":"}
            return (index, end) if opens else None
    return None


# "und nicht 63 Menschen, wie …": how far back the denied figure may begin.
LONGEST_DENIED = 5
DENYING = frozenset({"nicht", "statt", "anstatt", "keine", "keineswegs"})


def ordered(frames: list[Frame]) -> list[Frame]:
    """Frames from the outermost to the innermost: a frame whose reach holds another's cue is outside of it."""

    def depth(frame: Frame) -> int:
        return sum(1 for other in frames if other is not frame and _encloses(other, frame))

    return sorted(frames, key=lambda frame: (depth(frame), frame.kind is CueKind.INNER, frame.cue[0]))


def _encloses(outer: Frame, inner: Frame) -> bool:
    """Whether the cue of ``inner`` stands in what ``outer`` says. "X sagte laut Y, dass …" is Y's word even where the verb's own
    clause counts as said."""
    if outer.kind is CueKind.INNER:
        return False
    if inner.kind is CueKind.INNER and outer.reach == inner.reach:
        return True
    if inner.kind is CueKind.PREPOSITION and outer.kind is CueKind.MATRIX and inner.clause == outer.clause:
        return False
    return any(start <= inner.cue[0] < end for start, end in outer.reach)


def chain(frames: list[Frame]) -> tuple[Link, ...]:
    """The links of nested frames in order, without repeating a name."""
    links: list[Link] = []
    for frame in ordered(frames):
        if frame.modality is Modality.PLANNED and frame.kind is CueKind.MATRIX and _is_told(links):
            continue  # "Die Entführer fordern 30 Euro, sagt der Vermittler": he tells it, whoever demands
        for link in frame.links:
            links = [kept for kept in links if kept.party.name != link.party.name]
            links.append(link)
    return tuple(links)


def _is_told(links: list[Link]) -> bool:
    """Whether somebody who is no medium tells it, so that demands and plans of others are but what he tells."""
    return any(link.party.kind not in NEWS for link in links)
