"""Parts: what is counted out of a larger number ("davon 300", "30 der 90 Gäste", "die übrigen 46")."""

import re

from claims.extraction.drafts import Draft
from claims.extraction.numerals import NumeralSort
from claims.extraction.person_nouns import person_sort
from claims.extraction.scope_context import VALUES, Context, words
from claims.extraction.scope_wholes import is_part_of_whole_beside, is_whole
from claims.terms import Scope

_HARM = frozenset({"killed", "wounded", "casualties", "captured", "missing", "detained"})
# Any character that does not end a clause; a colon inside a number does not.
_STAY = r"(?:[^;:–]|(?<=\d):(?=\d))"
_AMONG = re.compile(
    rf"\b(?:(?<!unabhängig )(?<!abgesehen )davon(?!,)(?!\s(?:war|waren|ist|sind)\b[^.]*betroffen)(?![^.]*,\s(?:dass|ob|wie)\b)|(?!davon\b){words('among')})\b"
    + _STAY
    + r"{0,150}$",
    re.IGNORECASE,
)
OF_IT = re.compile(r"\b(?:davon|darunter|hiervon)\s(?:\w+\s){0,2}$", re.IGNORECASE)
# "300 Soldaten, darunter zwei Ärzte, und vier Panzer": what the part word opened is closed.
_NEXT_ITEM = re.compile(r",\s(?:und|sowie)\s$|,\s(?:und|sowie)\s(?:[a-zäöüß]+\s){0,2}$")
# "darunter ein Ferrari für 310.000 Euro", "darunter die meisten der 39 Gäste": the number belongs to another noun.
_INSIDE_PHRASE = re.compile(
    r"\b[A-ZÄÖÜ][\w-]+\s(?:für|um|zu)\s(?:rund\s|etwa\s|fast\s|knapp\s)?$|\b(?:meisten|einige|viele) (?:der|von)\s(?:\w+\s)?$"
)
# "darunter ein Hochhaus mit neun Etagen", but "darunter Österreich mit 60 Pionieren"
_ATTRIBUTE = re.compile(r"\b[A-ZÄÖÜ][\w-]+\s(?:mit|von|aus)\s(?:rund\s|etwa\s|fast\s|knapp\s)?$")
# "unter ihnen sechs Kinder, mehr als 120 wurden verletzt": the second number has a verb of its own.
_OWN_VERB = re.compile(rf"\s(?:[a-zäöüß]+\s)?{words('own_verb')}\b")
_COUNTED_BEFORE = re.compile(
    r"\s(?:\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|ein|eine)\S*\s[^,]*,\s(?:[a-zäöüß]+\s){0,4}$"
)
_ALONE = re.compile(r"\b[Aa]llein(?:e)?\b" + _STAY + r"{0,60}$")
# "Allein im Juni …": a part only where the whole has been told.
_ALONE_THEN = re.compile(
    r"\b[Aa]llein(?:e)?\s(?:im|am|seit|hier|in den)\b(?!\s(?:Lager|Werk|Kreis|Bezirk|Raum|Stadt))"
)
_BEHIND = re.compile(r"\s(?:davon|von ihnen|von denen|hiervon)\b(?!\s\d)")
_GENITIVE = re.compile(
    r"\s(?:der|dieser|jener|von den|von diesen|aller)\s|\s(?:seiner|ihrer|unserer)\s(?:\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|insgesamt)"
)
_OF_GROUP = re.compile(
    r"\b(?:[Vv]on|[Uu]nter)\s(?:den|diesen|ihren|seinen|insgesamt|allen)\s(?P<group>" + _STAY + r"*)$"
)
# How many words may stand behind the comma between two parts of a group ("zwölf Kinder, dazu drei Frauen").
_LONGEST_JOINT = 2
# "boten nur elf eine Gruppe an, für 15 bis 20 Kinder": behind a preposition the number is about something else.
_PREPOSITION = re.compile(r"\b(?:für|mit|in|an|auf|durch|bei|nach|aus|zu|gegen|von)\s$")
_OF_NUMBER = re.compile(r"\b[Vv]on(?:\s(?:rund|etwa|knapp|fast|gut|mehr als|über|insgesamt))*\s$")
_REST = re.compile(r"\bRest(?:\sder\s[A-ZÄÖÜ]\w+)?,\s(?:\w+\s)?$")
_REMAINING = re.compile(rf"\b(?:[Dd](?:ie|en|er)|[Ii]hre|[Ss]eine)\s{words('remaining')}\s$")
# "Auf Banken entfielen 160 Millionen, auf Lieferanten 140 Millionen"
_FALLS_TO = re.compile(r"\bentf(?:allen|ielen|ällt|iel|alle)\b")
_TO = re.compile(r"\b[Aa]uf\s[^,;.]*$")
_SHARE_BEHIND = re.compile(r"[^,;.\d]{0,40}\sentf(?:allen|ielen|ällt|iel|alle)\sauf\b|\sauf\s")
# "Mit 14.500 Kräften stellt Deutschland das größte Kontingent, gefolgt von Polen mit 9.000"
_LARGEST = re.compile(
    r"\b(?:größten?|meisten)\s(?:Kontingent|Anteil|Teil|Posten|Gruppe|Brocken|Block)\b|\b(?:[Aa]m (?:stärksten|härtesten|schwersten|meisten|häufigsten)|[Dd]ie meisten|Schwerpunkt)\b[^.;\d]*\s(?:mit|wo)\s(?:\w+\s){0,3}$"
)


