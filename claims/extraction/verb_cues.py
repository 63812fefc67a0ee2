"""Sources named by a verb: "X sagt, dass", ", meldet X", "wie X mitteilt", "hieß es aus X", "X will … gesehen haben"."""

from spacy.tokens import Doc

from claims.extraction import grammar  # noqa: F401  (registers doc._.grammar)
from claims.extraction.addressed import addressed
from claims.extraction.back_pointers import points_back, sourced
from claims.extraction.citing_cues import cited
from claims.extraction.clause_parties import candidates, inner_phrases
from claims.extraction.clauses import Clause, ClauseKind
from claims.extraction.content_clauses import clause_follows
from claims.extraction.cue import Cue, CueKind
from claims.extraction.dictionary import is_known
from claims.extraction.heads import statement_of
from claims.extraction.nouns import noun_phrase
from claims.extraction.opinion_cues import concluded, opinion, trusted
from claims.extraction.parentheses import closes_fragment, holds_quantity, is_parenthesis
from claims.extraction.parsed_subject import parsed_subject
from claims.extraction.parties import party_of
from claims.extraction.party import Party, is_partylike
from claims.extraction.positions import placed
from claims.extraction.record_cues import (
    announced,
    counted_at,
    it_says,
    kept,
    listed,
    publisher,
    spoken_of,
    summed_up,
)
from claims.extraction.reporting import reporting
from claims.extraction.revisions import revised
from claims.extraction.stated_content import content_start, names_known, said_behind
from claims.extraction.stating import RELYING_VERBS, can_state, is_result, may_report
from claims.extraction.subjects import subject
from claims.extraction.verb_forms import VerbForm, mood, verb_form, verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind, Modality


