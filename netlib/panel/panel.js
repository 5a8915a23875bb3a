// The live panel, the browser's side: what is true now, the other host's buttons, what happened.
//
// A frame from Python has both hosts, the order and the heights of the picture's rows, and some rows
// that are new or have changed. The page is drawn once for each image of the screen, and Python hears
// of it, so that it does not send more frames than can be drawn. Nothing of the model is used but get, on, off and send: it runs as
// well in a page without a kernel, where it shows the last picture that was saved.

const UNHEARD_AFTER = 600; // ms without an answer to a button
const TOLD_EACH = 150; // ms at least between two words to Python on what was drawn: they cost time
const SAVED_AFTER = 1000; // ms without any word from Python
const TICK = 100; // ms between two counts of the seconds that somebody waits
const SAVED = "This is the last picture that was saved. Run the cell to make it live.";
const UNHEARD =
  "Python has not heard the button: this notebook program delivers it when the cell ends.";
const FROM_CODE = "From code, before the call that waits:";

function render({ model, el }) {
  const root = make("div");
  root.className = "netlib-panel";
  const cards = { client: makeCard("client", "Client"), server: makeCard("server", "Server") };
  const controls = makeControls(act);
  const picture = makePicture();
  const words = makeWords();
  const hosts = filled(make("div", "hosts"), cards.client.root, cards.server.root);
  el.append(filled(root, hosts, controls.root, picture.root, words.root));

  let [newest, came, live, drawing, told] = [null, null, false, 0, 0];
  let story = { head: "", behind: "", order: [], rows: new Map() };
  const unheard = new Map(); // the timers of the buttons that Python has not answered
  const own = Math.random().toString(36).slice(2, 8); // two views of one panel share its messages

  /** Take in what is new; forget the rows that are no longer shown. */
  function learn({ head, behind, order, rows }) {
    const known = order.map(([key]) => [key, rows[key] ?? story.rows.get(key)]);
    story = { head, behind, order, rows: new Map(known.filter(([, row]) => row)) };
  }
  function draw() {
    drawing = 0;
    const hosts = newest?.hosts ?? model.get("hosts");
    for (const [name, card] of Object.entries(cards)) card.show(hosts?.[name], came);
    if (story.order.length) picture.show(story);
    words.show(story);
    if (!newest) return;
    root.dataset.frame = newest.number;
    if (performance.now() - told < TOLD_EACH) return;
    told = performance.now();
    model.send({ kind: "drawn", number: newest.number });
  }
  function drawSoon() {
    drawing ||= requestAnimationFrame(draw);
  }
  function drawSaved() {
    if (newest) return;
    if (model.get("story")?.order) learn(model.get("story"));
    drawSoon();
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
    learn(message);
    [newest, came] = [message, performance.now()];
    drawSoon();
  }

  const saved = ["change:story", "change:hosts"];
  for (const name of saved) model.on(name, drawSaved);
  model.on("msg:custom", hear);
  const ticking = setInterval(() => {
    for (const card of Object.values(cards)) card.tick();
  }, TICK);
  drawSaved();
  model.send({ kind: "hello" });

  return () => {
    for (const name of saved) model.off(name, drawSaved);
    model.off("msg:custom", hear);
    clearInterval(ticking);
    cancelAnimationFrame(drawing);
    for (const timer of [silence, ...unheard.values()]) clearTimeout(timer);
    picture.end();
    root.remove();
  };
}

export default { render };
