from datetime import date
from decimal import Decimal

from app.archive.verify import verify
from tests.app.archive.factory import Handover, House, Human, Place, act


def test_what_a_verb_wrote_is_there_after_reopening(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            house = writing.insert(House, key="3-1-1201", area=Decimal("89.50"))
            case = writing.insert(Handover, house=house, opened_on=date(2026, 11, 24), tags=("新",))
            person = writing.insert(Human, case_id=case, role="owner", name="张三", number="11010519491231002X")
        head = archive.head()
    with place.open() as archive:
        assert archive.head() == head
        [found] = Human.select().execute(archive.database)
        assert (found.id, found.name, found.number) == (person, "张三", "11010519491231002X")
        [kept] = House.select().execute(archive.database)
        assert kept.area == Decimal("89.50")
        [handover] = Handover.select().execute(archive.database)
        assert (handover.opened_on, handover.tags, handover.ended) == (date(2026, 11, 24), ("新",), False)


def test_verify_finds_nothing_wrong(place: Place) -> None:
    with place.create() as archive:
        with archive.journal.writing(act()) as writing:
            house = writing.insert(House, key="3-1-1201", area=Decimal("89.50"))
        with archive.journal.writing(act()) as writing:
            writing.update(House, house, area=Decimal(90))
            writing.insert(Human, case_id="c", role="owner", name="张三")
        report = verify(archive)
        assert report.problems == ()
        assert report.entries == 3
