"""How far a cue reaches: what it covers of its own clause, of the clauses before and of those behind."""

from itertools import pairwise

from spacy.tokens import Doc

from claims.extraction.clause_stretches import own_stretch
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.cue import Cue, CueKind
from claims.extraction.numeral_tokens import numeral_ends
from claims.extraction.reporting import states_figures
from claims.extraction.verb_forms import VerbForm, mood, verb_form, verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind, Modality

NEWS = frozenset({ActorKind.MEDIUM, ActorKind.AGENCY})


def counts_further(doc: Doc, part: tuple[int, int]) -> bool:
    """ "…, sagte Müller, 22 mehr als am Dienstag", "…, sagte Müller, die Klinik dagegen nur 43": what stands behind the speaker counts and
    is no age of the speaker."""
    numerals = numeral_ends(doc)
    first = next((i for i in range(*part) if i in numerals), None)
    if first is None or (numerals[first] < len(doc) and doc[numerals[first]].text.startswith("Jahr")):
        return False
    before = [doc[i].lower_ for i in range(part[0], first)]
    return all(word in COUNTED_ON for word in before) or bool(CONTRASTED.intersection(before))


def reports_on(doc: Doc, part: tuple[int, int]) -> bool:
    """ "…, so Müller, weitere 30 sichere die Bank ab", "…, sagt Müller, unter ihnen drei Kinder"."""
    if (doc[part[0]].lower_, doc[min(part[0] + 1, part[1] - 1)].lower_) in OF_THEM:
        return True
    return any(mood(doc[i].lower_) == "k1" for i in range(part[0] + 1, part[1]) if doc[i].text.islower())


COUNTED_ON = word_class("gap_word") | {"weitere", "weiteren"}
CONTRASTED = frozenset({"dagegen", "hingegen", "wiederum"})


# "…, sagte Müller am Montag, darunter drei Kinder": the statement goes on behind the speaker.
GOING_ON = word_class("part_opener")
# "640 Toten, von denen der Generalstab spricht": how far before the comma the antecedent may begin, in tokens.
ANTECEDENT = 6


def within(doc: Doc, host: Clause, cue: Cue) -> list[tuple[int, int]]:
    """The stretches of the host clause that hold content; the half with another verb does not ("hat 30 Menschen registriert und 20 Zelte
    aufgestellt")."""
    assert cue.content is not None
    until = host.end if cue.until is None else cue.until
    own = own_stretch(doc, host, max(host.start, cue.tokens[0] - 1)) if _has_halves(doc, host, cue) else host
    return [
        (max(start, cue.content), min(end, until))
        for start, end in own.parts
        if end > cue.content and start < until
    ]


def _has_halves(doc: Doc, host: Clause, cue: Cue) -> bool:
    others = [i for i in host.right_bracket if i not in cue.tokens]
    return (
        bool(others)
        and host.kind is ClauseKind.MAIN
        and not any(states_figures(doc[i].lower_) for i in others)
    )


def valued_host(doc: Doc, clauses: tuple[Clause, ...], cue: Cue) -> tuple[tuple[int, int], ...]:
    """ "Der Schaden, den die Stadt angibt, liegt bei 30 Euro": the clause that gives the value of what the relative clause says is stated;
    nothing of other clauses."""
    noun = clauses[cue.clause].start - 2
    if noun < 0 or not doc[noun].lower_.endswith(MEASURES):
        return ()
    around = next((one for one in clauses if one.kind is ClauseKind.MAIN and noun in one), None)
    if around is None or around.finite is None:
        return ()
    verb = around.right_bracket[-1] if around.right_bracket else around.finite
    return around.parts if verb_lemma(doc[verb].lower_) in VALUING else ()


MEASURES = tuple(word_class("measured_noun"))
VALUING = frozenset({"liegen", "belaufen", "betragen", "lauten", "summieren"})


