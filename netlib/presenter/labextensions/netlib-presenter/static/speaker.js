// The speaker's view, in a window for the second screen: notes, clock, this slide and the next one.

import { PLACES, kindsOf, placesOf, sourceOf } from "./slides.js";

const STYLE = new URL("speaker.css", import.meta.url);
const MINUTES = /^\*(\d+(?:\.\d+)?) min\*/;
const PAGE =
  "<header><b id=place></b><span id=planned></span><span id=elapsed></span><time></time></header>" +
  "<main><section id=notes></section><aside><h2>Now</h2><section id=now></section>" +
  "<h2>Next</h2><section id=next></section></aside></main>";

const minutesOf = (slide) => Number(MINUTES.exec(slide.notes.map(sourceOf).join("\n"))?.[1] ?? 0);
const rendered = (cell) => cell.node.querySelector(".jp-RenderedMarkdown")?.innerHTML ?? "";

export class Speaker {
  constructor() {
    this.window = null;
    this.began = 0; // milliseconds; when the talk began
  }

  get isOpen() {
    return Boolean(this.window) && !this.window.closed;
  }

  /** Open the window. A clicker may reach it, so that its keys do the same. */
  open(key) {
    this.window = window.open("", "netlib-speaker", "width=1100,height=760");
    if (!this.window) return; // the browser does not allow it; it says so itself
    const page = this.window.document;
    page.title = "Speaker's view";
    for (const style of document.querySelectorAll("style, link[rel=stylesheet]")) {
      page.head.append(style.cloneNode(true)); // the slides look as they do in the lab
    }
    page.head.insertAdjacentHTML("beforeend", `<link rel="stylesheet" href="${STYLE}">`);
    page.body.innerHTML = PAGE;
    page.addEventListener("keydown", key);
    clearInterval(this.ticking);
    this.ticking = setInterval(() => this.tick(), 1000);
    this.tick();
  }

  tick() {
    if (!this.isOpen) return clearInterval(this.ticking);
    const seconds = Math.floor((Date.now() - this.began) / 1000);
    const page = this.window.document;
    page.querySelector("time").textContent = new Date().toLocaleTimeString();
    page.querySelector("#elapsed").textContent =
      `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  /** Show the slide at this place. `number`: what stands on a title slide. */
  show(slides, place, number) {
    if (!this.isOpen) return;
    const page = this.window.document;
    const [slide, next] = slides.slice(place, place + 2);
    const planned = slides.slice(0, place + 1).reduce((sum, each) => sum + minutesOf(each), 0);
    page.querySelector("#place").textContent = `slide ${place + 1} of ${slides.length}`;
    page.querySelector("#planned").textContent = planned ? `planned until ${planned} min` : "";
    page.querySelector("#notes").innerHTML = slide.notes.map(rendered).join("");
    page.body.dataset.jpThemeLight = document.body.dataset.jpThemeLight;
    page.body.style.setProperty("--netlib-number", number);
    page.querySelector("#now").innerHTML = copyOf(slide);
    page.querySelector("#next").innerHTML = next ? copyOf(next) : "";
  }
}

/** A still copy of a slide, as HTML: the lab's own elements come to life only in its window. */
function copyOf(slide) {
  const cells = slide.cells.map((cell) => {
    const names = [...cell.node.classList].filter((name) => !PLACES.includes(name));
    const where = [...names, ...placesOf(slide, cell, true)].join(" ");
    return `<div class="${where}">${cell.node.innerHTML}</div>`;
  });
  const kinds = kindsOf(slide).filter(([, yes]) => yes).map(([name]) => name).join(" ");
  return `<div class="netlib-presented netlib-copy ${kinds}">
    <div class="jp-WindowedPanel-viewport">${cells.join("")}</div></div>`;
}
