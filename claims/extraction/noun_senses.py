"""Nouns that mean one thing or another by what the text around them tells: attackers of a bank or of a town, guests of a hotel or
of a feast, victims who died or who lost their homes."""

import re

from claims.extraction.countries import country_of_people
from claims.extraction.drafts import Draft
from claims.extraction.word_classes import word_class

# How far back a text is read for what its general nouns stand for, in characters.
_TEXT_REACH = 800
_DEATHS = re.compile(
    r"\b(?:Tote[nr]?|[Tt]odes\w+|gestorben|starb(?:en)?|[Gg]etötet\w*|[Ll]eichen?|ums Leben|[Ee]rmordet\w*|[Gg]eborgen|tot)\b"
)
_REMOVALS = re.compile(
    r"\b(?:\w*[Ee]vakuier\w+|[Oo]bdachlos\w*|[Nn]otunterk\w+|[Nn]otquartier\w*|[Ss]perrkreis\w*|Wohnungen verlassen|Häuser verlassen|ohne Dach|[Vv]ertrieb\w+)"
)
# Wrongs that leave victims unhurt.
_WRONGS = re.compile(
    r"\b(?:\w*[Bb]etr[uü]g\w*|[Bb]etrog\w*|\w*[Mm]issbrauch\w*|[Mm]asche|[Ss]chockanruf\w*|Enkeltrick\w*|Anleger\w*|[Ss]exual\w*|[Ee]rpress\w+|[Ss]chwindel\w*|[Gg]eprellt\w*)\b"
)
_SHARES = re.compile(r"Prozent|%|[Uu]mfrage|[Ww]ahl")
_OTHER_POINTS = re.compile(
    r"\b(?:Dax|DAX|MDax|Index|Dow|Börse\w*|Liga|Bundesliga|Tabelle\w*|Spiel\w*|Saison|Trainer|Flensburg|Punkten? aus)\b"
)
# Votes that decide or are short of it are no votes cast.
_MARGIN = re.compile(
    r"\b(?:[Vv]orsprung|[Aa]bstand|fehl(?:t|te|ten|en)|nötig|notwendig|erforderlich|[Mm]ehrheit|brauch\w+|trennen|trennten|[Dd]ifferenz|dazwischen|Unterschied|[Rr]ückstand|Führung)\b"
)
_LODGING = re.compile(
    r"\b\w*(?:[Hh]otels?|[Pp]ension|[Hh]erberge|[Ff]erienanlage|[Rr]esorts?|[Uu]nterkunft|[Hh]ütte|[Rr]estaurants?|[Gg]asthaus|[Cc]ampingplatz|[Ss]eilbahn|[Gg]ondeln?|[Bb]ergbahn|[Ll]ift|[Kk]abinen?|[Kk]reuzfahrtschiffs?|[Ff]ähre|[Ff]lugzeugs?|befördern?\w*|transportier\w+)\b"
)
_ARMY = re.compile(r"\b(?:Nato|Bundeswehr|\w*[Ss]oldat\w*|\w*[Mm]anövers?|Armee|Streitkräfte)\b")

_INJURIES = re.compile(
    r"\b(?:\w*[Vv]erletzt\w*|[Vv]erwundet\w*|\w*[Vv]erletzungen|\w*[Vv]ergiftungen|Verbrennungen)\b"
)
# How often a text speaks of injuries before a hospital's patients are the injured.
_INJURY_MENTIONS = 2
_BUILDING = re.compile(
    r"\b(?:\w*[Hh](?:aus|äuser|auses|ochhaus)|\w*[Gg]ebäudes?|\w*[Tt]urm(?:s|es)?|\w*[Bb]au(?:s|es|ten)?|[Ww]ohnblocks?|Etagen?|Stockwerken?|Fassade)\b"
)

# How far back a text is read for an illness that takes people to hospital, in characters.
_ILLNESS_REACH = 600
_ILLNESS = re.compile(
    r"\b\w*(?:[Ee]rkrank|[Ii]nfizier|[Ii]nfektion|[Vv]irus|[Vv]iren|[Gg]rippe|[Ss]almonell|[Mm]asern|[Ee]rreger|[Ss]euche|[Ee]pidemie|[Cc]orona|[Cc]ovid|[Kk]rank gemacht"
    r"|[Nn]orovir|[Cc]holera|[Ll]egionell|[Ll]isterien|[Ee]hec)\w*"
)

