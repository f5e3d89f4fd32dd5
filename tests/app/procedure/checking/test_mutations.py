"""P15: one thing put wrong in what ships is refused with its line, or a client walks through it; nothing fails later.

The number of them is raised by the environment variable RUZHU_MUTATIONS.
"""

import os
import tomllib
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from app.desk.upkeep.checking import check_archive
from app.desk.upkeep.declared_procedure import declare
from app.procedure.case import Ending, UnitKind
from app.procedure.checking.reading import read_declaration
from app.procedure.checking.whole import pinned_faults
from app.procedure.declaration import Procedure, parse_procedure
from app.procedure.declaration.load import canonical_text, laid_over
from app.texts import load_translator, sentence
from tests.app.desk.counter import a_counter
from tests.app.procedure.checking.careful_walk import walk
from tests.app.procedure.checking.mutations import mutated, shipped
from tests.walking.clients import Client
from tests.walking.desk_office import DeskOffice

MUTATIONS = int(os.environ.get("RUZHU_MUTATIONS", "400"))
PARTS = 4
CHINESE = load_translator("zh_CN")


@pytest.mark.parametrize("part", range(PARTS))
def test_p15_a_changed_file_is_refused_with_a_line_or_can_be_walked(part: int) -> None:
    refused = accepted = 0
    for seed in range(part * MUTATIONS // PARTS, (part + 1) * MUTATIONS // PARTS):
        name, text = mutated(Random(seed))
        found = read_declaration(text.encode(), f"{name}.toml")
        if isinstance(found, Procedure):
            accepted += 1
            assert walk(found, seed).case.ending is Ending.FILED, (seed, name)
            continue
        refused += 1
        for fault in found:
            assert 1 <= fault.line <= text.count("\n") + 1
            assert sentence(fault.reason, CHINESE).startswith(f"{name}.toml:{fault.line}"), (seed, name)
    assert min(refused, accepted) > MUTATIONS // PARTS // 5


def test_p15_a_text_journaled_unchecked_is_broken_or_can_be_walked() -> None:
    """What a case that began with it before can live with is no more than that: nothing of it fails, and nobody is stuck."""
    lived_with = 0
    for seed in range(MUTATIONS, MUTATIONS + MUTATIONS // 2):
        _name, text = mutated(Random(seed))
        try:
            data = laid_over(tomllib.loads(text))
        except (tomllib.TOMLDecodeError, TypeError):
            continue  # the program before refused these too
        try:
            pinned = canonical_text(data)
        except TypeError:
            continue
        faults = pinned_faults(pinned)
        if faults and all(fault.slight for fault in faults):
            lived_with += 1
            assert walk(parse_procedure(pinned), seed).case.ending is Ending.FILED, seed
    assert lived_with > MUTATIONS // 40


def test_p15_what_is_accepted_goes_through_the_real_verbs(tmp_path: Path) -> None:
    counter = a_counter(tmp_path, 12, 12)
    units = {kind: counter.units(kind) for kind in UnitKind}

    def at_the_desk(procedure: Procedure, client: Client) -> DeskOffice:
        return DeskOffice(replace(counter.desk, procedure=procedure), counter.clock, units[client.unit_kind].pop())

    with counter.desk.archive:
        walked, seed = 0, 2 * MUTATIONS
        while walked < 10:
            seed += 1
            name, text = mutated(Random(seed))
            found = read_declaration(text.encode(), name)
            if not isinstance(found, Procedure) or text == shipped(name):
                continue
            assert walk(declare(counter.desk, found), seed, at_the_desk).case.ending is Ending.FILED, (seed, name)
            walked += 1
        assert check_archive(counter.desk).problems == ()
