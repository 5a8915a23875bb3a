"""slides/: every deck is legible, has notes for the speaker, and the talk covers the lecture."""

import json
import re

import pytest

from netlib import deck
from netlib.deck import DECKS, Slide
from netlib.lab import ORIGINALS
from tests.test_notebooks import TOPICS, has_error, was_run_from_top_to_bottom

PATHS = sorted(DECKS.glob("*.ipynb"))
TALK = {path.stem: deck.read(path) for path in PATHS}
WORDS_AT_MOST = 40
LINES_AT_MOST = 12
COLUMNS_AT_MOST = 56  # at 24 pt
MINUTES = (60, 90)
SIZE_AT_MOST = 1_500_000  # bytes of a deck
LESSONS = (
    *("00_start_here", "01_end_to_end", "02_client_and_server", "03_a_socket"),
    *("04_bind_and_listen", "05_connect_and_accept", "06_who_is_there", "07_send_and_recv"),
    *("08_close", "09_hands_on", "10_datagrams", "11_many_clients", "12_two_machines"),
)

# What the lecture teaches, in its order: the topic's number, the deck that shows it, and words that
# stand on one slide. 0 is beyond the lecture.
LECTURE = [
    (1, "01", "TX", "GND"),
    (1, "01", "the Internet", "application"),
    (2, "01", "serial_for_url", "readline"),
    (2, "01", "read(2)", "block"),
    (2, "01", "USB-serial dongle", "virtual ports"),
    (3, "02", "client initiates", "server awaits"),
    (4, "02", r"id\r\n", r"name\r\n", "ERROR"),
    (5, "01", "write", "read", "application sees"),
    (6, "03", "listen", "connect", "send", "recv", "close"),
    (7, "03", "SOCK_STREAM", "Reliable, in order", "No messages"),
    (7, "07", "A stream has no messages", "boundaries do not match"),
    (8, "03", "SOCK_DGRAM", "No connection", "lost", "overtaken"),
    (8, "10", "A datagram is a whole message", "Two sends, two receives"),
    (9, "04", "The address names a host, the port a process", ":12345", ":80"),
    (10, "05", "bind", "listen", "accept", "connect", "recv", "close"),
    (11, "04", "0.0.0.0", "12345", "any interface"),
    (11, "04", "listen(1)", "may wait"),
    (11, "05", "accept", "a new socket", "address"),
    (12, "05", 'client.connect(("192.0.2.7", 12345))', "another machine"),
    (13, "06", "ipconfig", "ifconfig", "ip address"),
    (13, "06", "several addresses", "Virtual"),
    (14, "06", "getpeername", "getsockname"),
    (15, "07", "recv(1024)", "at most 1024"),
    (15, "07", "bytes, not text", "Python 2", "TypeError"),
    (16, "08", "listening socket", "connection", "client"),
    (16, "08", "b''", "the other end has closed"),
    (16, "08", "shutdown"),
    (16, "08", "reset", "ConnectionResetError"),
    (16, "08", "TIME-WAIT"),
    (17, "09", "your student ID", "your name"),
    (17, "09", "neighbour", "127.0.0.1"),
    (0, "07", "keep the rest"),
    (0, "11", "One silent client", "accept queue"),
    (0, "11", "thread"),
    (0, "11", "selectors.DefaultSelector"),
    (0, "11", "asyncio"),
    (0, "12", "IPv6"),
    (0, "12", "firewall"),
    (0, "12", "Guest Wi-Fi"),
]


def prose(slide: Slide) -> str:
    """What stands on a slide as words, without code blocks."""
    text = "\n".join(cell.source for cell in slide.cells if cell.cell_type == "markdown")
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def words(slide: Slide) -> int:
    return len(re.findall(r"[\w`'./\\]*\w[\w`'./\\]*", re.sub(r"[|*#-]", " ", prose(slide))))


def shown_code(slide: Slide) -> list[str]:
    """The lines of the code that the room sees."""
    cells = [
        cell.source
        for cell in slide.cells
        if cell.cell_type == "code" and not cell.metadata.get("jupyter", {}).get("source_hidden")
    ]
    return [line for source in cells for line in source.replace("\n\n\n", "\n\n").splitlines()]


def everything(slide: Slide) -> str:
    """All that the room can read: prose, code, and what the code shows."""
    return json.dumps(slide.cells, ensure_ascii=False).replace("\\\\", "\\").replace('\\"', '"')


# Each check gives what is wrong with one slide, in words


def has_few_words(slide: Slide) -> str:
    return f"{words(slide)} words" if words(slide) > WORDS_AT_MOST else ""


def has_short_code(slide: Slide) -> str:
    lines = shown_code(slide)
    if len(lines) > LINES_AT_MOST:
        return f"{len(lines)} lines of code"
    widest = max(map(len, lines), default=0)
    return f"{widest} columns of code" if widest > COLUMNS_AT_MOST else ""


