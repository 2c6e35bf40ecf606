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
  nodeSet.update(changed(NODES.values(), nodeLook, seen.nodes, node => ({ shape: node.shape, ...positionOf(node) })));
  edgeSet.update(changed(EDGES.values(), edgeLook, seen.lines, ({ from, to }) => ({ from, to })));
};
const FULL = [...NODES.values()].filter(node => !node.event).length > 100; // so many names do not all find room: what matters is that they be near
const pen = h("canvas").getContext("2d");
/** The corners of nodes with their labels, which are at least so high, or only with films' titles: left, right, top, bottom. */
const extent = (ids, at, least = 0, bare = false) => {
  const corners = ids.map(id => {
    const { size, label, text, kind } = NODES.get(id), rows = bare && kind !== "film" ? [] : label.split("\n"), { x, y } = at[id], high = Math.max(text, least);
    const wide = row => (FULL ? row.length * 0.32 : measured(pen, row, weightOf(NODES.get(id))) / 2) * high;
    const w = Math.max(size, ...rows.map(wide)), h = size + (FULL ? rows.length * text * 1.3 : rows.length * high * 1.2 + 4);
    return [x - w, x + w, y - h, y + h];
  });
  const low = n => Math.min(...corners.map(each => each[n])), high = n => Math.max(...corners.map(each => each[n]));
  return [low(0), high(1), low(2), high(3)];
};

/** Where to look from, so that all that is to be seen at the story's end fills a window, or all in focus, or a chain. */
const framed = (wide, high, bar = 0, foot = 0, side = 0, bare = false) => {
  const chain = state.chain && !state.focus && chainLight();
  const ids = chain ? [...chain.nodes] : state.focus ? [...seen.nodes] : [...NODES.values()].filter(n => !state.hidden.has(n.kind)).map(n => n.id);
  if (!ids.length || wide < 40 || high < 40 + bar + foot) return null; // nothing to see, or no room to see it in
  const drawn = looks.size ? network.getPositions(ids.filter(id => looks.has(id))) : {};
  const at = Object.fromEntries(ids.map(id => [id, drawn[id] || positionOf(NODES.get(id))]));
  let [left, right, top, bottom, scale] = [0, 0, 0, 0, Infinity];
  for (let n = 0; n < 3; n++) { // nodes and labels never get smaller than can be seen: they need more room on a smaller map
    sizeFor(scale);
    [left, right, top, bottom] = extent(ids, at, 12 / scale, bare);
    scale = Math.min((wide - 24 - side) / (right - left || 1), (high - 24 - bar - foot) / (bottom - top || 1), chain ? 1 : wide > 2000 ? 3 : 1.5);
  }
  return { position: { x: (left + right) / 2, y: (top + bottom + (foot - bar) / scale) / 2 }, scale };
};

if (FULL) framed(box.clientWidth, box.clientHeight); // gives sizes as they will be: to change so many once more takes time
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
    ctx.arc(x, y, node.size + 7 * coarse, 0, 2 * Math.PI);
    ctx.strokeStyle = ctx.fillStyle = theme.accent;
    ctx.lineWidth = (chosen ? 4 : 2.5) * coarse;
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
network.on("dragStart", ({ nodes }) => { if (!nodes.length) byHand = true; });
/** Sizes as the scale is now, however it came to that. */
const resize = () => { if (sizeFor(network.getScale())) restyle(); };
network.on("zoom", () => { byHand = true; resize(); });
network.on("dragEnd", () => { dragged = null; network.redraw(); });

/** How many names there would be if one looked from there; -1 where a node or a label would reach out of the window or under the buttons. */
const namedFrom = ({ position, scale }) => {
  sizeFor(scale);
  const wide = box.clientWidth, high = box.clientHeight, around = box.getBoundingClientRect(), zooms = document.querySelector(".zoom").getBoundingClientRect();
  const at = network.getPositions([...seen.nodes]);
  const view = { left: position.x - wide / scale / 2, right: position.x + wide / scale / 2, top: position.y - high / scale / 2, bottom: position.y + high / scale / 2 };
  const nodes = Object.entries(at).map(([id, { x, y }]) => ({ left: x - NODES.get(id).size, right: x + NODES.get(id).size, top: y - NODES.get(id).size, bottom: y + NODES.get(id).size }));
  const names = placeLabels(pen, at, scale, view, lit());
  const clear = [...nodes, ...names].every(each =>
    each.left >= view.left && each.right <= view.right && each.top >= view.top && each.bottom <= view.bottom &&
    !((each.right - view.left) * scale > zooms.left - around.left - 4 && (each.bottom - view.top) * scale > zooms.top - around.top - 4));
  const films = names.filter(each => NODES.get(each.id)?.kind === "film").length; // without their titles the rest says little
  return clear ? names.filter(each => NODES.has(each.id)).length + 9 * films : -1;
};

/** Room that is left below and at the sides, tried one by one: the less, the larger is the map. */
const ROOMS = [[0, 0], [14, 0], [44, 0], [44, 24], [44, 60], [60, 120]], CAREFUL = [44, 0];
let byHand = false; // whether somebody moved the map since it was fitted
const fit = () => {
  const bar = state.focus || state.chain ? 56 : 0; // the bar that names who is in focus
  const from = room => framed(box.clientWidth, box.clientHeight, bar, ...room);
  const tries = FULL || bar ? [] : [...ROOMS, ...ROOMS.map(room => [...room, true])].map(from).filter(Boolean); // without names at the rim all is larger
  const counts = tries.map(namedFrom), most = Math.max(...counts);
  const to = most >= 0 ? tries[counts.indexOf(most)] : from(bar || FULL ? [0, 0] : CAREFUL);
  if (!to) return;
  byHand = false;
  sizeFor(to.scale);
  restyle();
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
  if (byHand && Math.abs(box.clientWidth - width) <= 40) { requestAnimationFrame(resize); return; }
  width = box.clientWidth;
  requestAnimationFrame(() => { // vis scales what it shows once more after this
    fit.ready = false; // no gliding while a window is drawn larger
    fit();
  });
});
