/* Legend, slider, search, keyboard, picture: all that changes the state. */
"use strict";

const $ = id => document.getElementById(id);
const press = (button, on) => button.setAttribute("aria-pressed", String(on));

/* Legend: each entry is a filter. */
const entries = [...document.querySelectorAll("#legend button")];
for (const entry of entries) {
  const name = entry.dataset.kind || entry.dataset.line;
  entry.addEventListener("click", () => {
    const hidden = new Set(state.hidden);
    if (!hidden.delete(name)) hidden.add(name);
    set({ hidden });
  });
}
/* What this film never has, at any time, needs no entry. */
const ever = new Set();
for (let t = 1; t <= END; t++) Object.keys(counts(t)).forEach(name => ever.add(name));
for (const entry of entries) entry.hidden = !ever.has(entry.dataset.kind || entry.dataset.line);
const showLegend = () => {
  const found = counts();
  for (const entry of entries) {
    const name = entry.dataset.kind || entry.dataset.line;
    press(entry, !state.hidden.has(name));
    entry.querySelector(".count").textContent = String(found[name] || 0);
  }
};

/* The story: slider, acts, sentence, play. */
const slider = $("time");
let playing = 0;
const play = on => {
  clearInterval(playing);
  playing = on ? setInterval(() => (state.t < END ? set({ t: state.t + 1 }) : play(false)), 1600) : 0;
  $("play").classList.toggle("on", on);
  $("play").setAttribute("aria-label", on ? "Pause" : "Play the story");
};
const showStory = () => {
  if (!slider) return;
  slider.value = String(state.t);
  slider.style.setProperty("--told", `${(100 * (state.t - 1)) / LAST}%`);
  slider.setAttribute("aria-valuetext", state.t < END ? `Sentence ${state.t} of ${LAST}` : "The whole story");
  $("when").textContent = state.t < END ? `${state.t} of ${LAST}` : "whole story";
  const parts = (DATA.sentences[state.t - 1] || []).map(([text, ...who]) => (who.length ? h("mark", {}, text) : text));
  $("caption").replaceChildren(...(state.t < END ? parts : ["Press play, or move the slider, to see the story unfold sentence by sentence."]));
  for (const act of $("acts").children) act.classList.toggle("now", state.t < END && state.t >= +act.dataset.begin && state.t <= +act.dataset.end);
};
if (slider) {
  slider.addEventListener("input", () => { play(false); set({ t: +slider.value }); });
  $("play").addEventListener("click", () => { if (!playing && state.t >= END) set({ t: 1 }); play(!playing); });
  for (const act of $("acts").children) {
    act.style.flexGrow = String(+act.dataset.end - +act.dataset.begin + 1);
    act.addEventListener("click", () => { play(false); set({ t: +act.dataset.begin }); });
  }
}

