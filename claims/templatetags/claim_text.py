"""How templates write claims, terms and reasons. Wording itself comes from ``claims.web.labels`` and ``claims.amounts``."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from claims import amounts, reasons
from claims.comparison.records import Reason
from claims.models import Claim, Story
from claims.permissions import place_for as place_as_seen
from claims.web import evidence, labels, titles, wording
from claims.web.highlights import Highlight, Segment
from sources.models import Article

register = template.Library()


@register.filter
def label(term: str, vocabulary: str) -> str | Promise:
    """``{{ disagreement.kind|label:"disagreement_kind" }}``: the words for a term."""
    return labels.label(vocabulary, term)


@register.filter
def phrase(claim: Claim) -> str:
    """The value of a claim in words."""
    return evidence.phrase(claim)


@register.filter
def chain(claim: Claim) -> list[str]:
    """Names from outlet to origin."""
    return evidence.chain(claim)


@register.filter
def interval(amount: Any) -> str:
    """A database range in words."""
    return amounts.of_range(amount, None, wording.language())


@register.filter
def number(value: Decimal | int | float) -> str:
    return amounts.number(value, wording.language())


@register.filter
def timex(value: str, mod: str = "") -> str:
    """A TIMEX3 value in words; empty stays empty."""
    return amounts.timex(value, mod, wording.language()) if value else ""


@register.filter
def published(article: Article) -> str:
    """The day, month or year of publication in words; empty when it is unknown."""
    return wording.published(article)


@register.filter
def titled(shown: Article | Claim | Story) -> str:
    """The title of an article, or of a claim's article; without one its first sentence. The name of a story."""
    if isinstance(shown, Story):
        return titles.of_story(shown)
    return titles.of_source(shown) if isinstance(shown, Claim) else titles.of_article(shown)


@register.filter
def place_for(reference: str, user: Any) -> str:
    """The file or address as this person may see it."""
    return place_as_seen(user, reference)


@register.filter
def places_for(references: Iterable[str], user: Any) -> str:
    """Several files or addresses as this person may see them."""
    return ", ".join(place_as_seen(user, reference) for reference in references)


@register.filter
def sentences(told: Iterable[Mapping[str, Any]] | Mapping[str, Any]) -> list[str]:
    """Stored reasons as sentences in the active language; one reason may stand without a list."""
    listed = [told] if isinstance(told, Mapping) else told
    told_of = (wording.sentence(reason) for reason in listed if reason)
    return [sentence for sentence in told_of if sentence]


@register.filter
def recorded_sentence(reason: Reason) -> str:
    """A reason as comparison gives it, in the active language."""
    return wording.sentence(reasons.stored(reason))


@register.filter
def hundredths(share: float) -> int:
    """A severity in [0, 1] as a whole number from 0 to 100."""
    return round(share * 100)


@register.filter
def marked_sentence(claim: Claim) -> SafeString:
    """The claim's sentence with the quote marked in it."""
    start = claim.span.lower - claim.sentence_span.lower
    end = claim.span.upper - claim.sentence_span.lower
    if start < 0 or end > len(claim.sentence):
        return format_html("<mark>{}</mark>", claim.quote)
    return format_html(
        "{}<mark>{}</mark>{}", claim.sentence[:start], claim.sentence[start:end], claim.sentence[end:]
    )


@register.simple_tag
def article_text(parts: Sequence[Segment], items: Sequence[Mapping[str, Any]]) -> SafeString:
    """The verbatim text with its claims marked. Each claim ends in a number that links to its card; where claims
    overlap, the stretch that they share is marked once and both numbers follow. Every claim has the anchor ``t<id>``."""
    colours = {item["claim"].pk: item["party"].colour for item in items}
    flagged = {item["claim"].pk for item in items if item["flagged"]}
    return format_html_join("", "{}", ((_segment(part, colours, flagged),) for part in parts))


def _segment(part: Segment, colours: Mapping[int, int], flagged: set[int]) -> SafeString:
    text = format_html('<span class="cue">{}</span>', part.text) if part.cued else escape(part.text)
    anchors = format_html_join(
        "", '<span id="t{}" class="anchor"></span>', ((item.claim,) for item in part.begins)
    )
    if part.claims:
        classes = f"claim depth-{part.depth} c{colours[part.claims[0]]}"
        text = format_html(
            '<mark class="{}" data-claims="{}">{}</mark>', classes, " ".join(map(str, part.claims)), text
        )
    numbers = format_html_join(
        "",
        '<a class="ref{}" href="#c{}" aria-label="{}">{}</a>',
        (_reference(item, item.claim in flagged) for item in sorted(part.ends, key=lambda item: item.number)),
    )
    return format_html("{}{}{}", anchors, text, numbers)


def _reference(item: Highlight, disputed: bool) -> tuple[str, int, str, str]:
    """Class, claim, name and text of the link from the text to the claim's card."""
    if disputed:
        name = _("%(number)d ≠: claim that others contradict") % {"number": item.number}
        return " disputed", item.claim, name, f"{item.number}\u00a0≠"
    return "", item.claim, _("%(number)d: claim") % {"number": item.number}, str(item.number)
