"""C1–C7: over random lives of books at two counters the ledger's proof holds after every step, as an oracle of its own says."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from app.archive.database.connection import run
from app.archive.tables.certificates import CertificateBookTable
from app.desk.certificates import books as certificate_books
from app.desk.certificates import incidents, issuing, sheets
from app.desk.certificates.restored_books import reconcile_book
from app.desk.control import applications, blank_counts, lots
from app.desk.control.ledger import ledger_problems, read_ledger
from app.desk.desk import Desk
from app.desk.upkeep.checking import check_archive
from app.errors import RuzhuError
from app.procedure.certificates import IncidentKind
from tests.app.desk.counter import Counter, a_counter, reopened
from tests.app.desk.journey import arrived
from tests.app.desk.paper_oracle import SIZE, Application, PaperOracle
from tests.app.procedure.said import said

SEEDS, STEPS = 4, 400
MORE_SEEDS, MORE_STEPS = 40, 1500  # with --long
UNKNOWN = 9_999_999


class Life:
    """Random deeds; each says beforehand what it must be refused for, or what must become of it."""

    def __init__(self, desks: list[Desk], cases: list[str], random: Random) -> None:
        self.desks = desks
        self.cases = cases
        self.random = random
        self.oracle = PaperOracle()
        self.seen: set[str] = set()

    def attempt(self, expected: str, deed: Callable[[], object]) -> object:
        """Do it; it is refused for just that reason and nothing is written, or it is done."""
        self.seen.add(expected)
        before = self.desks[0].archive.head()
        if not expected:
            return deed()
        with pytest.raises(RuzhuError) as refused:
            deed()
        assert said(refused.value.reason) == expected
        assert self.desks[0].archive.head() == before
        return None

    def text(self) -> str:
        return self.random.choice(("字迹压线", "打印错位", "卡纸", "  "))

    def apply(self, desk: Desk) -> None:
        oracle, homes, spaces = self.oracle, self.random.randint(0, 60), self.random.randint(0, 10)
        in_hand = oracle.blanks()
        books = max(0, -(-(homes + spaces + -(-(homes + spaces) // 20) - in_hand) // SIZE))
        expected = "" if books else "certificates.nothing_to_ask"
        made = self.attempt(expected, lambda: applications.apply_for(desk, homes=homes, spaces=spaces))
        if made is None:
            return
        [asked] = [each for each in applications.applications(desk.database) if each == made]
        assert (asked.books, asked.in_hand) == (books, in_hand)
        usage = oracle.usage(oracle.lots[-1]) if oracle.lots else (0, 0, 0, 0)
        assert (asked.last_used, asked.last_void, asked.last_blank, asked.last_incident) == usage
        oracle.applications[asked.id] = Application(books)

    def decide(self, desk: Desk) -> None:
        identifier = self.random.choice([*self.oracle.applications, ""])
        text = self.text()
        deed = self.random.choice(("review", "approve", "refuse"))
        held = self.oracle.applications.get(identifier)
        if held is None:
            expected = "certificates.unknown_application"
        elif held.decided:
            expected = "certificates.decided_already"
        elif deed == "approve":
            expected = "" if held.reviewed else "certificates.not_reviewed"
        else:
            missing = {"review": "certificates.review_missing", "refuse": "certificates.reason_missing"}[deed]
            expected = "" if text.strip() else missing
        verb = getattr(applications, deed)
        self.attempt(expected, lambda: verb(desk, identifier) if deed == "approve" else verb(desk, identifier, text))
        if not expected and held is not None:
            held.reviewed = held.reviewed or deed == "review"
            held.decided = "" if deed == "review" else deed

    def receive(self, desk: Desk) -> None:
        oracle, random = self.oracle, self.random
        after = oracle.lots[-1][1] + 1 if oracle.lots else 1
        identifier = random.choice([None, random.choice([None, *oracle.applications])])
        held = oracle.applications.get(identifier or "")
        first = max(1, after + random.choice((0, 0, 0, 0, 2 * SIZE, -SIZE, 1)))
        books = held.books if held is not None and random.random() < 0.9 else random.randint(1, 2)
        last, counted = first + books * SIZE - 1, random.choice((None, books, books, books + 1))
        if (first - 1) % SIZE:
            expected = "certificates.lot_not_whole_books"
        elif counted not in {None, books}:
            expected = "certificates.lot_count"
        elif first < after:
            expected = "certificates.lot_out_of_order"
        elif held is not None and held.decided != "approve":
            expected = "certificates.not_approved"
        elif held is not None and held.received:
            expected = "certificates.received_already"
        else:
            expected = "" if held is None or held.books == books else "certificates.lot_count"
        self.attempt(expected, lambda: lots.receive_lot(desk, first, last, identifier, books=counted))
        if not expected:
            oracle.lots.append((first, last))
            if held is not None:
                held.received = True

    def open_book(self, desk: Desk) -> None:
        reason = self.random.choice(("", "", "柜台排队，主管同意"))
        expected = self.oracle.refused_book(desk.counter, overridden=bool(reason))
        book = self.attempt(expected, lambda: certificate_books.open_next_book(desk, reason))
        if not expected:
            opened = self.oracle.open(desk.counter)
            assert (getattr(book, "first", None), getattr(book, "override_reason", None)) == (opened.first, reason)

    def surrender(self, desk: Desk) -> None:
        first = self.random.choice([*self.oracle.books, *self.oracle.books, UNKNOWN])
        book, checker = self.oracle.books.get(first), self.random.choice(("张敏", "张敏", " "))
        if book is None:
            expected = "certificates.unknown_book"
        elif book.surrendered:
            expected = "certificates.surrendered_already"
        elif book.following is not None:
            expected = "certificates.book_not_used_up"
        elif "assigned" in book.states.values():
            expected = "certificates.number_unfinished"
        else:
            expected = "" if checker.strip() else "certificates.checker_missing"
        self.attempt(expected, lambda: certificate_books.surrender_book(desk, first, checker))
        if not expected and book is not None:
            book.surrendered = book.closed = True

    def freeze(self, desk: Desk) -> None:
        """What the archive writes first when it finds that it was restored."""
        book = self.oracle.open_book(desk.counter)
        if book is None or book.following is None or self.random.random() < 0.7:
            return
        rows = {each.first: each.id for each in certificate_books.all_books(desk.database)}
        with desk.archive.journal.writing(desk.act("begin")) as writing:
            writing.update(CertificateBookTable, rows[book.first], frozen_on=desk.today())
        book.frozen = True

    def reconcile(self, desk: Desk) -> None:
        first = self.random.choice(
            [*self.oracle.books, *(each.first for each in self.oracle.books.values() if each.frozen), UNKNOWN]
        )
        book, checker = self.oracle.books.get(first), self.random.choice(("张敏", "张敏", " "))
        following = (book.following if book is not None else None) or 1
        blank = self.random.choice(
            (following, following + self.random.randrange(4), following - 1, first - 1, first + SIZE, None)
        )
        if book is None:
            expected = "certificates.unknown_book"
        elif not book.frozen or book.following is None:
            expected = "certificates.book_not_frozen"
        elif not checker.strip():
            expected = "certificates.checker_missing"
        elif blank is not None and not book.first <= blank <= book.last:
            expected = "certificates.next_blank_outside"
        else:
            expected = "certificates.next_blank_used" if blank is not None and blank < following else ""
        numbers = self.attempt(expected, lambda: reconcile_book(desk, first, blank, checker))
        if not expected and book is not None:
            there = book.last + 1 if blank is None else blank
            assert numbers == tuple(range(following, there))
            self.oracle.reconcile(book, there)

    def issue(self, desk: Desk) -> None:
        case_id = self.random.choice(self.cases)
        if self.oracle.held(case_id, "issued"):
            expected = "certificates.already_issued"
        elif self.oracle.held(case_id, "assigned"):
            expected = "certificates.assigned_first"
        else:
            expected = self.oracle.refused_number(desk.counter)
        number = self.attempt(expected, lambda: issuing.issue(desk, case_id))
        if not expected:
            assert number == self.oracle.take(desk.counter, case_id, "issued")

    def assign(self, desk: Desk) -> None:
        case_id = self.random.choice(self.cases)
        held = self.oracle.held(case_id, "assigned")
        issued = self.oracle.held(case_id, "issued")
        expected = "certificates.already_issued" if issued else "" if held else self.oracle.refused_number(desk.counter)
        number = self.attempt(expected, lambda: sheets.assign(desk, case_id))
        if not expected:
            assert number == (held or self.oracle.take(desk.counter, case_id, "assigned"))

    def confirm(self, desk: Desk) -> None:
        case_id = self.random.choice(self.cases)
        held = self.oracle.held(case_id, "assigned")
        read = f"№ {(held or 1) + self.random.choice((0, 0, 0, 1)):05}"
        right = held is not None and read == f"№ {held:05}"
        expected = "certificates.none_assigned" if held is None else "" if right else "certificates.other_sheet"
        self.attempt(expected, lambda: sheets.confirm_printed(desk, case_id, read))
        if not expected and held is not None:
            self.oracle.put(held, "issued")

    def spoil(self, desk: Desk) -> None:
        """The sheet is spoilt or missing: what became of it is recorded whether or not a number can follow."""
        case_id, text = self.random.choice(self.cases), self.text()
        verb, state, missing = self.random.choice(
            (
                (sheets.spoilt, "void", "certificates.reason_missing"),
                (sheets.sheet_missing, "incident", "certificates.what_missing"),
            )
        )
        held = self.oracle.held(case_id, "assigned")
        expected = "certificates.none_assigned" if held is None else "" if text.strip() else missing
        number = self.attempt(expected, lambda: verb(desk, case_id, text))
        if expected or held is None:
            return
        self.oracle.put(held, state)
        self.learn_incidents(desk)
        follows = not self.oracle.refused_number(desk.counter)
        assert number == (self.oracle.take(desk.counter, case_id, "assigned") if follows else None)

    def swap(self, desk: Desk) -> None:
        case_id, text = self.random.choice(self.cases), self.text()
        held, book = self.oracle.held(case_id, "assigned"), self.oracle.open_book(desk.counter)
        wanted = (held or 1) + self.random.choice((0, 1, 2, 5, 9, 16, 30))
        following = None if book is None else book.following
        reachable = following is not None and book is not None and following <= wanted <= book.last and wanted > (held or 0)
        reachable = reachable and not self.oracle.held_up(desk.counter)
        if held is None:
            expected = "certificates.none_assigned"
        elif not reachable:
            inside = book is not None and max(held + 1, book.first) <= wanted <= book.last
            blank_text = inside and not text.strip()
            used_up = inside and following is None
            held_up = inside and self.oracle.held_up(desk.counter)
            refusal = self.oracle.refused_number(desk.counter) if used_up or held_up else ""
            expected = "certificates.reason_missing" if blank_text else refusal or "certificates.other_sheet"
        else:
            expected = "" if text.strip() else "certificates.reason_missing"
        self.attempt(expected, lambda: sheets.sheets_swapped(desk, case_id, str(wanted), text))
        if expected or held is None:
            return
        self.oracle.put(held, "void")
        while (number := self.oracle.take(desk.counter, case_id, "assigned")) < wanted:
            self.oracle.put(number, "void")

    def void(self, desk: Desk) -> None:
        number, text, copies = self.a_number(), self.text(), self.random.choice((3, 3, 3, 2))
        state = self.oracle.state(number)
        if state == "blank":
            expected = "certificates.unknown_number"
        elif state == "void":
            expected = "certificates.void_is_final"
        elif not text.strip():
            expected = "certificates.reason_missing"
        else:
            expected = "" if copies == 3 else "certificates.copies_missing"
        self.attempt(expected, lambda: issuing.void(desk, number, text, copies))
        if not expected:
            self.oracle.put(number, "void")

    def lose(self, desk: Desk) -> None:
        number, text = self.a_number(), self.text()
        state = self.oracle.state(number)
        refusals = {"blank": "certificates.unknown_number", "void": "certificates.void_is_final"}
        expected = refusals.get(state, "certificates.incident_only_void" if state == "incident" else "")
        if state != "blank" and not text.strip():
            expected = "certificates.what_missing"
        self.attempt(expected, lambda: incidents.report_incident(desk, number, IncidentKind.COPY_LOST, text, ("client",)))
        if not expected:
            self.oracle.put(number, "incident")
            self.learn_incidents(desk)

    def explain(self, desk: Desk) -> None:
        identifier, text, found = self.random.choice([*self.oracle.open_incidents, ""]), self.text(), self.random.random() < 0.5
        number = self.oracle.open_incidents.get(identifier)
        if number is None:
            expected = "certificates.unknown_incident"
        elif not text.strip():
            expected = "certificates.explanation_missing"
        else:
            expected = "certificates.void_is_final" if found and self.oracle.state(number) == "void" else ""
        self.attempt(expected, lambda: incidents.explain_incident(desk, identifier, text, found=found))
        if not expected and number is not None:
            del self.oracle.open_incidents[identifier]
            if found:
                self.oracle.put(number, "void")

    def hurry(self, desk: Desk) -> None:
        """One sheet after the other is spoilt at this counter, as far as its book goes: else no life would be long enough."""
        case_id = self.random.choice(self.cases)
        held = self.oracle.held(case_id, "assigned")
        if held is None or self.oracle.refused_number(desk.counter):
            return
        for _sheet in range(self.random.randint(3, 15)):
            self.oracle.put(held, "void")
            follows = not self.oracle.refused_number(desk.counter)
            number = sheets.spoilt(desk, case_id, "卡纸")
            held = self.oracle.take(desk.counter, case_id, "assigned") if follows else None
            assert number == held
            self.prove()
            if held is None:
                return

    def count(self, desk: Desk) -> None:
        book = self.oracle.open_book(desk.counter)
        there = 0 if book is None else SIZE - len(book.states)
        counted, remark = self.random.choice((there, there, SIZE - there)), self.random.choice(("", "少一张，待查"))
        different = "" if remark or counted == there else "certificates.count_differs"
        expected = "certificates.no_open_book" if book is None else different
        self.attempt(expected, lambda: blank_counts.count_blanks(desk, counted, "张敏", remark))

    def a_number(self) -> int:
        """Sooner one that is in force or in doubt than one that is void or was never used."""
        used = list(self.oracle.holder)
        living = [number for number in used if self.oracle.state(number) != "void"]
        return self.random.choice([*living * 3, *used[-3:], UNKNOWN])

    def learn_incidents(self, desk: Desk) -> None:
        """The id of the incident just reported."""
        for each in incidents.incidents(desk.database, open_only=True):
            self.oracle.open_incidents[each.id] = each.number

    def step(self) -> None:
        deeds = (
            *(self.apply, self.decide, self.decide, self.receive, self.open_book, self.surrender, self.surrender, self.count),
            *(self.issue, self.issue, self.assign, self.assign, self.confirm, self.spoil, self.spoil, self.swap, self.swap),
            *(self.void, self.void, self.lose, self.explain, self.hurry, self.hurry),
            *(self.freeze, self.reconcile, self.reconcile),
        )
        self.random.choice(deeds)(self.random.choice(self.desks))
        self.prove()

    def prove(self) -> None:
        """Every number, once, in its state; every book in order; nothing unaccounted for."""
        desk, oracle = self.random.choice(self.desks), self.oracle
        rows = list(run(desk.database, "SELECT number, state, case_id FROM certificate ORDER BY number"))
        used = {number: state for book in oracle.books.values() for number, state in book.states.items()}
        assert rows == [(number, used[number], oracle.holder[number]) for number in sorted(used)]
        ledger = read_ledger(desk.database)
        assert ledger.proved
        assert ledger_problems(desk.database) == ()
        blank = (0, 0, SIZE, 0)
        firsts = [first for lot in oracle.lots for first in range(lot[0], lot[1], SIZE)]
        expected = [(first, *(oracle.books[first].counted() if first in oracle.books else blank)) for first in firsts]
        assert [(line.first, line.used, line.void, line.blank, line.incident) for line in ledger.books] == expected
        held = {each.id: each.number for each in incidents.incidents(desk.database, open_only=True)}
        assert held == oracle.open_incidents
        assert applications.blanks_in_hand(desk.database) == oracle.blanks()


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = a_counter(tmp_path, homes=4, spaces=0, last_number=25)
    with made.desk.archive:
        yield made


def _seeds(config: pytest.Config) -> range:
    return range(MORE_SEEDS if config.getoption("--long") else SEEDS)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", _seeds(metafunc.config))


def test_c1_c7_the_ledger_proves_itself_after_every_step_of_any_life(
    counter: Counter, seed: int, request: pytest.FixtureRequest
) -> None:
    other = reopened(counter, "2号柜台")
    with other.desk.archive:
        cases = [arrived(counter, "certificate").case_id for _ in range(4)]
        life = Life([counter.desk, other.desk], cases, Random(seed))
        life.oracle.lots.append((1, 25))
        for _step in range(MORE_STEPS if request.config.getoption("--long") else STEPS):
            life.step()
        assert len(life.seen) > 20, "a life in which little happens proves little"
        assert len(life.oracle.holder) > SIZE
        assert check_archive(counter.desk).problems == ()
