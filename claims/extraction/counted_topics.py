"""Nouns that a text announces before it counts them: "die Zahl der Toten stieg auf 38", "von den Fischern tauchten 60 auf", "Bei
den Verletzten gehen die Angaben auseinander. Die Klinik nennt 17"."""

import re

from claims.extraction.counted_noun import base_form, is_nominalised_person
from claims.extraction.heads import role_of
from claims.extraction.person_nouns import person_sort

_ADJECTIVES = r"(?:[a-zäöüß][\w-]+e[nrs]?\s+){0,3}?"
_NOUN = r"[A-ZÄÖÜ][\w-]+"
_NUMBER_OF = re.compile(
    rf"\b(?:Zahl|Anzahl|Zahlen|Gesamtzahl)\s+(?:der|an|von|dieser|ihrer|seiner)\s+(?:(?:(?:in|bei|aus|nach|vor|an|auf|durch|von)\s+(?:de[rnm]\s+)?|(?:am|im|vom|beim|zum|zur)\s+){_NOUN}\s+){{0,2}}(?:(?!(?:am|im|vom|beim|zum|zur)\s)[a-zäöüß][\w-]+\s+){{0,4}}(?P<noun>{_NOUN})(?:\s+und\s+(?P<second>Verletzten|Verwundeten)\b)?"
    rf"|\b(?P<compound>[A-ZÄÖÜ][\w-]+?)zahl(?:en)?\b"
    rf"|\b(?:jene|diejenige|die)\s+der\s+{_ADJECTIVES}(?P<same>{_NOUN})\s+(?:auf|mit|bei|von)\b"
    rf"|\b(?:[Bb]ei|[Uu]nter|[Aa]n|[Mm]it)\s+(?:den|dem)\s+(?:[a-zäöüß][\w-]+\s+){{0,2}}(?P<group>{_NOUN})"
    rf"|(?:\bVon|[,:;–„»«]\s?von|\b(?:dass|und)\s+von)\s+(?:den|diesen|jenen|seinen|ihren|unseren)\s+{_ADJECTIVES}(?P<whole>{_NOUN})"
    rf"|(?:^|[,.;:–]\s)(?P<stock>{_NOUN})\s+(?:gab|gibt|gebe|gäbe)\s+es\b"
)
# What the sentence before is about when it says that figures differ or are not known.
_ANNOUNCED = re.compile(
    rf"\b(?:[Bb]ei|[Üü]ber|[Uu]m|[Zz]u)\s+(?:den|die|der|dem|das)\s+{_ADJECTIVES}(?P<group>{_NOUN})"
    rf"|\b(?:Zahl|Anzahl|Gesamtzahl)\s+(?:der|an|von|ihrer|seiner)\s+{_ADJECTIVES}(?P<noun>{_NOUN})"
    rf"|\b(?P<compound>[A-ZÄÖÜ][\w-]+?)zahl(?:en)?\b"
    rf"|\b[Ww]ie\s+viele?\s+{_ADJECTIVES}(?P<asked>{_NOUN})"
)
_IN_DISPUTE = re.compile(
    r"auseinander|gegeneinander|\b[Uu]nein|\b[Ss]treit|\b[Ss]trittig|\b[Uu]mstritten|\b[Uu]nklar|\b[Uu]nklarheit|\bKlarheit|\bunsicher|\bfest\b|\bfestst|\bwie viele|\bWie viele"
    r"|\bwiderspr|\bunterschiedlich|\bverschieden\w* (?:Angaben|Zahlen)|\bandere (?:Angaben|Zahlen)|\bwidersprüch|\bdifferier|\babweich|\bgeschönt|\bnicht einig"
)
# So far back, in characters, an announcement is remembered.
_ANNOUNCED_REACH = 220


def noun_of_count(text: str, start: int, end: int) -> str | None:
    """The noun of "die Zahl der Toten", "die Teilnehmerzahl", "bei den Verletzten", "von den Fischern" in text[start:end], the
    last one wins."""
    noun: str | None = None
    for found in _NUMBER_OF.finditer(text, start, end):
        group = found["group"] if found["group"] and is_nominalised_person(found["group"]) else None
        whole = found["whole"] if found["whole"] and role_of(found["whole"]) is None else None
        if found["second"]:
            return f"{_plain(found['noun'])} und {base_form(found['second'])}"
        noun = found["noun"] or found["compound"] or found["same"] or group or whole or found["stock"] or noun
    return _plain(noun)


def announced_noun(text: str, start: int, end: int) -> str | None:
    """The noun whose figures the sentences in text[start:end] call disputed or open: "Uneins ist man bei den Verletzten."; None
    when they give a figure themselves."""
    start = max(start, end - _ANNOUNCED_REACH)
    if _IN_DISPUTE.search(text, start, end) is None:
        return None
    noun: str | None = None
    for found in _ANNOUNCED.finditer(text, start, end):
        noun = found["group"] or found["noun"] or found["compound"] or found["asked"] or noun
    return _plain(noun)


# "Die Festgenommenen … Deren Zahl beziffert er auf 520": whose number it is stands in front of "deren".
_THEIR_NUMBER = re.compile(r"\b(?:[Dd]eren|[Ii]hre)\s(?:Zahl|Anzahl|Gesamtzahl)\b")
_THEIR_REACH = 160


def noun_of_their_number(text: str, start: int, end: int) -> str | None:
    """The people told last in front of "Deren Zahl" in text[start:end], None without such words."""
    found = _THEIR_NUMBER.search(text, start, end)
    if found is None:
        return None
    before = re.findall(_NOUN, text[max(0, found.start() - _THEIR_REACH) : found.start()])
    return next((base_form(word) for word in reversed(before) if is_nominalised_person(word)), None) or next(
        (
            base_form(word)
            for word in reversed(before)
            if word.endswith("n") and person_sort(word) is not None
        ),
        None,
    )


def _plain(noun: str | None) -> str | None:
    if noun is None:
        return None
    return base_form("Tote" if noun in ("Tode", "Toten", "Tod") else noun)
