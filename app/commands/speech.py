"""The language that the command line speaks."""

from collections.abc import Callable
from dataclasses import dataclass

from app.procedure.declaration import Procedure
from app.procedure.reason import Reason
from app.texts import Translator, load_translator, sentence
from app.texts.names import field_name, namer


@dataclass(frozen=True, slots=True)
class Speech:
    """A language with its translator."""

    language: str
    translate: Translator

    @staticmethod
    def of(language: str) -> "Speech":
        """Return the speech of `zh_CN` or `en`."""
        return Speech(language, load_translator(language))

    def namer(self, procedure: Procedure) -> Callable[[str], str]:
        """Return what names the identifiers of this procedure."""
        return namer(procedure, self.language, self.translate)

    def say(self, reason: Reason, procedure: Procedure | None = None) -> str:
        """Return the reason as a sentence; without a procedure only fields are named."""
        if procedure is not None:
            return sentence(reason, self.translate, self.namer(procedure))
        return sentence(reason, self.translate, lambda identifier: field_name(identifier, self.translate))

    def say_field(self, name: str) -> str:
        """Return the name of a field of a record or of a roster."""
        return field_name(f"field:{name}", self.translate)
