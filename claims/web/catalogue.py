"""The German catalogue: which messages templates and code hold, and how the catalogue is brought up to date.

Messages are English, German stands in ``templates/locale/de/LC_MESSAGES/django.po``. Everything here is plain Python
(Babel reads, polib writes), so that no gettext tools are needed.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib  # type: ignore[import-untyped]
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

Message = tuple[str | None, str, str | None]
"""Context, English, English plural."""

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "pgettext_lazy": ((1, "c"), 2),
    "_c": ((1, "c"), 2),
}
PACKAGES = ("claims", "sources", "config")


def path() -> Path:
    """The German .po file."""
    return Path(settings.LOCALE_PATHS[0]) / "de" / "LC_MESSAGES" / "django.po"


def messages() -> dict[Message, list[str]]:
    """Every message of templates and code with the files it stands in."""
    found: dict[Message, list[str]] = {}
    for file, source in _sources():
        name = str(file.relative_to(settings.BASE_DIR))
        for _line, text, _comments, context in extract("python", BytesIO(source.encode()), KEYWORDS):
            singular, plural = (text[0], text[1]) if isinstance(text, tuple) else (text, None)
            if singular and name not in found.setdefault((context, singular, plural), []):
                found[context, singular, plural].append(name)
    return found


def update() -> list[Message]:
    """Add new messages to the catalogue, drop those that are gone, compile it; what still lacks German is returned."""
    known = {_key(entry): entry for entry in polib.pofile(str(path()))}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Language": "de",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for message, files in sorted(messages().items(), key=lambda item: (item[0][1], item[0][0] or "")):
        context, singular, plural = message
        entry = known.get(message) or polib.POEntry(
            msgctxt=context, msgid=singular, msgid_plural=plural or ""
        )
        if plural and not entry.msgstr_plural:
            entry.msgstr_plural = {0: "", 1: ""}
        entry.occurrences = [(file, "") for file in sorted(files)]
        entry.flags = ["python-format"] if "%(" in singular else []
        catalogue.append(entry)
    catalogue.save(str(path()))
    catalogue.save_as_mofile(str(path().with_suffix(".mo")))
    return [_key(entry) for entry in catalogue if not is_translated(entry)]


def is_translated(entry: polib.POEntry) -> bool:
    return all(entry.msgstr_plural.values()) if entry.msgid_plural else bool(entry.msgstr)


def _key(entry: polib.POEntry) -> Message:
    return entry.msgctxt, entry.msgid, entry.msgid_plural or None


def _sources() -> Iterator[tuple[Path, str]]:
    for file in sorted((settings.BASE_DIR / "templates").rglob("*.html")):
        # Django turns a template into calls of gettext; on one line, since its indentation means nothing to Python.
        yield (
            file,
            " ".join(templatize(file.read_text(encoding="utf-8"), origin=file.name).split("\n")).strip(),
        )
    for package in PACKAGES:
        for file in sorted((settings.BASE_DIR / package).rglob("*.py")):
            if "migrations" not in file.parts:
                yield file, file.read_text(encoding="utf-8")
