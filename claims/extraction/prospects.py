"""What is told in the present tense and lies ahead: "streicht 30 Stellen", "bleibt vier Wochen gesperrt", "beginnt am Montag" before
that Monday, and the sums of a draft budget."""

import re
from datetime import date
from functools import cache

from spacy.tokens import Doc

from claims.extraction import lexicon
from claims.extraction.clause_words import words_in
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.date_tense import is_preterite
from claims.extraction.doc_memory import memory, text_of
from claims.extraction.figure_units import is_share, is_sum, is_time, unit
from claims.extraction.given_figures import before_modifiers
from claims.extraction.verb_forms import VerbForm, mood, verb_form, verb_lemma
from claims.extraction.word_classes import word_class

# Verbs of lasting and the words with which they tell how long something has lasted already.
LASTING = word_class("lasting_verb")
_POINTING = frozenset(
    {
        "bei",
        "zwischen",
        "ab",
        "unter",
        "nach",
        "vor",
        "in",
        "binnen",
        "innerhalb",
        "von",
        "seit",
        "der",
        "die",
        "den",
    }
)
LASTED = frozenset(
    {"seit", "bereits", "schon", "bislang", "bisher", "mittlerweile", "inzwischen", "lang", "zuletzt"}
)
# … or usually lasts.
# Adverbs that put a present tense into the future: "Bald fahren 30 Züge".
SOON = word_class("soon_adverb")
TOMORROW = frozenset({"morgen", "übermorgen"})
HABITUAL = word_class("habitual_word")
TIMES = word_class("time_unit")
_EACH = frozenset({"jede", "jeder", "jedes", "jeden"})
# What an agreement on wages grants in the present is still to come.
GRANTING = word_class("granting_verb")
# … and what somebody receives in the present seldom is paid already.
RECEIVING = frozenset({"erhalten", "bekommen", "kriegen"})
_AGREEMENT = re.compile(
    r"\b\w*(?:[Tt]arif|[Ll]ohn|[Ll]öhne|[Gg]ehälter|[Gg]ewerkschaft)\w*\b[\s\S]{0,400}\b(?:geeinigt|[Ee]inigung|\w*[Aa]bschluss|einigten|mehr (?:Geld|Lohn|Kohle)|[Vv]erhandl\w+|[Vv]erhandelt)\b"
)
WORK = word_class("position_of_work")
WEEK = 7  # days
DRAFTS = word_class("draft_noun")
_ACCORDING = frozenset({"laut", "nach", "gemäß", "gemäss"})
CONDITIONS = word_class("condition_opener") | {"sobald", "immer", "erst"}
_HOLDING = frozenset({"stehen", "finden", "sein", "heißen"})
_NAMING = frozenset({"nennen", "enthalten", "vorsehen", "sehen", "vorschlagen", "schlagen", "veranschlagen"})
_PERMITTING = frozenset({"dürfen", "können"})
_DEFINITE = frozenset({"die", "der", "den", "dem"})
# A text is about a draft when title, lead or first paragraph say so; characters.
OPENING = 600
_DRAFT = re.compile(
    r"\b(?:\w*[Hh]aushalts?(?:entwurf|plan|pläne)?|\w*[Ee]tat(?:entwurf)?|\w*[Bb]udget(?:entwurf|plan)?|\w*[Gg]esetz(?:es)?entwurf|[Ss]parpaket|[Ff]inanzplanung)\w{0,3}\b"
)
_COMING_YEAR = re.compile(
    r"\b(?:nächste[nrs]?|kommende[nrs]?) (?:Jahr|Jahre|Haushaltsjahr)\w*|\b(?P<year>20\d\d)\b"
)
_PAST_WORDS = frozenset(
    {"bisher", "bislang", "derzeit", "aktuell", "zuletzt", "vorjahr", "heute", "befragt", "umfrage"}
)


