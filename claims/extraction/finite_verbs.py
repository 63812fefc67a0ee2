"""Which of the verbs of a clause is its finite one, by their forms and where they stand."""

from spacy.tokens import Doc

from claims.extraction.clause_verbs import DETERMINERS
from claims.extraction.verb_forms import VerbForm, is_listed, verb_lemma
from claims.extraction.word_classes import word_class

# The verb forms of a stretch with their tokens, in running order.
Verbs = list[tuple[int, VerbForm]]
PREPOSITIONS_BEFORE_RELATIVE = word_class("preposition_before_relative")


def finite_of_main(doc: Doc, found: Verbs) -> int | None:
    """The finite verb of a main clause: the first that can be one."""
    for position, (index, form) in enumerate(found):
        if form is VerbForm.FINITE or (form is VerbForm.PLURAL and is_listed(doc[index].lower_)):
            if doc[index].text[:1].isupper() and [i for i, _ in found[position + 1 :]][:1] == [index + 1]:
                return index + 1  # "Haushalte zahlen 30 Euro"
            return _in_front_of_participle(doc, found, index)
    for index, form in found:
        if form in (VerbForm.PLURAL, VerbForm.EITHER):
            return index
    return None


def _in_front_of_participle(doc: Doc, found: Verbs, finite: int) -> int:
    """ "Zum gestern beschlossenen und begrüßten Entwurf erklärt der Bund": what looks like a past tense right before a noun may be an
    attribute, when a verb that could be a participle goes on to more words."""
    attribute = doc[finite].lower_.endswith(("te", "ten")) and not is_listed(doc[finite].lower_)
    if not attribute or finite + 1 >= len(doc) or not doc[finite + 1].text[:1].isupper():
        return finite
    following = (
        i
        for i, form in found
        if form is VerbForm.EITHER
        and i + 1 < len(doc)
        and doc[i + 1].lower_ in DETERMINERS | SUBJECT_PRONOUNS
    )
    return next(following, finite)


SUBJECT_PRONOUNS = frozenset({"er", "sie", "es", "man", "wir", "ich"})


def finite_of_subordinate(doc: Doc, found: Verbs) -> int | None:
    """The finite verb of a subordinate clause: the last that can be one."""
    for index, form in reversed(found):
        if form is VerbForm.FINITE or is_listed(doc[index].lower_):
            return index
    for wanted in (
        (VerbForm.PLURAL, VerbForm.EITHER),
        (VerbForm.PARTICIPLE,),
    ):  # "wem es gehört" looks like a participle
        for index, form in reversed(found):
            if form in wanted:
                return index
    return None


def is_lone_participle(doc: Doc, found: Verbs) -> bool:
    """Whether the verbs are but the end of an earlier clause: "…, erbeutet", "…, verwickelt gewesen sein"."""
    if len(found) > 1 and doc[found[-1][0]].lower_ in CLOSING_INFINITIVES:
        return all(form in (VerbForm.PARTICIPLE, VerbForm.EITHER) for _, form in found[:-1])
    return all(form is VerbForm.PARTICIPLE for _, form in found)


CLOSING_INFINITIVES = frozenset({"sein", "haben", "werden"})


MODALS = frozenset({"wollen", "sollen", "können", "müssen", "dürfen"})


def is_verb_last(doc: Doc, first: int, finite: int, found: Verbs, end: int) -> bool:
    """Whether the finite verb stands in the closing verb cluster. After articles that could be pronouns ("die Partei zählte 30")
    nothing but verbs may follow; after question words two more words may (", was er sagte am Montag")."""
    if doc[first].lower_ in DETERMINERS and any(
        index < finite and verb_lemma(doc[index].lower_) in MODALS and is_listed(doc[index].lower_)
        for index, _ in found
    ):
        return (
            False  # "die Gewerkschaft will 30 gezählt haben": in a relative clause the modal verb comes last
        )
    verb_indices = {index for index, _ in found}
    following = sum(
        1 for index in range(finite + 1, end) if index not in verb_indices and not doc[index].is_space
    )
    pronoun = first + (doc[first].lower_ in PREPOSITIONS_BEFORE_RELATIVE)
    allowed = 0 if doc[min(pronoun, end - 1)].lower_ in DETERMINERS else 2
    return following <= allowed and finite > first
