"""The layers hold: imports run one way, and extraction and comparison know no Django."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# package → what its modules must not import
FORBIDDEN = {
    "sources": ("claims",),
    "claims/extraction": (
        "django",
        "rest_framework",
        "claims.models",
        "claims.comparison",
        "claims.web",
        "claims.api",
    ),
    "claims/comparison": (
        "django",
        "rest_framework",
        "claims.models",
        "claims.extraction.extract",
        "claims.web",
        "claims.api",
    ),
    "claims/evaluation": ("django", "rest_framework", "claims.models", "claims.web", "claims.api"),
    "claims/grades.py": ("django", "rest_framework", "claims.models", "claims.web", "claims.api"),
    "claims/models": ("claims.web", "claims.api", "claims.extraction", "claims.comparison"),
    "claims/api": ("claims.web",),
    "claims/web": ("claims.api",),
}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("package", FORBIDDEN)
def test_package_imports_only_downwards(package: str) -> None:
    place = ROOT / package
    modules = [place] if place.is_file() else sorted(place.rglob("*.py"))
    assert modules, f"{package} holds no module"
    wrong = {
        str(path.relative_to(ROOT)): sorted(
            name
            for name in imported(path)
            if any(name == f or name.startswith(f + ".") for f in FORBIDDEN[package])
        )
        for path in modules
    }
    assert not {path: names for path, names in wrong.items() if names}
