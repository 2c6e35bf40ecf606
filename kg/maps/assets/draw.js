/* The picture: vis-network draws nodes and lines, this file their looks and all labels. */
"use strict";

const box = document.getElementById("map");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const DASHES = { hostile: [9, 6], mixed: [14, 5, 3, 5], neutral: [2, 5], near: [1, 6], returns: [9, 6] };
const FACE = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif';

/** Colours as the style sheet has them now, light or dark. */
const colours = () => {
  const probe = document.createElement("i");
  document.body.append(probe);
  const names = ["paper", "ink", "quiet", "accent", "character", "group", "place", "institution", "film", "person",
    "returning", "friendly", "hostile", "mixed", "neutral", "tie", "near", "plays", "directs", "returns"];
  const found = {};
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
};
let theme = colours();
let seen = visible();

/** Who is in the light while something is picked or pointed at: null for everybody. */
const lit = () => {
  const id = state.hover || state.pick;
  if (!id) return null;
  if (EDGES.has(id)) return { nodes: new Set([EDGES.get(id).from, EDGES.get(id).to]), lines: new Set([id]) };
  const lines = new Set([...seen.lines.keys()].filter(e => EDGES.get(e).from === id || EDGES.get(e).to === id));
  return { nodes: new Set([id, ...[...lines].map(e => other(EDGES.get(e), id))]), lines };
};

/** A colour nearly washed out into the paper; not transparent, or lines would show through nodes. */
const washed = colour => {
  const parts = text => text.match(/[\d.]+/g).map(Number);
  const [from, to] = [parts(colour), parts(theme.paper)];
  return `rgb(${[0, 1, 2].map(n => Math.round(from[n] * 0.2 + to[n] * 0.8)).join(",")})`;
};

const nodeLook = (node, light) => {
  const shown = seen.nodes.has(node.id);
  const dim = light && !light.nodes.has(node.id);
  return { id: node.id, hidden: !shown, color: { background: dim ? washed(theme[node.kind]) : theme[node.kind], border: theme.paper } };
};

const edgeLook = (edge, light) => {
  const line = seen.lines.get(edge.id);
  if (!line) return { id: edge.id, hidden: true };
  const bond = edge.layer === "bond";
  const heads = end => bond && line.items.some(item => !item.symmetric && item.target === end);
  const dim = light && !light.lines.has(edge.id);
  const hot = light && light.lines.has(edge.id);
  return {
    id: edge.id,
    hidden: false,
    color: { color: theme[line.sign], opacity: dim ? 0.12 : line.ended ? 0.4 : bond || hot ? 0.95 : 0.55 },
    dashes: DASHES[line.sign] || false,
    width: (bond ? 1.4 + Math.min(line.count, 4) : FILM ? 1.1 : 1.5) + (hot ? 1 : 0) + (spoken(line) ? 1.5 : 0),
    arrows: { to: { enabled: heads(edge.to), scaleFactor: 0.6 }, from: { enabled: heads(edge.from), scaleFactor: 0.6 } },
  };
};

const positions = tall => DATA.nodes.map(n => ({ id: n.id, x: tall ? n.tall[0] : n.x, y: tall ? n.tall[1] : n.y }));
const isTall = () => box.clientWidth < box.clientHeight * 0.95;
let tall = isTall();

const nodeSet = new vis.DataSet(DATA.nodes.map(({ id, shape, size }) => ({ id, shape, size })));
const edgeSet = new vis.DataSet(DATA.edges.map(({ id, from, to }) => ({ id, from, to })));
nodeSet.update(positions(tall));

const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false, randomSeed: 1 },
  interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false, tooltipDelay: 1e9, zoomSpeed: 0.6 },
  nodes: { borderWidth: 2, borderWidthSelected: 2, chosen: false },
  edges: { smooth: false, chosen: false, arrowStrikethrough: false, hoverWidth: 0, selectionWidth: 0 },
};

const looks = new Map();
/** Give every node and line its look, and tell vis of those that changed. */
const restyle = () => {
  const light = lit();
  const changed = (things, look) => things.map(each => look(each, light)).filter(next => {
    const key = JSON.stringify(next);
    if (looks.get(next.id) === key) return false;
    looks.set(next.id, key);
    return true;
  });
  edgeSet.update(changed(DATA.edges, edgeLook));
  nodeSet.update(changed(DATA.nodes, nodeLook));
};
restyle();

