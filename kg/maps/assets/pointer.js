/* Mouse and touch on the map. */
"use strict";

const finger = matchMedia("(pointer: coarse)");
const labelAt = ({ x, y }) => labels.find(l => x >= l.left && x <= l.right && y >= l.top && y <= l.bottom)?.id;

/** What a click there means: the node, the label, the node or the line that is nearest, within a finger's breadth. */
const hit = ({ nodes, edges, pointer }) => nodes[0] || labelAt(pointer.canvas) || nearestNode(pointer.canvas) || edges[0] || nearestLine(pointer.canvas) || null;
const reach = () => (finger.matches ? 22 : 8) / network.getScale();
const nearestNode = ({ x, y }) => {
  let best = null, least = reach();
  for (const [id, at] of Object.entries(network.getPositions([...seen.nodes]))) {
    const far = Math.hypot(at.x - x, at.y - y) - NODES.get(id).size;
    if (far < least) { least = far; best = id; }
  }
  return best;
};
const nearestLine = point => {
  let best = null, least = reach();
  const at = network.getPositions([...seen.nodes]);
  for (const id of seen.lines.keys()) {
    const far = distance(point, at[EDGES.get(id).from], at[EDGES.get(id).to]);
    if (far < least) { least = far; best = id; }
  }
  return best;
};
/** From a point to the line between two others. */
const distance = (p, a, b) => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const part = Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x - a.x - part * dx, p.y - a.y - part * dy);
};

const focusOn = id => { if (NODES.has(id)) { set({ focus: id, steps: 1 }); fit(); } };
network.on("click", event => {
  const id = hit(event), from = state.pick;
  // With Shift: the chain from the one that is picked to this one.
  if (event.event.srcEvent?.shiftKey && NODES.has(from) && NODES.has(id) && id !== from) set({ chain: [from, id], pick: null });
  else choose(id);
});
network.on("doubleClick", event => focusOn(hit(event)));
network.on("hold", event => { const id = network.getNodeAt(event.pointer.DOM) || labelAt(event.pointer.canvas); if (finger.matches && id) focusOn(id); });

const point = id => { box.classList.toggle("over", Boolean(id)); if (state.hover !== id) set({ hover: id }); };
network.on("hoverNode", ({ node }) => point(node));
network.on("hoverEdge", ({ edge }) => point(edge));
network.on("blurNode", () => point(null));
network.on("blurEdge", () => point(null));
box.addEventListener("mouseleave", () => point(null));

const zoom = factor => {
  byHand = true;
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
  resize();
};
$("zoom-in").addEventListener("click", () => zoom(1.3));
$("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
$("fit").addEventListener("click", () => fit());
