"""Parties named by what they are: "Sprecher der 61. Brigade", "Gouverneur Wadym Hontschar", "die Imkerin"."""

import re

from spacy.tokens import Doc

from claims.extraction.base_forms import (
    STRONG_ENDING,
    adjective_of_place,
    country_of_place,
    medium,
    nominative_adjective,
    plural_base,
)
from claims.extraction.dictionary import is_known
from claims.extraction.heads import role_of, statement_of
from claims.extraction.name_parties import full_name
from claims.extraction.noun_words import POSSESSIVES, place_end
from claims.extraction.nouns import NounPhrase
from claims.extraction.party import Party
from claims.extraction.person_nouns import is_nominalised
from claims.extraction.phrase_features import country_of, is_adjective
from claims.extraction.speaker_nouns import is_place_adjective, speaker_of
from claims.extraction.titles import is_inflected, stands_alone, title_end
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

# "die Helfer", "der Augenzeugen": with a masculine noun in -n these articles show the plural.
PLURAL_ARTICLES = frozenset(
    {"die", "der", "einige", "einiger", "mehrere", "mehrerer", "viele", "vieler", "unsere", "ihre", "seine"}
)

BRACKETS = re.compile(r" \([^()]*\)")
POINTING_ARTICLES = frozenset(
    {"der", "die", "das", "dem", "den", "des", "dieser", "diese", "dieses", "diesem", "diesen"}
)

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


def by_role(doc: Doc, phrase: NounPhrase, words: list[str]) -> Party | None:
    """A role noun, with or without a name: "Sprecher der 61. Brigade", "Gouverneur Wadym Hontschar"."""
    if titled := title_end(words):
        return _titled(doc, phrase, words, titled)
    at = next((i for i, word in enumerate(words) if role_of(word)), None)
    if at is None and words and _is_trade(words):
        at = 0
    if at is None or _is_surname(phrase, words, at):
        return None
    # "Vorstand", "Chef" … the last role before a name counts: "Ex-Präsident und …" is rare enough
    while at + 1 < len(words) and _is_further_role(words, at + 1):
        at += 1
    if at and words[at].lower() in word_class("proper_body"):
        words, at = words[at:], 0  # "Kinderhilfswerk Unicef"
    found = speaker_of(words[at])
    assert found
    row, base = found
    row, base = _singular(
        row, base, words[at], doc[phrase.article].lower_ if phrase.article is not None else ""
    )
    person, kind = row["person"] == "yes", ActorKind(row["kind"])
    if person and phrase.tail and doc[phrase.tail[0]].text == "ohne":
        return _body_of_people(doc, phrase, words)
    rest = words[at + 1 :]
    while rest and rest[0] in {"a.", "D."}:
        rest = rest[1:]
    oblique = _owned(doc, phrase) if person else words[at] != base and words[at].endswith("s")
    if len(rest) == 1 and oblique and is_inflected(rest[0]):
        rest = []  # "laut ihrem Anwalt Strafen von fünf Jahren", "nach Daten des Wetterdiensts Böen von 95 Stundenkilometern"
    country = country_of(doc, phrase)
    short = (doc[phrase.acronym].text,) if phrase.acronym is not None else ()
    if rest and not (len(rest) == 1 and country_of_place(rest[0]) and rest[0].endswith("s")):
        if person and not (kind is ActorKind.ORGANISATION and (len(rest) == 1 or is_inflected(rest[-1]))):
            name = full_name(rest)
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
        alone = row["head"].endswith(NAMED_HEADS) or person or stands_alone(row["head"], base, rest)
        if row["kind"] in NAMED_KINDS or alone:
            name = full_name(rest)
            listed = medium(name)
            if listed and name.islower() and listed[2].lower() != name:
                listed = None  # "die Agentur aps" is not AP in the genitive
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
    article = doc[phrase.article].lower_ if phrase.article is not None else ""
    if gender == "m" and article == "der" and person and _is_owner(doc, phrase):
        gender = "p"  # "nach Zählung der dortigen Mediziner"
    if base.endswith("er") and words[at] == base and is_nominalised(base) and _behind_statement(doc, phrase):
        base, gender = base[:-1], "p"  # "Angaben Betroffener"
    bent = words[at] if not rest else base
    if gender == "p" and row["gender"] == "m" and not is_nominalised(base):
        noun = plural_base(bent) if bent.endswith("n") else base  # "zweier Diplomaten"
    else:
        noun = _counted_noun(words[at], base, gender, article, named=bool(rest))
    if noun != base or (person and gender == "m" and article == "die"):
        gender = "p"
    elif person and is_nominalised(base):
        noun = _strong(base, gender, article)
    adjectives = [nominative_adjective(doc[i].text, gender) for i in phrase.adjectives]
    before = [_in_front(word, gender) for word in words[:at]]
    parts = [*adjectives, *before, noun, *rest]
    if phrase.genitive is not None:
        owner = BRACKETS.sub("", doc[phrase.genitive.start : phrase.genitive.end].text)
        parts.append(("von " if phrase.linked_by_von else "") + owner)
    if phrase.tail:
        parts.append(doc[slice(*phrase.tail)].text)
    if phrase.place is not None:
        parts.append(doc[phrase.place - 1 : place_end(doc, phrase.place)].text)
    bare = (
        not adjectives
        and not before
        and not rest
        and phrase.genitive is None
        and phrase.place is None
        and not phrase.tail
    )
    pointing = article in POINTING_ARTICLES
    if bare:
        resumed = not article and (person or base.lower() in word_class("resumed_noun"))
        definite = (pointing or article in POSSESSIVES or resumed) and base.lower() not in word_class(
            "proper_body"
        )
    else:  # "die Frau aus Melle", "die parteilose Politikerin"
        alone = not (before or rest or phrase.genitive is not None or phrase.tail)
        definite = person and pointing and alone and noun == base and country is None
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
        gender=gender if person else row["gender"],
        word=base,
        pointing=person and article in POINTING_ARTICLES and noun == base and gender in ("m", "f"),
    )


