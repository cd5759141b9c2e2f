"""Two statements to the links between their units."""