def lies_ahead(doc: Doc, index: int, clause: Clause) -> bool:
    """Whether the figure at token ``index`` is one of the future although its clause is in the present."""
    if clause.finite is None or not _is_present(doc, clause):
        return False
    if clause.kind in (ClauseKind.MAIN, ClauseKind.RELATIVE) and _announces(doc, index, clause):
        return True
    if clause.kind is not ClauseKind.MAIN:
        return False
    if not SOON.isdisjoint(words_in(doc, clause)) and LASTED.isdisjoint(words_in(doc, clause)):
        return True
    if _follows(doc, clause) or _by_draft(doc, clause):
        return True
    if is_time(doc, index):
        return _lasts(doc, clause) and {doc[index - 1].lower_, doc[index].lower_}.isdisjoint(_POINTING)
    if not is_sum(doc, index):
        return _dated_ahead(doc, index, clause)
    words = {doc[token].lower_ for token in clause.tokens}
    granted = (
        verb_lemma(doc[clause.finite].lower_) in GRANTING
        and not _is_habit(doc, clause)
        and _told_in_opening(doc, _AGREEMENT)
    )
    granted = granted or _is_to_receive(doc, index, clause, words)
    return granted or _dated_ahead(doc, index, clause) or _in_draft(doc, clause)


def _is_to_receive(doc: Doc, index: int, clause: Clause, words: set[str]) -> bool:
    """ "Die Familien erhalten 30 Euro"; of shares only "bekommen 30 Prozent mehr"."""
    assert clause.finite is not None
    if verb_lemma(doc[clause.finite].lower_) not in RECEIVING:
        return False
    if _is_habit(doc, clause) or _is_rate(doc, index, clause) or words & (LASTED | _PAST_WORDS):
        return False
    if any(token.lower_ == "ich" for token in doc[index].sent):
        return False
    return "mehr" in words or not is_share(doc, index)


def _follows(doc: Doc, clause: Clause) -> bool:
    """ "Die Kilowattstunde koste dann 30 Cent": not so under a condition ("Wenn es regnet, stehen dann 30 Keller voll")."""
    if not any(doc[token].lower_ == "dann" for token in clause.tokens):
        return False
    return not any(token.lower_ in CONDITIONS for token in doc[clause.start].sent)


def _by_draft(doc: Doc, clause: Clause) -> bool:
    """ "Laut Entwurf steigt die Steuer auf 30 Prozent", "Dem Plan zufolge schließen 30 Filialen"."""
    for token in clause.tokens:
        if doc[token].text in DRAFTS:
            after = doc[token + 1].lower_ if token + 1 < len(doc) else ""
            if _names_contents(doc, token, clause):
                return True
            if (
                after == "zufolge"
                or {doc[max(0, token - 1)].lower_, doc[max(0, token - 2)].lower_} & _ACCORDING
            ):
                return True
    return False


def _names_contents(doc: Doc, draft: int, clause: Clause) -> bool:
    """ "Der Entwurf nennt 30 Euro", "Im Entwurf stehen 30 Euro"."""
    assert clause.finite is not None
    lemma = verb_lemma(doc[clause.finite].lower_)
    inside = {doc[max(0, draft - 1)].lower_, doc[max(0, draft - 2)].lower_} & {"im", "in"}
    return lemma in (_HOLDING if inside else _NAMING)


def _is_present(doc: Doc, clause: Clause) -> bool:
    """Whether the finite verb is in the present and no perfect."""
    assert clause.finite is not None
    word = doc[clause.finite].lower_
    if word in _PAST_AUXILIARIES or (word != "wird" and is_preterite(word)):
        return False
    closing = [doc[token].lower_ for token in clause.right_bracket]
    perfect = verb_lemma(word) in ("haben", "sein") and any(
        verb_form(form) in (VerbForm.PARTICIPLE, VerbForm.EITHER) for form in closing
    )
    return not perfect and not (closing and closing[-1] in ("haben", "worden"))


_PAST_AUXILIARIES = frozenset(
    {
        "war",
        "waren",
        "hatte",
        "hatten",
        "wurde",
        "wurden",
        "konnte",
        "konnten",
        "musste",
        "mussten",
        "gab",
        "sei",
        "seien",
        "habe",
        "wäre",
        "wären",
        "hätte",
        "hätten",
    }
)


