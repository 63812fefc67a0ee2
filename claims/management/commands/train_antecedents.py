"""``manage.py train_antecedents``: learn from annotated texts whom pronouns mean."""

from collections.abc import Iterator, Sequence

from claims.evaluation.alignment import Solid, aligned, same_name
from claims.extraction.antecedents import WEIGHTS, Asked
from claims.extraction.cast import Cast
from claims.extraction.extract import Text, extract
from claims.management.linear_training import Article, LinearTraining, Question
from claims.spans import ExtractedClaim


class Command(LinearTraining):
    help = (
        "Trainiert an annotierten Texten, wen Pronomen meinen. / Trains on annotated texts whom pronouns mean. "
        "Needs the packages of requirements-training.txt."
    )
    table = WEIGHTS

    def questions(self, articles: Sequence[Article]) -> Iterator[Question]:
        return questions(articles)


class Recorder:
    """Keeps what a ``Cast`` was asked while it reads an article."""

    def __init__(self) -> None:
        self.asked: dict[int, Asked] = {}
        self.choose = Cast.chosen

    def __enter__(self) -> "Recorder":
        recorder = self

        def chosen(self: Cast, asked: Asked) -> str:
            recorder.asked[asked.at] = asked
            return recorder.choose(self, asked)

        Cast.chosen = chosen  # type: ignore[method-assign]
        return self

    def __exit__(self, *error: object) -> None:
        Cast.chosen = self.choose  # type: ignore[method-assign]


def questions(articles: Sequence[Article]) -> Iterator[Question]:
    """The pronouns behind annotated claims, with whom they mean."""
    for article in articles:
        with Recorder() as recorder:
            text = Text(article["text"], article.get("published"), None, article.get("title"))
            found = extract(text.text, published=text.published, title=text.title)
        yield from answered(article, found.claims, recorder.asked)


def answered(
    article: Article, found: Sequence[ExtractedClaim], asked: dict[int, Asked]
) -> Iterator[Question]:
    """The questions whose answer an annotated claim tells, each once."""
    solid = Solid(article["text"])
    told: dict[int, Question] = {}
    for kind, annotated in (("quantity", article["quantities"]), ("date", article["dates"])):
        claims = [claim for claim in found if claim.kind == kind]
        gold = [solid.span(one["start"], one["end"]) for one in annotated]
        for at, met in aligned(gold, [solid.span(claim.start, claim.end) for claim in claims]):
            chain, links = annotated[at]["attribution"], claims[met].attribution
            for place, link in enumerate(links):
                if link.mention is None or (one := asked.get(link.mention.start)) is None:
                    continue
                wanted = chain[place : place + 1] if len(chain) == len(links) else chain
                right = right_ones(wanted, list(one.signs))
                if right and one.at not in told:
                    told[one.at] = Question(one.at, one.at, list(one.signs.items()), right)
    yield from told.values()


def right_ones(wanted: Sequence[str], candidates: Sequence[str]) -> tuple[int, ...]:
    """The candidates that are one of the wanted parties: by the very name, else by most of it."""
    for same in (str.__eq__, same_name):
        found = tuple(
            at for at, name in enumerate(candidates) if name and any(same(one, name) for one in wanted)
        )
        if found:
            return found
    return ()
