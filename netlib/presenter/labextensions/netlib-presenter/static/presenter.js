// The open notebook as slides over the whole window: its own cells, with its own kernel.

import { fit, putBack, showSteps } from "./figures.js";
import {
  PLACES, figuresOf, hasTag, isCode, kindsOf, momentsOf, placesOf, slidesOf, typeOf,
} from "./slides.js";
import { Speaker } from "./speaker.js";

const WIDTH = 1280;
const HEIGHT = 720;
const WAITS = 30_000; // milliseconds for a notebook that does not open: then the lab is shown
const TYPED_IN = ".cm-editor, input, textarea, select, [contenteditable=true]";
const MOVED_IN = `${TYPED_IN}, .jupyter-widgets, .netlib-panel, .netlib-quiz`; // they use arrows and Space

class Presenter {
  constructor(app) {
    this.app = app;
    this.panel = null; // the notebook that is presented
    this.at = new Map(); // where each notebook was left: its slide, and the moments shown there
    this.known = new WeakMap(); // which cells have run, for each notebook's kernel
    this.whole = new WeakMap(); // the part of a figure that is seen in the notebook itself
    this.speaker = new Speaker();
    this.back = document.createElement("button");
    this.back.className = "netlib-present-button";
    this.back.textContent = "Present";
    this.back.title = "Present this notebook, from where you left";
    this.back.onclick = () => this.start();
    document.body.append(this.back);
    this.redraw = new MutationObserver((changes) => {
      const added = changes.flatMap((change) => [...change.addedNodes]);
      if (added.some((node) => node.querySelector?.(".netlib-figure"))) this.show();
    });
    window.addEventListener("keydown", (event) => this.key(event), true);
    window.addEventListener("resize", () => this.panel && this.show());
  }

  start() {
    const panel = this.app.shell.currentWidget;
    if (!panel?.content?.widgets || !slidesOf(panel.content).length) return;
    this.panel = panel;
    if (!this.at.has(panel)) this.at.set(panel, { slide: 0, moment: 0 });
    this.speaker.began ||= Date.now();
    document.body.classList.add("netlib-presenting");
    panel.node.classList.add("netlib-presented");
    for (const cell of panel.content.widgets) {
      cell.node.classList.toggle("netlib-note", typeOf(cell) === "notes"); // not for the room, ever
    }
    this.redraw.observe(panel.content.node, { childList: true, subtree: true });
    this.show();
    const [first] = panel.content.widgets.filter(isCode);
    if (first && !this.ran().has(first)) this.run(first); // it sets up the notebook
  }

  leave() {
    this.redraw.disconnect();
    const kinds = kindsOf(this.place().slide).map(([name]) => name);
    this.panel.node.classList.remove("netlib-presented", ...kinds);
    document.body.classList.remove("netlib-presenting", "netlib-black");
    for (const cell of this.panel.content.widgets) {
      cell.node.classList.remove(...PLACES);
      for (const svg of figuresOf(cell)) {
        if (this.whole.has(svg)) putBack(svg, this.whole.get(svg));
      }
    }
    this.panel.content.scrollToItem?.(this.panel.content.activeCellIndex);
    this.panel = null;
    if (document.fullscreenElement) document.exitFullscreen();
    window.dispatchEvent(new Event("resize"));
  }

  /** The cells that this kernel has run for the talk. */
  ran() {
    const session = this.panel.sessionContext;
    if (!this.known.has(session)) {
      this.known.set(session, new Set());
      session.statusChanged.connect((_, status) => {
        if (/restarting|starting/.test(status)) this.known.get(session).clear();
      });
    }
    return this.known.get(session);
  }

  /** Run a cell, and first each one above it that has not run: a slide may be jumped to. */
  async run(cell) {
    const notebook = this.panel.content;
    const cells = notebook.widgets.filter(isCode);
    const ran = this.ran();
    const needed = cells.slice(0, cells.indexOf(cell)).filter((each) => !ran.has(each));
    for (const each of [...needed, cell]) {
      ran.add(each); // at once: while it waits, another one may be run
      notebook.activeCellIndex = notebook.widgets.indexOf(each);
      await this.app.commands.execute("notebook:run-cell");
    }
  }

  /** Run everything above the slide anew. */
  runToHere() {
    const above = this.panel.content.widgets.filter(isCode);
    const [here] = this.place().slide.cells;
    const last = above.findLast((each) => each.node.compareDocumentPosition(here.node) & 4);
    this.ran().clear();
    return last && this.run(last);
  }

  place() {
    const place = this.at.get(this.panel);
    const slides = slidesOf(this.panel.content);
    place.slide = Math.max(0, Math.min(place.slide, slides.length - 1));
    return { place, slides, slide: slides[place.slide], moments: momentsOf(slides[place.slide]) };
  }

  visible() {
    const { place, slide, moments } = this.place();
    const shown = new Set(moments.slice(0, place.moment).map((moment) => moment.cell));
    return slide.cells.filter((cell) => !slide.later.has(cell) || shown.has(cell));
  }

  next() {
    const { place, slides, moments } = this.place();
    if (place.moment < moments.length) place.moment += 1;
    else if (place.slide < slides.length - 1) Object.assign(place, { slide: place.slide + 1, moment: 0 });
    this.show();
  }

  previous() {
    const { place } = this.place();
    if (place.moment > 0) place.moment -= 1;
    else if (place.slide > 0) {
      place.slide -= 1;
      place.moment = this.place().moments.length;
    }
    this.show();
  }

