"""Which words of a stretch are its verbs: not those of quoted names, and not participles and adjectives before their noun."""

from spacy.tokens import Doc, Token

from claims.extraction.verb_forms import VerbForm, is_listed, verb_form, verb_lemma
from claims.extraction.word_classes import word_class

OPENING_QUOTES = frozenset("„»‚›“\"'")
CLOSING_QUOTES = frozenset("“«‘‹”\"'")
DETERMINERS = word_class("determiner")


def verbs(doc: Doc, start: int, end: int) -> list[tuple[int, VerbForm]]:
    """The verb forms among the tokens, as (index, form). Capitalised words count only at the start of the stretch; verbs of a
    quoted name and inflected participles before their noun do not count."""
    found = []
    doubtful = []
    unquoted = start
    for index in range(start, end):
        token = doc[index]
        if index < unquoted:
            continue
        if token.text in OPENING_QUOTES:
            unquoted = _end_of_quoted_name(doc, index, end)
            continue
        if not token.is_alpha:
            continue
        form = verb_form(token.lower_)
        if token.lower_ == "sein" and index + 1 < end and not is_listed(doc[index + 1].lower_):
            continue  # "beziffert sein Defizit": the verb closes its clause
        if form is None or (token.text[0].isupper() and not _opens_sentence(doc, index, form)):
            continue
        if form is VerbForm.PLURAL and index > start and doc[index - 1].lower_ == "zu":
            form = VerbForm.ZU_INFINITIVE
        # "die geplanten Häuser": an inflected participle or adjective before a noun is no verb
        if (
            form is not VerbForm.ZU_INFINITIVE
            and _attributive(doc, index, end)
            and not is_listed(token.lower_)
        ):
            continue
        if _before_noun(doc, index, start, end, form):
            doubtful.append((index, form))
        found.append((index, form))
    if _opens_with_noun(doc, start, found):
        del found[0]  # "Berichte über 30 Tote wies sie zurück"
    if len(doubtful) < len(
        found
    ):  # "Die Bahn nennt 30 nicht geplante Halte": another verb is the clause's own
        return [one for one in found if one not in doubtful]
    return found


def _opens_with_noun(doc: Doc, start: int, found: list[tuple[int, VerbForm]]) -> bool:
    """Whether what looks like a verb at the start of a sentence is a noun, for another finite verb follows it in the same stretch."""
    if len(found) < 2 or found[0] != (start, VerbForm.FINITE) or not doc[start].text[0].isupper():
        return False
    return not is_listed(doc[start].lower_) and any(form is VerbForm.FINITE for _, form in found[1:])


def _end_of_quoted_name(doc: Doc, opening: int, end: int) -> int:
    """Behind „Kassel wehrt sich“ in "das Bündnis „Kassel wehrt sich“ zählte": a capitalised wording that its clause goes on around."""
    if opening + 1 >= end or not doc[opening + 1].text[:1].isupper():
        return opening
    return next((i + 1 for i in range(opening + 1, end) if doc[i].text in CLOSING_QUOTES), opening)


# "30 von der Behörde am Montag erstmals gemeldete Fälle" has more words between the number and the participle; hardly any does.
LONGEST_BEFORE_PARTICIPLE = 3


def _before_noun(doc: Doc, index: int, start: int, end: int, form: VerbForm) -> bool:
    """Whether what looks like a past tense may be a participle before its noun: "den russisch kontrollierten Teil", "zwölf nicht
    erteilte Stunden", "37 vernichteten Panzern"."""
    word = doc[index].lower_
    if form is not VerbForm.FINITE or not word.endswith(("te", "ten")) or is_listed(word):
        return False
    if index + 1 >= end or not doc[index + 1].text[:1].isupper():
        return False
    first = index - 1
    while first >= start and first > index - 1 - LONGEST_BEFORE_PARTICIPLE and _modifies(doc[first]):
        first -= 1
    if first < start:
        return False
    opener = doc[first]
    counted = opener.like_num or opener.text[:1].isdigit() or opener.text.startswith(("Million", "Milliard"))
    return counted or (first < index - 1 and opener.lower_ in DETERMINERS)


def _modifies(token: Token) -> bool:
    """A word that can stand between an article or a number and a participle."""
    return token.text.islower() and token.is_alpha and token.lower_ not in DETERMINERS and not token.like_num


def _opens_sentence(doc: Doc, index: int, form: VerbForm) -> bool:
    """A capitalised verb stands first in a sentence or quotation; "Berichten zufolge" shows that plurals may be nouns there."""
    first = (
        index == 0
        or doc[index].is_sent_start
        or doc[index - 1].text in OPENING_QUOTES
        or doc[index - 1].text.endswith(":")
    )
    if not first:
        return False
    following = doc[index + 1].lower_ if index + 1 < len(doc) else ""
    fronted = form in (VerbForm.PARTICIPLE, VerbForm.EITHER) and verb_lemma(following) in AUXILIARIES
    return (form is VerbForm.FINITE and following != ":") or fronted or is_listed(doc[index].lower_)


# "Versprochen hatte der Minister 30 Stellen"
AUXILIARIES = frozenset({"haben", "sein", "werden"})


def _attributive(doc: Doc, index: int, end: int) -> bool:
    return (
        index > 0
        and doc[index - 1].lower_ in DETERMINERS
        and index + 1 < end
        and doc[index + 1].text[:1].isupper()
        and doc[index].lower_.endswith(("e", "en", "er", "es", "em"))
        and not (doc[index - 1].lower_ in {"das", "dies"} and doc[index].lower_.endswith(("te", "ten")))
    )