def is_part(context: Context) -> bool:
    """Whether a number that counts, or a sum, is told as part of another."""
    draft, before = context.draft, context.before
    if is_whole(context):
        return False
    if draft.whole is not None or _is_among(context) or _BEHIND.match(context.behind):
        return True
    if (
        _is_alone(context)
        or _REMAINING.search(before)
        or _REST.search(before)
        or _GENITIVE.search(context.inside)
    ):
        return True
    if draft.elided and _GENITIVE.match(context.behind):
        return True
    if _still_is(context):
        return True
    if _falls_to_one(context) or _LARGEST.search(context.text, context.start, draft.start):
        return True
    if _is_of_group(context) or _is_share_of_seats(context) or is_part_of_whole_beside(context):
        return True
    if _OF_NUMBER.search(before):
        return False
    return _is_part_of_antecedent(context)


def _is_among(context: Context) -> bool:
    among = _AMONG.search(context.before)
    if among is None or _NEXT_ITEM.search(among.group()) or _INSIDE_PHRASE.search(among.group()):
        return False
    if not _counts_people(context.draft) and _ATTRIBUTE.search(among.group()):
        return False
    own_verb = _COUNTED_BEFORE.search(among.group()) and _OWN_VERB.match(context.behind)
    return own_verb is None


# "Vier Verletzte lägen noch im Krankenhaus": of those who were hurt or held before, so many still are.
_STILL = re.compile(r"\b[Nn]och\b")
_LASTS = re.compile(
    r"\b(?:lieg|läg|lag|sitz|säß|saß|schweb|ring|behandel|versorg|befind|befänd|harr|könn|dürf|kämpf)"
)
_STILL_REACH = 60
_LASTING = frozenset({"wounded", "detained", "displaced", "captured"})


def _still_is(context: Context) -> bool:
    if context.draft.category not in _LASTING or not context.larger_before():
        return False
    told = context.stretch[-_STILL_REACH:] + "|" + context.behind[:_STILL_REACH].split(",")[0]
    return _STILL.search(told) is not None and _LASTS.search(told) is not None


def _is_alone(context: Context) -> bool:
    if context.draft.category in VALUES - {"money"}:
        return False
    beside = context.beside
    rivals = beside is not None and beside.category == context.draft.category
    before = context.stretch if rivals else context.before
    if _ALONE.search(before) is None:
        return False
    return _ALONE_THEN.search(before) is None or context.larger_before()


def _is_of_group(context: Context) -> bool:
    """As in "Von den 19 Seeleuten wurden 13 gerettet", "Unter den Toten sind drei Kinder"."""
    group = _OF_GROUP.search(context.before)
    if group is None or _PREPOSITION.search(context.before) or not re.search(r"[A-ZÄÖÜ]|\d", group["group"]):
        return False
    beside = context.beside
    if beside is None or beside.scope != Scope.PART:
        return True
    return _joins(context)


def _joins(context: Context) -> bool:
    """Whether only a comma or "und" leads on from the number before."""
    return len(context.stretch.rpartition(",")[2].split()) <= _LONGEST_JOINT


def _falls_to_one(context: Context) -> bool:
    if _FALLS_TO.search(context.text, context.start, context.end) is None:
        return False
    return _TO.search(context.before) is not None or _SHARE_BEHIND.match(context.behind) is not None


