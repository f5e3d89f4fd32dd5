"""The steps of one household, from reception to filing, and what pages and papers read of it."""
