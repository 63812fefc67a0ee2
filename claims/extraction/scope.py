"""Scope: whether a figure is the whole, an addition, a part of a larger figure, or a rate."""

import re

from claims.extraction.drafts import Draft
from claims.extraction.numerals import NumeralSort
from claims.terms import Modifier, Scope

# How far in front of a number its scope is announced, in characters.
_REACH = 220
_MEASURES = frozenset({"age", "duration", "distance_size_weight"})
# Measures of which a part can be told ("davon 8.500 Hektar").
_SHARED_MEASURES = frozenset({"distance_size_weight"})
_OF_IT = re.compile(r"\b(?:davon|darunter|hiervon)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_VALUES = _MEASURES | {"money", "percent"}
_HARM = frozenset({"killed", "wounded", "casualties", "captured", "missing", "detained"})

_MODIFIER_WORDS = (
    r"(?:\s(?:um|bis|zu|rund|etwa|fast|knapp|gut|über|mehr|als|mindestens|von|ungefähr|noch|nur))*"
)
# Any character that does not end a clause; a full stop inside a sentence belongs to a number or an abbreviation.
_STAY = r"(?:[^;:–]|(?<=\d):(?=\d))"
_ADDITIONAL_BEFORE = re.compile(
    rf"\b(?:zusätzlich\w*|weitere[mnrs]?|noch einmal|nochmals|noch mal|abermals|obendrauf)(?:\s\w+)?{_MODIFIER_WORDS}\s$"
    r"|\b(?:außerdem|darüber hinaus|hinzu komm\w+|hinzu kam\w*)\b[^.;:,]{0,25}$"
    r"|\b[Hh]inzu (?:kommen|kommt|kamen|kam|komme|kämen)\b[^.;:]{0,80}$"
    r"|\b[Zz]u (?:den|diesen|jenen)\b[^.;:]{2,60}\b(?:kommen|kommt|kamen|kämen|kam|stoßen)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_ADDITIONAL_INSIDE = re.compile(r"\b(?:weitere[mnrs]?|zusätzliche[mnrs]?|neue zusätzliche)\b|\smehr$")
_ADDITIONAL_BEHIND = re.compile(
    r"\s(?:zusätzlich\w*|extra|obendrauf|mehr(?!\s(?:als\s(?:\d|hundert|tausend|zwei|drei)|oder)))\b",
    re.IGNORECASE,
)
# "legt 10.000 Euro dazu", "kamen elf neue Fälle hinzu"
_ADDED_BEHIND = re.compile(
    r"\s(?:[^.;:,\d]{0,30}\s)?(?:hinzu|dazu|hinzugekommen|dazugekommen|hinzukommen|obendrauf|obendrein)\b(?=[.,;!?]|\s(?:und|habe|sei|gekommen))"
)
_ADDED_TO = re.compile(r"\b[Zz]u (?:den|diesen|jenen)\s[^.;:,]{0,40}$")
# "ein um 28 Prozent geringeres Risiko", "sank um sechs Prozent": what is gone came not on top.
_LESS = re.compile(
    r"\b(?:sank|sink\w*|gesunken|f(?:iel|ielen|ällt|allen)|gefallen|verl(?:or|oren|iert|ieren)|ein(?:ge)?brach\w*|eingebrochen|brach|brachen|\w*kürz\w*|\w*senk\w*|schrumpf\w*|geschrumpft|zurück\w*"
    r"|verbillig\w*|schwächer\w*|weniger|niedriger\w*|rausch\w*|reduzier\w*|verringer\w*|günstiger\w*|billiger\w*|abgenommen|geringer\w*|langsamer|kürzer\w*|kleiner\w*|drück\w*|gedrückt|Rückgang|Minus|halbier\w*)\b"
)
_INCREASE = re.compile(
    r"\b(?:Anhebung|Erhöhung|Plus|Aufschlag|Zuschlag|Lohnplus|Zuwachs|Anstieg|Aufstockung|Verstärkung|Steigerung|Lohnerhöhung|Rückgang)"
    r"\s(?:\w+\s){0,2}?(?:um|von)(?:\s(?:rund|etwa|knapp|fast|gut|bis zu))*\s$"
)
_REINFORCING = re.compile(r"\s(?:zur|als)\s(?:Verstärkung|Aufstockung)\b")
_BY = re.compile(
    r"\bum(?:\s(?:rund|etwa|knapp|fast|gut|bis zu|mehr als|über|mindestens|weitere|durchschnittlich))*\s$"
)
_CHANGE = re.compile(
    r"\b(?:stieg|steig|gestiegen|erhöh|sank|sink|gesunken|fiel|gefallen|wuchs|wächst|wachs|gewachsen|nahm|zugenommen|abgenommen|legte|zugelegt|kletter|geklettert"
    r"|verstärk|aufgestockt|aufstock|verlänger|verkürz|verzöger|schrumpf|geschrumpft|gekürzt|kürz|reduzier|verringer|ging|zurück|anheb|angehoben|hob|senk|gesenkt"
    r"|verbillig|verteuer|einbr|brach|ausgeweitet|übertr)\w*",
    re.IGNORECASE,
)
_PART_WORD = re.compile(
    r"\b(?:(?<!unabhängig )(?<!abgesehen )davon(?!\s(?:war|waren|ist|sind)\b[^.]*betroffen)|darunter|hiervon|von denen|von ihnen|unter ihnen|unter denen|einschließlich|inklusive|darin enthalten)\b"
    + _STAY
    + r"{0,150}$",
    re.IGNORECASE,
)
# "300 Soldaten, darunter zwei Ärzte, und vier Panzer": what the part word opened is closed.
_NEXT_ITEM = re.compile(r",\s(?:und|sowie)\s$|,\s(?:und|sowie)\s(?:[a-zäöüß]+\s){0,2}$")
_ALONE = re.compile(r"\ballein(?:e)?\b" + _STAY + r"{0,60}$", re.IGNORECASE)
_OF_GROUP = re.compile(
    r"\b(?:[Vv]on|[Uu]nter)\s(?:den|diesen|ihren|seinen|insgesamt|allen)\s(?P<group>" + _STAY + r"*)$"
)
# "boten nur elf eine Gruppe an, für 15 bis 20 Kinder": behind a preposition the number is about something else.
_PREPOSITION = re.compile(r"\b(?:für|mit|in|an|auf|durch|bei|nach|aus|zu|gegen|von)\s$")
_OF_NUMBER = re.compile(r"\b[Vv]on(?:\s(?:rund|etwa|knapp|fast|gut|mehr als|über|insgesamt))*\s$")
_PART_BEHIND = re.compile(r"\s(?:davon|von ihnen|von denen|hiervon)\b(?!\s\d)")
_GENITIVE_INSIDE = re.compile(
    r"\s(?:der|dieser|jener|von den|von diesen)\s|\s(?:seiner|ihrer|unserer)\s(?:\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|insgesamt)"
)
_RATE_BEHIND = re.compile(
    r"(?:(?!\s(?:und|als)\s)[^.;:,()\d]){0,30}?\s(?:pro\b|je\b(?=\s[A-ZÄÖÜ])|im (?:Monat|Jahr(?!\s\d)|Schnitt)|Jahr für Jahr|auf (?:jeder|beiden) Seiten?|am Tag|in der (?:Woche|Stunde|Minute)\b(?!\s(?:davor|zuvor|danach|vor|nach))|die (?:Woche|Stunde)|täglich|monatlich|jährlich"
    r"|wöchentlich|stündlich|brutto|netto|an (?:nur )?einem (?:einzigen )?Tag|das Stück|das Kilo|der Liter|die Tonne|der Quadratmeter)\b|/(?:h|s|Tag|Jahr|Monat)\b"
)
_RATE_BEFORE = re.compile(
    rf"\b(?:täglich|monatlich|jährlich|wöchentlich|stündlich|pro \w+|je|jeweils|im Schnitt|im Durchschnitt|durchschnittlich|im Mittel|jede[nrs]? (?!der\b|dieser\b)\w+|in der (?:Stunde|Minute|Woche)|Jahr für Jahr"
    rf"|(?:im|pro) (?:Monat|Tag)|auf (?:jeder|beiden) Seiten?){_MODIFIER_WORDS}\s$",
    re.IGNORECASE,
)
# "Täglich sterben dort 25 Kinder": said at the start, it holds for the first number.
_RATE_OPENING = re.compile(
    r"\W*(?:Täglich|Jährlich|Monatlich|Wöchentlich|Stündlich|Pro [A-ZÄÖÜ]\w+|Im Schnitt|Im Durchschnitt|Jede[ns]? (?:Tag|Jahr|Monat|Woche))\s[^\d.,;:]{0,80}$"
)
# "Jetzt verspricht der Konzern jeder Familie 10.000 Zloty", "149 Euro kostete das Ticket": money that each gets or pays.
_EACH = re.compile(
    r"\b[Jj]ede[mnrs]?\s(?!der\b|zweite|dritte|vierte|fünfte|zehnte)[^.;:!?\d]{1,60}\s$|\b[Jj]ede[mnrs]? (?:davon|einzelne\w?)\s$"
)
_PRICE = re.compile(
    r"\b(?:[Ss]tückpreis|[Tt]icketpreis\w*|[Kk]artenpreis\w*|[Ll]iterpreis|[Ee]intritt(?:spreis)?|zum Preis von|[Pp]reis je \w+|[Pp]reis pro \w+|[Mm]iete|[Mm]onatsmiete|[Ss]tundenlohn|[Mm]indestlohn|\w*[Gg]eh[aä]lt\w*|[Hh]onorar|[Ss]trompreis|[Gg]aspreis|verdien\w+|[Kk]opfprämie)\b[^.;!?\d]{0,40}$"
    r"|\b[Dd](?:er Liter|as Kilo|ie Tonne|as Stück|ie Karte|as Ticket|ie Fahrt|as Fass|er Quadratmeter|ie Packung|ie Flasche)\b[^.;:!?\d]{0,40}\s(?:kost\w+|für|bei|auf)[^.;:!?\d]{0,20}$"
    r"|\b[Ee]ine?\s(?:einzige[rs]?\s)?[A-ZÄÖÜ]\w+\s(?:kostet\w*|koste)\s(?:\w+\s)?$"
    r"|\bkoste\w*\s(?:die|der|das|eine?)\s(?:Kilowattstunde|Megawattstunde|Liter|Kilo|Tonne|Karte|Ticket|Dosis|Fahrt|Packung|Stunde|Minute|Quadratmeter|Barrel|Flasche)\s(?:\w+\s)?$"
)
_EVERY = re.compile(r"\b[Aa]lle\s$")
_RATE_NOUN = re.compile(
    r"(?:[Ii]nflation|[Zz]ins\w*|[Tt]euerung|[Qq]uote|[Rr]ate|[Rr]endite|[Ww]achstum|[Ll]eitzins\w*|Arbeitslosigkeit)\b[^.;:]{0,40}$"
)
_WAGES = re.compile(
    r"\b(?:Lohn|Löhne|Lohn\w+|Gehalt|Gehälter|Tarif\w*|Arbeitgeber|Gewerkschaft|Entgelt\w*|mehr Geld|Einmalzahlung)\b"
)


def _is_wage_floor(draft: Draft, previous: Draft | None) -> bool:
    """As in "5,6 Prozent mehr, mindestens aber 100 Euro": what each gets at least."""
    return (
        previous is not None
        and previous.words.start == draft.words.start
        and previous.category == "percent"
        and draft.number.modifier == Modifier.AT_LEAST
    )


# Another party's count of the same thing: no part of what was counted before.
_OTHER_COUNT = re.compile(
    r"\b(?:hält\b|komm(?:t|en)\b[^.;]{0,80}\bauf|will\b[^.;]{0,60}\bwissen|weiß|nenn(?:t|en)|bleib(?:t|en) bei|beziffer\w+|sondern|und nicht|dagegen|hingegen|[Ee]rlaubt|[Zz]ugelassen|genehmigt|(?:waren|sind|seien|wären|wurden) es|zählte\w*|sprach(?:en)?|spricht|sprechen|gesprochen|meldete\w*|nannte\w*|schätzt\w*|bezifferte\w*|ging(?:en)? von|geht von|kam(?:en)? auf|gekommen|die Rede"
    r"|war(?:en)? es (?:noch|zuvor)|zunächst|zuvor|korrigiert\w*|erhöhte|stieg\w*|gestiegen|sank\w*|Vorjahr\w*|im Jahr zuvor|in diesem Jahr|damals|im vergangenen Jahr)\b"
)


def scope_of(text: str, draft: Draft, previous: Draft | None) -> Scope:
    """The scope of a draft with category and antecedent; ``previous`` is the number before it, its scope settled."""
    if draft.numeral.sort == NumeralSort.MULTIPLE:
        return Scope.OTHER
    category = draft.category
    if category == "age":
        return Scope.TOTAL
    before = text[max(draft.words.start, draft.start - _REACH) : draft.start]
    if draft.noun_name == "Kilometer" and category == "other":
        return Scope.TOTAL  # a speed
    if draft.summed:
        return Scope.PART
    if draft.whole is not None and category not in _VALUES:
        return Scope.PART
    if _RATE_BEFORE.search(before) and not (category == "distance_size_weight" and "jeweils" in before[-20:]):
        return Scope.RATE if category != "percent" else Scope.TOTAL
    if category not in _VALUES and _RATE_OPENING.match(text, draft.words.start, draft.start):
        return Scope.RATE
    if category == "duration" and _EVERY.search(before):
        return Scope.RATE
    if category == "money" and (_EACH.search(before) or _PRICE.search(before)):
        return Scope.RATE
    if _RATE_BEHIND.match(text, draft.end, draft.words.end):
        return Scope.RATE
    if draft.numeral.sort == NumeralSort.FRACTION:
        grown = _is_increase(text, draft, before) or _ADDITIONAL_BEHIND.match(text, draft.end)
        return Scope.ADDITIONAL if grown else Scope.PART
    if previous is not None and previous.scope == Scope.RATE and _restates(draft, previous, before):
        return Scope.RATE
    inside = text[draft.start : draft.end]
    if category == "percent":
        return _percent_scope(text, draft, before)
    behind_more = text[draft.end : draft.end + 20]
    if _ADDITIONAL_BEFORE.search(before) or _ADDITIONAL_INSIDE.search(inside + _weitere(behind_more)):
        return Scope.ADDITIONAL
    if _is_increase(text, draft, before) or _ADDITIONAL_BEHIND.match(text, draft.end):
        return Scope.ADDITIONAL
    if (
        category != "duration"
        and _ADDED_BEHIND.match(text, draft.end, draft.words.end)
        and not _ADDED_TO.search(before)
    ):
        return Scope.ADDITIONAL
    if category == "money" and _is_wage_floor(draft, previous):
        return Scope.RATE
    if draft.noun_name == "Cent":
        return Scope.RATE  # prices of a unit
    if _REINFORCING.match(text, draft.end):
        return Scope.ADDITIONAL
    if draft.elided and text.startswith(" weniger", draft.end):
        return Scope.OTHER  # a difference
    if category in _MEASURES:
        return Scope.PART if category in _SHARED_MEASURES and _OF_IT.search(before) else Scope.TOTAL
    if (
        draft.elided
        and draft.antecedent is not None
        and draft.antecedent.scope == Scope.RATE
        and draft.category not in _VALUES
    ):
        return Scope.RATE
    if _is_share_of_seats(text, draft, before):
        return Scope.PART
    return Scope.PART if _is_part(text, draft, before, inside) else Scope.TOTAL


# "Die CDU verfügt über 52 Mandate", but "der Landtag mit 146 Sitzen"
_SEAT = frozenset({"Sitz", "Mandat", "Abgeordneter"})
_WON = re.compile(
    r"\b(?:verfügt|verfügen|kommt|kommen|erhält|erhalten|erhielt\w*|holt\w*|gewann\w*|gewinnt|entfallen|entfielen|bekommt|bekommen|stellt|stellen|hat|haben|errang\w*|behält|verliert|verlor\w*)\b[^.;]{0,60}$"
)
_NEEDED = re.compile(r"\s(?:\w+\s)?(?:nötig|erforderlich|notwendig|gebraucht|braucht)\b")


def _is_share_of_seats(text: str, draft: Draft, before: str) -> bool:
    """Whether a number of seats is what one party has, or what makes a majority."""
    if draft.noun_name == "Stimme":
        return _NEEDED.match(text, draft.end) is not None
    if draft.noun_name not in _SEAT or re.search(
        r"\b(?:insgesamt|Landtag|Parlament|Bundestag|Stadtrat|Gemeinderat)\s\w*\s?$", before
    ):
        return False
    return _WON.search(before) is not None or text.startswith(" für ", draft.end)


_COMPARED = re.compile(
    r"\s(?:(?:unter|über)\s(?:de[mnr]\b|Vorjahr|Plan)|weniger\b|höher\b|niedriger\b|günstiger\b|teurer\b)"
)
_RESTATED = re.compile(
    r"\b(?:umgerechnet|also|das (?:sind|wären|macht|entspricht|entspräche)|statt|(?:wären|waren|sind|seien|blieben|bleiben) (?:es )?)(?:\s?(?:rund|etwa|knapp|nur|noch))*\s?$"
)


def _restates(draft: Draft, previous: Draft, before: str) -> bool:
    """As in "je 200.000 Som, umgerechnet 2.100 Euro": the same figure in other words."""
    if _RESTATED.search(before) is None:
        return False
    return draft.category == previous.category or draft.antecedent is previous


def _is_increase(text: str, draft: Draft, before: str) -> bool:
    """As in "ein Plus von 3 Prozent", "stieg um 40": the figure is what came on top or went away."""
    if _INCREASE.search(before):
        return True
    return (
        _BY.search(before) is not None
        and _CHANGE.search(text, draft.words.start, draft.words.end) is not None
    )


def _is_decrease(text: str, draft: Draft, before: str) -> bool:
    """As in "sank um sechs Prozent", "6 Prozent schwächer", "verlor 8,3 Prozent auf 41 Euro"."""
    if _BY.search(before):
        if _GIVING_WAY.search(before) and _WAY.match(text, draft.end):
            return True
        return _LESS.search(before[-60:] + text[draft.end : draft.end + 60]) is not None
    if _LESS.match(text[draft.end + 1 : draft.end + 30]):
        return True
    return _LOST.search(before) is not None or (
        _SHARE_PRICE.search(before) is not None and text.startswith(" verloren", draft.end)
    )


# "gab um fünf Prozent nach", "nahm um 14 Prozent ab"
_GIVING_WAY = re.compile(r"\b(?:gab(?:en)?|gibt|geben|n(?:ahm|ahmen|immt|ehmen))\b")
_WAY = re.compile(r"\s(?:nach|ab)\b")
_LOST = re.compile(
    r"\b(?:Aktien?|Kurs|Papiere?|Wert|Index|Dax|Umsatz|Anteilsschein\w*)\b[^.;:]{0,30}\bverl(?:or|oren|iert)\s(?:\w+\s){0,2}$"
)
_SHARE_PRICE = re.compile(r"\b(?:Aktien?|Kurs|Papiere?|Index|Dax)\b[^.;:]{0,40}$")
# "unter dem Grenzwert von zwei Prozent", "ab 5 Prozent explosionsfähig"
_LIMIT = re.compile(
    r"\b(?:\w*[Gg]renzwert\w*|[Hh]ürde|\w*[Ss]chwelle|[Ll]imit|[Oo]bergrenze)\b[^.;:]{0,30}$|\b[Aa]b\s$"
)
# "die Methankonzentration erreichte 4,8 Prozent"
_LEVEL = re.compile(
    r"\b[A-ZÄÖÜ]\w*(?:gehalt|konzentration|wert|feuchtigkeit|feuchte|auslastung|neigung|gefälle|niveau|sättigung)\w{0,2}\b[^.;:]{0,70}$"
)


def _weitere(behind: str) -> str:
    found = re.match(r"\sweitere[mnrs]?\b|\smehr\b(?!\sals\s\d)", behind)
    return found.group() if found else ""


# "eine Forderung von 7,4 Prozent", "Gefordert hatte die Gewerkschaft sieben Prozent"
_DEMANDED = re.compile(
    r"\b(?:[Ff]order\w*|[Gg]efordert\w*|[Aa]ngebot\w*|[Bb]iet\w+|[Ll]ohnplus|legt)\b[^.;:]{0,45}$"
)
_BARGAINING = re.compile(
    r"\b(?:\w*[Gg]ewerkschaft\w*|\w*[Ss]treik\w*|\w*[Tt]arif\w*|[Ll]ohn\w*|[Ll]öhne\w*|[Gg]eh[aä]lt\w*|[Aa]usstand\w*)\b"
)
# How far around a percentage wage talks are looked for, in characters.
_BARGAINING_REACH = 400


def _percent_scope(text: str, draft: Draft, before: str) -> Scope:
    if _is_decrease(text, draft, before):
        return Scope.TOTAL
    if (
        _is_increase(text, draft, before)
        or _ADDITIONAL_BEHIND.match(text, draft.end)
        or _ADDITIONAL_BEFORE.search(before)
    ):
        return Scope.ADDITIONAL
    if _DEMANDED.search(before) and _BARGAINING.search(
        text, max(0, draft.start - _BARGAINING_REACH), min(len(text), draft.end + _BARGAINING_REACH)
    ):
        return Scope.ADDITIONAL
    if _LIMIT.search(before):
        return Scope.OTHER
    if _LEVEL.search(before) or draft.noun_name == "Promille":
        return Scope.TOTAL
    if _RATE_NOUN.search(before):
        return Scope.RATE
    if _COMPARED.match(text, draft.end):
        return Scope.TOTAL
    share = re.match(r"\s(?:der|des|aller|von|dieser|ihrer|seiner|aus)\b", text[draft.end : draft.end + 9])
    if share is None and _WAGES.search(text, max(0, draft.words.start - 200), draft.words.end):
        return Scope.ADDITIONAL
    return Scope.PART


# "unter ihnen sechs Kinder, mehr als 120 wurden verletzt": the second number has a verb of its own.
_OWN_VERB = re.compile(
    r"\s(?:[a-zäöüß]+\s)?(?:wurden|sind|seien|waren|würden|werden|kamen|starben|mussten|konnten)\b"
)
_COUNTED_BEFORE = re.compile(
    r"\s(?:\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|ein|eine)\S*\s[^,]*,\s(?:[a-zäöüß]+\s){0,4}$"
)


def _new_clause(text: str, draft: Draft, since: str) -> bool:
    return _COUNTED_BEFORE.search(since) is not None and _OWN_VERB.match(text, draft.end) is not None


# "Das Bündnis zählte 90.000, das Ministerium 22.000."
_PARALLEL = re.compile(
    r",\s(?:der|die|das|seine|ihre|ihr|sein)\s[A-ZÄÖÜ][\w-]+\s(?:dagegen\s|nur\s|lediglich\s|hingegen\s|auf\s|von\s)?$"
)


def _is_part(text: str, draft: Draft, before: str, inside: str) -> bool:
    among = _PART_WORD.search(before)
    if (
        draft.whole is not None
        or (
            among is not None
            and not _NEXT_ITEM.search(among.group())
            and not _new_clause(text, draft, among.group())
        )
        or _PART_BEHIND.match(text, draft.end)
    ):
        return True
    if _ALONE.search(before) and draft.category not in _VALUES - {"money"}:
        return True
    if _GENITIVE_INSIDE.search(inside):
        return True
    group = _OF_GROUP.search(before)
    if group and re.search(r"[A-ZÄÖÜ]|\d", group["group"]) and not _PREPOSITION.search(before):
        return True
    if _OF_NUMBER.search(before):
        return False
    return _is_part_of_antecedent(text, draft, before)


def _is_saved(draft: Draft) -> bool:
    return (
        draft.predicate is not None and draft.predicate.category == "other" and draft.predicate.kind == "done"
    )


# "Myanmar (85)", "Pakistan mit sieben": items of a list, each with its own place or name.
_OWN_ITEM = re.compile(r"[A-ZÄÖÜ][\w-]+\s(?:\(|mit\s)$")


# "In Graz gingen 3.500, in Salzburg 2.000": each place has its own whole.
_IN_OWN_PLACE = re.compile(r"(?:^|[.,;]\s|und\s)[Ii]n\s[A-ZÄÖÜ][\w-]+\s(?:[a-zäöüß]+\s){0,4}$")


def _is_part_of_antecedent(text: str, draft: Draft, before: str) -> bool:
    """As in "An Bord waren 17 Männer. 13 wurden gerettet": a smaller number that borrows its noun from a larger one."""
    if not draft.elided or draft.antecedent is None or draft.category in _VALUES:
        return False
    if _OWN_ITEM.search(text[max(draft.words.start, draft.start - 40) : draft.start]):
        return False
    if _IN_OWN_PLACE.search(before) or _PARALLEL.search(before):
        return False
    root = draft.root
    if root.start > draft.start:
        return False
    if draft.numeral.sort == NumeralSort.RANGE:
        return False  # an estimate beside another
    whole, part = root.numeral.maximum, draft.numeral.maximum
    if whole is None or part is None or part >= whole:
        return False
    if root.category in _HARM and draft.category in _HARM and root.category != draft.category:
        return root.category == "casualties" and draft.category in ("killed", "wounded")
    if _is_saved(root) and draft.category in _HARM:
        return False  # "143 Menschen wurden gerettet, rund 50 werden vermisst"
    return _OTHER_COUNT.search(text, draft.words.start, draft.words.end) is None
