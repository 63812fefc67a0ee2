"""Sources behind "nach": "nach Angaben der Polizei", "nach Polizeiangaben", "nach jener der Veranstalter", told from "nach der Wahl"."""

from spacy.tokens import Doc

from claims.extraction.base_forms import medium
from claims.extraction.clause_parties import extended_phrase
from claims.extraction.cue import Cue, CueKind
from claims.extraction.dictionary import is_known
from claims.extraction.heads import allows_nach, statement_of
from claims.extraction.noun_words import CLOSERS, is_name_token
from claims.extraction.nouns import NounPhrase, noun_phrase
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.parties import party_of
from claims.extraction.party import Party, is_partylike
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

# Kind and country of a party that is only pointed to.
NOBODY = (ActorKind.UNKNOWN, None)
_EVENT_STATEMENTS = frozenset(
    {
        "Zahlen",
        "Untersuchung",
        "Untersuchungen",
        "Auswertung",
        "Zählung",
        "Ermittlung",
        "Ermittlungen",
        "Prüfung",
        "Überprüfung",
        "Planung",
        "Hinweis",
        "Hinweise",
        "Ankündigung",
    }
)
_REPEATING = frozenset({"Nach", "Neu", "Gegen"})
_ACTS = frozenset(
    {
        "Prüfung",
        "Überprüfung",
        "Auswertung",
        "Auswertungen",
        "Untersuchung",
        "Untersuchungen",
        "Ermittlung",
        "Messung",
    }
)


def nach_cue(doc: Doc, index: int, end: int, number: int) -> Cue | None:
    """ "nach Angaben der Polizei", "nach Polizeiangaben", "nach Kiewer Zählung", "nach den Worten Müllers"."""
    if doc[index + 1].lower_ in {"deren", "dessen"}:
        return _nach_relative(doc, index, end, number)
    if (other := _like_before(doc, index, end)) is not None:
        return Cue(CueKind.PREPOSITION, (index, index + 1), other, number, hedged=True)
    if doc[index + 1].lower_ in FIRST_PERSON:
        return None  # "nach meiner Liste"
    phrase = noun_phrase(doc, index + 1, end)
    if phrase is None:
        if (
            doc[index + 1].text[:1].islower()
            and "-" in doc[index + 1].text
            and (split := statement_of(doc[index + 1].text))
        ):
            listed = medium(split[0])
            if listed:
                party = Party(listed[2], listed[0], listed[1], index + 1, index + 2)
                return Cue(CueKind.PREPOSITION, (index,), party, number, hedged=True)
        return None
    if (phrase.quoted and phrase.run[0] == phrase.run[1]) or is_own(doc, phrase):
        return None
    words = [doc[i].text for i in range(*phrase.run)]
    split = next((found for word in (words[0], words[-1]) if (found := statement_of(word))), None)
    if split is None or not allows_nach(split[1]):
        return None
    if phrase.genitive is None and _is_counting(doc, phrase, split[1]):
        return None
    party = party_of(doc, phrase)
    if (
        phrase.genitive is None
        and words[-1].endswith("-Informationen")
        and party.kind is not ActorKind.AGENCY
    ):
        # "nach WELLE-Informationen": so only the medium itself speaks of them
        source = None if phrase.place is None else noun_phrase(doc, phrase.place, end)
        behind = _owner_behind(doc, phrase, end) if source is None else party_of(doc, source)
        tokens = (index, phrase.run[0])
        short = Party(split[0], ActorKind.MEDIUM, None, phrase.start, phrase.end)
        return Cue(CueKind.PREPOSITION, tokens, behind or short, number, hedged=True, unnamed=behind is None)
    if phrase.genitive is None and not split[0] and (behind := _owner_behind(doc, phrase, end)) is not None:
        return Cue(CueKind.PREPOSITION, (index, phrase.run[0]), behind, number, hedged=True)
    if phrase.genitive is None and not split[0] and _is_nobodys(doc, phrase):
        return Cue(CueKind.PREPOSITION, (index, phrase.run[0]), None, number, hedged=True, unnamed=True)
    if phrase.genitive is None and not split[0]:
        if phrase.article is not None and doc[phrase.article].lower_.startswith(("sein", "ihr")):
            party = owner_of(doc, phrase.article, phrase.start, phrase.end)
        elif split[1] in _EVENT_STATEMENTS and _is_event(phrase, party):
            return None  # "nach der Untersuchung": what happened before, not who said it
    if phrase.genitive is None and (split[1].startswith("Ergebnis") or split[0] in _REPEATING):
        return None  # "nach dem Endergebnis", "nach einer Nachzählung"
    if split[1] in _ACTS and phrase.genitive is not None and not _can_act(doc, phrase.genitive, party):
        return None  # "nach Auswertung der Kameras"
    return Cue(CueKind.PREPOSITION, (index, phrase.run[0]), party, number, hedged=True)


def _owner_behind(doc: Doc, phrase: NounPhrase, end: int) -> Party | None:
    """ "nach Angaben der von Rebellen geführten Behörde", "nach Informationen aus der Belegschaft"."""
    first = phrase.end
    if first + 2 >= end or phrase.place is not None:
        return None
    word = doc[first].lower_
    if word in {"der", "des"} and doc[first + 1].lower_ in word_class("preposition"):
        extended = extended_phrase(doc, first + 1, end, None, INFLECTED_IN_GENITIVE)
        return None if extended is None else party_of(doc, extended, genitive=True)
    if word == "aus" and doc[first + 1].lower_ in {"der", "dem", "den"}:
        inner = noun_phrase(doc, first + 1, end)
        return None if inner is None else party_of(doc, inner)
    return None


