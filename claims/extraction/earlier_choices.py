"""What was chosen for the figures before, as signs for the next: a figure often goes on with the subject or the place of one before."""

from claims.extraction.drafts import Draft

# How many figures back a choice may go on.
_REMEMBERED = 6


class EarlierChoices:
    """The choices made for the drafts of one text, in running order."""

    def __init__(self) -> None:
        self._made: list[tuple[Draft, str | None]] = []

    def add(self, draft: Draft, chosen: str | None) -> None:
        """Remember what was chosen for a draft, None where it was left open."""
        self._made.append((draft, chosen))

    def mark(self, signs: dict[str, set[str]], draft: Draft) -> None:
        """Add to the ``signs`` of the draft's candidates which of them were chosen before, for what figures."""
        for back, (before, chosen) in enumerate(reversed(self._made[-_REMEMBERED:])):
            if chosen is None:
                continue
            own = signs.setdefault(chosen, set())
            same = before.words.start == draft.words.start
            if back == 0:
                own.add("previous_same" if same else "previous")
            if draft.antecedent is before or draft.whole is before:
                own.add("antecedent")
            if before.category == draft.category:
                own.add("previous_category_same" if same else "previous_category")
            if draft.noun_name is not None and before.noun_name == draft.noun_name:
                own.add("previous_noun")
