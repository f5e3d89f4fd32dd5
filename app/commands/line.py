"""One run of the command line: its language, how it answers, and the archive that it opens."""

import inspect
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import typer
from typer.models import ArgumentInfo

from app.commands.options import ArchiveFolder, Operator, PasswordFile
from app.commands.passwords import OWN, read_secret
from app.commands.printers import Printers
from app.commands.report import Report
from app.commands.speech import Speech
from app.commands.streams import Output
from app.desk.desk import Desk
from app.desk.site import open_desk
from app.procedure.reason import Reason


class Line:
    """One run of the command line: its language, whether it answers in JSON, and what draws its papers."""

    def __init__(self, speech: Speech, printers: Printers, *, as_json: bool) -> None:
        self.speech = speech
        self.printers = printers
        self.as_json = as_json
        self.output = Output()

    def answer(self, report: Report) -> None:
        """Print the report and end with its exit status."""
        if self.as_json:
            self.say_object(report.data)
        else:
            for line in report.lines:
                self.output.say(line)
        raise typer.Exit(report.status)

    def say_object(self, data: Mapping[str, object]) -> None:
        """The one JSON object of `--json`."""
        self.output.say(json.dumps(data, ensure_ascii=False))

    def refuse(self, reason: Reason, status: int, details: tuple[Reason, ...] = ()) -> int:
        """Say in one line why nothing was done, and below it everything that is to be mended, a line each."""
        said = self.speech.say(reason)
        if self.as_json:
            answer: dict[str, object] = {"error": said, "code": reason.code}
            if details:
                answer["details"] = [self._detail(each) for each in details]
            self.say_object(answer)
        for line in (said, *map(self.speech.say, details)):
            print(line, file=sys.stderr)  # noqa: T201 the answer of a command
        return status

    def _detail(self, reason: Reason) -> dict[str, object]:
        """Return one thing to mend, with its place where it stands in a file."""
        values = dict(reason.params)
        place: dict[str, object] = {name: values[name] for name in ("file", "key") if name in values}
        if "line" in values:
            place["line"] = int(values["line"])
        return {"reason": self.speech.say(reason), "code": reason.code, **place}

    def password(self, file: Path | None) -> str:
        """Return the password that was given. Raises InputError where there is none."""
        return read_secret(OWN, file, self.speech)

    @contextmanager
    def desk(self, archive: Path, operator: str | None, password_file: Path | None, *, reading: bool) -> Iterator[Desk]:
        """The archive, open until the block ends."""
        desk = open_desk(archive, operator=operator, password=self.password(password_file), reading=reading)
        try:
            yield desk
        finally:
            desk.archive.close()

    def at_desk(self, *, reading: bool) -> Callable[[Callable[..., Report]], Callable[..., None]]:
        """Decorate a function of an open desk and its own parameters: the command also takes --archive, --operator and
        --password-file, opens the archive, and answers with the function's report once the archive is closed.
        """

        def decorate(answer: Callable[..., Report]) -> Callable[..., None]:
            def command(archive: Path, operator: str | None, password_file: Path | None, **own: object) -> None:
                with self.desk(archive, operator, password_file, reading=reading) as desk:
                    report = answer(desk, **own)
                self.answer(report)

            command.__name__ = answer.__name__
            command.__signature__ = _with_desk_options(answer)  # type: ignore[attr-defined]  # what the parser reads
            return command

        return decorate


def _with_desk_options(answer: Callable[..., Report]) -> inspect.Signature:
    """Return the function's own parameters without the desk, and what opens one; arguments stand before the options."""
    kind = inspect.Parameter.KEYWORD_ONLY
    _desk, *own = inspect.signature(answer).parameters.values()
    arguments = [each for each in own if _is_argument(each)]
    ordered = [
        *arguments,
        inspect.Parameter("archive", kind, annotation=ArchiveFolder),
        *(each for each in own if each not in arguments),
        inspect.Parameter("operator", kind, annotation=Operator, default=None),
        inspect.Parameter("password_file", kind, annotation=PasswordFile, default=None),
    ]
    return inspect.Signature([each.replace(kind=kind) for each in ordered])


def _is_argument(parameter: inspect.Parameter) -> bool:
    return any(isinstance(each, ArgumentInfo) for each in getattr(parameter.annotation, "__metadata__", ()))
