"""Print as many tokens of unsent forms as asked, as the product itself makes one for each form that it shows.

Readers fetch a form and send it minutes later; making the tokens ahead keeps that out of the measured window.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "taswib.site.settings")
django.setup()

from taswib.desk.reporting import new_submission  # noqa: E402 (needs the settings)

for _ in range(int(sys.argv[1])):
    print(new_submission())
