"""Nouns that a text announces before it counts them: "die Zahl der Toten stieg auf 38", "von den Fischern tauchten 60 auf", "Bei
den Verletzten gehen die Angaben auseinander. Die Klinik nennt 17"."""

import re

from claims.extraction import lexicon
from claims.extraction.counted_noun import base_form, is_nominalised_person
from claims.extraction.heads import role_of
from claims.extraction.person_nouns import person_sort
from claims.extraction.verb_forms import verb_form

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
# "Nachbeben zählten die Fachleute bisher 58", "Verletzte meldet die Klinik 17": what is counted opens the sentence, who counts follows.
_FRONTED = re.compile(
    rf"(?P<noun>{_NOUN})\s(?P<verb>[a-zäöüß]+)\s(?:(?:der|die|das|ein|eine|man|er|sie|wir|ich)\b|(?:die|der|das)?\s?{_NOUN}\b)(?P<rest>[^.;:,\d]*)"
)
_GOVERNED = re.compile(r"\b(?:auf|bei|von|mit|um|in|für|an|zu|gegen|über|unter|ab|bis|nach|vor|aus|durch)\s$")
# "Bei den verschobenen Operationen kam das Amt auf 517"
_CONCERNING = re.compile(
    rf"[Bb]ei\s(?:den|diesen)\s{_ADJECTIVES}(?P<noun>{_NOUN}(?:n|s))\s[^.;:,\d]{{0,20}}?\b(?:kam|kommt|kommen|kamen|nennt|nannte|nennen|spricht|sprach|sprechen|geht|ging|gehen|gab|gibt|geben|bleibt|blieb|bleiben|beharr\w+|zählt\w*)\b"
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
    r"|\b[Ww]iderspr|\b[Uu]nterschiedlich|\b[Vv]erschieden\w* (?:Angaben|Zahlen)|\bandere (?:Angaben|Zahlen)|\bwidersprüch|\bdifferier|\babweich|\bgeschönt|\bnicht einig"
)
# Plurals that look like their singular: "Nachbeben", "Waldschäden".
_UNCHANGED = ("beben", "wagen", "schäden")
# Nouns for sums and for figures themselves, which are not counted by the piece.
_SUMS = frozenset(row["noun"] for row in lexicon.read("uncounted_nouns"))
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


def fronted_noun(text: str, start: int, end: int) -> str | None:
    """The counted noun that opens the sentence text[start:end] up to its number, with the verb and who counts behind it."""
    found = _FRONTED.fullmatch(text, start, end)
    if found is not None and not _GOVERNED.search(text, max(start, end - 12), end):
        noun, verb = found["noun"], verb_form(found["verb"])
        if verb is not None and (
            is_nominalised_person(noun) or base_form(noun) != noun or noun.endswith(_UNCHANGED)
        ):
            return base_form(noun)
    concerning = _CONCERNING.match(text, start, end)
    if concerning is not None and concerning["noun"] not in _SUMS:
        return base_form(concerning["noun"])
    return None


_IMPLIED = {(row["subject"], row["size"]): row["noun"] for row in lexicon.read("implied_nouns")}
_IMPLYING = re.compile(
    rf"\b(?P<subject>{'|'.join(sorted({subject for subject, _ in _IMPLIED}, key=len, reverse=True))})\b[^.;:()]{{0,100}}\b(?:auf|bei|um|von)\s$"
)


def implied_noun(text: str, start: int, end: int, decimal: bool) -> str | None:
    """What the subject of text[start:end] counts ("die Arbeitslosigkeit stieg um"); ``decimal``: whether the number is one."""
    found = _IMPLYING.search(text, start, end)
    return _IMPLIED.get((found["subject"], "decimal" if decimal else "whole")) if found is not None else None


def announced_noun(text: str, start: int, end: int) -> str | None:
    """The noun whose figures the sentences in text[start:end] call disputed or open: "Uneins ist man bei den Verletzten."; None
    when they give a figure themselves."""
    start = max(start, end - _ANNOUNCED_REACH)
    if _IN_DISPUTE.search(text, start, end) is None:
        return None
    noun: str | None = None
    for found in _ANNOUNCED.finditer(text, start, end):
        noun = found["group"] or found["noun"] or found["compound"] or found["asked"] or noun
    return None if noun in _SUMS else _plain(noun)


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
