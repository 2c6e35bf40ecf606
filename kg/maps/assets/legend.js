/* The legend: each entry names a kind of node or line, counts it, and shows or hides it. */
"use strict";

const entries = [...document.querySelectorAll("#legend button")];
for (const entry of entries) {
  const name = entry.dataset.kind || entry.dataset.line;
  entry.addEventListener("click", () => {
    const hidden = new Set(state.hidden);
    const back = hidden.delete(name);
    if (!back) hidden.add(name);
    set({ hidden });
    if (name === "event" && back) fit(); // they may lie outside of what was to be seen
  });
}
/* What this film never has, at any time, needs no entry. */
const ever = new Set([...NODES.values()].map(node => node.kind));
for (const edge of EDGES.values()) for (const turn of turnsOf(edge)) { ever.add(turn.sign); if (turn.broken) ever.add("broken"); }
for (const entry of entries) entry.hidden = !ever.has(entry.dataset.kind || entry.dataset.line);
const showLegend = () => {
  const found = counts();
  for (const entry of entries) {
    const name = entry.dataset.kind || entry.dataset.line;
    press(entry, !state.hidden.has(name));
    entry.querySelector(".count").textContent = String(found[name] || 0);
  }
};

onChange(showLegend);
showLegend();
