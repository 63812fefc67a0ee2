"""What claims answer, as comparison has read them: kept because to read them is the dearest part of a comparison."""

from django.db import models

from claims.models.claim import Claim


class ClaimVector(models.Model):
    """The vector of one figure or date. ``encoder`` names the model that made it; those of other models are worked out anew.
    ``numbers`` are 32-bit floats, the lowest byte first."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, primary_key=True, related_name="vector")
    encoder = models.CharField(max_length=16)
    numbers = models.BinaryField()

    def __str__(self) -> str:
        return f"vector of claim {self.pk}"
