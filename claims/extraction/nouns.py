"""Noun phrases by surface: article, adjectives, a run of capitalised words, and what follows the noun.

German capitalises its nouns and agrees article and adjective with them, so that a phrase such as "des ukrainischen
Generalstabs in Kiew" can be read from left to right without a parser. Indices are token indices, end exclusive.
"""

from dataclasses import dataclass, replace
from functools import cache

import simplemma
from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.heads import is_small_word, is_time_noun, role_of, statement_of
from claims.extraction.speaker_nouns import speaker_of
from claims.extraction.verb_forms import VerbForm, verb_form
from claims.extraction.word_classes import word_class

ARTICLES = word_class("article")
POSSESSIVES = word_class("possessive")
CONTRACTED = {"vom": "von", "zum": "zu", "zur": "zu", "beim": "bei", "im": "in", "am": "an", "ins": "in"}
NAME_LINKS = word_class("name_link")
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
ENGLISH_LINKS = word_class("english_link")
ADVERBS_BEFORE_ADJECTIVE = word_class("adverb_before_adjective")
NO_ADJECTIVES = word_class("no_adjective")
OPENERS = frozenset("„»«\"'‚›“”")
CLOSERS = frozenset("“«»\"'‘‹”")
# "Das Ministerium hat Bilanz gezogen", "laut Amt Jahr für Jahr": nouns that stand beside a role without being its name.
LONE_NOUNS = word_class("light_verb_noun") | word_class("time_unit")
# "nach Angaben ihres Verbands": articles in the genitive that only a statement takes behind it.
OWNERS = frozenset(
    {"eines", "einer", "seines", "seiner", "ihres", "ihrer", "unseres", "unserer", "dieses", "dieser"}
)
# Bodies that are called by a place or by nothing but their noun, and endings of nouns that are no place.
NAMELESS = word_class("nameless_body")
THING_ENDINGS = tuple(sorted(word_class("thing_ending")))
SHARED_LINKS = frozenset({",", "und", "oder", "sowie", "&"})
SHORTEST_ADJECTIVE = 5
LONGEST_QUOTED_NAME = 7  # tokens; longer quoted stretches are speech, not names


@dataclass(frozen=True, slots=True)
class NounPhrase:
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


def is_name_token(text: str) -> bool:
    return text[:1].isupper() and (text[0].isalpha())


_VERBAL = frozenset({VerbForm.FINITE, VerbForm.PLURAL, VerbForm.EITHER})


def opens_sentence(doc: Doc, index: int) -> bool:
    """Whether the token stands where every word is capitalised."""
    if index == 0 or doc[index].is_sent_start:
        return True
    before = doc[index - 1].text
    return before in OPENERS or before.endswith(":") or before.isspace()


def _adjectives(doc: Doc, index: int, limit: int, *, after_article: bool) -> tuple[int, ...] | None:
    """Indices of the inflected words before the next capitalised one; None when something else stands between."""
    found: list[int] = []
    while index < limit:
        word = doc[index].text
        if word.isspace() and not word.count("\n") > 1:
            index += 1
            continue
        if (
            is_name_token(word)
            and not found
            and not after_article
            and opens_sentence(doc, index)
            and is_small_word(word)
        ):
            if (
                not word.endswith(ADJECTIVE_ENDINGS)
                or index + 1 >= limit
                or not is_name_token(doc[index + 1].text)
            ):
                return None
            found.append(index)  # "Westliche Geheimdienste"
            index += 1
            continue
        if is_name_token(word) or word in OPENERS:
            return tuple(found)
        if (
            word in ADVERBS_BEFORE_ADJECTIVE
            and index + 1 < limit
            and doc[index + 1].text.endswith(ADJECTIVE_ENDINGS)
        ):
            index += 1
            continue
        if not found and not after_article and verb_form(word) in _VERBAL:
            return None
        if (
            word.islower()
            and word.endswith(ADJECTIVE_ENDINGS)
            and len(word) > 3
            and word not in NO_ADJECTIVES
            and len(found) < 4
        ):
            found.append(index)
            index += 1
            continue
        if (
            word[:1].isdigit()
            and word.endswith(".")
            and index + 1 < limit
            and is_name_token(doc[index + 1].text)
        ):
            return tuple(found)
        return None
    return None


