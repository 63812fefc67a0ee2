"""Where the event of a whole article happened: told by headline, lead and how often a place is named.

A place is named in many ways that tell nothing of single figures: in the headline, without a preposition ("Honduras wählt"), in the
genitive, as an adjective ("Wulmener Bahnhof"), behind "von" ("die Explosion von Wulmen"). A capital often only stands for its
government, so that of a capital only what happened there counts.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from simplemma import is_known

from claims.extraction import lexicon
from claims.extraction.countries import country_of_adjective, country_of_capital, is_country
from claims.extraction.place_names import (
    PlaceName,
    is_leading_word,
    is_place,
    is_site,
    known_places,
    place_names,
)

# A longer text is a collection: its beginning tells the main place, and the work stays bounded.
_READ = 12_000
_LEAD_CHARACTERS = 400
# Weight of title and lead against one more mention: both tell what the article is about. On the annotated articles any weights
# near these do alike.
_TITLE_WEIGHT, _LEAD_WEIGHT, _COUNTED_MENTIONS = 3, 2, 8
# What a place must weigh: named in the headline, in the lead and again, or three times. One mention in passing tells nothing.
_LEAST_WEIGHT = 3
# "Bremen" → "Bremer"; shorter names keep their -en.
_SHORTEST_SHORTENED = 6
_CAPITALISED = re.compile(r"[A-ZÄÖÜ][\w-]+")
_ADJECTIVE = re.compile(r"\b[a-zäöüß-]+isch(?:e[nrsm]?)?\b")
# "das Stadion von San Telmo", "Rentnerin aus Wulmen"
_ORIGIN = re.compile(r"\b(?P<link>von|aus|nach|um)\s(?P<name>[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?)")


@cache
def _national_bodies() -> dict[str, str]:
    return {word: row["country"] for row in lexicon.read("national_bodies") for word in row["words"].split()}


class MainPlace:
    """Weighs the places of the ``text`` behind its first ``body`` characters. ``names``: all that it names there; ``happened``: those
    of them where something happened, in running order; ``dateline``: its town unless that is a seat of news."""

    def __init__(
        self,
        text: str,
        title: str,
        body: int,
        names: Sequence[PlaceName],
        happened: Sequence[PlaceName],
        dateline: str | None,
    ) -> None:
        self._title, self._text, self._dateline = title, text[body : body + _READ], dateline
        self._whole = f"{title}\n{self._text}"
        end = body + _READ
        scenes = Counter(name.name for name in happened if name.start < end and not name.weak)
        # in running order, by which the first of equals wins
        places = dict.fromkeys(
            [
                *(name.name for name in place_names(title) if not name.weak),
                *self._bare(),
                *(name.name for name in names if name.start < end and not name.weak),
                *self._origins(),
                *([dateline] if dateline else []),
            ]
        )
        self._weights = self._weighed(list(places), scenes)

    def best(self) -> str | None:
        """The place of the article's event; the town of the dateline goes before a country around it, and where no place stands out
        the country whose bodies act is left."""
        best = max(self._weights, key=lambda place: self._weights[place], default=None)
        if best is None or self._weights[best] < _LEAST_WEIGHT:
            return self._country() or self._dateline
        return self._dateline if self._dateline is not None and is_country(best) else best

    def _weighed(self, places: list[str], scenes: Counter[str]) -> dict[str, int]:
        forms = {form: place for place in places for form in _forms(place)} | {p: p for p in places}
        if not forms:
            return {}
        ordered = sorted(forms, key=len, reverse=True)
        named = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")
        mentions = Counter(forms[found] for found in named.findall(self._text))
        in_title = {forms[found] for found in named.findall(self._title)}
        in_lead = {forms[found] for found in named.findall(self._text, 0, _LEAD_CHARACTERS)}
        weights = {}
        for place in places:
            count = scenes[place] if country_of_capital(place) is not None else mentions[place]
            opens = place == self._dateline or (count and place in in_lead)
            titled = count and place in in_title
            weights[place] = (
                min(count, _COUNTED_MENTIONS) + _TITLE_WEIGHT * bool(titled) + _LEAD_WEIGHT * bool(opens)
            )
        return weights

    def _bare(self) -> Iterator[str]:
        """Countries and landmarks anywhere, other known places of the headline."""
        for word in _CAPITALISED.findall(self._whole):
            for name in (word, word.removesuffix("s")):
                if is_country(name) or is_site(name) or (name in known_places() and name in self._title):
                    yield name

    def _origins(self) -> Iterator[str]:
        """Places that only stand behind "von" or "aus"; what stands behind "von" may be a person."""
        for match in _ORIGIN.finditer(self._whole):
            name, (first, _, last) = match["name"], match["name"].partition(" ")
            if last and is_leading_word(first):
                yield name  # "das Gefängnis von Puerto Alma"
            elif is_place(first, article=match["link"] != "aus"):
                yield first
            elif (
                last
                and not (is_known(first, "de") or is_known(last, "de"))
                and self._only_in_full(name, last)
            ):
                yield name

    def _only_in_full(self, name: str, last: str) -> bool:
        """Whether the name comes again and never as its last word alone, by which a person is called the second time."""
        return self._whole.count(last) == self._whole.count(name) > 1

    def _country(self) -> str | None:
        """The country whose adjectives and bodies the text names most."""
        bodies = _national_bodies()
        found = Counter(
            [country for word in _ADJECTIVE.findall(self._whole) if (country := country_of_adjective(word))]
            + [bodies[word] for word in _CAPITALISED.findall(self._whole) if word in bodies]
        )
        return max(found, key=lambda country: found[country]) if found else None


def _forms(place: str) -> tuple[str, ...]:
    """The genitive and the adjectives of a name: "Wulmens", "Wulmener", "Wulmer"."""
    shorter = place.removesuffix("en") + "er" if len(place) >= _SHORTEST_SHORTENED else place + "s"
    return place + "s", place.removesuffix("e") + "er", shorter
