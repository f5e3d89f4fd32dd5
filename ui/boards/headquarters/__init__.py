"""What headquarters sees: all sites, applications, plans, the ledger over all lots, and every household."""
