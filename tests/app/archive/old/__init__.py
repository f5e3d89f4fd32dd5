"""Archives of every schema that was ever released, as they were written then."""
