"""The decks in the real Chromium, from files: all of a slide is seen, and nothing but the slide."""

import os

import pytest

from netlib import deck
from netlib.deck import DECKS
from tests.browser import CHROMIUM, PATIENCE, chromium

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"), reason="there is no Chromium here"
    ),
]
PATHS = sorted(DECKS.glob("*.ipynb"))
SMALLEST = 14  # pixels of a letter in a figure, on a slide of 720

# What sticks out of the slide that is shown, what is too small, and which notes can be seen.
LOOK = """smallest => {
  const slide = document.querySelector('section.present .slide');
  const foot = slide.querySelector('footer').getBoundingClientRect().top;
  const wrong = [];
  for (const each of slide.querySelectorAll('.cell, .cell *')) {
    if (each.closest('svg') || each.closest('.netlib-words')) continue;
    const box = each.getBoundingClientRect();
    if (box.width && (box.right > 1280 || box.left < 0 || box.bottom > foot))
      wrong.push(`${each.tagName} ${each.className} leaves the slide`);
    if (each.scrollWidth > each.clientWidth + 1 && each.clientWidth)
      wrong.push(`${each.tagName} ${each.className} is too wide`);
  }
  for (const svg of slide.querySelectorAll('svg.netlib-picture'))
    if (12 * svg.getScreenCTM().a < smallest) wrong.push('a figure with letters too small');
  for (const notes of document.querySelectorAll('aside.notes, .speaker-notes'))
    if (notes.checkVisibility()) wrong.push('notes are seen');
  return [...new Set(wrong)];
}"""


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("talk")
    deck.build(folder, PATHS)
    return folder


@pytest.fixture
def page(browser):
    """A page that notes what it asks for, and what it complains about."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: complaints.append(error.stack))
    page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    yield page
    page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    assert complaints == []


def show(page, path) -> None:
    page.goto(path.as_uri(), timeout=PATIENCE)
    page.wait_for_function("() => Reveal.isReady() && document.fonts.status === 'loaded'")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_all_of_every_slide_is_seen_and_no_note(page, built, path):
    show(page, built / f"{path.stem}.html")
    count = page.evaluate("() => Reveal.getTotalSlides()")
    assert count == sum(not deck.is_live(slide) for slide in deck.read(path))
    wrong = {}
    for place in range(count):
        page.evaluate("place => Reveal.slide(place, 0, 99)", place)
        if found := page.evaluate(LOOK, SMALLEST):
            wrong[place + 1] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (".slide pre { width: 3000px }", "leaves the slide"),
        (".slide .source { width: 300px }", "is too wide"),
        (".slide .figure { width: 500px }", "letters too small"),
        (".reveal aside.notes { display: block }", "notes are seen"),
    ],
)
def test_what_is_wrong_with_a_slide_is_seen(page, built, style, expected):
    show(page, built / "01_end_to_end.html")
    page.add_style_tag(content=style)
    found = []
    for place in range(8):
        page.evaluate("place => Reveal.slide(place, 0, 99)", place)
        found += page.evaluate(LOOK, SMALLEST)
    assert any(expected in each for each in found)


def test_a_recorded_conversation_is_stepped_through_with_the_keys(page, built):
    show(page, built / "02_client_and_server.html")
    page.evaluate("() => Reveal.slide(6)")
    seen = """() => {
      const svg = document.querySelector('section.present .steps svg[role=img]');
      return [svg.style.clipPath, svg.closest('.netlib-figure').scrollTop];
    }"""
    looks = [page.evaluate(seen)]
    while page.evaluate("() => Reveal.availableFragments().next"):
        page.keyboard.press("PageDown")
        looks.append(page.evaluate(seen))
    assert len(looks) == page.locator("section.present .steps svg[role=img] > g").count()
    assert len({clip for clip, _ in looks}) == len(looks)  # each key shows one more row
    assert looks[-1][0] == ""  # nothing is hidden below
    tops = [top for _, top in looks]
    assert tops == sorted(tops)
    assert tops[-1] > 0
    page.keyboard.press("PageUp")
    assert page.evaluate(seen) == looks[-2]


def test_the_names_of_both_sides_stay_above_a_conversation(page, built):
    show(page, built / "02_client_and_server.html")
    page.evaluate("() => Reveal.slide(6, 0, 99)")
    where = """() => {
      const frame = document.querySelector('section.present .netlib-figure');
      const top = (part) => Math.round(part.getBoundingClientRect().top);
      const names = frame.querySelector('.netlib-names');
      return [frame.scrollTop > 0, top(names) - top(frame), names.textContent.includes('server')];
    }"""
    assert page.evaluate(where) == [True, 0, True]


def test_a_figure_without_rows_is_shown_in_two_parts(page, built):
    show(page, built / "08_close.html")
    page.evaluate("() => Reveal.slide(4)")
    seen = "() => document.querySelector('section.present .netlib-figure').scrollTop"
    upper = page.evaluate(seen)
    page.keyboard.press("PageDown")
    assert upper == 0
    assert page.evaluate(seen) > 100  # pixels
    assert page.evaluate("() => Reveal.availableFragments().next") is False


def test_the_speaker_sees_the_notes_the_clock_and_the_next_slide(page, built):
    show(page, built / "07_send_and_recv.html")
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    notes = speaker.locator(".speaker-controls-notes .value")
    notes.get_by_text("The most important deck").wait_for(timeout=PATIENCE)
    assert speaker.locator(".clock-value").first.inner_text() != ""
    upcoming = speaker.frame_locator("#upcoming-slide iframe")
    title = upcoming.locator("section.present h2")
    title.wait_for(timeout=PATIENCE)
    assert title.inner_text() == "send takes bytes, not text"
    speaker.close()


def test_one_key_makes_it_dark(page, built):
    show(page, built / "02_client_and_server.html")
    page.evaluate("() => Reveal.slide(1)")
    colors = """() => {
      const of = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
      return [of('section.present .slide', 'backgroundColor'), of('section.present h2', 'color'),
              of('section.present text.client', 'fill')];
    }"""
    light = page.evaluate(colors)
    page.keyboard.press("d")
    dark = page.evaluate(colors)
    assert light == ["rgb(255, 255, 255)", "rgb(27, 29, 33)", "rgb(0, 114, 178)"]
    assert dark == ["rgb(27, 29, 33)", "rgb(240, 240, 236)", "rgb(86, 180, 233)"]


def test_the_index_leads_to_a_deck(page, built):
    page.goto((built / "index.html").as_uri(), timeout=PATIENCE)
    page.get_by_role("link", name="Where does a message end?").click()
    page.wait_for_function("() => window.Reveal?.isReady()")
    assert page.url.split("#")[0] == (built / "07_send_and_recv.html").as_uri()
