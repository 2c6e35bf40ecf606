/* What the page knows and what it shows now. Nothing here touches the page. */
"use strict";

const DATA = JSON.parse(document.getElementById("data").textContent);
const NODES = new Map(DATA.nodes.map(node => [node.id, node]));
const EDGES = new Map(DATA.edges.map(edge => [edge.id, edge]));
const LAST = Math.max(1, (DATA.sentences || []).length);
const END = LAST + 1; // one step after the last sentence: the whole story, with nothing pointed at
const FILM = DATA.mode === "film";
const MANY = DATA.nodes.length > 300; // some things are left out, so that the rest stays quick

/* Events are small nodes, with a line to everybody who takes part and to the place. */
for (const event of DATA.events || []) {
  if (!event.at) continue; // nobody whom the map knows takes part
  const id = `event/${event.order}`, [x, y] = event.at, first = event.sentence || 1;
  NODES.set(id, { id, kind: "event", name: event.words, label: event.words, shape: "diamond", size: 6, text: 12, x, y, tall: event.tall,
    first, mentioned: [first], prominence: 0, aliases: [], event });
  const part = (who, type, to) => {
    const edge = `${id}~${who}`;
    if (EDGES.has(edge)) return;
    const [source, target] = to ? [id, who] : [who, id];
    EDGES.set(edge, { id: edge, from: source, to: target, layer: "part", items: [{ source, target, type, polarity: 0, begins: first, ends: 0, evidence: [first] }] });
  };
  for (const who of event.agents) part(who, "does", false);
  for (const who of [...event.patients, ...event.recipients]) part(who, "to", true);
  if (event.place) part(event.place, "at", true);
}

const state = {
  t: END, // the story is told up to this sentence
  focus: null, // id of the node in the middle of things, or null for all
  steps: 1,
  pick: null, // id of the node or pair in the panel
  chain: null, // ids of two nodes whose shortest chain is shown; of one, while the other is sought
  view: "map", // map, table or text
  hover: null,
  plain: new Set(), // what the text does not mark
  whom: false, // does the text say whom pronouns mean?
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
const told = (edge, t) => edge.items.filter(item => item.begins <= t);
const holds = (item, t) => !(item.ends && item.ends <= t);
/** Does the present sentence speak of this bond? */
const spoken = line => FILM && state.t < END && line.items.some(item => item.evidence.includes(state.t));

/** What a pair's line is from sentence to sentence, an entry wherever it changes.
 *
 * Its sign is friendly, hostile, mixed, neutral, or its layer's name. It is broken when nothing holds any
 * more, or when it was friendly and what came last is hostile. */
const turnsOf = edge => edge.turns ||= (() => {
  const points = [...new Set(edge.items.flatMap(item => [item.begins, item.ends]))].sort((a, b) => a - b);
  let warm = false;
  return points.filter(at => at && told(edge, at).length).map(at => {
    const items = told(edge, at), live = items.filter(item => holds(item, at)), counted = live.length ? live : items;
    const turn = { at, items, count: items.length, ended: !live.length, broken: false, sign: edge.layer };
    if (edge.layer !== "bond") return turn;
    const sum = counted.reduce((total, item) => total + item.polarity, 0), signed = counted.filter(item => item.polarity);
    turn.sign = sum > 0 ? "friendly" : sum < 0 ? "hostile" : signed.length ? "mixed" : "neutral";
    const latest = signed.reduce((last, item) => (last && last.begins > item.begins ? last : item), null);
    turn.broken = turn.ended || (warm && sum <= 0 && latest !== null && latest.polarity < 0);
    warm ||= turn.sign === "friendly";
    return turn;
  });
})();

/** What a pair's line is now; null if the story has not come to it. */
const lineOf = (edge, t = state.t) => turnsOf(edge).findLast(turn => turn.at <= t) || null;

/** Everything told and not switched off, whatever is in focus: ids of nodes, and a line for each pair's id. */
const everything = () => {
  const inTime = node => !FILM || node.first <= state.t;
  const nodes = new Set(DATA.nodes.filter(n => inTime(n) && !state.hidden.has(n.kind)).map(n => n.id));
  for (const id of [state.focus, ...(state.chain || [])]) if (NODES.has(id)) nodes.add(id);
  if (NODES.has(state.pick) && inTime(NODES.get(state.pick))) nodes.add(state.pick);
  if (!state.hidden.has("event")) for (const [id, node] of NODES) {
    if (node.kind === "event" && inTime(node) && partners(node).some(who => nodes.has(who))) nodes.add(id);
  }
  const lines = new Map();
  for (const edge of EDGES.values()) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    const line = lineOf(edge);
    if (line && !state.hidden.has(line.sign) && !(line.broken && state.hidden.has("broken"))) lines.set(edge.id, line);
  }
  return { nodes, lines };
};

/** Who and what is to be seen: everything, or what is within so many steps of the one in focus. */
const visible = () => {
  const all = everything();
  if (!state.focus) return all;
  const ways = [...all.lines.keys()].map(id => EDGES.get(id)).filter(edge => edge.layer !== "part" || touches(edge, state.focus));
  const near = within(state.focus, state.steps, ways);
  const shown = id => near.has(id) || (NODES.get(id).kind === "event" && partners(NODES.get(id)).every(who => near.has(who)));
  const nodes = new Set([...all.nodes].filter(shown));
  const lines = new Map([...all.lines].filter(([id]) => nodes.has(EDGES.get(id).from) && nodes.has(EDGES.get(id).to)));
  return { nodes, lines };
};

const touches = (edge, id) => edge.from === id || edge.to === id;
const partners = ({ event }) => [...new Set([...event.agents, ...event.patients, ...event.recipients, event.place])].filter(Boolean);

/** Everybody within so many steps along these lines. */
const within = (start, steps, lines) => {
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
  for (const node of NODES.values()) if (!FILM || node.first <= t) add(node.kind);
  for (const edge of EDGES.values()) {
    const line = lineOf(edge, t);
    if (line) add(line.sign);
    if (line && line.broken) add("broken");
  }
  return found;
};

const other = (edge, id) => (edge.from === id ? edge.to : edge.from);
const edgesOf = (id, layer) => [...EDGES.values()].filter(e => touches(e, id) && (layer ? e.layer === layer : e.layer !== "part"));
const nameOf = id => (NODES.has(id) ? NODES.get(id).name : id);

const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
/** Names that match what was typed, the best first: [node, the name that matched]. */
const search = typed => {
  const wanted = plain(typed.trim());
  if (!wanted) return [];
  const found = [];
  for (const node of NODES.values()) {
    const names = [node.name, ...(node.aliases || []), node.actor || ""].filter(Boolean);
    const ranks = names.map((name, n) => {
      const at = plain(name).indexOf(wanted);
      return at < 0 ? 9 : (at === 0 ? 0 : /[\s\-'’(]/.test(plain(name)[at - 1]) ? 1 : 2) + (node.kind === "event" ? 3 : n ? 0.5 : 0);
    });
    const best = Math.min(...ranks);
    if (best < 9) found.push({ node, name: names[ranks.indexOf(best)], rank: best });
  }
  found.sort((a, b) => a.rank - b.rank || (b.node.prominence || 0) - (a.node.prominence || 0) || a.node.first - b.node.first);
  return found.slice(0, 8);
};
