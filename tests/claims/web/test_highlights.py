from hypothesis import given
from hypothesis import strategies as st

from claims.web.highlights import Highlight, segments

TEXT = "Von den 11.000 Soldaten kehrten 1.000 nicht zurück."


def test_overlapping_claims_share_a_segment() -> None:
    first = Highlight(1, 1, TEXT.index("11.000"), TEXT.index(" kehrten"))
    second = Highlight(2, 2, TEXT.index("Soldaten"), TEXT.index(" nicht"))
    marked = [(part.text, part.claims) for part in segments(TEXT, [first, second], []) if part.claims]
    assert marked == [("11.000 ", (1,)), ("Soldaten", (1, 2)), (" kehrten 1.000", (2,))]


def test_cue_is_marked_inside_and_outside_of_claims() -> None:
    claim = Highlight(1, 1, 8, 23)
    cued = [part.text for part in segments(TEXT, [claim], [(4, 14)]) if part.cued]
    assert "".join(cued) == TEXT[4:14]


def test_claims_with_equal_span_both_begin_and_end() -> None:
    twins = [Highlight(1, 1, 8, 14), Highlight(2, 2, 8, 14)]
    [part] = [part for part in segments(TEXT, twins, []) if part.claims]
    assert part.begins == part.ends == tuple(twins)


spans = (
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted).filter(lambda s: s[0] < s[1])
)


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=3))
def test_segments_give_the_text_again_and_cover_every_claim(
    claims: list[list[int]], cues: list[list[int]]
) -> None:
    highlights = [Highlight(count, count, start, end) for count, (start, end) in enumerate(claims)]
    parts = segments(TEXT, highlights, [(start, end) for start, end in cues])
    assert "".join(part.text for part in parts) == TEXT
    for item in highlights:
        assert (
            "".join(part.text for part in parts if item.claim in part.claims) == TEXT[item.start : item.end]
        )
        assert sum(item in part.begins for part in parts) == sum(item in part.ends for part in parts) == 1
