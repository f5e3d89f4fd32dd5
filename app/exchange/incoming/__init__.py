"""What came in: found, checked, numbered, judged, and applied or kept until what it rests on is there."""