# "41 Namen stehen auf der Liste": how far back, in characters, it is told what the list is of.
_LIST_REACH = 150
_LIST = re.compile(r"\b(?:(?:Toten|Opfer|Vermissten)?[Ll]isten?|Gedenktafel|Mahnmal|Denkmal|Grabstein\w*)\b")
_LOST = re.compile(
    rf"(?P<missing>\b\w*[Vv]ermisst\w*|niemand gefunden|[Vv]erschollen)|{_DEATHS.pattern}|\b(?:[Vv]erstorben\w*|[Gg]efallen\w*|Todesopfern?)\b"
)

AMBIGUOUS = frozenset(
    {
        "Opfer",
        "Betroffener",
        "Punkt",
        "Stimme",
        "Gast",
        "Kraft",
        "Patient",
        "Geschoss",
        "Name",
        "Container",
        "Einsatzkraft",
    }
)
# Of these a predicate may tell more than the text.
BEFALLABLE = frozenset({"Opfer", "Betroffener", "Gast", "Kraft", "Einsatzkraft", "Patient"})
# Who fights by the text: nouns that may also name robbers or clerks, and people of a country.
MAY_FIGHT = word_class("possible_fighter")
_WAR = re.compile(
    r"\b(?:\w*[Ss]oldat\w*|\w*[Tt]ruppen?|Armee\w*|Front|Generalstab\w*|\w*[Bb]rigaden?|Gefecht\w*|\w*[Oo]ffensive|[Mm]ilitär\w*|Streitkräften?|Kommandeur\w*|[Kk]ontingent\w*"
    r"|[Kk]ämpf\w+|eingesetzt\w*|stationier\w+|entsandt\w*|Söldner\w*)\b"
)
# How often a text speaks of war before its attackers are an army's, and before the people of a country are.
_WAR_MENTIONS, _PEOPLE_MENTIONS = 2, 4


# "130 Fernzüge fielen aus": what does not run is a service, not a vehicle.
_SERVICE = re.compile(r"(?:[Zz]ug|[Bb]ahn|[Bb]us|ICE|IC|[Ff]ähre|Tram)$")
_NOT_RUN = re.compile(
    r"\b(?:ausgefallen\w*|gestrichen\w*|str(?:ich|ichen|eicht|eichen)|annullier\w+|entfallen|entfielen|verspätet\w*|abgesagt\w*|umgeleitet\w*|f(?:iel|ielen|allen|ällt)\b[^.;:]{0,80}\baus)\b"
)
# What a container holds that counts as ammunition itself.
_ARMS = re.compile(
    r"\b(?:\w*[Mm]unition|\w*[Gg]ranaten|\w*[Gg]eschosse\w*|Raketen|Kriegsgerät|Rüstungsgüter\w*|Waffen)\b"
)


def is_service(text: str, draft: Draft) -> bool:
    """Whether trains or buses are counted that were to run and did not."""
    if draft.noun_name is None or _SERVICE.search(draft.noun_name) is None:
        return False
    return _NOT_RUN.search(text, draft.words.start, draft.words.end) is not None


def fighters(text: str, draft: Draft) -> str | None:
    """ "troops" for "1.500 Angreifer" in the report of a battle and for "10.000 Nordkoreaner" where the sentence speaks of war."""
    name = draft.noun_name
    if draft.noun is None and not draft.counted_by_name:
        return None
    if name == "Mann" and text.startswith(" und Frauen", draft.end):
        return "troops" if _ARMY.search(text, draft.words.start, draft.words.end) else None
    if name in MAY_FIGHT:
        since = max(0, draft.words.start - _TEXT_REACH)
        return "troops" if len(_WAR.findall(text, since, draft.words.end)) >= _WAR_MENTIONS else None
    if name is not None and country_of_people(name) is not None:
        if _WAR.search(text, draft.words.start, draft.words.end):
            return "troops"
        since = max(0, draft.words.start - _TEXT_REACH)
        return "troops" if len(_WAR.findall(text, since, draft.words.end)) >= _PEOPLE_MENTIONS else None
    return None


def _listed(text: str, draft: Draft) -> str | None:
    """Whose names they are: those of a list of the dead or of the missing, by what is told last beside it."""
    if _LIST.search(text, max(0, draft.words.start - _LIST_REACH), draft.words.end) is None:
        return None
    told = list(_LOST.finditer(text, max(0, draft.words.start - _LIST_REACH), draft.words.end))
    return None if not told else "missing" if told[-1]["missing"] else "killed"


