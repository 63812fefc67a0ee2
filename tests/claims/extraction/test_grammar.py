"""The same questions to the same sentences in both label schemes; parses are made by hand."""

import logging
from dataclasses import dataclass

import pytest
import spacy
from spacy.tokens import Doc

from claims.extraction.base_model import ModelError
from claims.extraction.entities import Entity, EntityKind, entities, kind_by_entity
from claims.extraction.grammar import NO_MODEL, Grammar, NoModel, Tiger, UniversalDependencies, grammar_for
from claims.terms import ActorKind

VOCAB = spacy.blank("de").vocab


@dataclass(frozen=True)
class Parse:
    """``arcs`` is one "word/head/label" per token (heads count from 0), with "/tag" where the tagger matters."""

    grammar: Grammar
    arcs: str

    @property
    def doc(self) -> Doc:
        fields = [arc.split("/") for arc in self.arcs.split()]
        return Doc(
            VOCAB,
            words=[field[0] for field in fields],
            heads=[int(field[1]) for field in fields],
            deps=[field[2] for field in fields],
            tags=[field[3] if len(field) > 3 else "" for field in fields],
        )


UD, TIGER = UniversalDependencies(), Tiger()

PLAIN = [
    Parse(
        UD,
        "Der/1/det Förster/2/nsubj meldet/2/ROOT ,/6/punct dass/6/mark Bäume/6/nsubj brennen/2/ccomp ./2/punct",
    ),
    Parse(
        UD,
        "Der/1/det Förster/2/nsubj meldet/2/root ,/6/punct dass/6/mark Bäume/6/nsubj:pass brennen/2/ccomp ./2/punct",
    ),
    Parse(TIGER, "Der/1/nk Förster/2/sb meldet/2/ROOT ,/2/punct dass/6/cp Bäume/6/sb brennen/2/oc ./2/punct"),
    Parse(
        TIGER,
        "Der/1/nk Förster/2/sb meldet/2/ROOT/VVFIN ,/2/punct dass/6/cp Bäume/6/sb brennen/2/oc/VVFIN ./2/punct",
    ),
]
# The auxiliary hangs on the participle in UD and above it in TIGER.
PERFECT = [
    Parse(
        UD,
        "Der/1/det Förster/4/nsubj hat/4/aux nicht/4/advmod gemeldet/4/ROOT ,/8/punct dass/8/mark Bäume/8/nsubj brennen/4/ccomp",
    ),
    Parse(
        TIGER,
        "Der/1/nk Förster/2/sb hat/2/ROOT/VAFIN nicht/4/ng gemeldet/2/oc/VVPP ,/4/punct dass/8/cp Bäume/8/sb brennen/4/oc/VVFIN",
    ),
    Parse(
        TIGER,
        "Der/1/nk Förster/2/sb hat/2/ROOT/VAFIN nicht/2/ng gemeldet/2/oc/VVPP ,/4/punct dass/8/cp Bäume/8/sb brennen/4/oc/VVFIN",
    ),
]
COORDINATED = [
    Parse(UD, "Imker/1/nsubj kamen/1/ROOT und/3/cc klagten/1/conj laut/3/advmod ./1/punct"),
    Parse(TIGER, "Imker/1/sb kamen/1/ROOT/VVFIN und/1/cd klagten/2/cj/VVFIN laut/3/mo ./1/punct"),
]
# "„Es brennt“, rief …": the clause in front is complement in UD, reported speech in TIGER.
DIRECT = [
    Parse(UD, "Es/1/nsubj brennt/3/ccomp ,/1/punct rief/3/ROOT Anna/3/nsubj"),
    Parse(TIGER, "Es/1/sb brennt/3/rs ,/3/punct rief/3/ROOT Anna/3/sb"),
]
NO_OBJECT_CLAUSE = [
    Parse(UD, "Das/1/obj sagte/1/ROOT Anna/1/nsubj ,/5/punct weil/5/mark regnete/1/advcl"),
    Parse(TIGER, "Das/1/oa sagte/1/ROOT Anna/1/sb ,/1/punct weil/5/cp regnete/1/mo/VVFIN"),
]
RELATIVE = [
    Parse(
        UD,
        "Der/1/det Hof/6/nsubj ,/5/punct der/5/nsubj lange/5/advmod brannte/1/acl:relcl steht/6/ROOT leer/6/xcomp",
    ),
    Parse(
        TIGER,
        "Der/1/nk Hof/6/sb ,/1/punct der/5/sb lange/5/mo brannte/1/rc/VVFIN steht/6/ROOT/VVFIN leer/6/pd",
    ),
]
NOUN = [
    Parse(UD, "Keine/1/det Kühe/2/nsubj starben/2/ROOT ,/5/punct nur/5/advmod Schafe/2/conj"),
    Parse(TIGER, "Keine/1/nk Kühe/2/sb starben/2/ROOT/VVFIN ,/2/punct nur/5/mo Schafe/2/cj"),
]


