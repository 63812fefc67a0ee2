"""Who can state something: from a noun phrase to a party with base form, kind and country.

"des ukrainischen Generalstabs" → "ukrainischer Generalstab" (military, UA); "Verteidigungsminister Rustem Umerov" →
"Rustem Umerov" (person); "Polizeiangaben" → "Polizei"; "der Zeitung „Morgenpost“" → "Morgenpost" (medium).
"""

from dataclasses import dataclass, replace

import simplemma
from spacy.tokens import Doc

from claims.extraction.base_forms import (
    country_of_adjective,
    country_of_place,
    medium,
    nominative_adjective,
    plural_base,
    without_genitive,
)
from claims.extraction.entities import kind_by_entity
from claims.extraction.heads import is_body_name, is_time_noun, role_of, statement_of
from claims.extraction.nouns import POSSESSIVES, NounPhrase
from claims.extraction.speaker_nouns import is_place_adjective, speaker_of
from claims.extraction.verb_forms import VerbForm, verb_form
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

PRONOUNS = {
    "er": "m",
    "sie": "f",
    "es": "n",
    "dieser": "m",
    "diese": "f",
    "dieses": "n",
    "letzterer": "m",
    "letztere": "f",
}
FIRST_PERSON = frozenset({"ich", "wir"})
COMPANY_HEADS = tuple(sorted(word_class("company_head")))
# Heads whose following proper name says it all: "Nachrichtenagentur Tass" → "Tass".
NAMED_KINDS = frozenset({"agency", "medium"})
NAMED_HEADS = (
    "firma",
    "unternehmen",
    "konzern",
    "reederei",
    "hersteller",
    "hilfsorganisation",
    *COMPANY_HEADS,
)


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who states something. ``start``/``end`` are the tokens of the mention; ``head`` the role word in lower case
    ("sprecherin") or ""; ``gender`` m, f, n, p or None; ``definite`` marks a role without name that may point back ("der
    Minister"); ``refers`` a pronoun or nothing but a pointer ("er", "dem Bericht")."""

    name: str
    kind: ActorKind
    country: str | None
    start: int
    end: int
    head: str = ""
    gender: str | None = None
    person: bool = False
    definite: bool = False
    refers: bool = False
    aliases: tuple[str, ...] = ()
    word: str = ""

    @property
    def known(self) -> bool:
        """Whether the wording itself shows someone who can speak: a role, a person, a medium, a government."""
        return self.kind is not ActorKind.UNKNOWN or bool(self.head) or self.person or self.refers


def _is_adjective(word: str) -> bool:
    """Whether a capitalised word is an adjective inside a name ("Rotes Kreuz", "Auswärtiges Amt")."""
    if not word.endswith(("e", "en", "er", "es", "em")) or role_of(word):
        return False
    lower = word.lower()
    if lower.endswith("scher") or country_of_adjective(lower):
        return True
    if verb_form(lower.removesuffix("en").removesuffix("e")) in (VerbForm.PARTICIPLE, VerbForm.EITHER):
        return True  # "Vereinte Nationen"
    lemma = simplemma.lemmatize(lower, "de")
    return lemma != lower and lemma.islower() and not lemma.endswith("en")


def _gender(doc: Doc, phrase: NounPhrase, role_gender: str | None) -> str | None:
    if role_gender:
        return role_gender
    if phrase.article is None:
        ending = doc[phrase.adjectives[0]].text[-2:] if phrase.adjectives else ""
        return {"em": "m", "er": "f"}.get(ending, "p" if phrase.adjectives else None)
    return {
        "des": "m",
        "dem": "m",
        "das": "n",
        "die": "f",
        "der": "f",
        "den": "m",
        "ein": "m",
        "eine": "f",
        "einer": "f",
    }.get(doc[phrase.article].lower_)


def party_of(doc: Doc, phrase: NounPhrase, *, genitive: bool = False) -> Party:
    """The party that a noun phrase names. ``genitive``: the phrase stands in the genitive without article ("Angaben Kiews")."""
    words = [doc[i].text for i in range(*phrase.run)]
    listed = medium(doc[phrase.run[0] : phrase.run[1]].text) if words else None
    if listed and not _is_common_use(doc, phrase, words):
        return Party(listed[2], listed[0], listed[1], phrase.start, phrase.end)
    if phrase.quoted:
        return _named_in_quotes(doc, phrase, words)
    return (
        _by_statement(doc, phrase, words)
        or _by_role(doc, phrase, words)
        or _by_name(doc, phrase, words, genitive)
    )


def _is_common_use(doc: Doc, phrase: NounPhrase, words: list[str]) -> bool:
    """ "In dieser Zeit", "in kurzer Zeit", "seinem Bild": a medium's name that is a common noun, used as one."""
    if len(words) > 1 or phrase.quoted or words[0] not in word_class("common_medium"):
        return False
    article = doc[phrase.article].lower_ if phrase.article is not None else ""
    plain = article in {"", "der", "die", "das", "dem", "den", "des"} and not phrase.adjectives
    governed = (
        phrase.start > 0
        and doc[phrase.start - 1].lower_ in {"in", "zu", "auf", "von", "seit"}
        and bool(article)
    )
    return not plain or governed


def _named_in_quotes(doc: Doc, phrase: NounPhrase, words: list[str]) -> Party:
    assert phrase.quoted
    name = doc[phrase.quoted[0] : phrase.quoted[1]].text
    listed = medium(name)
    role = next((found for word in words if (found := role_of(word))), None)
    kind = listed[0] if listed else ActorKind(role[0]["kind"]) if role else ActorKind.UNKNOWN
    person = bool(role and role[0]["person"] == "yes" and not listed)
    if person:
        kind = ActorKind.PERSON
    elif kind is ActorKind.UNKNOWN and phrase.acronym is not None:
        kind = ActorKind.ORGANISATION  # "„Reporter ohne Grenzen“ (ROG)"
    return Party(
        listed[2] if listed else name,
        kind,
        listed[1] if listed else _country(doc, phrase),
        phrase.start,
        phrase.end,
        head=role[0]["head"] if role else "",
        gender=role[0]["gender"] if role else None,
        person=person,
        aliases=(doc[phrase.acronym].text,) if phrase.acronym is not None else (),
        word=role[1] if role else "",
    )


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
    if last + 1 < len(words):  # "Angaben Kiews", "Umfrage Infratest"
        rest = replace(phrase, run=(phrase.run[0] + last + 1, phrase.run[1]), adjectives=(), article=None)
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
        if base in OWNED_STATEMENTS and (role or name.isupper() or country_of_place(name)):
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
    gender = (
        "p" if plural else "f" if base.endswith(("ung", "ie", "ik", "age")) else _gender(doc, phrase, None)
    )
    adjectives = " ".join(nominative_adjective(doc[i].text, gender) for i in phrase.adjectives)
    article = doc[phrase.article].lower_ if phrase.article is not None else ""
    pointing = (
        article in {"der", "die", "das", "dem", "den", "diesem", "dieser"}
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
        _country(doc, phrase),
        phrase.start,
        phrase.end,
        head=base.lower(),
        gender=gender,
        refers=pointing,
    )


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
    """The first part of a compound as a word of its own: "Gewerkschafts" → "Gewerkschaft", "Regierungs" → "Regierung"."""
    if (
        first.endswith("s")
        and not first.isupper()
        and (role_of(first[:-1]) or simplemma.is_known(first[:-1], "de"))
    ):
        return first[:-1]
    return first


def _by_role(doc: Doc, phrase: NounPhrase, words: list[str]) -> Party | None:
    """A role noun, with or without a name: "Sprecher der 61. Brigade", "Gouverneur Wadym Hontschar"."""
    at = next((i for i, word in enumerate(words) if role_of(word)), None)
    if at is None and words and _is_trade(words):
        at = 0
    if at is None or _is_surname(phrase, words, at):
        return None
    # "Vorstand", "Chef" … the last role before a name counts: "Ex-Präsident und …" is rare enough
    while at + 1 < len(words) and role_of(words[at + 1]) and not _may_be_surname(words, at + 1):
        at += 1
    found = speaker_of(words[at])
    assert found
    row, base = found
    person, kind = row["person"] == "yes", ActorKind(row["kind"])
    rest = words[at + 1 :]
    if rest and rest[0] in {"a.", "D."}:
        rest = rest[1:]
    country = _country(doc, phrase)
    short = (doc[phrase.acronym].text,) if phrase.acronym is not None else ()
    if rest and not (len(rest) == 1 and country_of_place(rest[0]) and rest[0].endswith("s")):
        if person and not (kind is ActorKind.ORGANISATION and len(rest) == 1):
            name = _full_name(rest)
            return Party(
                name,
                ActorKind.PERSON,
                country,
                phrase.start,
                phrase.end,
                person=True,
                aliases=short,
                head=row["head"],
                gender=row["gender"],
                word=base,
            )
        if row["kind"] in NAMED_KINDS or row["head"].endswith(NAMED_HEADS) or person:
            name = " ".join(rest)
            listed = medium(name)
            return Party(
                listed[2] if listed else name,
                listed[0] if listed else kind,
                listed[1] if listed else country,
                phrase.start,
                phrase.end,
                aliases=short,
                head=row["head"],
                gender=row["gender"],
                word=base,
            )
        if all(word.isupper() for word in rest):
            short = (*short, *rest)
    gender = row["gender"]
    if phrase.adjectives and gender in ("m", "n") and _is_plural(doc, phrase):
        gender = "p"
    adjectives = [nominative_adjective(doc[i].text, gender) for i in phrase.adjectives]
    before = [nominative_adjective(word, gender) if _is_adjective(word) else word for word in words[:at]]
    article = doc[phrase.article].lower_ if phrase.article is not None else ""
    plural = (
        words[at] != base
        and words[at].endswith("n")
        and (not article or (article == "die" and gender == "m"))
    )
    noun = plural_base(words[at]) if plural and gender != "p" and base[-1] != "e" else base
    parts = [*adjectives, *before, noun, *rest]
    if phrase.genitive is not None:
        parts.append(
            ("von " if phrase.linked_by_von else "") + doc[phrase.genitive.start : phrase.genitive.end].text
        )
    if phrase.tail:
        parts.append(doc[slice(*phrase.tail)].text)
    if (phrase.place is not None and not person) or phrase.place is not None:
        parts.append(f"{doc[phrase.place - 1].text} {doc[phrase.place].text}")
    bare = (
        not adjectives
        and not before
        and not rest
        and phrase.genitive is None
        and phrase.place is None
        and not phrase.tail
    )
    definite = bare and (
        article in {"der", "die", "das", "dem", "den", "des", "dieser", "diese"}
        or article in POSSESSIVES
        or (not article and (person or base.lower() in word_class("resumed_noun")))
    )
    return Party(
        " ".join(parts),
        kind,
        country,
        phrase.start,
        phrase.end,
        person=person,
        definite=definite,
        aliases=short,
        head=row["head"],
        gender=row["gender"],
        word=base,
    )


def _is_plural(doc: Doc, phrase: NounPhrase) -> bool:
    """ "internationale Beobachter", "den lokalen Sendern": the adjective shows the plural of a masculine or neuter noun."""
    adjective, noun = doc[phrase.adjectives[0]].text, doc[phrase.run[1] - 1].text
    if phrase.article is None:
        return adjective.endswith(("e", "en"))
    article = doc[phrase.article].lower_
    return article == "die" or (article == "den" and noun.endswith("n"))


def _full_name(words: list[str]) -> str:
    """A name without the full stop of the sentence that the tokenizer left on it; initials keep theirs."""
    while len(words) > 1 and words[0].rstrip(".") in word_class("academic_title"):
        words = words[1:]
    last = words[-1]
    return " ".join([*words[:-1], last.rstrip(".") if len(last) > 2 else last])


def _is_trade(words: list[str]) -> bool:
    """ "Imker", "Winzerin Paula Enders": a noun for people outside the lexicon, alone or before what can only be a name."""
    rest = words[1:]
    if speaker_of(words[0]) is None or (rest and is_place_adjective(words[0])):
        return False
    return len(rest) != 1 or not simplemma.is_known(rest[0], "de")


def _is_surname(phrase: NounPhrase, words: list[str], at: int) -> bool:
    """ "Petra Richter": a noun for people behind a first name is a surname."""
    found = role_of(words[at])
    return (
        at == len(words) - 1 == 1
        and phrase.article is None
        and not phrase.adjectives
        and found is not None
        and found[0]["person"] == "yes"
        and words[at] == found[1]
        and not _is_adjective(words[0])
        and "-" not in words[at]
        and statement_of(words[0]) is None
    )


def _may_be_surname(words: list[str], at: int) -> bool:
    """ "Sprecher Peter Richter": a role word at the end after a first name is a surname."""
    return at == len(words) - 1 and at >= 2


def _by_name(doc: Doc, phrase: NounPhrase, words: list[str], genitive: bool) -> Party:
    """A bare name: a person of two and more words, a country or capital, else unknown."""
    article = doc[phrase.article].lower_ if phrase.article is not None else ""
    if words and (genitive or article == "des" or (len(words) > 1 and country_of_place(words[-1]))):
        words = [*words[:-1], without_genitive(words[-1])]
    gender = _gender(doc, phrase, None)
    adjectives = [nominative_adjective(doc[i].text, gender) for i in phrase.adjectives]
    words = [
        nominative_adjective(w, gender) if article and i < len(words) - 1 and _is_adjective(w) else w
        for i, w in enumerate(words)
    ]
    if not article and len(words) == 1:
        words = [plural_base(words[0])]
    name = _full_name([*adjectives, *words])
    if phrase.tail:
        name += " " + doc[slice(*phrase.tail)].text
    short = (doc[phrase.acronym].text,) if phrase.acronym is not None else ()
    listed = medium(name)
    if listed and not _is_common_use(doc, phrase, words):
        return Party(listed[2], listed[0], listed[1], phrase.start, phrase.end, aliases=short)
    country = country_of_place(name)
    if country and not adjectives:
        return Party(name, ActorKind.GOVERNMENT, country, phrase.start, phrase.end)
    body = is_body_name(words)
    person = (
        len(words) >= 2
        and not body
        and not article
        and not adjectives
        and not phrase.tail
        and all(word[:1].isupper() for word in (words[0], words[-1]))
        and not any(word.isupper() and len(word) > 2 for word in words)
    )
    person = person or (len(words) == 1 and not article and not adjectives and _has_age(doc, phrase.run[1]))
    acronym = len(words) == 1 and 2 <= len(words[0]) <= 7 and words[0].isupper() and words[0].isalpha()
    kind = (
        ActorKind.PERSON
        if person
        else ActorKind.ORGANISATION
        if short or acronym or body
        else ActorKind.UNKNOWN
    )
    if not adjectives:  # "verschlossene Kitas": names have none
        kind = kind_by_entity(doc, phrase.run, kind)
    return Party(
        name,
        kind,
        _country(doc, phrase),
        phrase.start,
        phrase.end,
        person=kind is ActorKind.PERSON,
        aliases=short,
        gender=gender,
    )


def _has_age(doc: Doc, index: int) -> bool:
    """ "Oleksij (24)": an age in brackets behind a name shows a person."""
    if index < 2 or index + 2 >= len(doc) or doc[index].text != "(":
        return index == 1 and len(doc) > 2 and doc[1].text == "(" and doc[2].text.isdigit()
    if doc[index - 2].lower_ == "und" or doc[index - 2].lower_ in word_class("place_preposition"):
        return False  # "in Hamburg (31) und Bremen (18)"
    age = doc[index + 1].text
    return age.isdigit() and len(age) <= 2 and doc[index + 2].text.startswith(")")


def _country(doc: Doc, phrase: NounPhrase) -> str | None:
    for index in phrase.adjectives:
        if found := country_of_adjective(doc[index].text):
            return found
    for index in range(*phrase.run):
        if found := country_of_adjective(doc[index].text) or country_of_place(doc[index].text):
            return found
    if phrase.place is not None and (found := country_of_place(doc[phrase.place].text)):
        return found
    return _country(doc, phrase.genitive) if phrase.genitive is not None else None


def is_partylike(party: Party, names: frozenset[str] = frozenset()) -> bool:
    """Whether the wording suggests a speaker and not a thing: used to tell subject from object. ``names``: surnames and short
    names introduced anywhere in the article."""
    return (party.known or party.name in names) and not is_time_noun(party.name)
