"""Past or future: what the clause around a time expression says about which Tuesday is meant.

German news tells the past in the perfect ("hat … gesagt"), the preterite ("sagte") and the pluperfect, and the future in
the present tense ("tagt am Freitag"), with "werden" or with a modal verb ("soll", "will"). Built on the clauses of
``claims.extraction.clauses``.
"""

import re
from enum import StrEnum
from functools import lru_cache

from spacy.tokens import Doc, Span

from claims.extraction.clauses import SEPARABLE, Clause, VerbForm, clause_at, clauses, verb_form, verb_lemma


class Tense(StrEnum):
    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


# Forms of auxiliaries and modal verbs. "present" alone decides nothing: "hat gesagt" is past, "hat Zeit" is not.
_PAST_FORMS = frozenset(
    "war waren hatte hatten wurde wurden konnte konnten musste mussten durfte durften mochte mochten".split()
)
_PERFECT = frozenset("hat haben habe ist sind sei seien hätten hätte wäre wären".split())
_FUTURE_FORMS = frozenset(
    "wird werden werde würde würden soll sollen solle will wollen wolle kann können könne könnte könnten darf dürfen dürfte "
    "dürften muss müssen müsse möchte möchten sollte sollten".split()
)
# Strong preterites on -t, which look like a present; with a separable prefix too ("eintrat").
_STRONG_T = re.compile(
    rf"(?:{'|'.join(sorted(SEPARABLE, key=len, reverse=True))}|be|ver|er|ent|ge|zer|miss)*"
    "(?:bat|trat|hielt|riet|galt|bot|litt|stritt|ritt|schritt|glitt|schnitt|briet|focht|flocht|tat|fuhr|saß)"
)
# Participles that turn "ist …" into a plan.
_PLANNED = re.compile(
    r"(?:geplant|vorgesehen|angesetzt|anberaumt|terminiert|angekündigt|erwartet|anstehend|bevorstehend|vereinbart)"
)


@lru_cache(maxsize=65_536)
def is_preterite(word: str) -> bool:
    """Whether a full verb form (lower case) is preterite: "sagte", "kamen", "trat"; not "sagt", "kommen", "arbeite"."""
    lemma = verb_lemma(word)
    if lemma is None or word == lemma:
        return False
    if word.endswith(("te", "ten")):
        stem = lemma.removesuffix("n").removesuffix("e")
        return not any(
            word in (stem + "e", stem + "en") or (prefix + word) in (stem + "e", stem + "en")
            for prefix in ("", *SEPARABLE)
        )
    if word.endswith("t"):
        return bool(_STRONG_T.fullmatch(word))
    if word.endswith("e"):
        return False
    if word.endswith("en"):
        return not lemma.endswith(word) and verb_form(word) is not VerbForm.PARTICIPLE
    return not word.endswith(("st", "n"))


def _of_clause(doc: Doc, clause: Clause) -> Tense | None:
    finite = doc[clause.finite].lower_ if clause.finite is not None else None
    right = [doc[index].lower_ for index in clause.right_bracket]
    inside = {doc[index].lower_ for index in clause.tokens}
    participles = [word for word in right if verb_form(word) in (VerbForm.PARTICIPLE, VerbForm.EITHER)]
    if finite is None:
        return None
    if finite in _PAST_FORMS:
        return Tense.PAST
    if finite in _PERFECT:
        if any(_PLANNED.match(word) for word in inside):
            return Tense.FUTURE
        return Tense.PAST if participles else Tense.PRESENT
    if finite in _FUTURE_FORMS:
        if participles and {"haben", "sein"} & inside:
            return Tense.PAST  # "soll … getötet haben"
        return Tense.FUTURE
    if is_preterite(finite):
        return Tense.PAST
    if finite in ("wollte", "wollten"):
        return Tense.PAST
    return Tense.PRESENT


class TenseReader:
    """Answers for one Doc; the clauses of a sentence are cut once."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._clauses: dict[int, tuple[Clause, ...]] = {}

    def clauses_of(self, sentence: Span) -> tuple[Clause, ...]:
        found = self._clauses.get(sentence.start)
        if found is None:
            found = self._clauses[sentence.start] = clauses(sentence)
        return found

    def at(self, sentence: Span, token: int) -> Tense | None:
        """The tense of the clause that holds the token; of the sentence's main clause when that has no verb."""
        found = self.clauses_of(sentence)
        clause = clause_at(found, token)
        tense = _of_clause(self._doc, clause) if clause else None
        if tense is not None:
            return tense
        for other in found:
            if other.kind == "main" and (tense := _of_clause(self._doc, other)) is not None:
                return tense
        return None
