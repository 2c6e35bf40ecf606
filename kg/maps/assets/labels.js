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
const urgent = (node, light) => (light && light.nodes.has(node.id) ? 10 : 0) + (node.kind === "film" ? 2 : 0) + (node.prominence || 0) + node.text / 100 - (node.event ? 1 : 0);

/** Where all labels go: of nodes, the most prominent first, then of lines; what is not in the light comes last.
 * One that would cover another waits for a closer look. `at` are positions, `view` is what can be seen of them,
 * k how much larger than the screen. */
const placeLabels = (ctx, at, scale, view, light, k = 1) => {
  const taken = ground(140 / scale);
  const order = [...seen.nodes].map(id => NODES.get(id)).sort((a, b) => urgent(b, light) - urgent(a, light));
  for (const node of order) {
    const { x, y } = at[node.id];
    taken.take({ id: node.id, left: x - node.size, right: x + node.size, top: y - node.size, bottom: y + node.size });
  }
  for (const [id, line] of seen.lines) if (line.broken) {
    const [[left, top, right, bottom]] = crossAt(at[EDGES.get(id).from], at[EDGES.get(id).to], scale);
    taken.take({ id: "cross", left, top, right, bottom });
  }
  const segments = order.length > 120 ? [] : [...seen.lines.keys()].map(id => segmentOf(EDGES.get(id), at));
  const faint = node => Boolean(light && !light.nodes.has(node.id));
  const names = nodes => nodes.flatMap(node => placeName(ctx, node, at, scale, view, taken, segments, faint(node), k));
  return [...names(order.filter(node => !faint(node))), ...placeTypes(ctx, at, scale, view, light, taken, segments, k), ...names(order.filter(faint))];
};

const segmentOf = (edge, at) => {
  const a = at[edge.from], b = at[edge.to];
  return { id: edge.id, a, b, long: Math.hypot(b.x - a.x, b.y - a.y), rim: Math.min(NODES.get(edge.from).size, NODES.get(edge.to).size), weight: edge.layer === "bond" ? 3 : 1 };
};

const placeName = (ctx, node, at, scale, view, taken, segments, faint, k) => {
  const size = Math.min(Math.max(node.text * scale, 12 * k), 24 * k) / scale;
  const weight = weightOf(node);
  const lines = node.label.split("\n");
  const w = Math.max(...lines.map(line => measured(ctx, line, weight))) * size;
  const rivals = node.kind === "film" ? DATA.nodes.filter(({ id, kind }) => kind === "film" && id !== node.id && at[id]).map(({ id }) => at[id]) : [];
  const spot = spotFor(at[node.id], node, w, lines.length * size * 1.2, scale / k, taken, segments, view, rivals);
  if (!spot) return [];
  taken.take(spot);
  return [{ ...spot, id: node.id, lines, size, weight, faint }];
};

const CAPTIONS = [15, 25, 35, 45, 55]; // a film's title may also stand under or over all that is around the film
/** Is a label clearly nearer to the one than to the other? */
const nearer = ({ left, right, top, bottom }, one, other) => {
  const far = ({ x, y }) => Math.hypot((left + right) / 2 - x, (top + bottom) / 2 - y);
  return far(one) * 1.3 < far(other);
};
/** Below the node, above, right or left of it, at a corner, or between these: where there is room, and the least is hidden of lines. */
const spotFor = ({ x, y }, node, w, h, scale, taken, segments, view, rivals = []) => {
  const r = node.size + 4 / scale + (node.ringed ? 8 * coarse : 0);
  const d = r * 0.72;
  const all = [[x - w / 2, y + r], [x - w / 2, y - r - h], [x + r, y - h / 2], [x - r - w, y - h / 2], [x + d, y + d], [x - d - w, y + d], [x + d, y - d - h], [x - d - w, y - d - h],
    ...[-0.25, 0.25].flatMap(part => [[x - w / 2 + part * w, y + r], [x - w / 2 + part * w, y - r - h], [x + r, y - h / 2 + part * h * 2], [x - r - w, y - h / 2 + part * h * 2]]),
    ...(node.kind === "film" ? CAPTIONS.flatMap(far => [[x - w / 2, y + r + far / scale], [x - w / 2, y - r - h - far / scale]]) : [])]
    .map(([left, top]) => ({ left, top, right: left + w, bottom: top + h })).filter(spot => taken.free(spot, node.id) && rivals.every(other => nearer(spot, { x, y }, other)));
  const within = s => s.left > view.left && s.right < view.right && s.top > view.top && s.bottom < view.bottom;
  const whole = all.filter(within), inView = x > view.left && x < view.right && y > view.top && y < view.bottom;
  const free = whole.length || inView ? whole : all; // no name is cut by the frame but that of whom it cuts as well
  if (!segments.length || free.length < 2 || node.kind === "film") return free[0];
  const hidden = free.map(spot => hides(spot, segments, scale));
  return free[hidden.indexOf(Math.min(...hidden))];
};

