"""A report on the page, and as text: the same parts, and nothing of one try's values."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from netlib.checks import check_files
from netlib.checks.report import Parts, Step
from netlib.checks.report_page import page

MISTAKES = Path(__file__).parent / "mistakes"
PARTS = Parts(
    "✗ server: not yet", "", ("one-recv-one-message", "One recv() is <one> command."), "",
    [
        Step(1, "client 1 sends", "i", False),
        Step(0, "(3 steps left out)", "", False),
        Step(5, "client 1 expects nothing more", "", True),
    ],
    "this came too: ERROR␍␊  7 bytes",
    [("Your program stood at line 10: data = conn.recv(1024)", "")],
    "What should it do with `na`?", "Use a buffer.",
)  # fmt: skip


class Words(HTMLParser):
    """The text of a page, and whether every tag that is opened is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.open = "", []
        self.feed(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))

    def handle_starttag(self, tag, attributes):
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_page_says_every_part_and_hides_the_second_hint():
    html = page(PARTS, None)
    words = Words(html)
    assert words.open == []
    for part in (
        "✗ server: not yet", "one-recv-one-message. One recv() is <one> command.",
        "client 1 sends i", "(3 steps left out)", "client 1 expects nothing more ✗",
        "this came too: ERRORCRLF  7 bytes", "at line 10: data = conn.recv(1024)",
        "Hint: What should it do with na?",
    ):  # fmt: skip
        assert part in words.text
    assert "<details><summary>A more direct hint</summary><p>Use a buffer.</p></details>" in html
    assert '<li value="5" class="failed">' in html


def test_a_report_without_anything_to_say_has_no_empty_parts():
    html = page(Parts("✓ server: passed", "", None, "", [], "", [], "", ""), None)
    assert Words(html).text == "✓ server: passed"


@pytest.mark.parametrize(
    "file", ["server/one-recv-one-message_1.py", "goodbye/one-recv-one-message_1.py"]
)
def test_both_ends_are_drawn_and_what_was_read_is_not_called_unread(file):
    (report,) = check_files(file.split("/")[0], [MISTAKES / file])
    story = report.diagram().words
    assert "not read" not in story
    assert re.search(r"^client: (connect|send)", story, re.MULTILINE)
    assert re.search(r"^server: accept", story, re.MULTILINE)
    assert story in report._repr_html_().replace("&#x27;", "'").replace("&lt;", "<").replace(
        "&gt;", ">"
    )


def test_a_mistake_that_an_error_shows_has_its_steps_too():
    (report,) = check_files("server", [MISTAKES / "server/str-not-encoded_1.py"])
    assert report.mistakes[0] == "str-not-encoded"
    assert "client 1 sends id␍␊" in str(report)
    assert "a bytes-like object is required" in str(report)
