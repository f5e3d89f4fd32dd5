"""Text about a person, which can be destroyed when retention ends."""

from peewee import TextField


class PersonalTextField(TextField):
    """Nullable, since destroying it leaves NULL; return an empty text for NULL, as nothing else is known then."""

    def __init__(self, **options: object) -> None:
        super().__init__(null=True, **options)

    def db_value(self, value: str | None) -> str | None:
        """Return the text; an empty one is NULL, so that it makes no entry of personal data."""
        return value or None

    def python_value(self, value: str | None) -> str:
        """Return the text, empty where there is none."""
        return value or ""
