"""What the present tense announces, and what a main clause around denies."""

import pytest

from claims.extraction import lexicon
from claims.extraction.extract import extract
from claims.terms import Kind, Modality

PUBLISHED = "2025-06-12"
ASSERTED, PLANNED, DENIED = Modality.ASSERTED, Modality.PLANNED, Modality.DENIED


def modality_of_first(text: str) -> Modality:
    return next(
        claim for claim in extract(text, published=PUBLISHED).claims if claim.kind is Kind.QUANTITY
    ).modality


@pytest.mark.parametrize("row", lexicon.read("announcing_verbs"), ids=lambda row: row["verb"])
def test_the_present_of_each_announcing_verb_announces(row: dict[str, str]) -> None:
    assert modality_of_first(row["example"]) is PLANNED


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Der Konzern strich 30 Stellen.", ASSERTED),
        ("Der Konzern hat 30 Stellen gestrichen.", ASSERTED),
        ("Auf die Partei entfallen 30 Sitze.", ASSERTED),
        ("Neuer Eigner wird die Gruppe, die 30 Euro zuschießt.", PLANNED),
        ("Jedes Jahr streicht der Konzern 30 Stellen.", ASSERTED),
        ("Die Kilowattstunde koste dann 30 Cent.", PLANNED),
        ("Wenn es regnet, stehen dann 30 Keller voll.", ASSERTED),
        ("Laut Entwurf steigt die Steuer auf 30 Prozent.", PLANNED),
        ("Dem Zeitplan zufolge schließen 30 Filialen.", PLANNED),
        ("Laut Entwurf wurden 30 Stellen besetzt.", ASSERTED),
        ("Im Entwurf stehen 30 Millionen Euro.", PLANNED),
        ("Der Entwurf nennt 30 Millionen Euro.", PLANNED),
        ("Die Familien erhalten je 30 Euro.", PLANNED),
        ("Die Familien erhalten derzeit je 30 Euro.", ASSERTED),
        ("Die Brücke bleibt vier Wochen gesperrt.", PLANNED),
        ("Die Brücke ist seit vier Wochen gesperrt.", ASSERTED),
        ("In Wulm werden am 30. August 40 Kinder eingeschult.", PLANNED),
        ("In Wulm wurden am 30. Mai 40 Kinder eingeschult.", ASSERTED),
        ("Das Lösegeld beläuft sich auf 300.000 Euro.", PLANNED),
        ("Der Vertrag soll 27 Monate gelten.", PLANNED),
        ("In Ulm werden 30 Stellen gestrichen.", PLANNED),
        ("Der Zuschuss wird auf 30 Euro angehoben.", PLANNED),
        ("In der Stadt werden jährlich 30 Stellen gestrichen.", ASSERTED),
        ("Die Zahl der Mitglieder überschreitet bald 30.000.", PLANNED),
        ("Morgen reisen 30 Schüler nach Rom.", PLANNED),
        ("Am Abend werden es 30 Grad.", PLANNED),
        ("Ein Versuch mit 30 Bussen startet im Herbst.", PLANNED),
        ("Jeder Spieler erhält 30 Euro.", PLANNED),
        ("Die Betriebe erhalten 30 Euro je Hektar.", ASSERTED),
        ("Die Regel gilt für Männer zwischen 18 und 35 Jahren.", ASSERTED),
        ("Es fehlen Betten für die 30 Rekruten, die im Herbst kommen sollen.", PLANNED),
        ("Er verwies auf die 30 Euro, die der Bund im nächsten Jahr zahlen will.", PLANNED),
        ("Vor Ort sind 30 Wachen, die das Tor sichern sollen.", ASSERTED),
        ("Er sprach mit 30 Leuten, die ausziehen wollen.", ASSERTED),
        ("Der Zoll will Geräte anschaffen, die 30 Euro kosten.", PLANNED),
        ("Der Zoll hat Geräte, die 30 Euro kosten.", ASSERTED),
        ("Seit Juni üben in Wulm 30 Soldaten, noch bis zum 2. Oktober.", ASSERTED),
        ("Im November fällt auf 30 Metern der erste Schnee.", ASSERTED),
        ("Eine Ausbildung dauert dagegen 30 Wochen.", ASSERTED),
        ("Für jeden der rund 1.400 Bewohner verlangt sie Geld.", ASSERTED),
        ("Der Brand hat 30 Menschenleben gefordert.", ASSERTED),
        ("Der Chef will von 30 Fällen wissen.", ASSERTED),
        ("Dass er 300 Euro bekommen habe, bestreitet der Wirt.", DENIED),
        ("Die Versicherung rechnet mit einem Schaden von 300 Euro.", ASSERTED),
    ],
)
def test_what_lies_ahead_is_told_from_what_is_or_was(text: str, modality: Modality) -> None:
    assert modality_of_first(text) is modality


def test_the_sums_of_a_draft_budget_are_planned() -> None:
    draft = "Das Kabinett hat den Haushaltsentwurf für 2026 beschlossen. "
    assert modality_of_first(draft + "Für Zinsen gehen 42 Milliarden Euro drauf.") is PLANNED
    assert modality_of_first(draft + "Im Vorjahr waren es 42 Milliarden Euro.") is ASSERTED


def test_what_an_agreement_on_wages_grants_is_planned() -> None:
    agreed = "Im Tarifstreit haben sich Gewerkschaft und Arbeitgeber geeinigt. "
    assert modality_of_first(agreed + "Die Beschäftigten erhalten drei Prozent mehr.") is PLANNED
    assert modality_of_first("Die Beschäftigten erhalten drei Prozent der Aktien.") is ASSERTED


@pytest.mark.parametrize(
    ("text", "moods"),
    [
        ("In Ulm sollen 310 Stellen entfallen. Der Betriebsrat kommt auf 450.", [PLANNED, PLANNED]),
        ("Die Firma will 1.840 Stellen streichen. Die Gewerkschaft spricht von 2.300.", [PLANNED, PLANNED]),
        ("Er will 2.400 Stellen streichen. Davon entfallen 1.300 auf Ulm.", [PLANNED, PLANNED]),
        ("Zugesagt sind 30 Panzer. Angekommen sind 18.", [PLANNED, ASSERTED]),
        ("In Ulm fielen 310 Stellen weg. Der Betriebsrat kommt auf 450.", [ASSERTED, ASSERTED]),
        ("Der Preis steigt im Herbst um zwei Cent. Das entspricht 16 Prozent.", [PLANNED, PLANNED]),
        ("Die Firma strich 20 Stellen. Das sind 30 Prozent.", [ASSERTED, ASSERTED]),
        ("Die Stadt will jeder Familie 20 Euro zahlen, umgerechnet 30 Franken.", [PLANNED, PLANNED]),
    ],
)
def test_a_bare_figure_set_against_another_shares_its_mood(text: str, moods: list[Modality]) -> None:
    claims = extract(text, published=PUBLISHED).claims
    assert [claim.modality for claim in claims if claim.kind is Kind.QUANTITY] == moods