@pytest.mark.parametrize(
    ("parses", "verb", "subject"),
    [
        (PLAIN, "meldet", "Förster"),
        (PLAIN, "brennen", "Bäume"),
        (PERFECT, "gemeldet", "Förster"),
        (PERFECT, "hat", "Förster"),
        (PERFECT, "brennen", "Bäume"),
        (COORDINATED, "kamen", "Imker"),
        (COORDINATED, "klagten", "Imker"),
        (DIRECT, "rief", "Anna"),
        (RELATIVE, "steht", "Hof"),
        (RELATIVE, "brannte", "der"),
        (NO_OBJECT_CLAUSE, "regnete", None),
    ],
)
def test_the_subject_of_a_verb(parses: list[Parse], verb: str, subject: str | None) -> None:
    for parse in parses:
        found = parse.grammar.subject_of(word(parse.doc, verb))
        assert (found.text if found is not None else None) == subject, parse


@pytest.mark.parametrize(
    ("parses", "verb", "complement"),
    [
        (PLAIN, "meldet", "dass Bäume brennen"),
        (PLAIN, "brennen", None),
        (PERFECT, "hat", "dass Bäume brennen"),
        (PERFECT, "gemeldet", "dass Bäume brennen"),
        (DIRECT, "rief", "Es brennt"),
        (NO_OBJECT_CLAUSE, "sagte", None),
        (COORDINATED, "klagten", None),
    ],
)
def test_the_clause_that_a_verb_governs(parses: list[Parse], verb: str, complement: str | None) -> None:
    for parse in parses:
        doc = parse.doc
        assert words(doc, parse.grammar.complement_of(word(doc, verb))) == complement, parse


@pytest.mark.parametrize(
    ("parses", "negated", "plain"),
    [
        (PERFECT, "hat gemeldet", "brennen Bäume"),
        (PLAIN, "", "meldet brennen Förster"),
        (NOUN, "Kühe", "starben Schafe"),
    ],
)
def test_verbs_and_nouns_are_negated_or_not(parses: list[Parse], negated: str, plain: str) -> None:
    for parse in parses:
        doc = parse.doc
        found = {token.text for token in doc if parse.grammar.is_negated(token)}
        assert set(negated.split()) <= found, parse
        assert not set(plain.split()) & found, parse


@pytest.mark.parametrize(
    ("parses", "inside", "clause"),
    [
        (PLAIN, "Bäume", "dass Bäume brennen"),
        (PLAIN, "Förster", "Der Förster meldet dass Bäume brennen"),
        (PERFECT, "gemeldet", "Der Förster hat nicht gemeldet dass Bäume brennen"),
        (RELATIVE, "lange", "der lange brannte"),
        (NO_OBJECT_CLAUSE, "regnete", "weil regnete"),
        (DIRECT, "Es", "Es brennt"),
    ],
)
def test_the_clause_around_a_word(parses: list[Parse], inside: str, clause: str) -> None:
    for parse in parses:
        doc = parse.doc
        assert words(doc, parse.grammar.clause_span(word(doc, inside))) == clause, parse


@pytest.mark.parametrize("grammar", [NoModel(), UD, TIGER])
def test_a_text_without_parse_answers_nothing(grammar: Grammar) -> None:
    for token in spacy.blank("de")("Der Förster meldet, dass keine Bäume brennen."):
        assert grammar.subject_of(token) is None
        assert grammar.complement_of(token) is None
        assert grammar.clause_span(token) is None
        assert not grammar.is_negated(token)


def word(doc: Doc, text: str):  # type: ignore[no-untyped-def]
    return next(token for token in doc if token.text == text)


