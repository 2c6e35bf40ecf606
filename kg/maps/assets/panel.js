/* The panel beside the map. Everything in it is made of text nodes: no name is ever read as markup. */
"use strict";

const info = $("info");

/** Show somebody or some pair, wherever the wish came from; or the other end, where a chain waits for it. */
const choose = (id, passing = false) => {
  const [from, to] = state.chain || [];
  if (from && !to && NODES.has(id) && id !== from) set({ chain: [from, id], pick: null });
  else set({ pick: id }, passing);
  if (id && $("panel").getBoundingClientRect().top > innerHeight * 0.8) toPanel();
};

/** To the panel, where it lies below all else. */
const toPanel = () => $("panel").scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
for (const button of document.querySelectorAll(".more")) button.addEventListener("click", () => { toPanel(); $("panel").focus({ preventScroll: true }); });

/** A sentence, with those of the given ids marked. */
const sentence = (order, ids) => {
  const parts = (DATA.sentences[order - 1] || []).map(([text, ...who]) => {
    const marks = ids.map((id, n) => (who.includes(id) ? ["one", "two"][n] : "")).filter(Boolean);
    return marks.length ? h("mark", { className: marks.join(" ") }, text) : text;
  });
  return h("blockquote", { data: { order: String(order) }, className: order > state.t ? "later" : "" }, h("div", {}, jump(order), readButton(order)), h("p", {}, parts));
};

const bar = value => {
  const inner = h("i", {});
  inner.style.width = `${Math.round(value * 100)}%`;
  return h("span", { className: "bar", "aria-hidden": "true" }, inner);
};

const signWord = polarity => (polarity > 0 ? "friendly" : polarity < 0 ? "hostile" : "neutral");

const BASIS = {
  guessed: "A guess from all that the two do; no sentence says it outright.",
  inferred: "Inferred from relationships that the text states; no sentence says it of the two.",
};

/** One thing that binds a pair, with every sentence that says so. */
const itemCard = (item, pair) => h("section", { className: `item ${signWord(item.polarity)}` },
  h("h3", {}, pickButton(item.source), h("span", { className: "type" }, ` ${item.symmetric ? "↔" : "→"} ${item.type} `), pickButton(item.target)),
  pair.layer === "bond" ? h("p", { className: "small" }, signWord(item.polarity), ", confidence ", item.confidence.toFixed(2), bar(item.confidence)) : null,
  item.ends ? h("p", { className: "small" }, item.end ? `Ends: “${item.end}” in sentence ` : "Told as over in sentence ", jump(item.ends)) : null,
  FILM ? item.evidence.map(order => sentence(order, [pair.from, pair.to])) : null,
  item.rule ? h("p", { className: "small rule" }, BASIS[item.basis] || `Found by: ${item.rule}`) : null);

const pairPanel = edge => {
  const line = lineOf(edge, END), items = [...edge.items].sort((a, b) => a.begins - b.begins);
  const what = edge.layer === "bond" ? "relationship" : "link";
  return [
    back(),
    h("h2", {}, pickButton(edge.from), h("span", { className: "amp" }, " & "), pickButton(edge.to)),
    FILM ? h("p", { className: "small" }, [edge.layer === "bond" ? line.sign : "", `${items.length} ${what}${items.length === 1 ? "" : "s"}`,
      line.ended ? "ended" : line.broken ? "broken" : ""].filter(Boolean).join(" · ")) : null,
    FILM && edge.layer === "bond" ? h("div", { className: "lanes", role: "img", "aria-label": laneWords(edge) }, lane(edge)) : null,
    ...items.map(item => itemCard(item, edge)),
  ];
};

const back = () => h("p", { className: "back" }, h("button", { type: "button", className: "link", onclick: () => choose(null) }, state.chain ? "← The chain" : "← Overview"));

/** Who does what to whom, in the text's own verb. */
const eventLine = event => h("span", { className: event.realised ? "" : "unreal" },
  event.agents.length ? named(event.agents) : null, " ",
  event.at ? h("button", { type: "button", className: "link verb", title: event.type, onclick: () => choose(`event/${event.order}`) }, event.words) : h("b", { title: event.type }, event.words), " ",
  named(event.patients),
  event.recipients.length ? [" (to ", named(event.recipients), ")"].flat() : null,
  h("span", { className: "small" }, [event.place && nameOf(event.place), event.time, event.realised ? "" : event.factuality]
    .filter(Boolean).map(text => ` · ${text}`).join("")));

