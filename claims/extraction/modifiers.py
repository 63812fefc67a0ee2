"""Modifiers: how the wording around a numeral turns it into an interval ("mindestens rund 200" → [200, ∞), at_least)."""

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.extraction import lexicon
from claims.extraction.numerals import Numeral, NumeralSort
from claims.terms import Modifier


@dataclass(frozen=True, slots=True)
class ModifiedNumber:
    """[minimum, maximum] with its modifier; text[start:end] is the number with the wording that modifies it."""

    start: int
    end: int
    minimum: Decimal | None
    maximum: Decimal | None
    modifier: Modifier


_ROWS = lexicon.read("modifiers")
_BEFORE = {row["wording"]: Modifier(row["modifier"]) for row in _ROWS if row["position"] == "before"}
_AFTER = {row["wording"]: Modifier(row["modifier"]) for row in _ROWS if row["position"] == "after"}

# The longest chain of wordings in front of a number that is looked at, in characters.
_REACH = 60


def _alternatives(wordings: dict[str, Modifier]) -> str:
    return "|".join(
        re.escape(wording).replace(r"\ ", r"\s+") for wording in sorted(wordings, key=len, reverse=True)
    )


# Words that may stand between a wording and its number: "mindestens aber 350", "bis zu insgesamt 300".
_FILLERS = r"(?:(?:aber|jedoch|auch|noch|sogar|immerhin|gleich|jeweils|insgesamt|weitere[nr]?|nur|also|weiter|zusätzliche[nr]?|den|die|der|dem|eine[mnr]?)\s+(?=\S*$))?"
_CHAIN = re.compile(rf"(?<![\w-])(?:(?:{_alternatives(_BEFORE)})[\s(]+{_FILLERS})+$", re.IGNORECASE)
_WORDING = re.compile(rf"(?<![\w-])(?:{_alternatives(_BEFORE)})(?![\w-])", re.IGNORECASE)
_BEHIND = re.compile(rf"\s+(?:\w+\s+)?({_alternatives(_AFTER)})(?!\w|\sals)")
_BETWEEN = re.compile(r"\b[Zz]wischen\s+$")

# Strictest first.
_RANK = (
    Modifier.LESS_THAN, Modifier.UP_TO, Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.ABOUT, Modifier.EXACT,
)  # fmt: skip

# "unter 18 Jahren" bounds, "unter 1.004 Befragten" means among them: before a unit, or after a word that leads to a value.
_UNIT_BEHIND = re.compile(
    r"\s*(?:%|€|°|\$|[Pp]rozent|Grad|Euro|Dollar|Cent|Franken|Jahr|Monat|Woche|Tag|Stunde|Minute|Sekunde|Mio|Mrd|Million|Milliard|Punkt"
    r"|(?:Kilo|Zenti|Milli|Quadrat|Kubik)?(?:[Mm]eter|[Gg]ramm)|km|kg|cm|mm|Liter|Hektar|Tonne|Hertz|Watt|Kilowatt|Megawatt|dem\b)"
)
_VALUE_BEFORE = re.compile(
    r"\b(?:auf|von|bei|mit|für|zu|um|knapp|deutlich|weit|klar|noch|erstmals|wieder|nur|leicht|lag|liegt|lagen|liegen|blieb|bleibt|blieben)\s+$"
)
# "Temperaturen um drei Grad" is about; "stieg um drei Grad" is the difference.
_VALUES_AROUND = re.compile(r"\b(?:Temperatur|Wert|Höchstwert|Tiefstwert|Preis|Kurs)\w*\s$")
_CHANGES = re.compile(
    r"\b(?:st[ie]+g|sank|sink|fiel|fall|wuchs|wachs|erhöh|senk|kletter|klettern|legte)\w*", re.IGNORECASE
)
# "ein Vertrag über fünf Jahre": the noun says how much, no bound.
_AMOUNTING_TO = re.compile(
    r"\b(?:\w+)?(?:[Vv]ertrag|[Kk]redit|[Ss]check|[Rr]echnung|[Aa]uftrag|[Dd]arlehen|[Aa]bkommen|[Kk]ontrakt|[Vv]ereinbarung|[Gg]utschein|[Aa]nleihe|[Bb]estellung|[Bb]ürgschaft|[Aa]ufruf|[Ff]onds|[Bb]escheid|[Zz]usage|[Dd]eal|[Pp]aket|[Ff]orderung|[Pp]olice|[Uu]rteil|[Zz]ahlung|[Bb]eschl(?:uss|üsse|uß)|[Aa]nspr(?:uch|üche|üchen)|[Hh]aftpflicht|[Vv]ersicherung|[Hh]ypothek|[Ss]chadenersatzklage|[Kk]lage|[Pp]rogramm|[Gg]arantie|[Kk]aution|[Ss]trafbefehl)"
    r"(?:e?s|en|e)?(?:\s(?:de[sr]|vo[mn]|aus)\s(?:[A-ZÄÖÜa-zäöüß][\w-]*e[nrs]\s)?(?:\d{1,2}\.\s)?[A-ZÄÖÜ][\w-]+){0,2}\s$"
)
# "verfügt über 120 Betten", "hat sich über 41 Tage erstreckt": the verb takes the preposition.
_SPREADS = re.compile(
    r"\b(?:[Vv]erfüg\w+|(?:er)?streck\w+|freu\w+|verteil\w+|beug\w+|(?:zog|zieht|zogen|ziehen|hinzog) sich|flog(?:en)?|fliegt|führ(?:t|te|ten)|[Bb]ericht\w+"
    r"|[Ee]ntscheid\w+|[Vv]erhandel\w+|[Dd]iskutier\w+|stritt\w*|streit\w+)\s(?:sich\s)?(?:[^\s,;:.]+\s){0,4}$"
)
_SPREAD = re.compile(
    r"[^,;:.\d]{1,40}\s(?:erstreck\w+|hingezogen|hinzog\w*|hinziehen|verfüg\w+|verteilt|gezogen|gestreckt)\b"
)
# "über drei Anträge ist noch nicht entschieden"
_DECIDED = re.compile(
    r"(?:\s[\wäöüß]+){1,3}\s(?:ist|sei|wird|werde|wurde|muss|soll)\s[^,;:.\d]{0,40}\b(?:entschieden|verhandelt|beraten|abgestimmt|diskutiert|gestritten)\b"
)
_ACROSS = re.compile(r"\s+\w+(?:\s+\w+)?\s+hinweg\b|\s+(?:\w+\s+)?hinweg\b")
# "ab 18 Jahren" bounds an age or a price; "ab 2024", "ab 10 Uhr" are times.
_THRESHOLD_BEHIND = re.compile(
    r"\s*(?:Jahr|Euro|Prozent|%|€|Grad|Personen|Kilo|Tonnen|Einwohner|Mitglied|Teilnehm|Stück|Meter)"
)
# "bis 40 Grad", but "bis 18. Mai", "bis drei Tage danach".
_MEASURE_BEHIND = re.compile(
    r"\s*(?:%|€|°|Prozent|Grad|Euro|Dollar|Kilometer|km|Meter|Zentimeter|Tonnen|Stundenkilometer|Menschen|Personen)"
)


