// Starts reveal.js, and lets a recorded figure be stepped through with the same keys.

const asked = new URLSearchParams(location.search);
const page = document.documentElement;

function dark(yes) {
  page.dataset.jpThemeLight = String(!yes);
}

function showFigures() {
  for (const svg of document.querySelectorAll("section.present .figure svg[role=img]")) {
    fit(svg);
    const figure = svg.closest(".figure");
    const done = figure.querySelectorAll(".step.visible").length;
    if (figure.matches(".steps")) showSteps(svg, done);
  }
}

dark(asked.has("dark"));
for (const event of ["ready", "slidechanged", "fragmentshown", "fragmenthidden"]) {
  Reveal.on(event, showFigures);
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
