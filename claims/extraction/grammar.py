"""What a trained parser knows about a sentence, whatever its labels: subjects, complements, negation, clauses.

German spaCy pipelines carry one of two label schemes. Universal Dependencies (nsubj, ccomp, advmod …) hang everything on the
content verb; TIGER (sb, oc, ng …; spaCy's de_core_news_* and de_dep_news_trf) hangs the subject on the finite verb and the
participle below it as clausal object. ``Grammar`` hides the difference. ``doc._.grammar`` holds the one that fits the loaded
pipeline; without a parser it is ``NO_MODEL``, which knows nothing, so that the surface rules decide alone.

Label lists: universaldependencies.org/de, and the TIGER annotation scheme (Albert et al. 2003, chapter 2).
"""

import logging
from collections.abc import Iterator
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc, Token

from claims.extraction.base_model import require_german
from claims.extraction.entities import KINDS
from claims.extraction.word_classes import word_class

logger = logging.getLogger(__name__)

NEGATIONS = word_class("negation")


class Grammar(Protocol):
    """Questions to a dependency parse. Spans are token indices into the Doc, end exclusive; None means "not known"."""

    def subject_of(self, verb: Token) -> Token | None:
        """The head of the grammatical subject, taken from the first verb of a coordination ("X kam und sagte"); ``verb`` may
        be the finite verb or the participle or infinitive that belongs to it."""

    def complement_of(self, verb: Token) -> tuple[int, int] | None:
        """The finite clause that is the verb's object: "sagte, dass es brenne", "„Es brennt“, sagte"."""

    def is_negated(self, token: Token) -> bool:
        """Whether a verb with all its auxiliaries ("hat das nicht gesagt") or a noun ("keine Toten") is negated."""

    def clause_span(self, token: Token) -> tuple[int, int] | None:
        """The innermost finite clause that holds the token, with the clauses below it."""


class NoModel:
    """The grammar without a parser."""

    def subject_of(self, verb: Token) -> Token | None:
        return None

    def complement_of(self, verb: Token) -> tuple[int, int] | None:
        return None

    def is_negated(self, token: Token) -> bool:
        return False

    def clause_span(self, token: Token) -> tuple[int, int] | None:
        return None


class UniversalDependencies:
    """UD labels; subtypes ("nsubj:pass", "acl:relcl") count as their type."""

    SUBJECT = "nsubj"
    CLAUSES = frozenset({"root", "ccomp", "csubj", "advcl", "acl", "parataxis"})

    def subject_of(self, verb: Token) -> Token | None:
        head = self._predicate(verb)
        while (own := _child(head, {self.SUBJECT})) is None and _type(head) == "conj":
            head = head.head
        return own

    def complement_of(self, verb: Token) -> tuple[int, int] | None:
        return _subtree(_child(self._predicate(verb), {"ccomp"}))

    def is_negated(self, token: Token) -> bool:
        return any(
            child.dep_ in {"neg", "advmod:neg"}
            or (
                _type(child) == "advmod"
                and (child.lower_ in NEGATIONS or "Neg" in child.morph.get("Polarity", []))
            )
            or (_type(child) == "det" and _is_kein(child))
            for child in self._predicate(token).children
        )

    def clause_span(self, token: Token) -> tuple[int, int] | None:
        if not token.dep:
            return None
        while not self._heads_clause(token):
            token = token.head
        return _subtree(token)

    def _predicate(self, token: Token) -> Token:
        """The content word that an auxiliary or copula belongs to; other tokens themselves."""
        return token.head if _type(token) in {"aux", "cop"} else token

    def _heads_clause(self, token: Token) -> bool:
        if token.head == token or _type(token) in self.CLAUSES:
            return True
        return _type(token) == "conj" and _child(token, {self.SUBJECT}) is not None