def has_one_title(slide: Slide) -> str:
    titles = re.findall(r"^#{1,2} ", prose(slide), re.MULTILINE)
    return "" if len(titles) == 1 else f"{len(titles)} titles"


def has_a_title_that_is_a_sentence(slide: Slide) -> str:
    is_long = len(slide.heading.split()) >= 3
    return "" if is_long else f"the title {slide.heading!r}"


def has_notes_with_a_time(slide: Slide) -> str:
    return "" if slide.minutes > 0 else "the notes do not begin with *... min*"


def has_a_question_for_the_class(slide: Slide) -> str:
    return "" if re.search(r'\*\*Ask:\*\* ".+?\?"', slide.notes) else "no question for the class"


CHECKS = [
    has_few_words,
    has_short_code,
    has_one_title,
    has_a_title_that_is_a_sentence,
    has_notes_with_a_time,
    has_a_question_for_the_class,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("name", TALK)
def test_each_slide(name, check):
    wrong = {slide.heading: check(slide) for slide in TALK[name]}
    assert {heading: words for heading, words in wrong.items() if words} == {}


def test_there_is_one_deck_for_each_lesson():
    assert tuple(TALK) == LESSONS
    assert {path.stem for path in ORIGINALS.glob("*.ipynb")} <= set(TALK)


@pytest.mark.parametrize("name", TALK)
def test_a_deck_begins_with_a_title_and_ends_with_what_to_do_next(name):
    kinds = [slide.kind for slide in TALK[name]]
    assert (kinds[0], kinds[-1]) == ("title", "end")
    assert set(kinds[1:-1]) == {"plain"}
    assert name in prose(TALK[name][-1])  # the notebook that it goes with


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_deck_was_run_from_top_to_bottom(path):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert list(was_run_from_top_to_bottom(notebook)) == []
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            assert has_error(cell) == ("raises-exception" in cell["metadata"].get("tags", []))


def test_the_talk_takes_a_class():
    minutes = sum(slide.minutes for slides in TALK.values() for slide in slides)
    assert MINUTES[0] <= minutes <= MINUTES[1]


@pytest.mark.parametrize("row", LECTURE, ids=lambda row: f"{row[1]} {row[2]}")
def test_what_the_lecture_teaches_stands_on_a_slide(row):
    _, number, *wanted = row
    (slides,) = (TALK[name] for name in TALK if name.startswith(number))
    assert any(all(word in everything(slide) for word in wanted) for slide in slides)


def not_shown(rows) -> set[int]:
    """The topics that no deck shows whose lesson teaches them."""
    taught = {
        (topic, path.name[:2])
        for path in ORIGINALS.glob("*.ipynb")
        for topic in json.loads(path.read_text(encoding="utf-8"))["metadata"]["netlib"]["covers"]
    }
    return set(TOPICS) - {topic for topic, number, *_ in rows if (topic, number) in taught}


def test_each_topic_of_the_lecture_is_shown_where_its_lesson_teaches_it():
    assert not_shown(LECTURE) == set()


@pytest.mark.parametrize("name", TALK)
def test_a_deck_is_one_file_of_a_size_that_can_be_sent(name):
    assert len(deck.html(name, TALK[name]).encode()) < SIZE_AT_MOST


# Each check was seen red


def slide(*sources: str, notes: str = '*1 min* Well. **Ask:** "Why?"') -> Slide:
    from nbformat.v4 import new_code_cell, new_markdown_cell

    cells = [new_markdown_cell(sources[0]), *map(new_code_cell, sources[1:])]
    return Slide("plain", cells, notes)


GOOD = slide("## This is a title\n\n" + "word " * 34, "x = 1\n" * 12)
BAD = [
    (has_few_words, slide("## This is a title\n\n" + "word " * 37)),
    (has_short_code, slide("## This is a title", "x = 1\n" * 13)),
    (has_short_code, slide("## This is a title", "x = 1\n" * 7, "x = 2\n" * 6)),
    (has_short_code, slide("## This is a title", "x" * 57)),
    (has_one_title, slide("No title")),
    (has_one_title, slide("## This is a title\n\n## And one more")),
    (has_a_title_that_is_a_sentence, slide("## Sockets")),
    (has_notes_with_a_time, slide("## This is a title", notes="Well.")),
    (has_a_question_for_the_class, slide("## This is a title", notes="*1 min* Well?")),
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_good_slide_passes(check):
    assert check(GOOD) == ""


@pytest.mark.parametrize(("check", "bad"), BAD)
def test_a_bad_slide_is_seen(check, bad):
    assert check(bad) != ""


def test_every_check_was_seen_red():
    assert {check for check, _ in BAD} == set(CHECKS)


def test_a_topic_that_only_the_deck_of_another_lesson_shows_is_missed():
    assert not_shown([row for row in LECTURE if row[:2] != (7, "07")]) == {7}


def test_what_is_not_on_any_slide_is_missed():
    assert not any(
        "token ring" in everything(slide) for slides in TALK.values() for slide in slides
    )
