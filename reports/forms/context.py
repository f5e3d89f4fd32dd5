"""What every form is drawn from, and how it writes days, names and choices."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.procedure.case import CaseFile
from app.procedure.declaration import Procedure
from app.texts import Translator
from reports.cells import ticks
from reports.words import written_day


@dataclass(frozen=True, slots=True, kw_only=True)
class FormContext:
    """A case file, the procedure that it goes through, the language of the paper, and the day on which it is printed.

    `blank` leaves everything open for a hand: no box is ticked and nothing struck through. `operator` prints the form.
    """

    file: CaseFile
    procedure: Procedure
    translator: Translator
    language: str
    today: date
    operator: str = ""
    blank: bool = False

    def name(self, identifier: str) -> str:
        """Return the name of a declared thing (`paper:passport`) in the language of the paper."""
        return self.procedure.name(identifier, self.language)

    def day(self, day: date | None) -> str:
        """Return a day as the paper writes it, "" for none."""
        return written_day(day, self.translator)

    def moment(self, moment: datetime | None) -> str:
        """Return a moment to the minute, in the local time in which it was recorded; "" for none."""
        return f"{self.day(moment.date())} {moment:%H:%M}" if moment is not None else ""

    def known(self, text: str) -> str | None:
        """Return the text; where there is none, struck through, or left open on a blank form."""
        return text or self.nothing

    @property
    def nothing(self) -> str | None:
        """An empty cell: struck through, or open on a blank form."""
        return "" if self.blank else None

    def person(self, identifier: str | None) -> str:
        """Return the name of a person of the case, "" for none."""
        person = self.file.person(identifier)
        return person.name if person is not None else ""

    def choice(self, names: Mapping[StrEnum, str], chosen: StrEnum | None) -> str:
        """All of `names` with a tick box each, the one that was chosen ticked."""
        return ticks((self.translator(name), not self.blank and value == chosen) for value, name in names.items())

    def word(self, names: Mapping[StrEnum, str], value: StrEnum | None) -> str:
        """Return the name of one value, "" for none."""
        return self.translator(names[value]) if value is not None else ""

    def listed(self, texts: Iterable[str]) -> str:
        """Return texts in one line, with the list comma of the language."""
        return self.translator("{a}, {b}").format(a="", b="").join(filter(None, texts))
