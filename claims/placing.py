"""What editors decide about which articles tell one story. Each move is one function: permission, change, both stories compared
anew and event in one transaction; it returns the event, which ``undo`` takes back.

The machine (``claims.stories``) leaves an article where an editor put it and does not join the two stories again. Topics whose
claims all stand in moved articles go along, with what editors did to them; when all articles of a story move, the story goes
with them.

An event holds before and after: {"articles": {id: [story, pinned, taken_from, reason]}}, {"stories": {id: [key, label]}}
of those concerned, so that one that is gone can return, and of what the move carried along {"topics": {id: story}} and, as in
``claims.curation``, {"claims": {id: [topic, pinned]}}.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

import pghistory
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from claims import disagreements, locks, stories
from claims.curation import Action, NotPossible, once, permit, undoable_by
from claims.models import Claim, CurationEvent, Story, StoryArticle, Topic
from sources.models import Article, ArticleVersion


class StoryFull(NotPossible):
    """The story holds as many articles as can be compared with each other."""

    code = "story_full"


class Place(NamedTuple):
    """Where an article stands, as events keep it."""

    story: int
    pinned: bool
    taken_from: int | None
    reason: dict[str, Any]


def move_articles(
    articles: Iterable[Article], story: Story | None, *, by: Any, out_of: Story | None = None
) -> CurationEvent:
    """Put articles into another story, or (None) into a new one of their own; the machine leaves them there. ``out_of`` is the
    story in which the person saw them: when one has left it since, nothing is moved. The event's story is where they stand now."""
    chosen = {article.pk for article in articles}
    with _placing(by):
        before = _places(chosen)
        _check(chosen, before, out_of)
        moving = {pk: place for pk, place in before.items() if story is None or place.story != story.pk}
        if not moving:
            raise NotPossible(_("Please choose articles that do not stand in this event yet."))
        sources = {place.story for place in moving.values()}
        if story is not None and not Story.objects.filter(pk=story.pk).exists():
            raise NotPossible(_("The event no longer exists."))
        if story is None and len(sources) == 1 and not _others(moving, sources).exists():
            raise NotPossible(_("Please choose some of the event's articles, not all of them."))
        target = story.pk if story else stories.begin(_first_version(moving))
        homes = {pk: Place(target, True, place.story, {}) for pk, place in moving.items()}
        return _place(Action.MOVE_ARTICLES, target, homes, by)


def release_articles(articles: Iterable[Article], *, by: Any, out_of: Story | None = None) -> CurationEvent:
    """Let the machine decide again which story these articles tell. The event's story is where the first of them stood."""
    chosen = {article.pk for article in articles}
    with _placing(by):
        before = _places(chosen)
        _check(chosen, before, out_of)
        if not any(place.pinned for place in before.values()):
            raise NotPossible(_("No editor put these articles here."))
        stood = _standing(before, {place.story for place in before.values()})
        StoryArticle.objects.filter(article__in=chosen).update(pinned=False, taken_from=None)
        versions = ArticleVersion.objects.current().filter(article__in=chosen)
        touched = stories.place(versions.values_list("pk", flat=True))
        touched |= stood.stories.keys() | {place.story for place in _places(chosen).values()}
        about = min(before.items())[1].story
        return _compared(Action.RELEASE_ARTICLES, about, stood, touched, by)


def undo(event: CurationEvent, *, by: Any) -> CurationEvent:
    """Take back one's own move when nothing was changed on top of it: articles return to where they stood, with the topics
    that went along; a story that is gone returns."""
    undoable_by(event, by)
    if event.story_id is None:  # a move on a topic: claims.curation
        raise NotPossible(_("There is no move to undo."))
    with _placing(by):
        once(event)
        homes = _stored(event.before)
        if not _stand(event, _places(homes)):
            raise NotPossible(_("The articles were moved again in the meantime."))
        needed = {place.story for place in homes.values()}
        event.refresh_from_db(fields=["before", "after"])  # as JSON tells it, also just after the move
        for pk in sorted(needed - _known(needed).keys()):
            key, label = event.before["stories"][str(pk)]
            Story.objects.create(pk=pk, key=stories.free_key(key), label=label)
        left = _known(place.taken_from for place in homes.values() if place.taken_from)
        homes = {
            pk: place if place.taken_from in left else place._replace(taken_from=None)
            for pk, place in homes.items()
        }
        back = {int(topic): home for topic, home in event.before["topics"].items()}
        return _place(Action.UNDO, event.story_id, homes, by, undoes=event, back=back)


