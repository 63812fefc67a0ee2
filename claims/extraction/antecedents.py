"""Everybody an article names, and who of them a pronoun may mean, with the signs that speak for each."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from claims.extraction.bodies import COMPANY_NOUNS, sort_meant
from claims.extraction.heads import statement_of
from claims.extraction.party import Party
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

# Learned from annotated texts (``manage.py train_antecedents``): what each sign of a candidate weighs.
WEIGHTS = Path(__file__).parent / "antecedent_weights.tsv"
MINISTRY = "ministerium"
# "sein Haus", "das Ressort": what a ministry is called beside its name.
MINISTRIES = word_class("ministry_noun")
MINISTERS = ("minister", "ministerin")
# "Innenminister" has a field, "Premierminister" and "Exminister" have none.
FIELDLESS = word_class("fieldless_minister")
# Tokens back to the last mention: a sentence, a paragraph, two or three of them.
DISTANCES = (("here", 25), ("near", 60), ("close", 160))
# Whoever is named or spoke longer ago is like the one before.
LAST_RANK = 3
# Speakers that are looked back for.
LAST_VOICES = 40


@dataclass(slots=True)
class Named:
    """Somebody the article names: under which name, where, and which nouns it uses for them ("rentner", "fleischverarbeiter").
    ``stranger``: the name tells nothing of its bearer."""

    party: Party
    starts: list[int] = field(default_factory=list)
    called: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    stranger: bool = False

    def last_before(self, index: int) -> int | None:
        """Where the article names them last before a token."""
        at = bisect_left(self.starts, index)
        return self.starts[at - 1] if at else None

    @property
    def bare(self) -> bool:
        """ "die Polizei", "der Zeuge": called by a noun and nothing more."""
        return self.party.name == self.party.word


def gather(mentions: Iterable[tuple[Party, Party]], strangers: Iterable[Party]) -> dict[str, Named]:
    """All who are named, by name; ``mentions`` with the party under its full name, ``strangers`` names that tell nothing of their
    bearer."""
    found: dict[str, Named] = {}
    for mention, party in mentions:
        if not party.name or party.refers or _is_record(party) or (party is mention and points(party)):
            continue
        one = found.setdefault(party.name, Named(party))
        one.starts.append(mention.start)
        one.called |= {known.word.lower() for known in (mention, party) if known.word}
        one.genders |= {known.gender for known in (mention, party) if known.gender}
        if party.head and not one.party.head:
            one.party = party  # "die Firma Lobau Dienste" tells what two capitalised words alone do not
    for party in strangers:
        found.setdefault(party.name, Named(party, stranger=True)).starts.append(party.start)
    for one in found.values():
        one.starts.sort()
    return found | _ministries(found)


def points(party: Party) -> bool:
    """ "die Ministerin", "das Unternehmen": nouns that take up somebody named elsewhere."""
    noun = party.word.lower()
    one_person = party.person and party.gender != "p"
    body = not party.person and sort_meant(noun) is not None
    pointing = one_person or body or noun in COMPANY_NOUNS or noun in MINISTRIES
    return party.definite and party.name == party.word and pointing


def _is_record(party: Party) -> bool:
    return not party.person and statement_of(party.name.split(" ")[-1]) is not None


def _ministries(named: Mapping[str, Named]) -> dict[str, Named]:
    """ "Gesundheitsministerin Ruth Ebel" has a Gesundheitsministerium, where the article names none."""
    known = {word for one in named.values() for word in one.called if word.endswith(MINISTRY)}
    derived: dict[str, Named] = {}
    for one in named.values():
        for word in one.called:
            of_what = word.removesuffix("in").removesuffix("minister")
            if not word.endswith(MINISTERS) or of_what.strip("-") in FIELDLESS:
                continue
            if any(other.endswith(of_what + MINISTRY) for other in known):
                continue
            name = (of_what + MINISTRY).capitalize()
            government, at = ActorKind.GOVERNMENT, one.starts[0]
            party = Party(name, government, one.party.country, at, at + 1, MINISTRY, "n", word=name)
            derived[name] = Named(party, one.starts, {name.lower()}, {"n"})
    return derived


class Asked(NamedTuple):
    """A pronoun: where it stands (``at``: the character), and whom it may mean by name, with their signs and parties."""

    at: int
    signs: dict[str, list[str]]
    parties: dict[str, Party]


class Before(NamedTuple):
    """What a text says before a pronoun: who spoke and who acted, latest last; where mentions stand in their sentences (by token)."""

    spoken: list[Party]
    acting: list[Party]
    standings: Mapping[int, str]


def ask(party: Party, at: int, named: Mapping[str, Named], before: Before) -> Asked:
    """Who the pronoun ``party`` may mean."""
    agreeing = {
        name: agreement
        for name, one in named.items()
        if one.starts[0] < party.start and (agreement := _agreement(party.gender, one))
    }
    parties = {name: named[name].party for name in agreeing}
    known = dict(_signs(party, {name: named[name] for name in agreeing}, before))
    found = {}
    for name, agreement in agreeing.items():
        sort = _sort(parties[name])
        own = [agreement, sort, *known[name]]
        if named[name].bare:
            own.append("bare")
        found[name] = [*own, *(f"{sign}|{other}" for sign in own for other in (sort, agreement))]
    return Asked(at, found, parties)


def _sort(party: Party) -> str:
    """Somebody by name, somebody by role, a body, or a mere name."""
    if party.person:
        return "role" if party.kind is not ActorKind.PERSON or _by_role(party) else "person"
    return "body" if party.head else "name"


def _by_role(party: Party) -> bool:
    return bool(party.word) and party.word in party.name


def _agreement(gender: str | None, one: Named) -> str:
    """ "sure" where a noun shows the pronoun's gender, "open" where none tells; "" where one contradicts."""
    if gender in one.genders:
        return "sure"
    if one.genders or one.stranger:
        return ""
    return "open" if one.party.person and gender in ("m", "f", None) else ""


def _signs(party: Party, named: Mapping[str, Named], before: Before) -> Iterator[tuple[str, list[str]]]:
    """(name, what the text before ``party`` says for them): how far back and as what they stand, who spoke or acted last, how often
    they are named."""
    last = {name: one.last_before(party.start) or 0 for name, one in named.items()}
    voices = reversed(before.spoken[-LAST_VOICES:])
    latest = list(dict.fromkeys(one.name for one in voices if one.start < party.start))
    acted = [one.name for one in reversed(before.acting) if one.start < party.start]
    for rank, name in enumerate(sorted(named, key=lambda name: -last[name])):
        gap, times = party.start - last[name], len(named[name].starts)
        signs = [f"rank{min(rank, LAST_RANK)}", before.standings.get(last[name], "plain")]
        signs.append(next((word for word, reach in DISTANCES if gap < reach), "far"))
        signs.append(f"spoke{min(latest.index(name), LAST_RANK)}" if name in latest else "silent")
        if name in acted:
            signs.append(f"acted{acted.index(name)}")
        signs.append("once" if times == 1 else "twice" if times == 2 else "often")
        yield name, signs
