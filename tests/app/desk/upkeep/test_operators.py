"""人员: who is let in, who is let go, and what a crash between journal and key file leaves."""

from collections.abc import Callable

import pytest

from app.archive import access
from app.archive.archive import Archive
from app.archive.folder.keyslots import KeyFile
from app.archive.verify import verify
from app.desk.authority import LASTS, Authority, is_manager
from app.desk.desk import Desk
from app.desk.upkeep import operators
from app.errors import ArchiveError, RuzhuError
from app.procedure.roles import Operator
from tests.app.desk.clerks import CLERK, CLERKS_PASSWORD, SECOND, SECONDS_PASSWORD, a_clerk, kinds_of_slots, opened, slots
from tests.app.desk.counter import PASSWORD, Counter
from tests.app.desk.journey import refused


def named(desk: Desk, name: str) -> Operator:
    return next(each for each in operators.operators(desk) if each.name == name)


def test_who_made_the_archive_is_its_first_manager(counter: Counter) -> None:
    assert [(each.name, each.manager, each.active) for each in operators.operators(counter.desk)] == [("王丽", True, True)]
    assert is_manager(counter.desk)


def test_whoever_is_added_opens_with_the_first_password(counter: Counter) -> None:
    made = operators.add_operator(counter.desk, f" {CLERK} ", CLERKS_PASSWORD)
    assert (made.name, made.manager) == (CLERK, False)
    with opened(counter, CLERK, CLERKS_PASSWORD).archive as archive:
        assert archive.operator == made.id
    with opened(counter, None, PASSWORD).archive as archive:
        assert archive.operator == counter.desk.archive.operator


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [
        ("王丽", "x", "roles.exists"),
        (" ", "x", "roles.name_missing"),
        ("长" * 101, "x", "limits.too_long"),
        (CLERK, "", "archive.password_empty"),
    ],
)
def test_who_cannot_be_added_is_refused_and_leaves_nothing(counter: Counter, name: str, password: str, code: str) -> None:
    before = slots(counter)
    with refused(counter, code):
        operators.add_operator(counter.desk, name, password)
    assert slots(counter) == before


def test_a_clerk_manages_nobody(counter: Counter) -> None:
    clerk = a_clerk(counter)
    first = counter.desk.archive.operator
    deeds: tuple[Callable[[], object], ...] = (
        lambda: operators.add_operator(clerk.desk, SECOND, "x"),
        lambda: operators.set_manager(clerk.desk, first, manager=False),
        lambda: operators.set_manager(clerk.desk, clerk.desk.archive.operator, manager=True),
        lambda: operators.deactivate(clerk.desk, first),
        lambda: operators.reactivate(clerk.desk, first, "x"),
        lambda: operators.reset_password(clerk.desk, first, "x"),
        lambda: operators.make_recovery_phrase(clerk.desk),
    )
    with clerk.desk.archive:
        assert not is_manager(clerk.desk)
        for deed in deeds:
            with refused(clerk, "roles.manager_needed"):
                deed()
    assert kinds_of_slots(counter) == ["password", "password"]
    with opened(counter, "王丽", PASSWORD).archive:
        pass


def test_who_is_let_go_opens_nothing_and_stays_on_the_list(counter: Counter) -> None:
    clerk = operators.add_operator(counter.desk, CLERK, CLERKS_PASSWORD)
    operators.deactivate(counter.desk, clerk.id)
    assert clerk.id not in slots(counter)
    assert named(counter.desk, CLERK) == Operator(clerk.id, CLERK, active=False, has_password=False)
    with pytest.raises(ArchiveError) as gone:
        opened(counter, CLERK, CLERKS_PASSWORD)
    assert gone.value.reason.code == "archive.operator_unknown"
    with refused(counter, "roles.inactive"):
        operators.deactivate(counter.desk, clerk.id)
    with refused(counter, "roles.inactive"):
        operators.reset_password(counter.desk, clerk.id, "x")


def test_a_key_file_put_back_lets_nobody_in_who_was_let_go(counter: Counter) -> None:
    """The old `keys.json` is authentic; the journal decides."""
    clerk = operators.add_operator(counter.desk, CLERK, CLERKS_PASSWORD)
    path = counter.folder / "archive" / "keys.json"
    kept = path.read_bytes()
    operators.deactivate(counter.desk, clerk.id)
    path.write_bytes(kept)
    for reading in (False, True):
        with pytest.raises(ArchiveError) as gone:
            opened(counter, CLERK, CLERKS_PASSWORD, reading=reading)
        assert gone.value.reason.code == "roles.inactive"
        assert dict(gone.value.reason.params) == {"operator": CLERK}
    opened(counter, "王丽", PASSWORD).archive.close()
    assert clerk.id not in slots(counter)


