from pathlib import Path, PurePosixPath

import pytest

from app.archive.folder.place import is_network, require_local, type_of_mount
from app.errors import ArchiveError

MOUNTS = """\
/dev/vda1 / ext4 rw 0 0
server:/site /mnt/site nfs4 rw 0 0
//server/share /mnt/two\\040words cifs rw 0 0
/dev/vdb /mnt/site/local ext4 rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/counter", "ext4"),
        ("/mnt/site/archive", "nfs4"),
        ("/mnt/site", "nfs4"),
        ("/mnt/sites", "ext4"),
        ("/mnt/two words/archive", "cifs"),
        ("/mnt/site/local/archive", "ext4"),
    ],
)
def test_the_nearest_mount_counts(folder: str, kind: str) -> None:
    assert type_of_mount(Path(PurePosixPath(folder)), MOUNTS) == kind


def test_a_share_named_as_windows_does_is_refused() -> None:
    assert is_network(Path("//server/share/archive"))
    with pytest.raises(ArchiveError) as refused:
        require_local(Path("//server/share/archive"))
    assert refused.value.reason.code == "archive.network"


def test_a_local_folder_is_let_through(tmp_path: Path) -> None:
    require_local(tmp_path)
