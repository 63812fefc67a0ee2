"""Whose figure it is: the state or party whose people or things are counted, or who acts on them.

"600 nordkoreanische Soldaten" and "600 Soldaten der Bundeswehr" say it inside the phrase. "Der Betreiber entlässt 140 Leute" says it
by the subject of the clause; where people were harmed or things destroyed, only a verb of having, losing or sending tells that they
were the subject's own. Who only states a figure ("Die Polizei zählte 300") holds nothing.
"""

import re
from functools import cache

from claims.extraction import lexicon
from claims.extraction.base_forms import plural_base, without_genitive
from claims.extraction.countries import (
    country_of_adjective,
    country_of_capital,
    country_of_people,
    is_country,
)
from claims.extraction.dictionary import is_known
from claims.extraction.drafts import Draft
from claims.extraction.heads import is_small_word, is_time_noun, role_of
from claims.extraction.listed_holders import aged, is_share, item_holder, share_holder
from claims.extraction.person_nouns import person_sort
from claims.extraction.place_names import known_places
from claims.extraction.sentence_words import lemma
from claims.extraction.verb_forms import VerbForm, verb_form, verb_lemma
from claims.extraction.word_classes import word_class

_NAME = r"[A-ZÄÖÜ][\w’'.-]*\w"
_BEHIND = re.compile(
    rf"\s(?P<link>aus|der|des|vom|von|beim|bei)\s(?:(?:der|dem|den)\s)?(?P<adjective>[a-zäöüß-]+(?:en|er)\s)?(?P<name>{_NAME}(?:\s{_NAME}){{0,2}})"
)
# A noun phrase that can be a subject, where the clause begins or right behind its verb.
_PHRASE = (
    r"(?:(?P<article>[Dd]er|[Dd]ie|[Dd]as|[Ee]in|[Ee]ine|[Ii]hre?|[Ss]eine?|[Dd]iese[rs]?|[Bb]eide)\s)?"
    rf"(?P<adjectives>(?:[a-zäöüß-]+(?:e|en|er|es)\s){{0,3}})(?P<name>{_NAME}(?:\s{_NAME}){{0,3}}(?:\sund\s{_NAME}(?=\s[a-zäöüß]))?)"
)
_AT_START = re.compile(
    rf"\s*(?:(?:[Uu]nd|[Aa]ber|[Dd]och|[Dd]enn|[Dd]ass|[Ww]eil|[Oo]b|[Ww]enn|[Nn]achdem|[Oo]bwohl|[Ww]ährend|[Ss]odass)\s)?{_PHRASE}"
)
_BEHIND_VERB = re.compile(rf"\s(?:sich\s|es\s)?{_PHRASE}")
_LOWER_WORD = re.compile(r"(?<![\w-])[a-zäöüß]+(?![\w-])")
_BREAK = re.compile(r"[;:–()„“!?]|,(?!\d)|\n\n")
_TELLING_NOUNS = re.compile(r"(?:länge|höhe|breite|fläche|tiefe|dauer|verletzung|stärke)$", re.IGNORECASE)
_NO_ADJECTIVES = word_class("no_adjective") | word_class("preposition") | word_class("no_verb")
# How far in front of the number its clause is read, in characters.
_REACH = 250
# Here a subject that acts is not the one whose people or things they are.
_SIDED = frozenset(
    {"killed", "wounded", "casualties", "captured", "equipment", "ammunition", "missing", "detained"}
)
_CIVILIAN = "Zivilist"
_STATE_ROLES = frozenset({"government", "military", "intelligence"})


@cache
def _words(sort: str) -> frozenset[str]:
    return frozenset(
        word for row in lexicon.read("holder_words") if row["sort"] == sort for word in row["words"].split()
    )


@cache
def _saying() -> frozenset[str]:
    return frozenset(row["verb"] for row in lexicon.read("reporting_verbs") if row["modality"] == "asserted")


def holders_by_rule(text: str, draft: Draft) -> dict[str, str | None]:
    """What each rule says of a settled draft: the name of the rule → the name in base form of who holds the figure."""
    whose = aged(text, draft) if draft.category == "age" else None
    return {
        "rule_aged": whose and (whose if " " in whose else _nominative(whose)),
        "rule_phrase": _in_phrase(text, draft),
        "rule_list": _in_list(text, draft),
        "rule_measured": _measured(text, draft),
        "rule_clause": _of_clause(text, draft),
        "rule_root": _in_phrase(text, draft.root) or _of_clause(text, draft.root)
        if draft.antecedent is not None
        else None,
    }


