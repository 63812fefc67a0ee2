"""The mood that the finite verb of a clause gives to what it states: "will bauen", "soll gefallen sein", "könnte", "wäre"."""

from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.clause_words import words_in
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.content_moods import NEGATIONS
from claims.extraction.figure_units import is_share, unit
from claims.extraction.given_figures import before_modifiers
from claims.extraction.subject_figures import is_subject_figure
from claims.extraction.verb_forms import VerbForm, verb_form, verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import Modality

# "soll … sein/liegen/betragen": states are reported, not planned; events in the plain infinitive are planned.
STATIVE = word_class("stative_verb")
# "Ohne Damm wären es 30", "Sonst fielen 30 Stellen weg": what did not come.
COUNTERFACTUAL = word_class("counterfactual_opener")
CONDITION_OPENERS = word_class("condition_opener")
# Participles that are written like infinitives: "wird befahren" seldom is the future.
PASSIVE_INFINITIVES = word_class("passive_infinitive")
# What somebody who has to do it has not done yet.
PROVIDING = word_class("providing_verb")
# Nouns of what somebody sets: "Die Bauzeit soll 30 Monate betragen"; of others it is hearsay.
SET_BY_PLAN = tuple(word_class("set_measure_ending"))
_MEASURING = frozenset({"betragen", "liegen", "umfassen"})
# Adverbs of what is still to come.
FORWARD = word_class("forward_adverb")
PREPOSITIONS = word_class("preposition")
# "will von 30 Fällen wissen", "wollte nur 30 bestätigen"
# "Bleibt das Fieber 30 Tage, so …": verbs that open a condition.
SUPPOSING = word_class("supposing_verb")
# Seats in the Konjunktiv are counted for an election to come.
SEATS = word_class("seat_noun")
EVIDENTIAL = word_class("evidential_infinitive")
# What somebody who is there already is to do: "30 Soldaten sollen die Grenze sichern".
TASKS = word_class("task_infinitive")
NEWLY = frozenset({"neue", "neuen", "weitere", "weiteren", "zusätzliche", "zusätzlichen", "mehr"})
_AUXILIARIES = frozenset(
    {"sein", "haben", "werden", "müssen", "können", "dürfen", "sollen", "wollen", "mögen"}
)
_MODALS = frozenset({"müssen", "können", "dürfen", "sollen", "wollen"})

Mood = tuple[Modality, bool]
_STATED: Mood = (Modality.ASSERTED, False)
_HEARSAY: Mood = (Modality.ASSERTED, True)
_PLANNED: Mood = (Modality.PLANNED, False)
_POSSIBLE: Mood = (Modality.POSSIBLE, False)


# "hatte 30 Häuser bauen wollen", "hätte 30 Euro bekommen sollen"; "52 Prozent hatten zustimmen wollen" counts who wanted.
_UNREALISED = frozenset({"wollen", "sollen", "können"})


