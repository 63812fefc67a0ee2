"""Noun phrases by surface: article, adjectives, a run of capitalised words, and what follows the noun.

German capitalises its nouns and agrees article and adjective with them, so that a phrase such as "des ukrainischen
Generalstabs in Kiew" can be read from left to right without a parser. Indices are token indices, end exclusive.
"""

from typing import NamedTuple

import simplemma
from spacy.tokens import Doc

from claims.extraction.dictionary import is_known
from claims.extraction.heads import is_time_noun, role_of, statement_of
from claims.extraction.noun_attributes import (
    PURPOSEFUL,
    called,
    is_attribute,
    is_plural_genitive,
    members_end,
    names_body,
    purpose_end,
    second_purpose,
)
from claims.extraction.noun_words import (
    ADJECTIVE_ENDINGS,
    ADVERBS_BEFORE_ADJECTIVE,
    ARTICLES,
    OPENERS,
    POSSESSIVES,
    adjectives_before_noun,
    is_name_token,
    lower_names,
    quoted_name,
    run_end,
)
from claims.extraction.place_names import known_places
from claims.extraction.speaker_nouns import speaker_of
from claims.extraction.word_classes import word_class

# "nach Angaben ihres Verbands": articles in the genitive that only a statement takes behind it.
OWNERS = frozenset(
    {"eines", "einer", "seines", "seiner", "ihres", "ihrer", "unseres", "unserer", "dieses", "dieser"}
)


class NounPhrase(NamedTuple):
    """``run`` are the capitalised tokens; ``quoted`` a quoted name; ``article`` and ``adjectives`` token indices;
    ``genitive`` the phrase that depends on it by case or von; ``place`` the token of "in/aus X"; ``acronym`` the short
    name in brackets; ``tail`` where "für …"/"ohne …" begins."""

    start: int
    end: int
    article: int | None
    adjectives: tuple[int, ...]
    run: tuple[int, int]
    quoted: tuple[int, int] | None = None
    genitive: "NounPhrase | None" = None
    linked_by_von: bool = False
    place: int | None = None
    acronym: int | None = None
    tail: tuple[int, int] | None = None


def noun_phrase(doc: Doc, start: int, limit: int, depth: int = 0) -> NounPhrase | None:
    """The noun phrase that begins exactly at ``start`` and ends before ``limit``, or None."""
    if start >= limit:
        return None
    while (token := doc[start]).is_space:
        start += 1
        if start >= limit:
            return None
    index, article = start, None
    if (opening := token.lower_) in ARTICLES or opening in POSSESSIVES:
        article, index = index, index + 1
    adjectives = adjectives_before_noun(doc, index, limit, after_article=article is not None)
    attribute: tuple[int, ...] = ()
    if adjectives is None:
        behind = _embedded_end(doc, index, limit) if article is not None and depth < 2 else None
        if behind is None:
            return None
        index = behind
        adjectives = adjectives_before_noun(doc, index, limit, after_article=True)
        assert adjectives
        index, attribute, adjectives = adjectives[0] + 1, adjectives[:1], adjectives[1:]
    while index < limit and (
        index in adjectives or (token := doc[index]).is_space or token.text in ADVERBS_BEFORE_ADJECTIVE
    ):
        index += 1
    quoted = quoted_name(doc, index, limit)
    if quoted:
        run, index = (index, index), quoted[1] + 1
    else:
        if doc[index].text in OPENERS or is_time_noun(doc[index].text):
            return None
        first = index
        index = run_end(doc, first, limit)
        run = (first, index)
        if index == first:
            return None
        if owned := _owned_role(doc, start, index, limit, run, article, depth):
            return owned
        quoted = quoted_name(doc, index, limit)
        if quoted:
            index = quoted[1] + 1
    if attribute and statement_of(doc[run[1] - 1].text):
        adjectives = (
            *attribute,
            *adjectives,
        )  # "die von CNN eingesehene Einschätzung" is of its own, "die eingesetzte Behörde" is not
    return _with_dependents(doc, start, index, limit, article, adjectives, run, quoted, depth)


def _owned_role(
    doc: Doc, start: int, index: int, limit: int, run: tuple[int, int], article: int | None, depth: int
) -> NounPhrase | None:
    """ "Mannheims oberster Bürgermeister Peter Kurz": a role behind the name of a place in the genitive and an adjective."""
    place = doc[run[0]].text
    if article is not None or run[1] - run[0] != 1 or not place.endswith("s") or depth or index + 1 >= limit:
        return None
    if not doc[index].text.islower() or not doc[index].text.endswith(ADJECTIVE_ENDINGS):
        return None
    inner = noun_phrase(doc, index, limit, depth + 1)
    if inner is None or not inner.adjectives or inner.article is not None or inner.run[0] == inner.run[1]:
        return None
    return inner._replace(start=start) if role_of(doc[inner.run[0]].text) else None


def _lower_named(doc: Doc, index: int, limit: int) -> NounPhrase | None:
    if index < limit and doc[index].text in lower_names():
        return NounPhrase(index, index + 1, None, (), (index, index + 1))
    return None


