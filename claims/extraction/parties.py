"""Who can state something: from a noun phrase to a party with base form, kind and country.

"des ukrainischen Generalstabs" → "ukrainischer Generalstab" (military, UA); "Verteidigungsminister Rustem Umerov" →
"Rustem Umerov" (person); "Polizeiangaben" → "Polizei"; "der Zeitung „Morgenpost“" → "Morgenpost" (medium).
"""

import simplemma
from spacy.tokens import Doc

from claims.extraction.base_forms import (
    country_of_adjective,
    country_of_place,
    medium,
    name_of_country,
    nominative_adjective,
    without_genitive,
)
from claims.extraction.dictionary import is_known
from claims.extraction.doc_memory import memory
from claims.extraction.heads import role_of, statement_of
from claims.extraction.known_bodies import known_sorts
from claims.extraction.name_parties import by_name
from claims.extraction.nouns import NounPhrase
from claims.extraction.party import Party
from claims.extraction.phrase_features import country_of, gender_of, is_common_use
from claims.extraction.role_parties import by_role
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind


def party_of(doc: Doc, phrase: NounPhrase, *, genitive: bool = False) -> Party:
    """The party that a noun phrase names. ``genitive``: the phrase stands in the genitive without article ("Angaben Kiews")."""
    known: dict[tuple[NounPhrase, bool], Party] = memory(doc, "parties")
    if (party := known.get((phrase, genitive))) is None:
        party = known[phrase, genitive] = _party_of(doc, phrase, genitive)
    return party


def _party_of(doc: Doc, phrase: NounPhrase, genitive: bool) -> Party:
    words = [doc[i].text for i in range(*phrase.run)]
    listed = medium(doc[phrase.run[0] : phrase.run[1]].text) if words else None
    if listed and not is_common_use(doc, phrase, words):
        return Party(listed[2], listed[0], listed[1], phrase.start, phrase.end)
    if phrase.quoted:
        return _named_in_quotes(doc, phrase, words)
    return (
        _by_statement(doc, phrase, words)
        or by_role(doc, phrase, words)
        or by_name(doc, phrase, words, genitive)
    )


def _named_in_quotes(doc: Doc, phrase: NounPhrase, words: list[str]) -> Party:
    assert phrase.quoted
    name = doc[phrase.quoted[0] : phrase.quoted[1]].text
    listed = medium(name)
    article = doc[phrase.article].lower_ if phrase.article is not None else ""
    if listed is None and article == "des" and name.lower().endswith(GENITIVE_MEDIA):
        name = name[:-1]  # "nach Informationen des „Harzkuriers“"
        listed = medium(name)
    role = next((found for word in words if (found := role_of(word))), None)
    kind = listed[0] if listed else ActorKind(role[0]["kind"]) if role else ActorKind.UNKNOWN
    if role is None and listed is None and name.split(" ")[-1].lower().endswith(MEDIUM_ENDINGS):
        kind = ActorKind.MEDIUM
    person = bool(role and role[0]["person"] == "yes" and not listed)
    if person:
        kind = ActorKind.PERSON
    elif kind is ActorKind.UNKNOWN and phrase.acronym is not None:
        kind = ActorKind.ORGANISATION  # "„Reporter ohne Grenzen“ (ROG)"
    return Party(
        listed[2] if listed else name,
        kind,
        listed[1] if listed else country_of(doc, phrase),
        phrase.start,
        phrase.end,
        head=role[0]["head"] if role else "",
        gender=role[0]["gender"] if role else None,
        person=person,
        aliases=(doc[phrase.acronym].text,) if phrase.acronym is not None else (),
        word=role[1] if role else "",
    )


MEDIUM_ENDINGS = tuple(sorted(word_class("medium_ending")))
GENITIVE_MEDIA = tuple(ending + "s" for ending in MEDIUM_ENDINGS if not ending.endswith("s"))
NEUTER_STATEMENTS = tuple(sorted(word_class("neuter_statement")))
# Compounds with these nouns name who states it ("Polizeiangaben"); "Polizeibericht" and "Arztstudie" are records of their own.
OWNED_STATEMENTS = frozenset(
    {
        "Angabe",
        "Angaben",
        "Information",
        "Informationen",
        "Schätzung",
        "Schätzungen",
        "Mitteilung",
        "Auskunft",
    }
)


