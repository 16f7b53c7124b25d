"""What is known of a text while its statements are read: the phases take it one after the other and add to it."""

from dataclasses import dataclass, field
from datetime import date

from taswib.text.quotations import Quotation
from taswib.text.sentences import Sentence
from taswib.text.statements.agencies import first_words
from taswib.text.statements.parts import Phrase
from taswib.text.statements.speakers import Speaker
from taswib.text.statements.verbs import Form
from taswib.text.statements.vocabulary import Vocabulary, Word, vocabulary
from taswib.text.tokens import Tokens

Range = tuple[int, int]
"""Token numbers, half-open."""


@dataclass(frozen=True)
class Cue:
    """Tokens start … end - 1 report speech. `form` is the verb's; none for a phrase such as بحسب, whose `kind`
    tells it.
    """

    start: int
    end: int
    kind: str
    form: Form | None = None


@dataclass
class Draft:
    """A statement in the making. `content` are token ranges; `inset` characters of the first token are no content."""

    sentence: int
    cue: Cue | None
    frame: str
    content: list[Range]
    kind: str = "indirect"
    inset: int = 0
    gap: Range = (0, 0)
    source: Range | None = None
    phrase: Phrase | None = None
    """The noun phrase of the source, with the roles of its words."""
    carrier: Range | None = None
    when: tuple[Range, str | None] | None = None
    speaker: Speaker | None = None
    hidden: bool = False

    @property
    def start(self) -> int:
        return self.cue.start if self.cue else self.content[0][0]


@dataclass
class Reading:
    """One text on its way through the phases."""

    tokens: Tokens[Word]
    published: date | None
    language: str
    sentences: list[Sentence] = field(default_factory=list)
    headlines: set[int] = field(default_factory=set)
    """Numbers of the sentences that are a line of their own without a stop."""
    quotes: dict[int, Quotation] = field(default_factory=dict)
    """Quotations by the token of their opening mark."""
    inside: bytearray = field(default_factory=bytearray)
    """For each token 1 where it lies in a quotation."""
    vocabulary: Vocabulary = field(init=False)
    carriers: frozenset[str] = field(init=False)
    """Folded first words of the names of agencies and outlets."""
    cues: list[list[Cue]] = field(default_factory=list)
    """The cues of each sentence."""
    resumptions: list[int] = field(default_factory=list)
    """The tokens, rising and outside quotations, with which the reporter speaks again."""
    marks: list[int] = field(default_factory=list)
    """The opening marks of all quotations, rising."""
    drafts: list[Draft] = field(default_factory=list)
    people: list[Speaker] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.vocabulary = vocabulary(self.language)
        self.carriers = first_words(self.language)
