"""Somebody who sees no page: a report by what the browser tells a screen reader, and nothing else."""

from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import CDPSession

from tests.journeys.conftest import Visit
from tests.journeys.visitor import Visitor

Node = dict[str, Any]
WRONG = {"ar": "اسم القاعة ليس صحيحًا.", "en": "The name of the hall is not right."}


@dataclass
class Listener:
    """Knows roles, names and states; acts on what was told, never on what stands in the document."""

    visitor: Visitor
    tools: CDPSession

    @classmethod
    def at(cls, visitor: Visitor) -> "Listener":
        tools = visitor.page.context.new_cdp_session(visitor.page)
        tools.send("Accessibility.enable")
        return cls(visitor, tools)

    def told(self, role: str, name: str = "") -> list[Node]:
        """Everything of this role in reading order; with a name, what has it among its words."""
        nodes = self.tools.send("Accessibility.getFullAXTree")["nodes"]
        heard = [node for node in nodes if not node.get("ignored") and _value(node, "role") == role]
        return [node for node in heard if name in _value(node, "name")]

    def press(self, node: Node) -> None:
        self._do(node, "function () { this.click(); }")
        self.visitor.page.wait_for_load_state()

    def type(self, node: Node, words: str) -> None:
        self._do(node, "function () { this.focus(); }")
        self.tools.send("Input.insertText", {"text": words})

    def _do(self, node: Node, what: str) -> None:
        reached = self.tools.send("DOM.resolveNode", {"backendNodeId": node["backendDOMNodeId"]})["object"]["objectId"]
        self.tools.send(
            "Runtime.callFunctionOn", {"objectId": reached, "functionDeclaration": what, "userGesture": True}
        )


def _value(node: Node, what: str) -> str:
    return str(node.get(what, {}).get("value", ""))


def _is_checked(node: Node) -> bool:
    return any(one["name"] == "checked" and one["value"]["value"] == "true" for one in node.get("properties", ()))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_report_is_sent_by_what_a_screen_reader_tells(visit: Visit, matters: dict[str, str], language: str) -> None:
    visitor = visit(language, phone=True)
    listener = Listener.at(visitor.go(matters["cinema"]))
    listener.press(listener.told("link", visitor.say("Report passage %(number)s") % {"number": 1})[0])
    visitor.page.wait_for_url("**/report?**")
    assert [_value(one, "name") for one in listener.told("heading")], "the page has no heading to be told"
    assert any(_is_checked(one) for one in listener.told("radio")), "no kind of report is said to be chosen"
    listener.press(listener.told("radio", visitor.say("Additional details"))[0])
    assert _is_checked(listener.told("radio", visitor.say("Additional details"))[0])
    boxes = listener.told("textbox")
    assert all(_value(box, "name") for box in boxes), "a field has no name"
    listener.type(boxes[0], WRONG[language])
    listener.press(listener.told("button", visitor.say("Send the report"))[0])
    visitor.find("#code").wait_for()
    assert any(_value(one, "name") for one in listener.told("heading"))
    assert WRONG[language] not in visitor.page.url