class Tiger:
    """TIGER labels as spaCy's own German pipelines give them."""

    SUBJECT = "sb"

    def subject_of(self, verb: Token) -> Token | None:
        head = self._finite_of(verb)
        while (own := _child(head, {self.SUBJECT})) is None and head.dep_ == "cj":
            conjunction = head.head
            head = self._finite_of(conjunction.head if conjunction.dep_ == "cd" else conjunction)
        return own

    def complement_of(self, verb: Token) -> tuple[int, int] | None:
        for part in self._verb_chain(verb):
            for child in part.children:
                if child.dep_ == "rs" or (child.dep_ == "oc" and self._is_finite(child)):
                    return _subtree(child)
        return None

    def is_negated(self, token: Token) -> bool:
        return any(
            child.dep_ == "ng" or (child.dep_ == "nk" and _is_kein(child))
            for part in self._verb_chain(token)
            for child in part.children
        )

    def clause_span(self, token: Token) -> tuple[int, int] | None:
        if not token.dep:
            return None
        while token.head != token and token.dep_ not in {"rs", "rc"} and not self._is_finite(token):
            token = token.head
        return _subtree(token)

    def _finite_of(self, verb: Token) -> Token:
        """The finite verb above a participle or infinitive: "hat" for "gesagt"."""
        while verb.dep_ == "oc" and verb.head != verb and not self._is_finite(verb):
            verb = verb.head
        return verb

    def _verb_chain(self, verb: Token) -> Iterator[Token]:
        """The finite verb and the participles and infinitives below it; a noun alone."""
        waiting = [self._finite_of(verb)]
        while waiting:
            part = waiting.pop()
            yield part
            waiting += [child for child in part.children if child.dep_ == "oc" and not self._is_finite(child)]

    def _is_finite(self, token: Token) -> bool:
        """By its tag or morphology; failing those, by a conjunction or a subject of its own."""
        if token.tag_.endswith("FIN") or "Fin" in token.morph.get("VerbForm", []):
            return True
        return _child(token, {"cp", self.SUBJECT}) is not None


def _type(token: Token) -> str:
    """The label without subtype, in lower case: "nsubj:pass" → "nsubj", "ROOT" → "root"."""
    return token.dep_.partition(":")[0].lower()


def _child(token: Token, labels: set[str]) -> Token | None:
    return next((child for child in token.children if _type(child) in labels), None)


def _is_kein(token: Token) -> bool:
    return token.lower_.startswith("kein") or "Neg" in token.morph.get("PronType", [])


def _subtree(token: Token | None) -> tuple[int, int] | None:
    return None if token is None else (token.left_edge.i, token.right_edge.i + 1)


NO_MODEL: Grammar = NoModel()


def grammar_for(nlp: Language) -> Grammar:
    """The adapter for the labels that the pipeline's parser gives, ``NO_MODEL`` when none of its components sets dependencies.

    Logs which parts of the pipeline are used. Raises ModelError when the pipeline is not German.
    """
    require_german(nlp.meta)
    labels = _labels(nlp, "token.dep")
    grammar = NO_MODEL
    if UniversalDependencies.SUBJECT in labels:
        grammar = UniversalDependencies()
    elif Tiger.SUBJECT in labels:
        grammar = Tiger()
    elif labels:
        logger.warning(
            "%s: the parser's labels are neither Universal Dependencies nor TIGER, it is not used", _name(nlp)
        )
    kinds = sorted({KINDS[label] for label in _labels(nlp, "doc.ents") if label in KINDS})
    logger.info(
        "%s: parser: %s; named entities: %s",
        _name(nlp),
        "not used" if grammar is NO_MODEL else type(grammar).__name__,
        ", ".join(kinds) or "not used",
    )
    return grammar


def _name(nlp: Language) -> str:
    return f"spaCy pipeline {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def _labels(nlp: Language, attribute: str) -> set[str]:
    """The labels of the components that set this attribute of Doc or Token."""
    found: set[str] = set()
    for name in nlp.pipe_names:
        if attribute in nlp.get_pipe_meta(name).assigns:
            found.update(nlp.pipe_labels.get(name, ()))
    return found


if not Doc.has_extension("grammar"):
    Doc.set_extension("grammar", default=NO_MODEL)


@Language.factory("gegenlese_grammar", assigns=["doc._.grammar"])
class GrammarOfDoc:
    """Puts the grammar of the base pipeline on each Doc, for our components behind it."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.grammar = grammar_for(nlp)

    def __call__(self, doc: Doc) -> Doc:
        doc._.grammar = self.grammar
        return doc
