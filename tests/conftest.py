"""Every test runs without a screen, and keeps what programs keep in a person's home in a folder of its own."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long`: the fault tests at their full length."""
    parser.addoption("--long", action="store_true", help="run the fault tests at their full length")


@pytest.fixture(autouse=True, scope="session")
def _home_of_the_tests() -> Iterator[None]:
    """Settings, logs and marks of this machine are never touched."""
    before = {name: os.environ.get(name) for name in HOMES}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        for name in HOMES:
            folder = Path(home) / name.lower()
            folder.mkdir()
            os.environ[name] = str(folder)
        yield
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