  jump(slide) {
    Object.assign(this.at.get(this.panel), { slide, moment: 0 });
    this.show();
  }

  show() {
    const { place, slides, slide, moments } = this.place();
    const visible = this.visible();
    const node = this.panel.node;
    const zoom = Math.min(window.innerWidth / WIDTH, window.innerHeight / HEIGHT);
    node.style.setProperty("--netlib-zoom", zoom);
    node.dataset.slide = `${place.slide + 1} / ${slides.length}`;
    node.style.setProperty("--netlib-label", JSON.stringify(this.label()));
    node.style.setProperty("--netlib-number", JSON.stringify(this.label().split(" ")[0]));
    for (const [name, yes] of kindsOf(slide)) node.classList.toggle(name, yes);
    for (const cell of this.panel.content.widgets) {
      const names = slide.cells.includes(cell) ? placesOf(slide, cell, visible.includes(cell)) : [];
      for (const name of PLACES) cell.node.classList.toggle(name, names.includes(name));
    }
    for (const cell of visible) this.showFigures(cell, moments.slice(0, place.moment));
    const code = visible.filter(isCode).at(-1) ?? visible[0];
    if (code) this.panel.content.activeCellIndex = this.panel.content.widgets.indexOf(code);
    this.panel.content.mode = "command";
    const newest = moments[place.moment - 1];
    if (!newest) node.querySelector(".jp-WindowedPanel-outer").scrollTop = 0;
    else if (!newest.isStep) newest.cell.node.scrollIntoView({ block: "nearest" });
    this.speaker.show(slides, place.slide, node.style.getPropertyValue("--netlib-number"));
  }

  /** The name of what is presented, for the foot of a slide: "07 · send and recv". */
  label() {
    const [number, ...words] = this.panel.title.label.replace(/\.ipynb$/, "").split("_");
    return words.length ? `${number} · ${words.join(" ")}` : number;
  }

  showFigures(cell, done) {
    for (const svg of figuresOf(cell)) {
      if (!this.whole.has(svg)) this.whole.set(svg, svg.getAttribute("viewBox"));
      fit(svg);
      const steps = done.filter((each) => each.cell === cell && each.isStep).length;
      if (hasTag(cell, "steps")) showSteps(svg, steps);
    }
  }

  // ---- Keys, and a clicker, which sends the same ones

  key(event) {
    if (!this.panel || event.ctrlKey || event.metaKey || event.altKey) return;
    const inside = (selector) => event.target.closest?.(selector);
    const turns = { PageDown: () => this.next(), PageUp: () => this.previous() };
    const runs = { Enter: () => event.shiftKey && this.runHere() };
    const moves = {
      ArrowRight: turns.PageDown,
      ArrowLeft: turns.PageUp,
      " ": () => (event.shiftKey ? this.previous() : this.next()),
      Home: () => this.jump(0),
      End: () => this.jump(Infinity),
    };
    const others = {
      Escape: () => this.leave(),
      F5: () => this.fullScreen(),
      f: () => this.fullScreen(),
      s: () => {
        this.speaker.open((event) => this.key(event));
        this.show();
      },
      b: () => document.body.classList.toggle("netlib-black"),
      ".": () => document.body.classList.toggle("netlib-black"),
      r: () => this.runToHere(),
    };
    let action = turns[event.key];
    if (event.key === "Enter" && event.shiftKey && !inside("input, textarea, select")) action = runs.Enter;
    if (!action && !inside(MOVED_IN)) action = moves[event.key];
    if (!action && !inside(TYPED_IN)) action = others[event.key];
    const isLetter = /^\S$/.test(event.key) && !inside(TYPED_IN); // a letter may delete a cell
    if (!action && !isLetter) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    action?.();
  }

  /** Run the active cell of this slide. */
  async runHere() {
    const notebook = this.panel.content;
    const visible = this.visible().filter(isCode);
    const active = visible.includes(notebook.activeCell) ? notebook.activeCell : visible[0];
    if (!active) return;
    notebook.mode = "command";
    await this.run(active);
    if (this.panel) active.node.scrollIntoView({ block: "nearest" }); // what it shows, too
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {}); // a wish; the page stays
  }
}

/** Present the notebook that was asked for, as soon as it is there. */
async function presentWhenReady(app, presenter, name) {
  document.body.classList.add("netlib-waiting");
  setTimeout(() => document.body.classList.remove("netlib-waiting"), WAITS);
  await app.restored;
  const look = async () => {
    const panel = app.shell.currentWidget;
    if (panel?.context?.path !== name) return;
    app.shell.currentChanged.disconnect(look);
    await Promise.all([panel.context.ready, panel.sessionContext.ready]);
    presenter.start();
    document.body.classList.remove("netlib-waiting");
  };
  app.shell.currentChanged.connect(look);
  look();
}

function activate(app) {
  for (const name of ["theme.css", "presenter.css"]) {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL(name, import.meta.url);
    document.head.append(style);
  }
  const presenter = new Presenter(app);
  app.commands.addCommand("netlib:present", {
    label: "Present this notebook",
    execute: () => presenter.start(),
  });
  const page = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  if (page.netlibPresents) presentWhenReady(app, presenter, page.netlibPresents);
}

export const plugin = { id: "netlib-presenter:plugin", autoStart: true, activate };
