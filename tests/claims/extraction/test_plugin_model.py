"""A German pipeline from a folder under ours: made here, saved, named by the setting, used as a hint.

Its entities come from patterns and its parse from a table, so that each test knows what the model "knows".
"""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from django.core.management import call_command
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from claims.extraction import extract as extraction
from claims.extraction.base_model import ModelError
from claims.extraction.extract import extract
from claims.extraction.grammar import NO_MODEL, NoModel, Tiger, UniversalDependencies
from claims.extraction.nlp import COMPONENTS, pipeline
from claims.spans import ExtractedClaim
from claims.terms import ActorKind

ENTITIES = {"Sanoria": "ORG", "Talsperre Kalbach": "LOC", "Holler Lund": "ORG"}

# The surface rules do not find this subject: a participle phrase stands between verb and name.
INTERRUPTED = "Genaueres sagte, vom Regen durchnässt, Anna Weiß: 30 Boote sind gesunken."
# One "head/label" per token, by scheme.
PARSES = {
    "ud": "1/obj 1/ROOT 5/punct 4/case 5/obl 1/advcl 5/punct 1/nsubj 7/flat 13/punct 11/nummod 13/nsubj 13/aux 1/ccomp 1/punct",
    "tiger": "1/oa 1/ROOT 1/punct 5/sbp 3/nk 1/mo 1/punct 8/pnc 1/sb 1/punct 11/nk 12/sb 1/rs 12/oc 1/punct",
}


class TableParser:
    """Gives the one sentence it knows its parse, inside the boundaries that stand already."""

    def __init__(self, scheme: str) -> None:
        self.arcs = [arc.split("/") for arc in PARSES[scheme].split()]
        self.labels = tuple({label for _, label in self.arcs})

    def __call__(self, doc: Doc) -> Doc:
        for sentence in [span for span in doc.sents if span.text == INTERRUPTED]:
            for token, (head, label) in zip(sentence, self.arcs, strict=True):
                token.head, token.dep_ = sentence[int(head)], label
        return doc


@Language.factory("table_parser", assigns=["token.head", "token.dep"], default_config={"scheme": "ud"})
def table_parser(nlp: Language, name: str, scheme: str) -> TableParser:
    return TableParser(scheme)


def with_entities(nlp: Language) -> None:
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in ENTITIES.items()])


def with_parse(scheme: str) -> Callable[[Language], None]:
    def add(nlp: Language) -> None:
        nlp.add_pipe("table_parser", config={"scheme": scheme})

    return add


@pytest.fixture
def use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """use(add, …): a pipeline with these parts, saved to disk and named by the setting; gives our pipeline on top of it."""

    def save_and_load(*parts: Callable[[Language], None]) -> Language:
        nlp = spacy.blank("de")
        for add in parts:
            add(nlp)
        nlp.to_disk(tmp_path / "modell")
        monkeypatch.setenv("GEGENLESE_SPACY_MODEL", str(tmp_path / "modell"))
        forget()
        return pipeline()

    monkeypatch.delenv("GEGENLESE_SPACY_MODEL", raising=False)
    forget()
    yield save_and_load
    forget()


def forget() -> None:
    pipeline.cache_clear()
    extraction.version.cache_clear()


def figure(text: str) -> ExtractedClaim:
    """The claim of the figure 30 in the text."""
    return next(claim for claim in extract(text).claims if claim.number and claim.number.text == "30")


def speakers(text: str) -> list[tuple[str, ActorKind]]:
    return [(link.name, link.kind) for link in figure(text).attribution]


def test_our_components_run_on_top_of_the_model(use: Any) -> None:
    nlp = use(with_entities)
    assert nlp.pipe_names[:2] == ["gegenlese_sentences", "entity_ruler"]
    assert nlp.pipe_names[-len(COMPONENTS) :] == list(COMPONENTS)
    doc = nlp("Sanoria liefert 30 Boote.")
    assert [entity.text for entity in doc.ents] == ["Sanoria"]
    assert [span.text for span in doc.spans["quantities"]] == ["30 Boote"]


def test_without_the_setting_there_is_no_model_and_no_grammar(use: Any) -> None:
    doc = pipeline()("Sanoria liefert 30 Boote.")
    assert "gegenlese_grammar" not in pipeline().pipe_names
    assert doc._.grammar is NO_MODEL
    assert doc.ents == ()


@pytest.mark.parametrize(("scheme", "adapter"), [("ud", UniversalDependencies), ("tiger", Tiger)])
def test_the_parser_finds_the_speaker_that_the_surface_does_not_show(
    use: Any, scheme: str, adapter: type
) -> None:
    assert speakers(INTERRUPTED) == []
    nlp = use(with_parse(scheme))
    assert type(nlp(INTERRUPTED)._.grammar) is adapter
    assert [name for name, _ in speakers(INTERRUPTED)] == ["Anna Weiß"]


def test_an_organisation_that_only_the_model_knows_becomes_a_party(use: Any) -> None:
    text = "Sanoria zählt 30 Schafe."
    assert speakers(text) == []
    use(with_entities)
    assert speakers(text) == [("Sanoria", ActorKind.ORGANISATION)]


def test_two_capitalised_words_are_no_person_when_the_model_knows_an_organisation(use: Any) -> None:
    text = "Das Lager ist leer. Holler Lund sagte, 30 Schafe seien gestohlen."
    assert speakers(text) == [("Holler Lund", ActorKind.PERSON)]
    use(with_entities)
    assert speakers(text) == [("Holler Lund", ActorKind.ORGANISATION)]


