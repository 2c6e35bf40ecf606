/* Focus, table, light and dark, keyboard: all else that changes the state. */
"use strict";

/* Focus and chain: a bar over the map says what it shows, and leads back. */
const showFocus = () => {
  $("focusbar").hidden = !state.focus;
  $("focusname").textContent = state.focus ? nameOf(state.focus) : "";
  press($("step-1"), state.steps === 1);
  press($("step-2"), state.steps === 2);
  $("chainbar").hidden = !state.chain;
  if (state.chain) $("chainname").textContent = state.chain[1] ? chainTitle(state.chain) : `From ${nameOf(state.chain[0])} to … (choose somebody)`;
};
for (const steps of [1, 2]) $(`step-${steps}`).addEventListener("click", () => { set({ steps }); fit(); });
$("all").addEventListener("click", () => { set({ focus: null }); fit(); });
$("unchain").addEventListener("click", () => { endChain(); $("search").focus(); });

/* The table: each row opens its pair, and shows which is open. */
const rows = [...document.querySelectorAll("#sheet [data-pair]")];
for (const row of rows) row.querySelector("button")?.addEventListener("click", () => choose(row.dataset.pair));
const showRows = () => {
  for (const row of rows) if (row.dataset.pair === state.pick) row.setAttribute("aria-current", "true"); else row.removeAttribute("aria-current");
};

/* Light or dark as the system has it, unless the button says otherwise. */
$("theme").addEventListener("click", () => {
  const dark = document.documentElement.style.colorScheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  document.documentElement.style.colorScheme = dark === "dark" ? "light" : "dark";
  repaint();
});

/* Keyboard, on the map and everywhere. */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const nextTo = (id, [dx, dy]) => {
  const at = network.getPositions([...seen.nodes]);
  if (!at[id]) return [...seen.nodes].sort((a, b) => NODES.get(b).prominence - NODES.get(a).prominence)[0];
  let best = id, least = Infinity;
  for (const [key, { x, y }] of Object.entries(at)) {
    const ahead = (x - at[id].x) * dx + (y - at[id].y) * dy, aside = Math.abs((x - at[id].x) * dy) + Math.abs((y - at[id].y) * dx);
    if (ahead > 1 && ahead + 2 * aside < least) { least = ahead + 2 * aside; best = key; }
  }
  return best;
};
/** From line to line of the picked node, or from a line to the next one of the same node. */
let turning = null;
const nextLine = way => {
  if (NODES.has(state.pick)) turning = state.pick;
  const lines = turning ? [...seen.lines.keys()].filter(id => touches(EDGES.get(id), turning)) : [];
  const at = lines.indexOf(state.pick);
  return lines.length ? lines[at < 0 ? (way > 0 ? 0 : lines.length - 1) : (at + way + lines.length) % lines.length] : state.pick;
};
box.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in ARROWS) { event.preventDefault(); choose(nextTo(EDGES.has(state.pick) ? turning : state.pick, ARROWS[event.key]), true); }
  else if (event.key === "n" || event.key === "p") choose(nextLine(event.key === "n" ? 1 : -1), true);
  else if (event.key === "Enter" && state.pick) $("panel").focus();
  else if (event.key === "f") focusOn(state.pick);
  else if (event.key === "c" && NODES.has(state.pick)) { event.preventDefault(); beginChain(state.pick); }
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
});
addEventListener("keydown", event => {
  if (event.target.matches("input[type=search], select")) return;
  if (event.key === "/") { event.preventDefault(); $("search").focus(); }
  else if (event.key === "Escape") {
    if (state.pick) choose(null);
    else if (state.chain) endChain();
    else if (state.focus) { set({ focus: null }); fit(); }
  }
});

onChange(change => { showFocus(); if ("pick" in change) showRows(); });
showFocus();
showRows();
