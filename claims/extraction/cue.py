"""What a cue is: wording in a sentence that says who says it."""

from dataclasses import dataclass
from enum import StrEnum

from claims.extraction.party import Party
from claims.terms import Modality


class CueKind(StrEnum):
    """PREPOSITION laut X; APPOSED ", so X"; PARENTHESIS ", sagte X"; WIE "wie X meldet"; MATRIX "X sagt, dass"; INNER
    "unter Berufung auf X"; BACK "demnach"; EVIDENTIAL "X will … gesehen haben"; NOUN "die Behauptung von X, dass"."""

    PREPOSITION = "preposition"
    APPOSED = "apposed"
    PARENTHESIS = "parenthesis"
    WIE = "wie"
    MATRIX = "matrix"
    INNER = "inner"
    BACK = "back"
    EVIDENTIAL = "evidential"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Cue:
    """``tokens`` are the cue's own (a verb and its particle, "nach Angaben"); ``party`` None when nobody is named ("hieß es");
    ``clause`` the index of the clause it stands in; ``content`` the token from which content inside the clause counts,
    None when only other clauses hold it; ``citing`` the medium that cites the party ("X zitiert einen Zeugen mit den Worten"); ``demonstrative`` when "das" stands for what was said before; ``unnamed`` when nobody is meant
    ("es wird befürchtet, dass"); ``others`` further parties joined by und; ``until`` the token at which another party takes over the same verb; ``counts`` when the verb
    says what somebody has or counts ("verzeichnete 30 Besucher") and not that anything is said."""

    kind: CueKind
    tokens: tuple[int, ...]
    party: Party | None
    clause: int
    hedged: bool = False
    modality: Modality = Modality.ASSERTED
    content: int | None = None
    citing: Party | None = None
    demonstrative: bool = False
    unnamed: bool = False
    others: tuple[Party, ...] = ()
    until: int | None = None
    counts: bool = False
