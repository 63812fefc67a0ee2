"""Which side of a war a figure counts: its own losses, the enemy's, the weapons it sends, those it brings down.

Two parties of a text are its sides: the states or armed groups that it names most beside words of war. A figure counts the side that
its phrase names ("getötete Russen", "auf ukrainischer Seite"), that its clause or the one before speaks of ("die Verluste Russlands"), the
speaker's own ("312 eigene Soldaten", "räumte 230 Gefallene ein"), whoever lost or launched ("die Ukraine habe 1.500 Mann verloren",
"griff Russland mit 121 Drohnen an"), or the enemy of whoever harmed or tells of it ("will 73 Kämpfer getötet haben").
"""

import re
from bisect import bisect_right

from claims.extraction import war_words as war
from claims.extraction.countries import country_of_adjective, country_of_people
from claims.extraction.drafts import Draft
from claims.extraction.noun_words import POSSESSIVES
from claims.extraction.sentence_words import lemma
from claims.extraction.subject_candidates import is_saying
from claims.extraction.subject_phrases import FINITE
from claims.extraction.verb_forms import verb_form
from claims.extraction.war_actors import WarActors
from claims.extraction.war_parties import Phrases, sides_of
from claims.extraction.war_reading import COUNTED, LOSSES, WEAPONS, Reading

_BREAK = re.compile(r"[;:–()„“](?!\d)|\s-\s|\n\n|,\s")
# "auf ukrainischer Seite", "in den eigenen Reihen", "in der russischen Armee", "in russischer Gefangenschaft"
_SIDE = re.compile(
    r"\b(?:[Aa]uf|[Ii]n|[Aa]us|[Bb]ei|[Uu]nter)\s(?:de[rnm]\s)?(?P<word>[a-zäöüß]+)\s"
    r"(?P<noun>Seite|Reihen|Lagern?|Leuten?|Gefangenschaft|Kriegsgefangenschaft|Gewahrsam|Hand|Haft|Armee|Truppen|Streitkräften|Einheiten|Soldaten|Kämpfern|Kräften|Verbänden)\b"
)
_SIDE_OF = re.compile(r"\b[Aa]uf(?:\sS|s)eiten\s(?:de[rs]\s)?(?:[a-zäöüß]+\s)?(?P<name>[A-ZÄÖÜ][\w-]+)")
# "auf russischer 300 Soldaten", "in der russischen 120.000"
_ELLIPTIC = re.compile(r"\b(?:auf|in der|bei den) (?P<word>[a-zäöüß]+ische[rn])\s(?:[a-zäöüß]+\s){0,2}$")
_HELD_BY = frozenset(
    {"Gefangenschaft", "Kriegsgefangenschaft", "Gewahrsam", "Hand", "Haft", "Lager", "Lagern"}
)
_OTHER_SIDE = re.compile(
    r"\b(?:Gegenseite|anderen Seite|Gegners?|Feind(?:es)?|gegnerische\w*|feindliche\w*)\b"
)
_BOTH = re.compile(
    r"\b(?:[Bb]eiden?|[Jj]ede[rn]?|je|pro)\s(?:Seiten?|Kriegsparteien|Konfliktparteien|Parteien|Ländern?|Land|Armeen|Staaten)\b"
    r"|\bbeiderseits\b|\bdie Kriegsparteien\b"
)
_IMPERSONAL = re.compile(r"\b(?:man|wir)\b", re.IGNORECASE)
_OWN_ACCOUNT = re.compile(r"\beigenen (?:Angaben|Worten|Aussagen)\b|\bnach eigene[rnm]\b|\bwill\b|\bwollen\b")
_PASSIVE = re.compile(r"\b(?:wurden?|worden|werden|seien|sind|waren|sei|ist)\b")
_INSTRUMENT = re.compile(r"\b[Mm]it\s$")
_ONTO = frozenset({"auf", "gegen", "über"})
_LESS = re.compile(r"\b(?:lediglich|nur|bloß|gerade einmal|höchstens)\s(?:\w+\s)?$")
_REACH = 400
# How many figures back a side may go on, and how many sentences.
_REMEMBERED, _SENTENCES = 4, 1
_TOPIC_SENTENCES = 2


