"""Names of places in a text: "in der Region Kursk", "vor Gotland", "im Süden Portugals", "nahe der Kleinstadt Wulm"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from babel import Locale

from claims.extraction import lexicon
from claims.extraction.countries import (
    capital_of,
    country_of_adjective,
    country_of_people,
    country_rows,
    is_country,
)
from claims.extraction.dictionary import is_known
from claims.extraction.heads import is_time_noun, role_of, statement_of
from claims.extraction.person_nouns import person_sort
from claims.extraction.sentence_words import lemma
from claims.extraction.word_classes import word_class


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a place at text[start:end]; ``name`` is its base form. ``weak``: the text only points to it ("südlich von Wulm",
    "Wulmer Bürger")."""

    start: int
    end: int
    name: str
    weak: bool = False


# Nouns that a name of a place follows ("Stadt", "Karibikinsel"); compounds count too.
_KIND = (
    r"(?:[A-ZÄÖÜ][a-zäöüß]+-?)?(?:[Ss]tadt|[Rr]egion|[Pp]rovinz|[Oo]rtschaft|[Oo]rt|[Dd]orf|[Gg]emeinde|[Ss]tadtteil|[Oo]rtsteil|[Bb]ezirk"
    r"|[Ii]nsel|[Bb]undesland|[Ll]andkreis|[Kk]reis|[Gg]ebiet|[Oo]blast|[Dd]istrikt|[Bb]undesstaat|[Kk]anton|[Mm]etropole|[Ww]oiwodschaft"
    r"|[Gg]roßraum|[Rr]aum|[Mm]arkt|[Kk]üstenort|[Uu]rlaubsort|[Hh]ochburg|[Ss]iedlung|[Ff]lughafen|[Bb]ahnhof|[Ww]erk|[Ss]tandort|[Ss]taudamm|[Gg]letscher|[Hh]afen|[Ff]lüchtlingslager|[Kk]linikum|[Uu]niklinik|[Ss]tadion|[Cc]hemiepark|[Kk]raftwerk|[Ff]estivalgelände)"
)
_WORD = r"[A-ZÄÖÜ][\w’'.-]*\w"
_ON_RIVER = r"\s(?:am|an der|im|ob der|vor der|bei|in der)\s(?:Main|Rhein|Neckar|Oder|Inn|Saale|Donau|See|Bodensee|Breisgau|Harz|Taunus|Ruhr|Lech|Elbe|Havel|Spree|Weser|Aller|Isar|Ems|Lahn|Fils|Tauber|Höhe|Pfalz)\b"
_NAME = rf"(?P<name>{_WORD}(?:{_ON_RIVER}|\s(?:(?:al|el|de|del|da|do|dos|di|la|le|upon)\s)?{_WORD}){{0,3}})"
_DIRECTION = r"(?:(?:Süd|Nord)?(?:Norden|Süden|Osten|Westen)|Nordosten|Nordwesten|Südosten|Südwesten|Zentrum|Innenstadt|Nähe|Rande?|Umgebung|Teilen?|Hälfte|Grenze|Küste|Stadtgebiet|Raum|Umland|Hügelland|Bergen)"
_ADJECTIVES = r"(?P<adjectives>(?:[a-zäöüß-]+(?:e|en|er|em)\s){0,2})"
_IN_PLACE = re.compile(
    r"\b(?P<preposition>[Ii]n|[Bb]ei|[Bb]eim|[Nn]ahe|[Uu]nweit|[Vv]or|[Üü]ber|[Ii]m|[Ii]ns|[Aa]uf|[Nn]ach|[Uu]m|[Aa]n|[Aa]m|[Dd]urch|[Gg]anz|[Zz]wischen|[Rr]ichtung"
    r"|[Nn]ördlich|[Ss]üdlich|[Öö]stlich|[Ww]estlich|[Ee]ntlang)\s(?P<article>(?:der|dem|den|das|die|des)\s)?"
    rf"(?P<direction>(?:[a-zäöüß]+en\s)?{_DIRECTION}\s(?:(?:von|der|des|bei|um)\s)?)?(?:von\s)?{_ADJECTIVES}"
    rf"(?P<kind>{_KIND}\s(?:von\s)?)?{_NAME}"
)
# Looking ahead for what any match has spares trying the long lists at each word.
_OF_KIND = re.compile(rf"\b(?=[A-ZÄÖÜa-zäöüß-]++\s[A-ZÄÖÜ]){_KIND}\s{_NAME}")
# "die Schlacht um Wyssok", "das Wunder von Lengede": an event takes its name from its place.
_OF_EVENT = re.compile(
    r"\b(?=[A-ZÄÖÜa-zäöüß]++\s(?:um|von|bei|auf)\s[A-ZÄÖÜ])(?:[A-ZÄÖÜ]?[a-zäöüß]*(?:[Ss]chlacht|[Kk]ampf|[Kk]ämpfen?|[Gg]efechten?|[Uu]nglück|[Dd]rama|[Hh]ölle|[Ww]under|[Hh]orror|[Kk]atastrophe|[Aa]nschlag|[Mm]assaker"
    r"|[Bb]elagerung|[Ee]roberung|[Ee]innahme|[Bb]eschuss|[Aa]ngriff|[Bb]ombardierung|[Bb]ombenleger|[Mm]örder|[Tt]error|[Bb]lutbad|[Bb]ucht|[Ff]ront|[Vv]erteidigung|[Ee]inwohner|[Bb]ewohner))"
    rf"e?s?\s(?:um|von|bei|auf)\s{_NAME}"
)
# "in der thailändischen Hauptstadt"
_CAPITAL = re.compile(r"\b(?P<adjective>[a-zäöüß-]+ischen)\sHauptstadt\b(?!\s[A-ZÄÖÜ])")
# "vor der libyschen Küste", "im ukrainischen Grenzgebiet"
_ADJECTIVE_PLACE = re.compile(
    r"\b(?:[Vv]or|[Aa]n|[Ii]n|[Aa]uf|[Ii]m)\s(?:der\s)?(?P<adjective>[a-zäöüß-]+isch(?:e|en))\s(?:Küste|Insel|Gewässern?|Grenzgebiet|Provinz|Staatsgebiet|Grenzregion|Osten|Westen|Norden|Süden|Teil|Seite)\b(?!\s[A-ZÄÖÜ])"
)
# "Dortmunder Bussen"
_CITY_ADJECTIVE = re.compile(r"\b(?P<city>[A-ZÄÖÜ][a-zäöüß]+)er\s(?=[A-ZÄÖÜ])")
_FOLLOWING = re.compile(_WORD)
_NATIONWIDE = re.compile(
    r"\b(?:[Bb]undesweit|[Dd]eutschlandweit)\w*|\b[Öö]sterreichweit\w*|\b[Ss]chweizweit\w*"
)
_NATIONS = {"b": "Deutschland", "d": "Deutschland", "ö": "Österreich", "s": "Schweiz"}