def tells_of_illness(text: str, draft: Draft) -> bool:
    """Whether the text before the end of the draft's sentence speaks of an illness."""
    return _ILLNESS.search(text, max(0, draft.words.start - _ILLNESS_REACH), draft.words.end) is not None


# How far back a text is read for the police that hold people, and for the army that calls them up, in characters.
_NEAR_REACH = 500
_ARRESTS = re.compile(
    r"\b(?:\w*[Kk]essel\w*|[Ee]ingekesselt|\w*[Hh]aft|\w*[Gg]ewahrsam|[Ff]estgenommen\w*|[Vv]erhafte\w*|\w*[Ff]estnahmen?|\w*[Rr]azzi(?:a|en)|[Ff]estgesetzt\w*|[Dd]urchsuch\w+|[Ff]estgehalten\w*)\b"
)
_DRAFTING = re.compile(
    r"\b(?:\w*[Aa]rmee\w*|Bundeswehr|\w*[Ww]ehrpflicht\w*|\w*[Mm]obil(?:machung|isierung)\w*|[Mm]ilitär\w*|Junta|Streitkräften?|\w*[Rr]ekrut\w*|\w*[Ss]oldat\w*|[Ee]inberuf\w+|Kasernen?|Front|\w*[Rr]eservist\w*|\w*[Kk]rieg\w*)\b"
)


def tells_of_arrests(text: str, draft: Draft) -> bool:
    """Whether the text around the draft speaks of people whom the police hold, so that who is stuck is stuck with them."""
    return _ARRESTS.search(text, max(0, draft.words.start - _NEAR_REACH), draft.words.end) is not None


def tells_of_drafting(text: str, draft: Draft) -> bool:
    """Whether the text around the draft speaks of an army, so that those who are called up are its soldiers."""
    return _DRAFTING.search(text, max(0, draft.words.start - _NEAR_REACH), draft.words.end) is not None


# "2.450 Mann" are soldiers, "30 Mann" in the report of a fire or a mine are not.
_CREWS = re.compile(
    r"\b(?:\w*[Ff]euerwehr\w*|Lösch\w+|\w*[Gg]rube\w*|\w*[Bb]ergwerk\w*|\w*[Bb]ergleute\w*|Kumpel|Unglücks?schacht|\w*[Bb]rand(?:es|s)?|Polizei\w*|Bergrettung|Schläger\w*|Hooligans?)\b"
)


def is_crew(text: str, draft: Draft) -> bool:
    """Whether the text around the draft speaks of fire fighters, miners or police and of no army."""
    near = (text, max(0, draft.words.start - _TEXT_REACH), draft.words.end)
    return _CREWS.search(*near) is not None and not _DRAFTING.search(*near) and not _WAR.search(*near)


def sense_by_text(text: str, draft: Draft, by_noun: str) -> str:
    """The category of one of the ambiguous nouns: "Opfer" are dead where people died; ``by_noun`` where the text tells nothing."""
    near = (text, max(0, draft.words.start - _TEXT_REACH), draft.words.end)
    if draft.noun_name == "Opfer":
        if _DEATHS.search(*near):
            return "killed"
        return "other" if _WRONGS.search(*near) else by_noun
    if draft.noun_name == "Gast":
        return "other" if _LODGING.search(*near) else by_noun
    if draft.noun_name == "Name":
        return _listed(text, draft) or by_noun
    if draft.noun_name == "Geschoss":
        return "other" if _BUILDING.search(text, draft.words.start, draft.words.end) else by_noun
    if draft.noun_name == "Patient":
        hurt = len(_INJURIES.findall(*near)) >= _INJURY_MENTIONS and not tells_of_illness(text, draft)
        return "wounded" if hurt else by_noun
    if draft.noun_name == "Container":
        return "ammunition" if _ARMS.search(text, draft.words.start, draft.words.end) else by_noun
    if draft.noun_name in {"Kraft", "Einsatzkraft"}:
        return "troops" if len(_ARMY.findall(*near)) >= _WAR_MENTIONS else by_noun
    if draft.noun_name == "Betroffener":
        return "displaced" if _REMOVALS.search(*near) else by_noun
    if draft.noun_name == "Punkt":
        return "percent" if _SHARES.search(*near) and not _OTHER_POINTS.search(*near) else by_noun
    return "other" if _MARGIN.search(text, draft.words.start, draft.words.end) else by_noun
