/* What the page knows and what it shows now. Nothing here touches the page. */
"use strict";

const DATA = JSON.parse(document.getElementById("data").textContent);
const NODES = new Map(DATA.nodes.map(node => [node.id, node]));
const EDGES = new Map(DATA.edges.map(edge => [edge.id, edge]));
const LAST = Math.max(1, (DATA.sentences || []).length);
const END = LAST + 1; // one step after the last sentence: the whole story, with nothing pointed at
const FILM = DATA.mode === "film";

const state = {
  t: END, // the story is told up to this sentence
  focus: null, // id of the node in the middle of things, or null for all
  steps: 1,
  pick: null, // id of the node or pair in the panel
  view: "map", // map, table or text
  hover: null,
  hidden: new Set(DATA.hidden || []), // kinds and lines switched off in the legend
};

const listeners = [];
const onChange = listener => listeners.push(listener);
/** Change the state and tell everybody, with what was changed. "passing": no step to which Back leads. */
const set = (change, passing = false) => {
  Object.assign(state, change);
  for (const listener of listeners) listener(change, passing);
};

/** The items of a pair that the story has told by sentence t, and those of them that still hold. */
const told = (edge, t = state.t) => edge.items.filter(item => item.begins <= t);
const holds = (item, t = state.t) => !(item.ends && item.ends <= t);
/** Does the present sentence speak of this bond? */
const spoken = line => FILM && state.t < END && line.items.some(item => item.evidence.includes(state.t));

/** What kind of line a pair is now: friendly, hostile, mixed, neutral, or its layer; null if untold. */
const lineOf = (edge, t = state.t) => {
  const known = told(edge, t);
  if (!known.length) return null;
  const live = known.filter(item => holds(item, t));
  const line = { ended: !live.length, count: known.length, items: known, sign: edge.layer };
  if (edge.layer !== "bond") return line;
  const counted = live.length ? live : known;
  const sum = counted.reduce((total, item) => total + item.polarity, 0);
  const signed = counted.some(item => item.polarity);
  line.sign = sum > 0 ? "friendly" : sum < 0 ? "hostile" : signed ? "mixed" : "neutral";
  return line;
};

/** Who and what is to be seen: ids of nodes, and a line for each pair's id. */
const visible = () => {
  const inTime = node => !FILM || node.first <= state.t;
  const shown = new Set(DATA.nodes.filter(n => inTime(n) && !state.hidden.has(n.kind)).map(n => n.id));
  if (state.focus && NODES.has(state.focus)) shown.add(state.focus);
  let lines = new Map();
  for (const edge of DATA.edges) {
    if (!shown.has(edge.from) || !shown.has(edge.to)) continue;
    const line = lineOf(edge);
    if (line && !state.hidden.has(line.sign)) lines.set(edge.id, line);
  }
  if (!state.focus) return { nodes: shown, lines };
  const near = within(state.focus, state.steps, lines.keys());
  for (const id of lines.keys()) if (!(near.has(EDGES.get(id).from) && near.has(EDGES.get(id).to))) lines.delete(id);
  return { nodes: new Set([...shown].filter(id => near.has(id))), lines };
};

/** Everybody within so many steps along these lines. */
const within = (start, steps, ids) => {
  const lines = [...ids].map(id => EDGES.get(id));
  let reached = new Set([start]);
  for (let step = 0; step < steps; step++) {
    const next = new Set(reached);
    for (const { from, to } of lines) {
      if (reached.has(from)) next.add(to);
      if (reached.has(to)) next.add(from);
    }
    reached = next;
  }
  return reached;
};

/** Counts for the legend: how many nodes of each kind, how many lines of each sort the story has by now. */
const counts = (t = state.t) => {
  const found = {};
  const add = name => { found[name] = (found[name] || 0) + 1; };
  for (const node of DATA.nodes) if (!FILM || node.first <= t) add(node.kind);
  for (const edge of DATA.edges) { const line = lineOf(edge, t); if (line) add(line.sign); }
  return found;
};

const other = (edge, id) => (edge.from === id ? edge.to : edge.from);
const edgesOf = (id, layer) => DATA.edges.filter(e => (e.from === id || e.to === id) && (!layer || e.layer === layer));
const nameOf = id => (NODES.has(id) ? NODES.get(id).name : id);

/** Names that match what was typed, the best first: [node, the name that matched]. */
const search = typed => {
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wanted = plain(typed.trim());
  if (!wanted) return [];
  const found = [];
  for (const node of DATA.nodes) {
    const names = [node.name, ...(node.aliases || []), node.actor || ""].filter(Boolean);
    const ranks = names.map(name => {
      const at = plain(name).indexOf(wanted);
      return at < 0 ? 9 : at === 0 ? 0 : /[\s\-'’(]/.test(plain(name)[at - 1]) ? 1 : 2;
    });
    const best = Math.min(...ranks);
    if (best < 9) found.push({ node, name: names[ranks.indexOf(best)], rank: best });
  }
  found.sort((a, b) => a.rank - b.rank || (b.node.prominence || 0) - (a.node.prominence || 0));
  return found.slice(0, 8);
};
