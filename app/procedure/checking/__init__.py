"""A declaration checked whole before anything rests on it (P15): `whole` and `reading` say what is wrong with it, and where."""