# Endings of German place names; with an article only landscapes carry a name ("im Werratal").
_TOWN_ENDING = re.compile(
    r"(?:burg|dorf|hausen|heim|ingen|furt|bach|kirchen|weiler|roda|rode|stedt|städt|büttel|leben|münde|brück|walde|hofen|beuren|feld|reuth|wörth|werder|kreuz)$"
)
# "im Werratal", but neither "im Seitental" nor "im Quartal"
_VALLEY = re.compile(
    r"(?P<river>(?!Seiten|Hoch|Neben|Fluss|Berg|Grund|Gebirgs|Tränen|Jammer)[A-ZÄÖÜ]\w{2,})tal"
)
_COMPASS = frozenset({"Nord", "Süd", "Ost", "West", "Mitte", "Stadt", "Land", "Altstadt", "Neustadt"})
_LANDSCAPE_ENDING = re.compile(r"(?:tal|land|mark|gebirge|gau|wald|see|meer|steppe|wüste|delta|golf|bucht)$")
# "Ostukraine", "Südtirol", "Nordmark", but not "Nordseite"
_COMPASS_COMPOUND = re.compile(
    r"(?:Nord|Süd|Ost|West|Nordost|Nordwest|Südost|Südwest|Nieder|Zentral|Ober|Unter|Mittel)(?!punkt|wert|maß|alter|stand|grund|richt|suchung|nehm|lage|fläche|haus|schule)"
    r"[a-zäöüß]*(?:deutschland|land|mark|bayern|franken|afrika|asien|europa|amerika|tirol|ukraine|england|italien|spanien|pfalz|hessen|österreich|sachsen|china|korea|syrien|irak|iran|polen|rhein|see|schweden|türkei|steiermark|schlesien|anatolien|libanon|sudan|jemen|gaza|provinz|frankreich|indien|japan|vietnam|kreuz)"
)
# "Wulmberg-Tunnel", "Gotthardtunnel": a named building or landmark
_SITE = re.compile(
    r"[A-ZÄÖÜ][\w-]+-(?:Tunnel|Stadion|Talsperre|Staudamm|Gletscher|Brücke|Flughafen|Pass|Kraftwerk|Stausee|Platz|Insel|Inseln|Küste)s?"
)
# First words of names of several words: "Bad Oeynhausen", "San José"
_LEADING_WORD = re.compile(
    r"Bad|Sankt|St|San|Santa|São|New|Neu|Los|Las|El|Tel|Abu|Addis|Novi|Nowy|Khan|Schwäbisch|Port|Puerto|Kap|Groß|Klein|Alt|Hohen|Nischni|Fort|Mount|Le|La"
)
_BESIDE = frozenset({"nördlich", "südlich", "östlich", "westlich", "richtung", "nach"})
_PLAIN_PREPOSITIONS = frozenset(
    {"in", "bei", "nahe", "unweit", "ganz", "nördlich", "südlich", "östlich", "westlich"}
)
# How much of a text is searched for one who acts under a name, in characters: longer than any article.
_READ_FOR_ACTORS = 50_000
# The shortest name that is told from a compound by its use, and how adjectives end before a noun.
_SHORTEST_USED = 6
_INFLECTED = (
    "ige",
    "igen",
    "iger",
    "liche",
    "lichen",
    "ische",
    "ischen",
    "te",
    "ten",
    "ene",
    "enen",
    "ende",
    "enden",
)
# The shortest known noun that makes an unknown word a compound ("Regierungskreisen") and no name.
_SHORTEST_HEAD = 5


