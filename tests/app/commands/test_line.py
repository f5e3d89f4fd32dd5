"""What `Line.at_desk` makes of a function: the command's parameters, and the desk that it opens and closes."""

import inspect
from pathlib import Path
from typing import Annotated

import pytest
import typer

from app.commands.line import Line
from app.commands.report import Report
from app.commands.speech import Speech
from app.desk.desk import Desk
from main import PaperPrinters
from tests.app.desk.counter import PASSWORD, a_counter


def a_line() -> Line:
    return Line(Speech.of("zh_CN"), PaperPrinters(), as_json=True)


def test_arguments_stand_before_the_archive_and_options_behind_it() -> None:
    @a_line().at_desk(reading=True)
    def look(desk: Desk, out: Path, what: Annotated[str, typer.Argument()] = "") -> Report:
        raise NotImplementedError

    found = inspect.signature(look).parameters
    assert list(found) == ["what", "archive", "out", "operator", "password_file"]
    assert found["archive"].default is inspect.Parameter.empty
    assert look.__name__ == "look"


def test_the_archive_is_closed_before_the_answer_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RUZHU_PASSWORD", PASSWORD)
    with a_counter(tmp_path).desk.archive:
        pass
    seen: list[Desk] = []

    @a_line().at_desk(reading=True)
    def look(desk: Desk, word: str) -> Report:
        seen.append(desk)
        return Report({"word": word, "open": not desk.database.is_closed()}, ())

    with pytest.raises(typer.Exit) as ended:
        look(archive=tmp_path / "archive", operator=None, password_file=None, word="好")
    assert ended.value.exit_code == 0
    assert seen[0].database.is_closed()
    assert capsys.readouterr().out == '{"word": "好", "open": true}\n'
