"""Extraction: the article out of a web page, beside what others take for it."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taswib.site.settings")
django.setup()  # what reads pages stands beside the models
