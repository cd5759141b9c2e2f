"""Links to a Comparison and a Lineage: edits, kinds, signals, shifts, rules."""