def verbal_mood(doc: Doc, clause: Clause, index: int, *, reported: bool, fronted_source: bool) -> Mood:
    """(modality by the finite verb, whether it marks hearsay). ``reported``: somebody is said to have stated the clause;
    ``fronted_source``: only a preposition in the clause itself says so, which leaves the verb its mood ("laut ZPG wären es 30")."""
    if (
        clause.kind is ClauseKind.SUBORDINATE
        and clause.opener is not None
        and doc[clause.opener].lower_ == "ob"
    ):
        return _POSSIBLE
    if clause.finite is None:
        return _STATED
    word = doc[clause.finite].lower_
    lemma = verb_lemma(word)
    closing = [doc[i].lower_ for i in clause.right_bracket]
    infinitive = next((w for w in reversed(closing) if verb_form(w) is VerbForm.PLURAL), None)
    participle = any(
        verb_form(w) in (VerbForm.PARTICIPLE, VerbForm.EITHER) or w in PASSIVE_INFINITIVES for w in closing
    )
    perfect = len(closing) >= 2 and closing[-1] in {"haben", "sein"}
    if lemma == "haben" and len(closing) >= 2 and closing[-1] in _UNREALISED:
        if closing[-1] == "können":  # "hätte 30 Leute retten können", but "hat 30 Leute retten können"
            doubted = word in _conditional_forms() and not (
                reported and word == "hätten" and not fronted_source
            )
            return _POSSIBLE if doubted else _STATED
        governed = {doc[index].lower_, doc[before_modifiers(doc, index)].lower_} & PREPOSITIONS
        bare_share = is_share(doc, index) and not governed
        return _STATED if bare_share and closing[-1] == "wollen" else _PLANNED
    if word in {"sollte", "sollten"} and clause.finite == clause.start:
        return _POSSIBLE  # "Sollten 30 Länder zustimmen, …"
    if lemma == "sollen":
        if infinitive in TASKS and not _looks_forward(doc, clause, infinitive) and _acts(doc, index, clause):
            return _STATED
        return _of_sollen(doc, clause, word, closing, infinitive, perfect=perfect, participle=participle)
    if lemma == "wollen":
        if (not infinitive and word in {"wollte", "wollten"}) or is_subject_figure(doc, index, clause):
            return _STATED
        return _HEARSAY if perfect or infinitive in EVIDENTIAL else _PLANNED
    if word in {"wird", "werden", "werde"} and (
        (infinitive and infinitive != "werden" and not participle) or closing[-1:] == ["werden"]
    ):
        return _PLANNED
    becoming = word in {"wird", "werden"} and not closing
    if becoming and doc[before_modifiers(doc, index)].lower_ == "es":
        return _PLANNED  # "Am Abend werden es 30 Grad"
    if word in {"möchte", "möchten"}:
        return _PLANNED
    if word == "müssten" and infinitive and not reported:
        return _POSSIBLE
    if lemma == "müssen" and doc[clause.end - 1].lower_ in {"her", "hin"}:
        return _PLANNED  # "Dafür müssen 30 Leute her"
    if lemma == "müssen" and infinitive and index > clause.finite:
        return _of_muessen(word, infinitive)
    if word in {"könnte", "könnten"} or (word == "könne" and infinitive):
        return _POSSIBLE
    if word == "dürften" and reported and NEGATIONS & words_in(doc, clause):
        return _STATED  # "30 Häuser dürften nicht betreten werden" is not allowed
    if word in {"dürfte", "dürften"}:
        return (Modality.ASSERTED, True) if perfect else (Modality.POSSIBLE, True)
    if lemma == "drohen" and not (_with_infinitive(doc, clause) and index < clause.finite):
        return _POSSIBLE
    if (
        word == "würden"
        and reported
        and not fronted_source
        and infinitive
        and not participle
        and infinitive != "werden"
    ):
        return _PLANNED  # replaces "werden" of the speaker
    if doc[clause.start].lower_ in COUNTERFACTUAL and word in _conditional_forms():
        return _POSSIBLE
    if word in _conditional_forms() and unit(doc, index) in SEATS:
        return _POSSIBLE  # "Die Grünen kämen auf 30 Sitze", "Zusammen hätten sie 30 Mandate"
    reported = reported and not (fronted_source and word not in {"hätten", "würden"})
    if is_conditional(word, reported=reported, infinitive=bool(infinitive)):
        return _POSSIBLE
    return _STATED


