"""Filters of the lists and the review form.

What a filter means is written in ``claims.querysets``; a form reads the query string and names its fields alike. A field
that cannot be understood says so beside itself and filters nothing.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from claims.models import ReviewEvent, Story
from claims.querysets import ClaimQuerySet, DisagreementQuerySet, TopicQuerySet
from claims.review import NOTE_CHARACTERS
from claims.story_querysets import StoryQuerySet
from claims.terms import Certainty, DisagreementKind, Kind, Level, Modality, ReviewState, Scope
from claims.web import labels
from sources.models import Outlet
from sources.querysets import ArticleQuerySet

TO_DO = "todo"
EVERY_KIND = "all"
# What cannot hold together comes first; a later count or an edit is another matter.
KIND_TABS = (
    DisagreementKind.CONTRADICT,
    DisagreementKind.ATTRIBUTION_CONFLICT,
    DisagreementKind.UPDATE_OVER_TIME,
    DisagreementKind.SILENT_EDIT,
    EVERY_KIND,
)
STATE_TABS: dict[str, tuple[ReviewState, ...]] = {
    TO_DO: (ReviewState.OPEN, ReviewState.IN_REVIEW),
    ReviewState.CONFIRMED: (ReviewState.CONFIRMED,),
    ReviewState.EXPLAINED: (ReviewState.EXPLAINED,),
    ReviewState.DISMISSED: (ReviewState.DISMISSED,),
    "all": tuple(ReviewState),
}


def choices(terms: Iterable[Any], words: dict[str, labels.Label]) -> list[tuple[str, Any]]:
    return [("", _("all")), *((str(term), words.get(str(term), str(term))) for term in terms)]


class AmountField(forms.DecimalField):
    """A number as people type it, read alike in every language, so that a shared address means the same to all: dots or
    commas before groups of three digits separate thousands ("4.000", "4,000"), any other one is the decimal mark."""

    GROUPED = re.compile(r"([+-]?\d{1,3})((?:\.\d{3})+|(?:,\d{3})+)(?:[.,](\d+))?")
    widget = forms.TextInput({"inputmode": "decimal"})

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if found := self.GROUPED.fullmatch(text):
            text = found[1] + re.sub(r"\D", "", found[2]) + (f".{found[3]}" if found[3] else "")
        return super().to_python(text.replace(",", "."))


class FilterForm(forms.Form):
    """A GET form whose fields may all be empty."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data, label_suffix="")
        for field in self.fields.values():
            field.required = False

    def given(self) -> dict[str, Any]:
        """The valid fields that were filled in."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}

    def filters(self) -> dict[str, Any]:
        """The same under the names of ``matching``: the short ``q`` of the address is its ``text``."""
        return {"text" if name == "q" else name: value for name, value in self.given().items()}

    @property
    def problems(self) -> list[tuple[Any, str]]:
        """Label and complaint of each field that was not understood, to stand above the results."""
        return [
            (self.fields[name].label, str(error)) for name, errors in self.errors.items() for error in errors
        ]

    @property
    def active(self) -> int:
        """How many filters are set; for the button that opens them on a narrow screen."""
        return len(self.given())


class DisagreementFilter(FilterForm):
    q = forms.CharField(label=_("Text"), max_length=200)
    level = forms.ChoiceField(label=_("Who differs"), choices=choices(Level, labels.LEVELS))
    category = forms.ChoiceField(label=_("Category"), choices=choices(labels.CATEGORIES, labels.CATEGORIES))
    certainty = forms.ChoiceField(
        label=_("Certainty"),
        choices=[
            ("", _("all")),
            (str(Certainty.SURE), labels.CERTAINTIES[Certainty.SURE]),
            (str(Certainty.LIKELY), _("at least likely")),
        ],
    )

    def narrow(self, found: DisagreementQuerySet) -> DisagreementQuerySet:
        return found.matching(**self.filters())


class ClaimFilter(FilterForm):
    SORTS = {
        "published": (F("version__article__published_on").desc(nulls_last=True), "-version_id", "span"),
        "oldest": (F("version__article__published_on").asc(nulls_last=True), "version_id", "span"),
        "largest": (F("amount").desc(nulls_last=True), "-id"),
        "smallest": (F("amount").asc(nulls_last=True), "-id"),
    }

    q = forms.CharField(label=_("Text"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(Kind, labels.KINDS))
    category = forms.ChoiceField(label=_("Category"), choices=choices(labels.CATEGORIES, labels.CATEGORIES))
    outlet = forms.ModelChoiceField(label=_("Outlet"), queryset=Outlet.objects.all(), empty_label=_("all"))
    origin = forms.CharField(label=_("Origin"), max_length=300)
    place = forms.CharField(label=_("Place"), max_length=300)
    scope = forms.ChoiceField(label=_("Scope"), choices=choices(Scope, labels.SCOPES))
    modality = forms.ChoiceField(label=_("Modality"), choices=choices(Modality, labels.MODALITIES))
    published_from = forms.DateField(
        label=_("Published from"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    published_to = forms.DateField(
        label=_("Published until"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    amount_from = AmountField(label=_("Amount from"))
    amount_to = AmountField(label=_("Amount to"))
    sort = forms.ChoiceField(
        label=_("Order"),
        choices=[
            ("", _("newest first")),
            ("oldest", _("oldest first")),
            ("largest", _("largest first")),
            ("smallest", _("smallest first")),
        ],
    )

    def narrow(self, found: ClaimQuerySet) -> ClaimQuerySet:
        filters = self.filters()
        order = self.SORTS[filters.pop("sort", "published")]
        return found.matching(**filters).order_by(*order)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for low, high, complaint in (
            ("amount_from", "amount_to", _("This lies below the other end of the range.")),
            ("published_from", "published_to", _("This day lies before the beginning of the period.")),
        ):
            if given.get(low) is not None and given.get(high) is not None and given[low] > given[high]:
                self.add_error(high, complaint)
                del given[low]
        return given

    @property
    def details_open(self) -> bool:
        """Is a filter set that stands under "more filters"?"""
        return bool(self.given().keys() - {"q", "category", "outlet", "origin", "sort"} or self.errors)


class StoryFilter(FilterForm):
    q = forms.CharField(label=_("Text"), max_length=200)
    contested = forms.BooleanField(label=_("With open findings"))

    def narrow(self, found: StoryQuerySet) -> StoryQuerySet:
        return found.matching(**self.filters())


class DayForm(FilterForm):
    """The day whose knowledge a topic is shown with."""

    as_of = forms.DateField(
        label=_("As known at the end of"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    @property
    def day(self) -> date | None:
        return self.given().get("as_of")


class ArticleFilter(FilterForm):
    q = forms.CharField(label=_("Text"), max_length=200)
    outlet = forms.ModelChoiceField(label=_("Outlet"), queryset=Outlet.objects.all(), empty_label=_("all"))

    def narrow(self, found: ArticleQuerySet) -> ArticleQuerySet:
        return found.matching(**self.given())


class ReviewForm(forms.Form):
    """One move of an editor. ``seen`` is the state that was on the screen when the button was pressed."""

    action = forms.ChoiceField(choices=ReviewEvent.Action.choices)
    seen = forms.ChoiceField(choices=[(state.value, state.value) for state in ReviewState])
    note = forms.CharField(
        label=_("Note"), max_length=NOTE_CHARACTERS, required=False, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, data: Mapping[str, Any], *, claims: ClaimQuerySet) -> None:
        super().__init__(data)
        self.fields["claim"] = forms.ModelChoiceField(queryset=claims, required=False)


class MoveForm(forms.Form):
    """A claim and the topic it belongs to; no topic takes it out of all."""

    def __init__(self, data: Mapping[str, Any], *, claims: ClaimQuerySet, topics: TopicQuerySet) -> None:
        super().__init__(data)
        self.fields["claim"] = forms.ModelChoiceField(queryset=claims)
        self.fields["topic"] = forms.ModelChoiceField(queryset=topics, required=False)


class PlaceForm(forms.Form):
    """Articles of a story and where they belong: another story, chosen or named by its number or address, or (``target`` is
    None then) one of their own. Or they are released: then the machine says where."""

    OWN = "own"
    NUMBER = re.compile(r"(\d{1,9})/?(?:[?#].*)?$")

    def __init__(self, data: Mapping[str, Any], *, articles: ArticleQuerySet) -> None:
        super().__init__(data)
        missing = {"required": _("Please choose articles.")}
        self.fields["articles"] = forms.ModelMultipleChoiceField(queryset=articles, error_messages=missing)
        self.fields["to"] = forms.CharField(required=False)
        self.fields["number"] = forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.releases:
            return given
        chosen, number = given.get("to", ""), given.get("number", "")
        if chosen and number:
            raise forms.ValidationError(_("Please choose an event or give its number, not both."))
        if not chosen and not number:
            raise forms.ValidationError(_("Please choose where the articles belong."))
        named = self.NUMBER.search(number or chosen)
        given["target"] = Story.objects.filter(pk=named[1]).first() if named else None
        if chosen != self.OWN and given["target"] is None:
            raise forms.ValidationError(_("There is no such event."))
        return given

    @property
    def releases(self) -> bool:
        return self.data.get("action") == "release"

    @property
    def complaint(self) -> str:
        """What to put right first; empty when nothing is wrong."""
        return next((str(error) for errors in self.errors.values() for error in errors), "")
