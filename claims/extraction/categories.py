"""Categories: what sort of thing a number counts, from the noun (``lexicon/categories.tsv``), from the predicate of its clause, and
for elided nouns from the number whose noun they share."""

import re
from functools import lru_cache

from claims.extraction import lexicon
from claims.extraction.ages import is_age_phrase
from claims.extraction.counted_noun import CountedNoun
from claims.extraction.counted_topics import noun_of_count
from claims.extraction.drafts import Draft, Predicate
from claims.extraction.noun_senses import (
    AMBIGUOUS,
    BEFALLABLE,
    MAY_FIGHT,
    fighters,
    is_crew,
    is_service,
    sense_by_text,
    tells_of_arrests,
    tells_of_drafting,
    tells_of_illness,
)
from claims.extraction.number_words import fold
from claims.extraction.numerals import Numeral, NumeralSort
from claims.extraction.person_nouns import masculine, person_sort
from claims.extraction.sentence_words import lemma
from claims.extraction.word_classes import word_class

_ROWS = lexicon.read("categories")
_HEADS = {row["word"]: row["category"] for row in _ROWS}
_WHOLE = frozenset(row["word"] for row in _ROWS if row["match"] == "whole")
CATEGORIES = frozenset(_HEADS.values()) | {"age", "other"}

# The shortest part of a compound that is looked up as its head; shorter ones ("ei" in "Partei") mislead.
_SHORTEST_HEAD = 3
# Plurals that the dictionary misses in new compounds.
_PLURALS = ("s", "n", "en", "e")
_ADJECTIVE_ENDING = re.compile(r"e[mnrs]?$")

# Categories that no predicate changes: measures and things.
_FIXED = frozenset({"money", "percent", "distance_size_weight", "equipment", "ammunition"})
_MEASURES = frozenset({"age", "duration", "money", "percent", "distance_size_weight"})
# Nouns that name the harm themselves ("Verletzte").
HARM = frozenset({"killed", "wounded", "casualties", "captured", "missing", "detained"})
_HURT = {"killed", "wounded"}
# What sets the scene of a sentence.
_SCENIC = frozenset({"setting", "scene", "gathering"})
# What parts share with their whole: "neun Menschen starben: sechs Wachleute und drei Gäste".
_BEFALLEN = HARM | {"displaced"}
_PEOPLE = HARM | {"troops", "participants", "displaced"}


@lru_cache(maxsize=50_000)
def category_of_noun(noun: str) -> str | None:
    """The category of a noun in any form, None when the lexicon does not know it."""
    noun = masculine(noun)
    if not noun:
        return None
    base, surface = fold(lemma(noun)), fold(noun)
    forms = [surface, base, _ADJECTIVE_ENDING.sub("", base), _ADJECTIVE_ENDING.sub("", surface)]
    forms += [surface.removesuffix(plural) for plural in _PLURALS]
    forms += [
        form.removesuffix("in") for form in (base, surface.removesuffix("nen")) if form.endswith("erin")
    ]
    for form in forms:
        if form in _HEADS:
            return _HEADS[form]
    for form in forms:
        for cut in range(1, len(form) - _SHORTEST_HEAD + 1):
            head = form[cut:]
            if head in _HEADS and head not in _WHOLE:
                return _HEADS[head]
    return None


_CODE_NAME = re.compile(r"[A-ZÄÖÜ][\w-]*\d[\w]*(?:-(?:Einheit|System|Exemplar|Modell))?|[A-ZÄÖÜ]\w+ \d+\w*")


def noun_category(draft: Draft) -> str | None:
    """The category that the draft's noun alone gives."""
    name = draft.noun_name
    if not name:
        return None
    if draft.noun is not None and _CODE_NAME.fullmatch(name):
        return "equipment"
    if draft.noun is not None and fold(draft.noun.surface) in _HEADS:
        return _HEADS[fold(draft.noun.surface)]  # "Schüsse" are heard, a "Schuss" is loaded
    if " und " in name and {category_of_noun(part) for part in name.split(" und ")} == _HURT:
        return "casualties"
    surface = category_of_noun(draft.noun.surface) if draft.noun is not None else None
    return category_of_noun(name) or surface or category_of_noun(name.split()[0])


