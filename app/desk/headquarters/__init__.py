"""What headquarters reads over all its sites: stations, households, totals a day."""
