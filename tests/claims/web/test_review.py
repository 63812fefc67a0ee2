import pytest
from django.test import Client

from claims.models import Claim, Disagreement
from claims.terms import ReviewState

HTMX = {"HX-Request": "true"}


def move(client: Client, storm: Disagreement, action: str, *, htmx: bool = False, **fields: str):  # type: ignore[no-untyped-def]
    data = {"action": action, "seen": ReviewState.OPEN, "note": ""} | fields
    return client.post(f"/disagreements/{storm.pk}/review/", data, headers=HTMX if htmx else {})


def state(storm: Disagreement) -> str:
    return Disagreement.objects.get(pk=storm.pk).state


def test_reader_without_login_is_sent_to_the_login_and_back(client: Client, storm: Disagreement) -> None:
    login = f"/login/?next=/disagreements/{storm.pk}/&expired=1"
    assert "Die Anmeldung ist abgelaufen." in client.get(login).text
    assert move(client, storm, "confirm")["Location"] == login
    assert move(client, storm, "confirm", htmx=True)["HX-Redirect"] == login
    assert state(storm) == ReviewState.OPEN


def test_reader_without_the_right_is_refused(reader_client: Client, storm: Disagreement) -> None:
    response = move(reader_client, storm, "confirm")
    assert response.status_code == 403
    assert "Nur die Redaktion" in response.text
    assert state(storm) == ReviewState.OPEN


def test_page_offers_no_buttons_to_readers(reader_client: Client, storm: Disagreement) -> None:
    assert 'name="action"' not in reader_client.get(f"/disagreements/{storm.pk}/").text


@pytest.mark.parametrize(
    ("action", "note", "expected"),
    [
        ("start", "", ReviewState.IN_REVIEW),
        ("confirm", "", ReviewState.CONFIRMED),
        ("explain", "Andere Zählweise.", ReviewState.EXPLAINED),
        ("dismiss", "Falsch gelesen.", ReviewState.DISMISSED),
        ("annotate", "Nachgefragt.", ReviewState.OPEN),
    ],
)
def test_move_without_javascript_leads_back_to_the_page(
    editor_client: Client, storm: Disagreement, action: str, note: str, expected: str
) -> None:
    response = move(editor_client, storm, action, note=note)
    assert response["Location"] == f"/disagreements/{storm.pk}/"
    assert state(storm) == expected
    page = editor_client.get(response["Location"]).text
    assert "erika" in page
    assert note in page


def test_move_by_htmx_brings_the_panel_and_the_new_state(editor_client: Client, storm: Disagreement) -> None:
    response = move(editor_client, storm, "confirm", htmx=True)
    assert response.status_code == 200
    assert "<html" not in response.text
    assert 'id="state-badge" hx-swap-oob="true"' in response.text
    assert "hat den Befund bestätigt" in response.text


@pytest.mark.parametrize("action", ["explain", "dismiss", "annotate"])
@pytest.mark.parametrize("htmx", [True, False])
def test_move_that_needs_a_reason_is_refused_without_one(
    editor_client: Client, storm: Disagreement, action: str, htmx: bool
) -> None:
    response = move(editor_client, storm, action, note="  ", htmx=htmx)
    assert response.status_code == (200 if htmx else 422)
    assert "Bitte eine Begründung angeben" in response.text
    assert state(storm) == ReviewState.OPEN


def test_refused_move_keeps_what_was_written(editor_client: Client, storm: Disagreement) -> None:
    Disagreement.objects.update(state=ReviewState.CONFIRMED)
    response = move(editor_client, storm, "dismiss", note="Ein langer Gedanke.", htmx=True)
    assert "Jemand anderes war schneller: Der Stand lautet jetzt „bestätigt“." in response.text
    assert "Ein langer Gedanke." in response.text
    assert state(storm) == ReviewState.CONFIRMED


def test_nonsense_is_refused(editor_client: Client, storm: Disagreement) -> None:
    assert move(editor_client, storm, "explode").status_code == 422
    assert state(storm) == ReviewState.OPEN


def test_reopen_and_undo(editor_client: Client, storm: Disagreement) -> None:
    move(editor_client, storm, "confirm")
    move(editor_client, storm, "reopen", seen=ReviewState.CONFIRMED)
    assert state(storm) == ReviewState.OPEN
    move(editor_client, storm, "undo")
    assert state(storm) == ReviewState.CONFIRMED
    history = editor_client.get(f"/disagreements/{storm.pk}/").text
    for words in ("bestätigt", "hat die Prüfung wieder geöffnet", "zurückgenommen"):
        assert words in history


def test_note_can_be_about_one_claim(editor_client: Client, storm: Disagreement) -> None:
    claim = Claim.objects.get(quote="19 Tote")
    move(editor_client, storm, "annotate", note="Stand 14 Uhr.", claim=str(claim.pk))
    event = storm.reviews.get()
    assert event.claim == claim
    assert f'href="#claim-{claim.pk}"' in editor_client.get(f"/disagreements/{storm.pk}/").text


def test_note_about_a_claim_of_another_topic_is_refused(editor_client: Client, storm: Disagreement) -> None:
    stranger = Claim.objects.get(quote="Mehr als 300 Häuser")
    assert move(editor_client, storm, "annotate", note="Falsch.", claim=str(stranger.pk)).status_code == 422
    assert not storm.reviews.exists()


def test_notes_are_shown_as_text(editor_client: Client, storm: Disagreement) -> None:
    move(editor_client, storm, "annotate", note="<script>alert(1)</script>")
    page = editor_client.get(f"/disagreements/{storm.pk}/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_move_needs_the_csrf_token(storm: Disagreement) -> None:
    assert move(Client(enforce_csrf_checks=True), storm, "confirm").status_code == 403
