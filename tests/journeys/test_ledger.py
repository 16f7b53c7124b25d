"""A visitor's browser verifies the ledger by itself, and finds what was tampered with."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from scripts.demo_server import DemoServer
from taswib.proof import Cosigner
from taswib.proof.verifying import verify
from tests.journeys.conftest import Visit

WORDS = {"ar": ("البرهان صحيح", "البرهان غير صحيح"), "en": ("It holds", "It does not hold")}


def proof_of_a_notice(served: DemoServer) -> dict:
    (index,) = served.ask(
        'SELECT entry."index" FROM desk_noticerecord record JOIN ledger_entry entry ON entry.id = record.entry_id'
        " ORDER BY 1 LIMIT 1"
    )
    return json.loads(served.get(f"/ledger/{index}/proof.json"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_notice_and_the_whole_log_hold_in_the_browser(visit: Visit, served: DemoServer, language: str) -> None:
    holds, _fails = WORDS[language]
    page = visit(language).page
    page.goto(f"{served.base}/ledger/verify?entry={proof_of_a_notice(served)['index']}&lang={language}")
    for source, claims in (
        ("proof", {"signed", "included", "record"}),
        ("log", {"signed", "whole", "record", "grown"}),
    ):
        page.click(f"[data-source={source}]")
        expect(page.locator("#verdict h2")).to_have_text(holds)
        for claim in claims:
            sentence = page.evaluate(
                "name => document.getElementById('sentences').content.querySelector(`[data-claim=${name}]`).textContent",
                claim,
            )
            expect(page.locator("#verdict")).to_contain_text(sentence)


def test_a_file_that_was_changed_is_found_where_it_was_changed(
    visit: Visit, served: DemoServer, tmp_path: Path
) -> None:
    _holds, fails = WORDS["en"]
    honest = proof_of_a_notice(served)
    page = visit("en").page
    page.goto(f"{served.base}/ledger/verify?lang=en")
    changes = {
        "words are not those": {"record": honest["record"].replace('"language":"', '"language":"x')},
        "entry is not in the log": {"entry": honest["entry"].replace("published", "withdrawn")},
        "not signed by this log": {"checkpoint": honest["checkpoint"].replace("\n", "\n1", 1)},
    }
    for number, (said, change) in enumerate(changes.items()):
        file = tmp_path / f"proof-{number}.json"
        file.write_text(json.dumps(honest | change, ensure_ascii=False))
        page.set_input_files("#file", file)
        expect(page.locator("#verdict h2")).to_have_text(fails)
        expect(page.locator("#verdict li")).to_contain_text(said)
        assert not verify([file.read_text()]).holds


def test_a_log_that_was_rewritten_is_found_by_whoever_was_here(visit: Visit, served: DemoServer) -> None:
    page = visit("en").page
    page.goto(f"{served.base}/ledger/verify?lang=en")
    page.click("[data-source=log]")
    expect(page.locator("#verdict h2")).to_have_text("It holds")
    page.evaluate(
        """() => {
            const kept = JSON.parse(localStorage.getItem("taswib-checkpoints"));
            for (const key of Object.keys(kept)) {
                const [origin, size] = kept[key].split("\\n");
                kept[key] = `${origin}\\n${size}\\n${btoa("another root of 32 bytes length.")}\\n`;
            }
            localStorage.setItem("taswib-checkpoints", JSON.stringify(kept));
        }"""
    )
    page.click("[data-source=log]")
    expect(page.locator("#verdict h2")).to_have_text("It does not hold")
    expect(page.locator("#verdict li")).to_contain_text("not the log that you saw before")


def test_without_script_the_page_names_the_command(visit: Visit, served: DemoServer) -> None:
    page = visit("en", script=False).page
    page.goto(f"{served.base}/ledger/verify?lang=en")
    assert "taswib verify" in page.inner_text("main")


def test_a_browser_says_who_countersigned_and_that_another_did_not(
    visit: Visit, served: DemoServer, tmp_path: Path
) -> None:
    witness, other = (Cosigner(f"{name}.example/witness", name.encode().ljust(32)) for name in ("mada", "rasid"))
    honest = proof_of_a_notice(served)
    text = honest["checkpoint"].partition("\n\n")[0] + "\n"
    file = tmp_path / "proof.json"
    file.write_text(json.dumps(honest | {"checkpoint": honest["checkpoint"] + witness.cosign(text, 1_790_000_000)}))
    page = visit("en").page
    page.goto(f"{served.base}/ledger/verify?lang=en")
    page.fill("#witnesses", f"{witness.key}\n{other.key}")
    page.set_input_files("#file", file)
    expect(page.locator("#verdict h2")).to_have_text("It holds")
    expect(page.locator("#verdict")).to_contain_text(
        "mada.example/witness saw this log on 2026-09-21 and countersigned it"
    )
    expect(page.locator("#verdict")).to_contain_text("rasid.example/witness has not countersigned this checkpoint")
