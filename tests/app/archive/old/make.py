"""Keep an archive of today's schema for the tests: `python -m tests.app.archive.old.make`.

Run it once for every schema that is released; what it made is never made again, since it shows that archives of that program
still open. (A schema that is not released yet may change: then its folder is deleted and made anew.)
"""

import shutil
import tempfile
from pathlib import Path

from app.archive.shipped import SHIPPED
from app.desk.certificates import issuing
from app.procedure.case import PersonRole
from tests.app.desk.counter import Counter, a_counter
from tests.app.desk.journey import a_company, arrived, client_of

FOLDER = Path(__file__).parent
DRAFT = '{"what": "卫生间墙面"}'
DESTROYED = "单晓雯"


def kept(schema: int) -> Path:
    """Where the archive of a schema lies."""
    return FOLDER / f"schema_{schema}"


def main() -> None:
    """Make the archive of today's schema. Raises FileExistsError where there is one."""
    target = kept(SHIPPED.schema)
    with tempfile.TemporaryDirectory() as folder:
        counter = a_counter(Path(folder), homes=4)
        with counter.desk.archive:
            _fill(counter)
        shutil.copytree(counter.desk.archive.folder, target)


def _fill(counter: Counter) -> None:
    """A filed case, one at the inspection with a void certificate and a draft, and one whose agent's data were destroyed."""
    desk = counter.desk
    arrived(counter, "filed")
    begun = arrived(counter, "certificate")
    spoilt = issuing.issue(desk, begun.case_id)
    issuing.void(desk, spoilt, "写错姓名")
    issuing.issue(desk, begun.case_id)
    desk.archive.drafts.save(begun.case_id, "inspection", DRAFT)
    sent = arrived(counter, "documents", a_company("inspect"))
    (agent,) = sent.file.with_role(PersonRole.AGENT)
    assert agent.name == DESTROYED
    assert agent.id != client_of(sent)
    desk.archive.journal.destroy(desk.act("destroy", sent.case_id), agent.id)


if __name__ == "__main__":
    main()