def _quoted(doc: Doc, index: int, limit: int) -> tuple[int, int] | None:
    """A short quoted name that opens at ``index``: (first token inside, closing quote)."""
    if index >= limit or doc[index].text not in OPENERS:
        return None
    for closing in range(index + 1, min(len(doc), limit + 1, index + 2 + LONGEST_QUOTED_NAME)):
        if doc[closing].text in CLOSERS:
            inside = doc[index + 1 : closing].text
            return (
                (index + 1, closing)
                if closing > index + 1
                and (inside[:1].isupper() or inside in _lower_names())
                and inside[-1] not in ".,!?"
                else None
            )
    return None


def place_end(doc: Doc, index: int) -> int:
    """Where the name of a place ends that begins at ``index``: "Port Sudan", but "Moskau" in "in Moskau Nowa Wes"."""
    return _run_end(doc, index, len(doc)) if doc[index].text in word_class("place_opening") else index + 1


def _coordinated_end(doc: Doc, index: int, limit: int) -> int | None:
    """Where nouns end that share their last part: "Bau-, Stadt- und Raumforschung"; None where there is but one."""
    while index + 2 < limit and doc[index].text.endswith("-"):
        if doc[index + 1].text not in SHARED_LINKS or not is_name_token(doc[index + 2].text):
            return None
        index += 2
        if not doc[index].text.endswith("-"):
            return index + 1
    return None


def _run_end(doc: Doc, index: int, limit: int) -> int:
    end = index
    while end < limit:
        text = doc[end].text
        if is_name_token(text) and text.endswith("-") and (shared := _coordinated_end(doc, end, limit)):
            end = shared
            continue
        if is_name_token(text):
            if end > index and (is_time_noun(text) or _stands_beside(doc[end - 1].text, text)):
                break
            end += 1
            continue
        if (
            text[:1].isdigit()
            and text.endswith(".")
            and end == index
            and end + 1 < limit
            and is_name_token(doc[end + 1].text)
        ):
            end += 1
            continue
        if (
            text in NAME_LINKS
            and end > index
            and role_of(doc[end - 1].text) is None
            and statement_of(doc[end - 1].text) is None
        ):
            ahead = end + 1
            if ahead < limit and doc[ahead].text in {"der", "den", "la"}:
                ahead += 1
            # "Ursula von der Leyen", not "Soldaten von Kiew": a single first name stands before the link
            if (
                ahead < limit
                and is_name_token(doc[ahead].text)
                and (text not in {"von", "al"} or _first_name(doc, index, end))
            ):
                end = ahead
                continue
        if text == "&" and end > index and end + 1 < limit and is_name_token(doc[end + 1].text):
            end += 1  # "Hartwig & Kölle"
            continue
        if text in ENGLISH_LINKS and end > index:
            ahead = end + 1 + (end + 1 < limit and doc[end + 1].text in ENGLISH_LINKS)
            if ahead < limit and is_name_token(doc[ahead].text):
                end = ahead
                continue
        if end > index and text[:1].islower() and _is_lower_name(text, doc[end - 1].text):
            end += 1
            continue
        if text == "und" and end - index >= 2 and end + 1 < limit and is_name_token(doc[end + 1].text):
            # "Gewerkschaft Dienst und Verkehr": a name part that only an organisation's head makes one
            role = role_of(doc[index].text)
            if (
                role
                and role[0]["kind"] == "organisation"
                and role_of(doc[end + 1].text) is None
                and end - index == 2
            ):
                end += 2
                continue
        break
    return end


def _stands_beside(body: str, noun: str) -> bool:
    """Whether a noun behind a role is a thing of its own: "Das Ministerium hat Bilanz gezogen", "laut Polizei Bußgeldverfahren"."""
    role = role_of(body)
    if role is None:
        return False
    if noun in LONE_NOUNS:
        return True
    return (
        role[0]["person"] == "no"
        and role[0]["head"] in NAMELESS
        and noun.endswith(THING_ENDINGS)
        and simplemma.is_known(noun, "de")
    )


