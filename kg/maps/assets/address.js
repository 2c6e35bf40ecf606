/* The address holds the state: #t=9&focus=kathy-h. Back and forward lead through what was opened. */
"use strict";

const VIEWS = [...document.querySelectorAll("button[data-view]")].map(button => button.dataset.view);
const STEPS_BACK = ["pick", "focus", "steps", "chain", "view"]; // what Back undoes; the slider would fill the history

const addressOf = () => {
  const parts = new URLSearchParams();
  if (state.view !== "map") parts.set("view", state.view);
  if (state.t < END) parts.set("t", String(state.t));
  if (state.focus) { parts.set("focus", state.focus); if (state.steps !== 1) parts.set("steps", String(state.steps)); }
  if (state.pick) parts.set("pick", state.pick);
  if (state.chain && state.chain[1]) parts.set("chain", state.chain.join("~"));
  const hide = [...state.hidden].sort().join(",");
  if (hide !== [...DATA.hidden].sort().join(",")) parts.set("hide", hide);
  if (state.plain.size) parts.set("plain", [...state.plain].sort().join(","));
  if (state.whom) parts.set("whom", "1");
  const hash = parts.toString();
  return hash ? `#${hash}` : "";
};

/** The two ends of a chain; an id may itself have the sign between them. */
const endsOf = text => {
  for (let at = text.indexOf("~"); at >= 0; at = text.indexOf("~", at + 1)) {
    const ends = [text.slice(0, at), text.slice(at + 1)];
    if (ends.every(id => NODES.has(id)) && ends[0] !== ends[1]) return ends;
  }
  return null;
};

/** The state that the address names; what it does not know is the whole story. */
const stateOf = hash => {
  const parts = new URLSearchParams(hash.slice(1)), of = name => parts.get(name) || "";
  const t = Number.parseInt(of("t"), 10);
  return {
    t: t >= 1 ? Math.min(t, END) : END,
    focus: NODES.has(of("focus")) ? of("focus") : null,
    steps: of("steps") === "2" ? 2 : 1,
    pick: EDGES.has(of("pick")) || NODES.has(of("pick")) ? of("pick") : null,
    chain: endsOf(of("chain")),
    view: VIEWS.includes(of("view")) ? of("view") : "map",
    plain: new Set(of("plain").split(",").filter(Boolean)),
    whom: of("whom") === "1",
    hidden: new Set(parts.has("hide") ? of("hide").split(",").filter(Boolean) : DATA.hidden),
  };
};
Object.assign(state, stateOf(location.hash));

const stepsNow = () => STEPS_BACK.map(name => String(state[name])).join(" ");
let reading = false, stepsBefore = stepsNow();
onChange((_, passing) => {
  const address = addressOf(), how = passing || stepsBefore === stepsNow() ? "replaceState" : "pushState";
  stepsBefore = stepsNow();
  if (reading || address === location.hash) return;
  // In a frame without an address of its own (a notebook) there is nothing to write to.
  try { history[how](null, "", address || location.pathname + location.search); } catch { /* as said */ }
});
addEventListener("hashchange", () => {
  reading = true;
  set(stateOf(location.hash));
  reading = false;
  fit();
});