const eventList = events => h("ol", { className: "events" }, events.map(event =>
  h("li", { className: event.sentence > state.t ? "later" : "" }, event.sentence ? jump(event.sentence) : null, eventLine(event))));

const nodePanel = node => {
  const layer = name => edgesOf(node.id, name);
  const bonds = layer("bond").sort((a, b) => turnsOf(a)[0].at - turnsOf(b)[0].at);
  const events = DATA.events.filter(e => partners({ event: e }).includes(node.id));
  const ties = layer("tie").map(edge => [edge, [...new Set(edge.items.map(item => item.type))].join(", ")]);
  return [
    back(),
    h("h2", {}, node.name),
    h("p", { className: "small" }, [KIND[node.kind], node.type, node.gender].filter(Boolean).join(" · ")),
    facts([
      ["Played by", node.actor],
      ["Also called", node.aliases.join(", ")],
      ["Enters", [jump(node.first)]],
      ["Prominence", node.prominence ? `${(node.prominence * 100).toFixed(0)} % of mentions` : ""],
      ["Betweenness", node.degree ? h("span", { title: "Share of the shortest paths between two others that run through this one" }, node.betweenness.toFixed(2)) : ""],
    ]),
    nodeButtons(node),
    node.mentioned.length ? h("h3", {}, "Arc") : null,
    node.mentioned.length ? h("div", { role: "img", "aria-label": presenceWords(node) }, presence(node)) : null,
    node.mentioned.length ? h("p", { className: "small" }, presenceWords(node)) : null,
    bonds.length ? h("h3", {}, "Relationships") : null,
    bonds.length ? list(bonds, edge => bondLine(edge, node.id), "bonds") : null,
    ties.length ? h("h3", {}, "Places and belonging") : null,
    ties.length ? list(ties, ([edge, words]) => [pickButton(other(edge, node.id)), " ", h("button", { type: "button", className: "link small", onclick: () => choose(edge.id) }, words)], "plain") : null,
    events.length ? h("h3", {}, "Events") : null,
    events.length ? eventList(events) : null,
  ];
};

const nodeButtons = node => h("p", { className: "buttons" }, [1, 2].map(steps =>
  h("button", { type: "button", onclick: () => { set({ focus: node.id, steps, view: "map" }); fit(); } }, steps === 1 ? "Focus: one step" : "two steps")),
h("button", { type: "button", title: "The shortest way from here to somebody else", onclick: () => beginChain(node.id) }, "Chain to …"));

/** A type as it stands to one of the two: "helps →" by it, "← helps" to it. */
const directed = (item, id) => (item.symmetric ? item.type : item.source === id ? `${item.type} →` : `← ${item.type}`);

/** A pair in the list of somebody's relationships: a swatch, the other's name, what binds them, its lane. */
const bondLine = (edge, id) => {
  const line = lineOf(edge, END);
  const types = edge.items.map(item => directed(item, id));
  return h("button", { type: "button", className: `bond ${line.sign}`, onclick: () => choose(edge.id) },
    h("i", { className: "swatch", "aria-hidden": "true" }), h("b", {}, nameOf(other(edge, id))), h("span", { className: "small" }, types.join(", ")),
    lane(edge), h("span", { className: "unseen" }, ` (${laneWords(edge)})`));
};

const eventPanel = node => {
  const { event } = node, who = partners(node);
  return [
    back(),
    h("h2", {}, eventLine(event)),
    h("p", { className: "small" }, ["Event", event.type, event.realised ? "" : event.factuality].filter(Boolean).join(" · ")),
    event.sentence ? sentence(event.sentence, [who[0], ...who.slice(1)].slice(0, 2)) : null,
    facts([["Who", named(event.agents)], ["Whom", named(event.patients)], ["To", named(event.recipients)], ["Where", event.place ? [pickButton(event.place)] : ""], ["When", event.time]]),
  ];
};