@cache
def _lower_names() -> frozenset[str]:
    """Media that write themselves in lower case: "dpa", "ndr.de"."""
    rows = (*lexicon.read("agencies"), *lexicon.read("media"))
    return frozenset(row["name"] for row in rows if row["name"][:1].islower() and " " not in row["name"])


# "die Agentur nda", "der Sender bTV": short names that begin in lower case.
LONGEST_LOWER_NAME = 5


def _is_lower_name(text: str, before: str) -> bool:
    """Whether a word in lower case behind ``before`` is the name of a medium: a listed one, or no word of German behind its kind."""
    role = role_of(before)
    if role is None:
        return False
    built = text.isalpha() and len(text) <= LONGEST_LOWER_NAME and not simplemma.is_known(text.lower(), "de")
    return text in _lower_names() or (built and role[0]["kind"] in {"medium", "agency"})


def _first_name(doc: Doc, start: int, end: int) -> bool:
    previous = doc[end - 1].text
    before = [t for t in range(start, end) if role_of(doc[t].text) is None]
    return (
        len(before) == 1
        and previous.isalpha()
        and not previous.endswith(("en", "ung", "heit", "keit", "schaft", "tion"))
    )


def _lower_named(doc: Doc, index: int, limit: int) -> NounPhrase | None:
    if index < limit and doc[index].text in _lower_names():
        return NounPhrase(index, index + 1, None, (), (index, index + 1))
    return None


def noun_phrase(doc: Doc, start: int, limit: int, depth: int = 0) -> NounPhrase | None:
    """The noun phrase that begins exactly at ``start`` and ends before ``limit``, or None."""
    if start >= limit:
        return None
    while start < limit and doc[start].is_space:
        start += 1
    if start >= limit:
        return None
    index, article = start, None
    if doc[index].lower_ in ARTICLES or doc[index].lower_ in POSSESSIVES:
        article, index = index, index + 1
    adjectives = _adjectives(doc, index, limit, after_article=article is not None)
    attribute: tuple[int, ...] = ()
    if adjectives is None:
        behind = _embedded_end(doc, index, limit) if article is not None and depth < 2 else None
        if behind is None:
            return None
        index = behind
        adjectives = _adjectives(doc, index, limit, after_article=True)
        assert adjectives
        index, attribute, adjectives = adjectives[0] + 1, adjectives[:1], adjectives[1:]
    while index < limit and (
        doc[index].is_space or index in adjectives or doc[index].text in ADVERBS_BEFORE_ADJECTIVE
    ):
        index += 1
    quoted = _quoted(doc, index, limit)
    if quoted:
        run, index = (index, index), quoted[1] + 1
    else:
        if doc[index].text in OPENERS or is_time_noun(doc[index].text):
            return None
        first = index
        index = _run_end(doc, first, limit)
        run = (first, index)
        if index == first:
            return None
        if owned := _owned_role(doc, start, index, limit, run, article, depth):
            return owned
        quoted = _quoted(doc, index, limit)
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
    return replace(inner, start=start) if role_of(doc[inner.run[0]].text) else None


def _called(doc: Doc, index: int, limit: int) -> tuple[tuple[int, int], int] | None:
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
    if name := _quoted(doc, at, limit):
        return name, name[1] + 1
    end = _run_end(doc, at, limit)
    return ((at, end), end) if end > at else None


# "das Bundesamt für Statistik": such bodies bear their task in their name.
PURPOSEFUL = frozenset({"government", "agency", "intelligence", "medium"})


def _purpose_end(doc: Doc, index: int, limit: int) -> int | None:
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
    until = _run_end(doc, end, limit)
    if (
        until < limit
        and doc[until].text in {"der", "des"}
        and until + 1 < limit
        and is_name_token(doc[until + 1].text)
    ):
        return _run_end(doc, until + 1, limit)  # "für Sicherheit der Eisenbahnen"
    return until


def _members_end(doc: Doc, index: int, limit: int, role: dict[str, str]) -> int | None:
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
    return _run_end(doc, index + 1, limit) if is_name_token(doc[index + 1].text) else None


