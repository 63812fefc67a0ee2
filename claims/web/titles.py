"""What articles and stories are called on the pages: by their title, or by what is known in its place."""

import re

from django.utils.translation import gettext as _

from claims.models import Claim, Story
from sources.models import Article
from sources.querysets import OPENING_CHARACTERS

# A line of a list on a wide screen; a headline is rarely longer.
TITLE_CHARACTERS = 90
# After a full stop that follows a longer word: "Dr. ", "z. B. " and "3. Mai" do not end a sentence.
_SENTENCE_END = re.compile(r"(?:(?<=\w{4}[.!?])|(?<=\w{4}[.!?][»“”\"']))\s")


def of_article(article: Article) -> str:
    """The title; without one the first sentence. Asks the database when neither was read with the article."""
    if article.title:
        return article.title
    opening = getattr(article, "opening", None)
    if opening is None:
        current = article.versions.filter(current=True)
        opening = current.values_list("text", flat=True).first() or ""
    return first_sentence(opening) or article.external_id


def of_source(claim: Claim) -> str:
    """What the claim's article is called; asks the database nothing for claims that were read ``with_source``."""
    article = claim.version.article
    return article.title or first_sentence(getattr(claim, "opening", "")) or of_article(article)


def of_story(story: Story) -> str:
    """The label, which is the title of the story's first article that has one; without any its number."""
    return story.label or _("Event %(number)d") % {"number": story.pk}


def first_sentence(text: str) -> str:
    """The first line or sentence of ``text``, cut between words when it is long."""
    line = text.strip()[:OPENING_CHARACTERS].split("\n", 1)[0]
    sentence = " ".join(_SENTENCE_END.split(line, maxsplit=1)[0].split())
    if len(sentence) <= TITLE_CHARACTERS:
        return sentence
    return f"{sentence[:TITLE_CHARACTERS].rsplit(' ', 1)[0].rstrip(' ,;:–-')} …"
