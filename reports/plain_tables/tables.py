"""The four copies."""

from app.desk.plain_tables.order import PlainTable
from reports.plain_tables.cases import CASES
from reports.plain_tables.certificates import CERTIFICATES
from reports.plain_tables.column import TableForm
from reports.plain_tables.fees import FEES
from reports.plain_tables.meters import METERS

TABLES: dict[PlainTable, TableForm] = {table.what: table for table in (CASES, FEES, METERS, CERTIFICATES)}