# "der 30.000 Einwohner zählenden Stadt": the number only describes another noun.
_ATTRIBUTE_BEHIND = re.compile(
    r"\s(?:zählend|umfassend|fassend|stark|groß|schwer|lang|hoh|breit|alt|teur)e[mnrs]?\s[A-ZÄÖÜ]"
)


# Illnesses are counted by their cases: "16 Fälle verliefen tödlich".
_CASE = re.compile(r"(?:[Ff]all|[Ee]rkrankung|[Ii]nfektion|[a-zäöü]ose|[Vv]ergiftung)$")


def may_count_people(text: str, draft: Draft) -> bool:
    """Whether a predicate about people can be about what the draft counts."""
    if draft.numeral.unit or draft.numeral.sort in (NumeralSort.FRACTION, NumeralSort.MULTIPLE):
        return False
    if draft.noun is None:
        return draft.category not in _MEASURES
    if _ATTRIBUTE_BEHIND.match(text, draft.end):
        return False
    by_noun = noun_category(draft)
    name = draft.noun_name or ""
    return by_noun in _PEOPLE or (
        by_noun in (None, "other") and (person_sort(name) is not None or _CASE.search(name) is not None)
    )


def category_of(text: str, draft: Draft) -> str:
    """The category of a draft whose noun and predicate are settled."""
    numeral = draft.numeral
    if numeral.sort == NumeralSort.FRACTION:
        return "percent"
    if numeral.sort == NumeralSort.MULTIPLE:
        return "other"
    if numeral.unit:
        return _unit_category(numeral, draft.noun)
    if draft.noun_name == "Kilometer" and _SPEED.match(text, draft.end):
        return "other"
    if (
        draft.antecedent is not None
        and draft.noun_name == "Kilometer"
        and draft.antecedent.category == "other"
    ):
        return "other"  # "mit 103 Kilometern pro Stunde, erlaubt sind 60"
    by_noun = noun_category(draft) or fighters(text, draft)
    untouched = draft.predicate is None or draft.predicate.category == "other"
    held = by_noun in ("captured", "detained")
    if held and untouched and _FORMER.search(text, draft.numeral.end, draft.end):
        return "other"
    if by_noun == "duration":
        return "age" if is_age_phrase(text, draft) else "duration"
    if by_noun in _FIXED and draft.noun_name not in AMBIGUOUS:
        return "other" if by_noun == "equipment" and is_service(text, draft) else by_noun
    noun = draft.noun
    conjoined = category_of_noun(noun.conjoined) if noun is not None and noun.conjoined else None
    if conjoined in HARM and by_noun in HARM and conjoined != by_noun:
        return "casualties"
    if by_noun in _OUTLIVED and draft.predicate is not None and _befell(text, draft, draft.predicate):
        return draft.predicate.category
    listed = draft.listed_under is not None and draft.listed_under.category in _BEFALLEN
    if draft.noun_name in AMBIGUOUS and not listed:
        befallen = (
            _told(text, draft, by_noun, draft.predicate) if draft.predicate and _is_befallen(draft) else None
        )
        if befallen is not None and befallen != "casualties":
            return befallen
        return sense_by_text(text, draft, by_noun or "other")
    if (by_noun in HARM or draft.noun_name in _SAVED) and (not draft.elided or draft.counted_by_name):
        return by_noun or "other"
    if draft.predicate is not None:
        told = _told(text, draft, by_noun, draft.predicate)
        if told is not None:
            return told
    if draft.listed_under is not None and listed:
        return draft.listed_under.category
    if draft.antecedent is not None:
        return draft.antecedent.category
    if draft.noun_name in _GENERIC:
        since = max(draft.words.start, draft.start - _COUNT_REACH)
        counted = category_of_noun(noun_of_count(text, since, draft.start) or "")
        if counted in _PEOPLE:
            return counted
    if (
        draft.noun is not None
        and draft.noun.surface == "Mann"
        and not _CREW.search(text, draft.words.start, draft.words.end)
        and not is_crew(text, draft)
    ):
        return "troops"
    return by_noun or "other"


