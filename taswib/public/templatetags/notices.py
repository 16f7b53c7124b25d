"""Template tags for notices in lists."""

from django import template

from taswib.desk.notice import Notice
from taswib.public.notice_box import NoticeBox, box

register = template.Library()


@register.simple_tag
def box_of(notice: Notice) -> NoticeBox:
    """The notice as the design's partials draw it."""
    return box(notice)
