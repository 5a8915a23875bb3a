// The live panel, the browser's side: what is true now, the other host's buttons, what happened.
//
// Python sends whole frames, never differences, so a frame that is left out costs nothing: only
// the newest one is drawn. It uses nothing of the model but get, on, off and send, so that it
// runs as well in a page without a kernel, where it shows the last picture that was saved.

const MOST_SOCKETS = 4;
const MOST_WAITS = 3;
const NOT_KNOWN = "not known here";
const UNHEARD_AFTER = 600; // ms without an answer to a button
const SAVED_AFTER = 1000; // ms without any word from Python
const TICK = 100; // ms between two counts of the seconds that somebody waits
const SAVED = "This is the last picture that was saved. Run the cell to make it live.";
const UNHEARD =
  "Python has not heard the button: this notebook program delivers it when the cell ends.";
const FROM_CODE = "From code, before the call that waits:";

// ---- Elements. Text goes in as text only: it may come from the other host.

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

// ---- Bytes, as they are typed and as they are shown

const ESCAPE = /\\x([0-9a-fA-F]{2})|\\([0-7]{1,3})|\\([\\'"abfnrtv])|[^]/gu;
const LETTERS = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const inHex = (number, width) => number.toString(16).padStart(width, "0");

/** The bytes that Python makes of the typed text; an unknown escape stays as it is typed. */
function bytesOf(typed) {
  return [...typed.matchAll(ESCAPE)].flatMap(([whole, hex, octal, letter]) => {
    if (hex) return [parseInt(hex, 16)];
    if (octal) return [parseInt(octal, 8) & 255];
    if (letter) return [LETTERS[letter] ?? letter.charCodeAt(0)];
    return [...encoder.encode(whole)];
  });
}

function signOf(character) {
  const number = character.codePointAt(0);
  if (number < 32) return String.fromCharCode(0x2400 + number);
  if (number === 127) return "␡";
  if (!UNSEEN.test(character)) return character;
  return number < 256 ? `\\x${inHex(number, 2)}` : `\\u${inHex(number, 4)}`;
}

/** The sign of the character that begins at `place`, and how many bytes it takes. */
function signAt(bytes, place) {
  for (let size = 1; size <= 4; size += 1) {
    try {
      return [signOf(decoder.decode(new Uint8Array(bytes.slice(place, place + size)))), size];
    } catch {
      // Not a whole character: it may be one with the next byte.
    }
  }
  return [`\\x${inHex(bytes[place], 2)}`, 1];
}

/** Bytes as text. Of long data: the first 24 and the last 8, with the count between. */
function visible(bytes) {
  if (bytes.length > 32) {
    const between = ` … ${bytes.length - 32} bytes … `;
    return visible(bytes.slice(0, 24)) + between + visible(bytes.slice(-8));
  }
  let text = "";
  for (let place = 0; place < bytes.length; ) {
    const [sign, size] = signAt(bytes, place);
    text += sign;
    place += size;
  }
  return text;
}

/** The bytes as the student would write them in Python. */
function literal(bytes) {
  const named = { 9: "\\t", 10: "\\n", 13: "\\r", 34: '\\"', 92: "\\\\" };
  const plain = (byte) =>
    byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `\\x${inHex(byte, 2)}`;
  return `b"${bytes.map((byte) => named[byte] ?? plain(byte)).join("")}"`;
}

// ---- A host: its sockets, and who waits

const known = (value) => value ?? NOT_KNOWN;
const listens = (socket) =>
  socket.state === "LISTEN" || socket.waiting != null || socket.limit != null;

function queues(socket) {
  if (listens(socket)) {
    const limit = socket.limit == null ? "" : ` of ${socket.limit}`;
    return `accept queue ${socket.waiting == null ? NOT_KNOWN : socket.waiting + limit}`;
  }
  if (socket.unread == null && socket.unacknowledged == null) return `queues ${NOT_KNOWN}`;
  return `unread ${known(socket.unread)} · unacknowledged ${known(socket.unacknowledged)}`;
}

function socketItem(socket) {
  const address = make("code", "address");
  address.append(make("span", "", known(socket.local)));
  if (socket.remote != null) address.append(" ", make("span", "", `→ ${socket.remote}`));
  const numbers = make("span", "queues", queues(socket));
  address.title = address.textContent; // what is too long for its line can still be read
  numbers.title = numbers.textContent;
  const kind = socket.state == null ? "state state-unknown" : "state";
  const state = make("span", kind, known(socket.state));
  return filled(make("li", "socket"), address, state, numbers);
}

/** Newest first to be kept; a listening socket stays, since its queue tells who waits. */
function chosen(sockets) {
  const late = [...sockets].reverse();
  const kept = [...late.filter(listens), ...late.filter((socket) => !listens(socket))];
  const shown = new Set(kept.slice(0, MOST_SOCKETS));
  return [...sockets.filter((one) => shown.has(one)), ...sockets.filter((one) => !shown.has(one))];
}

function waitItem(wait) {
  const text = make("span", "wait-text", "waiting in ");
  text.append(make("code", "", wait.call), make("span", "seconds"));
  if (wait.thread && wait.thread !== "MainThread") text.append(` · ${wait.thread}`);
  text.title = `${wait.call} ${wait.thread ?? ""}`;
  const bar = make("span", "bar");
  bar.setAttribute("aria-hidden", "true");
  return filled(make("li", "wait"), bar, text);
}

function makeCard(host, name) {
  const sockets = make("ul", "sockets");
  const waits = make("ul", "waits");
  const root = filled(make("section", `card card-${host}`), make("p", "name", name));
  root.setAttribute("aria-label", name);
  root.append(sockets, waits);
  let [socketsBefore, waitsBefore, since] = ["", "", []];

  /** A saved picture holds no durations: `came`, when the frame came, is null for it. */
  function tick() {
    waits.querySelectorAll(".netlib-panel-seconds").forEach((element, index) => {
      const start = since[index];
      const seconds = Math.max(0, performance.now() - start) / 1000;
      element.textContent = start == null ? "" : ` · ${seconds.toFixed(1)} s`;
    });
  }

  function show(state, came) {
    const found = state?.sockets ?? [];
    const waiting = state?.waits ?? [];
    const socketsNow = JSON.stringify(found);
    if (socketsNow !== socketsBefore) {
      fillList(sockets, chosen(found), MOST_SOCKETS, socketItem);
      if (!found.length) sockets.append(make("li", "quiet", "no socket yet"));
      socketsBefore = socketsNow;
    }
    const waitsNow = JSON.stringify(waiting.map((wait) => [wait.call, wait.thread]));
    if (waitsNow !== waitsBefore) {
      fillList(waits, waiting, MOST_WAITS, waitItem);
      if (!waiting.length) waits.append(make("li", "wait quiet", "not waiting"));
      waitsBefore = waitsNow;
    }
    const begin = ({ seconds }) => (came == null || seconds == null ? null : came - seconds * 1000);
    since = waiting.map(begin);
    tick();
  }

  return { root, show, tick };
}

// ---- The other host's buttons

function field(text, kind, type, value) {
  const input = make("input", `input ${kind}`);
  Object.assign(input, { type, value, autocomplete: "off", spellcheck: false });
  // The notebook listens to keys, too: what is typed here is not meant for it.
  for (const event of ["keydown", "keypress", "keyup"]) {
    input.addEventListener(event, (key) => key.stopPropagation());
  }
  return [filled(make("label", `label label-${kind}`, text), input), input];
}

function makeControls(act) {
  const [textLabel, text] = field("bytes", "text", "text", "id\\r\\n");
  const [splitLabel, split] = field("split after byte", "split", "number", "0");
  Object.assign(split, { min: "0", step: "1", title: "0: in one piece" });
  const preview = make("p", "preview");
  const status = make("p", "status");
  status.setAttribute("role", "status");
  status.setAttribute("aria-live", "polite");

  const splitAt = () => Math.max(0, Math.floor(Number(split.value) || 0));
  const piece = (bytes) => [
    make("code", "piece", visible(bytes)),
    make("span", "count", bytes.length === 1 ? "1 byte" : `${bytes.length} bytes`),
  ];
  function drawPreview() {
    const [bytes, cut] = [bytesOf(text.value), splitAt()];
    const pieces = [bytes.slice(0, cut), bytes.slice(cut)].filter((part) => part.length);
    const says = ["no bytes to send", "in one piece", "in 2 pieces"][pieces.length];
    preview.replaceChildren(make("span", "count", says), ...pieces.flatMap(piece));
  }
  const press = (action) => () =>
    act({ action, text: text.value, split: splitAt() }, codeFor(action, text.value));

  const buttons = {
    connect: button("Connect a client", "connect", press("connect")),
    send: button("Send", "send", press("send")),
    close: button("Close", "close", press("close")),
    reset: button("Reset", "reset", press("reset")),
    clear: button("Clear the picture", "clear", press("clear")),
  };
  text.addEventListener("keydown", (key) => key.key === "Enter" && buttons.send.click());
  for (const input of [text, split]) input.addEventListener("input", drawPreview);
  drawPreview();

  const { connect, send, close, reset, clear } = buttons;
  const root = filled(make("section", "controls"), make("p", "name", "The other host"));
  root.setAttribute("aria-label", "The other host");
  root.append(filled(make("div", "line"), connect, close, reset, clear));
  root.append(filled(make("div", "line"), textLabel, splitLabel, send), preview, status);

  function say(words, kind = "status", code = "") {
    status.className = `netlib-panel-status netlib-panel-${kind}`;
    status.replaceChildren(words, ...(code ? [" ", make("code", "", code)] : []));
  }
  function enable(yes) {
    for (const each of Object.values(buttons)) each.disabled = !yes;
  }
  return { root, say, enable };
}

/** What does the same from code, for programs that deliver a button too late. */
function codeFor(action, typed) {
  if (action === "clear") return "";
  const data = action === "send" ? `${literal(bytesOf(typed))}, ` : "";
  return `other.${action}(${data}after=2)`;
}

// ---- The picture, with its steps

function makePicture() {
  const figure = make("figure", "figure");
  const label = "The picture. Arrow keys left and right: one step; Home: first; End: newest.";
  figure.tabIndex = 0;
  figure.setAttribute("role", "group");
  figure.setAttribute("aria-label", label);
  const says = make("span", "step");
  let [picture, rows, total] = [null, [], 0];
  let asked = null; // the step the reader went back to; null: the newest, whichever it is
  let following = true; // the reader has not scrolled up

  const number = (row) => Number(row.dataset.row) + 1;
  const step = () => asked ?? total;
  const moves = {
    first: () => rows[0],
    back: () => rows.findLast((row) => number(row) < step()),
    forward: () => rows.find((row) => number(row) > step()),
    newest: () => rows.at(-1),
  };

  function move(name) {
    const row = moves[name]();
    if (row) asked = row === rows.at(-1) ? null : number(row);
    following = true;
    update();
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

  /** Hide what lies below the row, and keep the height: the page does not move. */
  function clip() {
    const svg = figure.querySelector("svg");
    if (!svg) return 0;
    const row = rows.findLast((one) => number(one) <= step());
    const height = svg.viewBox.baseVal.height;
    const part = asked == null || !row || !height ? 1 : Number(row.dataset.bottom) / height;
    svg.style.clipPath = part < 1 ? `inset(0 0 ${(1 - part) * 100}% 0)` : "";
    return part * svg.getBoundingClientRect().height;
  }
  function scrollTo(bottom) {
    if (asked == null) figure.scrollTop = figure.scrollHeight; // of the figure, never of the page
    else figure.scrollTop = Math.max(0, bottom + 16 - figure.clientHeight);
  }
  function update() {
    const bottom = clip();
    if (following) scrollTo(bottom);
    says.textContent = total ? `step ${step()} of ${total}` : "no step yet";
    // Not `disabled`: a button that had the keyboard's focus would lose it at the last step.
    bar.forEach((element, index) => {
      const atEnd = index < 2 ? !rows.length || step() <= number(rows[0]) : asked == null;
      element.setAttribute("aria-disabled", String(atEnd));
    });
  }

  function show(svg, steps) {
    if (svg !== picture) {
      figure.innerHTML = svg; // made by netlib itself, which escapes what others wrote
      if (!svg) figure.append(make("p", "quiet", "nothing has happened yet"));
      rows = [...figure.querySelectorAll(".netlib-row")];
    }
    const last = rows.length ? number(rows.at(-1)) : 0;
    const before = total;
    total = Math.max(steps ?? 0, last);
    if (asked != null && asked >= total) asked = null; // the picture was cleared
    if (svg !== picture || before !== total) update();
    picture = svg;
  }

  figure.addEventListener("scroll", () => {
    following = figure.scrollHeight - figure.scrollTop - figure.clientHeight < 24;
  });
  figure.addEventListener("keydown", (key) => {
    const keys = { ArrowLeft: "back", ArrowRight: "forward", Home: "first", End: "newest" };
    if (/^(Arrow|Page|Home|End)/.test(key.key)) key.stopPropagation(); // not for the notebook
    if (!keys[key.key] || key.ctrlKey || key.metaKey || key.altKey) return;
    key.preventDefault();
    move(keys[key.key]);
  });

  const root = filled(make("section", "story"), filled(make("div", "steps"), ...bar, says), figure);
  root.setAttribute("aria-label", "What happened");
  return { root, show };
}

// ---- The panel

function render({ model, el }) {
  const root = make("div");
  root.className = "netlib-panel";
  const cards = { client: makeCard("client", "Client"), server: makeCard("server", "Server") };
  const controls = makeControls(act);
  const picture = makePicture();
  const words = make("p", "words");
  const details = filled(make("details", "details"), make("summary", "", "In words"), words);
  const hosts = filled(make("div", "hosts"), cards.client.root, cards.server.root);
  el.append(filled(root, hosts, controls.root, picture.root, details));

  let [newest, came, live, drawing] = [null, null, false, 0];
  const unheard = new Map(); // the timers of the buttons that Python has not answered
  const own = Math.random().toString(36).slice(2, 8); // two views of one panel share its messages

  function draw() {
    drawing = 0;
    const saved = (name) => model.get(name);
    const { hosts, picture: svg, words: story, total } = newest ?? {
      hosts: saved("hosts"), picture: saved("picture"), words: saved("words"), total: 0,
    };
    for (const [name, card] of Object.entries(cards)) card.show(hosts?.[name], came);
    picture.show(svg ?? "", total);
    if (words.textContent !== story) words.textContent = story ?? "";
    if (newest) root.dataset.frame = newest.number;
  }
  function drawSoon() {
    drawing ||= requestAnimationFrame(draw);
  }
  function drawSaved() {
    if (!newest) drawSoon();
  }

  let acts = 0;
  function act(what, code) {
    const id = `${own}-${(acts += 1)}`;
    const note = () => controls.say(code ? `${UNHEARD} ${FROM_CODE}` : UNHEARD, "quiet", code);
    controls.say("");
    unheard.set(id, setTimeout(note, UNHEARD_AFTER));
    model.send({ kind: "act", id, ...what });
  }
  function answered({ id, text, error }) {
    clearTimeout(unheard.get(id));
    unheard.delete(id);
    if (error) controls.say(`✗ ${error}`, "error");
    else controls.say(text ?? "");
  }

  const silence = setTimeout(() => {
    controls.enable(false);
    controls.say(SAVED, "quiet");
  }, SAVED_AFTER);
  function goLive() {
    if (live) return;
    live = true;
    clearTimeout(silence);
    controls.enable(true);
    controls.say("");
  }
  function hear(message) {
    if (message?.kind !== "frame" && message?.kind !== "done") return;
    goLive();
    if (message.kind === "done") return answered(message);
    [newest, came] = [message, performance.now()];
    drawSoon();
  }

  const saved = ["change:picture", "change:words", "change:hosts"];
  for (const name of saved) model.on(name, drawSaved);
  model.on("msg:custom", hear);
  const ticking = setInterval(() => {
    for (const card of Object.values(cards)) card.tick();
  }, TICK);
  drawSoon();
  model.send({ kind: "hello" });

  return () => {
    for (const name of saved) model.off(name, drawSaved);
    model.off("msg:custom", hear);
    clearInterval(ticking);
    cancelAnimationFrame(drawing);
    for (const timer of [silence, ...unheard.values()]) clearTimeout(timer);
    root.remove();
  };
}

export default { render };
