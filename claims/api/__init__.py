"""REST: read access to everything, reviews by token. The fields of a claim are those of the export."""
