/* The editor's keys and line numbers. Without this the page works all the same. */
"use strict";

const editor = document.getElementById("editor");
const form = document.getElementById("ask");
const lines = document.querySelector(".lines");
const LONG = 6000; // longer questions do not fit well into an address
let leaving = false; // Escape was pressed: Tab goes on to what is next, as everywhere

const number = () => {
  const bad = Number(editor.dataset.line || 0), count = editor.value.split("\n").length;
  lines.replaceChildren(...Array.from({ length: count }, (_, at) => {
    const line = document.createElement("div");
    line.textContent = String(at + 1);
    if (at + 1 === bad) line.className = "bad";
    return line;
  }));
  lines.scrollTop = editor.scrollTop;
};

/** Put text in place of what is selected, in a way that can be undone. */
const put = text => {
  if (!document.execCommand("insertText", false, text)) {
    editor.setRangeText(text, editor.selectionStart, editor.selectionEnd, "end");
    editor.dispatchEvent(new Event("input"));
  }
};

/** Change every line that the selection touches. */
const eachLine = change => {
  const text = editor.value;
  const begin = text.lastIndexOf("\n", editor.selectionStart - 1) + 1;
  let end = editor.selectionEnd;
  if (end > begin && text[end - 1] === "\n") end -= 1;
  const found = text.indexOf("\n", end);
  const last = found < 0 ? text.length : found;
  const changed = change(text.slice(begin, last).split("\n")).join("\n");
  editor.setSelectionRange(begin, last);
  put(changed);
  editor.setSelectionRange(begin, begin + changed.length);
};

const indent = back => {
  if (!back && editor.selectionStart === editor.selectionEnd) return put("  ");
  return eachLine(all => all.map(line => (back ? line.replace(/^ {1,2}/, "") : line && `  ${line}`)));
};

const comment = () => eachLine(all => (all.every(line => /^\s*(#|$)/.test(line))
  ? all.map(line => line.replace(/^(\s*)# ?/, "$1"))
  : all.map(line => line && `# ${line}`)));

const newLine = () => {
  const before = editor.value.slice(0, editor.selectionStart);
  const line = before.slice(before.lastIndexOf("\n") + 1);
  put(`\n${/^ */.exec(line)[0]}${/[{([]\s*$/.test(line) ? "  " : ""}`);
};

editor.addEventListener("keydown", event => {
  const command = event.ctrlKey || event.metaKey;
  if (event.key === "Escape") { leaving = true; return; }
  if (event.key === "Tab" && !leaving && !command && !event.altKey) indent(event.shiftKey);
  else if (event.key === "Enter" && command) form.requestSubmit();
  else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) newLine();
  else if (event.key === "/" && command) comment();
  else return;
  event.preventDefault();
});
editor.addEventListener("keyup", event => { if (event.key !== "Escape" && event.key !== "Tab") leaving = false; });
editor.addEventListener("blur", () => { leaving = false; });
editor.addEventListener("input", () => { delete editor.dataset.line; editor.removeAttribute("aria-invalid"); number(); });
editor.addEventListener("scroll", () => { lines.scrollTop = editor.scrollTop; });
form.addEventListener("submit", () => { form.method = editor.value.length > LONG ? "post" : "get"; });

number();
if (editor.dataset.line) { // go to the slip
  const at = editor.value.split("\n").slice(0, Number(editor.dataset.line) - 1).join("\n").length;
  const place = at + (Number(editor.dataset.line) > 1 ? 1 : 0) + Number(editor.dataset.column) - 1;
  editor.focus();
  editor.setSelectionRange(place, place);
} else {
  const answer = document.getElementById("answer");
  if (answer) answer.focus({ preventScroll: true }); // so that it is read out, and Tab goes on from there
}
const ready = document.querySelector("details.ready");
if (ready && answerIsThere() && matchMedia("(max-width: 1000px)").matches) ready.open = false;

function answerIsThere() { return Boolean(document.getElementById("answer") || document.getElementById("slip")); }