def verb_cue(doc: Doc, clauses: tuple[Clause, ...], number: int, names: frozenset[str]) -> Cue | None:
    clause = clauses[number]
    special = (
        revised(doc, clauses, number, names)
        or it_says(doc, clause, number)
        or spoken_of(doc, clause, number)
        or listed(doc, clauses, number)
        or kept(doc, clauses, number, names)
        or counted_at(doc, clauses, number)
        or announced(doc, clauses, number)
        or summed_up(doc, clauses, number)
        or sourced(doc, clause, number)
        or trusted(doc, clauses, number)
        or concluded(doc, clauses, number, names)
        or placed(doc, clauses, number, names)
    )
    if special:
        return special
    if evidential := _evidential(doc, clauses, number):
        return evidential
    if relied := _relied_on(doc, clause, number):
        return relied
    found = reporting(doc, clause)
    if found is None:
        return opinion(doc, clauses, number, names)
    index, verb, tokens = found
    finite = doc[clause.finite].lower_ if clause.finite is not None else ""
    finite_lemma = verb_lemma(finite) if finite else None
    if clause.kind is ClauseKind.INFINITIVE:
        return None
    compound = index != clause.finite and finite_lemma is not None
    if compound and not may_report(finite_lemma, verb, followed=clause_follows(doc, clauses, number)):
        return None
    if clause.kind is ClauseKind.RELATIVE and finite_lemma == "werden":
        return None
    if compound and doc[index - 1].lower_ == "zu" and not clause_follows(doc, clauses, number):
        return None  # "hat einen Toten zu beklagen"
    if verb.infinitive == "nennen" and clause.opener is not None and doc[clause.opener].lower_ == "was":
        return None  # "was der Minister einen Erfolg nennt"
    if verb.infinitive == "nennen" and names_known(doc, clause):
        return None
    passive = compound and finite_lemma == "werden" and doc[index].lower_ != verb_lemma(doc[index].lower_)
    if verb.infinitive == "ermitteln" and any(doc[i].lower_ in INQUIRING for i in clause.tokens):
        return None  # "Nach dem Tod von 30 Menschen ermittelt die Polizei gegen drei Männer" finds nothing out yet
    if verb.infinitive == "zählen" and any(doc[i].text in word_class("own_member") for i in clause.tokens):
        return None  # "Das Unternehmen zählt 300 Mitarbeiter" has them
    if verb.infinitive == "zitieren":
        return cited(doc, clauses, number, tokens, passive, names)
    who, demonstrative = subject(doc, clauses, number, index, passive=passive, names=names)
    if who is None and passive:
        who = _recorded(doc, clause)
    if who is None and not passive and verb.infinitive in word_class("neuter_stating"):
        who = _neuter(doc, clause)
    bare = (
        clause.end - clause.start <= LONGEST_BARE
        and number > 0
        and clauses[number - 1].kind is ClauseKind.MAIN
    )
    if who is None and passive and bare and verb.clause and is_parenthesis(doc, clauses, number, None):
        return Cue(CueKind.PARENTHESIS, tokens, None, number, verb.hedged, verb.modality, unnamed=True)
    if who is None and passive and clause_follows(doc, clauses, number):
        return Cue(CueKind.MATRIX, tokens, None, number, verb.hedged, verb.modality, unnamed=True)
    if (
        who is not None
        and verb.infinitive in word_class("publishing_verb")
        and statement_of(doc[who.end - 1].text)
    ):
        who = _publishing(doc, clause, names) or who  # "Die Zahlen veröffentlichte das Amt"
    if who is not None:
        who = _without_verb(doc, who, tokens)
    if who is not None and not who.name and doc[who.start].lower_ == "man":
        who = _where_one_says(doc, clause, names)  # "Im Rathaus geht man von 52 aus"
    elif who is not None and doc[who.end - 1].lower_ in word_class("evidence_noun"):
        who = publisher(doc, clauses, number) or who  # "Videos, die die Universität auswertete, zeigen 17"
    acts = clause.finite if clause.finite is not None else index
    if not passive and not can_state(doc, who, verb, names, acts):
        who = parsed_subject(doc, index, names)
    if who is None or not can_state(doc, who, verb, names, acts):
        return None
    demonstrative = demonstrative or points_back(doc, clauses, number)
    if verb.infinitive in {"kommen", "bleiben"} and is_result(doc, clause, who):
        return None
    told_how = clause.opener is not None and doc[clause.opener].lower_ == "wie"
    if told_how and verb.infinitive in NORM_VERBS and not is_partylike(who, names):
        return None  # "…, wie es die Vorschrift verlangt"
    if verb.infinitive == "bestätigen" and any(
        doc[i].text == "Amt" and doc[i - 1].lower_ == "im" for i in clause.tokens
    ):
        return None  # "Die Mitglieder bestätigten ihn mit 72 Prozent im Amt" elects somebody
    content = content_start(doc, clause, index, verb, who)
    if (
        content is not None
        and content in (clause.start, clause.finite)
        and verb.object
        and verb.clause
        and clause_follows(doc, clauses, number)
        and not (clauses[number + 1].kind in INDEPENDENT and holds_quantity(doc, clause))
    ):
        content = None  # "gab im März an, dass": all content stands in the clause after
    first_word = doc[clause.start].lower_
    modality = verb.modality
    if modality is Modality.DENIED and not _denies(doc, clauses, number, content):
        modality = Modality.ASSERTED
    if clause.opener is not None and doc[clause.opener].lower_ == "wie":
        kind = CueKind.WIE
    elif (verb.clause or verb.object) and (
        is_parenthesis(doc, clauses, number, content, inside=content is not None and not verb.object)
        or (verb.clause and closes_fragment(doc, clause, who))
    ):
        kind = CueKind.PARENTHESIS
    elif (
        (clause.kind is ClauseKind.RELATIVE or verb.needs_party)
        and content is None
        and not demonstrative
        and not said_behind(doc, clauses, number)
    ) or (not verb.clause and content is None and not demonstrative):
        return None
    else:
        kind = CueKind.MATRIX
    if demonstrative and first_word in {"das", "dies", "so"} and kind is CueKind.MATRIX:
        kind = CueKind.PARENTHESIS
    others: tuple[Party, ...] = ()
    if verb.infinitive == "erfahren":
        others = tuple(party for prep, party in inner_phrases(doc, clause) if prep in {"aus", "von", "bei"})[
            :1
        ]
        if not others and kind is not CueKind.WIE:
            return None
    if verb.infinitive in RELYING_VERBS and said_behind(doc, clauses, number):
        auf = next((i for i in clause.tokens if doc[i].lower_ == "auf"), None)
        sources = () if auf is None else _relied_parties(doc, clause, auf + 1)
        others = sources if all(is_partylike(party, names) for party in sources) else ()
    return Cue(
        kind,
        tokens,
        who,
        number,
        verb.hedged,
        modality,
        content,
        demonstrative=demonstrative,
        citing=addressed(doc, clauses, number, index, verb.infinitive, who),
        others=others,
        counts=verb.thing,
    )


