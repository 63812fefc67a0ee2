"""Clauses by commas and verb positions, on sentences of news language."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction import sentences  # noqa: F401  (registers the sentence component)
from claims.extraction.clauses import ClauseKind, clause_at, clauses
from claims.extraction.verb_forms import VerbForm, mood, verb_form, verb_lemma

NLP = spacy.blank("de")
NLP.add_pipe("gegenlese_sentences")
MAIN, SUB, REL = ClauseKind.MAIN, ClauseKind.SUBORDINATE, ClauseKind.RELATIVE
INF, FRAGMENT = ClauseKind.INFINITIVE, ClauseKind.FRAGMENT

SENTENCES = [
    ("Die Stadt baut 30 Häuser.", [(MAIN, "baut")]),
    ("Die Stadt sagt, dass 30 Häuser leer stehen.", [(MAIN, "sagt"), (SUB, "stehen")]),
    ("Wie die Stadt mitteilte, stehen 30 Häuser leer.", [(SUB, "mitteilte"), (MAIN, "stehen")]),
    ("30 Häuser stehen leer, sagte die Stadt.", [(MAIN, "stehen"), (MAIN, "sagte")]),
    ("„Es reicht“, sagte der Minister.", [(MAIN, "reicht"), (MAIN, "sagte")]),
    ("Die Stadt plant, 30 Häuser zu bauen.", [(MAIN, "plant"), (INF, None)]),
    ("Die Häuser, die leer stehen, gehören der Stadt.", [(MAIN, "gehören"), (REL, "stehen")]),
    ("Es kamen 50 Gäste, die Stadt zählte 30.", [(MAIN, "kamen"), (MAIN, "zählte")]),
    (
        "Er sagt, dass es brennt und dass 30 Menschen fliehen.",
        [(MAIN, "sagt"), (SUB, "brennt"), (SUB, "fliehen")],
    ),
    ("Die Polizei kam und die Feuerwehr löschte.", [(MAIN, "kam"), (MAIN, "löschte")]),
    ("Es starben zwei Menschen, so der Sprecher.", [(MAIN, "starben"), (FRAGMENT, None)]),
    (
        "Er sagte, dass in Ulm, einer Stadt im Süden, 30 Häuser brannten.",
        [(MAIN, "sagte"), (SUB, "brannten")],
    ),
    ("Erst vergangene Woche kündigte die Firma das an.", [(MAIN, "kündigte")]),
    ("Seit Mai sollen 30 Menschen verletzt worden sein.", [(MAIN, "sollen")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_sentence_falls_into_its_clauses(text, expected):
    doc = NLP(text)
    found = [
        (clause.kind, doc[clause.finite].text if clause.finite is not None else None)
        for clause in clauses(next(doc.sents))
    ]
    assert found == expected


def test_an_interrupted_clause_has_two_parts():
    doc = NLP("Die Häuser, die leer stehen, gehören der Stadt.")
    main = clauses(next(doc.sents))[0]
    assert [doc[start:end].text for start, end in main.parts] == ["Die Häuser", "gehören der Stadt"]


def test_brackets_of_verbs_enclose_the_middle_field():
    doc = NLP("Die Stadt hat gestern 30 Häuser gebaut.")
    (main,) = clauses(next(doc.sents))
    assert main.left_bracket is not None
    assert doc[main.left_bracket].text == "hat"
    assert [doc[index].text for index in main.right_bracket] == ["gebaut"]


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("meinte", "meinen", VerbForm.FINITE),
        ("mitteilte", "mitteilen", VerbForm.FINITE),
        ("getötet", "töten", VerbForm.PARTICIPLE),
        ("angegeben", "angeben", VerbForm.PARTICIPLE),
        ("berichtet", "berichten", VerbForm.EITHER),
        ("schicken", "schicken", VerbForm.PLURAL),
        ("mitzuteilen", "mitteilen", VerbForm.ZU_INFINITIVE),
        ("gestern", None, None),
        ("vergangene", None, None),
    ],
)
def test_a_verb_form_is_told_from_other_words(word, lemma, form):
    assert verb_lemma(word) == lemma
    assert verb_form(word) == form


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("sei", "k1"),
        ("liege", "k1"),
        ("betrage", "k1"),
        ("lag", "ind"),
        ("wäre", "k2"),
        ("worden", None),
        ("Haus", None),
    ],
)
def test_konjunktiv_is_known_by_form(word, expected):
    assert mood(word) == expected


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["die", "Stadt", "sagt", ",", "dass", "30", "und", "„", "“", "(", ")", "zu", "gehen", "."]
        ),
        max_size=25,
    )
)
def test_every_clause_stays_inside_its_sentence(words):
    doc = NLP(" ".join(words))
    for sentence in doc.sents:
        for clause in clauses(sentence):
            assert all(sentence.start <= start < end <= sentence.end for start, end in clause.parts)
            assert all(clause_at((clause,), index) is clause for index in clause.tokens)
