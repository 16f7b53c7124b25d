"""Pure text work: values in, values out. No Django, no files but the lexicons, no clock."""