def words(doc: Doc, span: tuple[int, int] | None) -> str | None:
    """The words of a span without its punctuation."""
    if span is None:
        return None
    return " ".join(token.text for token in doc[slice(*span)] if token.text not in ",.")


def named(*ents: str) -> Doc:
    words = ["Anna", "Weiß", "von", "Holzbau", "Lang", "lebt", "in", "Oberau", "."]
    return Doc(VOCAB, words=words, ents=list(ents))


def test_entities_have_one_of_three_kinds_and_other_labels_are_left_out() -> None:
    doc = named("B-PER", "I-PER", "O", "B-ORG", "I-ORG", "O", "O", "B-GPE", "B-MISC")
    assert entities(doc) == (
        Entity(0, 2, EntityKind.PERSON),
        Entity(3, 5, EntityKind.ORGANISATION),
        Entity(7, 8, EntityKind.PLACE),
    )
    assert entities(named(*["O"] * 9)) == ()


@pytest.mark.parametrize(
    ("label", "guess", "kind"),
    [
        ("ORG", ActorKind.UNKNOWN, ActorKind.ORGANISATION),
        ("PER", ActorKind.UNKNOWN, ActorKind.PERSON),
        ("ORG", ActorKind.PERSON, ActorKind.ORGANISATION),
        ("LOC", ActorKind.PERSON, ActorKind.UNKNOWN),
        ("LOC", ActorKind.UNKNOWN, ActorKind.UNKNOWN),
        ("MISC", ActorKind.PERSON, ActorKind.PERSON),
        ("PER", ActorKind.MEDIUM, ActorKind.MEDIUM),
        ("ORG", ActorKind.GOVERNMENT, ActorKind.GOVERNMENT),
    ],
)
def test_an_entity_fills_gaps_and_corrects_guesses(label: str, guess: ActorKind, kind: ActorKind) -> None:
    doc = named("O", "O", "O", f"B-{label}", f"I-{label}", "O", "O", "O", "O")
    assert kind_by_entity(doc, (3, 5), guess) is kind
    assert kind_by_entity(doc, (2, 5), guess) is guess, "the run reaches beyond the entity"
    assert kind_by_entity(doc, (0, 2), guess) is guess, "no entity there"


def with_parser(*labels: str) -> spacy.language.Language:
    nlp = spacy.blank("de")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)  # type: ignore[attr-defined]
    return nlp


@pytest.mark.parametrize(
    ("labels", "adapter"),
    [
        (("nsubj", "ccomp", "advmod", "punct"), UniversalDependencies),
        (("nsubj:pass", "nsubj", "root"), UniversalDependencies),
        (("sb", "oa", "oc", "ng"), Tiger),
        (("agens", "patiens"), NoModel),
    ],
)
def test_the_labels_of_the_parser_choose_the_adapter(labels: tuple[str, ...], adapter: type) -> None:
    assert type(grammar_for(with_parser(*labels))) is adapter


def test_a_pipeline_without_parser_has_no_grammar() -> None:
    assert grammar_for(spacy.blank("de")) is NO_MODEL


def test_the_parts_in_use_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    nlp = with_parser("sb", "oc")
    nlp.meta["name"], nlp.meta["version"] = "wald", "1.2.0"
    recogniser = nlp.add_pipe("ner")
    for label in ("LOC", "MISC", "PER"):
        recogniser.add_label(label)  # type: ignore[attr-defined]
    with caplog.at_level(logging.INFO, "claims.extraction.grammar"):
        grammar_for(nlp)
    assert [record.getMessage() for record in caplog.records] == [
        "spaCy pipeline de_wald 1.2.0: parser: Tiger; named entities: person, place"
    ]


def test_a_parser_of_another_scheme_is_not_used_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    grammar_for(with_parser("agens"))
    assert "neither Universal Dependencies nor TIGER" in caplog.text


def test_a_pipeline_for_another_language_is_refused_in_german_and_english() -> None:
    with pytest.raises(ModelError) as refused:
        grammar_for(spacy.blank("nl"))
    assert "nicht Deutsch" in refused.value.german
    assert "not German" in refused.value.english
    assert str(refused.value) == f"{refused.value.german}\n{refused.value.english}"
