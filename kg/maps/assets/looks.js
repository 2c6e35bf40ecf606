/* Looks: colours, dashes and sizes of nodes and lines, on the screen and in a saved drawing. */
"use strict";

const DASHES = { hostile: [9, 6], mixed: [14, 5, 3, 5], neutral: [2, 5], near: [1, 6], returns: [9, 6] };
const FACE = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';

/** Colours as the style sheet has them now, light or dark. */
const colours = () => {
  const probe = document.createElement("i");
  document.body.append(probe);
  const names = ["paper", "ink", "quiet", "accent", "character", "group", "place", "institution", "event", "film", "person",
    "returning", "friendly", "hostile", "mixed", "neutral", "tie", "near", "part", "plays", "directs", "returns"];
  const found = {};
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
};
let theme = colours();

/* On a map that is drawn small, nodes and lines stay as large as if it were drawn at half its size, as far as the
 * layout leaves room for it. */
const smallest = () => (DATA.nodes.length > 100 ? 0 : 0.5);
let coarse = 1; // how much larger they are drawn than they were made
for (const node of NODES.values()) node.own = node.size;
/** Sizes for a map at such a scale. Are they others than before? */
const sizeFor = scale => {
  const wanted = Math.max(1, smallest() / scale);
  if (Math.abs(wanted / coarse - 1) < 0.04) return false;
  coarse = wanted;
  for (const node of NODES.values()) node.size = node.own * coarse;
  return true;
};
let seen = visible();

/** Who is in the light while something is pointed at, picked or in a chain: null for everybody. */
const lit = () => {
  const id = (!MANY && state.hover) || state.pick;
  if (!id) return chainLight();
  if (EDGES.has(id)) return { nodes: new Set([EDGES.get(id).from, EDGES.get(id).to]), lines: new Set([id]) };
  const lines = new Set([...seen.lines.keys()].filter(e => touches(EDGES.get(e), id)));
  return { nodes: new Set([id, ...[...lines].map(e => other(EDGES.get(e), id))]), lines };
};

/** A colour nearly washed out into the paper; not transparent, or lines would show through nodes. */
const washed = colour => {
  const parts = text => text.match(/[\d.]+/g).map(Number);
  const [from, to] = [parts(colour), parts(theme.paper)];
  return `rgb(${[0, 1, 2].map(n => Math.round(from[n] * 0.2 + to[n] * 0.8)).join(",")})`;
};

const nodeLook = (node, light) => {
  const dim = light && !light.nodes.has(node.id);
  const unreal = node.event && !node.event.realised;
  const colour = dim ? washed(theme[node.kind]) : theme[node.kind];
  return { id: node.id, hidden: !seen.nodes.has(node.id), size: node.size, color: { background: unreal ? theme.paper : colour, border: unreal ? colour : theme.paper } };
};

const edgeLook = (edge, light) => {
  const line = seen.lines.get(edge.id);
  if (!line) return { id: edge.id, hidden: true };
  const bond = edge.layer === "bond";
  const heads = end => (bond || edge.layer === "part") && line.items.some(item => !item.symmetric && item.target === end);
  const dim = light && !light.lines.has(edge.id);
  const hot = light && light.lines.has(edge.id), head = (bond ? 0.6 : 0.4) * coarse;
  return {
    id: edge.id,
    hidden: false,
    color: { color: theme[line.sign], opacity: dim ? 0.12 : line.ended ? 0.45 : bond || hot ? 0.95 : 0.55 },
    dashes: DASHES[line.sign] ? DASHES[line.sign].map(d => d * coarse) : false,
    width: ((bond ? 1.4 + Math.min(line.count, 4) : coarse > 1 ? 2 : FILM ? 1.1 : 1.5) + (hot ? 1 : 0) + (spoken(line) ? 1.5 : 0)) * coarse,
    arrows: { to: { enabled: heads(edge.to), scaleFactor: head }, from: { enabled: heads(edge.from), scaleFactor: head } },
  };
};

/** What may stand at a pair's line, the longest first: two of its types in words, or one. */
const typesOf = line => {
  const kinds = [...new Set(line.items.map(item => item.type))];
  return [2, 1].slice(kinds.length > 1 ? 0 : 1).map(n => kinds.slice(0, n).join(" · ") + (kinds.length > n ? ` +${kinds.length - n}` : ""));
};
