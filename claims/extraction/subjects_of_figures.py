"""The subjects of the figures of one text, in running order: whose they are, who acts, what is measured."""

from spacy.tokens import Doc

from claims.extraction.doc_memory import text_of
from claims.extraction.drafts import Draft
from claims.extraction.earlier_choices import EarlierChoices
from claims.extraction.holders import holders_by_rule
from claims.extraction.listed_holders import is_share
from claims.extraction.subject_candidates import Signs, SubjectSetting
from claims.extraction.subject_choice import choose
from claims.extraction.war_sides import WarSides


class FigureSubjects:
    """Asked for the drafts of a Doc in running order, since a figure goes on with the subject of one before."""

    def __init__(self, doc: Doc) -> None:
        self.setting = SubjectSetting(doc)
        self.sides = WarSides(text_of(doc), self.setting.sentences, self.setting.phrases)
        self._earlier = EarlierChoices()

    def of(self, draft: Draft) -> str | None:
        """The subject in base form, None where the text leaves it open."""
        rules = holders_by_rule(self.setting.text, draft)
        subject = self.certain(draft, rules) or self.chosen(draft, self.signs(draft, rules))
        self._earlier.add(draft, subject)
        return subject

    def chosen(self, draft: Draft, signs: Signs) -> str | None:
        """The subject that has to be weighed, None where it is better left open."""
        return choose(self.setting, draft, signs)

    def certain(self, draft: Draft, rules: dict[str, str | None]) -> str | None:
        """The subject that the wording alone tells: a state, a side of a war, whose age it is, whom the counted noun names, who gets a share."""
        return (
            self.setting.stated(draft)
            or self.sides.of(draft)
            or self.setting.aged_by(draft)
            or self.setting.person(rules["rule_aged"])
            or self._named(rules["rule_phrase"])
            or (self._named(rules["rule_list"]) if is_share(draft) else None)
        )

    def _named(self, base: str | None) -> str | None:
        return base and self.setting.name(base)

    def signs(self, draft: Draft, rules: dict[str, str | None]) -> Signs:
        """The candidates of the draft and what speaks for each."""
        signs = self.setting.signs(draft, rules)
        if (culprit := self.sides.culprit(draft)) is not None:
            signs.pop(culprit, None)
        self._earlier.mark(signs, draft)
        return signs
