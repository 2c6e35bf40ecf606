/* Pictures of the map to keep: a PNG of what the window shows, an SVG of all of it; and the one for paper. */
"use strict";

/** What XML cannot hold, in any writing, is left out. */
const clean = text => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
const round = value => Math.round(value * 10) / 10;

/** The outline of a node, as vis-network draws it. */
const outline = ({ shape, size: r }, { x, y }) => {
  const ring = points => `M${points.map(([dx, dy]) => `${round(x + dx)} ${round(y + dy)}`).join("L")}Z`;
  const corner = n => [r * Math.cos((n * Math.PI) / 3), r * Math.sin((n * Math.PI) / 3)];
  const base = 1.15 * r, low = 0.275 * base + base / Math.sqrt(3), high = 0.275 * base - (Math.sqrt(3) - 1 / Math.sqrt(3)) * base;
  if (shape === "square") return ring([[-r, -r], [r, -r], [r, r], [-r, r]]);
  if (shape === "diamond") return ring([[0, -r], [r, 0], [0, r], [-r, 0]]);
  if (shape === "triangle") return ring([[0, high], [base, low], [-base, low]]);
  if (shape === "hexagon") return ring([0, 1, 2, 3, 4, 5].map(corner));
  return `M${round(x - r)} ${round(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
};

/** A line from rim to rim, with heads where it has a direction. */
const drawnLine = (edge, look, at) => {
  const a = at[edge.from], b = at[edge.to], far = Math.hypot(b.x - a.x, b.y - a.y) || 1, ux = (b.x - a.x) / far, uy = (b.y - a.y) / far;
  const end = (spot, id, way) => ({ x: spot.x + way * ux * (NODES.get(id).size + 2), y: spot.y + way * uy * (NODES.get(id).size + 2) });
  const from = end(a, edge.from, 1), to = end(b, edge.to, -1), heads = [];
  for (const [tip, way, head] of [[to, 1, look.arrows.to], [from, -1, look.arrows.from]]) {
    if (!head.enabled) continue;
    const long = 15 * head.scaleFactor + 2 * look.width, x = tip.x - way * ux * long, y = tip.y - way * uy * long, wide = long * 0.4;
    heads.push(s("path", { d: `M${round(tip.x)} ${round(tip.y)}L${round(x - uy * wide)} ${round(y + ux * wide)}L${round(x + uy * wide)} ${round(y - ux * wide)}Z`, fill: look.color.color, "fill-opacity": look.color.opacity }));
    tip.x -= way * ux * long * 0.9; tip.y -= way * uy * long * 0.9;
  }
  return [s("path", { d: `M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`, fill: "none", stroke: look.color.color, "stroke-opacity": look.color.opacity, "stroke-width": look.width, "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null }), ...heads];
};

/** A label as text; what stands on a line has paper behind it. */
const drawnLabel = label => [EDGES.has(label.id) ? s("rect", { x: round(label.left), y: round(label.top), width: round(label.right - label.left), height: round(label.bottom - label.top), fill: theme.paper }) : null,
  ...drawnText(label)];
const drawnText = label => label.lines.map((line, n) => {
  const [, slant, weight] = /^(italic )?(.*)$/.exec(label.weight), high = (label.bottom - label.top) / label.lines.length;
  return s("text", { x: round((label.left + label.right) / 2), y: round(label.top + (n + 0.5) * high + label.size * 0.35), "font-size": round(label.size), "font-weight": weight, "font-style": slant ? "italic" : null,
    "text-anchor": "middle", fill: theme.ink, stroke: theme.paper, "stroke-width": round(label.size / 3.5), "stroke-linejoin": "round", "paint-order": "stroke", opacity: label.faint ? 0.3 : null }, clean(line));
});

const drawnCross = (strokes, width, opacity = 1) => s("path", { d: strokes.map(([x1, y1, x2, y2]) => `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`).join(""), stroke: theme.ink, "stroke-width": round(width), opacity });

/** What the signs mean, in a row under the drawing. */
const drawnLegend = (left, top, size, right) => {
  const parts = [];
  let x = left, y = top;
  for (const entry of entries) {
    const name = entry.dataset.kind || entry.dataset.line, words = entry.querySelector(".words").textContent;
    if (entry.hidden || state.hidden.has(name)) continue;
    const wide = size * (words.length * 0.54 + 4);
    if (x + wide > right) { x = left; y += size * 1.8; }
    const shape = { character: "dot", returning: "dot", group: "hexagon", place: "square", film: "square", event: "diamond" }[name] || "triangle";
    parts.push(entry.dataset.kind ? s("path", { d: outline({ shape, size: size * 0.5 }, { x: x + size, y: y - size * 0.35 }), fill: theme[name] })
      : name === "broken" ? drawnCross(crossAt({ x: x + size, y: y - size * 0.35 }, { x: x + size, y: y - size * 0.35 }, 14 / size), size / 7)
      : s("path", { d: `M${x} ${y - size * 0.35}h${size * 2}`, stroke: theme[name], "stroke-width": size / 6, "stroke-dasharray": (DASHES[name] || []).map(d => (d * size) / 16).join(" ") || null }));
    parts.push(s("text", { x: x + size * 2.4, y, "font-size": size, fill: theme.ink }, words));
    x += wide;
  }
  return [parts, y];
};

/** The whole map as a drawing: lines, nodes, labels as text, title and legend. On paper the page has a title. */
const drawing = (light, titled) => {
  sizeFor(1);
  const whole = drawnWhole(light, titled);
  sizeFor(network.getScale());
  return whole;
};
const drawnWhole = (light, titled) => {
  const ids = [...seen.nodes], at = {}, drawn = network.getPositions(ids.filter(id => looks.has(id)));
  for (const id of ids) at[id] = drawn[id] || positionOf(NODES.get(id));
  const [left, right, top, bottom] = ids.length ? extent(ids, at) : [0, 400, 0, 200];
  const scale = Math.min(1, 1400 / (right - left), 1400 / (bottom - top));
  sizeFor(scale);
  const everywhere = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
  const placed = placeLabels(h("canvas").getContext("2d"), at, scale, everywhere, light);
  const wide = Math.max(right - left, 400), size = Math.max(14 / scale, wide / 70), margin = size;
  const lines = [...seen.lines.keys()].map(id => EDGES.get(id));
  const looksOf = new Map(lines.map(edge => [edge.id, edgeLook(edge, light)]));
  const [legend, last] = drawnLegend(left, bottom + margin * 2, size, left + wide);
  const head = titled ? size * 4 : margin, frame = [left - margin, top - head, wide + 2 * margin, last + margin * 1.5 - top + head].map(round);
  const until = state.t < END ? `, up to sentence ${state.t} of ${LAST}` : "";
  return s("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: frame.join(" "), width: round(frame[2] * scale), height: round(frame[3] * scale), role: "img", "font-family": FACE },
    s("title", {}, clean(document.title + until)),
    s("rect", { x: frame[0], y: frame[1], width: frame[2], height: frame[3], fill: theme.paper }),
    titled ? s("text", { x: left, y: top - size * 1.6, "font-size": size * 1.7, "font-style": "italic", "font-family": "Georgia, serif", fill: theme.ink }, clean(document.title + until)) : null,
    s("g", {}, lines.flatMap(edge => drawnLine(edge, looksOf.get(edge.id), at))),
    s("g", {}, lines.filter(edge => seen.lines.get(edge.id).broken).map(edge =>
      drawnCross(crossAt(at[edge.from], at[edge.to], scale), 2 / scale, light && !light.lines.has(edge.id) ? 0.15 : 1))),
    s("g", {}, ids.map(id => { const { color } = nodeLook(NODES.get(id), light); return s("path", { d: outline(NODES.get(id), at[id]), fill: color.background, stroke: color.border, "stroke-width": 2 }, s("title", {}, clean(nameOf(id)))); })),
    s("g", {}, placed.flatMap(drawnLabel)),
    s("g", {}, legend));
};

const keep = (blob, ending) => {
  const link = h("a", { href: URL.createObjectURL(blob), download: `${DATA.film.slug}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say(`Saved as ${link.download}`);
};
$("save-svg").addEventListener("click", () => keep(new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(drawing(lit(), true))], { type: "image/svg+xml" }), "svg"));

