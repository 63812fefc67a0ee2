"""Who speaks: names reduced to one canonical actor, the country and the side for which the actor speaks.

A capital stands for its government (Moskau), an adjective for its state (südkoreanische Beamte), an abbreviation for its
body (NIS). A person is placed by the role in front of the name ("Sprecher Oleh …", "GDV-Chefin …").
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.comparison import lexicon, words

# The key of authorities that are not told apart: any body of the state may be meant.
AUTHORITIES = "side:authorities"
# How far before a person's name a role or a country may stand: about one sentence of news text.
CONTEXT_WIDTH = 300


@dataclass(frozen=True, slots=True)
class Actor:
    """``key`` is equal for names of one party; ``country`` a code of countries.tsv; ``side`` of authorities.tsv."""

    key: str
    name: str
    country: str | None
    side: str | None
    medium: bool = False


@lru_cache(maxsize=4096)
def countries(text: str) -> tuple[str, ...]:
    """Codes of the countries that a text names, by name, adjective, people or capital, in order of first mention."""
    found = []
    for code, pattern in _country_patterns():
        if match := pattern.search(text):
            found.append((match.start(), code))
    return tuple(code for _, code in sorted(found))


@lru_cache(maxsize=1)
def _country_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    columns = ("name_pattern", "adjective_pattern", "people_pattern", "capital_pattern")
    return tuple(
        (row["code"], re.compile(rf"(?<!\w)(?:{'|'.join(row[c] for c in columns)})(?!\w)", re.IGNORECASE))
        for row in lexicon.read("countries")
    )


@lru_cache(maxsize=1)
def _state_names() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (
            row["code"],
            row["name"],
            re.compile(rf"(?:{row['name_pattern']}|{row['capital_pattern']})", re.IGNORECASE),
        )
        for row in lexicon.read("countries")
    )


@lru_cache(maxsize=8192)
def state(name: str) -> tuple[str, str] | None:
    """(code, country name) when a name as a whole is a country or its capital used for the government."""
    return next(((code, full) for code, full, pattern in _state_names() if pattern.fullmatch(name)), None)


@lru_cache(maxsize=8192)
def medium(name: str) -> str | None:
    """The canonical name when a name is a known news agency or medium."""
    return next(iter(words.whole("agencies", "name", name)), None)


@lru_cache(maxsize=4096)
def actor(name: str, text: str = "", kind: str = "") -> Actor:
    """The actor behind a name in an attribution chain. ``text`` is the article, in which a person's role is looked up;
    ``kind`` the ActorKind value of extraction, if any."""
    name = " ".join(name.split())
    if agency := medium(name):
        return Actor(f"medium:{agency}", agency, None, None, True)
    if place := state(name):
        return Actor(f"state:{place[0]}", place[1], place[0], "authorities")
    for row in lexicon.read("actors"):
        if (
            re.fullmatch(row["pattern"], name, re.IGNORECASE)
            or row["canonical"].casefold() == name.casefold()
        ):
            country = row["country"] or None
            return Actor(
                _key(row["canonical"], country, "authorities", None),
                row["canonical"],
                country,
                "authorities",
            )
    role = name if _side(name) else _role_before(name, text)
    side = _side(role)
    country = next(iter(countries(name)), None)
    if country is None and side in {None, "authorities"}:
        country = _country_before(name, text)
    if kind in ("medium", "agency"):
        return Actor(f"medium:{name.casefold()}", name, None, None, True)
    return Actor(_key(name, country, side, _body(role)), name, country, side)


def _key(name: str, country: str | None, side: str | None, body: str | None) -> str:
    if country and side == "authorities":
        return f"state:{country}"
    if side == "authorities" and body:
        return f"body:{body}"
    if side and side not in {"witnesses", "medics", "organiser"}:
        return f"side:{side}"
    stems = sorted(words.content(name)) or [name.casefold()]
    return "name:" + " ".join(stems)


@lru_cache(maxsize=8192)
def _side(text: str) -> str | None:
    found = words.found("authorities", "side", text)
    for side in ("union", "employer", "municipality", "organiser", "operator", "opposition", "authorities"):
        if side in found:
            return side
    return next(iter(found), None)


@lru_cache(maxsize=8192)
def _body(text: str) -> str | None:
    """Which body of the state a text names, the last one where it names several."""
    found = [
        (match.end(), body)
        for body, pattern in words.patterns("authorities", "body")
        if body
        for match in pattern.finditer(text)
    ]
    return max(found)[1] if found else None


def _mention(name: str, text: str) -> int:
    """Where the article first names the actor, -1 when it does not (base forms differ from the text)."""
    last = name.split()[-1] if name.split() else name
    place = text.find(name)
    return place if place >= 0 else text.find(last)


def _role_before(name: str, text: str) -> str:
    """The three words in front of the first mention: "KAB-Verhandlungsführer", "Sprecher"."""
    place = _mention(name, text)
    return " ".join(text[max(0, place - 60) : place].split()[-3:]) if place > 0 else ""


def _country_before(name: str, text: str) -> str | None:
    """The state whose body or capital speaks last before the name: "der ukrainische Generalstab … Sprecher Oleh …".
    An adjective counts only with a body after it ("ukrainische Soldaten" says nothing about who speaks)."""
    place = _mention(name, text)
    if place <= 0:
        return None
    before = text[max(0, place - CONTEXT_WIDTH) : place]
    found = [
        (match.start(), code)
        for code, body, metonym in _speaking_patterns()
        for pattern in (body, metonym)
        for match in pattern.finditer(before)
    ]
    return max(found)[1] if found else None


@lru_cache(maxsize=1)
def _speaking_patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    bodies = "|".join(row["pattern"] for row in lexicon.read("authorities") if row["side"] == "authorities")
    return tuple(
        (
            row["code"],
            re.compile(
                rf"(?<!\w){row['adjective_pattern']} (?:{bodies}|seite|angaben|darstellung)(?!\w)",
                re.IGNORECASE,
            ),
            re.compile(rf"(?<!\w)(?<!in ){row['capital_pattern']}(?!\w)"),
        )
        for row in lexicon.read("countries")
    )
