"""The speech structure of an article: which stretches are whose words, sentence by sentence and across sentences."""

from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Doc

from claims.extraction.actors import actor_before
from claims.extraction.cast import Cast
from claims.extraction.cast_reading import read_cast
from claims.extraction.chains import Frame, Link, chain, frame_of
from claims.extraction.clauses import Clause, ClauseKind, clauses
from claims.extraction.continuation import KONJUNKTIV_REACHES_BACK, continued
from claims.extraction.cue import Cue, CueKind
from claims.extraction.cues import cues
from claims.extraction.free_quotations import before_colon, give_left_quotations
from claims.extraction.heads import is_time_noun
from claims.extraction.noun_words import POSSESSIVES
from claims.extraction.quote_marks import quoted_stretches, token_before
from claims.extraction.reach import SIDE, is_reported_mood
from claims.extraction.speakers import first_named, links_of
from claims.extraction.speech_structure import Floor, Speech, acting
from claims.terms import Modality


def read_speech(doc: Doc) -> Speech:
    """Reads the whole document once, in running order."""
    sentences = list(doc.sents)
    sentence_of = [0] * (len(doc) + 1)
    for number, sentence in enumerate(sentences):
        for index in range(sentence.start, sentence.end):
            sentence_of[index] = number
    sentence_of[len(doc)] = max(0, len(sentences) - 1)
    quoted = quoted_stretches(doc)
    cast = read_cast(doc)
    speech = Speech(
        sentences=sentences,
        clauses=[clauses(sentence) for sentence in sentences],
        sentence_of=sentence_of,
        token_starts=cast.starts or [0],
        quoted=quoted,
        openings=[pair.opening for pair in quoted],
    )
    floor = Floor()
    names = cast.names()
    announced: tuple[Link, ...] = ()
    for number in range(len(sentences)):
        _read_sentence(doc, speech, cast, floor, number, names)
        announced = _announced_list(doc, speech, number, announced)
    give_left_quotations(doc, speech, cast, names)
    return speech


def _announced_list(doc: Doc, speech: Speech, number: int, announced: tuple[Link, ...]) -> tuple[Link, ...]:
    """ "Die Ereignisse nach Aktenlage:" and the list under it: gives each item to the source named before the colon, until a sentence
    has a source of its own or a paragraph is no item. Returns the source that the next sentence may continue."""
    sentence = speech.sentences[number]
    own = [frame for frame in speech.frames.get(number, ()) if frame.links]
    if announced:
        first = doc[sentence.start].text
        item = first[:1].isdigit() or first in LIST_SIGNS or is_time_noun(first)
        if own or (_opens_paragraph(doc, sentence.start) and not item):
            return ()
        speech.add(
            Frame(
                ((sentence.start, sentence.end),),
                announced,
                announced[0].cue,
                CueKind.PREPOSITION,
                False,
                Modality.ASSERTED,
            )
        )
        return announced
    named = [frame for frame in own if frame.kind is CueKind.PREPOSITION]
    return named[-1].links if named and token_before(doc, sentence.end).endswith(":") else ()


LIST_SIGNS = frozenset({"-", "–", "—", "•", "*", "·"})


def _read_sentence(
    doc: Doc,
    speech: Speech,
    cast: Cast,
    floor: Floor,
    number: int,
    names: frozenset[str],
) -> None:
    own = speech.clauses[number]
    found = cues(doc, own, names)
    frames: list[Frame] = []
    for cue in found:
        if cue.kind is CueKind.BACK and any(other.kind in SIDE and other.party for other in found):
            continue  # "Demnach starben 30 Menschen, wie das Amt mitteilte"
        links = links_of(doc, cue, cast, floor, number, speech, frames, names)
        frame = frame_of(doc, cue, found, own, links)
        frames.append(_with_context(doc, speech, frame, cue, number))
        for link in links:
            cast.speak(link.party)
    frames = [_joined_with_verb(frame, frames) for frame in frames]
    links, distance = _who_goes_on(doc, speech, cast, floor, number, names)
    outer = _around_reported(doc, own, found, frames, links, distance)
    frames = outer + frames
    frames += before_colon(doc, speech, cast, number, frames)
    for frame in frames:
        speech.add(frame)
    for frame in continued(
        doc,
        own,
        speech.frames.get(number, []),
        links,
        distance,
        tuple(speech.quoted_between(speech.sentences[number].start, speech.sentences[number].end)),
        lambda clause: _acting_before(doc, own, clause, frames, cast, names),
        told_on=_is_told_on(doc, speech, number),
    ):
        speech.add(frame)
        frames.append(frame)
    cast.act(acting(doc, speech, number, names))
    if outer:
        floor.links, floor.sentence = links, number
    else:
        _pass_floor(doc, speech, floor, frames, number)


