"""Where the real articles, the gold annotations and their scorers lie: beside the repository, never in it."""

import importlib.util
import sys
import warnings
from pathlib import Path
from types import ModuleType

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"


def require(*parts: str) -> Path:
    """The path under ../shared; skips the test, loudly, where the folder is missing."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        warnings.warn(f"{path} is missing: this test was SKIPPED", stacklevel=2)
        pytest.skip(f"{path} is missing")
    return path


def tool(name: str) -> ModuleType:
    """A scorer of ../shared/tools as a module."""
    path = require("tools", f"{name}.py")
    if str(path.parent) not in sys.path:
        sys.path.append(str(path.parent))  # score_stories imports score
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
