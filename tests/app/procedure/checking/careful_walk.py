"""A careful counter takes a client through a declaration of any kind: no reason without an answer, and nobody is stuck."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from random import Random

from app.desk.household.fees import computed
from app.procedure.case import CaseFile, Charge, ChargeState
from app.procedure.conditions import applies, conditions
from app.procedure.declaration import Procedure
from app.procedure.fees import ComputedCharge
from tests.factory import TODAY
from tests.walking.answers import Counter, answer_to
from tests.walking.clients import Client, a_random_client
from tests.walking.office import Office
from tests.walking.paper_office import PaperOffice

MOST_MOVES = 150


class DeclaredOffice(PaperOffice):
    """Charges what the declaration says, and reckons it."""

    def charge(self) -> None:
        held = conditions(self.file, self.procedure.settings)
        charged = {charge.fee for charge in self.file.charges}
        for fee in self.procedure.fees:
            if applies(fee, held) and fee.id not in charged:
                result = computed(fee, self.file.unit.area, self.today)
                assert isinstance(result, ComputedCharge), result
                row = Charge(
                    id="",
                    case_id=self.file.case.id,
                    fee=fee.id,
                    state=ChargeState.DUE,
                    amount=result.amount,
                    price=Decimal(fee.price),
                )
                self._write("charges", [row])


def on_paper(procedure: Procedure, client: Client) -> Office:
    """An office without an archive."""
    return DeclaredOffice(procedure, client.unit_kind, TODAY)


def walk(procedure: Procedure, seed: int, office_for: Callable[[Procedure, Client], Office] = on_paper) -> CaseFile:
    """Take one client from the door to the archive. KeyError where no answer leads on, AssertionError where it is stuck."""
    random = Random(seed)
    client = a_random_client(random, TODAY + timedelta(days=30))
    counter = Counter(office_for(procedure, client), client, random)
    walk_on(counter)
    return counter.office.file


def walk_on(counter: Counter) -> None:
    """On from where the case stands, to its end."""
    trace: list[str] = []
    while (standing := counter.office.standing()).current is not None:
        assert len(trace) < MOST_MOVES, trace[-12:]
        if standing.blocked_by is None:
            trace.append(standing.current)
            counter.office.pass_step(standing.current)
        else:
            trace.append(f"{standing.current}: {standing.blocked_by.code}")
            answer_to(standing.blocked_by.code)(counter)
