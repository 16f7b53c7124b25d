"""Marking words in a page as people do: by dragging a mouse over them, or with a phone's handles."""

from tests.journeys.visitor import Visitor

# Where the words begin and end on the screen, in the direction in which they are read.
_ENDS = """words => {
  const walker = document.createTreeWalker(document.querySelector(".article"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    range.startContainer.parentElement.scrollIntoView({ block: "center" });
    const boxes = [...range.getClientRects()], first = boxes[0], last = boxes.at(-1);
    const leftwards = getComputedStyle(range.startContainer.parentElement).direction === "rtl";
    const middle = (box) => box.top + box.height / 2;
    return leftwards ? [first.right - 1, middle(first), last.left + 1, middle(last)]
      : [first.left + 1, middle(first), last.right - 1, middle(last)];
  }
}"""

_HANDLES = """words => {
  const walker = document.createTreeWalker(document.querySelector(".article"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, at = node.data.indexOf(words);
    if (at >= 0) return document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
  }
}"""


def drag_over(visitor: Visitor, words: str) -> None:
    """Mark these words, which stand in one passage, with the mouse."""
    left, top, right, bottom = visitor.page.evaluate(_ENDS, words)
    mouse = visitor.page.mouse
    mouse.move(left, top)
    mouse.down()
    mouse.move(right, bottom, steps=8)
    mouse.up()


def mark_with_handles(visitor: Visitor, words: str) -> None:
    """What is left of a long press and two dragged handles: the selection."""
    visitor.page.evaluate(_HANDLES, words)