def resumed(doc: Doc, clause: Clause, clauses: tuple[Clause, ...]) -> Clause:
    """The whole of a clause that a relative clause or an aside interrupts: in "will sie, die den Fonds leitet, 30 Euro leihen" the stretch
    behind it has nothing but the infinitive of the modal verb before."""
    if clause.kind is not ClauseKind.MAIN or clause.finite is None or clause.finite == clause.start:
        return clause
    if not clause.right_bracket and verb_lemma(doc[clause.finite].lower_) in _MODALS:
        return _completed(doc, clause, clauses)
    closes = clause.finite + 1 >= clause.end or doc[clause.finite + 1].is_punct
    if not closes or verb_form(doc[clause.finite].lower_) is not VerbForm.PLURAL:
        return clause
    for before in reversed(clauses[: clauses.index(clause)]):
        if before.kind is not ClauseKind.MAIN:
            continue
        if before.finite is None or before.right_bracket:
            break
        if verb_lemma(doc[before.finite].lower_) in _AUXILIARIES - {"sein", "haben"}:
            return replace(before, parts=before.parts + clause.parts, right_bracket=(clause.finite,))
        break
    return clause


def _completed(doc: Doc, clause: Clause, clauses: tuple[Clause, ...]) -> Clause:
    """With the infinitive that follows only in the last of several clauses: "Aus Mali sollen 30, aus Niger 25 Leute kommen"."""
    for after in clauses[clauses.index(clause) + 1 :]:
        if after.kind is not ClauseKind.MAIN or not after.coordinated or after.finite is None:
            break
        if after.finite + 1 >= after.end and verb_form(doc[after.finite].lower_) is VerbForm.PLURAL:
            return replace(clause, right_bracket=(after.finite,))
    return clause


def _of_sollen(
    doc: Doc,
    clause: Clause,
    word: str,
    closing: list[str],
    infinitive: str | None,
    *,
    perfect: bool,
    participle: bool,
) -> Mood:
    """ "soll bauen" is a plan, "soll gebaut haben" and "soll bei 30 liegen" are hearsay, "soll 30 Monate gelten" a plan again."""
    if perfect:
        return (
            _PLANNED if word in {"sollte", "sollten"} and participle and closing[-1] == "werden" else _HEARSAY
        )
    if word in {"sollte", "sollten"}:
        return _PLANNED
    if not closing and clause.finite == clause.start + 1 and (fronted := _infinitive_at(doc, clause.start)):
        return _PLANNED if fronted not in STATIVE else _HEARSAY  # "Kommen sollen 30 Helfer"
    if infinitive and verb_lemma(infinitive) in STATIVE and not participle:
        return _PLANNED if _looks_forward(doc, clause, infinitive) else _HEARSAY
    return _PLANNED if closing else _HEARSAY


def _acts(doc: Doc, index: int, clause: Clause) -> bool:
    """Whether those counted act: the figure is the subject ("30 Soldaten sollen …", "Das sollen 30 Soldaten …", "eine 30-köpfige
    Kommission soll …"), and they are not new."""
    assert clause.finite is not None
    near = {doc[token].lower_ for token in range(max(0, index - 2), min(len(doc), index + 3))}
    if NEWLY & near:
        return False
    before = before_modifiers(doc, index)
    headed = doc[index].lower_.rstrip("erns").endswith("köpfig")
    behind = before == clause.finite and doc[clause.finite].lower_.endswith("n")
    return headed or behind or (index < clause.finite and before <= clause.start)


def _infinitive_at(doc: Doc, token: int) -> str | None:
    word = doc[token].lower_
    return word if verb_form(word) is VerbForm.PLURAL else None


def _of_muessen(word: str, infinitive: str) -> Mood:
    """ "Der Bund müsse 30 Euro bereitstellen" is a demand; "muss 30 Euro bereitstellen" is one where somebody is to give something."""
    if infinitive == "rechnen" and word in {"muss", "müssen", "müsse"}:
        return _POSSIBLE  # "muss mit bis zu 30 Jahren Haft rechnen"
    demanded = word == "müsse" and verb_lemma(infinitive) not in STATIVE
    providing = word in {"muss", "müssen"} and infinitive in PROVIDING
    return _PLANNED if demanded or providing else _STATED


