"""The parties of one article: full names for surnames and short names, and whom "er", "die Behörde", "der Minister" mean."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache

from claims.extraction import lexicon
from claims.extraction.antecedents import MINISTRIES, MINISTRY, WEIGHTS, Asked, Before, Named, ask
from claims.extraction.base_forms import without_genitive
from claims.extraction.bodies import COMPANY_NOUNS, is_company, is_office, may_be, sort_meant
from claims.extraction.companies import likely_company
from claims.extraction.dictionary import is_known
from claims.extraction.kindred_roles import kindred
from claims.extraction.linear_choice import best
from claims.extraction.party import Party
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

# How far back a pronoun or a bare role may point: two or three paragraphs of a news text.
FARTHEST_REFERENCE = 160  # tokens
# "die Rentnerin" takes up a person of the same paragraph.
NEAR_PERSON = 60  # tokens
# What private people are called; who holds an office is called by it.
PRIVATE = word_class("private_role")
# One holder each, whom the article need not have named.
HELD_OFFICES = word_class("held_office")
# How many mentions and speakers are looked back for.
LAST_MENTIONS, LAST_HEARD = 40, 4


@cache
def _short_names() -> dict[str, str]:
    return {row["short"]: row["full"] for row in lexicon.read("short_names")}


@dataclass(slots=True)
class Cast:
    """``mentions`` in running order; ``by_surname`` and ``by_alias`` from any place in the article; ``spoken`` the parties
    that were sources so far, latest last; ``acting`` the subjects of the last sentences."""

    mentions: list[Party] = field(default_factory=list)
    by_surname: dict[str, Party] = field(default_factory=dict)
    by_first_name: dict[str, list[Party]] = field(default_factory=lambda: defaultdict(list))
    by_alias: dict[str, Party] = field(default_factory=dict)
    by_head: dict[str, list[Party]] = field(default_factory=lambda: defaultdict(list))
    by_initials: dict[str, Party] = field(default_factory=dict)
    by_name: dict[str, Party] = field(default_factory=dict)
    spoken: list[Party] = field(default_factory=list)
    acting: list[Party] = field(default_factory=list)
    strangers: list[Party] = field(default_factory=list)
    people: dict[str, Named] = field(default_factory=dict)
    full_names: list[str] = field(default_factory=list)
    ministries: list[Named] = field(default_factory=list)
    bare_names: list[Party] = field(default_factory=list)
    companies: list[Party] = field(default_factory=list)
    standings: dict[int, str] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)

    def named(self, party: Party) -> Party:
        """The party under its full name: "Town" → "Jenny Town", "GDV" → "Gewerkschaft Dienst und Verkehr"."""
        if not party.name:
            return party
        for name in (party.name, without_genitive(party.name)):
            full = self.by_alias.get(name) or self._spelt_out(name)
            last = name.rpartition(" ")[2]
            if full is None and last != name and last.isupper() and party.head and not party.person:
                full = self.by_alias.get(last)  # "der Seniorenverband BWA"
            single = " " not in name or name in self.by_surname
            if full is None and single and party.kind is not ActorKind.GOVERNMENT:
                full = self.by_surname.get(name) or self._by_first_name(name, party.start)
            if full is not None and full.name != party.name:
                return replace(
                    full,
                    start=party.start,
                    end=party.end,
                    definite=False,
                    refers=False,
                    country=full.country or party.country,
                )
        return party

    def _by_first_name(self, name: str, before: int) -> Party | None:
        """ "Murat" is Murat Y. named before, when the article has but one Murat."""
        bearers = self.by_first_name.get(name, [])
        known = len({one.name for one in bearers}) == 1 and bearers[0].start < before
        return bearers[0] if known else None

    def _spelt_out(self, short: str) -> Party | None:
        """Whom a short name means that the article never puts in brackets: by its initials, or as listed."""
        full = self.by_initials.get(short)
        if full is None and (listed := _short_names().get(short)):
            full = self.by_name.get(listed)
        return full

    def resolve(self, party: Party) -> Party:
        """Whom the party's wording means at its place in the text; the party itself when nothing fits."""
        party = self.named(party)
        if party.refers and not party.name:
            found = self._pronoun(party)
        elif party.definite and party.head:
            found = self._by_head(party)
        else:
            found = self._untitled(party) if party.pointing else None
        if found is None:
            unnamed = party.refers and not party.name and party.word  # "Der 58-Jährige", whom nobody named
            return replace(party, name=party.word, refers=False) if unnamed else party
        return replace(found, start=party.start, end=party.end, definite=False, refers=False)

    def chosen(self, asked: Asked) -> str:
        """The name that a pronoun means among those it may mean; "" for none."""
        return best(WEIGHTS, asked.signs.items())

    def names(self) -> frozenset[str]:
        """Surnames and short names that stand for a party introduced in full, and names that a noun introduces ("das Unternehmen
        Kanzel") or what is built with them ("Rennach-Werk")."""
        introduced = (name for name, one in self.by_name.items() if _is_introduced_name(one))
        return frozenset(
            (*self.by_surname, *self.by_alias, *introduced, *(one.name for one in self.companies))
        )

    def speak(self, party: Party) -> None:
        """Remembers a source for later pronouns."""
        if party.name:
            self.spoken.append(party)

    def act(self, party: Party | None) -> None:
        """Remembers who acts in a sentence, whether it says anything or not."""
        if party is not None and party.name:
            self.acting = [*self.acting[-1:], party]

    def _pronoun(self, party: Party) -> Party | None:
        heard = (*self.spoken[-LAST_HEARD:], *self.acting)
        names = {*self._names_before(party.start), *(self.named(one).name for one in heard)}
        return self._likeliest(party, names)

    def _by_head(self, party: Party) -> Party | None:
        if party.name != party.word:  # "die Frau aus Melle", "die parteilose Politikerin"
            return self._only_person(party) if _is_private(party) else self._untitled(party)
        if party.word.lower() in MINISTRIES and (ministry := self._ministry(party)) is not None:
            return ministry
        if party.word.lower() in COMPANY_NOUNS and (company := self._company(party)) is not None:
            return company
        sort = sort_meant(party.word) if not party.person or party.gender == "p" else None
        if sort is not None and (meant := self._body(sort, party)) is not None:
            return meant
        earlier = [
            p
            for p in _last_before(self.by_head.get(party.head, []), party.start)
            if p.name != party.name
            and (not p.definite or len(p.word) > len(party.word))
            and _same_word(p, party)
        ]
        if earlier and (party.person or len({p.name for p in earlier}) == 1):
            return self.named(earlier[-1])
        if not party.person:
            return None
        if (known := self._kindred(party)) is not None:
            return known
        return self._only_person(party) if _is_private(party) else self._untitled(party)

    def _kindred(self, party: Party) -> Party | None:
        """ "der Rathauschef" is the Bürgermeister, "der Fahnder" the "Ermittler" who is named last before."""
        if not party.pointing and party.gender != "n":
            return None
        fitting = [
            one
            for one in self.people.values()
            if one.starts[0] < party.start
            and (_is_somebody(one.party) or _is_introduced(one.party))
            and (party.gender == "n" or not one.genders or party.gender in one.genders)
            and any(kindred(word, party.word) for word in one.called)
        ]
        return max(fitting, key=lambda one: one.last_before(party.start) or 0).party if fitting else None

    def _ministry(self, party: Party) -> Party | None:
        """ "das Ministerium", "ihr Haus": the ministry, or that of the minister, who is named last before, else the only one."""
        word = party.word.lower()
        known = [one for one in self.ministries if word not in one.called]
        before = [one for one in known if one.starts[0] < party.start]
        if before:
            return max(before, key=lambda one: one.last_before(party.start) or 0).party
        return known[0].party if len(known) == 1 and word == MINISTRY else None

    def _untitled(self, party: Party) -> Party | None:
        """ "Paula Enders ist besorgt. 30 Fälle seien es, sagt die Leiterin des Zoos": what somebody is who was but named so far."""
        if not party.pointing:
            return None
        acting = {self.named(one).name for one in self.acting}
        untitled = {
            name
            for name in {*self._names_before(party.start), *acting}
            if (one := self.people.get(name)) is not None
            and _is_somebody(one.party)
            and not one.called
            and _is_coined(name)
            if name in acting or (party.definite and self._opened(one, party.start))
        }
        return self._likeliest(party, untitled)

    def _opened(self, one: Named, index: int) -> bool:
        """Whether a sentence of the paragraph before ``index`` begins with the name."""
        at = one.last_before(index)
        return at is not None and index - at < NEAR_PERSON and self.standings.get(at) == "opens"

    def _likeliest(self, party: Party, names: set[str]) -> Party | None:
        """Whom of these people a pronoun in place of ``party`` would mean."""
        people = {name: self.people[name] for name in sorted(names) if name in self.people}
        asked = ask(party, self.starts[party.start], people, self._before())
        return asked.parties.get(self.chosen(asked))

    def _before(self) -> Before:
        return Before(self.spoken, [self.named(one) for one in self.acting], self.standings)

    def _body(self, sort: str, party: Party) -> Party | None:
        """The body that spoke last among those that a noun of this sort may mean, else the last one named."""
        noun = party.word.lower()
        spoken = self.spoken[-LAST_MENTIONS:]
        heard = [one for one in spoken if one.name != party.name and may_be(sort, noun, one)]
        if (
            party.person
        ):  # "die Forscher" are an institute that acted, not those of "der Studie des Instituts"
            heard = [one for one in heard if self._acted(one)]
        if heard:
            return next((one for one in reversed(heard) if is_office(one)), heard[-1])
        named = [
            self.named(one)
            for one in self.mentions_before(party.start)
            if one.name != party.name and may_be(sort, noun, one) and (not party.person or self._acted(one))
        ]
        offices = [one for one in named if is_office(one)] or named
        return offices[-1] if len({one.name for one in offices}) == 1 else None

    def _acted(self, party: Party) -> bool:
        """Whether a mention may be a subject: no preposition governs it, no article shows another case."""
        return self.standings.get(party.start) not in ("oblique", "governed")

    def _only_person(self, party: Party) -> Party | None:
        """ "die Rentnerin", "der 39-Jährige": somebody whom the last sentences name."""
        mentions = self.mentions_before(party.start)
        for reach, named in (
            (NEAR_PERSON, mentions),
            (FARTHEST_REFERENCE, (*mentions, *self.spoken[-LAST_MENTIONS:])),
        ):
            near = [
                self.named(one)
                for one in named
                if _is_somebody(one) and 0 < party.start - one.start < reach and _agrees(party.gender, one)
            ]
            names = {one.name for one in near}
            if len(names) > 1:
                return self._likeliest(party, names) if party.pointing else None
            if near:
                return near[-1]
        return None

    def _company(self, party: Party) -> Party | None:
        """ "der Konzern" is the company named or heard last."""
        before = (*self.mentions_before(party.start), *self.spoken[-LAST_MENTIONS:])
        fitting = [one for one in before if one.start < party.start and is_company(one)]
        if fitting:
            return self.named(max(fitting, key=lambda one: one.start))
        opening = frozenset(at for at, standing in self.standings.items() if standing == "opens")
        return likely_company(self.companies, self.bare_names, party.start, opening)

    def _names_before(self, index: int) -> list[str]:
        """The names of the last mentions before a token."""
        at = bisect_left(self.mentions, index, key=_start)
        return self.full_names[max(0, at - LAST_MENTIONS) : at]

    def mentions_before(self, index: int) -> list[Party]:
        """The last mentions before a token."""
        return _last_before(self.mentions, index)


