"""The unit behind a number: "24 Stunden", "6,4 Meter", in English "80 million euros".

Claims keep the counted noun in its dictionary form. Units are few and their plurals known; other nouns ("Soldaten") would need
the inflection and adjectives of the sentence and stay in the quote.
"""

from django.utils.translation import get_language

# Dictionary form → German plural, English singular, English plural. Units that are missing here are shown as they are.
FORMS: dict[str, tuple[str, str, str]] = {
    "Sekunde": ("Sekunden", "second", "seconds"),
    "Minute": ("Minuten", "minute", "minutes"),
    "Stunde": ("Stunden", "hour", "hours"),
    "Tag": ("Tage", "day", "days"),
    "Woche": ("Wochen", "week", "weeks"),
    "Monat": ("Monate", "month", "months"),
    "Jahr": ("Jahre", "year", "years"),
    "Jahrzehnt": ("Jahrzehnte", "decade", "decades"),
    "Jahrhundert": ("Jahrhunderte", "century", "centuries"),
    "Millimeter": ("Millimeter", "millimetre", "millimetres"),
    "Zentimeter": ("Zentimeter", "centimetre", "centimetres"),
    "Meter": ("Meter", "metre", "metres"),
    "Kilometer": ("Kilometer", "kilometre", "kilometres"),
    "Seemeile": ("Seemeilen", "nautical mile", "nautical miles"),
    "Meile": ("Meilen", "mile", "miles"),
    "Quadratmeter": ("Quadratmeter", "square metre", "square metres"),
    "Quadratkilometer": ("Quadratkilometer", "square kilometre", "square kilometres"),
    "Hektar": ("Hektar", "hectare", "hectares"),
    "Kubikmeter": ("Kubikmeter", "cubic metre", "cubic metres"),
    "Liter": ("Liter", "litre", "litres"),
    "Gramm": ("Gramm", "gram", "grams"),
    "Kilogramm": ("Kilogramm", "kilogram", "kilograms"),
    "Kilo": ("Kilo", "kilo", "kilos"),
    "Tonne": ("Tonnen", "tonne", "tonnes"),
    "Grad": ("Grad", "degree", "degrees"),
    "Kilowattstunde": ("Kilowattstunden", "kilowatt-hour", "kilowatt-hours"),
    "Euro": ("Euro", "euro", "euros"),
    "Cent": ("Cent", "cent", "cents"),
    "Dollar": ("Dollar", "dollar", "dollars"),
    "US-Dollar": ("US-Dollar", "US dollar", "US dollars"),
    "Rubel": ("Rubel", "rouble", "roubles"),
    "Franken": ("Franken", "franc", "francs"),
    "Pfund": ("Pfund", "pound", "pounds"),
    "Prozent": ("Prozent", "percent", "percent"),
    "Prozentpunkt": ("Prozentpunkte", "percentage point", "percentage points"),
}
MEASURES = frozenset({"money", "percent", "duration", "distance_size_weight", "age"})


def of(category: str, noun: str, *, one: bool = False) -> str:
    """The unit of a number in the active language; ``one``: the number is 1. Empty when nothing is measured."""
    if category not in MEASURES:
        return ""
    if category == "percent" and noun != "Prozentpunkt":
        noun = "Prozent"  # the noun of a share is what it is a share of
    if category == "age":
        noun = "Jahr"
    german, singular, plural = FORMS.get(noun, (noun, noun, noun))
    if (get_language() or "de").startswith("de"):
        return noun if one else german
    return singular if one else plural