def _in_list(text: str, draft: Draft) -> str | None:
    """Who is named right beside the number, where the figures of a list have their holders one by one."""
    if is_share(draft) and (share := share_holder(text, draft)) is not None:
        return _listed(share["name"])
    item = item_holder(text, draft)
    if item is None:
        return None
    said = {
        verb_lemma(word)
        for word in _LOWER_WORD.findall(text, max(draft.words.start, item.start() - _REACH), draft.end)
    }
    return None if said & _saying() - ({_REACHES} if is_share(draft) else set()) else _listed(item["name"])


def _listed(name: str) -> str | None:
    """The base form of a holder in a list; None for times, sums and plain things."""
    head = name.split()[0]
    if is_time_noun(head) or _TELLING_NOUNS.search(head) or lemma(head).lower() in _words("no_holder"):
        return None
    known = is_known(head) and not head.isupper() and not is_country(head)
    if known and role_of(head) is None and person_sort(head) is None and head not in _words("sharing"):
        return None
    return _named("", name)


# "Die Union kommt auf 31 Prozent": of a share no saying, as "Die Polizei kommt auf 300 Teilnehmer" is.
_REACHES = "kommen"
_MEASURES = frozenset({"money", "percent", "distance_size_weight", "duration"})
# "ein Bußgeld von bis zu 1.000 Euro", "der Neubau für 11 Millionen Euro"
_MEASURED = re.compile(
    rf"(?P<article>)(?P<adjectives>)\b(?P<name>{_NAME})\s(?:von|für|über|in Höhe von|zu)(?:\s(?:insgesamt|jeweils|je))?\s$"
)


def _measured(text: str, draft: Draft) -> str | None:
    """The noun whose measure the figure is."""
    if draft.category not in _MEASURES:
        return None
    found = _MEASURED.search(text, max(draft.words.start, draft.start - 60), draft.start)
    if (
        found is None
        or _TELLING_NOUNS.search(found["name"])
        or lemma(found["name"]).lower() in _words("no_holder")
    ):
        return None
    return _nominative(found["name"])


def _in_phrase(text: str, draft: Draft) -> str | None:
    holder = draft if draft.noun is not None else draft.root
    noun = holder.noun
    if noun is None:
        return None
    for word in text[holder.numeral.end : noun.end].split():
        if (country := country_of_adjective(word)) is not None:
            return country
    if (country := country_of_people(noun.noun)) is not None:
        return country
    if noun.noun == _CIVILIAN:
        return noun.noun + "en"  # a side of its own beside the armies
    behind = _BEHIND.match(text, noun.end, min(holder.words.end, noun.end + 120))
    if behind is None or (
        person_sort(noun.noun) is None and draft.category not in ("troops", "equipment", "ammunition")
    ):
        return None
    first = behind["name"].split()[0]
    if is_time_noun(first) or (behind["link"] not in ("der", "des") and not _is_party(first)):
        return None
    return _named(behind["adjective"] or "", behind["name"], genitive=behind["link"] in ("der", "des"))


def _of_town(word: str) -> bool:
    """Whether the word is a town's adjective: "Kieler" Reederei."""
    town = word.removesuffix("er")
    return town != word and bool({town, town + "en", town + "e"} & known_places())


def _is_party(word: str) -> bool:
    return is_country(word) or word.isupper() or role_of(word) is not None


