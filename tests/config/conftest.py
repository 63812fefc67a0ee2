"""Shared by the tests of the set-up."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.postgres import Cluster


@pytest.fixture
def home() -> Iterator[Path]:
    """A fresh data directory, which the server's user may enter also when root runs the tests."""
    path = Path(tempfile.mkdtemp(prefix="gegenlese-", dir="/tmp"))
    path.chmod(0o755)
    yield path
    for directory in [path, *path.glob("*/")]:
        Cluster(directory).stop()
    shutil.rmtree(path)
