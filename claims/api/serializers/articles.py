"""What clients get of articles and outlets; references kept short."""

from rest_framework import serializers

from claims.api.fields import BlankAsNullField
from sources.models import Article, ArticleVersion, Outlet


class OutletSerializer(serializers.ModelSerializer[Outlet]):
    article_count = serializers.IntegerField(read_only=True)

    class Meta:
        model = Outlet
        fields = ("id", "name", "domain", "country", "kind", "article_count")


class ArticleReferenceSerializer(serializers.ModelSerializer[Article]):
    """An article beside a claim."""

    external_id = serializers.CharField(
        help_text="The id in the file it came from; exports name articles by it"
    )
    outlet = serializers.CharField(source="outlet.name", default=None, allow_null=True)
    published = serializers.CharField(
        allow_null=True, help_text="ISO date as far as it is known: 2025-07-02, 2025-07"
    )
    url = BlankAsNullField()

    class Meta:
        model = Article
        fields = ("id", "external_id", "outlet", "title", "published", "url")


class VersionSerializer(serializers.ModelSerializer[ArticleVersion]):
    """One state of an article's text, without the text."""

    class Meta:
        model = ArticleVersion
        fields = (
            "number",
            "current",
            "sha256",
            "media_type",
            "first_seen",
            "last_seen",
            "extraction",
            "extraction_error",
        )


class ArticleSerializer(ArticleReferenceSerializer):
    """An article with its current text (offsets of claims point into it) and all versions."""

    text = serializers.SerializerMethodField()
    versions = VersionSerializer(many=True)

    class Meta(ArticleReferenceSerializer.Meta):
        fields = (*ArticleReferenceSerializer.Meta.fields, "text", "versions")  # type: ignore[assignment]

    def get_text(self, article: Article) -> str | None:
        return next((version.text for version in article.versions.all() if version.current), None)
