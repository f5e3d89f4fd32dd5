"""Saving a workbook so that the same content gives the same bytes."""

import re
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

_MOMENT = (2026, 11, 1, 9, 0, 0)


def save_workbook(workbook: Workbook, path: Path) -> None:
    """Write `workbook` to `path` with all its times set to one moment (openpyxl would write the present one)."""
    workbook.properties.creator = "Ruzhu"
    workbook.properties.created = datetime(*_MOMENT)  # noqa: DTZ001 - the file format writes it without a zone
    saved = BytesIO()
    workbook.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-11-01T09:00:00Z", content)
            member = zipfile.ZipInfo(name, _MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, content)
