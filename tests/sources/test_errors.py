"""Reasons for refusal."""

import string

import pytest

from sources.errors import MESSAGES, Reason, Refusal


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_explained_in_both_languages_with_the_same_details(reason: Reason) -> None:
    german, english = (
        {name for _text, name, _format, _conversion in string.Formatter().parse(message) if name}
        for message in MESSAGES[reason]
    )
    assert german == english
    refusal = Refusal(reason, **dict.fromkeys(german, "X"))
    assert refusal.german != refusal.english
    assert refusal.message == f"{refusal.german}\n{refusal.english}"
    assert len(reason) <= 40
