"""A topological-field view of German sentences, without a treebank.

German marks its clauses well: a comma stands around every subordinate clause, the finite verb is second in main clauses
(left bracket) and last in subordinate ones, and what belongs to the verb closes the clause (right bracket). This module
cuts a sentence into clauses on these signs. Verb forms are recognised by a closed list of auxiliaries and modal verbs
(``lexicon/verb_forms.tsv``) and, for full verbs, by simplemma's word table.

All functions are pure; indices are token indices into the Doc, end exclusive. They work on any tokenised Doc: neither
tagger nor parser is needed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from claims.extraction import lexicon
from claims.extraction.clause_verbs import CLOSING_QUOTES, DETERMINERS, OPENING_QUOTES
from claims.extraction.clause_verbs import verbs as verbs
from claims.extraction.finite_verbs import (
    PREPOSITIONS_BEFORE_RELATIVE,
    finite_of_main,
    finite_of_subordinate,
    is_lone_participle,
    is_verb_last,
)
from claims.extraction.verb_forms import SEPARABLE as SEPARABLE  # clauses is where others look for verb forms
from claims.extraction.verb_forms import VerbForm, connectors, is_listed, verb_form
from claims.extraction.verb_forms import mood as mood
from claims.extraction.verb_forms import verb_lemma as verb_lemma

QUOTES = OPENING_QUOTES | CLOSING_QUOTES
# "):" is one token: the tokenizer takes it for an emoticon.
BREAKS = frozenset({"):", ",", ";", ":", "–", "—", "-", "(", ")", "[", "]", "…", "..."}) | QUOTES


class ClauseKind(StrEnum):
    MAIN = "main"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    INFINITIVE = "infinitive"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. ``parts`` are its stretches (several when another clause interrupts it); ``opener`` is the
    subordinating word; ``finite`` the finite verb; ``left_bracket`` the finite verb of a main clause or the opener of
    a subordinate one; ``right_bracket`` the verb tokens that close the clause, in order; ``coordinated`` says that the
    clause is joined to the one before by und, oder, a comma or a semicolon without being subordinate to it."""

    kind: ClauseKind
    parts: tuple[tuple[int, int], ...]
    opener: int | None
    finite: int | None
    right_bracket: tuple[int, ...]
    coordinated: bool = False

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]

    @property
    def left_bracket(self) -> int | None:
        return self.finite if self.kind is ClauseKind.MAIN else self.opener

    @property
    def tokens(self) -> Iterator[int]:
        for start, end in self.parts:
            yield from range(start, end)

    def __contains__(self, index: int) -> bool:
        for start, end in self.parts:  # noqa: SIM110 (a generator costs more than the answer)
            if start <= index < end:
                return True
        return False


def is_opener(doc: Doc, index: int, end: int) -> ClauseKind | None:
    """SUBORDINATE or RELATIVE when the token opens such a clause, given that a clause boundary stands before it."""
    token = doc[index]
    word = token.lower_
    if word == "so" and index + 1 < end and doc[index + 1].lower_ in {"dass", "daß"}:
        return ClauseKind.SUBORDINATE
    if (
        word in PREPOSITIONS_BEFORE_RELATIVE
        and word not in connectors()
        and index + 1 < end
        and connectors().get(doc[index + 1].lower_) == "relative"
    ):
        return ClauseKind.RELATIVE
    kind = connectors().get(word)
    if word in ALSO_ADVERBS and index + 1 < end and verb_form(doc[index + 1].lower_) is VerbForm.FINITE:
        return None  # "Damit habe das Unglück 30 Opfer gefordert"
    if kind == "subordinating":
        return ClauseKind.SUBORDINATE
    return ClauseKind.RELATIVE if kind == "relative" else None


ALSO_ADVERBS = frozenset({"damit", "da", "seitdem", "indessen"})