def own_parts(host: Clause, cue: Cue, cues: list[Cue]) -> tuple[tuple[int, int], ...]:
    """The stretches of the host clause that no other preposition claims: "Laut A kamen 30, laut B 50"."""
    others = [
        one for one in cues if one is not cue and one.kind is CueKind.PREPOSITION and one.clause == cue.clause
    ]
    if not others or len(host.parts) == 1:
        return host.parts
    openers = {min(one.tokens) for one in others}
    own = next(i for i, (start, end) in enumerate(host.parts) if start <= min(cue.tokens) < end)
    apart = {
        i for i, (start, end) in enumerate(host.parts) if i != own and any(start < at < end for at in openers)
    }
    if apart:  # "880 sind es laut A, 900 nach jener der B": each has its stretch
        return tuple(
            part for i, part in enumerate(host.parts) if i == own or (i not in apart and own < min(apart))
        )
    until = next((i for i in range(own + 1, len(host.parts)) if host.parts[i][0] in openers), len(host.parts))
    opens = host.parts[own][0] == min(cue.tokens)
    first = own if opens and any(one < host.parts[own][0] for one in openers) else 0
    return host.parts[first:until]


def _has_own_statement(cues: list[Cue], number: int, kinds: frozenset[CueKind]) -> bool:
    return any(cue.clause == number and cue.kind in kinds for cue in cues)


SURVEYED = word_class("survey_word")
CONTRASTING = frozenset({"während", "wohingegen", "wogegen", "obwohl", "obgleich"})
OWN = frozenset({CueKind.PREPOSITION, CueKind.MATRIX, CueKind.EVIDENTIAL})
SIDE = frozenset({CueKind.PARENTHESIS, CueKind.WIE, CueKind.APPOSED})


def following(doc: Doc, clauses: tuple[Clause, ...], cues: list[Cue], cue: Cue) -> list[tuple[int, int]]:
    """The later clauses that the cue still covers: to the next clause of equal rank with a source of its own."""
    reached: list[tuple[int, int]] = []
    host = clauses[cue.clause]
    dependent_only = cue.kind is CueKind.EVIDENTIAL or (
        cue.kind in (CueKind.PREPOSITION, CueKind.INNER)
        and host.kind in (ClauseKind.RELATIVE, ClauseKind.SUBORDINATE)
    )
    taken = _taken_by_later(cues, cue)
    for number in range(cue.clause + 1, len(clauses)):
        clause = clauses[number]
        if number < taken or (clause.kind is ClauseKind.RELATIVE and clause.end <= cue.tokens[0]):
            continue
        if clause.kind is ClauseKind.RELATIVE and _interrupts(doc, clause, host, cue):
            continue
        about_source = cue.party is not None and cue.party.end == clause.start - 1
        if cue.kind is CueKind.PREPOSITION and clause.kind is ClauseKind.RELATIVE and about_source:
            continue  # "nach Einschätzung von Müller, der bis 2019 Minister war"
        if cue.kind in SIDE and clause.kind is ClauseKind.RELATIVE and number == cue.clause + 1:
            continue  # "sagt Müller, der 300 Schafe hält"
        if _has_own_statement(cues, number, SIDE):
            if cue.kind in SIDE or cue.kind in (CueKind.PREPOSITION, CueKind.BACK):
                if cue.kind is CueKind.PREPOSITION:
                    continue
                break
            if cue.kind is CueKind.MATRIX and cue.content is not None:
                break  # "Die Beamten rechnen mit 30, sagt die Chefin; sie selbst halte 20 für realistisch"
            continue
        contrasted = clause.opener is not None and doc[clause.opener].lower_ in CONTRASTING
        if contrasted and _has_own_statement(cues, number, OWN):
            break  # "A beharrt auf 30, während B 50 nennt"
        if cue.kind is CueKind.PREPOSITION and any(doc[i].text in SURVEYED for i in clause.tokens):
            break  # "… laut einer Umfrage; befragt wurden 1.000 Menschen"
        if cue.kind is not CueKind.MATRIX and _starts_anew(doc, clause, cue):
            break
        if cue.kind is CueKind.PREPOSITION and _tells_circumstance(doc, clause):
            continue
        if clause.kind is ClauseKind.MAIN:
            if dependent_only:
                break
            if (
                _has_own_statement(cues, number, OWN)
                and cue.kind is not CueKind.WIE
                and not _nested(cue, number, cues)
            ):
                break
            counts = cue.modality is not Modality.PLANNED
            if cue.kind is CueKind.MATRIX and _new_statement(doc, clause, cue.content is not None, counts):
                break
        reached += clause.parts
    return reached


