"""How fast extraction is, against the bare tokenizer on the same texts, and whether it stays linear.

    .venv/bin/python -m tests.benchmarks.extraction

Reads the project's own articles in ``fixtures/stories``, repeated to a fair amount of text. Processor time, which what else runs on
the machine changes little.
"""

import json
import resource
import time
from pathlib import Path

import spacy

from claims.extraction.extract import Text, extract_many

STORIES = Path(__file__).parent.parent.parent / "fixtures" / "stories"
REPETITIONS = 5


def seconds(texts: list[str]) -> float:
    start = time.process_time()
    for _ in extract_many(Text(text, published="2025-07-02") for text in texts):
        pass
    return time.process_time() - start


def main() -> None:
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted(STORIES.rglob("*.json"))]
    words = sum(len(text.split()) for text in texts)
    seconds(texts)  # lexicons are read and caches filled once a process
    ours = sum(seconds(texts) for _ in range(REPETITIONS))
    bare = spacy.blank("de")
    start = time.process_time()
    for _ in range(REPETITIONS):
        for text in texts:
            bare(text)
    tokenizing = time.process_time() - start
    print(f"{words * REPETITIONS / ours:8.0f} words/s; {ours / tokenizing:.1f} times the bare tokenizer")

    whole = "\n\n".join(texts)
    short, long = "\n\n".join([whole] * 10), "\n\n".join([whole] * 40)
    print(f"{seconds([long]) / seconds([short]):8.2f} times the time for 4 times the text in one article")
    endless = whole.replace(".", ",").replace("\n", " ")
    short, long = " ".join([endless] * 10), " ".join([endless] * 40)
    print(
        f"{seconds([long]) / seconds([short]):8.2f} times the time for 4 times the text without a full stop"
    )
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB at most")


if __name__ == "__main__":
    main()