def _segments(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between punctuation that can bound a clause; a comma inside a number or a quoted word does not."""
    first = start
    for index in range(start, end):
        text = doc[index].text
        if text in BREAKS or text in {".", "!", "?"}:
            if text in QUOTES and not _quote_breaks(doc, index, start, end):
                continue
            if text in {"(", ")"} and _short_bracket(doc, index, start, end):
                continue
            if text == "-" and not (doc[index].whitespace_ and index > start and doc[index - 1].whitespace_):
                continue
            if index > first:
                yield first, index
            first = index + 1
    if first < end:
        yield first, end


# "(SPLA)", "(41)", "(2024)": a bracket of so few tokens belongs to its noun and bounds no clause.
LONGEST_NOUN_BRACKET = 3


def _short_bracket(doc: Doc, index: int, start: int, end: int) -> bool:
    if doc[index].text == "(":
        return any(
            doc[i].text.startswith(")") for i in range(index + 1, min(end, index + 2 + LONGEST_NOUN_BRACKET))
        )
    return any(doc[i].text == "(" for i in range(max(start, index - 1 - LONGEST_NOUN_BRACKET), index))


def _quote_breaks(doc: Doc, index: int, start: int, end: int) -> bool:
    """Whether a quotation mark bounds a clause: speech does ("…“, sagte er"), a quoted word inside a clause does not."""
    before = doc[index - 1].text if index > start else ""
    after = doc[index + 1].text if index + 1 < end else ""
    return before in {"", ".", ",", ":", "!", "?", "–", "-"} or after in {"", ",", ".", "–", "!", "?"}


def _split_coordination(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch cut before und/oder where both sides hold a finite verb of their own."""
    first = start
    gap = _missing_comma(doc, start, end)
    if gap is not None:
        yield start, gap
        first = start = gap
    for index in range(start + 1, end - 1):
        if doc[index].lower_ not in {"und", "oder", "aber", "doch", "sondern"}:
            continue
        before = [form for _, form in verbs(doc, first, index)]
        left = VerbForm.FINITE in before or before == [VerbForm.EITHER]
        right = left and any(at > index and form is VerbForm.FINITE for at, form in verbs(doc, first, end))
        if (left and right) or _second_opener(doc, index, end) or _second_plural(doc, index, end, before):
            yield first, index
            first = index
    yield first, end


def _second_plural(doc: Doc, index: int, end: int, before: list[VerbForm]) -> bool:
    """ "Die Städte halten das für falsch und sprechen von 30": a second plural right behind und, where the first is the only verb."""
    closed = all(form in (VerbForm.PARTICIPLE, VerbForm.EITHER) for form in before[1:])
    if before[:1] != [VerbForm.PLURAL] or not closed or index + 2 >= end:
        return False
    return verbs(doc, index + 1, end)[:1] == [(index + 1, VerbForm.PLURAL)]


def _missing_comma(doc: Doc, start: int, end: int) -> int | None:
    """Where a comma is missing behind "Wie Zeugen berichten" ("… berichten sind 30 Menschen verletzt")."""
    if doc[start].lower_ != "wie":
        return None
    found = verbs(doc, start, end)
    for (index, form), (following, second) in pairwise(found):
        listed = is_listed(doc[following].lower_)
        if (
            following == index + 1
            and form in (VerbForm.PLURAL, VerbForm.FINITE)
            and second is VerbForm.FINITE
            and listed
        ):
            return following
    return None


def _second_opener(doc: Doc, index: int, end: int) -> bool:
    """ "…, dass A und dass B", "der breit ist und an dem Menschen leben"."""
    word = doc[index + 1].lower_
    if word in {"dass", "ob", "weil", "wenn"}:
        return True
    return (
        word in PREPOSITIONS_BEFORE_RELATIVE
        and is_opener(doc, index + 1, end) is ClauseKind.RELATIVE
        and bool(verbs(doc, index + 1, end))
    )


def clauses(sentence: Span) -> tuple[Clause, ...]:
    """The clauses of a sentence in order of their first token."""
    doc = sentence.doc
    made: list[Clause] = []
    pieces = [
        piece
        for segment in _segments(doc, sentence.start, sentence.end)
        for piece in _split_coordination(doc, *segment)
    ]
    for position, (start, end) in enumerate(pieces):
        first = start
        joined = connectors().get(doc[first].lower_) == "coordinating"
        if joined and first + 1 < end:
            first += 1
        found = verbs(doc, first, end)
        opener = is_opener(doc, first, end)
        boundary_before = joined or (start > sentence.start and doc[start - 1].text in BREAKS)
        article = joined and doc[first].lower_ in DETERMINERS  # "und die Feuerwehr löschte"
        detached = start > sentence.start and doc[start - 1].text in {":", ";"}
        if opener is ClauseKind.RELATIVE and (article or detached or not boundary_before):
            opener = None
        finite = finite_of_subordinate(doc, found) if opener else finite_of_main(doc, found)
        if opener is ClauseKind.RELATIVE and (
            finite is None or not is_verb_last(doc, first, finite, found, end)
        ):
            opener, finite = None, finite_of_main(doc, found)  # an article or demonstrative: ", das ist neu"
        if opener is ClauseKind.RELATIVE and _shares_auxiliary(doc, made, first, end, found):
            opener, finite = None, None
        after = pieces[position + 1][0] if position + 1 < len(pieces) else end
        if made and not opener and found == [(end - 1, VerbForm.EITHER)] and _goes_on(doc, made[-1], after):
            finite = None  # "In der Umfrage, am Dienstag veröffentlicht, fiel die Partei auf …"
        infinitive = any(form is VerbForm.ZU_INFINITIVE for _, form in found)
        if opener:
            kind = opener
        elif infinitive and not any(form is VerbForm.FINITE for _, form in found):
            kind, finite = ClauseKind.INFINITIVE, None
        elif finite is not None and not is_lone_participle(doc, found):
            kind = ClauseKind.MAIN
        else:
            kind, finite = ClauseKind.FRAGMENT, None
        right = tuple(index for index, _ in found if index != finite)
        waits = (
            doc[start - 1].text == ";"
            and after < len(doc)
            and connectors().get(doc[after].lower_) == "relative"
            and position + 2 < len(pieces)
        )
        resumed = _resumed(made, kind, start, boundary_before, doc, finite, waits)
        if resumed is not None:
            old = made[resumed]
            joined_kind = (
                ClauseKind.MAIN if old.kind is ClauseKind.FRAGMENT and finite is not None else old.kind
            )
            made[resumed] = Clause(
                joined_kind,
                (*old.parts, (start, end)),
                old.opener,
                old.finite if old.finite is not None else finite,
                (*old.right_bracket, *right),
                old.coordinated,
            )
        else:
            made.append(
                Clause(
                    kind, ((start, end),), first if opener else None, finite, right, bool(made) and not opener
                )
            )
    return tuple(_closed(made))


def _shares_auxiliary(
    doc: Doc, made: list[Clause], first: int, end: int, found: list[tuple[int, VerbForm]]
) -> bool:
    """ "Die Stadt hat 30 Fälle gemeldet, die Klinik 50 gezählt": an article, its noun, a number and a participle that shares the
    auxiliary of the main clause before."""
    if not made or made[-1].kind is not ClauseKind.MAIN or made[-1].finite is None:
        return False
    if verb_lemma(doc[made[-1].finite].lower_) != "haben" or not made[-1].right_bracket:
        return False
    shared = found in ([(end - 1, VerbForm.EITHER)], [(end - 1, VerbForm.PARTICIPLE)])
    subject = doc[first].lower_ in DETERMINERS and first + 1 < end and doc[first + 1].text[:1].isupper()
    return shared and subject and any(doc[i].like_num for i in range(first + 2, end))


def _goes_on(doc: Doc, before: Clause, after: int) -> bool:
    """Whether a stretch between the two only interrupts a clause whose finite verb comes now."""
    waiting = before.kind is ClauseKind.FRAGMENT and before.finite is None
    return waiting and after < len(doc) and verb_form(doc[after].text) is VerbForm.FINITE


def _closed(made: list[Clause]) -> Iterator[Clause]:
    """Gives a subordinate clause without verb the stretch after it: "Wie X, ein Sprecher der Polizei, der Presse mitteilte"
    reads "der Presse mitteilte" as relative clause at first."""
    waiting: Clause | None = None
    for clause in made:
        if waiting is not None and clause.kind is ClauseKind.RELATIVE:
            clause = Clause(
                waiting.kind,
                (*waiting.parts, *clause.parts),
                waiting.opener,
                clause.finite,
                (*waiting.right_bracket, *clause.right_bracket),
                waiting.coordinated,
            )
            waiting = None
        elif waiting is not None:
            yield waiting
            waiting = None
        if clause.kind is ClauseKind.SUBORDINATE and clause.finite is None:
            waiting = clause
        else:
            yield clause
    if waiting is not None:
        yield waiting


def _resumed(
    made: list[Clause],
    kind: ClauseKind,
    start: int,
    boundary_before: bool,
    doc: Doc,
    finite: int | None,
    waits: bool,
) -> int | None:
    """Index of the clause that a stretch without verb of its own continues, or whose verb it supplies. ``waits``: it opens a clause that
    a relative clause interrupts at once ("…; der Geologe, der hier lebt, schätzt")."""
    if not made or kind not in (ClauseKind.FRAGMENT, ClauseKind.INFINITIVE, ClauseKind.MAIN):
        return None
    last = made[-1]
    if last.kind in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE) and last.finite is None:
        compared = last.opener is not None and doc[last.opener].lower_ in {"wie", "als"} and finite == start
        if compared and len(made) > 1 and made[-2].kind is ClauseKind.FRAGMENT:
            return len(made) - 2  # "Forscher, wie Lena Moser, sagten"
        return len(made) - 1  # still open: "dass in Agok, 40 Kilometer entfernt, Menschen starben"
    if doc[start].lower_ == "so" and kind is ClauseKind.FRAGMENT:
        return None  # ", so der Minister"
    interrupted = last.kind in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE, ClauseKind.INFINITIVE)
    if kind is ClauseKind.MAIN and last.kind is ClauseKind.FRAGMENT and doc[last.start].lower_ == "so":
        waiting = len(made) > 1 and made[-2].kind is ClauseKind.FRAGMENT  # "Ein Drittel, so Meier, sei leer"
        return len(made) - 2 if waiting else None
    if kind is ClauseKind.MAIN:
        # "Der Mann, der rief, ging": the second piece brings the verb that the first fragment lacks
        if interrupted and len(made) > 1 and made[-2].kind is ClauseKind.FRAGMENT:
            return len(made) - 2
        if (
            last.kind is not ClauseKind.FRAGMENT
            or doc[start - 1].text in CLOSING_QUOTES
            or doc[start - 2].text in CLOSING_QUOTES
        ):
            return None  # "„Drei Tote“, sagte er" is two clauses
        if (
            finite is not None
            and finite > start
            and mood(doc[finite].lower_) == "k1"
            and _announces(doc, last)
        ):
            return None  # "Die Behauptung der Armee, man habe 30 Gegner gefangen, …"
        return len(made) - 1
    if kind is ClauseKind.FRAGMENT and not interrupted:
        return None if waits else len(made) - 1
    if kind is ClauseKind.FRAGMENT:
        for index in range(len(made) - 2, -1, -1):
            if made[index].kind in (ClauseKind.MAIN, ClauseKind.FRAGMENT):
                return index if boundary_before else None
        return len(made) - 1
    return None


@cache
def _content_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in lexicon.read("content_nouns"))


def _announces(doc: Doc, fragment: Clause) -> bool:
    """Whether the stretch names something said whose content may follow in a clause of its own."""
    return any(doc[i].text in _content_nouns() for i in fragment.tokens)


def clause_at(found: tuple[Clause, ...], index: int) -> Clause | None:
    """The innermost clause that holds the token ``index``: the last that starts before it."""
    return next((clause for clause in reversed(found) if index in clause), None)
