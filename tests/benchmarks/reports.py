"""Reports of made-up events, as a news archive would hold them: several outlets and days for each event, agency copies,
figures that differ, and many events of one kind at one time that share places, ministers, authorities and figures.
"""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from sources.reading.document import Document, Metadata
from sources.reading.published import Published

OUTLETS = tuple(
    f"{place} {kind}" for place in ("Nord", "Süd", "Ost", "West") for kind in ("Blatt", "Kurier", "Bote")
)
AGENCY = "Deutscher Meldedienst (dmd)"
YEAR = date(2025, 1, 6)
DAYS = 330
# What every event has of its own. Names of one role are equally long, so that one event becomes another by renaming,
# and every offset into the text stays right.
ROLES = ("town", "district", "person")
ENDS = {"town": ("ow", "in", "en"), "district": ("au", "ik", "us"), "person": ("er", "ke", "el")}
FIRST = tuple(
    first + rest for first in ("B", "D", "G", "K", "L", "M") for rest in ("al", "er", "or", "un", "em")
)
MIDDLE = tuple(first + vowel for first in ("b", "d", "g", "v") for vowel in ("a", "i", "o"))
LAST = tuple(
    first + rest for first in ("k", "m", "n", "r", "t", "z") for rest in ("al", "er", "or", "un", "em")
)
NAMES = len(FIRST) * len(MIDDLE) * len(LAST) * 3
DIGITS = "123456789"  # a zero stays, so that figures keep their length and roundness
STRIDE = 7_919  # a prime: neighbours in number have unlike names

# Leading sentence, then what else is told; each article tells some of it in its own order.
KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "Hochwasser in {town}: {dead} Tote",
        "Bei einem Hochwasser in {town} im Landkreis {district} sind am {weekday} mindestens {dead} Menschen ums Leben gekommen.",
        (
            "{missing} Menschen wurden am Abend noch vermisst, wie die Polizei mitteilte.",
            "Nach Angaben des Landratsamts mussten rund {many} Einwohner ihre Häuser verlassen.",
            "Zeitweise waren {households} Haushalte ohne Strom, sagte ein Sprecher des Netzbetreibers.",
            "Landrätin {person} schätzt den Schaden auf {money} Millionen Euro.",
        ),
    ),
    (
        "Brand in {town}: {injured} Verletzte",
        "Beim Brand eines Wohnhauses in {town} sind am {weekday} {dead} Menschen getötet und {injured} verletzt worden.",
        (
            "{many} Anwohner seien in Sicherheit gebracht worden, sagte Feuerwehrsprecher {person}.",
            "Die Feuerwehr im Kreis {district} war mit {helpers} Kräften im Einsatz.",
            "Der Schaden liegt laut Polizei bei etwa {money} Millionen Euro.",
            "{missing} Bewohner gelten nach Angaben der Stadt noch als vermisst.",
        ),
    ),
    (
        "Zugunglück bei {town}",
        "Bei einem Zugunglück nahe {town} sind am {weekday} {dead} Menschen gestorben und {injured} verletzt worden.",
        (
            "Im Zug saßen nach Angaben der Bahn {passengers} Fahrgäste.",
            "Bürgermeister {person} sprach von {missing} Vermissten.",
            "Rund {helpers} Helfer aus dem Kreis {district} waren im Einsatz, teilte das Rote Kreuz mit.",
            "Den Schaden bezifferte die Bundespolizei auf {money} Millionen Euro.",
        ),
    ),
    (
        "Tausende demonstrieren in {town}",
        "In {town} haben am {weekday} nach Angaben der Polizei {many} Menschen gegen die Sparpläne im Kreis {district} demonstriert.",
        (
            "Die Veranstalter um {person} sprachen von {crowd} Teilnehmern.",
            "Bei Zusammenstößen wurden {injured} Menschen verletzt, teilte die Polizei mit.",
            "{missing} Personen wurden festgenommen.",
            "Die Polizei war mit {helpers} Beamten im Einsatz.",
        ),
    ),
    (
        "{jobs} Stellen in {town} bedroht",
        "Der Zulieferer {district} will in {town} {jobs} Stellen streichen, wie das Unternehmen am {weekday} mitteilte.",
        (
            "Betriebsratschefin {person} sprach von bis zu {many} Beschäftigten, die betroffen seien.",
            "Das Werk hatte im vergangenen Jahr {money} Millionen Euro Verlust gemacht.",
            "Nach Angaben der Gewerkschaft kamen {crowd} Menschen zu einer Kundgebung.",
            "Der Umsatz sank laut Geschäftsbericht um {injured} Prozent.",
        ),
    ),
    (
        "Explosion in Fabrik in {town}",
        "Nach einer Explosion in einer Fabrik in {town} sind am {weekday} {dead} Arbeiter tot und {injured} verletzt.",
        (
            "{missing} Arbeiter werden laut Feuerwehr noch vermisst.",
            "Rund {helpers} Rettungskräfte aus dem Kreis {district} waren vor Ort.",
            "Werksleiter {person} bezifferte den Schaden auf {money} Millionen Euro.",
            "{many} Anwohner mussten ihre Wohnungen verlassen, teilte die Stadt mit.",
        ),
    ),
)
# Told of many events: what makes terms common in an archive.
NATIONAL = (
    "Bundesinnenminister Ferdinand Rademacher sagte in Berlin, der Bund helfe mit {aid} Millionen Euro.",
    "Die Regierung in Thüringen will {aid} Millionen Euro bereitstellen, sagte Ministerpräsidentin Anna Wiesbeck in Erfurt.",
    "Nach Angaben des Landes Sachsen sind in Dresden und Leipzig {helpers} Kräfte in Bereitschaft.",
    "Kanzlerin Helene Vorwerk will am Freitag von Berlin nach Bayern reisen und {aid} Millionen Euro zusagen.",
)
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
SPREAD = {
    "dead": (3, 12),
    "missing": (3, 40),
    "injured": (13, 60),
    "helpers": (80, 900),
    "many": (200, 3_900),
    "crowd": (4_000, 9_000),
    "households": (400, 9_000),
    "passengers": (60, 400),
    "jobs": (120, 1_900),
    "money": (2, 90),
    "aid": (5, 50),
}


