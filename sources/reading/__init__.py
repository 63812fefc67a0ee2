"""From files and addresses to articles. No Django in here: the same readers serve ingest and plain extraction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sources.errors import Reason, Refusal
from sources.reading import folder, url
from sources.reading.document import Document, Metadata, Reading, Unreadable
from sources.reading.fetching import Fetching

__all__ = ["Document", "Fetching", "Metadata", "Options", "Reading", "Unreadable", "read", "sources_in"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller knows better than the files: ``metadata`` takes the place of what they say."""

    metadata: Metadata = field(default_factory=Metadata)
    fetching: Fetching = field(default_factory=Fetching)

    @property
    def for_one_article(self) -> bool:
        return bool(self.metadata.external_id or self.metadata.title or self.metadata.url)


def sources_in(sources: Iterable[str]) -> list[str]:
    """Every single file and address: folders are replaced by their files, in sorted order; nothing occurs twice."""
    found: dict[str, None] = {}
    for source in sources:
        if url.is_url(source):
            found[source] = None
        else:
            found.update((str(path), None) for path in folder.files(Path(source)))
    return list(found)


def read(source: str, options: Options | None = None) -> Iterator[Reading]:
    """The articles in one file or at one address, in order. What cannot be read comes as Unreadable, never as an
    exception. Options that fit one article only (id, title, address) refuse every further one."""
    options = options or Options()
    readings = (
        url.read(source, options.fetching)
        if url.is_url(source)
        else folder.read(Path(source), options.fetching)
    )
    for count, reading in enumerate(readings):
        if isinstance(reading, Unreadable):
            yield reading
        elif count and options.for_one_article:
            yield Unreadable(reading.reference, Refusal(Reason.SEVERAL_ARTICLES))
        else:
            yield reading.overridden(options.metadata)