def _around_reported(
    doc: Doc,
    own: tuple[Clause, ...],
    found: list[Cue],
    frames: list[Frame],
    links: tuple[Link, ...],
    distance: int,
) -> list[Frame]:
    """ "Der Kanzler verteidigte das Paket. Das Institut habe 30 Milliarden errechnet": a verb of saying in Konjunktiv I is itself
    reported by whoever had the floor, ``distance`` sentences before."""
    if not links or distance > KONJUNKTIV_REACHES_BACK:
        return []
    made = []
    for cue in found:
        clause = own[cue.clause]
        if cue.kind is not CueKind.MATRIX or clause.kind is not ClauseKind.MAIN or clause.finite is None:
            continue
        held = any(frame.holds(clause.finite) for frame in frames if frame.cue != cue.tokens)
        held = held or any(frame.links and frame.cue[0] < clause.start for frame in frames)
        if held or is_reported_mood(doc, clause) != "k1":
            continue
        reach = tuple(part for one in own[cue.clause :] for part in one.parts)
        around = tuple(Link(link.party, (clause.finite,)) for link in links)
        made.append(Frame(reach, around, (clause.finite,), CueKind.BACK, False, Modality.ASSERTED))
    return made


def _acting_before(
    doc: Doc, own: tuple[Clause, ...], number: int, frames: list[Frame], cast: Cast, names: frozenset[str]
) -> tuple[Link, ...]:
    """Who acts in the nearest main clause before clause ``number``, when that clause neither says anything nor is said by anybody."""
    found = actor_before(doc, own, number, names)
    if found is None:
        return ()
    index, party = found
    clause = own[index]
    assert clause.finite is not None
    said = any(frame.holds(clause.finite) or frame.cue[0] in clause for frame in frames)
    if said or any(own[between].kind is ClauseKind.MAIN for between in range(index + 1, number)):
        return ()
    resolved = cast.resolve(party)
    return (Link(resolved, (party.start,)),) if resolved.name else ()


def _who_goes_on(
    doc: Doc, speech: Speech, cast: Cast, floor: Floor, number: int, names: frozenset[str]
) -> tuple[tuple[Link, ...], int]:
    """(whose words a Konjunktiv may go on with, sentences since): the floor's, or those of the subject of the sentence before when it said
    nothing itself ("Der Kanzler verteidigte das Paket. Es sei fair")."""
    distance = number - floor.sentence
    reported = any(
        one.kind is ClauseKind.MAIN and is_reported_mood(doc, one) == "k1" for one in speech.clauses[number]
    )
    if number and reported and distance > 1 and not speech.frames.get(number - 1):
        party = acting(doc, speech, number - 1, names) or first_named(speech, cast, number)
        if (
            party is not None and doc[party.start].lower_ not in POSSESSIVES
        ):  # "Seine Behörde" is the speaker's own
            return (Link(cast.resolve(party), (party.start,)),), 1
    return floor.links, distance


def _opens_paragraph(doc: Doc, start: int) -> bool:
    """Whether the sentence that begins at token ``start`` begins a line."""
    return start == 0 or "\n" in doc[start - 1].text + doc[start - 1].whitespace_ + doc[start].text


def _is_told_on(doc: Doc, speech: Speech, number: int) -> bool:
    """Whether the sentence before stands in the same paragraph and reports in Konjunktiv I."""
    if not number or _opens_paragraph(doc, speech.sentences[number].start):
        return False
    return any(is_reported_mood(doc, clause) == "k1" for clause in speech.clauses[number - 1])


