"""What keeps a counter going: operators, roster, declarations, plans, backups, printing, checking."""
