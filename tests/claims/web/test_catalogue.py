import re
from gettext import GNUTranslations

import polib
import pytest

from claims.web import catalogue

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(scope="module")
def entries() -> dict[catalogue.Message, polib.POEntry]:
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural or None): entry
        for entry in polib.pofile(str(catalogue.path()))
    }


def test_every_message_has_a_german_translation(entries: dict[catalogue.Message, polib.POEntry]) -> None:
    found = catalogue.messages()
    assert len(found) > 200, "the messages of the templates are not found"
    missing = [
        message
        for message in found
        if message not in entries or not catalogue.is_translated(entries[message])
    ]
    assert not missing, "run ./run manage translations and translate"


def test_catalogue_holds_no_message_that_is_gone(entries: dict[catalogue.Message, polib.POEntry]) -> None:
    assert entries.keys() == catalogue.messages().keys(), "run ./run manage translations"


def test_compiled_catalogue_is_up_to_date(entries: dict[catalogue.Message, polib.POEntry]) -> None:
    with catalogue.path().with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for (context, singular, plural), entry in entries.items():
        if plural:
            assert compiled.ngettext(singular, plural, 2) == entry.msgstr_plural[1]
        elif context:
            assert compiled.pgettext(context, singular) == entry.msgstr
        else:
            assert compiled.gettext(singular) == entry.msgstr


def test_translations_keep_the_placeholders(entries: dict[catalogue.Message, polib.POEntry]) -> None:
    for entry in entries.values():
        for translated in entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]:
            assert set(PLACEHOLDER.findall(translated)) == set(PLACEHOLDER.findall(entry.msgid)), entry.msgid


def test_german_uses_german_quotation_marks(entries: dict[catalogue.Message, polib.POEntry]) -> None:
    texts = [entry.msgstr for entry in entries.values()]
    assert not [text for text in texts if '"' in text or "”" in text]