def _by_statement(doc: Doc, phrase: NounPhrase, words: list[str]) -> Party | None:
    """A statement or record: the party behind it, else the record itself."""
    if not words:
        return None
    last = 0 if len(words) > 1 and statement_of(words[0]) else len(words) - 1
    split = statement_of(words[last])
    organisation = last and (first := role_of(words[0])) and first[0]["kind"] == "organisation"
    if organisation and not (split and split[0]):
        return None  # "Gewerkschaft Holz und Papier"
    if split is None or (
        role_of(words[last]) and not split[0] and phrase.genitive is None and len(words) > 1
    ):
        return None
    owner, base = split
    if phrase.genitive is not None:
        behind = party_of(doc, phrase.genitive, genitive=not phrase.linked_by_von)
        if not (
            phrase.linked_by_von and owner and phrase.adjectives == ()
        ):  # "Geheimdiensteinschätzung von Beamten"
            return behind
    if not owner and last == 0 == len(words) - 1 and (state := _state(doc, phrase, words[0])) is not None:
        return state
    if last + 1 < len(words):  # "Angaben Kiews", "Umfrage Infratest"
        rest = phrase._replace(run=(phrase.run[0] + last + 1, phrase.run[1]), adjectives=(), article=None)
        return party_of(doc, rest, genitive=True)
    if last and not owner and (in_front := _owner_in_front(doc, phrase, words, last)) is not None:
        return in_front
    if last and words[0].endswith("er") and country_of_place(words[0]):
        return Party(
            words[0][:-2], ActorKind.GOVERNMENT, country_of_place(words[0]), phrase.start, phrase.end
        )
    if phrase.place is not None and not owner:
        name = without_genitive(doc[phrase.place].text)
        country = country_of_place(name)
        return Party(
            name, ActorKind.GOVERNMENT if country else ActorKind.UNKNOWN, country, phrase.start, phrase.end
        )
    if owner and (base not in ("Bericht", "Berichte") or medium(_owner(owner))):
        name = _owner(owner)
        listed = medium(name)
        if listed:
            return Party(listed[2], listed[0], listed[1], phrase.start, phrase.end)
        role = role_of(name)
        hyphen = words[last][: len(owner) + 1].endswith("-")
        coined = hyphen and (not is_known(name) or bool(known_sorts(name)))  # "Verdi-Angaben"
        if base in OWNED_STATEMENTS and (role or name.isupper() or coined or country_of_place(name)):
            kind = ActorKind(role[0]["kind"]) if role else ActorKind.UNKNOWN
            definite = bool(role)
            return Party(
                name,
                kind,
                None,
                phrase.start,
                phrase.end,
                head=role[0]["head"] if role else "",
                definite=definite,
                word=name,
            )
    noun = words[last][: len(owner) + (words[last][len(owner) : len(owner) + 1] == "-")] + (
        base if not owner else base.lower()
    )
    if "-" in words[last]:
        noun = words[last][: words[last].rindex("-") + 1] + base
    plural = base.endswith(("en", "e", "er")) and phrase.article is None
    gender = "p" if plural else _gender(base) or gender_of(doc, phrase, None)
    adjectives = " ".join(nominative_adjective(doc[i].text, gender) for i in phrase.adjectives)
    article = doc[phrase.article].lower_ if phrase.article is not None else ""
    pointing = (
        article in {"der", "die", "das", "dem", "den", "diesem", "dieser", "diesen"}
        and not adjectives
        and not owner
        and phrase.tail is None
    )
    tail = doc[slice(*phrase.tail)].text if phrase.tail else ""
    genitive = ""
    if phrase.genitive is not None:
        genitive = ("von " if phrase.linked_by_von else "") + doc[
            phrase.genitive.start : phrase.genitive.end
        ].text
    name = " ".join(part for part in (adjectives, noun, genitive, tail) if part)
    kind = ActorKind.UNKNOWN
    if owner and (role := role_of(_owner(owner))):
        kind = ActorKind(role[0]["kind"])
    return Party(
        name,
        kind,
        country_of(doc, phrase),
        phrase.start,
        phrase.end,
        head=base.lower(),
        gender=gender,
        refers=pointing,
    )


def _state(doc: Doc, phrase: NounPhrase, noun: str) -> Party | None:
    """ "nach südkoreanischer Zählung": the state that counts."""
    if (
        phrase.article is not None
        or len(phrase.adjectives) != 1
        or noun not in word_class("country_statement")
    ):
        return None
    country = country_of_adjective(doc[phrase.adjectives[0]].text)
    name = name_of_country(country) if country else None
    return Party(name, ActorKind.GOVERNMENT, country, phrase.start, phrase.end) if name else None


def _gender(base: str) -> str | None:
    """The gender of a statement noun in the singular where its wording tells it."""
    if base.endswith(("ung", "ie", "ik", "age")):
        return "f"
    return "n" if base.lower().endswith(NEUTER_STATEMENTS) else None


def _owner_in_front(doc: Doc, phrase: NounPhrase, words: list[str], last: int) -> Party | None:
    """ "Kettunens Zählung", "Russlands Angaben": the name in the genitive before the statement."""
    if (
        not words[last - 1].endswith(("s", "’", "'"))
        or role_of(words[last - 1])
        or phrase.article is not None
    ):
        return None
    name = " ".join([*words[: last - 1], without_genitive(words[last - 1]).rstrip("’'")])
    country = country_of_place(name)
    kind = ActorKind.GOVERNMENT if country else ActorKind.PERSON if last > 1 else ActorKind.UNKNOWN
    return Party(name, kind, country, phrase.start, phrase.end, person=kind is ActorKind.PERSON)


def _owner(first: str) -> str:
    """The first part of a compound as a word of its own: "Gewerkschafts" → "Gewerkschaft", "Firmen" → "Firma"."""
    if first.endswith("s") and not first.isupper() and (role_of(first[:-1]) or is_known(first[:-1])):
        return first[:-1]
    base: str = simplemma.lemmatize(first, "de")
    return base if role_of(first) is None and role_of(base) else first
