"""The four copies."""

from app.desk.copies.order import PlainCopy
from reports.copies.cases import CASES
from reports.copies.certificates import CERTIFICATES
from reports.copies.column import CopyTable
from reports.copies.fees import FEES
from reports.copies.meters import METERS

TABLES: dict[PlainCopy, CopyTable] = {table.what: table for table in (CASES, FEES, METERS, CERTIFICATES)}
