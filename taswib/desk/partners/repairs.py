"""The repairs that a message to a partner is about: the confirmed copies of its notice on the partner's sites."""

from taswib.desk.partners.message import PartnerMessage
from taswib.desk.repair import Repair
from taswib.desk.repair_state import RepairState


def repairs_of(message: PartnerMessage) -> list[Repair]:
    """Those that are counted, the oldest first; none for an answer of ours."""
    if message.notice is None:
        return []
    counted = Repair.objects.filter(copy__notice=message.notice).exclude(state=RepairState.DROPPED)
    return [one for one in counted.with_copies().order_by("pk") if message.partner.carries(one.copy.host)]