def _is_befallen(draft: Draft) -> bool:
    """Whether the clause says of one of the ambiguous nouns what happened to it."""
    kind = draft.predicate.kind if draft.predicate is not None else "living"
    return draft.noun_name in BEFALLABLE and kind not in (*_SCENIC, "living")


# Nouns that say that nothing happened to them, whatever is told beside.
_SAVED = frozenset({"Überlebender", "Geretteter", "Unverletzter"})
_SPEED = re.compile(r"\s(?:pro|in der|je|die)\s(?:Stunde|Sekunde)\b")
# "die Zahl der Demonstranten stieg auf 3.000 Menschen": a general noun repeats a telling one, so far in front (characters).
_GENERIC = frozenset({"Mensch", "Person", "Leute"})
_COUNT_REACH = 120
# "2.450 Mann" are soldiers, "19 Mann an Bord" are not.
_CREW = re.compile(
    r"\b(?:[Aa]n Bord|Besatzung|Crew|Feuerwehr\w*|Mannschaft|Schiffs\w+|Polizei\w*|Bergleute|Rettung\w*)\b"
)


# "An der Suche beteiligten sich 180 Männer"
_OPERATION = re.compile(
    r"\b(?:\w*[Ss]uch(?:e|aktion)|\w*[Ee]insatz|\w*[Bb]ergung|\w*[Rr]ettung\w*|Lösch(?:arbeiten|einsatz)|[Ff]ahndung|[Rr]azzia|[Aa]ufräum\w+|[Dd]urchsuchung\w*|[Mm]anöver|[Üü]bung)\b"
)


def _takes_part_in_operation(text: str, draft: Draft, predicate: Predicate) -> bool:
    taking_part = "eteilig" in text[predicate.start : predicate.end]
    return taking_part and _OPERATION.search(text, draft.words.start, draft.words.end) is not None


# "174 frühere Gefangene" are free.
_FORMER = re.compile(r"\b(?:früher|ehemalig|einstig|entlassen|freigelassen)e[nr]?\b")
# "Sie verlor bei dem Beben zwei Brüder"
_DEAR_ONES = word_class("dear_one")
# Who votes for a living takes part in nothing.
_LAWMAKERS = word_class("lawmaker")
# Soldiers whom somebody holds are prisoners of war; arrested they may be for anything.
_KEPT = re.compile(r"festgehalten|(?:ge)?h(?:ie|ä|a)lt\w*\b.*fest", re.DOTALL)
# Who holds people without any right to: their captives are hostages.
_CAPTORS = re.compile(
    r"\b(?:als Geiseln?|Hamas|Hisbollah|\w*[Tt]errorist\w*|Entführer\w*|Geiselnehmer\w*|Islamisten|Piraten|Kidnapper\w*|Huthis?|Taliban|Dschihadisten|Boko Haram)\b"
)
_OF_THEM = re.compile(r"\s(?:von ihnen|davon|von denen|der Toten|der Opfer|der Betroffenen)\b")
# Predicates that tell nothing that befell people.
_HARMLESS = _SCENIC | {"asked", "living", "stuck"}
# Prisoners are set free by an exchange; how far back it is told of, in characters.
_EXCHANGE_REACH = 700
_EXCHANGE = re.compile(
    r"[Gg]efangenenaustausch|\bausgetauscht|\bAustausch\b|\b[Kk]riegsgefangen|\baus (?:\w+ )?(?:Kriegsg|G)efangenschaft|\b[Gg]efangene[nr]?\b[^.;:]{0,60}\b(?:aus|frei)\b"
)


