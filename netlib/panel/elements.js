// The elements that the panel is made of. Text goes in as text only: it may come from others.

function make(name, kind = "", text = "") {
  const element = document.createElement(name);
  if (kind) element.className = kind.replace(/(^| )/g, "$1netlib-panel-");
  element.textContent = text;
  return element;
}

function filled(element, ...children) {
  element.append(...children);
  return element;
}

function button(text, kind, press) {
  const element = make("button", `button ${kind}`, text);
  element.type = "button";
  element.addEventListener("click", press);
  return element;
}

/** Show at most `most` items. The list keeps the room that it once needed: nothing jumps. */
function fillList(list, items, most, makeItem) {
  const shown = items.slice(0, most).map(makeItem);
  const more = items.length - shown.length;
  if (more > 0) shown.push(make("li", "quiet", `and ${more} more`));
  const room = Math.max(Number(list.style.getPropertyValue("--rows")), shown.length);
  list.style.setProperty("--rows", room);
  list.replaceChildren(...shown);
}

/** A drawing of this height, in the units that all of them have. */
function makeSvg(height) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "netlib-picture");
  svg.setAttribute("viewBox", `0 0 720 ${height}`);
  svg.setAttribute("role", "img");
  return svg;
}
