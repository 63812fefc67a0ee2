"""The grammar of German time expressions: all rules in the order in which they are tried.

A pattern is written in the classes of ``date_tokens``; at each token the first rule that matches wins. A reader returns
None when the match is no time expression after all; then the next rule that matches at the same token is asked.
"""

import re
from functools import cache

from claims.extraction import (
    date_clock_rules,
    date_day_rules,
    date_period_rules,
    date_stretch_rules,
    date_year_rules,
)
from claims.extraction.date_grammar import Reader
from claims.extraction.date_tokens import UNKNOWN

RULES: tuple[tuple[str, Reader], ...] = (
    *date_day_rules.rules,
    *date_period_rules.rules,
    *date_year_rules.rules,
    *date_stretch_rules.rules,
    *date_clock_rules.rules,
)


@cache
def grammar() -> tuple[re.Pattern[str], tuple[Reader, ...]]:
    """All patterns as one expression (no match starts at an unknown word, which saves trying them all), the n-th in a group named ``r<n>``, and their readers in the same order. What a
    pattern only looks ahead at is in a group named ``a<n>``."""
    parts = []
    for index, (pattern, _) in enumerate(RULES):
        named = pattern.replace("(?P<ahead>", f"(?P<a{index}>")
        parts.append(f"(?P<r{index}>{named})")
    return re.compile(f"(?!{re.escape(UNKNOWN)})(?:{'|'.join(parts)})"), tuple(reader for _, reader in RULES)


@cache
def _alone(index: int) -> re.Pattern[str]:
    return re.compile(RULES[index][0])


def next_match(symbols: str, position: int, refused: int) -> tuple[int, int, int] | None:
    """The first rule after the ``refused`` one that matches at ``position``: its number, the end of the match and the end
    of what it looks ahead at."""
    for index in range(refused + 1, len(RULES)):
        if match := _alone(index).match(symbols, position):
            return index, match.end(), match.end("ahead") if "ahead" in match.re.groupindex else match.end()
    return None