@cache
def known_places() -> frozenset[str]:
    """Cities that name a time zone (Babel), capitals and the rows of places.tsv."""
    cities = {zone["city"] for zone in Locale("de").time_zones.values() if "city" in zone}
    capitals = {row["capital"] for row in country_rows()}
    return frozenset(cities | capitals | {row["place"] for row in lexicon.read("places")}) - {""}


def place_names(text: str) -> list[PlaceName]:
    """All names of places in the text, in running order, none inside another."""
    found: list[PlaceName] = []
    for name in sorted(_all(text), key=lambda name: (name.start, -name.end)):
        if not found or name.start >= found[-1].end:
            found.append(name)
    return found


def _all(text: str) -> Iterator[PlaceName]:
    at = 0
    while (match := _IN_PLACE.search(text, at)) is not None:
        at = match.start("name")
        preposition = match["preposition"].lower()
        name = _read(match, bool(match["article"]), preposition)
        if name is not None:
            yield replace(name, weak=True) if preposition in _BESIDE else name
            at = name.end
    for match in _OF_KIND.finditer(text):
        if (name := _trimmed(match, _is_name_of_kind)) is not None:
            yield name
    for match in _OF_EVENT.finditer(text):
        if (name := _trimmed(match, lambda word: is_place(word, article=False))) is not None:
            yield name
    for match in _CAPITAL.finditer(text):
        country = country_of_adjective(match["adjective"])
        if country is not None and (capital := capital_of(country)):
            yield PlaceName(match.start(), match.end(), capital)
    for match in _ADJECTIVE_PLACE.finditer(text):
        if (country := country_of_adjective(match["adjective"])) is not None:
            yield PlaceName(match.start(), match.end(), country)
    for match in _CITY_ADJECTIVE.finditer(text):
        if match["city"] in known_places() and not is_country(match["city"]):
            following = _FOLLOWING.match(text, match.end())
            if following is None or not _speaks(following.group()):
                yield PlaceName(match.start(), match.end("city") + 2, match["city"], weak=True)
    for match in _NATIONWIDE.finditer(text):
        yield PlaceName(match.start(), match.end(), _NATIONS[match.group()[0].lower()])


