"""How many edits that change what an article says are found, and how many that change nothing raise an alarm."""
