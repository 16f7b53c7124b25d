"""Newsrooms that carry our texts or whose texts we carry: what they are told, what they answer, what they tell us."""