def _named(adjectives: str, name: str, *, genitive: bool = False) -> str | None:
    """The base form of a party: a country for its organs and capital, else its own name."""
    words = name.split()
    if len(words) > 1 and is_known(words[1]) and _of_town(words[0]):
        words = words[1:]
    first = without_genitive(words[0]) if genitive else words[0]
    for adjective in adjectives.split():
        if (country := country_of_adjective(adjective)) is not None:
            role = role_of(words[0])
            if role is None or role[0]["kind"] in _STATE_ROLES:
                return country
    if is_country(first):
        return first
    if (country := country_of_capital(first) or country_of_capital(" ".join(words[:2]))) is not None:
        return country
    if "und" in words:
        return name
    if (country := country_of_people(first)) is not None:
        return country
    kept = [words[0]]
    known = is_known(words[0])
    for word in words[1:]:
        # "Landwirtin Maria Kulmer", "Gewerkschaft Verdi", but not "Bauern Kerzen"
        common = is_known(word) and word not in known_places()
        if known and words[0].endswith("e") and len(kept) == 1 and common:
            kept.append(word)  # "Rote Kreuz"
            continue
        if is_time_noun(word) or (common and known and role_of(words[0]) is None):
            break
        kept.append(word)
    kept[-1] = without_genitive(kept[-1]) if genitive else kept[-1]
    if len(kept) == 1 and known:
        return _nominative(kept[0])
    return " ".join(kept)


def _nominative(noun: str) -> str:
    """ "Helfern" → "Helfer", "Konzern" stays."""
    return noun if lemma(noun) == noun else plural_base(noun)


def _of_clause(text: str, draft: Draft) -> str | None:
    """The subject of the clause around the number."""
    start, end = max(draft.words.start, draft.start - _REACH), min(draft.words.end, draft.end + _REACH)
    for mark in _BREAK.finditer(text, start, draft.start):
        start = mark.end()
    closing = _BREAK.search(text, draft.end, end)
    end = closing.start() if closing else end
    verbs = [
        (match, form)
        for match in _LOWER_WORD.finditer(text, start, end)
        if (form := verb_form(match.group())) is not None
    ]
    lemmas = {verb_lemma(match.group()) for match, _ in verbs}
    if lemmas & _saying() - ({_REACHES} if is_share(draft) else set()):
        return None
    if draft.category in _SIDED and not (lemmas & _words("holding") or lemmas == {"haben"}):
        return None
    finite = next(
        (match for match, form in verbs if form in (VerbForm.FINITE, VerbForm.PLURAL, VerbForm.EITHER)), None
    )
    opening = _AT_START.match(text, start, draft.start)
    opens = opening is not None and finite is not None and _touches(text, opening, finite, draft)
    if opening is not None and opens and (party := _party(opening)) is not None:
        return party
    behind = None
    if finite is not None and finite.end() < draft.start:
        behind = _BEHIND_VERB.match(text, finite.end(), draft.start)
    elif finite is not None and finite.start() == draft.end + 1 and not text[start : draft.start].strip():
        behind = _BEHIND_VERB.match(text, finite.end(), end)  # "40 Prozent will die Stadt bekommen"
    return _party(behind) if behind is not None else None


def _touches(text: str, opening: re.Match[str], finite: re.Match[str], draft: Draft) -> bool:
    """Whether the phrase that opens the clause is its subject: the verb follows, or closes the subordinate clause."""
    if finite.start() < draft.start:
        gap = text[opening.end() : finite.start()]
        return (
            finite.start() >= opening.end()
            and re.fullmatch(r"\s(?:(?:der|des|von|in|im|für|am|aus)\s[^,.;]{2,60}\s)?", gap) is not None
        )
    return (
        re.match(
            r"\s*(?:[Dd]ass|[Ww]eil|[Oo]b|[Ww]enn|[Nn]achdem|[Oo]bwohl|[Ww]ährend|[Ss]odass)\b",
            opening.group(),
        )
        is not None
    )


def _party(match: re.Match[str]) -> str | None:
    """The party that a noun phrase names; None for pronouns, times, sums and words that only look like a phrase."""
    if any(word in _NO_ADJECTIVES for word in match["adjectives"].split()):
        return None
    name = match["name"]
    head = name.split()[0]
    if (
        _TELLING_NOUNS.search(head)
        or head in _words("no_holder")
        or lemma(head).lower() in _words("no_holder")
        or is_time_noun(head)
    ):
        return None
    if is_country(head) or country_of_capital(head) is not None:
        return _named(match["adjectives"], name)
    if match["article"] is None and is_small_word(head):
        return None
    # without an article only names and plurals are subjects: "Betriebe meldeten", not "Mitte"
    alone = match["article"] is None and not match["adjectives"] and " " not in name
    if alone and is_known(head) and lemma(head) == head:
        return None
    return _named(match["adjectives"], name)
