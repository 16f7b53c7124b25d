"""What was published, in every revision: the memory on which reports and notices rest."""
