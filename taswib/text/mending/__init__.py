"""What a correction asks of another text: the words to put there, and whether they stand there now.

asked        what a correction replaces by what (Replacement)
fitted       the corrected wording of another text's own words; None where the correction doesn't fit them
carries      whether words hold the error itself, not only what stood around it
standing     what stands where the wrong words stood: wrong, half, other, mended, taken out or another text (Standing)
"""

from taswib.text.mending.asking import Replacement, asked
from taswib.text.mending.fitting import fitted
from taswib.text.mending.judging import Standing, Stands, carries, standing

__all__ = ["Replacement", "Standing", "Stands", "asked", "carries", "fitted", "standing"]
