// The host page's text as one string with a line for each block, and the way back to its nodes.
const INLINE = new Set("A ABBR B BDI BDO CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK Q S SMALL SPAN STRONG SUB SUP TIME U VAR WBR".split(" "));
const NOT_TEXT = "script,style,noscript,template,textarea,select,button,svg,iframe,[hidden],[aria-hidden=true],taswib-footer,taswib-badge,taswib-bubble";

const blockOf = (node) => {
  let block = node.parentElement;
  while (block && INLINE.has(block.tagName)) block = block.parentElement;
  return block;
};

class HostText {
  constructor(root) {
    this.pieces = [];
    this.text = "";
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.TEXT_NODE || node.tagName === "BR" ? NodeFilter.FILTER_ACCEPT
        : node.matches(NOT_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP);
    let block = null;
    while (walker.nextNode()) {
      const node = walker.currentNode, here = node.tagName === "BR" ? null : blockOf(node);
      if (here && here !== block && !node.data.trim()) continue;
      if (here !== block && this.pieces.length) this.text += "\n";
      block = here;
      if (!here) continue;
      this.pieces.push({ node, at: this.text.length });
      this.text += node.data.replace(/\n/g, " ");
    }
    this.folded = fold(this.text);
  }

  // Where passages with these marks stand: from the first to the last of them. Null where none does.
  regionOf(marks) {
    const known = new Set(marks);
    let start = null, end = null, at = 0;
    for (const line of this.text.split("\n")) {
      if (line.trim() && known.has(markOf(fold(line).text.trim()))) {
        start ??= at;
        end = at + line.length;
      }
      at += line.length + 1;
    }
    return end === null ? null : [start, end];
  }

  range(start, end) {
    const range = document.createRange(), first = this._piece(start), last = this._piece(end - 1);
    range.setStart(first.node, start - first.at);
    range.setEnd(last.node, Math.min(end - last.at, last.node.length));
    return range;
  }

  // The place of what a selection holds; null where that is no text of ours.
  spanOf(range) {
    const held = this.pieces.filter(({ node }) => node.isConnected && range.intersectsNode(node));
    if (!held.length) return null;
    const first = held[0], last = held.at(-1);
    const start = first.at + (first.node === range.startContainer ? range.startOffset : 0);
    return [start, last.at + (last.node === range.endContainer ? range.endOffset : last.node.length)];
  }

  _piece(place) {
    let low = 0, high = this.pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.pieces[middle].at <= place) low = middle; else high = middle - 1;
    }
    return this.pieces[low];
  }
}
