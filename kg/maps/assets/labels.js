/* Labels: each where there is room for it, none over another, and the most prominent first. */
"use strict";

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
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const span = r => [Math.floor(r.left / cell), Math.floor(r.right / cell), Math.floor(r.top / cell), Math.floor(r.bottom / cell)];
  return {
    take: r => {
      const [left, right, top, bottom] = span(r);
      for (let i = left; i <= right; i++) for (let j = top; j <= bottom; j++) {
        const key = i * 65536 + j;
        if (cells.has(key)) cells.get(key).push(r); else cells.set(key, [r]);
      }
    },
    free: (r, but = null) => {
      const [left, right, top, bottom] = span(r);
      for (let i = left; i <= right; i++) for (let j = top; j <= bottom; j++) {
        for (const taken of cells.get(i * 65536 + j) || []) if (taken.id !== but && meet(taken, r)) return false;
      }
      return true;
    },
  };
};

const weightOf = node => (node.event ? "italic 400" : node.text >= 17 ? "600" : "400");
const urgent = (node, light) => (light && light.nodes.has(node.id) ? 10 : 0) + (node.prominence || 0) + node.text / 100 - (node.event ? 1 : 0);

/** Where all labels go: of nodes, the most prominent first, then of lines. One that would cover another waits
 * for a closer look. `at` are positions, `view` is what can be seen of them, k how much larger than the screen. */
const placeLabels = (ctx, at, scale, view, light, k = 1) => {
  const taken = ground(140 / scale);
  const placed = [];
  const order = [...seen.nodes].map(id => NODES.get(id)).sort((a, b) => urgent(b, light) - urgent(a, light));
  for (const node of order) {
    const { x, y } = at[node.id];
    taken.take({ id: node.id, left: x - node.size, right: x + node.size, top: y - node.size, bottom: y + node.size });
  }
  for (const [id, line] of seen.lines) if (line.broken) {
    const [[left, top, right, bottom]] = crossAt(at[EDGES.get(id).from], at[EDGES.get(id).to], scale);
    taken.take({ id, left, right, top, bottom });
  }
  const segments = order.length > 120 ? [] : [...seen.lines.keys()].map(id => [at[EDGES.get(id).from], at[EDGES.get(id).to]]);
  for (const node of order) {
    const size = Math.min(Math.max(node.text * scale, 12 * k), 24 * k) / scale;
    const weight = weightOf(node);
    const lines = node.label.split("\n");
    const w = Math.max(...lines.map(line => measured(ctx, line, weight))) * size;
    const spot = spotFor(at[node.id], node, w, lines.length * size * 1.2, 4 / scale, taken, segments, view);
    if (!spot) continue;
    taken.take(spot);
    placed.push({ ...spot, id: node.id, lines, size, weight, faint: Boolean(light && !light.nodes.has(node.id)) });
  }
  return [...placed, ...placeTypes(ctx, at, scale, view, light, taken, k)];
};

/** Below the node, above, right or left of it, or at a corner: where there is room, and the fewest lines run through. */
const spotFor = ({ x, y }, node, w, h, gap, taken, segments, view) => {
  const r = node.size + gap + (node.ringed ? 8 : 0);
  const d = r * 0.72;
  const all = [[x - w / 2, y + r], [x - w / 2, y - r - h], [x + r, y - h / 2], [x - r - w, y - h / 2], [x + d, y + d], [x - d - w, y + d], [x + d, y - d - h], [x - d - w, y - d - h]]
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

/** What binds a pair, on its line: for pairs in the light or spoken of, and for all when near enough. */
const placeTypes = (ctx, at, scale, view, light, taken, k) => {
  const near = scale >= 1.1 * k, placed = [];
  for (const [id, line] of seen.lines) {
    const { from, to, layer } = EDGES.get(id);
    if (light && light.lines.size > 1 && (layer === "tie" || layer === "part")) continue; // "at", a dozen times over
    if (light ? !light.lines.has(id) : layer !== "bond" || !(near || spoken(line))) continue;
    const text = typesOf(line), size = (13 * k) / scale;
    const w = measured(ctx, text, "400") * size + size * 0.6;
    const spot = [0.5, 0.4, 0.6, 0.3, 0.7].map(part => {
      const x = at[from].x + (at[to].x - at[from].x) * part, y = at[from].y + (at[to].y - at[from].y) * part;
      return { left: x - w / 2, right: x + w / 2, top: y - size * 0.7, bottom: y + size * 0.7 };
    }).find(each => each.right > view.left && each.left < view.right && each.bottom > view.top && each.top < view.bottom && taken.free(each, id));
    if (!spot) continue;
    taken.take(spot);
    placed.push({ ...spot, id, lines: [text], size, weight: "400", faint: false });
  }
  return placed;
};

const paintLabel = (ctx, label) => {
  ctx.font = `${label.weight} ${label.size}px ${FACE}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  if (EDGES.has(label.id)) {
    ctx.fillStyle = theme.paper;
    ctx.fillRect(label.left, label.top, label.right - label.left, label.bottom - label.top);
  }
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

/** The middle of a line, and a cross there for what is broken: two short strokes, 6 px long each way. */
const crossAt = (a, b, scale) => {
  const x = (a.x + b.x) / 2, y = (a.y + b.y) / 2, d = 6 / scale;
  return [[x - d, y - d, x + d, y + d], [x - d, y + d, x + d, y - d]];
};
