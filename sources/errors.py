"""Why something was not taken in: a code for programs, a sentence in German and in English for people."""

from enum import StrEnum


class Reason(StrEnum):
    """The closed list of reasons; each value is the code kept with the ingest item."""

    NOT_FOUND = "not_found"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    TEXT_TOO_LONG = "text_too_long"
    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    CHARACTERS = "characters"
    UNKNOWN_FORMAT = "unknown_format"
    NO_TEXT = "no_text"
    NOT_GERMAN = "not_german"
    BROKEN_JSON = "broken_json"
    NO_ARTICLE = "no_article"
    BAD_FIELD = "bad_field"
    BAD_DATE = "bad_date"
    FUTURE_DATE = "future_date"
    BROKEN_PDF = "broken_pdf"
    ENCRYPTED_PDF = "encrypted_pdf"
    SCANNED_PDF = "scanned_pdf"
    BROKEN_SIDECAR = "broken_sidecar"
    BROKEN_FEED = "broken_feed"
    BAD_ADDRESS = "bad_address"
    PRIVATE_ADDRESS = "private_address"
    UNREACHABLE = "unreachable"
    HTTP_STATUS = "http_status"
    TOO_SLOW = "too_slow"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    ID_CONFLICT = "id_conflict"
    SEVERAL_ARTICLES = "several_articles"
    INTERNAL = "internal"


MESSAGES: dict[Reason, tuple[str, str]] = {
    Reason.NOT_FOUND: ("Diese Datei gibt es nicht.", "There is no such file."),
    Reason.UNREADABLE: ("Nicht lesbar: {detail}.", "Cannot be read: {detail}."),
    Reason.TOO_LARGE: (
        "Zu groß: erlaubt sind höchstens {limit}.",
        "Too large: the limit is {limit}.",
    ),
    Reason.TEXT_TOO_LONG: (
        "Der Text hat {length} Zeichen; erlaubt sind höchstens {limit}.",
        "The text has {length} characters; the limit is {limit}.",
    ),
    Reason.EMPTY: ("Die Datei ist leer.", "The file is empty."),
    Reason.BINARY: (
        "Das ist kein Text, sondern enthält Binärdaten.",
        "This is no text; it holds binary data.",
    ),
    Reason.ENCODING: (
        "Die Zeichenkodierung ist weder UTF-8 noch UTF-16 noch Windows-1252; bitte als UTF-8 speichern.",
        "The encoding is neither UTF-8 nor UTF-16 nor Windows-1252; please save it as UTF-8.",
    ),
    Reason.CHARACTERS: (
        "Der Text enthält Zeichen, die sich nicht speichern lassen ({detail}).",
        "The text holds characters that cannot be stored ({detail}).",
    ),
    Reason.UNKNOWN_FORMAT: (
        "Unbekanntes Format ({detail}); gelesen werden {formats}.",
        "Unknown format ({detail}); readable are {formats}.",
    ),
    Reason.NO_TEXT: (
        "Es wurde kein Artikeltext gefunden.",
        "No text of an article was found.",
    ),
    Reason.NOT_GERMAN: (
        "Der Text ist nicht deutsch (erkannt: {language}).",
        "The text is not German (recognised: {language}).",
    ),
    Reason.BROKEN_JSON: (
        "Kein gültiges JSON: Fehler in Zeile {line}, Zeichen {column}.",
        "Not valid JSON: error in line {line}, character {column}.",
    ),
    Reason.NO_ARTICLE: (
        "Kein Artikel: das Feld „text“ fehlt.",
        "No article: the field “text” is missing.",
    ),
    Reason.BAD_FIELD: (
        "Das Feld „{field}“ ist unbrauchbar: {detail}.",
        "The field “{field}” cannot be used: {detail}.",
    ),
    Reason.BAD_DATE: (
        "„{value}“ ist kein Datum; erwartet wird 2025-07-02, 2025-07 oder 2025.",
        "“{value}” is no date; expected is 2025-07-02, 2025-07 or 2025.",
    ),
    Reason.FUTURE_DATE: (
        "Das Erscheinungsdatum {value} liegt in der Zukunft.",
        "The date of publication {value} lies in the future.",
    ),
    Reason.BROKEN_PDF: (
        "Die PDF-Datei ist beschädigt.",
        "The PDF file is damaged.",
    ),
    Reason.ENCRYPTED_PDF: (
        "Die PDF-Datei ist mit einem Passwort geschützt.",
        "The PDF file is protected by a password.",
    ),
    Reason.SCANNED_PDF: (
        "Die PDF-Datei enthält keinen Text, vermutlich nur Bilder; bitte vorher eine Texterkennung anwenden.",
        "The PDF file holds no text, probably only images; please run text recognition first.",
    ),
    Reason.BROKEN_SIDECAR: (
        "Die Begleitdatei {name} ist unbrauchbar: {detail}.",
        "The sidecar file {name} cannot be used: {detail}.",
    ),
    Reason.BROKEN_FEED: (
        "Der Feed ist nicht lesbar oder leer.",
        "The feed cannot be read or is empty.",
    ),
    Reason.BAD_ADDRESS: (
        "Keine gültige Adresse; erlaubt sind nur http und https.",
        "Not a valid address; only http and https are allowed.",
    ),
    Reason.PRIVATE_ADDRESS: (
        "{host} ist eine Adresse im internen Netz und wird nicht abgerufen.",
        "{host} is an address of the internal network and is not fetched.",
    ),
    Reason.UNREACHABLE: (
        "{host} ist nicht erreichbar ({detail}).",
        "{host} cannot be reached ({detail}).",
    ),
    Reason.HTTP_STATUS: (
        "Der Server antwortet mit Status {status}.",
        "The server answers with status {status}.",
    ),
    Reason.TOO_SLOW: (
        "Der Abruf dauerte länger als {seconds} Sekunden.",
        "Fetching took longer than {seconds} seconds.",
    ),
    Reason.TOO_MANY_REDIRECTS: (
        "Mehr als {limit} Weiterleitungen.",
        "More than {limit} redirects.",
    ),
    Reason.ID_CONFLICT: (
        "Unter der Kennung „{identifier}“ steht schon ein anderer Artikel ({existing}); bitte eine eigene Kennung angeben.",
        "The id “{identifier}” belongs to another article already ({existing}); please give an id of its own.",
    ),
    Reason.SEVERAL_ARTICLES: (
        "Titel, Kennung und Adresse lassen sich nur für einen einzelnen Artikel angeben.",
        "Title, id and address can be given for a single article only.",
    ),
    Reason.INTERNAL: (
        "Unerwarteter Fehler ({detail}); bitte melden.",
        "Unexpected error ({detail}); please report it.",
    ),
}


class Refusal(Exception):
    """Something cannot be taken in. ``reason`` is the code; ``values`` fill the message."""

    def __init__(self, reason: Reason, **values: object) -> None:
        self.reason = reason
        german, english = MESSAGES[reason]
        lines = {name: " ".join(str(value).split()) for name, value in values.items()}
        self.german = german.format(**lines)
        self.english = english.format(**lines)
        super().__init__(self.english)

    @property
    def message(self) -> str:
        """Both sentences, the German one first, one a line."""
        return f"{self.german}\n{self.english}"
