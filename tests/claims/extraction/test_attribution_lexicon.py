"""Every row of the lexicons behind attribution applies in its own example."""

import pytest
import spacy

from claims.extraction import lexicon, sentences  # noqa: F401  (registers the sentence component)
from claims.extraction.attribution import SourceLink, attribute
from claims.extraction.clauses import clauses
from claims.extraction.verb_forms import mood, verb_lemma
from claims.extraction.word_classes import word_class
from claims.terms import ActorKind, Modality


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("de")
    nlp.add_pipe("gegenlese_sentences")
    return nlp


def at_30(nlp, text: str) -> tuple[tuple[SourceLink, ...], Modality, bool]:
    """The attribution of the figure 30, which every example holds."""
    start = text.rindex("30")
    return attribute(nlp(text), start, start + 2)


def rows(name: str) -> list:
    return [pytest.param(row, id=next(iter(row.values()))) for row in lexicon.read(name)]


@pytest.mark.parametrize(
    "name", ["reporting_verbs", "attribution_cues", "statement_nouns", "content_nouns", "time_nouns"]
)
def test_the_police_is_the_origin_of_the_figure_in_each_example(nlp, name):
    wrong = [
        row["example"]
        for row in lexicon.read(name)
        if [link.name for link in at_30(nlp, row["example"])[0]][-1:] != ["Polizei"]
    ]
    assert not wrong


@pytest.mark.parametrize("row", rows("reporting_verbs"))
def test_a_reporting_verb_hedges_and_sets_the_mood_as_listed(nlp, row):
    _, modality, hedged = at_30(nlp, row["example"])
    assert modality == row["modality"]
    assert hedged == (row["hedged"] == "yes")


@pytest.mark.parametrize("row", rows("roles"))
def test_a_role_can_state_something(nlp, row):
    links, _, _ = at_30(nlp, row["example"])
    assert [link.name.lower() for link in links] == [row["head"]]
    assert links[0].kind == row["kind"]


@pytest.mark.parametrize(("name", "kind"), [("agencies", ActorKind.AGENCY), ("media", ActorKind.MEDIUM)])
def test_a_news_medium_is_known_by_name_and_country(nlp, name, kind):
    found = {row["name"]: at_30(nlp, row["example"])[0] for row in lexicon.read(name)}
    expected = {row["name"]: [(row["name"], row["country"])] for row in lexicon.read(name)}
    assert {name: [(link.name, link.country) for link in links] for name, links in found.items()} == expected


@pytest.mark.parametrize("row", rows("countries_adjectives"))
def test_a_government_belongs_to_its_country(nlp, row):
    links, _, _ = at_30(nlp, row["example"])
    assert [(link.kind, link.country) for link in links] == [(ActorKind.GOVERNMENT, row["country"])]


@pytest.mark.parametrize("row", rows("hedges"))
def test_a_weakening_word_hedges_or_sets_the_mood(nlp, row):
    _, modality, hedged = at_30(nlp, row["example"])
    assert modality == row["modality"]
    assert hedged == (row["hedged"] == "yes")


@pytest.mark.parametrize("row", rows("modality"))
def test_a_governing_verb_sets_the_mood_without_becoming_a_source(nlp, row):
    links, modality, _ = at_30(nlp, row["example"])
    assert modality == row["modality"]
    assert links == ()


@pytest.mark.parametrize("row", rows("verb_forms"))
def test_a_verb_form_has_its_mood_and_infinitive(row):
    expected = {"amb": "ind", "part": None, "full": None}.get(row["mood"], row["mood"])
    assert mood(row["form"]) == expected
    assert verb_lemma(row["form"]) == row["lemma"]
    assert row["form"] in row["example"].split(" ")[1:] + row["example"].rstrip(".").split(" ")[1:]


@pytest.mark.parametrize("row", rows("connectors"))
def test_a_connector_opens_a_clause_of_its_kind(nlp, row):
    doc = nlp(row["example"])
    found = clauses(next(doc.sents))
    openers = [doc[clause.opener].lower_ for clause in found if clause.opener is not None]
    if row["kind"] == "coordinating":
        assert openers == []
        assert any(token.lower_ == row["word"] for token in doc)
    else:
        assert row["word"] in openers


@pytest.mark.parametrize("row", rows("content_moods"))
def test_a_word_sets_the_mood_of_its_dass_clause(nlp, row):
    negated = "nicht" in row["example"] and row["negated"] != "-"
    assert at_30(nlp, row["example"])[1] == row["negated" if negated else "modality"]


@pytest.mark.parametrize("row", rows("word_classes"))
def test_a_word_class_applies_in_its_example(row):
    words = row["example"].replace(",", "").rstrip(".").split() + row["example"].lower().split()
    assert any(
        word in word_class(row["class"]) or word.startswith(tuple(word_class(row["class"]))) for word in words
    )


@pytest.mark.parametrize("row", rows("short_names"))
def test_a_short_name_stands_for_the_full_one_of_the_article(nlp, row):
    assert [link.name for link in at_30(nlp, row["example"])[0]] == [row["full"]]


def test_each_class_of_words_stands_once():
    classes = [row["class"] for row in lexicon.read("word_classes")]
    assert len(classes) == len(set(classes))
