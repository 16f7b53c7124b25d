"""The desk when one article draws as many reports as one column once did: 25,000."""
