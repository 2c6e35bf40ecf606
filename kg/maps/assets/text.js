/* The text: its marks pick, who is picked is lit, and it goes as far as the story has come. */
"use strict";

const plot = $("plot");

/** Begins the text view; gives what leads to a sentence in it. */
const beginText = () => {
  const marks = [...plot.querySelectorAll(".m")];
  const sentences = [...plot.querySelectorAll(".s")];
  const meant = new Map(marks.map(mark => [mark, mark.dataset.ids.split(" ").map(decodeURIComponent)]));
  const places = new Map(); // marks by whom they mean
  for (const [mark, ids] of meant) for (const id of ids) (places.get(id) || places.set(id, []).get(id)).push(mark);
  const sortOf = mark => (mark.classList.contains("pronoun") ? "pronoun" : mark.classList[1]);
  const toggles = [...document.querySelectorAll("#text [data-mark]")];

  /** What an event's words lead to: itself where it is on the map, else the two in it, else who does it. */
  const ofEvent = id => {
    if (NODES.has(id)) return id;
    const { agents, patients, recipients, place } = DATA.events.find(event => `event/${event.order}` === id);
    const [one, other] = [...new Set([...agents, ...patients, ...recipients])];
    return pairOf(one, other) || one || place || null;
  };
  const pairOf = (one, other) => (other ? [`${one}~${other}`, `${other}~${one}`].find(id => EDGES.has(id)) : undefined);

  /** Whom a mark picks. One that means two picks the pair, one that means several each in turn. */
  const pickOf = mark => {
    const ids = meant.get(mark);
    if (mark.classList.contains("event")) return ofEvent(ids[0]);
    const pair = ids.length === 2 && pairOf(...ids);
    return pair || ids[(ids.indexOf(state.pick) + 1) % ids.length];
  };

  let here = false; // was it picked in the text itself? Then nothing scrolls
  const pickHere = id => {
    const node = NODES.get(id), hidden = new Set(state.hidden), [from, to] = state.chain || [];
    if (node && !node.event) hidden.delete(node.kind);
    here = true;
    if (from && !to) choose(id); // a chain waits for its other end
    else set({ pick: id, hidden });
    here = false;
  };

  const reveal = element => element?.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  const inSight = element => {
    const { top, bottom } = element.getBoundingClientRect(), frame = $("text").getBoundingClientRect();
    return top >= Math.max(0, frame.top) && bottom <= Math.min(innerHeight, frame.bottom);
  };
  let picked = []; // the marks that are lit, in the order of the text
  const sentencesOf = order => sentences.filter(piece => +piece.dataset.order === order);

  /** From a sentence in the panel to the same in the text. */
  const read = order => {
    set({ view: "text", ...(state.t < END ? { t: order } : {}) });
    const found = sentencesOf(order);
    for (const piece of sentences) piece.classList.toggle("found", found.includes(piece));
    reveal(found[0]);
    rove(found[0]?.querySelector(".n"), true);
  };

  /* What is shown: kinds that are not plain, the story so far, who is picked. */
  const showMarks = () => {
    for (const toggle of toggles) {
      press(toggle, !state.plain.has(toggle.dataset.mark));
      plot.classList.toggle(`plain-${toggle.dataset.mark}`, state.plain.has(toggle.dataset.mark));
    }
    press($("whom"), state.whom);
    plot.classList.toggle("say-whom", state.whom);
  };
  const showTold = () => {
    for (const piece of sentences) {
      const order = +piece.dataset.order, now = state.t < END && order === state.t;
      piece.classList.toggle("later", order > state.t);
      piece.classList.toggle("now", now);
      if (now) piece.setAttribute("aria-current", "step"); else piece.removeAttribute("aria-current");
    }
  };
  const showPicked = () => {
    const edge = EDGES.get(state.pick), ids = edge ? [edge.from, edge.to] : [state.pick];
    for (const mark of picked) mark.classList.remove("one", "two");
    ids.forEach((id, n) => (places.get(id) || []).forEach(mark => mark.classList.add(["one", "two"][n])));
    picked = marks.filter(mark => ids.some(id => meant.get(mark).includes(id)));
    $("hits").hidden = !picked.length;
    $("hits-name").textContent = edge ? pairTitle(edge) : nameOf(state.pick);
    $("hits-count").textContent = `${picked.length} mention${picked.length === 1 ? "" : "s"}`;
  };
  const follow = change => {
    if (state.view !== "text" || here) return;
    if ("t" in change && state.t < END) reveal(sentencesOf(state.t)[0]);
    else if (("pick" in change || "view" in change) && state.pick && !picked.some(inSight)) reveal(picked[0]);
  };

  /** One stop for Tab, on the mark last visited; arrows go on from there. */
  const stops = () => [...plot.querySelectorAll("a")].filter(stop => stop.matches(".n") || !state.plain.has(sortOf(stop.closest(".m"))));
  let stop = null;
  const rove = (next, focus = false) => {
    if (!next) return;
    if (stop) stop.tabIndex = -1;
    stop = next;
    stop.tabIndex = 0;
    if (focus) stop.focus({ preventScroll: true });
  };

  for (const link of plot.querySelectorAll("a")) link.tabIndex = -1;
  rove(plot.querySelector("a"));
  for (const toggle of toggles) toggle.addEventListener("click", () => {
    const plain = new Set(state.plain);
    if (!plain.delete(toggle.dataset.mark)) plain.add(toggle.dataset.mark);
    set({ plain });
  });
  $("whom").addEventListener("click", () => set({ whom: !state.whom }));
  plot.addEventListener("click", event => {
    const link = event.target.closest("a"), mark = event.target.closest(".m");
    if (event.ctrlKey || event.metaKey || event.shiftKey || (!link && !getSelection().isCollapsed)) return;
    if (link) { event.preventDefault(); rove(link); }
    if (link?.matches(".n")) {
      const order = +link.parentElement.dataset.order;
      set({ t: state.t === order ? END : order });
    } else if (mark && !state.plain.has(sortOf(mark))) {
      const id = pickOf(mark);
      if (id) pickHere(id); else say(`${mark.innerText}: ${link?.title || ""}, nobody takes part`);
    }
  });
  plot.addEventListener("focusin", event => { if (event.target.matches("a")) rove(event.target); });
  plot.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], all = stops();
    const next = step ? all[all.indexOf(stop) + step] : event.key === "Home" ? all[0] : event.key === "End" ? all.at(-1) : null;
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    rove(next, true);
    if (!inSight(next)) reveal(next);
  });
  const go = step => {
    const all = picked, y = ({ top }) => top - innerHeight / 2;
    const next = step > 0 ? all.find(mark => y(mark.getBoundingClientRect()) > 20) || all[0]
      : all.findLast(mark => y(mark.getBoundingClientRect()) < -20) || all.at(-1);
    reveal(next);
    rove(next.querySelector("a"));
  };
  $("hits-back").addEventListener("click", () => go(-1));
  $("hits-next").addEventListener("click", () => go(1));
  onChange(change => {
    if ("view" in change) document.documentElement.dataset.view = state.view;
    if ("plain" in change || "whom" in change) showMarks();
    if ("t" in change) showTold();
    if ("pick" in change) showPicked();
    follow(change);
  });
  document.documentElement.dataset.view = state.view;
  showMarks();
  showTold();
  showPicked();
  follow(state);
  return read;
};
const readSentence = plot && beginText();
const readButton = order => (plot ? h("button", { type: "button", className: "read", title: "Read it in the text",
  "aria-label": `Read sentence ${order} in the text`, onclick: () => readSentence(order) }, "¶") : null);
