"""Run as a process of its own: writes and reads a large package, and tells how much memory that took.

`python -m tests.app.exchange.streaming FOLDER ENTRIES MEBIBYTES` writes one JSON object: the mebibytes above idle of writing and
of reading, the package's size in mebibytes, and how many entries a second of processor time each of them did.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from app.exchange.package.check import check, read_header
from app.exchange.package.entry_lines import WireEntry
from app.exchange.package.reader import open_package
from app.exchange.package.writer import write_package
from tests.app.exchange.hostile.reading import peak
from tests.app.exchange.packages import Sender, a_header, a_manifest, a_segment, an_entry

KINDS = 500


def entries(count: int) -> Iterator[WireEntry]:
    """Entries that are made as they are asked for, and quickly, so that making them is not what is measured."""
    random = Random(1)
    made = [an_entry(number, random) for number in range(KINDS)]
    return (made[number % KINDS] for number in range(count))


def main(folder: Path, count: int, mebibytes: int) -> None:
    """See the module."""
    sender = Sender()
    blob = folder / ("ab" * 32)
    with blob.open("wb") as file:
        for _ in range(mebibytes):
            file.write(Random(2).randbytes(1 << 20))
    blobs = [(blob.name, blob)]
    manifest = a_manifest([a_segment(count)], blobs)
    peak()
    idle = peak()
    began = time.process_time()
    written = write_package(folder, a_header(manifest), manifest, entries(count), blobs, sender.recipients, sender.signing.sign)
    between, writing = time.process_time(), peak() - idle
    signed = read_header(written.path)
    check(written.path, signed, sender.public_key)
    found = size = 0
    with open_package(written.path, sender.identities, signed) as opened:
        for batch in opened.entries:
            found += len(batch)
        decoded = time.process_time()
        for _name, content in opened.blobs:
            size += sum(map(len, content))
    assert (found, size) == (count, mebibytes << 20)
    told = {
        "writing": writing,
        "reading": peak() - idle,
        "mebibytes": written.bytes / (1 << 20),
        "written_a_second": int(count / (between - began)),
        "read_a_second": int(count / (decoded - between)),
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
