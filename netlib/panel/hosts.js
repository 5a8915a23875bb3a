// A host: its sockets, and who waits.

const MOST_SOCKETS = 4;
const MOST_WAITS = 3;
const NOT_KNOWN = "not known here";

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