def _speaks(noun: str) -> bool:
    """Whether "Kiewer" before the noun tells who speaks ("Kiewer Angaben", "Berliner Senat") and not where something is."""
    role = role_of(noun)
    return statement_of(noun) is not None or (role is not None and role[0]["kind"] in _AUTHORITIES)


_AUTHORITIES = frozenset({"government", "military", "intelligence", "police"})


def _read(match: re.Match[str], article: bool, preposition: str) -> PlaceName | None:
    if match["kind"] is not None:
        return _trimmed(match, _is_name_of_kind)
    if match["direction"] is not None:
        return _trimmed(
            match, lambda word: is_place(word, article=False) or is_place(_bare(word), article=True)
        )
    contracted = preposition in ("im", "am", "beim", "ins")
    strict = article or contracted or preposition not in _PLAIN_PREPOSITIONS
    text = match.string
    name = _trimmed(
        match, lambda word: is_place(word, article=strict) or (not strict and _is_used_as_name(text, word))
    )
    return None if name is not None and preposition == "bei" and _acts(match.string, name) else name


def _is_used_as_name(text: str, word: str) -> bool:
    """Whether a word that looks like a compound is the name of a town by its use: it comes again, never behind an article or an
    adjective, or its adjective does ("in Hinterau", "Hinterauer Kirmes")."""
    if is_known(word) or len(word) < _SHORTEST_USED or role_of(word) or statement_of(word):
        return False
    if is_time_noun(word) or person_sort(word) is not None or "-" in word:
        return False
    stems = {word, word.removesuffix("e"), word.removesuffix("en")}
    adjective = "|".join(map(re.escape, sorted(stems)))
    if re.compile(rf"\b(?:{adjective})er\s[A-ZÄÖÜ]").search(text, 0, _READ_FOR_ACTORS) is not None:
        return True
    if lemma(word) != word:
        return False
    uses = re.compile(rf"(?P<before>\w+\W{{1,3}}|^)\b{re.escape(word)}\b").finditer(text, 0, _READ_FOR_ACTORS)
    before = [use["before"].strip(" \n,.„“").lower() for use in uses]
    described = any(one in word_class("determiner") or one.endswith(_INFLECTED) for one in before)
    return len(before) > 1 and not described


def _acts(text: str, name: PlaceName) -> bool:
    """Whether a name behind "bei" that no list has is somebody's: elsewhere it stands without a preposition."""
    if is_place(name.name, article=True) or " " in name.name:
        return False
    bare = re.compile(
        rf"(?<!\bin )(?<!\bbei )(?<!\bnahe )(?<!\baus )(?<!\bnach )(?<!\bvon )(?<!\bum )\b{re.escape(name.name)}\b",
        re.IGNORECASE,
    )
    return bare.search(text, 0, _READ_FOR_ACTORS) is not None


def _trimmed(match: re.Match[str], accepts: Callable[[str], bool]) -> PlaceName | None:
    """The name without words behind it that belong to no name ("Steiermark Schäden"); None when its first word is none."""
    words = match["name"].split(" ")
    for length in range(len(words), 1, -1):
        joined = " ".join(words[:length])
        if joined in known_places() or is_country(joined):
            return PlaceName(match.start("name"), match.start("name") + len(joined), joined)
    first = words[0].rstrip(".")
    if not accepts(first):
        return None
    whole = match["name"]
    if is_country(first) or first in known_places():
        river = re.match(rf"\S+{_ON_RIVER}", whole)
        name = river.group() if river else first
    elif _bare(first) != first and (is_country(_bare(first)) or _bare(first) in known_places()):
        return PlaceName(match.start("name"), match.start("name") + len(first), _bare(first))
    else:
        kept = 1
        if _LEADING_WORD.fullmatch(first):
            if len(words) == 1 or not (words[1][:1].isupper()):
                return None
            kept = 2
        while kept < len(words) and _continues(words[kept]):
            kept += 1
        while kept > 1 and words[kept - 1][:1].islower():
            kept -= 1
        name = " ".join(words[:kept])
    name = name.rstrip(".")
    if match["name"] and "kind" in match.re.groupindex and (match["kind"] or "").startswith("Region "):
        return PlaceName(match.start("kind"), match.start("name") + len(name), f"Region {name}")
    if match.re is _IN_PLACE and match["direction"] is not None and " " not in name:
        base = _bare(name)
    else:
        base = name
    return PlaceName(match.start("name"), match.start("name") + len(name), base)