def _last_before(parties: list[Party], index: int) -> list[Party]:
    """The last of the parties, which are in running order, that stand before a token."""
    at = bisect_left(parties, index, key=_start)
    return parties[max(0, at - LAST_MENTIONS) : at]


def _start(party: Party) -> int:
    return party.start


def _is_private(party: Party) -> bool:
    """ "die Rentnerin", "die Frau aus Melle" in the singular with the definite article, and no office."""
    described = party.head in PRIVATE or (
        party.head not in HELD_OFFICES and party.kind is not ActorKind.ORGANISATION
    )
    return described and party.definite and party.end - party.start > 1 and party.gender in ("m", "f")


def _is_somebody(party: Party) -> bool:
    return party.person and party.kind is ActorKind.PERSON and not is_bare_role(party)


def _is_introduced(party: Party) -> bool:
    """ "ein Ermittler": one of whom nothing but the role is told."""
    return party.person and is_bare_role(party) and not party.definite and party.end - party.start > 1


def _is_introduced_name(party: Party) -> bool:
    """ "Silkop" in "der Betreiber Silkop": one word beside the noun that tells what it is."""
    return (
        bool(party.word)
        and " " not in party.name
        and party.name[:1].isupper()
        and party.word not in party.name
    )


def _is_coined(name: str) -> bool:
    """ "Corinne Aeby", not "Beim Einsturz": no words that all are German."""
    return not all(is_known(word) for word in name.split(" "))


def is_bare_role(party: Party) -> bool:
    """ "seine Mutter", "ein Zeuge": somebody without a name, whom a pronoun further on rarely means."""
    return bool(party.word) and any(word.startswith(party.word) for word in party.name.split(" "))


def _same_word(earlier: Party, later: Party) -> bool:
    """ "der Minister" may be the Verteidigungsminister of before, "die Forstbehörde" is no other authority."""
    one, two = earlier.word.lower(), later.word.lower()
    return one == two if two in ITSELF else one.endswith(two)


# "die Bahn" is the railway, whatever "S-Bahn" or "Seilbahn" the text names.
ITSELF = frozenset({"bahn"})


def _agrees(gender: str | None, party: Party) -> bool:
    if gender is None:
        return True
    known = party.gender
    if known == "p" or gender == "p":
        return known == gender
    if party.person and party.head:
        known = party.gender if party.gender in ("m", "f") else None
    if known is None:
        return gender != "p" if party.person else gender != "n"
    return known == gender
