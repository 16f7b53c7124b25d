"""The mail's face: letters to the corrections address become reports, and readers who wrote hear that there is news."""
