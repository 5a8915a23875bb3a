// A question before a cell is run. Python holds the answer: it is not in the page before a choice.
//
// It uses nothing of the model but get, on, off and send: in a page without a kernel it shows what
// had been chosen when the page was saved.

const UNHEARD_AFTER = 1500; // ms without an answer to the button
const UNHEARD =
  "No answer yet. If a cell is running, it may come when that cell ends. Else run this cell again.";

function make(name, kind, ...children) {
  const element = document.createElement(name);
  if (kind) element.className = `netlib-quiz-${kind}`;
  element.append(...children);
  return element;
}

/** A text in which `code` stands between backticks. It goes in as text only. */
function withCode(text) {
  return text.split("`").map((part, index) => (index % 2 ? make("code", "", part) : part));
}

function makeAnswer(group, text, number) {
  const input = make("input");
  Object.assign(input, { type: "radio", name: group, value: number });
  for (const event of ["keydown", "keyup"]) {
    input.addEventListener(event, (key) => key.stopPropagation()); // not meant for the notebook
  }
  const sign = make("span", "sign");
  return make("label", "answer", input, make("span", "text", ...withCode(text)), sign);
}

function render({ model, el }) {
  const { question, answers } = model.get("asked");
  // The radio buttons of two questions, or of two views of one, must not belong together.
  const name = `netlib-quiz-${Math.random().toString(36).slice(2)}`;
  const legend = make("legend", "question", ...withCode(question));
  const group = make("fieldset", "group", legend);
  group.setAttribute("role", "radiogroup");
  const labels = answers.map((text, index) => makeAnswer(name, text, index + 1));
  const inputs = labels.map((label) => label.querySelector("input"));
  const button = make("button", "button", "That is my prediction");
  button.type = "button";
  button.disabled = true;
  const status = make("p", "status");
  status.setAttribute("role", "status");
  group.append(...labels);
  const root = make("div", "", group, button, status);
  root.className = "netlib-quiz";
  el.append(root);

  let unheard = 0;
  const choice = () => inputs.find((input) => input.checked);
  group.addEventListener("change", () => {
    button.disabled = !choice();
  });
  button.addEventListener("click", () => {
    clearTimeout(unheard);
    unheard = setTimeout(() => status.replaceChildren(UNHEARD), UNHEARD_AFTER);
    model.send({ chosen: Number(choice().value) });
  });

  function show() {
    const { chosen, right, why } = model.get("told");
    if (!chosen) return;
    clearTimeout(unheard);
    const hadFocus = root.contains(document.activeElement);
    labels.forEach((label, index) => {
      const isRight = index + 1 === right;
      const isChosen = index + 1 === chosen;
      inputs[index].checked = isChosen;
      inputs[index].disabled = true;
      label.classList.toggle("netlib-quiz-right", isRight);
      label.classList.toggle("netlib-quiz-wrong", isChosen && !isRight);
      const sign = isRight ? "✓ right" : isChosen ? "✗ your choice" : "";
      label.querySelector(".netlib-quiz-sign").textContent = sign;
    });
    button.hidden = true;
    const verdict = chosen === right ? "✓ As you said." : `✗ Not so: it is answer ${right}.`;
    status.replaceChildren(make("b", "", verdict), " ", ...withCode(why));
    status.tabIndex = -1;
    if (hadFocus) status.focus({ preventScroll: true }); // the button that had it is gone
  }
  model.on("change:told", show);
  show();
  return () => {
    clearTimeout(unheard);
    model.off("change:told", show);
  };
}

export default { render };
