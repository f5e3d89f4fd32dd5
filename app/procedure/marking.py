"""The mark of texts that a person reads: it stands in the lowest room, since names are given in every room."""


def N_(text: str) -> str:
    """Mark `text` for translation without translating it; it is translated when it is shown."""
    return text
