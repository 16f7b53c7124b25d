"""The reader's face: articles, the form, the receipt, the log and its feeds."""
