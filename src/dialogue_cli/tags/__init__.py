"""Units to commitments, stance, deadlines, themes, keywords. The words are data."""