def _looks_forward(doc: Doc, clause: Clause, infinitive: str) -> bool:
    """ "soll 27 Monate gelten", "am Ende sollen es 600 sein", "bis Ostern sollen es 30 sein": a state still to come."""
    words = [doc[token].lower_ for token in clause.tokens]
    if infinitive in _MEASURING and any(doc[token].lower_.endswith(SET_BY_PLAN) for token in clause.tokens):
        return True  # "Die Dividende soll 30 Cent betragen"
    if infinitive in {"gelten", "dauern"} or FORWARD & set(words) or "am ende" in " ".join(words):
        return True
    opening = doc[clause.start].lower_
    after = (
        doc[clause.finite + 1].lower_ if clause.finite is not None and clause.finite + 1 < len(doc) else ""
    )
    return opening in {"bis", "ab"} or (infinitive == "sein" and after == "es" and opening in {"in", "im"})


def _with_infinitive(doc: Doc, clause: Clause) -> bool:
    """ "droht zu scheitern"."""
    return any(
        doc[token].lower_ == "zu" or verb_form(doc[token].lower_) is VerbForm.ZU_INFINITIVE
        for token in clause.tokens
        if clause.finite is not None and token > clause.finite
    )


def on_condition(doc: Doc, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """ "Werde das Ergebnis übertragen, kämen 30 Millionen hinzu": Konjunktiv II under a condition, reported or not."""
    if clause.finite is None:
        return False
    if clause.finite == clause.start and _after_condition(doc, clause, clauses):
        return True
    if doc[clause.finite].lower_ not in _conditional_forms():
        return False
    openers = [doc[one.start].lower_ for one in clauses if one is not clause]
    return any(opener in CONDITION_OPENERS for opener in openers)


def _after_condition(doc: Doc, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """ "Käme es dazu, fielen 30 Stellen weg", "Wird er verurteilt, muss er 30 Jahre in Haft": the clause before opens with its verb."""
    before = next((one for one in clauses if one.end + 1 == clause.start), None)
    if before is None or before.kind is not ClauseKind.MAIN or before.finite != before.start:
        return False
    word = doc[before.start].lower_
    passive = word in {"wird", "werden", "werde"} and bool(before.right_bracket)
    own = doc[clause.start].lower_ in _conditional_forms() and "man" not in words_in(doc, before)
    return passive or own or (word in _conditional_forms() and word != "sollten")


def is_condition(doc: Doc, clause: Clause, clauses: tuple[Clause, ...]) -> bool:
    """ "Wird er zu 30 Monaten verurteilt, verliert er sein Amt": a main clause that opens with its verb, with another behind it. Not what one
    reckons ("Rechnet man 30 Fälle hinzu, sind es 40")."""
    if clause.kind is not ClauseKind.MAIN or not clause.finite == clause.start == clauses[0].start:
        return False
    word = doc[clause.start].lower_
    passive = word in {"wird", "werden"} and bool(clause.right_bracket)
    if "man" in words_in(doc, clause) or not (passive or word in SUPPOSING):
        return False
    following = next((one for one in clauses if one.start == clause.end + 1), None)
    if following is None or following.kind is not ClauseKind.MAIN:
        return False
    return following.finite == following.start or doc[following.start].lower_ in {"so", "dann"}


@cache
def _conditional_forms() -> frozenset[str]:
    return frozenset(row["form"] for row in lexicon.read("verb_forms") if row["mood"] == "k2")


def is_conditional(word: str, *, reported: bool, infinitive: bool) -> bool:
    """Konjunktiv II outside reported speech, or inside it where it does not merely replace Konjunktiv I: the plural does
    ("95 würden vermisst"), the singular "würde/hätte" with a source may. The plural of a full verb nearly always does."""
    if word not in _conditional_forms() or verb_lemma(word) == "müssen":
        return False  # "müssten" is what is needed
    plural_of_full_verb = word.endswith("en") and verb_lemma(word) not in _AUXILIARIES
    if not reported:
        return not plural_of_full_verb
    if word == "würde":
        return infinitive
    return not plural_of_full_verb and word not in {"würden", "hätten", "wären"}