/* A picture twice as large as the screen, with its title; of the whole map where another view is in front. */
$("save-png").addEventListener("click", () => {
  const whole = !box.clientWidth, k = 2, stage = h("div", { className: "offstage" });
  const [wide, high] = whole ? [1200, 800] : [box.clientWidth, box.clientHeight];
  stage.style.width = `${wide * k}px`;
  stage.style.height = `${high * k}px`;
  document.body.append(stage);
  const shown = labels, copy = drawInto(stage, k);
  const to = (whole && framed(wide, high)) || { position: network.getViewPosition(), scale: network.getScale() };
  if (whole) { sizeFor(to.scale); restyle(); }
  copy.moveTo({ ...to, scale: to.scale * k });
  copy.redraw();
  const drawn = stage.querySelector("canvas"), strip = Math.round(drawn.width / 24);
  const canvas = h("canvas", { width: drawn.width, height: drawn.height + strip }), ctx = canvas.getContext("2d");
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(drawn, 0, strip);
  ctx.fillStyle = theme.ink;
  ctx.font = `italic ${strip * 0.55}px Georgia, serif`;
  ctx.fillText(document.title, strip * 0.4, strip * 0.7);
  copy.destroy();
  stage.remove();
  labels = shown;
  resize();
  canvas.toBlob(blob => keep(blob, "png"));
});

/* On paper the map is the drawing, light, whatever view is in front. */
const paper = matchMedia("print");
const toPaper = on => {
  theme = colours();
  $("paper").replaceChildren(...(on ? [drawing(null, false)] : []));
  if (!on) repaint();
};
paper.addEventListener("change", () => toPaper(paper.matches));
addEventListener("beforeprint", () => toPaper(true));
addEventListener("afterprint", () => toPaper(false));