@cache
def _announcing() -> dict[str, set[str | None]]:
    """Verbs whose present announces: infinitive without its particle → the particles; None for the verb as it stands."""
    table: dict[str, set[str | None]] = {}
    for row in lexicon.read("announcing_verbs"):
        particle = None if row["particle"] == "-" else row["particle"]
        table.setdefault(row["verb"].removeprefix(particle or ""), set()).add(particle)
        table.setdefault(row["verb"], set()).add(None)
    return table


def _announces(doc: Doc, index: int, clause: Clause) -> bool:
    """As in "Der Konzern streicht 30 Stellen", "30 Stellen fallen weg": not of a habit ("streicht jedes Jahr")."""
    assert clause.finite is not None
    lemma = verb_lemma(doc[clause.finite].lower_)
    if lemma == "verlieren" and any(doc[token].text in WORK for token in clause.tokens):
        return True  # "2.300 Menschen verlieren ihren Job"
    table = _announcing()
    if lemma == "stellen" and "verfügung" in words_in(doc, clause) and not _is_habit(doc, clause):
        return True  # "stellt 30 Euro zur Verfügung"
    if lemma == "werden" and _announces_passive(doc, clause):
        return True
    if lemma not in table:
        return False
    if mood(doc[clause.finite].lower_) == "k1" or (
        lemma == "entfallen" and any(doc[t].lower_ == "auf" for t in clause.tokens)
    ):
        return False  # what is reported may be a habit; "auf die Partei entfallen 30 Sitze"
    if _is_habit(doc, clause) or _is_distance(doc, index):
        return False
    if None in table[lemma]:
        return True
    return any(
        doc[token].lower_ in table[lemma]
        and (token + 1 >= clause.end or doc[token + 1].is_punct or doc[token + 1].lower_ == "und")
        for token in clause.tokens
        if token > clause.finite
    )


def _announces_passive(doc: Doc, clause: Clause) -> bool:
    """ "30 Stellen werden gestrichen", "Der Zuschuss wird auf 30 Euro angehoben": not of a habit, nor while it goes on ("derzeit")."""
    if _is_habit(doc, clause) or words_in(doc, clause) & LASTED:
        return False
    verbs = [verb_lemma(doc[token].lower_) for token in clause.right_bracket]
    return bool(verbs) and verbs[-1] in _announcing_whole()


@cache
def _announcing_whole() -> frozenset[str]:
    return frozenset(row["verb"] for row in lexicon.read("announcing_verbs"))


def _lasts(doc: Doc, clause: Clause) -> bool:
    assert clause.finite is not None
    if doc[clause.start].lower_ in {"ein", "eine"} and verb_lemma(doc[clause.finite].lower_) == "dauern":
        return False  # "Ein Kurs dauert 30 Tage": any of them
    lasting = verb_lemma(doc[clause.finite].lower_) in LASTING
    return lasting and not words_in(doc, clause) & (LASTED | _EACH) and not _is_habit(doc, clause)


def _is_habit(doc: Doc, clause: Clause) -> bool:
    """Whether the clause tells what happens again and again ("jedes Jahr", "üblicherweise"); "jeder Schüler" is no habit."""
    words = words_in(doc, clause)
    if words & HABITUAL:
        return True
    return not words.isdisjoint(_EACH) and any(
        doc[token].lower_ in _EACH
        and any(doc[after].text in TIMES for after in range(token + 1, min(len(doc), token + 3)))
        for token in clause.tokens
    )


def _is_distance(doc: Doc, index: int) -> bool:
    """ "keine 30 Kilometer entfernt": a measure of place that no verb announces; it may change one ("um 30 Kilometer verlängert")."""
    measured = unit(doc, index).startswith(("Meter", "Kilometer"))
    return measured and doc[before_modifiers(doc, index)].lower_ not in {"um", "auf"}