def test_a_name_is_never_given_to_another(counter: Counter) -> None:
    clerk = operators.add_operator(counter.desk, CLERK, CLERKS_PASSWORD)
    operators.deactivate(counter.desk, clerk.id)
    with refused(counter, "roles.was_here"):
        operators.add_operator(counter.desk, CLERK, "another")
    operators.reactivate(counter.desk, clerk.id, "another")
    with refused(counter, "roles.active_already"):
        operators.reactivate(counter.desk, clerk.id, "x")
    with opened(counter, CLERK, "another").archive as archive:
        assert archive.operator == clerk.id


def test_who_comes_back_is_a_clerk(counter: Counter) -> None:
    second = operators.add_operator(counter.desk, SECOND, SECONDS_PASSWORD, manager=True)
    operators.deactivate(counter.desk, second.id)
    operators.reactivate(counter.desk, second.id, SECONDS_PASSWORD)
    assert not named(counter.desk, SECOND).manager


def test_the_last_manager_stays(counter: Counter) -> None:
    first = counter.desk.archive.operator
    with refused(counter, "roles.last_manager"):
        operators.set_manager(counter.desk, first, manager=False)
    with refused(counter, "roles.last_manager"):
        operators.deactivate(counter.desk, first)
    second = operators.add_operator(counter.desk, SECOND, SECONDS_PASSWORD)
    with refused(counter, "roles.last_manager"):
        operators.set_manager(counter.desk, first, manager=False)
    operators.set_manager(counter.desk, second.id, manager=True)
    with refused(counter, "roles.oneself"):
        operators.deactivate(counter.desk, first)
    operators.set_manager(counter.desk, first, manager=False)
    with refused(counter, "roles.manager_needed"):
        operators.set_manager(counter.desk, first, manager=True)


def test_a_manager_without_a_password_is_not_the_one_who_stays(counter: Counter) -> None:
    """A backup may hold a manager whose slot it does not."""
    second = operators.add_operator(counter.desk, SECOND, SECONDS_PASSWORD, manager=True)
    access._rewrite(counter.desk.archive, lambda keys: keys.without([second.id]))
    with refused(counter, "roles.last_manager"):
        operators.set_manager(counter.desk, counter.desk.archive.operator, manager=False)
    operators.reset_password(counter.desk, second.id, "again")
    opened(counter, SECOND, "again").archive.close()


def test_ones_own_password_needs_the_old_one(counter: Counter) -> None:
    with refused(counter, "roles.own_password"):
        operators.reset_password(counter.desk, counter.desk.archive.operator, "x")
    with refused(counter, "archive.password_wrong"):
        operators.change_password(counter.desk, "wrong", "x")
    with refused(counter, "archive.password_empty"):
        operators.change_password(counter.desk, PASSWORD, "")
    operators.change_password(counter.desk, PASSWORD, "new")
    with pytest.raises(ArchiveError):
        opened(counter, "王丽", PASSWORD)
    opened(counter, "王丽", "new").archive.close()


def test_a_manager_gives_a_forgotten_password_anew(counter: Counter) -> None:
    clerk = operators.add_operator(counter.desk, CLERK, CLERKS_PASSWORD)
    operators.reset_password(counter.desk, clerk.id, "new")
    with pytest.raises(ArchiveError):
        opened(counter, CLERK, CLERKS_PASSWORD)
    opened(counter, CLERK, "new").archive.close()
    with refused(counter, "archive.operator_unknown"):
        operators.reset_password(counter.desk, "nobody", "x")


def test_the_recovery_phrase_sets_a_password_and_replaces_the_one_before(counter: Counter) -> None:
    assert not operators.has_recovery_phrase(counter.desk)
    earlier = operators.make_recovery_phrase(counter.desk)
    phrase = operators.make_recovery_phrase(counter.desk)
    assert operators.has_recovery_phrase(counter.desk)
    folder, settings = counter.desk.archive.folder, counter.desk.archive.settings
    with pytest.raises(ArchiveError):
        access.recover(folder, earlier, "王丽", "new", settings)
    access.recover(folder, phrase, "王丽", "new", settings)
    opened(counter, "王丽", "new").archive.close()


