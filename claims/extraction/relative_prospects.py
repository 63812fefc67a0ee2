"""Figures whose relative clause tells that they are to come: "30 Stellen, die bis Ostern besetzt werden sollen", "die 30 Euro, die der
Bund zahlen will"."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.date_tense import is_preterite
from claims.extraction.verb_forms import VerbForm, verb_form, verb_lemma
from claims.extraction.verbal_mood import TASKS
from claims.extraction.word_classes import word_class

DESCRIBING = word_class("describing_verb")
MAKING = word_class("making_verb")
_WILLING = frozenset({"will", "wollen", "soll", "sollen", "möchte", "möchten"})
_INTENDED = frozenset({"planen", "vorsehen", "beschließen"})
# "30 Stellen in der Pflege, die …": how far behind the number its relative clause opens, in tokens.
RELATIVE_REACH = 7


def is_to_come(doc: Doc, index: int, clauses: tuple[Clause, ...]) -> bool:
    """Whether the relative clause behind the figure at ``index`` plans it: by "sollen" with what is to happen to those counted, not what
    they are there for ("30 Wachen, die das Tor sichern sollen"), or by a "will" of somebody else."""
    relative = next(
        (
            clause
            for clause in clauses
            if clause.kind is ClauseKind.RELATIVE and index < clause.start <= index + RELATIVE_REACH
        ),
        None,
    )
    if relative is None or relative.finite is None or relative.finite < relative.start:
        return False
    if not _follows_noun(doc, index, relative):
        return False
    word = doc[relative.finite].lower_
    closing = [doc[token].lower_ for token in relative.tokens if token < relative.finite][-2:]
    if word == "will":
        return not _is_hearsay(closing)
    if word not in {"sollen", "soll"} or not closing:
        return False
    infinitive = verb_form(closing[-1]) is VerbForm.PLURAL
    return infinitive and closing[-1] not in TASKS and not _is_hearsay(closing)


def describes_plan(doc: Doc, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """Whether the clause is a relative clause in the present that tells of what the clause before wants to make: "Der Zoll will zwei Anlagen
    anschaffen, die 30 Euro kosten"."""
    if clause.kind is not ClauseKind.RELATIVE or clause.finite is None or clause not in clauses:
        return False
    if verb_lemma(doc[clause.finite].lower_) not in DESCRIBING or is_preterite(doc[clause.finite].lower_):
        return False
    at = clauses.index(clause)
    main = clauses[at - 1] if at else None
    if main is None or main.kind is not ClauseKind.MAIN or main.finite is None:
        return False
    verbs = {verb_lemma(doc[token].lower_) for token in main.right_bracket}
    willed = doc[main.finite].lower_ in _WILLING and bool(verbs)
    return (willed or bool(verbs & _INTENDED)) and bool(verbs & MAKING | verbs & _INTENDED)


def _follows_noun(doc: Doc, index: int, relative: Clause) -> bool:
    """Whether nothing but its noun phrase stands between the number and the comma before the relative clause."""
    return not any(
        doc[token].is_punct
        or (
            verb_form(doc[token].lower_) in (VerbForm.FINITE, VerbForm.PLURAL)
            and doc[token].text[:1].islower()
        )
        for token in range(index, relative.start - 1)
    )


def _is_hearsay(closing: list[str]) -> bool:
    """ "die sich versteckt haben sollen", "der er gesehen haben will"."""
    return closing[-1:] == ["haben"] or (
        len(closing) > 1
        and verb_lemma(closing[-1]) == "sein"
        and verb_form(closing[0]) in (VerbForm.PARTICIPLE, VerbForm.EITHER)
    )
