// A figure on a slide: as large as there is room for, and shown row by row as keys are pressed.

const FRAME = ".netlib-figure"; // what a figure scrolls in
const MARGIN = 6; // units of the drawing, left and right of what is drawn

/** The rows of a figure: the groups right inside its drawing. */
const rowsOf = (svg) => [...svg.querySelectorAll(":scope > g")];

/** How many keys it takes to show all of a figure; one without rows is shown in two parts. */
export const stepsOf = (svg) => (rowsOf(svg).length || 2) - 1;

/** Leave out the empty margins of a drawing, so that its letters are larger. */
export function fit(svg) {
  const drawn = svg.getBBox();
  if (!drawn.width) return; // it is not shown now
  const { height } = svg.viewBox.baseVal;
  svg.setAttribute("viewBox", `${drawn.x - MARGIN} 0 ${drawn.width + 2 * MARGIN} ${height}`);
}

/** The names at the top of a figure, which stay while its rows move. */
function namesOf(svg, height) {
  const { x, width } = svg.viewBox.baseVal;
  const names = svg.cloneNode(true);
  for (const part of names.querySelectorAll(":scope > g, title, desc")) part.remove();
  for (const name of ["role", "aria-labelledby", "style"]) names.removeAttribute(name);
  names.setAttribute("aria-hidden", "true");
  names.setAttribute("viewBox", `${x} 0 ${width} ${height}`);
  names.classList.add("netlib-names");
  return names;
}

/** Show the first rows of a figure, after so many steps, and keep the newest one in sight. */
export function showSteps(svg, steps) {
  const frame = svg.closest(FRAME);
  const rows = rowsOf(svg);
  const { width, height } = svg.viewBox.baseVal;
  const top = (row) => row.transform.baseVal[0].matrix.f;
  const bottom = rows[steps + 1] ? top(rows[steps + 1]) - 1 : height; // its edge is a line
  svg.style.clipPath = bottom < height ? `inset(0 0 ${(1 - bottom / height) * 100}% 0)` : "";
  frame.querySelector(".netlib-names")?.remove();
  const scale = frame.clientWidth / width;
  if (rows.length) {
    const names = namesOf(svg, top(rows[0]));
    names.style.marginBottom = `${-top(rows[0]) * scale}px`; // over the figure, not before it
    frame.prepend(names);
  }
  const least = bottom * scale - frame.clientHeight;
  const first = rows.find((row) => (top(row) - top(rows[0])) * scale >= least); // no half a row
  frame.scrollTop = first ? (top(first) - top(rows[0])) * scale : steps ? least : 0;
}

/** Show a figure as it was before `fit` and `showSteps`. */
export function putBack(svg, viewBox) {
  svg.setAttribute("viewBox", viewBox);
  svg.style.clipPath = "";
  svg.closest(FRAME).querySelector(".netlib-names")?.remove();
}