def _is_rate(doc: Doc, index: int, clause: Clause) -> bool:
    """ "30 Euro je Hektar", "30 Dollar in der Stunde": what is paid by the piece is paid already."""
    return any(
        doc[token].lower_ in {"je", "pro"} or (doc[token].text == "Stunde" and doc[token - 1].lower_ == "der")
        for token in clause.tokens
        if token > index
    )


def _dated_ahead(doc: Doc, index: int, clause: Clause) -> bool:
    """Whether the clause is dated after the text was published: by a passive on any day, by another verb at least a week ahead, for
    tabloids tell of the day before in the present ("85 Autos krachen am Montag ineinander")."""
    assert clause.finite is not None
    finite = doc[clause.finite].lower_
    if mood(finite) == "k2" or verb_lemma(finite) in _PERMITTING:
        return False
    before = doc[before_modifiers(doc, index)].lower_
    words = words_in(doc, clause)
    if before == "gegen" or "seit" in words or {"noch", "bis"} <= words:
        return False  # "Gegen 30 Leute wird im Herbst verhandelt", "Noch bis Mai üben 30 Soldaten"
    if before in {"auf", "in"} and unit(doc, index).startswith(("Meter", "Kilometer")):
        return False  # "Im November schneit es auf 30 Metern"
    passive = verb_lemma(finite) == "werden" and bool(clause.right_bracket)
    soon = passive or not TOMORROW.isdisjoint(words_in(doc, clause))
    if not soon and doc[before_modifiers(doc, index)].lower_ in _DEFINITE:
        return False
    published = doc._.published if Doc.has_extension("published") else None
    if not published:
        return False
    for token in clause.tokens:
        for value in _dates(doc).get(token, ()):
            if token > 0 and doc[token - 1].lower_ in {"als", "wie", "gegenüber"}:
                continue  # "14 Prozent mehr als im Januar"
            if _is_ahead(value.partition("/")[0], published, soon=soon):
                return True
    return False


def _dates(doc: Doc) -> dict[int, list[str]]:
    """First token → the values of the dates that begin there; read once for each Doc, which may have many."""
    known: dict[str, dict[int, list[str]]] = memory(doc, "dates")
    if "values" not in known:
        table = known["values"] = {}
        for span in doc.spans.get("dates", ()):
            table.setdefault(span.start, []).append(str(span._.timex.value or ""))
    return known["values"]


def _is_ahead(value: str, published: str, *, soon: bool) -> bool:
    """Whether the TIMEX3 value lies after the day of publication; when not ``soon``, a week or more after."""
    if not value[:4].isdigit() or "-W" in value:
        return False
    if not value > published[: len(value)]:
        return False
    if soon or len(value) < len("2025-07-02") or len(published) < len("2025-07-02"):
        return True
    try:
        return (date.fromisoformat(value) - date.fromisoformat(published[:10])).days >= WEEK
    except ValueError:
        return False


def _in_draft(doc: Doc, clause: Clause) -> bool:
    """Whether the whole text is about a draft budget or law for a coming year."""
    if any(doc[token].lower_ in _PAST_WORDS for token in clause.tokens):
        return False
    if not _told_in_opening(doc, _DRAFT):
        return False
    opening = _opening(doc)
    published = (doc._.published if Doc.has_extension("published") else None) or ""
    return any(
        found["year"] is None or (published[:4].isdigit() and found["year"] > published[:4])
        for found in _COMING_YEAR.finditer(opening)
    )


def _opening(doc: Doc) -> str:
    title = (doc._.title if Doc.has_extension("title") else None) or ""
    return f"{title}\n{text_of(doc)[:OPENING]}"


def _told_in_opening(doc: Doc, wording: re.Pattern[str]) -> bool:
    """Whether title, lead or first paragraph hold the wording; read once for each Doc."""
    known: dict[str, bool] = memory(doc, "opening")
    if wording.pattern not in known:
        known[wording.pattern] = wording.search(_opening(doc)) is not None
    return known[wording.pattern]
