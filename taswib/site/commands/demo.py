"""`taswib demo`: the demo newsroom, played through the product's own verbs."""

import argparse

from django.utils.translation import gettext as _

from taswib.site.demonstration import Held, held, load_demo, receipts_file
from taswib.site.installation import bring_up_to_date
from taswib.site.terminal import Failure, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(arguments: argparse.Namespace) -> int:
    bring_up_to_date()
    if held() is Held.ANOTHER:
        raise Failure(
            _(
                "This installation holds a newsroom of its own, so the demo was not loaded into it. "
                "Give the demo a folder of its own: taswib --data var-demo demo"
            )
        )
    if held() is Held.DEMO:
        say(_("The demo is loaded already."))
        return 0
    load_demo()
    say(
        _("The demo is loaded. Its readers' receipts are in %(file)s; `taswib up` serves it.")
        % {"file": receipts_file()}
    )
    return 0
