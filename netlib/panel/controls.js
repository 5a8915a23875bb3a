// The other host's buttons.

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
    filled(make("code", "piece"), ...shownText(visible(bytes))),
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
  return `panel.other.${action}(${data}after=2)`;
}