def test_a_place_that_only_the_model_knows_is_the_place_of_the_figure(use: Any) -> None:
    text = "An der alten Talsperre Kalbach wurden 30 Menschen verletzt."
    assert figure(text).place is None
    use(with_entities)
    assert figure(text).place == "Talsperre Kalbach"


def test_a_place_of_the_model_gives_way_to_one_that_the_surface_knows(use: Any) -> None:
    text = "In Hamburg wurden an der alten Talsperre Kalbach 30 Menschen verletzt. Danach kamen 40 Helfer."
    use(with_entities)
    assert [claim.place for claim in extract(text).claims] == ["Hamburg", "Hamburg"]


def test_a_common_noun_with_adjective_is_no_party_whatever_the_model_says(use: Any) -> None:
    use(with_entities)
    assert speakers("Das alte Sanoria zählt 30 Schafe.") == []


def test_a_place_beside_which_no_preposition_stands_is_not_where_it_happened(use: Any) -> None:
    use(with_entities)
    assert figure("Die Talsperre Kalbach verlor 30 Besucher.").place is None


def test_what_the_surface_knows_stays_as_it_is(use: Any) -> None:
    text = "Laut Polizei wurden in Hamburg 30 Menschen verletzt. Der Sprecher von Sanoria schwieg."
    before = extract(text)
    use(with_entities, with_parse("ud"))
    assert extract(text) == before


TRAINING = [
    ("Am Abend kam der Wagen", [1, 2, 2, 4, 2], ["case", "obl", "ROOT", "det", "nsubj"]),
    ("Er kam am Abend an", [1, 1, 3, 1, 1], ["nsubj", "ROOT", "case", "obl", "compound:prt"]),
]


def with_untrained_parser(frequency: int) -> Callable[[Language], None]:
    """spaCy's own parser, where every arc is a guess. Labels rarer than ``frequency`` are dropped: without any, each word is a
    root, and spaCy starts a sentence at each root."""

    def add(nlp: Language) -> None:
        nlp.add_pipe("parser", config={"min_action_freq": frequency})
        examples = [
            Example.from_dict(nlp.make_doc(text), {"heads": heads, "deps": deps})
            for text, heads, deps in TRAINING
        ]
        nlp.initialize(lambda: examples)

    return add


@pytest.mark.parametrize(("frequency", "adapter"), [(1, UniversalDependencies), (30, NoModel)])
def test_a_parser_respects_our_sentence_boundaries(use: Any, frequency: int, adapter: type) -> None:
    text = (
        "Am 18. Mai kam die 93. Brigade an. Sie zählte z. B. 30 Boote\n\nNeue Zahlen\n\n"
        "„Das ist viel. Zu viel“, sagte Jürgen K. aus Kiel. Er ging."
    )
    expected = [sentence.text for sentence in pipeline()(text).sents]
    nlp = use(with_untrained_parser(frequency))
    doc = nlp(text)
    assert doc.has_annotation("DEP")
    assert [sentence.text for sentence in doc.sents] == expected
    assert type(doc._.grammar) is adapter


def test_the_version_of_the_extraction_tells_models_apart(use: Any) -> None:
    versions = {extraction.version()}
    for parts in ((with_entities,), (with_entities, with_parse("ud"))):
        use(*parts)
        versions.add(extraction.version())
    assert len(versions) == 3


def other_language(folder: Path) -> None:
    spacy.blank("nl").to_disk(folder)


def no_pipeline(folder: Path) -> None:
    folder.mkdir()


def lost_weights(folder: Path) -> None:
    nlp = spacy.blank("de")
    with_untrained_parser(1)(nlp)
    nlp.to_disk(folder)
    (folder / "parser" / "model").unlink()


REFUSALS = [
    (other_language, "nicht Deutsch", "not German"),
    (no_pipeline, "Es gibt keine spaCy-Pipeline", "there is no spaCy pipeline"),
    (lambda folder: None, "Es gibt keine spaCy-Pipeline", "there is no spaCy pipeline"),
    (lost_weights, "lässt sich nicht laden", "cannot be loaded"),
]


@pytest.mark.parametrize(("make", "german", "english"), REFUSALS)
def test_a_model_that_cannot_be_used_is_refused_in_german_and_english(
    use: Any, make: Callable[[Path], None], german: str, english: str, tmp_path: Path, monkeypatch: Any
) -> None:
    make(tmp_path / "andere")
    monkeypatch.setenv("GEGENLESE_SPACY_MODEL", str(tmp_path / "andere"))
    with pytest.raises(ModelError) as refused:
        pipeline()
    assert german in refused.value.german
    assert english in refused.value.english
    assert str(tmp_path / "andere") in str(refused.value) or "nl_pipeline" in str(refused.value)


@pytest.mark.parametrize("name", ["kein_modell", "spacy"])
def test_a_name_that_is_no_pipeline_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match=name):
        pipeline(name)


def test_the_command_stops_before_the_first_text(use: Any, tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "text.txt").write_text("Sanoria liefert 30 Boote.", encoding="utf-8")
    monkeypatch.setenv("GEGENLESE_SPACY_MODEL", "kein_modell")
    printed, errors = io.StringIO(), io.StringIO()
    with pytest.raises(ModelError, match="kein_modell"):
        call_command("extract", str(tmp_path / "text.txt"), stdout=printed, stderr=errors)
    assert printed.getvalue() == errors.getvalue() == ""
