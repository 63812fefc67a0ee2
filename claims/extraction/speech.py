"""The speech structure of an article: which stretches are whose words, sentence by sentence and across sentences."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span

from claims.extraction.actors import actor, actor_before
from claims.extraction.cast import Cast, read_cast
from claims.extraction.chains import SIDE, Frame, Link, chain, frame_of, is_reported_mood
from claims.extraction.clauses import Clause, ClauseKind, clauses
from claims.extraction.continuation import KONJUNKTIV_REACHES_BACK, continued
from claims.extraction.cue import Cue, CueKind
from claims.extraction.cues import cues
from claims.extraction.heads import is_time_noun, statement_of
from claims.extraction.nouns import noun_phrase
from claims.extraction.parties import Party, is_partylike, party_of
from claims.extraction.quote_marks import Quoted, quoted_stretches, token_before
from claims.extraction.subjects import PREPOSITIONS
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind, Modality


@dataclass(slots=True)
class Speech:
    """All frames of a document. ``sentence_of`` gives the sentence number of a token; ``token_starts`` the character at
    which each token begins."""

    sentences: list[Span]
    clauses: list[tuple[Clause, ...]]
    sentence_of: list[int]
    token_starts: list[int]
    quoted: tuple[Quoted, ...]
    openings: list[int]
    frames: dict[int, list[Frame]] = field(default_factory=dict)

    def add(self, frame: Frame) -> None:
        """Enters a frame with every sentence that it reaches."""
        numbers: set[int] = set()
        for start, end in frame.reach:
            if end > start:
                numbers.update(range(self.sentence_of[start], self.sentence_of[end - 1] + 1))
        for number in numbers:
            self.frames.setdefault(number, []).append(frame)

    def quoted_between(self, start: int, end: int) -> Iterator[Quoted]:
        """The quotations that touch the tokens [start, end), in order."""
        first = bisect_right(self.openings, start)
        for position in range(max(0, first - 1), len(self.quoted)):
            quoted = self.quoted[position]
            if quoted.opening >= end:
                return
            if quoted.closing >= start:
                yield quoted

    def frames_at(self, index: int) -> list[Frame]:
        """The frames that hold the token, in no order."""
        return [frame for frame in self.frames.get(self.sentence_of[index], ()) if frame.holds(index)]


@dataclass(slots=True)
class Floor:
    """Who had the floor last: the chain, the sentence in which it spoke, and the sentence in which it was named."""

    links: tuple[Link, ...] = ()
    sentence: int = -100


def read_speech(doc: Doc) -> Speech:
    """Reads the whole document once, in running order."""
    sentences = list(doc.sents)
    sentence_of = [0] * (len(doc) + 1)
    for number, sentence in enumerate(sentences):
        for index in range(sentence.start, sentence.end):
            sentence_of[index] = number
    sentence_of[len(doc)] = max(0, len(sentences) - 1)
    quoted = quoted_stretches(doc)
    speech = Speech(
        sentences=sentences,
        clauses=[clauses(sentence) for sentence in sentences],
        sentence_of=sentence_of,
        token_starts=[token.idx for token in doc] or [0],
        quoted=quoted,
        openings=[pair.opening for pair in quoted],
    )
    cast, floor = read_cast(doc), Floor()
    names = cast.names()
    announced: tuple[Link, ...] = ()
    for number in range(len(sentences)):
        _read_sentence(doc, speech, cast, floor, number, names)
        announced = _announced_list(doc, speech, number, announced)
    _give_left_quotations(doc, speech, cast, names)
    return speech


def _announced_list(doc: Doc, speech: Speech, number: int, announced: tuple[Link, ...]) -> tuple[Link, ...]:
    """ "Die Ereignisse nach Aktenlage:" and the list under it: gives each item to the source named before the colon, until a sentence
    has a source of its own or a paragraph is no item. Returns the source that the next sentence may continue."""
    sentence = speech.sentences[number]
    own = [frame for frame in speech.frames.get(number, ()) if frame.links]
    if announced:
        paragraph = (
            sentence.start == 0
            or "\n" in doc[sentence.start - 1].text
            or "\n" in doc[sentence.start - 1].whitespace_
        )
        first = doc[sentence.start].text
        item = first[:1].isdigit() or first in LIST_SIGNS or is_time_noun(first)
        if own or (paragraph and not item):
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
    words = [token.text for token in sentence if not token.is_space]
    named = [frame for frame in own if frame.kind is CueKind.PREPOSITION]
    return named[-1].links if words and words[-1].endswith(":") and named else ()


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
        if cue.kind is CueKind.BACK and any(other.kind in SIDE for other in found):
            continue  # "Demnach starben 30 Menschen, wie das Amt mitteilte"
        links = _links(doc, cue, cast, floor, number, speech, frames, names)
        frame = frame_of(doc, cue, found, own, links)
        frames.append(_with_context(doc, speech, frame, cue, number))
        for link in links:
            cast.speak(link.party)
    frames = [_joined_with_verb(frame, frames) for frame in frames]
    outer = _around_reported(doc, own, found, frames, floor, number)
    frames = outer + frames
    frames += _before_colon(doc, speech, cast, number, frames)
    for frame in frames:
        speech.add(frame)
    links, distance = _who_goes_on(doc, speech, cast, floor, number, names)
    for frame in continued(
        doc,
        own,
        speech.frames.get(number, []),
        links,
        distance,
        tuple(speech.quoted_between(speech.sentences[number].start, speech.sentences[number].end)),
        lambda clause: _acting_before(doc, own, clause, frames, cast, names),
    ):
        speech.add(frame)
        frames.append(frame)
    cast.act(_acting(doc, speech, number, names))
    if outer:
        floor.sentence = number
    else:
        _pass_floor(speech, floor, frames, number)


def _around_reported(
    doc: Doc, own: tuple[Clause, ...], found: list[Cue], frames: list[Frame], floor: Floor, number: int
) -> list[Frame]:
    """ "Der Kanzler verteidigte das Paket. Das Institut habe 30 Milliarden errechnet": a verb of saying in Konjunktiv I is itself
    reported by whoever had the floor."""
    if not floor.links or number - floor.sentence > KONJUNKTIV_REACHES_BACK:
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
        links = tuple(Link(link.party, (clause.finite,)) for link in floor.links)
        made.append(Frame(reach, links, (clause.finite,), CueKind.BACK, False, Modality.ASSERTED))
    return made


def _acting(doc: Doc, speech: Speech, number: int, names: frozenset[str]) -> Party | None:
    """Who acts in the last main clause of a sentence that has such a subject."""
    clauses = speech.clauses[number]
    found = actor_before(doc, clauses, len(clauses), names)
    return found[1] if found else None


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
        party = _acting(doc, speech, number - 1, names) or _first_named(speech, cast, number)
        if party is not None:
            return (Link(cast.resolve(party), (party.start,)),), 1
    return floor.links, distance


def _links(
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
        return ()
    if cue.party is None:
        told = _told_before(doc, speech, cast, cue, number, names)
        return (
            told
            or tuple(Link(link.party, cue.tokens) for link in recent)
            or _previous_subject(speech, cast, cue, number)
        )
    if (
        cue.party.head in MESSAGES
        and cue.party.definite is False
        and cue.party.name.lower() == cue.party.head
    ):
        acted = _acting(doc, speech, number - 1, names) if number else None
        return (Link(cast.resolve(acted), cue.tokens),) if acted else (Link(cue.party, cue.tokens),)
    if cue.party.refers and cue.party.head in POINTERS:
        return tuple(Link(link.party, cue.tokens) for link in recent) or (Link(cue.party, cue.tokens),)
    agent, statement = _embedded(doc, cue.party)
    if agent is not None:
        inner = (recent if statement.refers else ()) or (Link(replace(statement, refers=False), cue.tokens),)
        return (
            Link(cast.resolve(agent), cue.tokens),
            *(link for link in inner if link.party.name != agent.name),
        )
    party = cast.resolve(cue.party)
    if not party.name:
        return tuple(Link(link.party, cue.tokens) for link in recent[-1:])
    citing = () if cue.citing is None else (Link(cast.named(cue.citing), cue.tokens),)
    others = (Link(cast.resolve(other), cue.tokens) for other in cue.others)
    return (*citing, Link(party, cue.tokens), *others)


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
    before, record = speech.sentences[number - 1], None
    index = before.start
    while index < before.end:
        phrase = noun_phrase(doc, index, before.end)
        if phrase is None:
            index += 1
            continue
        statement = phrase.run[1] > phrase.run[0] and statement_of(doc[phrase.run[1] - 1].text)
        if statement and statement[1] in RECORDS:
            party = replace(party_of(doc, phrase), refers=False)
            if phrase.genitive is not None:
                return (Link(cast.resolve(party), cue.tokens),)
            record = record or party
        index = max(phrase.run[1], index + 1)
    told = _acting(doc, speech, number - 1, names) or record
    return (Link(cast.resolve(told), cue.tokens),) if told is not None and told.name else ()


RECORDS = word_class("record_noun")
# "heißt es in einer Mitteilung": a message of whoever acted before.
MESSAGES = word_class("message_noun")
POINTERS = word_class("pointing_statement")
# A pointer such as "dem Bericht zufolge" reaches back over this many sentences (a long paragraph).
FLOOR_LASTS = 6


def _previous_subject(speech: Speech, cast: Cast, cue: Cue, number: int) -> tuple[Link, ...]:
    """ "Die Polizei legte eine Bilanz vor. Demnach …": the first party of the sentence before."""
    if cue.kind is not CueKind.BACK or number == 0:
        return ()
    party = _first_named(speech, cast, number)
    return (Link(cast.resolve(party), cue.tokens),) if party else ()


def _first_named(speech: Speech, cast: Cast, number: int) -> Party | None:
    """The first party of the sentence before that no preposition governs."""
    before = speech.sentences[number - 1]
    return next(
        (
            p
            for p in cast.mentions_before(before.end)
            if p.start >= before.start
            and (p.person or p.kind is not ActorKind.UNKNOWN)
            and not _governed(speech, p)
        ),
        None,
    )


def _governed(speech: Speech, party: Party) -> bool:
    """Whether a preposition stands before the mention: "nach Deutschland" names no speaker."""
    doc = speech.sentences[0].doc
    return party.start > 0 and doc[party.start - 1].lower_ in PREPOSITIONS


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
        f for f in frames if f.kind in (CueKind.MATRIX, CueKind.WIE, CueKind.PARENTHESIS, CueKind.PREPOSITION)
    ]
    return replace(frame, reach=beside[0].reach, silent=frame.silent) if beside else frame


def _before_colon(doc: Doc, speech: Speech, cast: Cast, number: int, frames: list[Frame]) -> list[Frame]:
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
                return cast.resolve(party)
            index = phrase.end
        else:
            index += 1
    return None


def _pass_floor(speech: Speech, floor: Floor, frames: list[Frame], number: int) -> None:
    """Remembers whose words ended the sentence."""
    if not frames:
        return
    sentence = speech.sentences[number]
    for index in range(sentence.end - 1, sentence.start - 1, -1):
        holding = [frame for frame in speech.frames.get(number, ()) if frame.holds(index)]
        links = chain(holding)
        if links:
            floor.links, floor.sentence = links, number
            return
    last = next((frame for frame in reversed(frames) if frame.links), None)
    if last:
        floor.links, floor.sentence = last.links, number


def _give_left_quotations(doc: Doc, speech: Speech, cast: Cast, names: frozenset[str]) -> None:
    """A quotation without a cue belongs to the last speaker of the sentence before or of its own."""
    for quoted in speech.quoted:
        if not quoted.statement or speech.frames_at(quoted.opening + 1):
            continue
        number = speech.sentence_of[quoted.opening]
        for before in (number, number - 1):
            candidates = [
                f
                for f in speech.frames.get(before, ())
                if f.links and f.cue[0] < quoted.opening and f.kind not in (CueKind.PREPOSITION, CueKind.BACK)
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
    acted = _acting(doc, speech, number - 1, names) if number else None
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
