"""Whose figure may it be: the phrases of a text that a figure's subject is chosen from, each with what speaks for it.

The signs are where a phrase stands (the counted noun, its genitive, the subject of the clause, behind which preposition, in the sentence
before, in the title), what it names (a state, a person, a body, people, a measure), how often the text names it, and what the
surface rules of holders.py say. subject_choice.py weighs them.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.countries import country_of_adjective
from claims.extraction.doc_memory import text_of
from claims.extraction.drafts import Draft
from claims.extraction.heads import is_time_noun, role_of, statement_of
from claims.extraction.holder_groups import groups_in, groups_of, speaks_of
from claims.extraction.person_nouns import person_sort
from claims.extraction.sentence_words import lemma, words_of
from claims.extraction.sentences import sentence_bounds
from claims.extraction.subject_names import SubjectNames
from claims.extraction.subject_phrases import (
    DATIVES,
    DEFINITE,
    FINITE,
    UNITS,
    SubjectPhrase,
    describes,
    subject_phrases,
)
from claims.extraction.verb_forms import verb_form, verb_lemma

Signs = dict[str, set[str]]
Adder = Callable[[str, str], None]

_BREAK = re.compile(r"[,;:–()„“](?!\d)|\s-\s|\n\n")
_WORD = re.compile(r"(?<![\w-])[a-zäöüß]+(?![\w-])")
_SPEAKING = frozenset({"laut", "gemäß", "zufolge"})
_AGE_OF = re.compile(r"\((\d{1,3})(?:\)|,)")
_PRONOUN = re.compile(r"\b(?:[Ee]r|[Ss]ie|[Ee]s|[Ii]hm|[Ii]hn|[Ii]hr|[Ii]hnen)\b")
_POSSESSIVE = re.compile(r"\b(?:[Ss]ein|[Ii]hr)(?:e[mnrs]?)?\b")
_WE = re.compile(r"\b(?:[Ww]ir|[Uu]ns|[Uu]nsere?[mnrs]?|[Ii]ch|[Mm]ein(?:e[mnrs]?)?)\b")
# Who states a figure does not hold it ("Die Polizei zählte 300"), unless something else tells so.
_ONLY_SAYS = frozenset(
    {"before_subject_says", "behind_subject_says", "before_first_says", "before_bare_says"}
)
_HOLDS = frozenset({"noun", "of", "rule_list", "rule_phrase", "rule_clause"})
# How far from the number its sentence is read, in characters.
_REACH = 400
# How far from a speaker the verb of stating stands, in characters.
_BESIDE = 22
# How near what is said of the counted stands to the number, in characters.
_NEAR = 50
# How many of the names that a text repeats most are candidates anywhere in it.
_SALIENT = 4
# How many sentences open a text, and how much of it is read for whom it is about, in characters.
_LEAD = 4
_READ_FOR_GROUPS = 20_000
# What is measured or paid and no one: "Umsatz", "Wahlbeteiligung", "Sachschaden".
_MEASURE = re.compile(
    r"(?:quote|anteil|rate|preis|kosten|schaden|schäden|umsatz|gewinn|verlust|miete|lohn|löhne|gehalt|zins|zinsen|beteiligung|temperatur|tiefe"
    r"|höhe|länge|stand|pegel|stärke|dauer|strafe|steuer|defizit|haushalt|etat|budget|bedarf|inflation|wert|gehalt|geschwindigkeit"
    r"|menge|leistung|zuschuss|kredit|paket|prämie|beitrag|gebühr|zulage|forderung|angebot|frist|laufzeit|schulden|ausgaben|einnahmen"
    r"|sicht|sichtweite|last|lücke|summe|spende|spenden|vertrag|rente|wind|regen|fläche|gewicht|radius)n?$",
    re.IGNORECASE,
)


_PARTICIPLE = re.compile(r"(?:ge\w+(?:t|en)|\w{4,}(?:end|iert)|(?:be|ver|er|zer|ent)\w+(?:t|en))e[nrsm]?$")


def _strong(adjective: str) -> str:
    return re.sub(r"e[nrsm]?$", "e", adjective)


@cache
def _saying() -> frozenset[str]:
    return frozenset(row["verb"] for row in lexicon.read("reporting_verbs") if row["modality"] == "asserted")


@lru_cache(maxsize=50_000)
def is_saying(word: str) -> bool:
    """Whether a word in lower case is a form of a verb of stating."""
    return verb_lemma(word) in _saying()


@lru_cache(maxsize=50_000)
def sort_of(base: str, is_name: bool, state: bool, person: bool) -> str:
    """What a phrase names: state, person, body, name, people, measure, statement, or thing."""
    if state:
        return "state"
    if person:
        return "person"
    head = base.split()[0]
    role = role_of(head)
    if role is not None:
        return "official" if role[0]["person"] == "yes" else "body"
    if is_name:
        return "name"
    if statement_of(head) is not None:
        return "statement"
    if _MEASURE.search(head):
        return "measure"
    return "people" if person_sort(head) is not None else "thing"


class SubjectSetting:
    """The phrases of one Doc, its salient names, its persons by age."""

    def __init__(self, doc: Doc) -> None:
        self.text = text = text_of(doc)
        self.sentences = sentence_bounds(doc)
        self.starts = [start for start, _ in self.sentences]
        self.phrases = [subject_phrases(words_of(text, *s)) for s in self.sentences]
        self._begins = [[p.start for p in phrases] for phrases in self.phrases]
        title: str = (doc._.title if Doc.has_extension("title") else None) or ""
        self.named = SubjectNames(phrase for phrases in self.phrases for phrase in phrases)
        named = Counter[str]()
        self.sorts: dict[str, str] = {}
        for phrases in self.phrases:
            for phrase in phrases:
                sort = sort_of(phrase.base, phrase.is_name, phrase.country is not None, phrase.person)
                if sort == "name" and phrase.base in self.named.towns:
                    sort = "town"
                elif sort == "thing" and phrase.base in self.named.bare:
                    sort = "bare"
                self.sorts.setdefault(phrase.base, sort)
                named[self.name(phrase.base)] += 1
        self.speakers = {
            self.name(p.base) for phrases in self.phrases for p in phrases if self._is_told_by(p)
        }
        self.title = {p.base for p in subject_phrases(words_of(title, 0, len(title)))} if title else set()
        self.frequency = named
        self.names = [
            base
            for base, _ in named.most_common()
            if self.sorts.get(base) in ("state", "name", "body") and (named[base] > 1 or base in self.title)
        ][:_SALIENT]
        self.bodies = [base for base in self.names if self.sorts[base] == "name"]
        things = Counter[str]()
        for phrases in self.phrases[:_LEAD]:
            things.update(
                self.name(p.base)
                for p in phrases
                if self.sorts.get(self.name(p.base)) in ("thing", "measure", "people", "body")
            )
        self.things = sorted(
            things, key=lambda base: -(named[base] + 2 * (base in self.title) + things[base] / 10)
        )[:_SALIENT]
        self.groups = groups_in(text[:_READ_FOR_GROUPS])
        self.titled_groups = groups_in(title)
        self.aged = self._persons_by_age()

    def _is_told_by(self, phrase: SubjectPhrase) -> bool:
        """Whether a verb of stating stands beside the phrase, or it is named as a source."""
        if phrase.preposition in _SPEAKING:
            return True
        if phrase.preposition is not None or phrase.article in DATIVES:
            return False
        around = self.text[max(0, phrase.start - _BESIDE) : phrase.end + _BESIDE]
        return any(is_saying(word) for word in _WORD.findall(around))

    def _persons_by_age(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for mark in _AGE_OF.finditer(self.text):
            at = bisect_right(self.starts, mark.start()) - 1
            before = [p for p in self.phrases[at] if p.end <= mark.start() and mark.start() - p.end <= 2]
            if before:
                found.setdefault(mark[1], before[-1].base)
        return found

    def name(self, base: str) -> str:
        """The fullest name of whom the text calls so."""
        return self.named.of(base)

    def person(self, called: str | None) -> str | None:
        """The full name of a person called by words in front of it ("Mutter Sandra K.") or by the last name; None of None."""
        if called is None:
            return None
        words = called.split()
        while len(words) > 1 and describes(words[0]):
            words = words[1:]
        return self.name(" ".join(words))

    def aged_by(self, draft: Draft) -> str | None:
        """The person of whom the text gives the same age elsewhere: "der 58-Jährige" after "Albrecht Sommer (58)"."""
        number = self.text[draft.numeral.start : draft.numeral.end]
        base = self.aged.get(number) if draft.category == "age" else None
        return base and self.person(base)

    def stated(self, draft: Draft) -> str | None:
        """The state whose adjective the counted noun has where it stands apart from its number: "die Zahl der finnischen
        Soldaten soll von 900 auf 2.000 steigen"."""
        if not draft.elided or draft.noun_name is None:
            return None
        at = bisect_right(self.starts, draft.start) - 1
        for phrase in reversed(self.phrases[at]):
            if phrase.end <= draft.start and lemma(phrase.head) == draft.noun_name:
                return next(filter(None, map(country_of_adjective, phrase.adjectives)), None)
        return None

    def signs(self, draft: Draft, rules: dict[str, str | None]) -> Signs:
        """Candidate → what speaks for it, for one settled draft. ``rules``: what surface rules say, by the rule's name."""
        found: Signs = {}
        at = bisect_right(self.starts, draft.start) - 1

        def add(base: str, sign: str) -> None:
            if base in UNITS or is_time_noun(base):
                return
            found.setdefault(self.name(base), set()).add(sign)

        for rule, base in rules.items():
            if base is not None:
                add(base, rule)
        self._in_sentence(draft, at, add)
        self._before(draft, at, add)
        for rank, base in enumerate(self.names):
            add(base, f"salient{rank}")
        for rank, base in enumerate(self.things):
            add(base, f"thing{rank}")
        self._groups(draft, add)
        return {base: own for base, own in found.items() if not own & _ONLY_SAYS or own & _HOLDS}

    def _in_sentence(self, draft: Draft, at: int, add: Adder) -> None:
        text = self.text
        start, end = max(draft.words.start, draft.start - _REACH), min(draft.words.end, draft.end + _REACH)
        left = start
        for mark in _BREAK.finditer(text, start, draft.start):
            left = mark.end()
        closing = _BREAK.search(text, draft.end, end)
        right = closing.start() if closing else end
        verbs = [m for m in _WORD.finditer(text, left, right) if verb_form(m.group()) in FINITE]
        finite = verbs[0].start() if verbs else -1
        says = any(is_saying(m.group()) for m in verbs)
        begins = self._begins[at]
        phrases = self.phrases[at][bisect_left(begins, start) : bisect_left(begins, end)]
        bare_seen = False
        nearest = None
        noun_end = draft.end
        for phrase in phrases:
            inside = left <= phrase.start < right
            if phrase.start < draft.end and phrase.end > draft.numeral.end:
                if draft.noun is not None:
                    add(phrase.base, "noun")
                    if (
                        phrase.adjectives
                        and " " not in phrase.base
                        and _PARTICIPLE.search(phrase.adjectives[-1])
                    ):
                        add(f"{_strong(phrase.adjectives[-1])} {phrase.base}", "noun_described")
                    if phrase.country:
                        add(phrase.country, "noun_state")
            elif phrase.start >= draft.end and phrase.start - noun_end <= 1 and phrase.start < right:
                add(
                    phrase.base,
                    "of" if phrase.linked or phrase.article in DEFINITE else f"next_{phrase.preposition}",
                )
                noun_end = phrase.end
            elif inside:
                side = "before" if phrase.end <= draft.start else "behind"
                speaks = says or phrase.preposition in _SPEAKING
                if phrase.can_be_subject:
                    first = not bare_seen
                    bare_seen = True
                    touching = finite >= 0 and -1 <= finite - phrase.end <= 1
                    behind = finite >= 0 and 0 < phrase.start - finite <= 20
                    place = "subject" if first and (touching or behind) else "first" if first else "bare"
                    add(phrase.base, f"{side}_{place}{'_says' if speaks else ''}")
                elif phrase.linked and phrase.preposition is None:
                    add(phrase.base, f"{side}_genitive")
                else:
                    add(phrase.base, f"{side}_{phrase.preposition or 'dative'}{'_says' if says else ''}")
                if side == "before":
                    nearest = phrase
                self._refer(phrase, add)
            else:
                side = "earlier" if phrase.end <= draft.start else "later"
                add(phrase.base, f"{side}_{'bare' if phrase.can_be_subject else 'oblique'}")
        if nearest is not None:
            add(nearest.base, "nearest")

    def _groups(self, draft: Draft, add: Adder) -> None:
        """Who the counted may be by what the sentence or the text says of them."""
        fitting = [base for base in groups_of(draft.category) if base in self.groups]
        if not fitting:
            return
        start, end = max(draft.words.start, draft.start - _REACH), min(draft.words.end, draft.end + _REACH)
        most = max(fitting, key=lambda base: self.groups[base])
        for base in fitting:
            if speaks_of(base, self.text, start, end):
                add(base, "group_here")
                add(base, f"called {base}")
            if speaks_of(base, self.text, max(start, draft.start - _NEAR), min(end, draft.end + _NEAR)):
                add(base, "group_near")
            if base == most:
                add(base, "group_most")
            if base in self.titled_groups:
                add(base, "group_title")
            if self.groups[base] > 2:
                add(base, "group_often")

    def _refer(self, phrase: SubjectPhrase, add: Adder) -> None:
        """ "Das Institut", "die Organisation": the body that the text is about."""
        if phrase.is_name or phrase.article not in DEFINITE or self.sorts.get(phrase.base) != "body":
            return
        for rank, body in enumerate(self.bodies[:2]):
            add(body, f"body{rank}")

    def _before(self, draft: Draft, at: int, add: Adder) -> None:
        text = self.text
        start = max(draft.words.start, draft.start - _REACH)
        clause = text[start : draft.start]
        pronoun = _PRONOUN.search(clause) is not None or _POSSESSIVE.search(clause) is not None
        we = _WE.search(clause) is not None
        for back in (1, 2):
            if at < back:
                break
            phrases = self.phrases[at - back][:12]
            first = True
            for phrase in phrases:
                if phrase.can_be_subject and first:
                    add(phrase.base, f"back{back}_first")
                    if pronoun and back == 1:
                        add(phrase.base, "pronoun")
                    first = False
                elif back == 1:
                    add(phrase.base, "back1_bare" if phrase.can_be_subject else "back1_oblique")
                if phrase.person and back == 1 and (pronoun or we):
                    add(phrase.base, "pronoun_person")
        if at == 0:
            return
        for phrase in self.phrases[0][:6]:
            add(phrase.base, "lead")
