"""The same seed draws the same mutants, and each mutant is as likely as any other."""

from collections import Counter
from dataclasses import dataclass

from tests.mutation.figures import Outcome, report
from tests.mutation.sample import draw


@dataclass(frozen=True, slots=True)
class Place:
    path: str
    index: int

    def changes_the_program(self) -> bool:
        return self.index % 5 != 0


PLACES = [Place(path, index) for path in ("a.py", "b.py") for index in range(20)]


def test_the_same_seed_draws_the_same_and_another_seed_others() -> None:
    assert draw(PLACES, 3, 8) == draw(PLACES, 3, 8)
    assert draw(PLACES, 3, 8) != draw(PLACES, 4, 8)


def test_only_what_changes_the_program_is_drawn_once_each_and_in_the_order_of_the_text() -> None:
    drawn = draw(PLACES, 1, 100)
    assert drawn == [place for place in PLACES if place.index % 5]


def test_each_is_as_likely_as_any_other() -> None:
    drawn = Counter(place for seed in range(2000) for place in draw(PLACES, seed, 8))
    assert set(drawn) == {place for place in PLACES if place.index % 5}
    assert all(380 < times < 620 for times in drawn.values())  # 500 is meant; the seeds are fixed, so this is too


def test_timeouts_count_as_killed_and_survivors_are_listed() -> None:
    outcomes = [
        Outcome("app/a/one.py", "app/a/one.py:1  x → y", "killed"),
        Outcome("app/a/one.py", "app/a/one.py:2  x → y", "timeout"),
        Outcome("app/ab.py", "app/ab.py:3  x → y", "survived"),
        Outcome("app/ab.py", "app/ab.py:4  x → y", "killed"),
    ]
    text, percent = report(outcomes, ["app/a", "app/ab.py"])
    rows = {line.split()[0]: line.split()[1:] for line in text.splitlines() if line}
    assert rows["app/a"] == ["1", "1", "0", "100.0"]
    assert rows["app/ab.py"] == ["1", "0", "1", "50.0"]
    assert rows["all"] == ["2", "1", "1", "75.0"]
    assert "elsewhere" not in rows
    assert text.splitlines()[-1] == "app/ab.py:3  x → y"
    assert percent == 75.0