def _is_plural_genitive(doc: Doc, index: int, limit: int) -> bool:
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


def _second_purpose(doc: Doc, index: int, limit: int) -> int:
    """Where "… und Landwirtschaft" ends behind the first task of a body; ``index`` itself where no second follows."""
    while index + 1 < limit and doc[index].text in {",", "und"}:
        word = doc[index + 1].text
        further = index + 2 < limit and doc[index + 2].text in {",", "und"}
        task = is_name_token(word) and simplemma.is_known(word, "de") and role_of(word) is None
        if not task or (doc[index].text == "," and not further):
            break
        index += 2
    return index


def _names_body(doc: Doc, index: int, limit: int) -> bool:
    """Whether "von …" behind a role names its body ("Sprecher von Siemens") and not the content ("spricht die Polizei von Gewalt")."""
    if index < limit and doc[index].lower_ in ARTICLES:
        index += 1
    if index >= limit or not is_name_token(doc[index].text):
        return index < limit and doc[index].text in _lower_names()
    word = doc[index].text
    return role_of(word) is not None or not simplemma.is_known(word, "de") or word.isupper()


def _embedded_end(doc: Doc, index: int, limit: int) -> int | None:
    """Where the participle stands to which what comes before it belongs: "die [von CNN] eingesehene Einschätzung", "die [in Genf]
    ansässige Organisation"; None where no such attribute begins at ``index``."""
    if index + 1 >= limit or doc[index].lower_ not in word_class("embedded_preposition"):
        return None
    inner = noun_phrase(doc, index + 1, limit, depth=3)
    if inner is None or inner.end >= limit:
        return None
    word, following = doc[inner.end].text, _adjectives(doc, inner.end, limit, after_article=True)
    return inner.end if following and _is_attribute(word) else None


def _is_attribute(word: str) -> bool:
    """ "eingesetzten", "lebenden", "zuständigen": what can have a complement before it."""
    stem = word.removesuffix("n").removesuffix("r").removesuffix("m").removesuffix("s").removesuffix("e")
    participle = verb_form(stem) in (VerbForm.PARTICIPLE, VerbForm.EITHER) or stem.endswith("end")
    return participle or word in word_class("standing_attribute")


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
    plain = article is not None and run[1] - run[0] == 1 and simplemma.is_known(head, "de")
    common = role is not None or statement is not None or plain
    if not quoted and role is not None and (called := _called(doc, index, limit)):
        quoted, index = called
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
                or (statement is not None and (text in OWNERS or _is_plural_genitive(doc, index, limit)))
            )
            and not (role_of(first) and run[1] - run[0] > 1 and role_of(head) is None)
        ):
            genitive = noun_phrase(doc, index, limit, depth + 1)
        elif (
            genitive is None
            and common
            and text in {"von", "vom"}
            and (statement or _names_body(doc, index + 1, limit))
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
            if is_time_noun(doc[index + 1].text) or (text == "in" and role is None):
                break
            place = index + 1
            index = _run_end(doc, index + 1, limit)
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
            if phrase is not None and phrase.acronym is not None:
                acronym, tail = phrase.acronym, (index, phrase.acronym - 1)
                index = phrase.end
                continue
            until = phrase.end if phrase is not None else _purpose_end(doc, index + 1, limit)
            if until is None:
                break
            tail = index, _second_purpose(doc, until, limit)
            index = tail[1]
            continue
        elif (
            tail is None
            and text == "für"
            and role
            and role[0]["person"] == "no"
            and role[0]["kind"] in PURPOSEFUL
            and (until := _purpose_end(doc, index + 1, limit)) is not None
        ):
            tail = index, _second_purpose(doc, until, limit)
            index = tail[1]
            continue
        elif (
            tail is None
            and role is not None
            and (members := _members_end(doc, index, limit, role[0])) is not None
        ):
            tail, index = (index, members), members
            continue
        else:
            break
        if genitive is None:
            break
        index = genitive.end
    return NounPhrase(start, index, article, adjectives, run, quoted, genitive, by_von, place, acronym, tail)