def _is_ill(text: str, draft: Draft) -> bool:
    """Whether those who are in hospital are there for an illness."""
    if (draft.noun_name or "").lower().endswith(("patient", "patientin")):
        return True
    return tells_of_illness(text, draft)


# Harm that worse can follow: "Fünf Verletzte sind gestorben", "21 Häftlinge wurden getötet".
_OUTLIVED = frozenset({"wounded", "captured", "detained"})


def _befell(text: str, draft: Draft, predicate: Predicate) -> bool:
    """Whether those whose noun tells of harm died or, if they were only held, were hurt; told inside or right behind the phrase."""
    held = category_of_noun(draft.noun_name or "") in ("captured", "detained")
    if predicate.category != "killed" and not (
        held and predicate.category == "wounded" and predicate.kind != "hospital"
    ):
        return False
    if predicate.end <= draft.start:
        gap = text[predicate.end : draft.start]
        return text[predicate.start].islower() and _JOINED.search(gap) is None
    return "," not in text[draft.end : max(draft.end, predicate.start)]


# "78 tote Zivilisten und 212 Verletzte": two phrases, and only the first tells of death.
_JOINED = re.compile(r",|\b(?:und|sowie|oder)\b")


def _told(text: str, draft: Draft, by_noun: str | None, predicate: Predicate) -> str | None:
    """What the predicate makes of the noun's category; None when it does not speak about such a noun."""
    if draft.antecedent is not None and draft.whole is None and predicate.kind in _SCENIC:
        return None
    sort = person_sort(draft.noun_name) if draft.noun_name else "fighter"
    source = draft.antecedent or draft.listed_under
    base = source.category if source is not None else by_noun
    if (
        predicate.kind == "force"
        and draft.noun_name not in _DEAR_ONES
        and base not in ("troops", "killed", "casualties")
        and draft.noun_name != "Mann"
        and not (sort == "fighter" and draft.noun_name not in _GENERIC)
    ):
        return None
    if predicate.kind == "force" and draft.noun_name in _DEAR_ONES:
        return "killed"
    if predicate.kind == "soldier" and predicate.category == "captured" and sort == "wanted":
        return "detained"
    if predicate.kind == "soldier" and by_noun != "troops" and sort != "fighter":
        return None
    if base == "displaced" and predicate.kind in ("held", "freed"):
        return None  # camps hold refugees too
    if predicate.category == "displaced" and sort == "wanted":
        return None  # robbers on the run
    if predicate.kind == "hospital" and _is_ill(text, draft):
        return None  # who is ill was not hurt
    if base in HARM and predicate.kind in _HARMLESS and _OF_THEM.match(text, draft.end):
        return None
    if predicate.kind == "stuck":
        arrested = sort == "wanted" or tells_of_arrests(text, draft)
        return "detained" if arrested else "other" if by_noun == "participants" else None
    if predicate.kind == "drafted":
        return "troops" if tells_of_drafting(text, draft) else None
    if predicate.kind == "fighter":
        may_fight = by_noun is None or draft.noun_name in MAY_FIGHT
        return "troops" if sort == "fighter" and may_fight else None
    if predicate.kind in _SCENIC:
        generic = by_noun in (None, "participants") and (draft.elided or sort in ("fighter", "crowd"))
        return predicate.category if generic else None
    if predicate.category == "participants" and (by_noun == "troops" or draft.noun_name in _LAWMAKERS):
        return None
    if predicate.kind == "case":
        return predicate.category
    if predicate.kind == "asked":
        return "other"
    if predicate.kind == "freed":
        if base in HARM - {"captured"} or base == "displaced":
            return None
        exchanged = _EXCHANGE.search(text, max(0, draft.words.start - _EXCHANGE_REACH), draft.words.end)
        return predicate.category if exchanged else None if by_noun not in (None, "other") else "other"
    if _KEPT.fullmatch(text, predicate.start, predicate.end) and (
        by_noun == "troops" or _CAPTORS.search(text, draft.words.start, draft.words.end)
    ):
        return "captured"
    if predicate.category == "detained" and sort == "fighter" and draft.noun_name not in _GENERIC:
        held = _EXCHANGE.search(text, max(0, draft.words.start - _EXCHANGE_REACH), draft.words.end)
        return "captured" if held and draft.noun_name != "Mann" else "detained"
    if predicate.category == "participants" and _takes_part_in_operation(text, draft, predicate):
        return by_noun if by_noun in _PEOPLE else "other"
    if base == "troops" and (predicate.kind == "moved" or predicate.category == "displaced"):
        return None
    if (
        base == "killed"
        and predicate.category not in ("killed", "casualties")
        and _OF_THEM.match(text, draft.end)
    ):
        return None
    if predicate.kind == "sought" and sort in ("wanted", None):
        return None
    if predicate.category == "participants" and by_noun == "other" and predicate.kind != "protest":
        return None if draft.noun is not None and draft.antecedent is None else predicate.category
    if predicate.category == "other":
        keeps = {"troops", "participants", "displaced"} if predicate.kind == "living" else {"troops"}
        return by_noun if by_noun in keeps else "other"
    if by_noun in _PEOPLE or sort is not None:
        return predicate.category
    return None


