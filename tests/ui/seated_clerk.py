"""A clerk at the counter of the window's tests, who is no manager."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from app.desk.site import open_desk
from app.desk.upkeep.operators import add_operator
from tests.ui.stage import Counter
from ui.context import WindowContext

CLERK, CLERKS_PASSWORD = "李强", "窗口 clerk"


@contextmanager
def clerk_at(counter: Counter, context: WindowContext) -> Iterator[tuple[Counter, WindowContext]]:
    """The counter and the window's context with 李强 at them, until the block ends."""
    add_operator(counter.desk, CLERK, CLERKS_PASSWORD)
    desk = open_desk(
        counter.folder / "archive",
        operator=CLERK,
        password=CLERKS_PASSWORD,
        counter=counter.desk.counter,
        clock=counter.clock,
        settings=counter.settings,
    )
    with desk.archive:
        yield replace(counter, desk=desk), replace(context, desk=desk)
