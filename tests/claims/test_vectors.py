import pytest

from claims import disagreements, vectors
from claims.comparison import encoder
from claims.models import Claim, ClaimVector, Story
from tests.claims.test_disagreements import tell

pytestmark = pytest.mark.django_db


def compared() -> disagreements.ComparedStory:
    versions = [claim.version for claim in Claim.objects.select_related("version").order_by("pk")]
    return disagreements.compared(versions)


@pytest.fixture
def story() -> Story:
    """Two articles with one figure each, compared."""
    tell(3)
    tell(4, external_id="b", outlet="Abendpost")
    return Story.objects.get()


def test_a_comparison_leaves_the_vectors_of_its_figures(story: Story) -> None:
    assert set(ClaimVector.objects.values_list("claim", flat=True)) == set(
        Claim.objects.values_list("pk", flat=True)
    )
    assert set(ClaimVector.objects.values_list("encoder", flat=True)) == {encoder.version()}


def test_the_next_comparison_reads_nothing_anew(story: Story) -> None:
    told = compared()
    assert set(told.context.encoder.known) == {str(key) for key in Claim.objects.values_list("pk", flat=True)}
    assert told.context.encoder.new == {}


def test_a_kept_vector_is_the_one_that_was_worked_out(story: Story) -> None:
    kept = compared().context.encoder.known
    ClaimVector.objects.all().delete()
    anew = compared().context.encoder.new
    assert {key: told.tolist() for key, told in kept.items()} == {
        key: told.tolist() for key, told in anew.items()
    }


def test_vectors_of_another_model_are_replaced(story: Story) -> None:
    ClaimVector.objects.update(encoder="another", numbers=b"")
    disagreements.compare(story.pk)
    assert {len(bytes(told)) for told in ClaimVector.objects.values_list("numbers", flat=True)} == {
        encoder.SIZE * vectors.NUMBERS.itemsize
    }


def test_a_claim_takes_its_vector_along_when_it_goes(story: Story) -> None:
    Story.objects.all().delete()
    Claim.objects.all().delete()
    assert not ClaimVector.objects.exists()
