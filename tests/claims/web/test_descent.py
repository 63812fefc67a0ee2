from claims.models import Claim, Disagreement
from claims.web import evidence
from claims.web.descent import Descent, descents
from tests.factories import make_claim, make_topic, make_version


def outline(node: Descent) -> list[object]:
    return [
        node.name,
        [claim.quote for claim in node.claims],
        [outline(heir) for heir in node.heirs.values()],
    ]


def trees() -> list[list[object]]:
    claims = evidence.in_order_of_publication(Claim.objects.filter(topic__isnull=False).with_source())
    return [outline(root) for root in descents(evidence.by_party(claims, evidence.parties(claims)))]


def test_outlets_hang_below_the_medium_they_quote(db: None) -> None:
    topic = make_topic()
    chain = ["CNN", "Geheimdienst"]
    make_claim(make_version("Es sind 4 Tote."), "4 Tote", 4, 4, chain=chain, topic=topic)
    make_claim(make_version("Rund 4 Tote.", outlet="Abendpost"), "4 Tote", 4, 4, chain=chain, topic=topic)
    make_claim(
        make_version("Auch 4 Tote.", outlet="Kurier"), "4 Tote", 4, 4, chain=["Geheimdienst"], topic=topic
    )
    [tree] = trees()
    quotes = ["4 Tote"]
    cnn = ["CNN", [], [["Morgenblatt", quotes, []], ["Abendpost", quotes, []]]]
    assert tree == ["Geheimdienst", [], [cnn, ["Kurier", quotes, []]]]


def test_outlet_without_a_source_is_its_own_root(db: None) -> None:
    make_claim(make_version("Es gab 3 Tote."), "3 Tote", 3, 3, topic=make_topic())
    assert trees() == [["Morgenblatt", ["3 Tote"], []]]


def test_every_claim_hangs_in_exactly_one_tree(storm: Disagreement) -> None:
    def held(tree: list[object]) -> list[object]:
        return [*tree[1], *(quote for heir in tree[2] for quote in held(heir))]  # type: ignore[attr-defined, misc]

    assert sorted(str(q) for tree in trees() for q in held(tree)) == [
        "19 Tote",
        "zwölf Menschen",
        "zwölf Toten",
    ]
