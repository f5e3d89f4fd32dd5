"""Rate and time left are told once they mean something."""

from app.texts import load_translator
from ui.boards.exchange.pace import Pace, megabytes

CHINESE = load_translator("zh_CN")


class Clock:
    """Says what it was told."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_said_before_a_second_has_gone() -> None:
    clock = Clock()
    pace = Pace(CHINESE, megabytes(CHINESE), clock)
    clock.now = 0.5
    assert pace.words(1, 2) == ""
    clock.now = 2
    assert pace.words(0, 2) == ""


def test_rate_and_time_left() -> None:
    clock = Clock()
    pace = Pace(CHINESE, megabytes(CHINESE), clock)
    clock.now = 10
    assert pace.words(20_000_000, 40_000_000) == "2.0 MB/秒 · 约剩 10 秒"
    assert pace.words(2_000_000, 62_000_000) == "0.2 MB/秒 · 约剩 5 分钟"
    assert Pace(CHINESE, None, clock).words(1, 1) == ""