class WarSides:
    """The two sides of a text, and which of them a figure counts."""

    def __init__(self, text: str, sentences: list[tuple[int, int]], phrases: Phrases) -> None:
        self.text, self.sentences, self.phrases = text, sentences, phrases
        self._starts = [start for start, _ in sentences]
        self._found: list[tuple[Reading, str]] = []
        self.sides = sides_of(text, phrases)
        if self.sides:
            self.actors = WarActors(text, phrases, self.sides)

    def of(self, draft: Draft) -> str | None:
        """The side that the figure of a settled draft counts; None where the text does not tell. Asked in running order."""
        noun = draft.root.noun
        unclear = draft.category == "other" and (
            noun is None or war.fights(noun.noun) or war.points(noun.surface)
        )
        if not self.sides or not (draft.category in COUNTED or unclear):
            return None
        read = self._read(draft)
        side = self._told(read)
        if side is not None:
            self._found.append((read, side))
        return side

    def culprit(self, draft: Draft) -> str | None:
        """The party that did it to the counted, so that they are not its own: "Die Ukraine tötete 300 Soldaten"."""
        if not self.sides or draft.category not in LOSSES | WEAPONS:
            return None
        read = self._read(draft)
        if not read.verbs & war.words("harms") or _PASSIVE.search(read.clause):
            return None
        return self.actors.subject(read, read.left, read.right)

    def _read(self, draft: Draft) -> Reading:
        start, end = max(draft.words.start, draft.start - _REACH), min(draft.words.end, draft.end + _REACH)
        left = start
        for mark in _BREAK.finditer(self.text, start, draft.start):
            left = mark.end()
        closing = _BREAK.search(self.text, draft.end, end)
        right = closing.start() if closing else end
        at = bisect_right(self._starts, draft.start) - 1
        speaker = self.actors.speakers.of(at, start, end, (draft.numeral.start, draft.end), self.sides)
        clause = self.text[left:right]
        return Reading(draft, at, start, end, left, right, clause, war.verbs_of(clause), speaker)

    def _told(self, read: Reading) -> str | None:
        """What the first of the rules says that says anything."""
        of_any = (self._named, self._of_both, self._pointed, self._on_side)
        side = next((side for rule in of_any if (side := rule(read)) is not None), None)
        if side is not None or self._is_civil(read.draft):
            return side
        of_armies = (
            self._of_kind,
            self._listed,
            self._in_topic,
            self._with,
            self._struck,
            self._by_verb,
            self._earlier_in_sentence,
            self._by_verb_before,
            self._admitted,
            self._in_topic_before,
            self._honoured,
            self._gone_on,
            self._sent,
        )
        return next((side for rule in of_armies if (side := rule(read)) is not None), None)

    def _is_civil(self, draft: Draft) -> bool:
        """Whether the counted are people or things that no army has: "Menschen", "Häuser"."""
        noun = draft.root.noun
        if noun is None:
            return False
        return not (
            war.fights(noun.noun) or war.is_loss(noun.noun) or war.is_loss(noun.surface) or war.points(noun.surface)
            or draft.category in WEAPONS or draft.category == "troops"
        )  # fmt: skip

    def _named(self, read: Reading) -> str | None:
        """ "380 getötete Russen", "14 Kämpfer der Hisbollah"."""
        draft = read.draft
        for word in war.WORD.findall(self.text, draft.numeral.start, draft.end) if draft.noun else ():
            state = country_of_adjective(word) or country_of_people(lemma(word))
            if state is not None or word.startswith("US-"):
                return state or "USA"
        for phrase in self.phrases[read.at]:
            bare = phrase.preposition is None and phrase.adjectives
            behind = phrase.linked or bare or phrase.preposition in ("aus", "von")
            if behind and 0 <= phrase.start - draft.end <= 1 and (draft.noun or phrase.counted):
                held = phrase.head in _HELD_BY
                return self.actors.other(war.party(phrase)) if held else self.actors.speakers.party(phrase)
        return None

    def _of_both(self, read: Reading) -> str | None:
        """ "Beide Seiten ließen 205 Soldaten frei", "Russland und die Ukraine tauschten je 30 Gefangene aus"."""
        if len(self.sides) < 2:
            return None
        if _BOTH.search(read.clause) is None:
            one, two = (rf"(?:die\s)?{re.escape(side)}" for side in self.sides)
            if not re.search(rf"{one}\sund\s{two}|{two}\sund\s{one}", read.clause, re.IGNORECASE):
                return None
        return " und ".join(sorted(self.sides))

    def _pointed(self, read: Reading) -> str | None:
        """The side that words beside the number point to."""
        draft = read.draft
        words = war.WORD.findall(self.text, draft.numeral.start, draft.end)
        if draft.root.noun is not None:
            words.append(draft.root.noun.surface)
        for word in words:
            if (side := self.actors.seen_as(word, read.speaker)) is not None:
                return side
        return None

    def _on_side(self, read: Reading) -> str | None:
        """ "auf ukrainischer Seite", "in den eigenen Reihen", "in russischer Gefangenschaft", "auf der Gegenseite"."""
        draft = read.draft
        if (elliptic := _ELLIPTIC.search(self.text, read.left, draft.start)) is not None:
            return country_of_adjective(elliptic["word"])
        return self._side_in(read, read.left, read.right)

    def _side_in(self, read: Reading, start: int, end: int) -> str | None:
        for found in _SIDE.finditer(self.text, start, end):
            side = country_of_adjective(found["word"])
            if side is not None:
                return self.actors.other(side) if found["noun"] in _HELD_BY else side
            if found["word"] in war.words("own"):
                return read.speaker
        if (named := _SIDE_OF.search(self.text, start, end)) is not None:
            return war.state_of(named["name"])
        if (other := _OTHER_SIDE.search(self.text, start, end)) is not None:
            before = self._found[-1][1] if self._found and other.group() == "anderen Seite" else None
            return self.actors.other(before or read.speaker)
        return None

    def _of_kind(self, read: Reading) -> str | None:
        """States have soldiers, armed groups have fighters, where one fights the other."""
        noun = read.draft.root.noun
        groups = [side for side in self.sides if side in war.words("group")]
        if noun is None or len(groups) != 1 or len(self.sides) < 2:
            return None
        if noun.noun in war.words("of_groups"):
            return groups[0]
        return self.actors.other(groups[0]) if noun.noun in war.words("of_states") else None

    def _in_topic(self, read: Reading) -> str | None:
        """ "Die russischen Verluste bezifferte Kiew auf 300"."""
        return self._topic_in(read, read.at, read.left, read.draft.start)

    def _earlier_in_sentence(self, read: Reading) -> str | None:
        """ "Auch auf ukrainischer Seite steigen die Verluste: 112 Soldaten seien gefallen"."""
        if read.left == read.start:
            return None
        side = self._side_in(read, read.start, read.left)
        return side or self._topic_in(read, read.at, read.start, read.left)

    def _in_topic_before(self, read: Reading) -> str | None:
        """ "Wie hoch die russischen Verluste sind, ist umstritten. Kiew nennt 300 Tote"."""
        if read.draft.category == "troops":
            return None
        for at in range(read.at - 1, max(-1, read.at - 1 - _TOPIC_SENTENCES), -1):
            start, end = self.sentences[at]
            if "\n\n" in self.text[start : read.draft.start]:
                break
            if (topic := self._topic_in(read, at, start, end)) is not None:
                return topic
            if re.search(r"\d", self.text[start:end]):
                break
            if (side := self._side_in(read, start, end)) is not None:
                return side
        return None

    def _topic_in(self, read: Reading, at: int, start: int, end: int) -> str | None:
        """The side of whose losses or weapons text[start:end] speaks without counting them."""
        weapons = read.draft.category in WEAPONS
        if weapons and read.verbs & war.words("harms"):
            return None  # "Ukrainische Drohnen zerstörten sieben Flugzeuge"
        found: str | None = None
        row = self.phrases[at]
        for number, phrase in enumerate(row):
            if not start <= phrase.start < end or phrase.counted:
                continue
            noun = war.noun_of(phrase, self.text)
            of_number = number > 0 and row[number - 1].head in ("Zahl", "Anzahl", "Gesamtzahl")
            people = of_number and phrase.linked and country_of_people(noun) is not None
            if not (war.fights(noun) if weapons else war.is_loss(noun) or people):
                continue
            side = war.party(phrase)
            behind = row[number + 1 : number + 2]
            if side is None and behind and behind[0].linked and behind[0].preposition in (None, "von"):
                side = war.party(behind[0])
            if side is None and at == read.at and phrase.article in POSSESSIVES:
                side = self.actors.subject(read, read.left, read.right)
            if side is None and at == read.at:
                seen = (self.actors.seen_as(word, read.speaker) for word in phrase.adjectives)
                side = next(filter(None, seen), None)
            found = side or found
        return found

    def _listed(self, read: Reading) -> str | None:
        """ "Russland 300.000 Tote, die Ukraine 80.000 Tote"."""
        if any(verb_form(word) in FINITE for word in war.WORD.findall(read.clause) if word.islower()):
            return None
        for phrase in self.actors.beside(read, read.left, read.right):
            if phrase.can_be_subject and 0 < read.draft.start - phrase.end <= 1:
                return side if (side := war.party(phrase)) in self.sides else None
        return None

    def _with(self, read: Reading) -> str | None:
        """ "griff mit 40 Panzern an", "man habe mit einer Rakete getroffen": whoever acts has what it acts with."""
        if not _INSTRUMENT.search(self.text, read.left, read.draft.start) or read.draft.category in LOSSES:
            return None
        impersonal = _IMPERSONAL.search(read.clause) is not None
        return self.actors.subject(read, read.left, read.right) or (read.speaker if impersonal else None)

    def _by_verb(self, read: Reading) -> str | None:
        return self._acted(read, read.left, read.verbs)

    def _by_verb_before(self, read: Reading) -> str | None:
        """ "Putins Armee verlor viel Gerät: 31 Panzer, sieben Haubitzen"."""
        if read.left == read.start or any(read.verbs & war.words(sort) for sort in war.ACTS):
            return None
        return self._acted(read, read.start, war.verbs_of(self.text[read.start : read.right]))

    def _struck(self, read: Reading) -> str | None:
        """ "Bei indischen Gegenschlägen starben elf Soldaten"."""
        noun = read.draft.root.noun
        if read.draft.category not in LOSSES or noun is None or not war.fights(noun.noun):
            return None
        return self.actors.other(self.actors.agent(read, read.left, "bei", "durch"))

    def _acted(self, read: Reading, left: int, verbs: set[str]) -> str | None:
        """The side by what the verbs of text[left:right] say that their subject did."""
        draft, clause = read.draft, self.text[left : read.right]
        subject = self.actors.subject(read, left, read.right)
        impersonal = _IMPERSONAL.search(clause) is not None
        if verbs & war.words("loses"):
            return subject or (read.speaker if impersonal else None)
        if verbs & war.words("admits") or (verbs & war.words("mourns") and draft.category in LOSSES):
            return subject or read.speaker
        if verbs & war.words("regains") and draft.category in LOSSES:
            return subject
        if verbs & war.words("frees") and draft.category in LOSSES:
            return self.actors.other(subject)
        if verbs & war.words("harms"):
            passive = _PASSIVE.search(clause) is not None
            if (agent := self.actors.agent(read, left)) is not None:
                return self.actors.other(agent)
            if subject is not None and not passive:
                return self.actors.other(subject)
            if passive and (side := self._gone_on(read)) is not None:
                return side
            if impersonal or passive or _OWN_ACCOUNT.search(clause):
                return self.actors.other(read.speaker)
            return None
        if verbs & war.words("launches") and draft.category not in LOSSES:
            return subject or (read.speaker if impersonal else None)
        return None

    def _admitted(self, read: Reading) -> str | None:
        """ "Der Kreml räumte ein, dass 30 Soldaten ums Leben kamen"."""
        verbs = war.verbs_of(self.text[read.start : read.end])
        return read.speaker if verbs & war.words("admits") else None

    def _honoured(self, read: Reading) -> str | None:
        """Whom a side calls fallen, or of whom it says that they are but few, are its own."""
        noun = read.draft.root.noun
        fallen = noun is not None and noun.noun.startswith("Gefallene")
        soldiers = noun is None or war.fights(noun.noun)
        few = soldiers and _LESS.search(self.text, read.left, read.draft.numeral.start) is not None
        return read.speaker if (fallen or few) and read.draft.category in LOSSES else None

    def _gone_on(self, read: Reading) -> str | None:
        """The side of a figure before, where the sentence or the next goes on about the same without naming who did it."""
        draft = read.draft
        for before, side in reversed(self._found[-_REMEMBERED:]):
            if read.at - before.at > _SENTENCES or "\n\n" in self.text[before.draft.end : draft.start]:
                break
            if draft.antecedent is before.draft or draft.whole is before.draft:
                return side
            if draft.category not in COUNTED:
                continue
            noun, other = draft.root.noun, before.draft.root.noun
            weapons = draft.category in WEAPONS
            same = draft.noun is None or (noun is not None and other is not None and noun.noun == other.noun)
            alike = weapons == (before.draft.category in WEAPONS) and not self._is_civil(draft)
            if same or alike or read.at == before.at:
                return side
        return None

    def _sent(self, read: Reading) -> str | None:
        """ "Raketen auf Kiew", "Kiew zählte 805 Drohnen": what flies comes from the other side of those it hits and who counts it."""
        noun = read.draft.root.noun
        if noun is None or not war.flies(noun.noun) or read.draft.category not in WEAPONS:
            return None
        for phrase in self.actors.beside(read, read.left, read.right):
            if phrase.preposition in _ONTO and (side := self.actors.other(war.party(phrase))) is not None:
                return side
        saying = any(is_saying(verb) for verb in read.verbs)
        return self.actors.other(read.speaker) if saying else None
