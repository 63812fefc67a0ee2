"""What a story as a whole tells about its claims: where it plays, whose sides there are, which words tell nothing."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.comparison import actors
from claims.comparison.copies import Copies
from claims.comparison.frames import Frame
from claims.comparison.match import EASY, figure_concepts
from claims.comparison.records import ComparedArticle
from claims.terms import Modality

# A place that this share of a story's articles names is where the story plays; naming it adds nothing.
MAIN_PLACE_SHARE = 0.6
# A word in more than this share of a bucket's claims does not tell them apart.
COMMON_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Story:
    """``contrasted`` are main places that some article sets against others ("in Berlin 12.000, in Hamburg 8.000");
    ``parties`` the countries counted in a bucket; ``single`` holds (article, bucket, concept or noun) of which an
    article gives one current figure, so that there is nothing to mix it up with; ``preceding`` leads from a claim to the
    last one of its bucket before it in the article."""

    articles: dict[str, ComparedArticle]
    copies: Copies
    main_places: frozenset[str]
    contrasted: frozenset[str]
    common_words: dict[str, frozenset[str]]
    parties: dict[str, frozenset[str]]
    single: frozenset[tuple[str, str, str]]
    preceding: dict[str, str]


def story(articles: Sequence[ComparedArticle], frames: Sequence[Frame], copies: Copies) -> Story:
    """Gather the places, words and parties of a story."""
    parties: dict[str, set[str]] = defaultdict(set)
    for frame in frames:
        if frame.country:
            parties[frame.bucket].add(frame.country)
    spread = _spread(articles, frames)
    least = max(MAIN_PLACE_SHARE * len(articles), min(2, len(articles)))
    return Story(
        {article.id: article for article in articles},
        copies,
        frozenset(place for place, count in spread.items() if count >= least),
        _contrasted(frames, spread),
        _common(frames),
        {bucket: frozenset(found) for bucket, found in parties.items()},
        _single(frames),
        _preceding(frames),
    )


def _spread(articles: Sequence[ComparedArticle], frames: Sequence[Frame]) -> dict[str, int]:
    """Place → number of articles that name it."""
    texts = [f"{article.title or ''} {article.text}".casefold() for article in articles]
    places = {frame.place for frame in frames if frame.place}
    return {place: sum(place in text for text in texts) for place in places}


def _contrasted(frames: Sequence[Frame], spread: dict[str, int]) -> frozenset[str]:
    """Places named beside others for figures of one family in one paragraph; the place that most articles name is never one."""
    beside: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for frame in frames:
        if frame.place and frame.place_said and frame.family in EASY and actors.state(frame.place) is None:
            beside[frame.claim.article, frame.paragraph, frame.family].add(frame.place)
    first = max(spread, key=lambda place: (spread[place], place), default=None)
    return frozenset(place for group in beside.values() if len(group) > 1 for place in group) - {first or ""}


def _common(frames: Sequence[Frame]) -> dict[str, frozenset[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    sizes = Counter(frame.bucket for frame in frames)
    for frame in frames:
        counts[frame.bucket].update(frame.wide_words)
    return {
        bucket: frozenset(w for w, n in counter.items() if n > max(3, COMMON_SHARE * sizes[bucket]))
        for bucket, counter in counts.items()
    }


def _preceding(frames: Sequence[Frame]) -> dict[str, str]:
    last: dict[tuple[str, str], str] = {}
    found = {}
    for frame in sorted(frames, key=lambda frame: frame.claim.start):
        place = (frame.claim.article, frame.bucket)
        if place in last:
            found[frame.claim.id] = last[place]
        last[place] = frame.claim.id
    return found


def _single(frames: Sequence[Frame]) -> frozenset[tuple[str, str, str]]:
    numbers: dict[tuple[str, str, str], set[Decimal]] = defaultdict(set)
    for frame in frames:
        running = frame.long and frame.course != "fixed"
        if frame.figure is None or running or frame.bygone or frame.superseded:
            continue
        if frame.claim.modality is Modality.DENIED:
            continue
        for word in (frame.concepts & figure_concepts()) | frame.noun_words:
            numbers[frame.claim.article, frame.bucket, word].add(frame.figure.nominal)
    return frozenset(key for key, values in numbers.items() if len(values) == 1)