def _singular(row: dict[str, str], base: str, form: str, article: str) -> tuple[dict[str, str], str]:
    """The row and base form of one person where a plural row meets an article that shows the singular: "dem Experten", "der
    Abgeordnete"."""
    if row["gender"] == "p" and article == "des" and (found := role_of(form.removesuffix("s"))) is not None:
        return found  # "des Militärs"
    if row["gender"] != "p" or row["person"] != "yes":
        return row, base
    if form.endswith("e") and article in {"der", "die", "ein", "eine"} and is_nominalised(form):
        return {**row, "gender": "f" if article in {"die", "eine"} else "m"}, base
    if form.endswith("en") and article in {"dem", "des", "einem", "einen", "eines"}:
        for single in (form[:-2], form[:-1]):
            if (found := role_of(single)) is not None and found[0]["gender"] == "m":
                return found
        return {**row, "gender": "m"}, form.removesuffix("n") if is_nominalised(form) else base
    return row, base


def _body_of_people(doc: Doc, phrase: NounPhrase, words: list[str]) -> Party:
    """ "Ärzte ohne Grenzen": people in the name of a body."""
    assert phrase.tail
    name = " ".join([*words, doc[slice(*phrase.tail)].text])
    return Party(name, ActorKind.ORGANISATION, None, phrase.start, phrase.end, gender="p")


def _owned(doc: Doc, phrase: NounPhrase) -> bool:
    """ "ihrem Anwalt": whoever is somebody's is named by what he is."""
    return phrase.article is not None and doc[phrase.article].lower_ in POSSESSIVES


def _counted_noun(form: str, base: str, gender: str | None, article: str, *, named: bool) -> str:
    """The noun in the plural where its form and article show one ("von Augenzeugen", "der Krankenkassen", "den Helferinnen"),
    else its base form."""
    if form == base or gender == "p" or not form.endswith("n"):
        return base
    if gender == "f":
        return form
    if named or (article and article not in PLURAL_ARTICLES) or is_nominalised(base):
        return base
    return plural_base(form)


def _strong(base: str, gender: str | None, article: str) -> str:
    """A noun that bends as an adjective: "einen Beamten" → "Beamter", "der Beamte" stays."""
    masculine = gender == "m" and article in {"ein", "eines", "einem", "einen"}
    return base + "r" if masculine and base.endswith("e") else base


