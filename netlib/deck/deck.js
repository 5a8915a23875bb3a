// Starts reveal.js, and lets a recorded figure be stepped through with the same keys.

const asked = new URLSearchParams(location.search);
const page = document.documentElement;

function dark(yes) {
  page.dataset.jpThemeLight = String(!yes);
}

/** Show the rows of a figure down to the newest step, and keep that one in sight.
    A row is a group right inside the drawing; a figure without any is shown in two parts. */
function showSteps(figure) {
  const steps = figure.querySelectorAll(".step.visible").length;
  const svg = figure.querySelector("svg");
  const whole = svg.viewBox.baseVal.height;
  const rows = svg.querySelectorAll(":scope > g");
  const hidden = rows[steps + 1];
  const bottom = hidden ? hidden.transform.baseVal[0].matrix.f : whole;
  svg.style.clipPath = `inset(0 0 ${(1 - bottom / whole) * 100}% 0)`;
  const scale = figure.clientWidth / svg.viewBox.baseVal.width;
  figure.scrollTop = rows.length || steps ? bottom * scale - figure.clientHeight : 0;
}

function showAllSteps() {
  for (const figure of document.querySelectorAll(".figure.steps")) showSteps(figure);
}

dark(asked.has("dark"));
for (const event of ["ready", "slidechanged", "fragmentshown", "fragmenthidden"]) {
  Reveal.on(event, showAllSteps);
}
Reveal.initialize({
  width: 1280,
  height: 720,
  margin: 0,
  center: false,
  controls: false,
  progress: false,
  hash: true,
  transition: "none",
  plugins: [RevealNotes],
  keyboard: { 68: () => dark(page.dataset.jpThemeLight === "true") },
});
