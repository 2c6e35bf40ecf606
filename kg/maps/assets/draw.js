/* The picture: vis-network draws nodes and lines and knows what lies under the pointer; labels are ours. */
"use strict";

const box = document.getElementById("map");

const isTall = () => box.clientWidth < box.clientHeight * 0.95;
let tall = isTall();
const positionOf = node => (tall ? { x: node.tall[0], y: node.tall[1] } : { x: node.x, y: node.y });

const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false, randomSeed: 1 },
  interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false, tooltipDelay: 1e9, zoomSpeed: 0.6, hideEdgesOnDrag: MANY, hideEdgesOnZoom: MANY },
  nodes: { borderWidth: 2, borderWidthSelected: 2, chosen: false },
  edges: { smooth: false, chosen: false, arrowStrikethrough: false, hoverWidth: 0, selectionWidth: 0 },
};

/* vis knows only of what was ever shown: what is switched off from the beginning costs nothing. */
const nodeSet = new vis.DataSet(), edgeSet = new vis.DataSet();
const looks = new Map();
/** Give every node and line its look, and tell vis of those that changed. */
const restyle = () => {
  const light = lit();
  const changed = (things, look, shown, first) => {
    const found = [];
    for (const each of things) {
      const known = looks.get(each.id);
      if (known === undefined && !shown.has(each.id)) continue;
      const next = look(each, light), key = JSON.stringify(next);
      if (known === key) continue;
      looks.set(each.id, key);
      found.push(known === undefined ? { ...first(each), ...next } : next);
    }
    return found;
  };
  nodeSet.update(changed(NODES.values(), nodeLook, seen.nodes, node => ({ shape: node.shape, size: node.size, ...positionOf(node) })));
  edgeSet.update(changed(EDGES.values(), edgeLook, seen.lines, ({ from, to }) => ({ from, to })));
};
restyle();

/** Draw the map into an element; k is how many times larger than on the screen. */
const drawInto = (element, k = 1) => {
  const net = new vis.Network(element, { nodes: nodeSet, edges: edgeSet }, OPTIONS);
  net.on("beforeDrawing", ctx => drawHalos(ctx, net));
  net.on("afterDrawing", ctx => drawLabels(ctx, net, element, k));
  return net;
};

/** Rings around those whom the present sentence names, filled for who enters in it. */
const drawHalos = (ctx, net) => {
  const now = FILM && state.t < END;
  for (const id of seen.nodes) {
    const node = NODES.get(id);
    const chosen = id === state.pick || id === state.focus || (state.chain || []).includes(id);
    const named = now && node.mentioned.includes(state.t);
    node.ringed = chosen || named;
    if (!node.ringed) continue;
    const { x, y } = net.getPosition(id);
    ctx.beginPath();
    ctx.arc(x, y, node.size + 7, 0, 2 * Math.PI);
    ctx.strokeStyle = ctx.fillStyle = theme.accent;
    ctx.lineWidth = chosen ? 4 : 2.5;
    ctx.globalAlpha = 0.25;
    if (now && node.first === state.t) ctx.fill();
    ctx.globalAlpha = 1;
    ctx.stroke();
  }
};

let labels = []; // as they stand on the map, in its own measure
let dragged = null; // while the mouse drags: ids of nodes, none for the ground
const drawLabels = (ctx, net, element, k) => {
  const scale = net.getScale(), middle = net.getViewPosition();
  const half = { x: element.clientWidth / scale / 2, y: element.clientHeight / scale / 2 };
  const view = { left: middle.x - half.x, right: middle.x + half.x, top: middle.y - half.y, bottom: middle.y + half.y };
  const moving = MANY && dragged;
  if (moving) follow(net);
  else labels = placeLabels(ctx, net.getPositions([...seen.nodes]), scale, view, lit(), k);
  if (!moving) drawCrosses(ctx, net, scale);
  for (const label of labels) {
    if (label.right > view.left && label.left < view.right && label.bottom > view.top && label.top < view.bottom) paintLabel(ctx, label);
  }
};

