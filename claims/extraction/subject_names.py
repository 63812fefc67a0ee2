"""What a text calls one party by several names: "der Pumpenhersteller Halvarit", "Halvarit", "der Hersteller", "das Unternehmen".

The fullest name stands for all of them: without the noun in front of it where the text also uses it alone, the full name of a person
called by the last name, the named body behind a noun with the definite article.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from claims.extraction import lexicon
from claims.extraction.base_forms import without_genitive
from claims.extraction.countries import country_of_adjective
from claims.extraction.dictionary import is_known
from claims.extraction.sentence_words import lemma
from claims.extraction.subject_phrases import DEFINITE, SubjectPhrase

_LEGAL_FORMS = frozenset({"AG", "GmbH", "SE", "KG", "KGaA", "OHG", "Inc", "Ltd", "plc", "SA", "Holding"})
_AT_PLACES = frozenset({"in", "bei", "nach", "aus", "um", "nahe", "vor"})
# Shorter nouns end too many others: "Rat", "Amt".
_SHORTEST_HEAD = 4


@cache
def _nouns(sort: str) -> tuple[str, ...]:
    return tuple(
        word.lower()
        for row in lexicon.read("holder_words")
        if row["sort"] == sort
        for word in row["words"].split()
    )


@cache
def _party_names() -> dict[str, str]:
    rows = lexicon.read("holder_words")
    words = next(row["words"] for row in rows if row["sort"] == "party_name").split()
    return {called: party for called, _, party in (word.partition("=") for word in words)}


@lru_cache(maxsize=50_000)
def is_firm(noun: str) -> bool:
    """Whether the noun tells what trade a firm is in and stands before its name: "Pumpenhersteller Halvarit"."""
    return noun.lower().endswith(_nouns("firm"))


class SubjectNames:
    """The names in the noun phrases of one text. ``towns``: names that mostly stand where places do; ``persons``: last names and the full
    ones; ``bare``: nouns in the singular that never have an article, as names and substances ("Siemens", "Wasser")."""

    def __init__(self, phrases: Iterable[SubjectPhrase]) -> None:
        rows = list(phrases)
        self._full: dict[str, str] = {}
        counts = Counter(phrase.base for phrase in rows)
        placed = Counter(p.base for p in rows if p.is_name and p.preposition in _AT_PLACES)
        self.towns = frozenset(base for base, n in placed.items() if 2 * n > counts[base])
        described = {p.base for p in rows if p.article is not None or p.adjectives or p.counted}
        acting = {p.base for p in rows if p.can_be_subject and lemma(p.head) == p.base}
        self.bare = acting - described
        self.persons: dict[str, str] = {}
        named: dict[str, list[str]] = {}
        for phrase in rows:
            base, parts = phrase.base, phrase.base.split()
            if phrase.person:
                if len(parts) > 1:
                    self.persons.setdefault(parts[-1], base)
            elif len(parts) > 1 and phrase.country is None:
                rest = " ".join(parts[1:])
                alone = counts[rest] and is_known(parts[0]) and rest not in self.towns
                if (alone or is_firm(parts[0])) and not is_known(parts[1]):
                    self._full[base] = rest
                if parts[-1] in _LEGAL_FORMS:
                    self._full[" ".join(parts[:-1])] = base
                known = self._full.get(base, base)
                for noun in dict.fromkeys((parts[0], parts[-1])):
                    national = country_of_adjective(parts[0].lower()) is not None  # "Deutsche Bahn"
                    own = national or phrase.is_name or not is_known(known.split()[0])
                    if own and (is_known(noun) or is_firm(noun)):
                        named.setdefault(noun, []).append(known)
        self._full.update({last: full for last, full in self.persons.items() if last not in self._full})
        self._generic(rows, named, counts)
        for called, party in _party_names().items():
            if counts[party] or called[: len(party)] == party:
                self._full[called] = party

    def _generic(self, rows: list[SubjectPhrase], named: dict[str, list[str]], counts: Counter[str]) -> None:
        """Nouns with the definite article that mean a named body: by its own noun, firms also where they are the only one named."""
        known = Counter(self._full.get(phrase.base, phrase.base) for phrase in rows if phrase.is_name)
        firms = [base for noun, bases in named.items() if is_firm(noun) for base in bases] or [
            base
            for base, n in known.most_common()
            if n > 1 and base not in self.towns and base not in self.persons.values()
        ]
        nouns = {p.base for p in rows if not p.is_name and p.article in DEFINITE and is_known(p.base)}
        for noun in nouns - self._full.keys():
            lower = noun.lower()
            alike = [
                base
                for head, bases in named.items()
                if head == noun or (len(lower) >= _SHORTEST_HEAD and head.lower().endswith(lower))
                for base in bases
            ]
            if alike:
                self._full[noun] = max(alike, key=lambda base: (alike.count(base), known[base]))
            elif firms and (is_firm(noun) or noun.lower() in _nouns("firm_again")):
                self._full[noun] = firms[0]

    def of(self, base: str) -> str:
        """The fullest name of the party that is called so."""
        if (full := self._full.get(base)) is not None:
            return full
        first, _, rest = base.partition(" ")
        return rest if rest and is_firm(without_genitive(first)) and not is_known(rest.split()[0]) else base
