"""What may stand behind a noun and belong to the name of a body or person: its task, its members, another name.

Indices are token indices, end exclusive; ``limit`` is where the stretch ends that may be read.
"""

from spacy.tokens import Doc

from claims.extraction.dictionary import is_known
from claims.extraction.heads import is_time_noun, role_of
from claims.extraction.noun_words import (
    ADJECTIVE_ENDINGS,
    ARTICLES,
    NO_ADJECTIVES,
    is_name_token,
    lower_names,
    quoted_name,
    run_end,
)
from claims.extraction.speaker_nouns import speaker_of
from claims.extraction.verb_forms import VerbForm, verb_form
from claims.extraction.word_classes import word_class

SHORTEST_ADJECTIVE = 5


def called(doc: Doc, index: int, limit: int) -> tuple[tuple[int, int], int] | None:
    """(name, token behind it) of someone known by another name: "… mit dem Rufnamen „Wolf“", "… namens Ilja", "…, Deckname „Wolf“"."""
    at = index
    if at < limit and doc[at].text == ",":
        at += 1
    if at + 1 < limit and doc[at].text in {"mit", "unter"} and doc[at + 1].text in {"dem", "Namen"}:
        at += 1 + (doc[at + 1].text == "dem")
    naming = at < limit and (
        (at > index and doc[at].text in word_class("called_noun"))
        or (at == index and doc[at].text in {"namens", "genannt"})
    )
    if not naming:
        return None
    at += 1
    if name := quoted_name(doc, at, limit):
        return name, name[1] + 1
    end = run_end(doc, at, limit)
    return ((at, end), end) if end > at else None


# "das Bundesamt für Statistik": such bodies bear their task in their name.
PURPOSEFUL = frozenset({"government", "agency", "intelligence", "medium"})


def purpose_end(doc: Doc, index: int, limit: int) -> int | None:
    """Where the task of a body ends that stands without article: "Statistik", "bedrohte Völker"; None for anything else."""
    end = index
    while (
        end < limit
        and end - index < 2
        and doc[end].text.islower()
        and doc[end].text.endswith(ADJECTIVE_ENDINGS)
    ):
        end += 1
    if end >= limit or not is_name_token(doc[end].text) or doc[end].text in ARTICLES:
        return None
    if any(doc[i].text in NO_ADJECTIVES for i in range(index, end)) or is_time_noun(doc[end].text):
        return None
    until = run_end(doc, end, limit)
    if (
        until < limit
        and doc[until].text in {"der", "des"}
        and until + 1 < limit
        and is_name_token(doc[until + 1].text)
    ):
        return run_end(doc, until + 1, limit)  # "für Sicherheit der Eisenbahnen"
    return until


def members_end(doc: Doc, index: int, limit: int, role: dict[str, str]) -> int | None:
    """Where the members of a body end that stand in the genitive without article: "Verband [deutscher Banken]", "Bund [Deutscher
    Förster]"; None for anything else."""
    word = doc[index].text
    if (
        role["kind"] != "organisation"
        or role["person"] == "yes"
        or not word.endswith("er")
        or index + 1 >= limit
    ):
        return None
    adjective = word.lower()
    if not adjective.endswith("scher") and not (
        word[0].isupper() and adjective.endswith(("ter", "ler", "ger"))
    ):
        return None
    return run_end(doc, index + 1, limit) if is_name_token(doc[index + 1].text) else None


def is_plural_genitive(doc: Doc, index: int, limit: int) -> bool:
    """ "Angaben [freiwilliger Helferinnen]": an adjective in -er before a noun that can speak."""
    word, after = doc[index].text, index + 1
    if (
        not word.islower()
        or not word.endswith("er")
        or len(word) < SHORTEST_ADJECTIVE
        or word in NO_ADJECTIVES
    ):
        return False
    return after < limit and speaker_of(doc[after].text) is not None


def second_purpose(doc: Doc, index: int, limit: int) -> int:
    """Where "… und Landwirtschaft" ends behind the first task of a body; ``index`` itself where no second follows."""
    while index + 1 < limit and doc[index].text in {",", "und"}:
        word = doc[index + 1].text
        further = index + 2 < limit and doc[index + 2].text in {",", "und"}
        task = is_name_token(word) and is_known(word) and role_of(word) is None
        if not task or (doc[index].text == "," and not further):
            break
        index += 2
    return index


def names_body(doc: Doc, index: int, limit: int) -> bool:
    """Whether "von …" behind a role names its body ("Sprecher von Siemens") and not the content ("spricht die Polizei von Gewalt")."""
    if index < limit and doc[index].lower_ in ARTICLES:
        index += 1
    if index >= limit or not is_name_token(doc[index].text):
        return index < limit and doc[index].text in lower_names()
    word = doc[index].text
    return role_of(word) is not None or not is_known(word) or word.isupper()


def is_attribute(word: str) -> bool:
    """ "eingesetzten", "lebenden", "zuständigen": what can have a complement before it."""
    stem = word.removesuffix("n").removesuffix("r").removesuffix("m").removesuffix("s").removesuffix("e")
    participle = verb_form(stem) in (VerbForm.PARTICIPLE, VerbForm.EITHER) or stem.endswith("end")
    return participle or word in word_class("standing_attribute")