def _neuter(doc: Doc, clause: Clause) -> Party | None:
    """ "Es rechnet mit 30 Fällen": a body of neuter gender, with verbs that have no impersonal use."""
    finite = clause.finite
    if clause.kind is not ClauseKind.MAIN or finite is None or doc[finite].lower_.endswith("en"):
        return None
    at = finite - 1 if finite > clause.start else finite + 1
    if at >= clause.end or doc[at].lower_ != "es":
        return None
    return Party("", ActorKind.UNKNOWN, None, at, at + 1, gender="n", refers=True)


NORM_VERBS = frozenset({"verlangen", "fordern", "vorsehen", "vorschreiben", "empfehlen"})


def _without_verb(doc: Doc, who: Party, tokens: tuple[int, ...]) -> Party:
    """ "30 Euro stellte der Zoll in Aussicht": what belongs to the verb is no part of the name."""
    inside = [index for index in tokens if who.start < index < who.end]
    shorter = noun_phrase(doc, who.start, inside[0] - 1) if inside else None
    return party_of(doc, shorter) if shorter is not None else who


# ", wird vermutet", ", wurde später bekannt": no more words than these say that somebody thinks so.
LONGEST_BARE = 4


def _recorded(doc: Doc, clause: Clause) -> Party | None:
    """ "In dem Gutachten der Kammer wird bemängelt, dass 30 fehlen": the record that says it, where nobody is named."""
    for prep, party in inner_phrases(doc, clause):
        if prep == "in" and any(statement_of(doc[i].text) for i in range(party.start - 1, party.end)):
            return party
    return None


def _publishing(doc: Doc, clause: Clause, names: frozenset[str]) -> Party | None:
    """Who stands behind the verb where what was brought out stands before it."""
    plain, _ = candidates(doc, clause, names)
    behind = (one.party for one in plain if clause.finite is not None and one.at > clause.finite)
    return next((party for party in behind if party.kind is not ActorKind.UNKNOWN), None)


def _where_one_says(doc: Doc, clause: Clause, names: frozenset[str]) -> Party | None:
    """Whom "man" stands for: the body at which the clause places it. In Konjunktiv I it is whoever is reported."""
    if clause.finite is not None and mood(doc[clause.finite].lower_) == "k1":
        return None
    places = (party for prep, party in inner_phrases(doc, clause) if prep in {"in", "an", "bei"})
    return next((party for party in places if party.head and is_partylike(party, names)), None)


def _denies(doc: Doc, clauses: tuple[Clause, ...], number: int, content: int | None) -> bool:
    """Whether what a verb of denying governs is what is denied: a dass clause or an object is; what follows "Die Stadt bestreitet das:" or
    a Konjunktiv ("Die Stadt widersprach, es seien nur 30") is said instead."""
    clause = clauses[number]
    if content is not None:
        return not any(doc[i].lower_ in {"das", "dies"} and i + 1 == clause.end for i in clause.tokens)
    if any(doc[i].text in word_class("denied_noun") for i in clause.tokens):
        return True
    behind = clauses[number + 1 : number + 2]
    if behind and behind[0].kind is ClauseKind.INFINITIVE:
        return True  # "bestreitet, 30 Euro erhalten zu haben"
    neighbours = (*clauses[max(0, number - 1) : number], *behind)
    return any(
        one.opener is not None and doc[one.opener].lower_ in {"dass", "daß", "ob"} for one in neighbours
    )


# Content clauses beside which the verb's own clause may hold content too: "kündigte an, je 30 Euro, also viel, auszuzahlen".
INDEPENDENT = frozenset({ClauseKind.MAIN, ClauseKind.INFINITIVE})
INQUIRING = frozenset({"gegen", "wegen", "nach"})