def undoable(events: Iterable[CurationEvent], by: Any) -> set[int]:
    """The ids of the moves that this person can take back now. For buttons; ``undo`` decides under its lock."""
    own = {event.pk: event for event in events if event.by_id == by.pk and event.action != Action.UNDO}
    for undone in CurationEvent.objects.filter(undoes__in=own).values_list("undoes", flat=True):
        own.pop(undone or 0, None)
    named = {pk: _stored(event.after).keys() for pk, event in own.items() if event.story_id is not None}
    places = _places({article for articles in named.values() for article in articles})
    return {
        pk
        for pk, articles in named.items()
        if _stand(own[pk], {article: places[article] for article in articles if article in places})
    }


class Standing(NamedTuple):
    """How things stood before a move: articles, key and label of the stories concerned, stories of their topics."""

    articles: Mapping[int, Place]
    stories: dict[int, tuple[str, str]]
    topics: dict[int, int]


@contextmanager
def _placing(by: Any) -> Iterator[None]:
    """One transaction by a person who may curate; nobody else puts articles into stories meanwhile."""
    permit(by)
    with pghistory.context(user=by.pk), transaction.atomic():
        locks.hold(locks.PLACING)
        yield


def _place(
    action: Action,
    about: int,
    homes: Mapping[int, Place],
    by: Any,
    undoes: CurationEvent | None = None,
    back: Mapping[int, int] | None = None,
) -> CurationEvent:
    """Put articles where ``homes`` says and topics where ``back`` does, compare every story concerned and keep the event."""
    before = _places(homes)
    targets = Counter(place.story for pk, place in homes.items() if place.story != before[pk].story)
    concerned = sorted({*targets, *(place.story for place in before.values())})
    for held in concerned:
        disagreements.hold(held)
    for target, newcomers in targets.items():
        if StoryArticle.objects.filter(story=target).count() + newcomers > stories.FULL:
            raise StoryFull(
                _("An event holds %(limit)d articles at most; there is no room for these.")
                % {"limit": stories.FULL}
            )
    stood = _standing(before, concerned)
    _write(homes)
    for (source, target), articles in _by_way(before, homes).items():
        _take_along(source, target, articles)
    for topic, home in (back or {}).items():
        Topic.objects.filter(pk=topic, story__in=concerned).update(story=home)
    for source, target in dict(_by_way(before, homes).keys()).items():
        if not StoryArticle.objects.filter(story=source).exists():
            stories.merge(source, into=target)
    return _compared(action, about, stood, concerned, by, undoes)


def _standing(articles: Mapping[int, Place], concerned: Collection[int]) -> Standing:
    topics = Topic.objects.filter(story__in=concerned).values_list("pk", "story_id")
    return Standing(articles, _known(concerned), dict(topics))


def _compared(
    action: Action,
    about: int,
    stood: Standing,
    concerned: Collection[int],
    by: Any,
    undoes: CurationEvent | None = None,
) -> CurationEvent:
    """Compare every story concerned after a move and keep the event: what differs from how it ``stood``."""
    lost = _unpin(concerned)
    restored = _repin(undoes)
    _name_anew(concerned, stood.articles, undoes)
    for held in sorted(concerned):
        disagreements.compare(held)
    now = dict(Topic.objects.filter(pk__in=stood.topics).values_list("pk", "story_id"))
    moved = sorted(pk for pk, home in now.items() if home != stood.topics[pk])
    return CurationEvent.objects.create(
        story_id=about,
        action=action,
        before={
            "articles": stood.articles,
            "stories": stood.stories,
            "topics": {pk: stood.topics[pk] for pk in moved},
            "claims": lost | dict.fromkeys(restored, (None, False)),
        },
        after={
            "articles": _places(stood.articles),
            "stories": _known(concerned),
            "topics": {pk: now[pk] for pk in moved},
            "claims": dict.fromkeys(lost, (None, False)) | restored,
        },
        by=by,
        undoes=undoes,
    )


def _name_anew(concerned: Collection[int], moved: Collection[int], undone: CurationEvent | None) -> None:
    """A story called after an article that left it is called after its first one; undoing brings the name back that a story
    had, where nobody named it since."""
    titles: dict[int, list[str]] = defaultdict(list)
    left = set()
    versions = ArticleVersion.objects.current().with_article().defer("text", "search", "terms")
    told = versions.filter(article__story_article__story__in=concerned).select_related(
        "article__story_article"
    )
    for version in told.order_by(F("article__published_on").asc(nulls_last=True), "article_id"):
        title = stories.title_of(version)
        titles[version.article.story_article.story_id].append(title)
        if version.article_id in moved:
            left.add(title)
    before, after = (undone.before["stories"], undone.after["stories"]) if undone else ({}, {})
    for story in Story.objects.filter(pk__in=concerned):
        key = str(story.pk)
        if key in before and story.label == after.get(key, before[key])[1]:
            story.label = before[key][1]
        elif story.label in left and story.label not in titles[story.pk]:
            story.label = next(filter(None, titles[story.pk]), story.label)
        else:
            continue
        story.save(update_fields=["label"])


