"""Bring a case to any step by the verbs themselves, and see that a refusal changes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from app.archive.database.connection import run
from app.desk.household.reception import ReceptionEntry
from app.errors import RuzhuError
from app.procedure.case import Consent, Party, PersonRole, UnitKind
from tests.app.desk.counter import LAST_DAY, Counter
from tests.app.procedure.said import said
from tests.factory.numbers import credit_code
from tests.walking.answers import Counter as Careful
from tests.walking.clients import Client
from tests.walking.desk_office import DeskOffice
from tests.walking.walk import Walk, go_on


def an_owner(*, unit_kind: UnitKind = UnitKind.HOME, **entry: Any) -> Client:  # noqa: ANN401 any field of the entry
    """An owner from this city who comes alone."""
    client = Client(unit_kind, ReceptionEntry(consent=Consent.GIVEN, last_day=LAST_DAY, **entry), Random(7))
    client.with_people(client.new(PersonRole.CLIENT, name="陈䶮"))
    return client


def a_company(*powers: str) -> Client:
    """A company that sends an agent with these powers."""
    entry = ReceptionEntry(consent=Consent.GIVEN, last_day=LAST_DAY, party=Party.COMPANY)
    client = Client(UnitKind.HOME, entry, Random(7))
    kept = {"birth": None, "identity_kind": "", "identity_number": "", "credit_code": credit_code()}
    company = client.new(PersonRole.CLIENT, name="海棠商贸有限公司", present=False, represented_by="agent-2", **kept)
    agent = client.new(PersonRole.AGENT, name="单晓雯", powers=powers)
    client.with_people(company, agent, client.new(PersonRole.LEGAL_REPRESENTATIVE, name="欧阳明远", present=False))
    return client


def arrived(counter: Counter, step: str, client: Client | None = None) -> DeskOffice:
    """A case that stands at `step`, with nothing done there yet; at `filed` it has ended."""
    client = client or an_owner()
    unit = next(unit for unit in counter.units(client.unit_kind) if unit not in taken(counter))
    office = DeskOffice(counter.desk, counter.clock, unit)
    go_to(office, client, step)
    return office


def taken(counter: Counter) -> set[str]:
    """The units that have a case."""
    return {str(row[0]) for row in run(counter.desk.database, "SELECT unit_id FROM handover")}


def go_to(office: DeskOffice, client: Client, step: str) -> None:
    """On to `step`."""
    walk = Walk(Careful(office, client, Random(7)))
    while office.standing().current not in (step, None):
        go_on(walk)
    assert (office.standing().current or "filed") == step


def client_of(office: DeskOffice) -> str:
    """The id of the client."""
    client = office.file.client
    assert client is not None
    return client.id


@contextmanager
def refused(counter: Counter, code: str) -> Iterator[None]:
    """What is done within is refused for that reason, which can be said, and changes nothing at all."""
    before = counter.desk.archive.head()
    with pytest.raises(RuzhuError) as caught:
        yield
    assert said(caught.value.reason) == code
    assert counter.desk.archive.head() == before


@contextmanager
def unchanged(counter: Counter) -> Iterator[None]:
    """What is done within writes no entry."""
    before = counter.desk.archive.head()
    yield
    assert counter.desk.archive.head() == before


def with_person(entry: ReceptionEntry, place: int, **changes: Any) -> ReceptionEntry:  # noqa: ANN401 any field of a person
    """The entry with one person changed."""
    people = list(entry.people)
    people[place] = replace(people[place], **changes)
    return replace(entry, people=tuple(people))
