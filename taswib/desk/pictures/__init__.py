"""What the desk says of itself over a period: counted from rows, told in a sentence, drawn, and written out as tables."""

from taswib.desk.pictures.gallery import pictures_of
from taswib.desk.pictures.period import Period, chosen_period, chosen_publicly, finished, presets, public_presets
from taswib.desk.pictures.picture import Few, Form, Picture, Row

__all__ = [
    "Few",
    "Form",
    "Period",
    "Picture",
    "Row",
    "chosen_period",
    "chosen_publicly",
    "finished",
    "pictures_of",
    "presets",
    "public_presets",
]