/** Draw the map into an element; k is how many times larger than on the screen. */
const drawInto = (element, k = 1) => {
  const net = new vis.Network(element, { nodes: nodeSet, edges: edgeSet }, OPTIONS);
  net.on("beforeDrawing", ctx => drawHalos(ctx, net));
  net.on("afterDrawing", ctx => { labels = drawLabels(ctx, net, k); });
  return net;
};

/** Rings around those whom the present sentence names, filled for who enters in it. */
const drawHalos = (ctx, net) => {
  const now = FILM && state.t < END;
  for (const id of seen.nodes) {
    const node = NODES.get(id);
    const chosen = id === state.pick || id === state.focus;
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

let labels = [];
const widths = new Map();
/** Width of a text for a font of 1 px, measured once. */
const measured = (ctx, text, weight) => {
  const key = `${weight}${text}`;
  if (!widths.has(key)) {
    ctx.font = `${weight} 100px ${FACE}`;
    widths.set(key, ctx.measureText(text).width / 100);
  }
  return widths.get(key);
};

/** Rectangles that are taken, in cells, so that many are found fast. */
const ground = cell => {
  const cells = new Map();
  const each = (r, act) => {
    for (let i = Math.floor(r.left / cell); i <= Math.floor(r.right / cell); i++)
      for (let j = Math.floor(r.top / cell); j <= Math.floor(r.bottom / cell); j++) act(`${i},${j}`);
  };
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return {
    take: r => each(r, key => cells.has(key) ? cells.get(key).push(r) : cells.set(key, [r])),
    free: (r, but = null) => {
      let free = true;
      each(r, key => { if ((cells.get(key) || []).some(o => o.id !== but && meet(o, r))) free = false; });
      return free;
    },
  };
};

/** Names under their nodes, the most prominent first; one that would cover another waits for a closer look. */
const drawLabels = (ctx, net, k) => {
  const scale = net.getScale();
  const light = lit();
  const taken = ground(140 / scale);
  const placed = [];
  const at = net.getPositions([...seen.nodes]);
  const order = [...seen.nodes].map(id => NODES.get(id)).sort((a, b) => urgent(b, light) - urgent(a, light));
  for (const node of order) {
    const { x, y } = at[node.id];
    taken.take({ id: node.id, left: x - node.size, right: x + node.size, top: y - node.size, bottom: y + node.size });
  }
  const middle = net.getViewPosition(), half = { x: (box.clientWidth * k) / scale / 2, y: (box.clientHeight * k) / scale / 2 };
  const view = { left: middle.x - half.x, right: middle.x + half.x, top: middle.y - half.y, bottom: middle.y + half.y };
  const segments = order.length > 120 ? [] : [...seen.lines.keys()].map(id => [at[EDGES.get(id).from], at[EDGES.get(id).to]]);
  for (const node of order) {
    const size = Math.min(Math.max(node.text * scale, 12 * k), 24 * k) / scale;
    const weight = node.text >= 17 ? 600 : 400;
    const lines = node.label.split("\n");
    const w = Math.max(...lines.map(line => measured(ctx, line, weight))) * size;
    const spot = spotFor(at[node.id], node, w, lines.length * size * 1.2, 4 / scale, taken, segments, view);
    if (!spot) continue;
    taken.take(spot);
    placed.push({ ...spot, id: node.id, lines, size, weight, faint: light && !light.nodes.has(node.id) });
  }
  for (const label of placed) paintLabel(ctx, label);
  drawTypes(ctx, at, scale, k, taken, light, placed);
  return placed;
};

const urgent = (node, light) => (light && light.nodes.has(node.id) ? 10 : 0) + (node.prominence || 0) + node.text / 100;

/** Below the node, above, right or left of it: where there is room, and the fewest lines run through. */
const spotFor = ({ x, y }, node, w, h, gap, taken, segments, view) => {
  const r = node.size + gap + (node.ringed ? 8 : 0);
  const all = [[x - w / 2, y + r], [x - w / 2, y - r - h], [x + r, y - h / 2], [x - r - w, y - h / 2]]
    .map(([left, top]) => ({ left, top, right: left + w, bottom: top + h })).filter(spot => taken.free(spot, node.id));
  const whole = all.filter(s => s.left > view.left && s.right < view.right && s.top > view.top && s.bottom < view.bottom);
  const free = whole.length ? whole : all;
  if (!segments.length || free.length < 2) return free[0];
  const crossed = free.map(spot => segments.filter(([a, b]) => cuts(a, b, spot)).length);
  return free[crossed.indexOf(Math.min(...crossed))];
};

/** Does the line from a to b run through a rectangle? By Liang and Barsky (1984). */
const cuts = (a, b, r) => {
  let enter = 0, leave = 1;
  for (const [d, low, high] of [[b.x - a.x, r.left - a.x, r.right - a.x], [b.y - a.y, r.top - a.y, r.bottom - a.y]]) {
    if (!d) { if (low > 0 || high < 0) return false; continue; }
    enter = Math.max(enter, Math.min(low / d, high / d));
    leave = Math.min(leave, Math.max(low / d, high / d));
  }
  return enter < leave;
};

const paintLabel = (ctx, label) => {
  ctx.font = `${label.weight} ${label.size}px ${FACE}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.globalAlpha = label.faint ? 0.3 : 1;
  label.lines.forEach((line, n) => {
    const x = (label.left + label.right) / 2;
    const y = label.top + ((n + 0.5) * (label.bottom - label.top)) / label.lines.length;
    ctx.strokeStyle = theme.paper;
    ctx.lineWidth = label.size / 3.5;
    ctx.strokeText(line, x, y);
    ctx.fillStyle = theme.ink;
    ctx.fillText(line, x, y);
  });
  ctx.globalAlpha = 1;
};

/** What binds a pair, on its line: for pairs in the light or spoken of, and for all when near enough. */
const drawTypes = (ctx, at, scale, k, taken, light, placed) => {
  const near = scale >= 1.3 * k;
  for (const [id, line] of seen.lines) {
    if (light && light.lines.size > 1 && EDGES.get(id).layer === "tie") continue; // "at", a dozen times over
    if (light ? !light.lines.has(id) : EDGES.get(id).layer !== "bond" || !(near || spoken(line))) continue;
    const kinds = [...new Set(line.items.map(item => item.type))];
    const text = kinds.slice(0, 2).join(" · ") + (kinds.length > 2 ? ` +${kinds.length - 2}` : "");
    const { from, to } = EDGES.get(id);
    const size = (13 * k) / scale;
    const w = measured(ctx, text, 400) * size + size * 0.6;
    const spot = [0.5, 0.4, 0.6, 0.3, 0.7].map(part => {
      const x = at[from].x + (at[to].x - at[from].x) * part, y = at[from].y + (at[to].y - at[from].y) * part;
      return { left: x - w / 2, right: x + w / 2, top: y - size * 0.7, bottom: y + size * 0.7 };
    }).find(each => taken.free(each));
    if (!spot) continue;
    taken.take(spot);
    ctx.fillStyle = theme.paper;
    ctx.fillRect(spot.left, spot.top, spot.right - spot.left, spot.bottom - spot.top);
    const label = { ...spot, id, lines: [text], size, weight: 400, faint: false };
    paintLabel(ctx, label);
    placed.push(label);
  }
};

const network = drawInto(box);
box.querySelector(".vis-network").tabIndex = -1; // one stop for the keyboard is enough

/** Move so that all that is to be seen at the story's end fills the window, or all in focus; labels too. */
const fit = () => {
  const ids = state.focus ? [...seen.nodes] : DATA.nodes.filter(n => !state.hidden.has(n.kind)).map(n => n.id);
  const corners = Object.entries(network.getPositions(ids)).map(([id, { x, y }]) => {
    const { size, label, text } = NODES.get(id), lines = label.split("\n");
    const w = Math.max(size, ...lines.map(line => line.length * text * 0.32)), h = size + lines.length * text * 1.3;
    return [x - w, x + w, y - h, y + h];
  });
  if (!corners.length || !box.clientWidth) return; // nothing to see, or the table is in front
  const low = n => Math.min(...corners.map(each => each[n])), high = n => Math.max(...corners.map(each => each[n]));
  const [left, right, top, bottom] = [low(0), high(1), low(2), high(3)];
  const bar = state.focus ? 56 : 0; // the bar that names who is in focus
  const scale = Math.min((box.clientWidth - 24) / (right - left || 1), (box.clientHeight - 24 - bar) / (bottom - top || 1), 1.5);
  const animation = calm.matches || !fit.ready ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  fit.ready = true;
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom - bar / scale) / 2 }, scale, animation });
};

onChange(() => { seen = visible(); restyle(); network.redraw(); });

const repaint = () => { theme = colours(); looks.clear(); restyle(); network.redraw(); };
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);

let width = box.clientWidth;
network.on("resize", () => {
  if (!box.clientWidth) return;
  if (isTall() !== tall) { tall = isTall(); nodeSet.update(positions(tall)); }
  if (Math.abs(box.clientWidth - width) > 40) { width = box.clientWidth; fit(); }
});
