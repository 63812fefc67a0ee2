"""A contradiction on the screen, and the persons who look at it."""

import pytest
from django.test import Client

from claims.models import Disagreement
from tests.factories import make_editor, make_reader, make_storm


@pytest.fixture
def storm(db: None) -> Disagreement:
    return make_storm()


@pytest.fixture
def editor_client(db: None) -> Client:
    client = Client()
    client.force_login(make_editor())
    return client


@pytest.fixture
def reader_client(db: None) -> Client:
    client = Client()
    client.force_login(make_reader())
    return client
