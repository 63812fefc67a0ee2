"""Guessing passwords: who fails too often waits, on every way in, and nobody else does."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from rest_framework.test import APIClient

from claims import attempts
from tests.factories import make_editor

pytestmark = pytest.mark.django_db
RIGHT, WRONG = "geheim-genug-42", "falsch"


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(attempts, "NAME_FAILURES", 3)
    monkeypatch.setattr(attempts, "ADDRESS_FAILURES", 8)
    caches["attempts"].clear()
    yield
    caches["attempts"].clear()


def log_in(password: str, name: str = "erika", address: str = "192.0.2.1", path: str = "/login/") -> Any:
    return Client().post(path, {"username": name, "password": password}, REMOTE_ADDR=address)


def token(password: str, name: str = "erika", address: str = "192.0.2.1") -> Any:
    return APIClient().post("/api/token/", {"username": name, "password": password}, REMOTE_ADDR=address)


def let_in(answer: Any) -> bool:
    return bool(answer.status_code == 302)


@pytest.mark.parametrize("path", ["/login/", "/admin/login/"])
def test_after_some_failures_the_right_password_must_wait_too(path: str) -> None:
    person = make_editor("erika")
    person.is_staff = True
    person.save()
    for _attempt in range(2):
        assert "Viertelstunde" not in log_in(WRONG, path=path).content.decode()
    assert "Viertelstunde" in log_in(WRONG, path=path).content.decode()
    answer = log_in(RIGHT, path=path)
    assert not let_in(answer)
    assert "Viertelstunde" in answer.content.decode()


def test_failures_on_one_way_in_count_on_the_others() -> None:
    make_editor("erika")
    for _attempt in range(2):
        log_in(WRONG)
    assert token(WRONG).status_code == 400
    answer = token(RIGHT)
    assert (answer.status_code, answer.json()["type"]) == (429, "urn:gegenlese:too_many_requests")
    assert int(answer.headers["retry-after"]) == attempts.WAIT_SECONDS


def test_nobody_locks_an_editor_out_from_elsewhere() -> None:
    make_editor("erika")
    for _attempt in range(5):
        log_in(WRONG, address="198.51.100.7")
    assert let_in(log_in(RIGHT, address="192.0.2.1"))
    assert not let_in(log_in(RIGHT, address="198.51.100.7"))


def test_many_names_from_one_address_are_guessing_too() -> None:
    make_editor("erika")
    for number in range(8):
        log_in(WRONG, name=f"name-{number}")
    assert not let_in(log_in(RIGHT))


def test_a_mistyped_password_is_forgotten_after_the_right_one() -> None:
    make_editor("erika")
    for _round in range(3):
        log_in(WRONG)
        log_in(WRONG)
        assert let_in(log_in(RIGHT))


def test_a_name_is_the_same_in_capitals() -> None:
    make_editor("erika")
    for name in ("Erika", "ERIKA", "erika"):
        log_in(WRONG, name=name)
    assert not let_in(log_in(RIGHT))


def test_attempts_while_waiting_do_not_prolong_the_wait() -> None:
    make_editor("erika")
    for _attempt in range(20):
        log_in(WRONG)
    counts = caches["attempts"].get_many(attempts._keys(_request(), "erika"))
    assert set(counts.values()) == {3}


def _request() -> Any:
    from django.test import RequestFactory

    return RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")


@pytest.mark.parametrize(("proxies", "apart"), [(0, False), (1, True)])
def test_a_forwarded_address_is_believed_to_a_proxy_alone(
    proxies: int, apart: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rest_framework.settings import api_settings

    monkeypatch.setattr(api_settings, "NUM_PROXIES", proxies)
    one, two = _request(), _request()
    one.META["HTTP_X_FORWARDED_FOR"] = "203.0.113.9"
    assert (attempts._keys(one, "x") != attempts._keys(two, "x")) is apart


def test_tokens_are_handed_out_at_a_limited_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    make_editor("erika")
    monkeypatch.setattr(attempts.TokenThrottle, "THROTTLE_RATES", {"token": "2/min"})
    assert [token(RIGHT).status_code for _attempt in range(3)] == [200, 200, 429]


def test_a_login_without_a_request_is_not_counted() -> None:
    make_editor("erika")
    for _attempt in range(5):
        Client().login(username="erika", password=WRONG)
    assert let_in(log_in(RIGHT))