# ---- what a crash leaves ---------------------------------------------------------------------------------------------------


class Crash(BaseException):
    """The power goes."""


def _crash(*_arguments: object, **_named: object) -> None:
    raise Crash


def test_a_crash_before_the_entry_of_someone_added_leaves_a_slot_that_opens_nothing(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("app.archive.journal.writing.Writing.insert", _crash)
        with pytest.raises(Crash):
            operators.add_operator(counter.desk, CLERK, CLERKS_PASSWORD, manager=True)
    assert CLERK in slots(counter).values()
    with pytest.raises(ArchiveError) as unknown:
        opened(counter, CLERK, CLERKS_PASSWORD)
    assert unknown.value.reason.code == "roles.inactive"
    made = operators.add_operator(counter.desk, CLERK, "another")
    assert [key for key, name in slots(counter).items() if name == CLERK] == [made.id]
    opened(counter, CLERK, "another").archive.close()


@pytest.mark.parametrize("mend", ["opening", "verb"])
def test_a_crash_after_the_entry_of_someone_let_go_is_mended(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, mend: str
) -> None:
    clerk = operators.add_operator(counter.desk, CLERK, CLERKS_PASSWORD)

    def too_late(_archive: Archive, _change: Callable[[KeyFile], KeyFile]) -> None:
        raise Crash

    with monkeypatch.context() as patched:
        patched.setattr(access, "_rewrite", too_late)
        with pytest.raises(Crash):
            operators.deactivate(counter.desk, clerk.id)
    assert clerk.id in slots(counter)
    assert not named(counter.desk, CLERK).active
    with pytest.raises(ArchiveError):
        opened(counter, CLERK, CLERKS_PASSWORD)
    if mend == "opening":
        opened(counter, None, PASSWORD, reading=True).archive.close()
        assert clerk.id in slots(counter)
        opened(counter, None, PASSWORD).archive.close()
    else:
        operators.add_operator(counter.desk, SECOND, SECONDS_PASSWORD)
    assert clerk.id not in slots(counter)


def test_a_key_file_that_cannot_be_written_is_said_and_changes_nothing(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    before = operators.operators(counter.desk)
    with monkeypatch.context() as patched:
        patched.setattr("app.archive.folder.keyslots.write_whole", full)
        with pytest.raises(ArchiveError) as refusal:
            operators.add_operator(counter.desk, CLERK, CLERKS_PASSWORD)
    assert refusal.value.reason.code == "archive.cannot_write"
    assert operators.operators(counter.desk) == before


def test_recovery_is_never_swept(counter: Counter) -> None:
    operators.make_recovery_phrase(counter.desk)
    clerk = operators.add_operator(counter.desk, CLERK, CLERKS_PASSWORD)
    operators.deactivate(counter.desk, clerk.id)
    assert sorted(kinds_of_slots(counter)) == ["password", "recovery"]


def test_all_of_it_is_journaled_and_rebuilt(counter: Counter) -> None:
    second = operators.add_operator(counter.desk, SECOND, SECONDS_PASSWORD, manager=True)
    clerk = operators.add_operator(counter.desk, CLERK, CLERKS_PASSWORD)
    operators.set_manager(counter.desk, second.id, manager=False)
    operators.deactivate(counter.desk, clerk.id)
    operators.reactivate(counter.desk, clerk.id, "again")
    assert verify(counter.desk.archive).problems == ()


def test_an_archive_open_for_reading_changes_nobody(counter: Counter) -> None:
    desk = opened(counter, None, PASSWORD, reading=True)
    with desk.archive:
        assert is_manager(desk)
        with pytest.raises(RuzhuError) as refusal:
            operators.add_operator(desk, CLERK, CLERKS_PASSWORD)
        assert refusal.value.reason.code == "archive.reading_only"
        with pytest.raises(RuzhuError):
            operators.change_password(desk, PASSWORD, "new")


def test_a_manager_at_a_clerks_desk_lets_someone_in(counter: Counter) -> None:
    clerk = a_clerk(counter)
    with clerk.desk.archive:
        authority = Authority(counter.desk.archive.operator, "王丽", clerk.desk.now() + LASTS)
        operators.add_operator(clerk.desk, SECOND, SECONDS_PASSWORD, authority=authority)
    assert named(counter.desk, SECOND).has_password