def _in_front(word: str, gender: str | None) -> str:
    """A word before the role: "Statistischen" → "Statistisches", "Wiener" stays, "Israels" → "israelische"."""
    if word.endswith("s") and (stem := adjective_of_place(word.removesuffix("s"))):
        return stem + STRONG_ENDING.get(gender or "m", "er")
    if not is_adjective(word) or (
        word.endswith("er") and (is_place_adjective(word) or country_of_place(word))
    ):
        return word
    return nominative_adjective(word, gender)


def _titled(doc: Doc, phrase: NounPhrase, words: list[str], end: int) -> Party:
    """A person by name whose designation ends before ``words[end]``."""
    found = speaker_of(words[end - 1])
    human = found is not None and found[0]["person"] == "yes"
    return Party(
        full_name(words[end:]),
        ActorKind.PERSON,
        country_of(doc, phrase),
        phrase.start,
        phrase.end,
        person=True,
        aliases=(doc[phrase.acronym].text,) if phrase.acronym is not None else (),
        head=found[0]["head"] if found is not None else "",
        gender=_gender_of_named(doc, phrase, words[end - 1], found[0]["gender"] if found and human else None),
        word=found[1] if found is not None else "",
    )


def _gender_of_named(doc: Doc, phrase: NounPhrase, title: str, gender: str | None) -> str | None:
    """The gender of one person by name: of the title, by its article where it is also a plural ("die Abgeordnete Rita Ott")."""
    if gender == "p":
        article = doc[phrase.article].lower_ if phrase.article is not None else ""
        return {"der": "m", "dem": "m", "des": "m", "die": "f"}.get(article)
    return gender or ("f" if title.endswith("in") else None)


def _is_plural(doc: Doc, phrase: NounPhrase) -> bool:
    """ "internationale Beobachter", "den lokalen Sendern": the adjective shows the plural of a masculine or neuter noun."""
    adjective, noun = doc[phrase.adjectives[0]].text, doc[phrase.run[1] - 1].text
    if phrase.article is None:
        return adjective.endswith(("e", "en")) or (
            adjective.endswith("er") and _behind_statement(doc, phrase)
        )
    article = doc[phrase.article].lower_
    return article == "die" or (article == "den" and noun.endswith("n"))


def _behind_statement(doc: Doc, phrase: NounPhrase) -> bool:
    """ "Angaben [ranghoher Vertreter]", "Aussagen [Beteiligter]": in the genitive, which without article is a plural."""
    first = phrase.adjectives[0] if phrase.adjectives else phrase.run[0]
    return phrase.article is None and first > 0 and statement_of(doc[first - 1].text) is not None


def _is_owner(doc: Doc, phrase: NounPhrase) -> bool:
    """Whether a statement noun stands before the phrase: "Angaben [der Ermittler]"."""
    return phrase.start > 0 and statement_of(doc[phrase.start - 1].text) is not None


def _is_trade(words: list[str]) -> bool:
    """ "Imker", "Winzerin Paula Enders": a noun for people outside the lexicon, alone or before what can only be a name."""
    rest = words[1:]
    if speaker_of(words[0]) is None or (rest and is_place_adjective(words[0])):
        return False
    return len(rest) != 1 or not is_known(rest[0])


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
        and not is_adjective(words[0])
        and "-" not in words[at]
        and statement_of(words[0]) is None
    )


def _is_further_role(words: list[str], at: int) -> bool:
    """Whether the role word at ``at`` says what the one before it is, and is neither a surname ("Sprecher Peter Richter") nor part
    of a name ("Gewerkschaft Dienst und Verkehr")."""
    before, found = role_of(words[at - 1]), role_of(words[at])
    if found is None or before is None or words[at].lower() in word_class("proper_body"):
        return found is not None
    surname = found[0]["person"] == "yes" and words[at] == found[1]
    if at == len(words) - 1 and surname and (at >= 2 or before[0]["person"] == "yes"):
        return False
    return before[0]["person"] == "yes" or found[0]["person"] == "yes"
