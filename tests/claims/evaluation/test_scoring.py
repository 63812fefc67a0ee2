"""Our scorer against the one beside the repository, and on small cases that can be checked by hand."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims.evaluation import (
    Gold,
    GoldArticle,
    GoldClaim,
    GoldStory,
    measure,
    read,
    score_claims,
    score_stories,
)
from claims.evaluation.alignment import Solid, aligned, same_name
from claims.evaluation.gold import GoldRelation
from claims.evaluation.measuring import compared
from claims.evaluation.scoring_claims import claim_figures
from claims.evaluation.scoring_stories import NamedFinding, NamedPair, Place, story_figures
from claims.exporting import extracted_claim
from claims.extraction.extract import Text, extract_many
from claims.spans import AttributionLink, ExtractedClaim, SourceSpan
from claims.terms import Certainty, Kind, Modality, Modifier, Relation, Scope
from tests.shared import require, tool

TEXT = "Die Polizei sprach von 12 Toten und\n40 Verletzten am 3. Mai."


def gold(quote: str, number: str | None = None, value: str | None = None, **fields: Any) -> GoldClaim:
    start = TEXT.index(quote)
    amount = float(number) if number else None
    claim = GoldClaim(
        kind=Kind.DATE if value else Kind.QUANTITY,
        start=start,
        end=start + len(quote),
        quote=quote,
        number=number,
        minimum=amount,
        maximum=amount,
        value=value,
        attributes={} if value else {"modifier": "exact", "category": "killed", "hedged": False},
        attribution=(),
    )
    return replace(claim, **fields)


def found(quote: str, value: str | None = None, **fields: Any) -> ExtractedClaim:
    start = TEXT.index(quote)
    amount = None if value else Decimal(quote.split()[0])
    claim = ExtractedClaim(
        kind=Kind.DATE if value else Kind.QUANTITY,
        start=start,
        end=start + len(quote),
        quote=quote,
        sentence=SourceSpan(0, len(TEXT), TEXT),
        minimum=amount,
        maximum=amount,
        modifier=None if value else Modifier.EXACT,
        category=None if value else "killed",
        value=value,
    )
    return replace(claim, **fields)


def figures(wanted: list[GoldClaim], got: list[ExtractedClaim]) -> dict[str, Any]:
    article = GoldArticle(
        "a",
        None,
        "2025-05-04",
        None,
        TEXT,
        quantities=tuple(claim for claim in wanted if claim.kind is Kind.QUANTITY),
        dates=tuple(claim for claim in wanted if claim.kind is Kind.DATE),
    )
    return claim_figures(score_claims([article], {"a": got}))


def test_what_is_read_as_annotated_scores_one() -> None:
    told = figures(
        [gold("12 Toten", "12"), gold("am 3. Mai", value="2025-05-03")],
        [found("12 Toten"), found("am 3. Mai", value="2025-05-03")],
    )
    for measure_ in ("quantity.f1", "quantity.value", "quantity.category", "date.f1", "date.value"):
        assert told[measure_] == 1.0
    assert (told["quantity.gold"], told["date.gold"]) == (1, 1)


def test_missed_and_invented_claims_lower_recall_and_precision() -> None:
    told = figures([gold("12 Toten", "12"), gold("40 Verletzten", "40")], [found("12 Toten")])
    assert (told["quantity.precision"], told["quantity.recall"]) == (1.0, 0.5)
    told = figures([gold("12 Toten", "12")], [found("12 Toten"), found("40 Verletzten")])
    assert (told["quantity.precision"], told["quantity.recall"]) == (0.5, 1.0)


@pytest.mark.parametrize(
    ("wanted", "got", "measure_", "share"),
    [
        ({}, {"maximum": None}, "value", 0.0),
        ({"minimum": 11.9999999, "maximum": 12.0000001}, {}, "value", 1.0),
        ({"attributes": {"modifier": "vague"}, "minimum": 2000}, {}, "value", None),
        ({}, {"category": "wounded"}, "category", 0.0),
        ({"attributes": {}}, {"category": "wounded"}, "category", None),
        ({"attributes": {"scope": "part"}}, {"scope": Scope.PART}, "scope", 1.0),
        ({"attributes": {"modality": "denied"}}, {"modality": Modality.POSSIBLE}, "modality", 0.0),
        ({}, {"hedged": True}, "hedged", 0.0),
        ({"attribution": ("Polizei",)}, {}, "attributed", 0.0),
        ({"attribution": ("Polizei",)}, {}, "origin", 0.0),
        ({"attribution": ()}, {}, "origin", None),
        ({"attribution": ("CNN", "Polizei")}, {"attribution": (AttributionLink("Polizei"),)}, "origin", 1.0),
        ({"attribution": ("CNN", "Polizei")}, {"attribution": (AttributionLink("Polizei"),)}, "chain", 0.0),
    ],
)
def test_an_attribute_is_judged_where_it_was_annotated(
    wanted: dict[str, Any], got: dict[str, Any], measure_: str, share: float | None
) -> None:
    told = figures([gold("12 Toten", "12", **wanted)], [found("12 Toten", **got)])
    assert told.get(f"quantity.{measure_}") == share


def test_two_numbers_of_one_phrase_meet_their_own_annotation() -> None:
    both = "12 Toten und\n40 Verletzten"
    told = figures(
        [
            gold(both, "12", attributes={"category": "killed"}),
            gold(both, "40", attributes={"category": "wounded"}),
        ],
        [found("40 Verletzten", category="wounded"), found("12 Toten")],
    )
    assert (told["quantity.f1"], told["quantity.category"], told["quantity.value"]) == (1.0, 1.0, 1.0)


def test_blanks_and_line_breaks_do_not_move_a_span() -> None:
    assert Solid("a b\n c").span(2, 6) == (1, 3)
    assert Solid("abc").span(-4, 99) == (0, 3)


def test_the_closest_pair_is_matched_first_and_nothing_twice() -> None:
    assert aligned([(0, 10), (4, 8)], [(4, 8), (0, 10)]) == [(0, 1), (1, 0)]
    assert aligned([(0, 3)], [(3, 6)]) == []


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Polizei", "die Polizei in Köln", True),
        ("südkoreanischer Geheimdienst", "der südkoreanische Geheimdienst", True),
        ("Polizei", "Feuerwehr", False),
        ("der", "die", False),
        ("Strassenamt", "Straßenamt", True),
    ],
)
def test_names_meet_by_half_of_their_stems(one: str, two: str, same: bool) -> None:
    assert same_name(one, two) is same


# -- stories -----------------------------------------------------------------------------------------------------------

TOLD = "Es gab 12 Tote, hieß es. Später waren es 15."


def article(name: str) -> GoldArticle:
    def claim(number: str) -> GoldClaim:
        start = TOLD.index(number)
        amount = float(number)
        return GoldClaim(
            Kind.QUANTITY, start, start + 2, number, number, amount, amount, None, {}, ()
        )  # fmt: skip

    return GoldArticle(name, None, None, None, TOLD, (claim("12"), claim("15")), ())


def story(**fields: Any) -> GoldStory:
    one, two = ("a", "quantity", 0), ("b", "quantity", 1)
    told = GoldStory(
        "flut",
        (article("a"), article("b")),
        (GoldRelation(one, two, "contradict", "12 gegen 15"),),
        {},
        frozenset(),
    )
    return replace(told, **fields)


def pair(
    relation: Relation, left: tuple[str, str] = ("a", "12"), right: tuple[str, str] = ("b", "15")
) -> NamedPair:
    places = [Place(name, TOLD.index(number), TOLD.index(number) + 2) for name, number in (left, right)]
    return NamedPair(places[0], places[1], relation)


def test_a_contradiction_that_is_found_counts_for_precision_and_recall() -> None:
    told = story_figures(score_stories([story()], [pair(Relation.CONTRADICT)]))
    assert (told["contradict.precision"], told["contradict.recall"]) == (1.0, 1.0)
    assert told["relation.macro_recall"] == 1.0


def test_a_contradiction_that_is_named_otherwise_is_missed() -> None:
    told = story_figures(score_stories([story()], [pair(Relation.AGREE)]))
    assert (told["contradict.recall"], told["contradict.found"]) == (0.0, 0)


def test_a_flag_on_a_pair_that_must_stay_quiet_is_a_false_alarm() -> None:
    quiet = {frozenset((("a", "quantity", 0), ("a", "quantity", 1))): "zwei Zeiten"}
    alarm = pair(Relation.CONTRADICT, ("a", "12"), ("a", "15"))
    told = story_figures(score_stories([story(quiet=quiet)], [pair(Relation.CONTRADICT), alarm]))
    assert (told["false_alarms"], told["must_not_flag"], told["contradict.precision"]) == (1, 1, 0.5)


def test_pairs_about_which_editors_may_differ_do_not_count() -> None:
    either = frozenset({frozenset((("a", "quantity", 0), ("b", "quantity", 1)))})
    told = story_figures(score_stories([story(either=either)], [pair(Relation.CONTRADICT)]))
    assert (told["contradict.gold"], told["contradict.found"]) == (0, 0)


def finding(*numbers: tuple[str, str]) -> NamedFinding:
    """A sure finding that holds the first number of article a against the second of article b, for each pair."""
    found = (pair(Relation.CONTRADICT, ("a", left), ("b", right)) for left, right in numbers)
    return NamedFinding(Certainty.SURE, tuple((one.a, one.b) for one in found))


@pytest.mark.parametrize(
    ("found", "right"),
    [([("12", "15")], 1.0), ([("15", "12"), ("12", "15")], 1.0), ([("15", "12")], 0.0)],
)
def test_a_finding_is_right_when_one_of_its_pairs_is(found: list[tuple[str, str]], right: float) -> None:
    told = story_figures(score_stories([story()], [], [finding(*found)]))
    assert (told["finding.sure.found"], told["finding.sure.precision"]) == (1, right)
    assert (told["finding.likely.found"], told["finding.likely.precision"]) == (0, None)


def test_a_finding_about_which_editors_may_differ_does_not_count() -> None:
    either = frozenset({frozenset((("a", "quantity", 0), ("b", "quantity", 1)))})
    told = story_figures(score_stories([story(either=either)], [], [finding(("12", "15"))]))
    assert told["finding.sure.found"] == 0


# -- beside the other scorer -------------------------------------------------------------------------------------------


def spoilt(wanted: Gold) -> dict[str, list[ExtractedClaim]]:
    """The annotations themselves, each spoilt in a way that depends on its position: all kinds of misses occur."""
    result: dict[str, list[ExtractedClaim]] = {}
    for document in wanted.articles:
        claims = []
        for number, claim in enumerate((*document.quantities, *document.dates)):
            if number % 11 == 3:
                continue
            shift = (number % 5) - 2
            attributes = dict(claim.attributes)
            made = ExtractedClaim(
                kind=claim.kind,
                start=max(0, claim.start + shift),
                end=claim.end + shift,
                quote=claim.quote,
                sentence=SourceSpan(0, 0, ""),
                minimum=None if claim.minimum is None else Decimal(str(claim.minimum)) + (number % 7 == 0),
                maximum=None if claim.maximum is None else Decimal(str(claim.maximum)),
                modifier=Modifier(attributes.get("modifier", "exact")) if number % 6 else Modifier.ABOUT,
                category=attributes.get("category") if number % 4 else "other",
                scope=Scope(attributes.get("scope", "total")) if number % 3 else Scope.PART,
                modality=Modality(attributes.get("modality", "asserted")),
                hedged=bool(attributes.get("hedged")) ^ (number % 5 == 0),
                value=claim.value if number % 8 else "1999",
                attribution=tuple(map(AttributionLink, claim.attribution[number % 3 == 0 :])),
            )
            claims.append(made)
            if number % 13 == 5:
                claims.append(replace(made, start=made.start + 1))
        result[document.id] = claims
    return result


def lines(extracted: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        json.loads(json.dumps(extracted_claim(name, claim), default=float))
        for name, claims in extracted.items()
        for claim in claims
    ]


@pytest.mark.parametrize("way", ["spoilt annotations", "extraction"])
def test_our_figures_are_those_of_the_scorer_beside_the_repository(way: str) -> None:
    folder = require("gold")
    annotated = read(folder)
    if way == "extraction":
        folder /= "seeds"
        annotated = read(folder)
        texts = [Text(a.text, a.published, None, a.title) for a in annotated.articles]
        extracted: dict[str, Any] = {
            a.id: found.claims for a, found in zip(annotated.articles, extract_many(texts), strict=True)
        }
    else:
        extracted = spoilt(annotated)
    scorer = tool("score")
    theirs = scorer.figures(scorer.score(folder, lines(extracted))[0])
    ours = claim_figures(score_claims(annotated.articles, extracted))
    assert ours == pytest.approx(theirs)
    assert way == "extraction" or 0 < ours["quantity.value"] < 1


def test_our_story_figures_are_those_of_the_scorer_beside_the_repository() -> None:
    folder = require("gold", "stories")
    annotated = read(folder)
    extracted = spoilt(annotated)
    pairs = [pair for told in annotated.stories for pair in compared(told, extracted).pairs]
    assert pairs
    scorer = tool("score_stories")
    exported = [
        {
            "a": {"article": p.a.article, "start": p.a.start, "end": p.a.end},
            "b": {"article": p.b.article, "start": p.b.start, "end": p.b.end},
            "relation": p.relation,
        }
        for p in pairs
    ]
    tally, _misses = scorer.score(folder, [{"pairs": exported}])
    ours = story_figures(score_stories(annotated.stories, pairs))
    assert ours["contradict.gold"] == tally["contradict", "gold"]
    assert ours["contradict.found"] == tally["contradict", "found"]
    assert ours["contradict.precision"] == pytest.approx(
        tally["contradict", "right"] / tally["contradict", "found"]
    )
    assert ours["contradict.recall"] == pytest.approx(
        tally["contradict", "met"] / tally["contradict", "gold"]
    )
    assert ours["false_alarms"] == tally["false alarms"]
    for kind in {key[1] for key in tally if isinstance(key, tuple) and len(key) == 3}:
        share = tally["relation", kind, "right"] / tally["relation", kind, "n"]
        assert ours[f"relation.{kind}"] == pytest.approx(share)


def test_measuring_a_folder_extracts_and_compares_it(tmp_path: Any) -> None:
    text = "Nach Angaben der Polizei starben bei der Sturmflut zwölf Menschen."
    annotation = {"id": "x", "title": "Sturmflut", "published": "2025-07-02", "text": text, "dates": []}
    start = text.index("zwölf Menschen")
    annotation["quantities"] = [
        {
            "quote": "zwölf Menschen",
            "start": start,
            "end": start + len("zwölf Menschen"),
            "number": "zwölf",
            "min": 12,
            "max": 12,
            "modifier": "exact",
            "category": "killed",
            "attribution": ["Polizei"],
        }
    ]
    (tmp_path / "x.gold.json").write_text(json.dumps(annotation))
    measured = measure(tmp_path)
    assert (measured.articles, measured.stories) == (1, None)
    assert measured.figures["quantity.f1"] == measured.figures["quantity.origin"] == 1.0
