// What the slides of a notebook are: which cells stand on each, which come later, how they look.

import { stepsOf } from "./figures.js";

const HEADING = /^#{1,2} /;
const HEADING_INSIDE = /\n## /;
export const PLACES = [
  ...["netlib-on", "netlib-later", "netlib-fills", "netlib-first", "netlib-body", "netlib-last"],
  ...["netlib-before", "netlib-after"],
];

/** Jupyter's slide type of a cell, its tags, its source. */
export const typeOf = (cell) => cell.model.getMetadata("slideshow")?.slide_type || "-";
export const hasTag = (cell, tag) => (cell.model.getMetadata("tags") ?? []).includes(tag);
export const sourceOf = (cell) => cell.model.sharedModel.getSource();
export const isCode = (cell) => cell.model.type === "code";

export const hasSource = (cell) => isCode(cell) && !cell.model.getMetadata("jupyter")?.source_hidden;
export const figuresOf = (cell) => [...cell.node.querySelectorAll(".netlib-figure > svg[role=img]")];

/** The slides of a notebook: the cells of each, which of them come later, and the notes.
    A notebook without slide types has a slide for each heading, and its cells come one by one. */
export function slidesOf(notebook) {
  const cells = [...notebook.widgets];
  return cells.some((cell) => /slide$/.test(typeOf(cell))) ? slidesByType(cells) : slidesByHeading(cells);
}

const emptySlide = (typed) => ({ cells: [], later: new Set(), notes: [], part: new Map(), typed });

function slidesByType(cells) {
  const slides = [];
  for (const cell of cells) {
    const type = typeOf(cell);
    if (type === "slide" || type === "subslide") slides.push(emptySlide(true));
    const slide = slides.at(-1);
    if (!slide || type === "skip") continue;
    if (type === "notes") slide.notes.push(cell);
    else slide.cells.push(cell);
    if (type === "fragment") slide.later.add(cell);
  }
  return slides;
}

/** A cell with a heading in its middle ends one slide, and begins the next one. */
function slidesByHeading(cells) {
  const slides = [];
  const begin = (cell) => slides.push({ ...emptySlide(false), cells: [cell] });
  for (const cell of cells) {
    const text = cell.model.type === "markdown" ? sourceOf(cell) : "";
    if (HEADING.test(text)) begin(cell);
    else if (slides.length) {
      slides.at(-1).cells.push(cell);
      slides.at(-1).later.add(cell);
    }
    if (slides.length && HEADING_INSIDE.test(text)) {
      slides.at(-1).part.set(cell, "netlib-before");
      begin(cell);
      slides.at(-1).part.set(cell, "netlib-after");
    }
  }
  return slides;
}

/** What a key shows next on a slide: one more cell, or one more step of a figure. */
export function momentsOf(slide) {
  return slide.cells.flatMap((cell) => {
    const [figure] = hasTag(cell, "steps") ? figuresOf(cell) : [];
    const steps = figure ? Array(stepsOf(figure)).fill({ cell, isStep: true }) : [];
    return slide.later.has(cell) ? [{ cell }, ...steps] : steps;
  });
}

/** What decides how a slide looks, as names of classes. */
export function kindsOf(slide) {
  const [first] = slide.cells;
  const isTitle = Boolean(first) && /^# /.test(sourceOf(first)) && slide.part.get(first) !== "netlib-after";
  const isEnd = Boolean(first) && hasTag(first, "end");
  const isStill = slide.typed && !slide.cells.some(hasSource); // nothing that may grow as it runs
  return [
    ["netlib-title", isTitle],
    ["netlib-end", isEnd],
    ["netlib-plain", !isTitle && !isEnd],
    ["netlib-still", isStill],
    ["netlib-typed", slide.typed],
  ];
}

/** Where a cell stands on its slide, as names of classes. */
export function placesOf(slide, cell, isVisible) {
  const index = slide.cells.indexOf(cell);
  const fills = slide.typed && isCode(cell) && !hasSource(cell) && figuresOf(cell).length;
  return [
    isVisible ? "netlib-on" : slide.typed && "netlib-later",
    fills && "netlib-fills",
    slide.part.get(cell),
    index === 0 && "netlib-first",
    index === 1 && "netlib-body",
    index === slide.cells.length - 1 && "netlib-last",
  ].filter(Boolean);
}
