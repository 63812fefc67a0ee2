"""Every endpoint reads the same small world: a storm with a contradiction of two sides."""

import pytest
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

from claims.models import Disagreement
from tests import factories


@pytest.fixture
def storm(db: None) -> Disagreement:
    return factories.make_storm()


@pytest.fixture
def api() -> APIClient:
    """A client without an account."""
    return APIClient()


@pytest.fixture
def editor_api(db: None) -> APIClient:
    return with_token(factories.make_editor())


@pytest.fixture
def reader_api(db: None) -> APIClient:
    return with_token(factories.make_reader())


def with_token(person: object) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {Token.objects.create(user=person).key}")
    return client
