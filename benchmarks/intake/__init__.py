"""Durable intake: a reader's report into Taswib, a public ticket into django-helpdesk, in the same run."""
