/* The address holds the state: #t=9&focus=kathy-h. Back and forward lead through what was opened. */
"use strict";

const STEPS = ["pick", "focus", "steps", "view"]; // what Back undoes; the slider would fill the history

const addressOf = () => {
  const parts = new URLSearchParams();
  if (state.view !== "map") parts.set("view", state.view);
  if (state.t < END) parts.set("t", String(state.t));
  if (state.focus) { parts.set("focus", state.focus); if (state.steps !== 1) parts.set("steps", String(state.steps)); }
  if (state.pick) parts.set("pick", state.pick);
  const hide = [...state.hidden].sort().join(",");
  if (hide !== [...DATA.hidden].sort().join(",")) parts.set("hide", hide);
  const hash = parts.toString();
  return hash ? `#${hash}` : "";
};

const stepsNow = () => STEPS.map(name => state[name]).join(" ");
let reading = false, before = stepsNow();
const readAddress = () => {
  const parts = new URLSearchParams(location.hash.slice(1));
  const known = id => (NODES.has(id) ? id : null);
  const t = Number.parseInt(parts.get("t") || "", 10);
  reading = true;
  set({
    t: t >= 1 ? Math.min(t, END) : END,
    focus: known(parts.get("focus")),
    steps: parts.get("steps") === "2" ? 2 : 1,
    pick: EDGES.has(parts.get("pick")) ? parts.get("pick") : known(parts.get("pick")),
    view: VIEWS.includes(parts.get("view")) ? parts.get("view") : "map",
    hidden: new Set(parts.has("hide") ? parts.get("hide").split(",").filter(Boolean) : DATA.hidden),
  });
  reading = false;
};

onChange((_, passing) => {
  const address = addressOf(), how = passing || before === stepsNow() ? "replaceState" : "pushState";
  before = stepsNow();
  if (reading || address === location.hash) return;
  // In a frame without an address of its own (a notebook) there is nothing to write to.
  try { history[how](null, "", address || location.pathname + location.search); } catch { /* as said */ }
});
addEventListener("hashchange", () => { readAddress(); fit(); });

readAddress();
fit();
const ready = () => { document.documentElement.dataset.ready = "true"; };
if (state.view === "map") { network.once("afterDrawing", ready); network.redraw(); } else ready();