def _relied_on(doc: Doc, clause: Clause, number: int) -> Cue | None:
    """ "CNN, das sich auf Diplomaten und Militärs beruft": the sources of the source."""
    if clause.kind is not ClauseKind.RELATIVE or clause.finite is None:
        return None
    verbs = (clause.finite, *clause.right_bracket)
    verb = next((i for i in verbs if verb_lemma(doc[i].lower_) in RELYING_VERBS), None)
    auf = next((i for i in clause.tokens if doc[i].lower_ == "auf"), None)
    if verb is None or auf is None or not any(doc[i].lower_ == "sich" for i in clause.tokens):
        return None
    parties = _relied_parties(doc, clause, auf + 1)
    return (
        Cue(CueKind.INNER, (auf, verb), parties[0], number, hedged=True, others=parties[1:])
        if parties
        else None
    )


def _relied_parties(doc: Doc, clause: Clause, start: int) -> tuple[Party, ...]:
    """Those that stand from a token on, joined by "und"."""
    parties: list[Party] = []
    while phrase := noun_phrase(doc, start, clause.end):
        parties.append(party_of(doc, phrase))
        start = phrase.end + 1
        if phrase.end >= clause.end or doc[phrase.end].lower_ not in {"und", ",", "sowie"}:
            break
    return tuple(parties)


# "Die Bank will 30 Euro vermissen": infinitives of what nobody wants.
CLAIMED = (["vermissen"], ["besitzen"], ["beherrschen"], ["kontrollieren"])


DONE = frozenset({VerbForm.PARTICIPLE, VerbForm.EITHER})


def _is_coined(party: Party) -> bool:
    """ "Elbnetz will 30 Fälle gezählt haben": a name that is no word of German."""
    return party.name[:1].isupper() and not any(is_known(word) for word in party.name.split(" "))


def _closes_joined(doc: Doc, clauses: tuple[Clause, ...], number: int) -> bool:
    """ "will 30 Panzer beschädigt oder zerstört haben": the auxiliary stands behind the second participle."""
    own = clauses[number].right_bracket
    if len(own) != 1 or verb_form(doc[own[0]].lower_) not in DONE or number + 1 >= len(clauses):
        return False
    behind = clauses[number + 1]
    joined = behind.coordinated and doc[behind.start].lower_ in {"und", "oder"}
    return joined and behind.finite == behind.start + 2 and doc[behind.finite].lower_ in {"haben", "sein"}


def _evidential(doc: Doc, clauses: tuple[Clause, ...], number: int) -> Cue | None:
    """ "Kiew will 30 Panzer zerstört haben": wollen with a perfect infinitive is a claim by the subject; wollen without any
    infinitive or with nothing but haben is a demand ("Die Gewerkschaft will acht Prozent mehr Lohn")."""
    clause = clauses[number]
    if (
        clause.finite is None
        or clause.kind is not ClauseKind.MAIN
        or verb_lemma(doc[clause.finite].lower_) != "wollen"
    ):
        return None
    closing = [doc[i].lower_ for i in clause.right_bracket]
    perfect = len(closing) >= 2 and closing[-1] in {"haben", "sein"}
    perfect = perfect or (closing == ["haben"] and verb_form(doc[clause.right_bracket[0] - 1].lower_) in DONE)
    perfect = perfect or closing[-1:] in CLAIMED
    perfect = perfect or (closing == ["wissen"] and any(doc[i].lower_ == "von" for i in clause.tokens))
    perfect = perfect or _closes_joined(doc, clauses, number)
    demand = closing in ([], ["haben"])
    if not perfect and not demand:
        return None
    who, _ = subject(doc, clauses, number, clause.finite, passive=False)
    if who is None or not (who.known or who.refers or (perfect and _is_coined(who))):
        return None
    if closing == ["haben"] and not who.head:
        return None  # "Erna will drei Kinder haben" wishes, and demands nothing
    return Cue(
        CueKind.EVIDENTIAL,
        (clause.finite,),
        who,
        number,
        hedged=perfect,
        modality=Modality.PLANNED if demand else Modality.ASSERTED,
        content=clause.start,
    )