def _write(homes: Mapping[int, Place]) -> None:
    for article, (story, pinned, taken_from, reason) in homes.items():
        StoryArticle.objects.filter(article=article).update(
            story=story, pinned=pinned, taken_from=taken_from, reason=reason
        )


def _by_way(before: Mapping[int, Place], homes: Mapping[int, Place]) -> dict[tuple[int, int], list[int]]:
    """(From story, to story) → the articles that go this way."""
    ways: dict[tuple[int, int], list[int]] = defaultdict(list)
    for article, place in sorted(homes.items()):
        if before[article].story != place.story:
            ways[before[article].story, place.story].append(article)
    return ways


def _take_along(source: int, target: int, articles: Collection[int]) -> None:
    """Topics of ``source`` that only claims of these articles answer keep their identity, and their reviews, in ``target``."""
    held = Claim.objects.standing().filter(topic=OuterRef("pk"))
    Topic.objects.filter(
        Exists(held.filter(version__article__in=articles)),
        ~Exists(held.exclude(version__article__in=articles)),
        story=source,
    ).update(story=target)


def _unpin(concerned: Collection[int]) -> dict[int, tuple[int | None, bool]]:
    """Claims that an editor put into a topic which now stands in another story than their article: they lose the pin. Their
    places before."""
    astray = Claim.objects.filter(
        topic_pinned=True,
        topic__story__in=concerned,
        version__article__story_article__story__in=concerned,
    ).exclude(topic__story=F("version__article__story_article__story"))
    places = astray.order_by("pk").values_list("pk", "topic_id", "topic_pinned")
    lost: dict[int, tuple[int | None, bool]] = {pk: (topic, pinned) for pk, topic, pinned in places}
    Claim.objects.filter(pk__in=lost).update(topic=None, topic_pinned=False)
    return lost


def _repin(undone: CurationEvent | None) -> dict[int, tuple[int | None, bool]]:
    """Give claims back the pins that a move took from them, where the topic and the claim stand in one story again and nobody
    placed the claim since. Their places now."""
    restored: dict[int, tuple[int | None, bool]] = {}
    for key, (topic, pinned) in (undone.before["claims"] if undone else {}).items():
        same_story = Topic.objects.filter(pk=topic, story=OuterRef("version__article__story_article__story"))
        claim = Claim.objects.filter(Exists(same_story), pk=int(key), topic_pinned=False)
        if pinned and claim.update(topic=topic, topic_pinned=True):
            restored[int(key)] = (topic, True)
    return restored


def _places(articles: Iterable[int]) -> dict[int, Place]:
    """Where these articles stand; those that tell no story yet are left out."""
    rows = StoryArticle.objects.filter(article__in=list(articles)).order_by("article")
    columns = rows.values_list("article_id", "story_id", "pinned", "taken_from_id", "reason")
    return {article: Place(*place) for article, *place in columns}


def _stored(state: Mapping[str, Any]) -> dict[int, Place]:
    """Places as they come back from JSON."""
    return {int(article): Place(*place) for article, place in state["articles"].items()}


def _stand(event: CurationEvent, places: Mapping[int, Place]) -> bool:
    """Do the articles stand where the move put them? What else a place says, the machine may have brought up to date."""
    after = _stored(event.after)
    return {pk: place[:2] for pk, place in places.items()} == {pk: place[:2] for pk, place in after.items()}


def _check(chosen: set[int], places: Mapping[int, Place], out_of: Story | None) -> None:
    if not chosen:
        raise NotPossible(_("Please choose articles."))
    if chosen - places.keys():
        raise NotPossible(_("One of the articles belongs to no event yet."))
    if out_of is not None and any(place.story != out_of.pk for place in places.values()):
        raise NotPossible(_("Somebody else moved one of the articles in the meantime. Please look again."))


def _others(moving: Collection[int], sources: Collection[int]) -> Any:
    return StoryArticle.objects.filter(story__in=sources).exclude(article__in=list(moving))


def _first_version(articles: Collection[int]) -> ArticleVersion:
    current = ArticleVersion.objects.current().with_article().filter(article__in=list(articles))
    return current.order_by(F("article__published_on").asc(nulls_last=True), "article_id")[0]


def _known(story_ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Id → key and label of these stories."""
    rows = Story.objects.filter(pk__in=list(story_ids)).values_list("pk", "key", "label")
    return {pk: (key, label) for pk, key, label in rows}
