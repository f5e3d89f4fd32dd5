"""A PostgreSQL of the tests' own: found where it is installed, started in a temporary folder, stopped at the end."""

import importlib.metadata
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "C:/Program Files/PostgreSQL/*/bin",
)
SECONDS = 60
USER = "ruzhu"


class Server:
    """A running server, of which each test gets an empty database."""

    def __init__(self, host: str, port: int, createdb: Path) -> None:
        self._where = f"host={host} port={port} user={USER}"
        self._command = [str(createdb), "-h", host, "-p", str(port), "-U", USER, "-T", "template0"]
        self._names = count(1)

    def database(self) -> str:
        """Return the connection string of a new, empty database."""
        name = f"test_{next(self._names)}"
        subprocess.run([*self._command, name], check=True, stdin=subprocess.DEVNULL)  # noqa: S603 a program of the system
        return f"{self._where} dbname={name}"


def programs() -> Path | None:
    """Return where PostgreSQL's own programs lie, those of the newest version, or None."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    anchor = Path(Path.cwd().anchor)
    found = [folder for place in PLACES for folder in anchor.glob(place.partition("/")[2]) if any(folder.glob("initdb*"))]
    return max(found, key=lambda folder: [int(part) for part in folder.parent.name.split(".") if part.isdigit()], default=None)


def missing() -> str:
    """Return why no server can be started here, "" where one can."""
    try:
        importlib.metadata.version("psycopg")
    except importlib.metadata.PackageNotFoundError:
        return "psycopg is not installed (the extra `shared`)"
    return "" if programs() is not None else "PostgreSQL is not installed (Debian: postgresql)"


@contextmanager
def a_server() -> Iterator[Server]:
    """Start a server that nobody else can reach; whatever it kept is gone at the end."""
    folder, own = Path(tempfile.mkdtemp(prefix="ruzhu-pg-")), programs()
    assert own is not None, missing()
    as_user = _unprivileged(folder)
    data, port = folder / "data", _free_port()
    host = "127.0.0.1" if sys.platform == "win32" else str(folder)
    listening = "-h 127.0.0.1" if sys.platform == "win32" else f"-h '' -k {folder}"
    options = f"-p {port} {listening} -c fsync=off -c full_page_writes=off"
    try:
        _run([own / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], folder, as_user)
        _run([own / "pg_ctl", "-D", data, "-l", folder / "log", "-o", options, "-w", "-t", SECONDS, "start"], folder, as_user)
        try:
            yield Server(host, port, own / "createdb")
        finally:
            _run([own / "pg_ctl", "-D", data, "-m", "immediate", "-w", "-t", SECONDS, "stop"], folder, as_user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[object], folder: Path, as_user: str | None) -> None:
    words = [str(word) for word in command]
    with (folder / "output").open("ab") as output:  # a pipe would be held open by the server
        done = subprocess.run(  # noqa: S603 programs of the system
            words, cwd=folder, user=as_user, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False
        )
    if done.returncode:
        told = [file.read_text("utf-8", "replace") for name in ("output", "log") if (file := folder / name).exists()]
        raise RuntimeError(f"{words[0]}: {'; '.join(told)}")


def _unprivileged(folder: Path) -> str | None:
    """Return who runs the server where the tests run as root, which PostgreSQL refuses."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415 not on Windows

    known = {entry.pw_name for entry in pwd.getpwall()}
    name = next(each for each in ("postgres", "nobody") if each in known)
    shutil.chown(folder, name)
    return name


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
    return port