def _bare(word: str) -> str:
    """ "Portugals" → "Portugal"."""
    if word.endswith("s") and len(word) > 4 and not (is_country(word) or word in known_places()):
        return word[:-1]
    return word


def _continues(word: str) -> bool:
    """Whether a capitalised word behind a name belongs to it: no common noun, no time, no role."""
    if word[:1].islower():
        return True
    if is_time_noun(word) or role_of(word) is not None:
        return False
    return not _is_common(word) or len(word) <= 4


def _is_name_of_kind(word: str) -> bool:
    if is_country(word) or word in known_places() or _bare(word) in known_places():
        return True
    if is_time_noun(word) or len(word) < 3:
        return False
    if _TOWN_ENDING.search(word) or _LEADING_WORD.fullmatch(word):
        return True
    return (
        role_of(word) is None and lemma(word) == word and person_sort(word) is None and not _is_compound(word)
    )


@lru_cache(maxsize=50_000)
def _is_common(word: str) -> bool:
    """Whether the word is a common noun or a compound of one; names of towns that the dictionary has are none."""
    if word.isupper() or _TOWN_ENDING.search(word):
        return word.isupper() or _TOWN_ENDING.fullmatch(word.lower()) is not None
    first, _, last = word.rpartition("-")
    if first and last in _COMPASS:
        return _is_common(first)
    return is_known(last) or _is_compound(last)


@lru_cache(maxsize=50_000)
def _is_compound(word: str) -> bool:
    """Whether the word ends in a noun that the dictionary knows ("Regierungskreisen")."""
    last = word.rpartition("-")[2]
    return any(is_known(last[cut:].capitalize()) for cut in range(3, len(last) - _SHORTEST_HEAD + 1))


def has_town_ending(word: str) -> bool:
    """Whether a capitalised word that no dictionary has ends like names of German towns: "Grimmstedt"."""
    ending = _TOWN_ENDING.search(word)
    return ending is not None and ending.start() > 1 and not is_known(word)


def foreign_name(words: str) -> str | None:
    """The words up to the first common noun, as far as no dictionary has them: "Zlatna Luka Anfang" → "Zlatna Luka"."""
    kept: list[str] = []
    for word in words.rstrip("-").replace("- ", " ").split():
        if (
            word[:1].isupper()
            and (_is_common(word) or is_time_noun(word) or role_of(word) is not None)
            and not (_LEADING_WORD.fullmatch(word) or word in known_places())
        ):
            break
        kept.append(word)
    while kept and kept[-1][:1].islower():
        kept.pop()
    return " ".join(kept) if kept and len(kept[0]) > 2 else None


def is_leading_word(word: str) -> bool:
    """Whether the word only begins names of several words: "Puerto", "Bad"."""
    return _LEADING_WORD.fullmatch(word) is not None


def is_site(word: str) -> bool:
    """Whether the word is the name of one building or landmark: "Wulmberg-Tunnel"."""
    return _SITE.fullmatch(word) is not None


@lru_cache(maxsize=50_000)
def is_place(word: str, *, article: bool) -> bool:
    """Whether a capitalised word behind a preposition of place is a place by list, ending or because no dictionary has it.
    ``article``: one stands before it, or the preposition leads to other things too, so that only the first two count."""
    if is_country(word) or word in known_places():
        return True
    if is_time_noun(word) or country_of_people(word) is not None or len(word) < 3:
        return False
    if _COMPASS_COMPOUND.fullmatch(word) or _SITE.fullmatch(word) or _LEADING_WORD.fullmatch(word):
        return True
    if _TOWN_ENDING.search(word) is not None and not (article and is_known(word)):
        return _TOWN_ENDING.fullmatch(word.lower()) is None
    if role_of(word) is not None:
        return False
    if article:
        valley = _VALLEY.fullmatch(word)
        if valley is not None and is_known(valley["river"]):
            return True
        return _LANDSCAPE_ENDING.search(word) is not None and not is_known(word)
    return not word.isupper() and not _is_common(word)