def _with_context(doc: Doc, speech: Speech, frame: Frame, cue: Cue, number: int) -> Frame:
    """Extends a frame over quotations that it touches, and "Das sagte X" over the sentence before."""
    reach = list(frame.reach)
    before = speech.sentences[number - 1]
    if number and ((cue.demonstrative and cue.clause == 0) or _about_that(doc, speech, cue, number)):
        reach.append((before.start, before.end))
    sentence = speech.sentences[number]
    first = max(0, bisect_right(speech.openings, sentence.start) - 1)
    for position in range(first, len(speech.quoted)):
        quoted = speech.quoted[position]
        if quoted.opening > sentence.end:
            break
        if not quoted.statement or cue.kind in (CueKind.PREPOSITION, CueKind.BACK):
            continue
        announced = token_before(doc, quoted.opening).endswith(":")
        near = 1 if quoted.opening < sentence.end or announced else 0
        touched = any(start <= quoted.closing and quoted.opening < end + near for start, end in reach) or (
            announced and cue.kind is CueKind.MATRIX and sentence.start < quoted.opening <= sentence.end
        )
        inside = quoted.opening < frame.cue[0] < quoted.closing
        if touched and not inside:
            reach.append((quoted.opening, quoted.closing + 1))
    return replace(frame, reach=tuple(reach))


def _about_that(doc: Doc, speech: Speech, cue: Cue, number: int) -> bool:
    """ "4.000 Fälle wurden gemeldet. Das seien 30 mehr, teilte das Amt mit": what "das" compares was said by the same."""
    first = speech.clauses[number][0]
    return (
        cue.kind is CueKind.PARENTHESIS
        and doc[first.start].lower_ in {"das", "dies"}
        and first.finite == first.start + 1
        and is_reported_mood(doc, first) == "k1"
        and not speech.frames.get(number - 1)
    )


def _joined_with_verb(frame: Frame, frames: list[Frame]) -> Frame:
    """ "unter Berufung auf Y" reaches as far as the verb or preposition beside it; so does "laut Y" inside "wie X laut Y mitteilte"."""
    if frame.kind is CueKind.PREPOSITION:
        verbs = [
            f for f in frames if f.kind is CueKind.MATRIX and f.clause == frame.clause and f.no_dates is None
        ]
        if verbs and verbs[0].reach and verbs[0].clause:
            return replace(frame, silent=(*frame.silent, verbs[0].clause))  # "Laut X sagte Y im März, dass"
        sides = [f for f in frames if f.kind in SIDE and f.clause == frame.clause]
        if not sides:
            return frame
        side = sides[0]
        own = side.clause or (0, 0)
        return replace(frame, reach=(own, *side.reach), silent=(*frame.silent, own))
    if frame.kind is not CueKind.INNER:
        return frame
    beside = [
        f
        for f in frames
        if f.kind in (CueKind.MATRIX, CueKind.WIE, CueKind.PARENTHESIS, CueKind.APPOSED, CueKind.PREPOSITION)
    ]
    return replace(frame, reach=beside[0].reach, silent=frame.silent) if beside else frame


def _pass_floor(doc: Doc, speech: Speech, floor: Floor, frames: list[Frame], number: int) -> None:
    """Remembers whose words ended the sentence."""
    if not frames:
        return
    sentence = speech.sentences[number]
    told = [f for f in speech.frames.get(number, ()) if not _only_mentioned(doc, speech, f, number)]
    for index in range(sentence.end - 1, sentence.start - 1, -1):
        holding = [f for f in told if f.holds(index)]
        links = chain(holding)
        if links:
            floor.links, floor.sentence = links, number
            return
    last = next(
        (
            frame
            for frame in reversed(frames)
            if frame.links and not _only_mentioned(doc, speech, frame, number)
        ),
        None,
    )
    if last:
        floor.links, floor.sentence = last.links, number


def _only_mentioned(doc: Doc, speech: Speech, frame: Frame, number: int) -> bool:
    """ "Es ist das erste Mal, dass Kiew eine Zahl nennt": a dependent clause that tells no figure leaves the floor where it was."""
    if frame.kind is CueKind.NOUN:
        return True
    if frame.kind is not CueKind.MATRIX or frame.no_dates is None or frame.clause is None:
        return False
    clause = next((one for one in speech.clauses[number] if (one.start, one.end) == frame.clause), None)
    if clause is None or clause.kind is not ClauseKind.SUBORDINATE or clause.opener is None:
        return False
    if doc[clause.opener].lower_ not in {"dass", "daß"}:
        return False
    return not any(frame.holds(span.start) for span in doc.spans.get("quantities", ()))
