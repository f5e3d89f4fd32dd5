"""The roster of units, clients and notices: a file becomes checked rows. Knows no database."""