def _starts_anew(doc: Doc, clause: Clause, cue: Cue) -> bool:
    """Whether an indicative is the article's own again: what was done besides ("…, durchsucht wurden 30 Häuser"); behind a semicolon also
    plans, what everybody knows, and after ", sagte X" all but a part of what was counted."""
    apart = doc[clause.start - 1].text == ";"
    if (
        clause.finite is None
        or clause.kind is not ClauseKind.MAIN
        or mood(doc[clause.finite].lower_) != "ind"
    ):
        return apart and _tells_norm(doc, clause)
    if apart and cue.kind in SIDE and not _tells_part(doc, clause):
        return True
    done = clause.finite == clause.start + 1 and verb_form(doc[clause.start].lower_) in (
        VerbForm.PARTICIPLE,
        VerbForm.EITHER,
    )
    planned = verb_lemma(doc[clause.finite].lower_) == "sollen"
    return done or (apart and (planned or _tells_norm(doc, clause)))


def _tells_circumstance(doc: Doc, clause: Clause) -> bool:
    """ "…, obwohl es nur 30 Karten gab", "…, während der Schnitt bei 30 liegt": what is set against the statement is known."""
    return (
        clause.kind is ClauseKind.SUBORDINATE
        and clause.opener is not None
        and doc[clause.opener].lower_ in CONTRASTING | {"falls", "sofern"}
        and is_reported_mood(doc, clause) is None
    )


def _tells_norm(doc: Doc, clause: Clause) -> bool:
    """ "Laut Polizei fuhr er 95; erlaubt sind 50", "…; der Grenzwert liegt bei 20", "…; zuvor war von 20 die Rede": what everybody knows."""
    if clause.finite is None or mood(doc[clause.finite].lower_) == "k1":
        return False
    if any(doc[i].text == "Rede" for i in clause.tokens):
        return True
    opening = [doc[i].lower_ for i in range(clause.start, min(clause.finite, clause.start + 3))]
    return any(word in NORMS or word.endswith(LIMITS) for word in opening)


NORMS = word_class("norm_word")
LIMITS = ("grenzwert", "höchstwert", "richtwert", "limit")


def _interrupts(doc: Doc, clause: Clause, host: Clause, cue: Cue) -> bool:
    """ "Das Land beziffert den Einsatz, an dem 250 Helfer beteiligt waren, auf 30 Euro": what stands before the preposition is known."""
    inside = host.start < clause.start and clause.end < host.parts[-1][0]
    prepositional = doc[host.parts[-1][0]].lower_ in {"auf", "mit"}
    return cue.kind is CueKind.MATRIX and cue.content is not None and inside and prepositional


def _taken_by_later(cues: list[Cue], cue: Cue) -> int:
    """The clause of a ", sagte Y" that takes what lies between it and a verb of saying before ("Die Stadt nannte andere
    Zahlen: Es seien 30, sagte Y"); 0 when there is none. A medium there only frames the whole."""
    if cue.kind is not CueKind.MATRIX:
        return 0
    for later in cues:
        if later.clause > cue.clause and later.kind is CueKind.MATRIX:
            return 0
        if (
            later.clause > cue.clause
            and later.kind in SIDE
            and later.party is not None
            and later.party.kind not in NEWS
        ):
            return later.clause
    return 0


def _nested(cue: Cue, number: int, cues: list[Cue]) -> bool:
    """A verb of saying keeps the next clause with its own source when that clause is what was said ("Er sagte, laut …")."""
    return (
        cue.kind is CueKind.MATRIX
        and cue.content is None
        and number == cue.clause + 1
        and not _has_own_statement(cues, number, frozenset({CueKind.MATRIX}))
    )


def _new_statement(doc: Doc, clause: Clause, inside: bool, counts: bool) -> bool:
    """ "…, und die Stadt räumte zwei Straßen": after a coordinator the indicative is the article's own voice again; so it is after a
    verb whose content stands ``inside`` its own clause, unless that ``counts`` on ("Die Stadt nannte 30 Fälle; zuvor war von 20 die Rede")."""
    joined = doc[clause.start].lower_ in {"und", "aber", "doch", "jedoch", "dennoch"}
    goes_on = doc[clause.start - 1].text == ":" or (counts and _counts_on(doc, clause))
    joined = joined or (inside and not goes_on)
    return joined and clause.finite is not None and mood(doc[clause.finite].lower_) == "ind"


