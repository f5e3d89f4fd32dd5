"""Run as a process of its own: reads one package after the other as an import does, and tells what each came to and took.

`python -m tests.app.exchange.hostile.reading PUBLIC_KEY IDENTITY FILE…` writes one JSON line a file: the reason's code (empty
where nothing was refused), the member, the seconds of processor time and the most mebibytes of memory.
"""

import json
import sys
import time
from pathlib import Path

from app.errors import InputError
from app.exchange.package.check import check, read_header
from app.exchange.package.reader import open_package

PEAK = Path("/proc/self/status")


def outcome(path: Path, public_key: bytes, identity: str) -> tuple[str, str]:
    """The code and the member of what refuses the package."""
    try:
        signed = read_header(path)
        check(path, signed, public_key)
        with open_package(path, [identity], signed) as opened:
            for _batch in opened.entries:
                pass
            for _name, content in opened.blobs:
                for _piece in content:
                    pass
    except InputError as error:
        return error.reason.code, dict(error.reason.params).get("member", "")
    return "", ""


def peak() -> float:
    """The most mebibytes of memory since the last call; 0 where the system does not tell."""
    if not PEAK.exists():
        return 0
    found = next(line for line in PEAK.read_text().splitlines() if line.startswith("VmHWM"))
    Path("/proc/self/clear_refs").write_text("5")
    return int(found.split()[1]) / 1024


def main(public_key: bytes, identity: str, files: list[Path]) -> None:
    """One line a file."""
    peak()
    for path in files:
        began = time.process_time()
        code, member = outcome(path, public_key, identity)
        told = {"code": code, "member": member, "seconds": time.process_time() - began, "mebibytes": peak()}
        sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(bytes.fromhex(sys.argv[1]), sys.argv[2], [Path(name) for name in sys.argv[3:]])