const overview = () => {
  const people = DATA.nodes.filter(n => n.kind === (FILM ? "character" : "film"));
  people.sort(FILM ? (a, b) => b.prominence - a.prominence : (a, b) => (a.year || "").localeCompare(b.year || ""));
  return [
    h("p", { className: "hint" }, FILM ? "Choose a name to follow somebody, or a line to read what the text says of the two."
      : "Choose a film for its facts and its own map, or a person to see where they return."),
    h("h3", {}, FILM ? "Characters" : "Films"),
    list(people, n => [pickButton(n.id), h("span", { className: "small" }, ` ${FILM ? n.actor : n.year || ""}`)], "cast"),
    FILM && DATA.events.length ? allEvents() : null,
  ];
};

/** The events are written only when somebody opens them: there may be thousands. */
const allEvents = () => {
  const details = h("details", {}, h("summary", {}, `All events (${DATA.events.length})`));
  details.addEventListener("toggle", () => { if (details.children.length === 1) details.append(eventList(DATA.events)); });
  return details;
};

const corpusPanel = node => [
  back(),
  h("h2", {}, node.name),
  h("p", { className: "small" }, KIND[node.kind]),
  facts(node.facts),
  node.href ? h("p", { className: "buttons" }, h("a", { href: node.href }, "Open its map")) : null,
  edgesOf(node.id).length ? h("h3", {}, node.kind === "film" ? "Who is in it" : "Seen in") : null,
  list(edgesOf(node.id), edge => [pickButton(other(edge, node.id)), h("span", { className: "small" }, ` ${edge.items.map(item => (node.kind === "film" ? item.type.replace(/ in$/, "") : item.type)).join(", ")}`)], "cast"),
  nodeButtons(node),
];

const panelOf = id => {
  if (EDGES.has(id)) return pairPanel(EDGES.get(id));
  if (NODES.has(id)) return (!FILM ? corpusPanel : NODES.get(id).event ? eventPanel : nodePanel)(NODES.get(id));
  return state.chain ? chainPanel(state.chain) : overview();
};
const showPanel = moved => {
  const inside = info.contains(document.activeElement), at = [...info.querySelectorAll("button, summary")].indexOf(document.activeElement);
  info.replaceChildren(...panelOf(state.pick).filter(Boolean));
  if (moved) $("panel").scrollTop = 0;
  if (!inside) return;
  // What had the keyboard is gone: go on from the same place, or from the head of what was opened.
  const next = moved ? info.querySelector("h2") || $("panel") : info.querySelectorAll("button, summary")[at];
  if (moved && next.tagName === "H2") next.tabIndex = -1;
  next?.focus({ preventScroll: true });
};

/** What was opened, and the rest that is said of it in short. */
const opened = () => {
  const edge = EDGES.get(state.pick), node = NODES.get(state.pick);
  if (edge) return [pairTitle(edge), `: ${edge.items.map(item => item.type).join(", ")}`];
  if (node) {
    const bonds = edgesOf(node.id, FILM ? "bond" : "").length;
    return [node.name, `, ${KIND[node.kind].toLowerCase()}${bonds ? `, ${bonds} ${FILM ? "relationship" : "link"}${bonds === 1 ? "" : "s"}` : ""}`];
  }
  if (!state.chain) return ["", ""];
  if (!state.chain[1]) return [`Chain from ${nameOf(state.chain[0])}`, ": choose the other end"];
  return [chainTitle(state.chain), chainNow ? `, ${stepCount(chainNow)}: ${along(state.chain[0], chainNow).map(nameOf).join(", ")}` : ": no chain"];
};
/** What a listener hears of it. */
const spokenOf = () => opened().join("");
/** The bar that names it in a window where the panel lies below the map, with the way there. */
const showOpened = () => {
  const [name, rest] = opened();
  $("opened").hidden = !name;
  $("opened-words").replaceChildren(h("b", {}, name), rest);
};
onChange(change => {
  showOpened();
  if (["pick", "chain", "t"].some(name => name in change) || (state.chain && "hidden" in change)) showPanel("pick" in change || "chain" in change);
  if ("pick" in change || "chain" in change) say(spokenOf());
});
showPanel(true);
showOpened();