def _counts_on(doc: Doc, clause: Clause) -> bool:
    """ "In Ulm zählte die Polizei 30 Fälle, in Bonn waren es 20": the same count elsewhere or at another time."""
    at = clause.finite
    if _tells_part(doc, clause):
        return True
    if at is None or at + 1 >= len(doc):
        return False
    lemma = verb_lemma(doc[at].lower_)
    if doc[clause.start].lower_ in {"das", "dies", "was"} and lemma in EQUALLING:
        return True  # "Das Amt zählte 30 Fälle, das entspricht 20 Prozent"
    return lemma == "sein" and doc[at + 1].lower_ == "es"


EQUALLING = frozenset({"sein", "entsprechen", "ausmachen", "machen", "bedeuten", "ergeben"})


def _tells_part(doc: Doc, clause: Clause) -> bool:
    words = [doc[i].lower_ for i in clause.tokens]
    return bool(PARTITIVE.intersection(words)) or any(pair in OF_THEM for pair in pairwise(words))


# "…, neun Menschen starben dabei", "…, zwölf von ihnen schweben in Lebensgefahr": parts of what was counted.
PARTITIVE = frozenset({"davon", "darunter", "dabei", "hiervon"})
OF_THEM = frozenset({("von", "ihnen"), ("unter", "ihnen")})


def leading(doc: Doc, clauses: tuple[Clause, ...], cues: list[Cue], cue: Cue) -> list[tuple[int, int]]:
    """Subordinate clauses before the host belong to it ("Als das Haus einstürzte, starben laut Polizei …")."""
    reached: list[tuple[int, int]] = []
    host = clauses[cue.clause]
    if host.kind is not ClauseKind.MAIN:
        return reached
    for number in range(cue.clause - 1, -1, -1):
        clause = clauses[number]
        if clause.kind not in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.INFINITIVE):
            break
        if _has_own_statement(cues, number, OWN | SIDE):
            break
        if clause.opener is not None and doc[clause.opener].lower_ == "wenn":
            break  # "Wenn am Montag 30 Kinder kommen, fehlen laut Amt zwei Lehrer": the circumstances are known
        reached += clause.parts
    return reached


def preceding(doc: Doc, clauses: tuple[Clause, ...], cues: list[Cue], cue: Cue) -> list[tuple[int, int]]:
    """What stands before ", sagte X": back to the previous statement, or all of it for a medium ("…, berichtet CNN")."""
    reached: list[tuple[int, int]] = []
    news = cue.party is not None and cue.party.kind in NEWS
    for number in range(cue.clause - 1, -1, -1):
        own = _has_own_statement(cues, number, SIDE | {CueKind.MATRIX, CueKind.EVIDENTIAL})
        if own and not news:
            if number == cue.clause - 1 and not _has_own_statement(cues, number, SIDE):
                reached += clauses[number].parts  # "Die Beamten rechneten mit 30, sagte die Direktorin"
            break
        if not news and _tells_aside(doc, clauses, number, cue.clause):
            continue
        reached += clauses[number].parts
    return reached


def _tells_aside(doc: Doc, clauses: tuple[Clause, ...], number: int, said: int) -> bool:
    """ "Die Welle, die mit 30 Fällen begann, ist vorbei: Seit Mai habe es keinen gegeben, sagt Meier": a relative clause before the
    colon is the article's own."""
    if clauses[number].kind is not ClauseKind.RELATIVE:
        return False
    later = (one for one in clauses[number + 1 : said] if doc[one.start - 1].text == ":")
    return any(is_reported_mood(doc, one) == "k1" for one in later)


def is_reported_mood(doc: Doc, clause: Clause) -> str | None:
    """ "k1" or "k2" when the clause's finite verb is Konjunktiv, else None."""
    if clause.finite is None:
        return None
    found = mood(doc[clause.finite].lower_)
    return found if found in ("k1", "k2") else None