def modified(text: str, numeral: Numeral, sentence_start: int, sentence_end: int) -> ModifiedNumber:
    """The numeral with the modifiers around it; nothing beyond the sentence is looked at."""
    left = max(sentence_start, numeral.start - _REACH)
    before = text[left : numeral.start]
    start, end = numeral.start, numeral.end
    found: list[Modifier] = []
    if chain := _CHAIN.search(before):
        wordings = [
            match
            for match in _WORDING.finditer(chain.group())
            if _applies(text, numeral, match.group(), before[: chain.start() + match.start()])
        ]
        if len(wordings) > 1 and wordings[0].group().lower() == "über":
            wordings = wordings[1:]  # "erstreckte sich über rund 600 Meter"
        found = [_BEFORE[re.sub(r"\s+", " ", match.group().lower())] for match in wordings]
        if wordings:
            start = left + chain.start() + wordings[0].start()
    behind = _BEHIND.match(text, numeral.phrase_end or end, sentence_end)
    if behind:
        found.append(_AFTER[re.sub(r"\s+", " ", behind.group(1))])
        end = behind.end()
    if numeral.spoken_about:
        found.append(Modifier.ABOUT)
    if numeral.sort == NumeralSort.RANGE:
        lead = _BETWEEN.search(text, left, numeral.start)
        return ModifiedNumber(
            lead.start() if lead else start, end, numeral.minimum, numeral.maximum, Modifier.RANGE
        )
    if numeral.maximum is None:
        return ModifiedNumber(start, end, numeral.minimum, None, Modifier.VAGUE)
    modifier = min(found, key=_RANK.index) if found else Modifier.EXACT
    value = percentage(numeral.minimum) if numeral.sort == NumeralSort.FRACTION else numeral.minimum
    return ModifiedNumber(start, end, *_bounds(value, modifier), modifier)


def percentage(share: Decimal) -> Decimal:
    """A share in percent as a reader would say it: to one decimal place (33.3)."""
    return share.quantize(Decimal("0.1"))


_PREPOSITIONS = frozenset({"über", "unter", "ab", "bis", "um"})


def _applies(text: str, numeral: Numeral, wording: str, before: str) -> bool:
    """Whether an ambiguous wording modifies the number here."""
    word = wording.lower()
    if numeral.sort == NumeralSort.COMPOUND and word in _PREPOSITIONS:
        return False  # "über einen fünfminütigen Vortrag"
    end = numeral.phrase_end or numeral.end
    if word == "unter":
        return _UNIT_BEHIND.match(text, end) is not None or _VALUE_BEFORE.search(before) is not None
    if word == "über":
        if _ACROSS.match(text, end) or _AMOUNTING_TO.search(before) or _SPREADS.search(before):
            return False
        return _SPREAD.match(text, end) is None and _DECIDED.match(text, end) is None
    if word == "um":
        return _VALUES_AROUND.search(before) is not None and _CHANGES.search(before) is None
    if word == "ab":
        return _THRESHOLD_BEHIND.match(text, end) is not None
    if word == "bis":
        return _MEASURE_BEHIND.match(text, end) is not None
    return True


def _bounds(value: Decimal, modifier: Modifier) -> tuple[Decimal | None, Decimal | None]:
    if modifier in (Modifier.UP_TO, Modifier.LESS_THAN):
        return None, value
    if modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN):
        return value, None
    return value, value
