"""The look for what nothing reaches can fail, and sees through `__all__`."""

from pathlib import Path

import pytest

from tests.unreached import problems, unreached

PARTS = ("app", "main.py")


def house(folder: Path, **files: str) -> Path:
    """A small product: `app/` and a `main.py` that starts it."""
    (folder / "app").mkdir()
    for name, text in {"room": "def used():\n    pass\n", **files}.items():
        (folder / "app" / f"{name}.py").write_text(text, "utf-8")
    (folder / "main.py").write_text("from app.room import used\n\nused()\n", "utf-8")
    return folder


def test_what_has_a_door_is_not_named(tmp_path: Path) -> None:
    assert list(unreached(house(tmp_path), PARTS)) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("def nobody():\n    pass\n", "function nobody"),
        ("class Nobody:\n    pass\n", "class Nobody"),
        ("NOBODY = 1\n", "variable NOBODY"),
    ],
)
def test_what_has_none_is_named(tmp_path: Path, text: str, what: str) -> None:
    assert list(unreached(house(tmp_path, other=text), PARTS)) == [f"app/other.py: {what}"]


def test_to_be_handed_on_is_no_door(tmp_path: Path) -> None:
    handing_on = 'from app.other import nobody\n\n__all__ = [\n    "nobody",\n]\n'
    found = set(unreached(house(tmp_path, other="def nobody():\n    pass\n", __init__=handing_on), PARTS))
    assert "app/other.py: function nobody" in found


def test_a_command_has_the_command_line_for_its_door(tmp_path: Path) -> None:
    commands = "from app.room import used\n\n\n@used.command()\ndef nobody():\n    pass\n"
    assert list(unreached(house(tmp_path, other=commands), PARTS)) == []


def test_an_exception_excuses_what_it_names_and_nothing_else() -> None:
    found = ["app/a.py: function one", "app/a.py: function two"]
    assert list(problems(found, {"app/a.py: function one": "because"})) == ["nothing reaches app/a.py: function two"]


def test_an_exception_that_nothing_needs_is_named() -> None:
    assert list(problems([], {"app/a.py: function one": "because"})) == ["no exception is needed for app/a.py: function one"]