def _embedded_end(doc: Doc, index: int, limit: int) -> int | None:
    """Where the participle stands to which what comes before it belongs: "die [von CNN] eingesehene Einschätzung", "die [in Genf]
    ansässige Organisation"; None where no such attribute begins at ``index``."""
    if index + 1 >= limit or doc[index].lower_ not in word_class("embedded_preposition"):
        return None
    inner = noun_phrase(doc, index + 1, limit, depth=3)
    if inner is None or inner.end >= limit:
        return None
    word, following = doc[inner.end].text, adjectives_before_noun(doc, inner.end, limit, after_article=True)
    return inner.end if following and is_attribute(word) else None


RED_CROSS = "vom Roten Kreuz"


def _with_dependents(
    doc: Doc,
    start: int,
    index: int,
    limit: int,
    article: int | None,
    adjectives: tuple[int, ...],
    run: tuple[int, int],
    quoted: tuple[int, int] | None,
    depth: int,
) -> NounPhrase:
    """Adds brackets, genitive, von, places and für/ohne to a phrase whose own words end at ``index``."""
    acronym = place = tail = genitive = None
    by_von = False
    head = doc[run[1] - 1].text if run[1] > run[0] else ""
    first = doc[run[0]].text if run[1] > run[0] else ""
    role = role_of(head) or role_of(first) or (speaker_of(head) if run[1] - run[0] == 1 else None)
    statement = statement_of(head)
    plain = article is not None and run[1] - run[0] == 1 and is_known(head)
    common = role is not None or statement is not None or plain
    if not quoted and role is not None and (other := called(doc, index, limit)):
        quoted, index = other
    while index < limit and depth < 3:
        text = doc[index].text
        if text == "(":
            closing = next(
                (j for j in range(index + 1, min(limit, index + 12)) if doc[j].text.startswith(")")), None
            )
            if closing is None:
                break
            inner = doc[index + 1].text
            if (
                closing == index + 2
                and inner[:1].isalpha()
                and sum(map(str.isupper, inner)) >= 2
                and len(inner) <= 10
            ):
                acronym = index + 1
            if index + 1 != closing and (acronym or inner[:1].isdigit() or is_name_token(inner)):
                index = closing + 1
                continue
            break
        if (
            genitive is None
            and common
            and (
                text in {"des", "der"}
                or (statement is not None and (text in OWNERS or is_plural_genitive(doc, index, limit)))
            )
            and not (role_of(first) and run[1] - run[0] > 1 and role_of(head) is None)
        ):
            genitive = noun_phrase(doc, index, limit, depth + 1)
        elif tail is None and head.endswith("omitee") and doc[index : index + 3].text == RED_CROSS:
            tail, index = (index, index + 3), index + 3
            continue
        elif (
            genitive is None
            and common
            and text in {"von", "vom"}
            and (statement or names_body(doc, index + 1, limit))
        ):
            genitive = noun_phrase(doc, index + 1, limit, depth + 1) or _lower_named(doc, index + 1, limit)
            by_von = genitive is not None
        elif (
            place is None
            and common
            and text in {"in", "aus"}
            and index + 1 < limit
            and is_name_token(doc[index + 1].text)
        ):
            behind = doc[index + 1].text
            if is_time_noun(behind) or behind in word_class("condition_noun"):
                break
            if text == "in" and (role is None or _is_plural_noun(behind)):
                break
            place = index + 1
            index = run_end(doc, index + 1, limit)
            continue
        elif (
            tail is None
            and text in {"für", "ohne"}
            and (
                statement
                or (role and role[0]["kind"] == "organisation")
                or (text == "ohne" and run[1] - run[0] == 1)
            )
        ):
            phrase = noun_phrase(doc, index + 1, limit, depth + 1)
            if phrase is not None and phrase.end > index + 1 and is_time_noun(doc[phrase.end - 1].text):
                break  # "das Institut für das Gesamtjahr"
            if phrase is not None and phrase.acronym is not None:
                acronym, tail = phrase.acronym, (index, phrase.acronym - 1)
                index = phrase.end
                continue
            until = phrase.end if phrase is not None else purpose_end(doc, index + 1, limit)
            if until is None:
                break
            tail = index, second_purpose(doc, until, limit)
            index = tail[1]
            continue
        elif (
            tail is None
            and text == "für"
            and role
            and role[0]["person"] == "no"
            and role[0]["kind"] in PURPOSEFUL
            and (until := purpose_end(doc, index + 1, limit)) is not None
        ):
            tail = index, second_purpose(doc, until, limit)
            index = tail[1]
            continue
        elif (
            tail is None
            and role is not None
            and (members := members_end(doc, index, limit, role[0])) is not None
        ):
            tail, index = (index, members), members
            continue
        else:
            break
        if genitive is None:
            break
        index = genitive.end
    return NounPhrase(start, index, article, adjectives, run, quoted, genitive, by_von, place, acronym, tail)


def _is_plural_noun(word: str) -> bool:
    """ "kamen nach Angaben des Ministeriums in Krankenhäuser": an inflected noun, and no place such as Bergen."""
    return is_known(word) and simplemma.lemmatize(word, "de") != word and word not in known_places()