_ABSTRACT = re.compile(
    r"(?:ung|keit|heit|zeit|dauer|frist|haft|strafe|krieg|bestehen|pause|sperre|phase|vertrag|studium|geschichte|karriere|tradition|suche|plan|projekt"
    r"|jubiläum|herrschaft|ehe|beziehung|streit|kampf|konflikt|einsatz|amt|engagement|betrieb|verbot|abkommen|programm|arbeit|reise|besuch|periode"
    r"|aufenthalt|leben|exil|verfahren|prozess|mandat|bindung|garantie|feier|turnus|rhythmus|abstand|vorlauf|streik|warnstreik|problem|krise|serie|schaft|lehre|laufbahn|flaute|trend|debatte|fehde|blockade|diktatur)(?:s|es|en|e)?$",
    re.IGNORECASE,
)
_DURATION_UNITS = (
    "tägig",
    "stündig",
    "minütig",
    "wöchig",
    "monatig",
    "sekündig",
    "stunde",
    "tag",
    "minute",
    "woche",
    "monat",
    "sekunde",
    "jahr",
)
_SIZE_UNITS = ("kilo", "tonne", "meter", "zentimeter", "millimeter", "liter", "hektar")


_UNIT_NOUNS = {
    "jähr": "Jahr", "tägig": "Tag", "stündig": "Stunde", "minütig": "Minute", "wöchig": "Woche", "monatig": "Monat", "sekündig": "Sekunde",
    "prozentig": "Prozent", "stöckig": "Stockwerk", "geschossig": "Stockwerk", "stufig": "Stufe", "köpfig": "Kopf", "kilo": "Kilo", "euro": "Euro", "geld": "Euro", "dollar": "Dollar",
}  # fmt: skip


def unit_noun(unit: str) -> str | None:
    """The noun for the unit inside a compound: "jährig" → "Jahr"."""
    return next((noun for stem, noun in _UNIT_NOUNS.items() if unit.lower().startswith(stem)), None)


def _unit_category(numeral: Numeral, noun: CountedNoun | None) -> str:
    """The category of a compound by the unit inside it: "neunjährig", "28-stündig", "8-Kilo-Bombe"."""
    unit = (numeral.unit or "").lower()
    if unit.startswith("jähr"):
        lasting = noun is not None and _ABSTRACT.search(noun.surface) and person_sort(noun.noun) is None
        return "duration" if lasting else "age"
    if unit.startswith(_DURATION_UNITS):
        return "duration"
    if unit.startswith("prozent"):
        return "percent"
    if unit in ("geld", "euro", "dollar", "us-dollar", "millionen", "milliarden"):
        return "money"
    return "distance_size_weight" if unit.startswith(_SIZE_UNITS) else "other"