/** How bad it is to write there: pixels of lines that would be hidden, of relationships thrice, and a little for each line. */
const hides = (spot, segments, scale) => {
  let sum = 0;
  for (const { a, b, long, weight } of segments) {
    const [enter, leave] = inside(a, b, spot);
    if (enter < leave) sum += weight * ((leave - enter) * long * scale + 10);
  }
  return sum;
};

/** From where to where the line from a to b runs in a rectangle, in parts of its length. By Liang and Barsky (1984). */
const inside = (a, b, r) => {
  let enter = 0, leave = 1;
  for (const [d, low, high] of [[b.x - a.x, r.left - a.x, r.right - a.x], [b.y - a.y, r.top - a.y, r.bottom - a.y]]) {
    if (!d) { if (low > 0 || high < 0) return [1, 0]; continue; }
    enter = Math.max(enter, Math.min(low / d, high / d));
    leave = Math.min(leave, Math.max(low / d, high / d));
  }
  return [enter, leave];
};

/** What binds a pair, at its line: for pairs in the light or spoken of, and for all when near enough. */
const placeTypes = (ctx, at, scale, view, light, taken, segments, k) => {
  const near = scale >= 1.1 * k, placed = [];
  for (const [id, line] of seen.lines) {
    const edge = EDGES.get(id), { layer } = edge;
    if (light && light.lines.size > 1 && (layer === "tie" || layer === "part")) continue; // "at", a dozen times over
    if (light ? !light.lines.has(id) : layer !== "bond" || !(near || spoken(line))) continue;
    const size = (13 * k) / scale, segment = segmentOf(edge, at), others = segments.filter(each => each.id !== id && (!light || light.lines.has(each.id)));
    const fits = spot => spot.left > view.left && spot.right < view.right && spot.top > view.top && spot.bottom < view.bottom && taken.free(spot);
    const boxes = typesOf(line).map(text => ({ text, w: measured(ctx, text, "400") * size + size * 0.6, h: size * 1.4 }));
    const tries = [...boxes.flatMap(box => onLine(edge, segment, box, others, scale / k)), ...boxes.filter((box, n) => n === boxes.length - 1 || box.w < segment.long * 1.5).flatMap(box => besideLine(segment, box, others, scale / k))];
    const spot = tries.find(fits);
    if (!spot) continue;
    taken.take(spot);
    placed.push({ ...spot, lines: [spot.text], size, weight: "400", faint: false });
  }
  return placed;
};

const PARTS = [0.5, 0.4, 0.6, 0.3, 0.7];
const boxAt = (id, { text, w, h }, x, y) => ({ id, text, left: x - w / 2, right: x + w / 2, top: y - h / 2, bottom: y + h / 2 });

/** Spots on a line, where it is long enough: at both ends of the label it is seen to go on, with its head. Another
 * relationship's line does not run there. */
const onLine = (edge, { id, a, b, long }, box, others, scale) => {
  const { arrows: { from, to }, width } = edgeLook(edge, null), end = (node, head) =>
    NODES.get(node).size + 14 / scale + (head.enabled ? 15 * head.scaleFactor + 3 * width : 0);
  const first = end(edge.from, from) / long, last = 1 - end(edge.to, to) / long;
  return PARTS.map(part => boxAt(id, box, a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)).filter(spot => {
    const [enter, leave] = inside(a, b, spot);
    return enter > first && leave < last && leave - enter < (last - first) * 0.55 && others.every(each => { const [on, off] = inside(each.a, each.b, spot); return off - on <= (each.weight > 1 ? 0 : 0.25); });
  });
};

/** Spots beside a line, as near to it as they can be, where no other line runs. */
const besideLine = ({ id, a, b, long, rim }, box, others, scale) => {
  if (!long) return [];
  const nx = (a.y - b.y) / long, ny = (b.x - a.x) / long, least = 4 / scale;
  const clear = (each, spot) => { const [on, off] = inside(each.a, each.b, spot); return on >= off; };
  const gap = least * 0.9, wider = s => ({ left: s.left - gap, right: s.right + gap, top: s.top - gap, bottom: s.bottom + gap });
  const most = Math.abs(nx) * (box.w / 2 + least) + Math.abs(ny) * (box.h / 2 + least), fewest = Math.min(most, box.h / 2 + least);
  const fars = [...[0, 0.2, 0.4, 0.6, 0.8, 1].map(n => fewest + (most - fewest) * n), most + Math.min(rim, 12 / scale)]; // at last clear of small nodes, too
  return fars.flatMap(far => PARTS.flatMap(part => [far, -far].map(off =>
    boxAt(id, box, a.x + (b.x - a.x) * part + nx * off, a.y + (b.y - a.y) * part + ny * off))))
    .filter(spot => clear({ a, b }, wider(spot)) && others.every(each => clear(each, spot)));
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