@dataclass(frozen=True, slots=True)
class Event:
    """Event number ``number`` of an archive, told like event ``pattern``: the same words, but names, figures and days of its own."""

    number: int
    pattern: int

    @property
    def names(self) -> dict[str, str]:
        return {role: name(role, self.number) for role in ROLES}

    @property
    def day(self) -> date:
        return YEAR + timedelta(days=self._first_day, weeks=self.weeks_later)

    @property
    def weeks_later(self) -> int:
        """By how many weeks it happens later than its pattern: any week of ``DAYS``, since the texts name a weekday."""
        if self.number == self.pattern:
            return 0
        return random.Random(f"week of {self.number}").randrange(DAYS // 7) - self._first_day // 7

    @property
    def digits(self) -> str:
        """What it writes for each of ``DIGITS`` of its pattern: other figures, equally long."""
        drawn = list(DIGITS)
        if self.number != self.pattern:
            random.Random(self.number).shuffle(drawn)
        return "".join(drawn)

    @property
    def _first_day(self) -> int:
        return random.Random(self.pattern).randrange(DAYS)

    def articles(self, count: int, start: int = 0) -> list[Document]:
        """Articles ``start`` to ``start + count`` of the event. Every fourth copies the agency, which tells it first."""
        return [self._article(place) for place in range(start, start + count)]

    def _article(self, place: int) -> Document:
        title, text = self._told(0 if place % 4 == 3 else place)
        outlet = OUTLETS[(self.pattern + place) % len(OUTLETS)] if place else AGENCY
        dateline = "(dmd) – " if place == 0 else ""
        source = " (Quelle: dmd)" if place % 4 == 3 else ""
        published = self.day + timedelta(days=place // 3)
        return Document(
            text=f"{dateline}{text}{source}",
            reference=f"event-{self.number}-{place}.json",
            media_type="application/json",
            metadata=Metadata(f"event-{self.number}-{place}", outlet, title, Published(published)),
        )

    def _told(self, place: int) -> tuple[str, str]:
        """Title and text: the event's own figures, of which this article has some otherwise."""
        title, lead, rest = KINDS[self.pattern % len(KINDS)]
        figures = self._figures(self.pattern)
        own = random.Random(f"{self.pattern} {place}")
        figures |= {
            name: number for name, number in self._figures(own.random()).items() if own.random() < 0.25
        }
        own_digits = str.maketrans(DIGITS, self.digits)
        words: dict[str, str] = {
            name: f"{number:,}".replace(",", ".").translate(own_digits) for name, number in figures.items()
        }
        words |= self.names | {"weekday": WEEKDAYS[self.day.weekday()]}
        sentences = own.sample(rest, own.randint(3, len(rest)))
        if self.pattern % 3 == 0:
            sentences.append(NATIONAL[self.pattern // 3 % len(NATIONAL)])
        return title.format_map(words), " ".join([lead, *sentences]).format_map(words)

    @staticmethod
    def _figures(seed: float) -> dict[str, int]:
        drawn = random.Random(seed)
        return {name: drawn.randint(*bounds) for name, bounds in SPREAD.items()}


def name(role: str, number: int) -> str:
    """The name that event ``number`` has in a role: ten letters, another one for each event."""
    if number >= NAMES:
        raise ValueError(f"there are names for {NAMES} events")
    turned = number + ROLES.index(role) * NAMES // len(ROLES)  # one event's names have nothing in common
    rest, first = divmod(turned * STRIDE % NAMES, len(FIRST))
    rest, middle = divmod(rest, len(MIDDLE))
    rest, last = divmod(rest, len(LAST))
    return FIRST[first] + MIDDLE[middle] + LAST[last] + ENDS[role][rest]
