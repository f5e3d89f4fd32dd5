"""A random walker: clients of every kind, careless and willing counters, and what must hold whenever a case is filed."""
