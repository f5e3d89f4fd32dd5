"""A great many households in an archive, written in bulk: what the demo's households wrote, for other people in other homes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from app.archive.archive import ArchiveSettings
from app.archive.database.connection import run_many
from app.archive.database.identity import natural_id
from app.archive.folder.anchor import ChainHead
from app.archive.journal.chain import append_many
from app.archive.journal.entry import Base, Change, Entry, EntryHead, Stored, write_facts
from app.archive.journal.layout import shape
from app.archive.journal.rows import insert_statement
from app.demo.clock import DemoClock
from app.demo.households import NOBODYS_COUNTY, credit_code, resident_number
from app.demo.run import OPERATOR, PASSWORD, SITE, run_demo
from app.desk.desk import Desk
from app.desk.site import create_site
from app.procedure.case import UnitKind
from app.procedure.certificates import BOOK_SIZE
from app.roster.keys import unit_key
from tests.bench.household_forms import HouseholdForm, forms_of

KINDS = 6  # of households, as many as the demo has
STATION = "A1"
_BATCH = 500
_BEGINS = datetime(2026, 1, 5, 9, tzinfo=UTC)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂文辉玲建国华志英红春玉兰海燕俊峰晓东雪梅宇轩子涵一诺浩然思雨"
_DUE = "INSERT INTO board_due (case_id) VALUES (?)"


def make_crowd(folder: Path, households: int, settings: ArchiveSettings, *, site: str = SITE.name, seed: int = 1) -> Desk:
    """An open archive with so many households, each taken to the end of the procedure; their rows on the board are still due."""
    with TemporaryDirectory() as place:
        demo = run_demo(Path(place) / "demo", KINDS, settings=replace(settings, marks=Path(place) / "marks"))
        with demo.desk.archive:
            forms = forms_of(demo.desk.database, settings.layout)
    named = replace(SITE, name=site)
    clock = DemoClock(_BEGINS)
    desk = create_site(folder, site=named, station=STATION, operator=OPERATOR, password=PASSWORD, clock=clock, settings=settings)
    writer = _Writer(desk, clock, Random(seed))
    writer.receive_lot(sum(forms[turn % KINDS].certificates for turn in range(households)))
    for start in range(0, households, _BATCH):
        turns = range(start, min(start + _BATCH, households))
        writer.read_roster([_unit(turn, forms[turn % KINDS].unit.kind) for turn in turns])
        for turn in turns:
            writer.hand_over(turn, forms[turn % KINDS])
        writer.flush()
    writer.finish()
    return desk


def _unit(turn: int, kind: UnitKind) -> dict[str, Stored]:
    """A home or a parking space that no other household has."""
    floor, door = turn // 4 % 30 + 1, turn % 4 + 1
    home = kind is UnitKind.HOME
    building = f"{turn // 360 + 1}号楼" if home else "地下车库"
    entrance = f"{turn // 120 % 3 + 1}单元" if home else ""
    room = f"{floor}{door:02}" if home else f"B1-{turn:06}"
    return {
        "key": unit_key(kind, building, entrance, room),
        "kind": kind.value,
        "building": building,
        "entrance": entrance,
        "floor": str(floor) if home else "",
        "room": room,
        "area": 8950 if home else 1200,
        "layout": "三室两厅" if home else "",
    }


class _Writer:
    """Gathers entries with the rows that they end in, and writes them in one transaction a batch."""

    def __init__(self, desk: Desk, clock: DemoClock, random: Random) -> None:
        self._desk = desk
        self._clock = clock
        self._random = random
        self._layout = desk.archive.settings.layout
        self._columns = {form.table: form.columns for model in self._layout.journaled if (form := shape(model))}
        self._head = desk.archive.head()
        self._moment = clock()
        self._entries: list[Entry] = []
        self._rows: dict[str, list[tuple[Stored, ...]]] = {}
        self._cases: list[tuple[Stored]] = []
        self._units: list[tuple[str, str]] = []
        self._number = 0
        self._book: Change | None = None
        self._lot = ""

    def receive_lot(self, numbers: int) -> None:
        """Books for so many certificates."""
        books = -(-numbers // BOOK_SIZE)
        self._lot = self._id("lot", "1")
        columns = self._on_day({"first": 1, "last": books * BOOK_SIZE, "received_by": OPERATOR}, "received_on")
        self._write("receive_lot", Change("lot", self._lot, None, columns))

    def read_roster(self, units: list[dict[str, Stored]]) -> None:
        """Units for the next households, in their order."""
        site = {"site_id": self._desk.site_id}
        changes = [Change("unit", self._id("unit", str(each["key"])), None, {**site, **each}) for each in units]
        labels = [" ".join(str(each[name]) for name in ("building", "entrance", "room") if each[name]) for each in units]
        self._units = list(zip((change.id for change in changes), labels, strict=True))[::-1]
        self._write("import_roster", *changes)

    def hand_over(self, turn: int, form: HouseholdForm) -> None:
        """One household from reception to the archive."""
        self._clock.forward(minutes=2)
        unit, label = self._units.pop()
        values: dict[str, Stored] = {"site": self._desk.site_id, "unit": unit, "label": label, "case": f"{STATION}-{turn + 1:06}"}
        values |= {f"id{index}": self._new_id(tells_time=each) for index, each in enumerate(form.ids)}
        values |= {f"receipt{index}": f"SF-{STATION}-{turn + 1:07}{index or ''}" for index in range(form.receipts)}
        for index in range(form.certificates):
            book, number = self._next_number()
            seal = "1" + str(self._random.getrandbits(960))
            values |= {f"book_of_number{index}": book, f"number{index}": number, f"seal{index}": seal}
        for index, person in enumerate(form.people):
            values |= {f"{name}{index}": value for name, value in self._person(turn, person).items()}
        self._fill(form, values)

    def _fill(self, form: HouseholdForm, values: dict[str, Stored]) -> None:
        first = self._head.seq + 1
        values |= {f"seq{index}": first + index for index in range(len(form.entries))}
        case = str(values[form.case])
        for entry in form.entries:
            subject = None if entry.subject is None else entry.subject % values
            personal = None if entry.personal is None else entry.personal % values
            self._append(entry.verb, case if entry.about_case else None, subject, entry.facts % values, personal)
        for row in form.rows:
            self._put(row.table, row.id % values, first + row.entry, row.filled(values))
        self._cases.append((case,))

    def _next_number(self) -> tuple[str, int]:
        """The id of the open book and its next number; a used-up book is followed by the next."""
        self._number += 1
        if self._book is None or self._number > int(self._book.columns["last"] or 0):
            self._open_book()
        if self._book is None:
            raise AssertionError("a book was opened")
        return self._book.id, self._number

    def _open_book(self) -> None:
        texts = {"counter": STATION, "lot_id": self._lot, "opened_by": OPERATOR}
        blank = dict.fromkeys(("override_reason", "surrendered_by", "checked_by", "reconciled_by"), "")
        columns: dict[str, Stored] = {"first": self._number, "last": self._number + BOOK_SIZE - 1, **texts, **blank}
        identifier = self._id("certificate_book", str(self._number))
        book = Change("certificate_book", identifier, None, self._on_day(columns, "opened_on"))
        self._close_book()
        seq = self._append("open_book", None, None, _facts(book), None)
        self._book = book._replace(base=Base(self._head.chain, seq))

    def _close_book(self) -> None:
        """The row of a book is written when it changes no more."""
        book = self._book
        if book is None:
            return
        closed = self._on_day({}, "closed_on")
        facts = write_facts([book._replace(columns=closed)], self._head.chain)
        seq = self._append("close_book", None, None, facts.decode(), None)
        self._put(book.table, book.id, seq, self._in_order(book.table, {**book.columns, **closed}))

    def finish(self) -> None:
        """The last book is closed too."""
        self._close_book()
        self._book = None
        self.flush()

    def flush(self) -> None:
        """Write what was gathered."""
        with self._desk.archive.journal.receiving(self._desk.act("crowd")) as database:
            append_many(database, self._entries)
            for table, rows in self._rows.items():
                run_many(database, insert_statement(table, self._columns[table]), rows)
            run_many(database, _DUE, self._cases)
        self._entries, self._rows, self._cases = [], {}, []

    def _write(self, verb: str, *changes: Change) -> None:
        """An entry about no case, and its rows."""
        seq = self._append(verb, None, None, _facts(*changes), None)
        for change in changes:
            self._put(change.table, change.id, seq, self._in_order(change.table, change.columns))

    def _append(self, verb: str, case: str | None, subject: str | None, facts: str, personal: str | None) -> int:
        """Add an entry; gives its number."""
        self._moment = self._clock()
        chain, seq, before = self._head.chain, self._head.seq + 1, self._head.hash
        who = (self._desk.archive.operator, STATION, verb, case, subject)
        head = EntryHead(chain, seq, self._layout.schema, self._moment.isoformat(), *who).stored()
        secret, salt = (None, None) if personal is None else (personal.encode(), self._random.randbytes(16))
        digest = None if secret is None or salt is None else sha256(salt + secret).digest()
        entry = Entry(before, head.encode(), facts.encode(), self._random.randbytes(16), secret, salt, digest)
        self._entries.append(entry)
        self._head = ChainHead(chain, seq, entry.hash())
        return seq

    def _put(self, table: str, identifier: str, seq: int, columns: list[Stored]) -> None:
        self._rows.setdefault(table, []).append((identifier, self._head.chain, seq, *columns))

    def _in_order(self, table: str, columns: Mapping[str, Stored]) -> list[Stored]:
        return [columns.get(name) for name in self._columns[table]]

    def _on_day(self, columns: dict[str, Stored], name: str) -> dict[str, Stored]:
        return {**columns, name: self._moment.date().isoformat()}

    def _id(self, table: str, key: str) -> str:
        return natural_id(table, self._desk.archive.station.site, key)

    def _new_id(self, *, tells_time: bool) -> str:
        """An id as `new_id` makes them, or one that looks like a hash."""
        bits = self._random.getrandbits(128)
        text = f"{bits:032x}"
        if tells_time:
            text = f"{int(self._moment.timestamp() * 1000):012x}7{text[13:16]}9{text[17:]}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def _person(self, turn: int, person: Mapping[str, str]) -> dict[str, Stored]:
        """Another person or company with the same columns."""
        draw = self._random.choice
        born = date(1950, 1, 1) + timedelta(days=self._random.randrange(20_000))
        order = 2 * self._random.randrange(400) + 1
        name = draw(_SURNAMES) + draw(_GIVEN) + draw(_GIVEN)
        resident = person.get("identity_number", "").startswith(NOBODYS_COUNTY)
        made = {
            "name": f"{name}商贸有限公司" if "credit_code" in person else name,
            "birth": born.isoformat(),
            "identity_number": resident_number(born, order) if resident else f"19FV{turn:05}",
            "credit_code": credit_code(turn % 10_000_000),
            "phone": f"1390000{self._random.randrange(10_000):04}",
        }
        return {column: made[column] for column in person}


def _facts(*changes: Change) -> str:
    """The facts of new rows; NULL is left out."""
    return write_facts([change._replace(columns=dict(change.columns)) for change in changes], "").decode()
