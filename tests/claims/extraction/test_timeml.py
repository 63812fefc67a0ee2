"""TimeML in and out."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.dates import timexes_of
from claims.extraction.timeml import TimeMLError, annotate, read

HEAD = (
    '<?xml version="1.0" ?>\n<TimeML>\n<DOCID>1</DOCID>\n<DCT><TIMEX3 tid="t0" type="DATE" value="2025-07-02" '
    'functionInDocument="CREATION_TIME">2025-07-02</TIMEX3></DCT>\n'
)


def document(body: str) -> str:
    return f"{HEAD}<TEXT>{body}</TEXT>\n</TimeML>\n"


def test_text_and_creation_time_are_read():
    found = read(document("Müller &amp; Sohn <EVENT>siegten</EVENT>.<!-- nichts -->"))
    assert found.text == "Müller & Sohn siegten."
    assert found.created == "2025-07-02"


def test_annotations_stand_around_the_bare_expression():
    made = annotate(document("Am Montag brannte es."), timexes_of)
    assert (
        'Am <TIMEX3 tid="t1" type="DATE" value="2025-06-30" functionInDocument="NONE">Montag</TIMEX3> brannte'
        in made
    )
    assert made.startswith(HEAD)


def test_mod_and_quant_are_written_as_timex3_wants_them():
    made = annotate(document("Ende April brannte es. Jeden Montag ist Markt."), timexes_of)
    assert 'value="2025-04" mod="END"' in made
    assert 'type="SET" value="XXXX-WXX-1" quant="jeden"' in made


def test_old_annotations_are_replaced_and_other_markup_stays():
    body = 'Am <TIMEX3 tid="t9" type="DATE" value="1999">Montag</TIMEX3> <EVENT eid="e1">brannte</EVENT> es &lt;hier&gt;.'
    made = annotate(document(body), timexes_of)
    assert "1999" not in made
    assert '<EVENT eid="e1">brannte</EVENT> es &lt;hier&gt;.' in made
    assert made.count("<TIMEX3") == 2


def test_an_expression_that_other_markup_cuts_is_left_alone():
    made = annotate(document("Am <s>3. Mai</s><s> 2025</s> brannte es."), timexes_of)
    assert made.count("<TIMEX3") == 1


def test_identifiers_are_not_used_twice():
    source = document("Am Montag brannte es.").replace(
        "</TimeML>", '<TIMEX3 tid="t1" type="DATE" value="2001"/></TimeML>'
    )
    identifiers = re.findall(r'tid="(\w+)"', annotate(source, timexes_of))
    assert sorted(identifiers) == ["t0", "t1", "t2"]


def test_a_document_without_text_is_refused():
    with pytest.raises(TimeMLError, match="TEXT"):
        read("<TimeML></TimeML>")


def test_a_document_without_creation_time_is_read_without_guessing():
    assert read("<TimeML><TEXT>Heute</TEXT></TimeML>").created is None


@given(
    st.lists(
        st.sampled_from(
            [
                "am 3. Mai 2025",
                "gestern",
                " ",
                ", ",
                "&amp;",
                "<EVENT>",
                "</EVENT>",
                "<s/>",
                "drei Jahre",
                "bis",
                "\n\n",
                "um 20.30 Uhr",
                "ö",
            ]
        ),
        max_size=20,
    )
)
def test_nothing_but_timex3_tags_changes(pieces):
    source = document("".join(pieces))
    made = annotate(source, timexes_of)
    assert re.sub(r"</?TIMEX3[^>]*>", "", made) == re.sub(r"</?TIMEX3[^>]*>", "", source)
    assert annotate(made, timexes_of) == made
