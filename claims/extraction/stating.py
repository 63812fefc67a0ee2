"""Whether a verb with its subject is an act of stating: which auxiliaries it may have, who can state something, and what counts as a
result of one's own."""

from spacy.tokens import Doc

from claims.extraction.clauses import Clause
from claims.extraction.heads import statement_of
from claims.extraction.name_shape import has_name_shape
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.party import PRONOUNS, Party, is_partylike
from claims.extraction.reporting import ReportingVerb
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind

RELYING_VERBS = frozenset({"berufen", "stützen", "beziehen"})


def may_report(auxiliary: str | None, verb: ReportingVerb, *, followed: bool) -> bool:
    """Whether auxiliary or modal plus this verb is an act of saying: "hat gesagt", "wird gesagt", "musste sagen, dass", "konnte 30
    nachweisen"."""
    if auxiliary == "sein":
        return verb.infinitive in {"kommen", "ausgehen", "bleiben"}
    if verb.infinitive in MODAL_STATING.get(auxiliary or "", ()):
        return True
    return auxiliary in {"haben", "werden", "lassen"} or (verb.clause and followed)


# "konnte 30 Opfer identifizieren", "musste 30 Fälle einräumen", "wollte nur 30 bestätigen": what was found, owned up to or granted is
# stated; what somebody can demand or must count is not.
MODAL_STATING = {
    "können": word_class("finding_verb") | word_class("conceding_verb"),
    "müssen": word_class("conceding_verb"),
    "wollen": word_class("granting_verb_of_saying"),
    "mögen": word_class("granting_verb_of_saying"),
}


# Verbs by which bodies state something; what somebody of an unknown name may also do or reach is not said by the shape of the name.
NAMED_STATING = word_class("stating_of_bodies")
MEASURES = tuple(word_class("measured_noun") - {"zahl", "stärke"})
PLACE_HEADS = frozenset({"", "stadt", "gemeinde", "kommune", "kommunen"})


def can_state(doc: Doc, who: Party | None, verb: ReportingVerb, names: frozenset[str], acts: int) -> bool:
    """Whether the subject can be a source. Verbs that things can govern too ("zählt 300 Einwohner") want a party known by its
    role, its kind, its name or the article; other verbs take any subject. ``acts``: the finite verb."""
    if who is None or not (who.name or who.refers):
        return False
    introduced = who.name in names
    if who.head in word_class("evidence_noun"):
        return False  # "Satellitenbilder zeigen" is the author's own reading unless their owner is named
    noun = next((doc[i].lower_ for i in range(who.start, who.end) if doc[i].text[:1].isupper()), "")
    if noun.endswith(MEASURES):
        return False  # "Die Kosten, mit 30 Euro veranschlagt, …"
    if verb.infinitive in RELYING_VERBS and who.head and statement_of(who.head.capitalize()):
        return False  # "Das Urteil stützt sich auf 30 Zeugen"
    if verb.infinitive == "zählen" and who.refers and doc[who.start].lower_ in PRONOUNS:
        return True  # whom it means decides
    if verb.infinitive == "ansetzen" and not _sets_value(doc, acts):
        return False
    if verb.infinitive == "bieten" and _offers_amount(doc, acts):
        return not who.refers and (is_partylike(who, names) or has_name_shape(doc, who, acts))
    record = any(statement_of(doc[i].text) for i in range(who.start, who.end))
    if verb.thing and record:
        return True  # "Die Statistik verzeichnet 30 Fälle"
    if verb.thing and (who.refers or (who.kind is ActorKind.GOVERNMENT and who.head in PLACE_HEADS)):
        return False
    if verb.needs_party:
        if who.refers and not who.name:
            return True
        shape_only = who.kind is ActorKind.PERSON and not who.head and verb.thing  # "Bad Aibling zählt …"
        if not verb.thing and who.name in word_class("territory"):
            return True  # "Das Land nennt 30"
        if introduced or bool(who.head) or (who.kind is not ActorKind.UNKNOWN and not shape_only):
            return True
        return verb.infinitive in NAMED_STATING and has_name_shape(doc, who, acts)
    return True


def _offers_amount(doc: Doc, verb: int) -> bool:
    """ "Frankreich bietet 30 Millionen Euro", not "30 Strände"."""
    sentence = doc[verb].sent
    return any(token.text in word_class("offered_unit") for token in doc[verb + 1 : sentence.end])


def _sets_value(doc: Doc, verb: int) -> bool:
    """ "setzt den Schaden mit 30 Euro an", "setzt 1,55 an", not "setzt 30 Sitzungen an": an amount, or a number that counts nothing."""
    numerals = numeral_ends(doc)
    sentence = doc[verb].sent
    ends = [numerals.get(token.i, token.i + 1) for token in sentence if token.i in numerals or token.like_num]
    return any(
        end >= sentence.end
        or doc[end - 1].text in word_class("offered_unit")
        or doc[end].text in word_class("offered_unit")
        or not doc[end].text[:1].isupper()
        for end in ends
    )


def is_result(doc: Doc, clause: Clause, who: Party) -> bool:
    """ "Die Partei kam auf 20 Prozent" is a result, "Die Klinik kam auf 20 Fälle" and "Das Institut kam auf 20 Prozent" a count."""
    numerals = numeral_ends(doc)
    behind = next((i for i in clause.tokens if doc[i].lower_ in {"auf", "bei"}), clause.start)
    figure = next((i for i in clause.tokens if i > behind and (i in numerals or doc[i].like_num)), None)
    if figure is None:
        return False
    between = range(behind + 1, figure)
    if any(doc[i].lower_.endswith(OWN_MEASURES) for i in between):  # "Die Firma kam auf Erlöse von 30 Euro"
        return not who.head.endswith(tuple(word_class("counting_body")))
    if any(doc[i].lower_ in {"ein", "eine", "einen"} for i in between):
        return False  # "Die Ärzte kommen auf eine Auslastung von 95 Prozent" says something
    end = numerals.get(figure, figure + 1)
    counted = doc[end].text if end < len(doc) else ""
    return counted in word_class("result_noun") and not who.head.endswith(tuple(word_class("counting_body")))


OWN_MEASURES = tuple(word_class("own_measure"))
