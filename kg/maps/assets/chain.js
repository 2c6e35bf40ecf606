/* The shortest chain between two: who leads to whom, and the sentences that say so. */
"use strict";

/** The ways that are tried, the most telling first: relationships alone, then places and belonging, then all. */
const WAYS = [["bond"], ["bond", "tie"], null];

/** Ids of the pairs that lead from one to the other by what the map shows, or null. */
const chainBetween = (from, to) => {
  if (!NODES.has(from) || !NODES.has(to)) return null;
  const all = [...everything().lines.keys()].map(id => EDGES.get(id));
  for (const layers of WAYS) {
    const found = shortest(from, to, all.filter(edge => !layers || layers.includes(edge.layer)));
    if (found) return found;
  }
  return null;
};

/** Breadth first; of two lines to the same one the better told is taken. */
const shortest = (from, to, lines) => {
  const beside = new Map();
  const add = (id, edge) => (beside.has(id) ? beside.get(id).push(edge) : beside.set(id, [edge]));
  for (const edge of [...lines].sort((a, b) => weight(b) - weight(a))) { add(edge.from, edge); add(edge.to, edge); }
  const came = new Map([[from, null]]);
  for (let wave = [from]; wave.length && !came.has(to);) {
    const next = [];
    for (const id of wave) for (const edge of beside.get(id) || []) {
      const there = other(edge, id);
      if (!came.has(there)) { came.set(there, edge); next.push(there); }
    }
    wave = next;
  }
  if (!came.has(to)) return null;
  const chain = [];
  for (let id = to; came.get(id); id = other(came.get(id), id)) chain.unshift(came.get(id).id);
  return chain;
};
const weight = edge => edge.items.reduce((sum, item) => sum + (item.confidence || 0) * (1 + (item.evidence || []).length), 0);

/** The nodes along a chain of pairs, from the first on. */
const along = (from, pairs) => pairs.reduce((ids, id) => [...ids, other(EDGES.get(id), ids.at(-1))], [from]);

/** The pairs of the chain that is shown; null for none. Found anew whenever the map may show something else. */
let chainNow = null;
const findChain = () => { chainNow = state.chain && state.chain[1] ? chainBetween(...state.chain) : null; };
onChange(change => { if (Object.keys(change).join() !== "hover") findChain(); });
findChain();

/** Who is in the light for the chain, or null. */
const chainLight = () => {
  if (!state.chain || !state.chain[1]) return null;
  return { nodes: new Set(chainNow ? along(state.chain[0], chainNow) : state.chain), lines: new Set(chainNow || []) };
};

/** Begin at somebody; whoever is chosen next, by whatever way, is the other end. */
const beginChain = id => { set({ chain: [id], pick: null, focus: null }); $("search").focus(); };
const endChain = () => set({ chain: null });

const STEP = { bond: "relationship", tie: "place or belonging", near: "mentioned together", part: "event" };
const chainTitle = ([from, to]) => `From ${nameOf(from)} to ${nameOf(to)}`;
const stepCount = pairs => `${pairs.length} step${pairs.length === 1 ? "" : "s"}`;

const chainPanel = ([from, to]) => {
  if (!to) return [
    h("p", { className: "back" }, h("button", { type: "button", className: "link", onclick: endChain }, "← Stop")),
    h("h2", {}, "Chain from ", nameOf(from)),
    h("p", { className: "hint" }, "To whom? Choose on the map, in this list, or find a name."),
    list(DATA.nodes.filter(n => n.id !== from && n.kind !== "place").sort((a, b) => b.prominence - a.prominence).slice(0, 60), n => pickButton(n.id), "cast"),
  ];
  const pairs = chainNow;
  return [
    h("p", { className: "back" }, h("button", { type: "button", className: "link", onclick: endChain }, "← Overview")),
    h("h2", {}, pickButton(from), h("span", { className: "amp" }, " to "), pickButton(to)),
    pairs ? h("p", { className: "small" }, `The shortest chain by what the map shows: ${stepCount(pairs)}`)
      : h("p", { className: "hint" }, `No chain between them in what the map shows${state.t < END ? ` by sentence ${state.t}` : ""}. The legend may have more to switch on.`),
    pairs ? h("ol", { className: "chain" }, along(from, pairs).slice(0, -1).map((id, n) => chainStep(id, EDGES.get(pairs[n])))) : null,
    h("p", { className: "buttons" }, h("button", { type: "button", onclick: () => beginChain(from) }, "Another end"), h("button", { type: "button", onclick: () => set({ chain: [to, from] }) }, "Turn round")),
  ];
};

const chainStep = (id, edge) => {
  const line = lineOf(edge) || lineOf(edge, END);
  const orders = [...new Set(line.items.flatMap(item => item.evidence))].sort((a, b) => a - b);
  const types = [...new Set(line.items.map(item => directed(item, id)))].join(", ");
  return h("li", { className: `item ${line.sign}` },
    h("h3", {}, pickButton(id), " ", h("button", { type: "button", className: "link type", onclick: () => choose(edge.id) }, types), " ", pickButton(other(edge, id))),
    FILM ? h("p", { className: "small" }, edge.layer === "bond" ? line.sign : STEP[edge.layer]) : null,
    FILM ? orders.map(order => sentence(order, [edge.from, edge.to])) : null);
};