/* Search: names, other names, actors. */
const field = $("search"), found = $("found");
let marked = -1;
const closeFound = () => { found.hidden = true; marked = -1; field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant"); };
const take = id => {
  closeFound();
  field.value = "";
  const node = NODES.get(id);
  const hidden = new Set(state.hidden);
  hidden.delete(node.kind);
  set({ hidden, t: FILM ? Math.max(state.t, node.first) : state.t, focus: seen.nodes.has(id) || hidden.size !== state.hidden.size ? state.focus : null });
  choose(id);
  network.moveTo({ position: network.getPosition(id), animation: calm.matches ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
};
const mark = n => {
  marked = n;
  [...found.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === n)));
  if (n >= 0) field.setAttribute("aria-activedescendant", found.children[n].id);
};
field.addEventListener("input", () => {
  const names = search(field.value);
  found.replaceChildren(...names.map(({ node, name }, n) => h("li", { id: `found-${n}`, role: "option", data: { id: node.id }, onmousedown: event => { event.preventDefault(); take(node.id); } },
    node.name, name === node.name ? "" : h("span", { className: "small" }, ` ${name}`), h("span", { className: "kind small" }, ` ${KIND[node.kind].toLowerCase()}`))));
  if (field.value.trim() && !names.length) found.append(h("li", { className: "none", role: "option", "aria-disabled": "true" }, "Nobody of that name"));
  found.hidden = !field.value.trim();
  field.setAttribute("aria-expanded", String(!found.hidden));
  mark(names.length ? 0 : -1);
});
field.addEventListener("keydown", event => {
  const size = found.querySelectorAll("[data-id]").length;
  if (event.key === "ArrowDown" && size) { event.preventDefault(); mark((marked + 1) % size); }
  else if (event.key === "ArrowUp" && size) { event.preventDefault(); mark((marked + size - 1) % size); }
  else if (event.key === "Enter" && marked >= 0) take(found.children[marked].dataset.id);
  else if (event.key === "Escape") { field.value = ""; closeFound(); }
});
field.addEventListener("blur", closeFound);

/* Focus, theme. */
const showFocus = () => {
  $("focusbar").hidden = !state.focus;
  $("focusname").textContent = state.focus ? nameOf(state.focus) : "";
  press($("step-1"), state.steps === 1);
  press($("step-2"), state.steps === 2);
};
for (const steps of [1, 2]) $(`step-${steps}`).addEventListener("click", () => { set({ steps }); fit(); });
$("all").addEventListener("click", () => { set({ focus: null }); fit(); });
for (const row of document.querySelectorAll("#sheet [data-pair]")) row.querySelector("button")?.addEventListener("click", () => choose(row.dataset.pair));
const scheme = name => { document.documentElement.style.colorScheme = name; repaint(); };
$("theme").addEventListener("click", () => {
  const dark = document.documentElement.style.colorScheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  scheme(dark === "dark" ? "light" : "dark");
});
let schemeBefore = "";
addEventListener("beforeprint", () => { schemeBefore = document.documentElement.style.colorScheme; scheme("light"); });
addEventListener("afterprint", () => scheme(schemeBefore));

/* Pointer. */
network.on("click", ({ nodes, edges, pointer }) => choose(nodes[0] || labelAt(pointer.canvas) || edges[0] || null));
network.on("doubleClick", ({ nodes }) => { if (nodes[0]) { set({ focus: nodes[0], steps: 1 }); fit(); } });
const point = id => { box.classList.toggle("over", Boolean(id)); if (state.hover !== id) set({ hover: id }); };
network.on("hoverNode", ({ node }) => point(node));
network.on("hoverEdge", ({ edge }) => point(edge));
network.on("blurNode", () => point(null));
network.on("blurEdge", () => point(null));
const labelAt = ({ x, y }) => labels.find(l => x >= l.left && x <= l.right && y >= l.top && y <= l.bottom)?.id;
const zoom = factor => network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)) });
$("zoom-in").addEventListener("click", () => zoom(1.3));
$("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
$("fit").addEventListener("click", () => fit());

/* Keyboard, on the map and everywhere. */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const nextTo = (id, [dx, dy]) => {
  const at = network.getPositions([...seen.nodes]);
  if (!at[id]) return [...seen.nodes].sort((a, b) => NODES.get(b).prominence - NODES.get(a).prominence)[0];
  let best = id, least = Infinity;
  for (const [key, { x, y }] of Object.entries(at)) {
    const ahead = (x - at[id].x) * dx + (y - at[id].y) * dy, aside = Math.abs((x - at[id].x) * dy) + Math.abs((y - at[id].y) * dx);
    if (ahead > 1 && ahead + 2 * aside < least) { least = ahead + 2 * aside; best = key; }
  }
  return best;
};
box.addEventListener("keydown", event => {
  if (event.key in ARROWS) { event.preventDefault(); choose(nextTo(state.pick, ARROWS[event.key]), true); }
  else if (event.key === "Enter" && state.pick) $("panel").focus();
  else if (event.key === "f" && NODES.has(state.pick)) { set({ focus: state.pick }); fit(); }
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
});
addEventListener("keydown", event => {
  if (event.target === field) return;
  if (event.key === "/") { event.preventDefault(); field.focus(); }
  else if (event.key === "Escape") { if (state.pick) choose(null); else if (state.focus) { set({ focus: null }); fit(); } }
});

/* A picture twice as large as the screen, with its title. */
$("save").addEventListener("click", () => {
  const k = 2;
  const stage = h("div", { className: "offstage" });
  stage.style.width = `${box.clientWidth * k}px`;
  stage.style.height = `${box.clientHeight * k}px`;
  document.body.append(stage);
  const shown = labels;
  const copy = drawInto(stage, k);
  copy.moveTo({ position: network.getViewPosition(), scale: network.getScale() * k });
  copy.redraw();
  const drawn = stage.querySelector("canvas"), canvas = h("canvas", { width: drawn.width, height: drawn.height }), ctx = canvas.getContext("2d");
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(drawn, 0, 0);
  ctx.fillStyle = theme.ink;
  ctx.font = `italic ${canvas.width / 45}px Georgia, serif`;
  ctx.fillText(document.title, canvas.width / 60, canvas.width / 32);
  copy.destroy();
  stage.remove();
  labels = shown;
  canvas.toBlob(blob => {
    const link = h("a", { href: URL.createObjectURL(blob), download: `${DATA.film.slug}.png` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
});

onChange(() => { showLegend(); showStory(); showFocus(); });