INFLECTED_IN_GENITIVE = ("en", "er", "es")


def _is_nobodys(doc: Doc, phrase: NounPhrase) -> bool:
    """ "nach Schätzungen", "nach ersten Angaben": nobody is named, and the words tell nothing of who it was."""
    told = doc[phrase.run[1] - 1].text in {"Schätzungen", "Schätzung", "Angaben"}
    vague = all(doc[i].lower_.startswith(VAGUE_ADJECTIVES) for i in phrase.adjectives)
    alone = phrase.run[1] - phrase.run[0] == 1 and phrase.article is None and phrase.place is None
    return told and vague and alone


VAGUE_ADJECTIVES = (
    "erst",
    "damalig",
    "bisherig",
    "vorläufig",
    "grob",
    "jüngst",
    "neuest",
    "verschieden",
    "vorsichtig",
)


def is_own(doc: Doc, phrase: NounPhrase) -> bool:
    """ "nach unseren Berechnungen", "nach Informationen dieser Zeitung": the author or the speaker, who need no naming."""
    if phrase.article is not None and doc[phrase.article].lower_.startswith(("unser", "mein")):
        return True
    inner = phrase.genitive
    pointing = inner is not None and doc[inner.start].lower_.startswith(("dieser", "unserer"))
    return inner is not None and pointing and doc[inner.run[1] - 1].text in OWN_OUTLET


FIRST_PERSON = frozenset({"meiner", "meinen", "meinem", "unserer", "unseren", "unserem"})
OWN_OUTLET = frozenset({"Zeitung", "Redaktion", "Agentur"})


def _like_before(doc: Doc, index: int, end: int) -> Party | None:
    """ "nach Zählung der Polizei 900, nach jener der Veranstalter 2.000": whose statement a pronoun in its place is."""
    word, following = doc[index + 1].lower_, doc[index + 2].lower_ if index + 2 < end else ""
    pointing = word in {"jener", "jenen", "denen", "derjenigen", "denjenigen"}
    pointing = pointing or (word == "der" and following in {"des", "der", "von", "vom"})
    if not pointing:
        return None
    first = index + 2 + (following in {"von", "vom", "aus"})
    phrase = noun_phrase(doc, first, end) if first < end else None
    stated = any(statement_of(doc[i].text) for i in range(doc[index].sent.start, index))
    if phrase is None or not stated:
        return None
    party = party_of(doc, phrase, genitive=True)
    return party if is_partylike(party) or is_name(doc, party) else None


def _nach_relative(doc: Doc, index: int, end: int, number: int) -> Cue | None:
    """ "Dem Aufruf der Gewerkschaft folgten nach deren Angaben 30": whom the sentence named last."""
    if index + 2 >= end or (split := statement_of(doc[index + 2].text)) is None or not allows_nach(split[1]):
        return None
    for start in range(index - 1, doc[index].sent.start - 1, -1):
        phrase = noun_phrase(doc, start, index)
        party = party_of(doc, phrase) if phrase is not None else None
        if party is not None and party.name and is_partylike(party):
            return Cue(CueKind.PREPOSITION, (index, index + 2), party, number, hedged=True)
    gender = "m" if doc[index + 1].lower_ == "dessen" else "p"
    pointer = Party("", *NOBODY, index + 1, index + 2, refers=True, gender=gender)
    return Cue(CueKind.PREPOSITION, (index, index + 2), pointer, number, hedged=True)


def _is_counting(doc: Doc, phrase: NounPhrase, base: str) -> bool:
    """ "nach Auszählung von 94 Prozent", "nach einer zweiten Zählung": an act that was done, in a given amount or once more."""
    if base not in _EVENT_STATEMENTS | _ACTS:
        return False
    measured = phrase.end + 1 < len(doc) and doc[phrase.end].lower_ in {"von", "der", "aller"}
    measured = measured and (phrase.end + 1 in numeral_ends(doc) or doc[phrase.end].lower_ == "aller")
    return measured or any(doc[i].lower_.startswith(_ONCE_MORE) for i in phrase.adjectives)


_ONCE_MORE = ("erst", "zweit", "dritt", "erneut", "nochmalig", "abermalig", "abschließend")


def _is_event(phrase: NounPhrase, party: Party) -> bool:
    """Whether a noun of saying stands with nothing but an article."""
    return phrase.article is not None and not phrase.adjectives and party.name.lower().endswith(party.head)


def _can_act(doc: Doc, genitive: NounPhrase, party: Party) -> bool:
    """Whether what follows the noun of an act may be who acts: a party or a name, and not what is acted on."""
    if is_partylike(party) or genitive.quoted or genitive.run[1] - genitive.run[0] > 1:
        return True
    word = doc[genitive.run[1] - 1].text
    return word.isupper() or not (is_known(word) or doc[genitive.start].text.islower())


def owner_of(doc: Doc, article: int, start: int, end: int) -> Party:
    """Whom a possessive means ("seinen Angaben zufolge"): a pointer to somebody named before."""
    gender = "m" if doc[article].lower_.startswith("sein") else "f"
    return Party("", *NOBODY, start, end, refers=True, gender=gender)


def is_name(doc: Doc, who: Party) -> bool:
    """Whether an unlisted noun phrase looks like a proper name and not like a common noun."""
    if doc[who.end - 1].text in CLOSERS:
        return True
    word = doc[who.end - 1].text
    alone = doc[who.start].text == word
    several = sum(part[:1].isupper() for part in who.name.split()) > 1
    common = is_known(word) and doc[who.start].text.islower() and not several
    return is_name_token(word) and not common and (alone or len(who.name.split()) > 1 or not is_known(word))