/** On a very large map labels keep their places while it is dragged; that of a dragged node goes with it. */
const follow = net => {
  for (const id of dragged.nodes) {
    const { x, y } = net.getPosition(id), { x: oldX, y: oldY } = dragged.at[id];
    for (const label of labels) if (label.id === id) {
      label.left += x - oldX; label.right += x - oldX; label.top += y - oldY; label.bottom += y - oldY;
    }
    dragged.at[id] = { x, y };
  }
};

const drawCrosses = (ctx, net, scale) => {
  const light = lit();
  for (const [id, line] of seen.lines) {
    if (!line.broken) continue;
    const { from, to } = EDGES.get(id);
    ctx.globalAlpha = light && !light.lines.has(id) ? 0.15 : 1;
    for (const [width, colour] of [[5, theme.paper], [2, theme.ink]]) {
      ctx.beginPath();
      for (const [x1, y1, x2, y2] of crossAt(net.getPosition(from), net.getPosition(to), scale)) { ctx.moveTo(x1, y1); ctx.lineTo(x2, y2); }
      ctx.lineWidth = width / scale;
      ctx.strokeStyle = colour;
      ctx.stroke();
    }
  }
  ctx.globalAlpha = 1;
};

const network = drawInto(box);
box.querySelector(".vis-network").tabIndex = -1; // one stop for the keyboard is enough
network.on("dragStart", ({ nodes }) => { dragged = { nodes, at: network.getPositions(nodes) }; });
network.on("dragEnd", () => { dragged = null; network.redraw(); });

/** The corners of nodes with their labels, which are at least so wide: left, right, top, bottom. */
const extent = (ids, at, least = 0) => {
  const corners = ids.map(id => {
    const { size, label, text } = NODES.get(id), rows = label.split("\n"), { x, y } = at[id];
    const w = Math.max(size, ...rows.map(row => row.length * Math.max(text, least) * 0.32)), h = size + rows.length * text * 1.3;
    return [x - w, x + w, y - h, y + h];
  });
  const low = n => Math.min(...corners.map(each => each[n])), high = n => Math.max(...corners.map(each => each[n]));
  return [low(0), high(1), low(2), high(3)];
};

/** Where to look from, so that all that is to be seen at the story's end fills a window, or all in focus, or a chain. */
const framed = (wide, high, bar = 0) => {
  const chain = state.chain && !state.focus && chainLight();
  const ids = chain ? [...chain.nodes] : state.focus ? [...seen.nodes] : [...NODES.values()].filter(n => !state.hidden.has(n.kind)).map(n => n.id);
  if (!ids.length || wide < 40 || high < 40 + bar) return null; // nothing to see, or no room to see it in
  const drawn = network.getPositions(ids.filter(id => looks.has(id)));
  const at = Object.fromEntries(ids.map(id => [id, drawn[id] || positionOf(NODES.get(id))]));
  let [left, right, top, bottom, scale] = [0, 0, 0, 0, Infinity];
  for (let n = 0; n < 2; n++) { // labels never get smaller than can be read: they need more room on a smaller map
    [left, right, top, bottom] = extent(ids, at, 12 / scale);
    scale = Math.min((wide - 24) / (right - left || 1), (high - 24 - bar) / (bottom - top || 1), chain ? 1 : wide > 2000 ? 3 : 1.5);
  }
  return { position: { x: (left + right) / 2, y: (top + bottom - bar / scale) / 2 }, scale };
};
const fit = () => {
  const bar = state.focus || state.chain ? 56 : 0; // the bar that names who is in focus
  const to = framed(box.clientWidth, box.clientHeight, bar);
  if (!to) return;
  network.moveTo({ ...to, animation: calm.matches || !fit.ready ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
  fit.ready = true;
};

onChange(change => {
  if (Object.keys(change).join() !== "hover") seen = visible();
  else if (MANY) return;
  restyle();
  network.redraw();
});

const repaint = () => { theme = colours(); restyle(); network.redraw(); };
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);

let width = box.clientWidth;
network.on("resize", () => {
  if (!box.clientWidth) return;
  if (isTall() !== tall) {
    tall = isTall();
    nodeSet.update([...NODES.values()].filter(node => looks.has(node.id)).map(node => ({ id: node.id, ...positionOf(node) })));
  }
  if (Math.abs(box.clientWidth - width) > 40) { width = box.clientWidth; fit(); }
});
