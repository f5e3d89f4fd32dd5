"""One client's walk: careless for a while, with things that come in between, then willing until the case has ended."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from app.errors import InputError, RefusedError
from app.procedure.case import CaseFile, Commitment, Ending, Origin, PersonRole, Verdict
from app.procedure.declaration import Procedure
from tests.factory import TODAY
from tests.walking.answers import Counter, answer_to, keep_commitments, receive, show_papers
from tests.walking.clients import Client, a_random_client, add_co_owner, add_company
from tests.walking.office import Office
from tests.walking.oracle import steps_of, violations

MOST_MOVES = 150


@dataclass
class Walk:
    """What happened, and what must be true all along."""

    counter: Counter
    moves: int = 0
    refused: int = 0
    judged: dict[int, Verdict] = field(default_factory=dict)
    trace: list[str] = field(default_factory=list)

    @property
    def file(self) -> CaseFile:
        return self.counter.office.file

    def attempt(self, name: str, move: Callable[[], None]) -> None:
        """Make a move, which the rules may forbid; whatever comes of it, what must hold holds."""
        self.moves += 1
        self.trace.append(name)
        passed = {step_pass.step for step_pass in self.file.passes}
        try:
            move()
        except (RefusedError, InputError) as error:
            self.refused += 1
            self.trace[-1] += f" → {error.reason.code}"
        self._check(passed)

    def _check(self, passed_before: set[str]) -> None:
        file = self.file
        verdicts = {row.round: row.verdict for row in file.rounds if row.verdict is not None}
        assert self.judged.items() <= verdicts.items(), f"a judged round was overwritten (P4): {self.trace}"
        self.judged = verdicts
        new = {step_pass.step for step_pass in file.passes} - passed_before
        beside = {"waterproof"} if self.counter.office.procedure.settings.waterproof_holds != "papers" else set()
        for step in new:
            before = set(steps_of(file)[: steps_of(file).index(step)]) if step in steps_of(file) else {"?"}
            assert before - beside <= passed_before | new, f"{step} was passed before its turn: {self.trace}"
        assert violations(file) == [], (violations(file), self.trace)
        if file.case.ending is Ending.REFUSED:
            assert Verdict.REFUSED in self.judged.values()
            assert file.certificate is None, "a refused unit leaves a certificate in force (C8)"


def disturbances(walk: Walk) -> dict[str, Callable[[], None]]:
    """What may come in between at any time."""
    counter, office, client, random = walk.counter, walk.counter.office, walk.counter.client, walk.counter.random
    file = office.file
    steps = [step.id for step in office.procedure.steps]

    def amend() -> None:
        changes = random.choice(
            [
                {"renovating": not client.entry.renovating},
                {"entrusted": not client.entry.entrusted},
                {"employed": not client.entry.employed},
                {"origin": random.choice([Origin.LOCAL, Origin.NONLOCAL])} if client.entry.origin is Origin.LOCAL else {},
            ]
        )
        client.entry = replace(client.entry, **changes)  # type: ignore[arg-type]  # the record's own fields
        receive(counter)

    def more_people() -> None:
        random.choice([add_co_owner, add_company])(client)
        receive(counter)

    def fewer_people() -> None:
        kept = [person for person in client.entry.people if person.role is not PersonRole.MEMBER]
        client.entry = replace(client.entry, people=tuple(kept))
        receive(counter)

    def rename() -> None:
        """A name was misspelt, or is spelt right again."""
        people = list(client.entry.people)
        place = random.randrange(len(people))
        name = people[place].name
        people[place] = replace(people[place], name=name[:-1] if name.endswith("改") else f"{name}改")
        client.entry = replace(client.entry, people=tuple(people))
        receive(counter)

    def commit() -> None:
        step = random.choice(steps)
        what = "半年内补办"
        office.commit(Commitment(id="", case_id=file.case.id, step=step, committed_by="客户", what=what, agreed_on=office.today))

    return {
        "amend": amend,
        "more people": more_people,
        "fewer people": fewer_people,
        "rename": rename,
        "commit": commit,
        "papers again": lambda: show_papers(counter),
        "commitments kept": lambda: keep_commitments(counter),
        "days go by": lambda: office.forward(random.randrange(1, 15)),
        "escalate": lambda: office.escalate(random.choice(steps_of(file))),
        "settle": office.settle,
        "void": lambda: office.void(file.certificate.number, "打印错位") if file.certificate is not None else None,
        "void receipt": lambda: _void_receipt(office, random),
        "issue": lambda: office.issue() if file.certificate is None else None,
        "any step": lambda: office.pass_step(random.choice(steps)),
    }


def _void_receipt(office: Office, random: Random) -> None:
    valid = [receipt.id for receipt in office.file.receipts if receipt.void_on is None]
    if valid:
        office.void_receipt(random.choice(valid), "金额有误")


def go_on(walk: Walk) -> bool:
    """Do what the case needs now; False where it has ended."""
    standing = walk.counter.office.standing()
    if standing.current is None:
        return False
    if standing.blocked_by is None:
        current = standing.current
        walk.attempt(f"pass {current}", lambda: walk.counter.office.pass_step(current))
    else:
        answer = answer_to(standing.blocked_by.code)
        walk.attempt(f"{standing.current}: {standing.blocked_by.code}", lambda: answer(walk.counter))
    return True


def take(office_for: Callable[[Procedure, Client, date], Office], procedure: Procedure, seed: int) -> Walk:
    """One client from the door to the archive. AssertionError where something that must hold does not."""
    random = Random(seed)
    client = a_random_client(random, TODAY + timedelta(days=random.randrange(30)))
    walk = Walk(Counter(office_for(procedure, client, TODAY), client, random, carelessness=random.choice([0.0, 0.03, 0.08, 0.2])))
    for _ in range(random.randrange(0, 50)):
        if walk.file.case.ending is not Ending.OPEN:
            break
        if random.random() < 0.25:
            name, move = random.choice(list(disturbances(walk).items()))
            walk.attempt(name, move)
        else:
            go_on(walk)
    walk.counter.carelessness = 0.0
    for _ in range(MOST_MOVES):
        if not go_on(walk):
            break
    assert walk.file.case.ending is not Ending.OPEN, f"stuck at {walk.counter.office.standing()}: {walk.trace[-12:]}"
    return walk
