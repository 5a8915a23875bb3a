// The picture of what happened, its steps, and the same in words.

const [WIDTH, HEAD] = [720, 56]; // of the drawing, in its own units; HEAD is what stands above
const IN_VIEW = 560; // pixels: the figure's greatest height
const FAR = 1e7; // pixels: further down than any picture goes
const MARGIN = 400; // units that are drawn above and below, when the reader scrolls

/** The rows as one drawing. Only those in view are in the page, however many there are. */
function makeDrawing() {
  const [head, rows] = [makeSvg(HEAD), makeSvg(HEAD)];
  let [headSaid, height, drawn, inView] = ["", 0, "", []];

  /** Draw what is above and behind, and the rows that lie between `from` and `to`. */
  function draw({ head: above, behind }, places, from, to) {
    if (above !== headSaid) head.innerHTML = above; // all of it is made by netlib, which escapes
    headSaid = above; // what others wrote
    const total = places.at(-1).bottom;
    if (total !== height) rows.setAttribute("viewBox", `0 0 ${WIDTH} ${total}`);
    height = total;
    inView = places.filter((row) => row.bottom > from && row.top < to && !row.isLater);
    const inside = inView.map((row) => `<g transform="translate(0 ${row.top})">${row.svg}</g>`);
    const content = behind + inside.join("");
    if (content === drawn) return;
    rows.innerHTML = drawn = content;
    rows.setAttribute("aria-label", inView.map((row) => row.words).join("\n"));
  }
  return { head, rows, draw };
}

/** Where each row of a story begins and ends. The drawing of a row may come later than the row. */
function placesOf({ order, rows }) {
  let bottom = 0;
  return order.map(([key, height]) => {
    const [svg, words] = rows.get(key) ?? ["", ""];
    const top = bottom;
    bottom += height;
    return { key, svg, words, top, bottom, isStep: Number(key) >= 0, isLater: false };
  });
}

function makePicture() {
  const figure = make("figure", "figure");
  const label = "The picture. Arrow keys left and right: one step; Home: first; End: newest.";
  figure.tabIndex = 0;
  figure.setAttribute("role", "group");
  figure.setAttribute("aria-label", label);
  const drawing = makeDrawing();
  figure.append(filled(make("div", "head"), drawing.head), drawing.rows);
  const says = make("span", "step");
  const told = make("span", "unseen");
  told.setAttribute("aria-live", "polite");
  let [story, steps, scale, scrolled] = [null, [], 1, 0];
  let asked = null; // the step the reader went back to; null: the newest, whichever it is
  let following = true; // the reader has not scrolled up

  const find = () => steps.findIndex((row) => row.key === asked);
  const at = () => (asked == null ? steps.length - 1 : find());
  const moves = { first: () => 0, back: () => at() - 1, forward: () => at() + 1 };

  function move(name) {
    const wanted = moves[name]?.() ?? steps.length - 1;
    if (!steps[wanted]) return;
    asked = wanted === steps.length - 1 ? null : steps[wanted].key;
    following = true;
    update();
    told.textContent = steps[wanted].words;
  }
  const stepButton = (name, sign, words) => {
    const element = button(sign, `step-button ${name}`, () => move(name));
    element.setAttribute("aria-label", words);
    element.title = words;
    return element;
  };
  const bar = [
    stepButton("first", "⇤", "first step"),
    stepButton("back", "←", "one step back"),
    stepButton("forward", "→", "one step forward"),
    stepButton("newest", "⇥", "newest step"),
  ];

  /** What came after the step that is asked for is hidden, and keeps its room. */
  function update() {
    const places = placesOf(story);
    steps = places.filter((row) => row.isStep);
    if (asked != null && find() < 0) asked = null; // the picture was cleared, or went on for long
    const here = asked == null ? places.at(-1) : steps[at()];
    for (const row of places) row.isLater = row.top > here.top;
    const wanted = asked == null ? Infinity : (HEAD + here.bottom) * scale + 16;
    const bottom = following ? here.bottom : scrolled / scale + IN_VIEW / scale;
    const margin = following ? 0 : MARGIN;
    drawing.draw(story, places, bottom - IN_VIEW / scale - margin, bottom + margin);
    const place = steps.length ? `step ${at() + 1} of ${steps.length}` : "no step yet";
    if (says.textContent !== place) says.textContent = place;
    // Not `disabled`: a button that had the keyboard's focus would lose it at the last step.
    bar.forEach((element, index) => {
      const atEnd = index < 2 ? at() <= 0 : asked == null;
      if (element.ariaDisabled !== String(atEnd)) element.ariaDisabled = String(atEnd);
    });
    if (following) figure.scrollTop = Math.min(wanted - figure.clientHeight, FAR); // not the page
  }

  figure.addEventListener("scroll", () => {
    scrolled = figure.scrollTop;
    following = figure.scrollHeight - scrolled - figure.clientHeight < 24;
    if (!following && story) requestAnimationFrame(update);
  });
  figure.addEventListener("keydown", (key) => {
    const keys = { ArrowLeft: "back", ArrowRight: "forward", Home: "first", End: "newest" };
    if (/^(Arrow|Page|Home|End)/.test(key.key)) key.stopPropagation(); // not for the notebook
    if (!keys[key.key] || key.ctrlKey || key.metaKey || key.altKey) return;
    key.preventDefault();
    move(keys[key.key]);
  });
  const resized = new ResizeObserver(() => {
    scale = drawing.rows.clientWidth / WIDTH || 1;
  });
  resized.observe(figure);

  const line = filled(make("div", "steps"), ...bar, says, told);
  const root = filled(make("section", "story"), line, figure);
  root.setAttribute("aria-label", "What happened");
  const show = (newest) => {
    story = newest;
    update();
  };
  return { root, show, end: () => resized.disconnect() };
}

/** The story in words, for whoever opens it. */
function makeWords() {
  const words = make("p", "words");
  const root = filled(make("details", "details"), make("summary", "", "In words"), words);
  let [newest, written] = [null, ""];
  function write() {
    if (!root.open || !newest) return;
    const story = newest.order.map(([key]) => newest.rows.get(key)?.[1]).join("\n");
    if (written !== story) words.replaceChildren(...shownText(story));
    written = story;
  }
  root.addEventListener("toggle", write);
  const show = (story) => {
    newest = story;
    write();
  };
  return { root, show };
}
