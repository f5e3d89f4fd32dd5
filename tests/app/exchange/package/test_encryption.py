"""Encrypting into something that fails: whatever it raises comes out, from whichever write."""

from collections.abc import Generator

import pyrage
import pytest

from app.exchange.package.encryption import encrypt


class FullError(OSError):
    """What a full stick says."""


class Stick:
    """Takes so many writes, then fails."""

    def __init__(self, takes: int) -> None:
        self.takes = takes
        self.writes = 0

    def write(self, _content: bytes) -> None:
        if self.writes == self.takes:
            raise FullError
        self.writes += 1


def pieces(size: int) -> Generator[bytes, None, None]:
    yield bytes(size)


@pytest.mark.parametrize("size", [1, 1_000, 65_536, 65_537, 200_000])
def test_a_failure_at_any_write_comes_out_the_last_one_included(size: int) -> None:
    """What is left in the library's own buffer is written as it ends, where it lets a failure go by."""
    recipients = [str(pyrage.x25519.Identity.generate().to_public())]
    whole = Stick(takes=1_000_000)
    encrypt(pieces(size), whole.write, recipients)
    assert whole.writes
    for takes in range(whole.writes):
        with pytest.raises(FullError):
            encrypt(pieces(size), Stick(takes).write, recipients)
