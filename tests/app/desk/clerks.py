"""A clerk at the counter of the tests, and what the archive's key file holds."""

from dataclasses import replace

from app.archive.access import operators as with_password
from app.archive.folder.keyslots import read_keys
from app.desk.desk import Desk
from app.desk.site import open_desk
from app.desk.upkeep.operators import add_operator
from tests.app.desk.counter import Counter, settings_in

CLERK, CLERKS_PASSWORD = "李强", "窗口 clerk"
SECOND, SECONDS_PASSWORD = "孙敏", "第二位 second"


def opened(counter: Counter, name: str | None, password: str, *, reading: bool = False) -> Desk:
    """The archive of the counter, opened by someone."""
    return open_desk(
        counter.folder / "archive",
        operator=name,
        password=password,
        counter="1号柜台",
        clock=counter.clock,
        reading=reading,
        settings=settings_in(counter.folder),
    )


def a_clerk(counter: Counter) -> Counter:
    """The same counter with a clerk at it, who is no manager; the test closes it."""
    add_operator(counter.desk, CLERK, CLERKS_PASSWORD)
    return replace(counter, desk=opened(counter, CLERK, CLERKS_PASSWORD))


def slots(counter: Counter) -> dict[str, str]:
    """Operator id → name of the password slots in the key file."""
    return with_password(counter.desk.archive)


def kinds_of_slots(counter: Counter) -> list[str]:
    """The kinds of all slots in the key file."""
    keys, _body, _code = read_keys(counter.folder / "archive" / "keys.json")
    return [slot.kind for slot in keys.slots]