# "Die CDU verfügt über 52 Mandate", but "der Landtag mit 146 Sitzen"
_SEATS = re.compile(words("seats"))
_GAINED = re.compile(rf"\b{words('gain_seats')}\b[^.;]{{0,60}}$")
_NEEDED = re.compile(r"\s(?:\w+\s)?(?:nötig|erforderlich|notwendig|gebraucht|braucht)\b")
_ASSEMBLY = re.compile(r"\b(?:insgesamt|Landtag|Parlament|Bundestag|Stadtrat|Gemeinderat)\s\w*\s?$")


def _is_share_of_seats(context: Context) -> bool:
    """Whether a number of seats is what one party has, or what makes a majority."""
    noun = context.draft.noun_name or ""
    if noun == "Stimme":
        return _NEEDED.match(context.behind) is not None
    if _SEATS.fullmatch(noun) is None or _ASSEMBLY.search(context.before):
        return False
    return _GAINED.search(context.before) is not None or context.behind.startswith(" für ")


# Another party's count of the same thing: no part of what was counted before.
_OTHER_COUNT = re.compile(rf"\b{words('other_count')}\b")
# "Das Bündnis zählte 90.000, das Ministerium 22.000."
_PARALLEL = re.compile(
    r",\s(?:(?:der|die|das|seine|ihre|ihr|sein)\s)?[A-ZÄÖÜ][\w-]+\s(?:dagegen\s|nur\s|lediglich\s|hingegen\s|auf\s|von\s)?$"
)
# "Myanmar (85)", "Pakistan mit sieben": items of a list, each with its own place or name.
_OWN_ITEM = re.compile(r"[A-ZÄÖÜ][\w-]+\s(?:\(|mit\s)$")
_ITEM_REACH = 40
# "In Graz gingen 3.500, in Salzburg 2.000": each place has its own whole.
_IN_OWN_PLACE = re.compile(r"(?:^|[.,;]\s|und\s)[Ii]n\s[A-ZÄÖÜ][\w-]+\s(?:[a-zäöüß]+\s){0,4}$")


# "2014 starben in der Grube 21 Männer, 1998 in Linz acht": another year has its own whole.
_YEAR = re.compile(r"(?:^|[^\d.])(?:19|20)\d\d\b(?![.\d])")


def _is_part_of_antecedent(context: Context) -> bool:
    """As in "An Bord waren 17 Männer. 13 wurden gerettet": a smaller number that borrows its noun from a larger one."""
    draft, before = context.draft, context.before
    if not draft.elided or draft.antecedent is None or draft.category in VALUES:
        return False
    if _OWN_ITEM.search(before[-_ITEM_REACH:]) or _IN_OWN_PLACE.search(before) or _PARALLEL.search(before):
        return False
    if _YEAR.search(context.stretch):
        return False
    root = draft.root
    if root.start > draft.start or draft.numeral.sort == NumeralSort.RANGE:
        return False  # a range is an estimate beside another
    whole, part = root.numeral.maximum, draft.numeral.maximum
    if whole is None or part is None or part >= whole:
        return False
    if root.category in _HARM and draft.category in _HARM and root.category != draft.category:
        return root.category == "casualties" and draft.category in ("killed", "wounded")
    if root.category == "participants" and draft.category in _HARM:
        return False  # "10.000 Menschen kamen, 40 wurden festgenommen"
    if _is_saved(root) and draft.category in _HARM:
        return False  # "143 Menschen wurden gerettet, rund 50 werden vermisst"
    return _OTHER_COUNT.search(context.text, context.start, context.end) is None


def _counts_people(draft: Draft) -> bool:
    return draft.noun is not None and person_sort(draft.noun.noun) is not None


def _is_saved(draft: Draft) -> bool:
    return (
        draft.predicate is not None and draft.predicate.category == "other" and draft.predicate.kind == "done"
    )


def continues_parts(context: Context) -> bool:
    """As in "davon 160 Millionen für Straßen, 140 für Brücken", "darunter 14 Kinder, laut Ministerium sprach man von 17": a
    number without noun beside a part goes on with the parts or counts the same part otherwise."""
    beside = context.beside
    return (
        beside is not None
        and beside.scope == Scope.PART
        and context.draft.elided
        and beside.category == context.draft.category
        and _OF_NUMBER.search(context.before) is None
        and (_joins(context) or _OTHER_COUNT.search(context.text, beside.end, context.end) is not None)
    )
