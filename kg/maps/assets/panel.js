/* The panel beside the map. Everything in it is made of text nodes: no name is ever read as markup. */
"use strict";

const info = document.getElementById("info");
const KIND = { character: "Character", group: "Group", place: "Place", institution: "Institution",
  film: "Film", person: "Actor or director", returning: "Returning character" };

/** An element with properties and children; children that are null are left out. */
const h = (tag, props, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (name === "data") Object.assign(element.dataset, value);
    else if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ""));
  return element;
};

const pickButton = (id, text = nameOf(id)) => h("button", { type: "button", className: "link", onclick: () => choose(id) }, text);
const list = (items, make, className = "") => h("ul", { className }, items.map(item => h("li", {}, make(item))));
const named = ids => ids.flatMap((id, n) => [n ? (n === ids.length - 1 ? " and " : ", ") : "", pickButton(id)]).filter(Boolean);
const facts = rows => h("dl", {}, rows.filter(([, value]) => value && value.length !== 0)
  .flatMap(([term, value]) => [h("dt", {}, term), h("dd", {}, value)]));

/** Show somebody or some pair, wherever the wish came from. */
const choose = (id, passing = false) => {
  set({ pick: id }, passing);
  document.getElementById("said").textContent = NODES.has(id) ? nameOf(id) : EDGES.has(id) ? pairTitle(EDGES.get(id)) : "";
  const panel = document.getElementById("panel");
  if (id && panel.getBoundingClientRect().top > innerHeight * 0.8) panel.scrollIntoView({ block: "start", behavior: calm.matches ? "auto" : "smooth" });
};

const pairTitle = edge => `${nameOf(edge.from)} and ${nameOf(edge.to)}`;
const jump = order => h("button", { type: "button", className: "order", title: `Go to sentence ${order}`, onclick: () => set({ t: order }) }, String(order));

/** A sentence, with those of the given ids marked. */
const sentence = (order, ids) => {
  const parts = (DATA.sentences[order - 1] || []).map(([text, ...who]) => {
    const marks = ids.map((id, n) => (who.includes(id) ? ["one", "two"][n] : "")).filter(Boolean);
    return marks.length ? h("mark", { className: marks.join(" ") }, text) : text;
  });
  return h("blockquote", { data: { order: String(order) }, className: order > state.t ? "later" : "" }, jump(order), h("p", {}, parts));
};

/** Where in the story something stands: ticks on a line. */
const strip = (orders, className = "") => {
  const line = h("div", { className: `strip ${className}`, "aria-hidden": "true" });
  for (const order of orders) {
    const tick = h("i", {});
    tick.style.left = `${(100 * (order - 0.5)) / LAST}%`;
    line.append(tick);
  }
  return line;
};

const bar = value => {
  const inner = h("i", {});
  inner.style.width = `${Math.round(value * 100)}%`;
  return h("span", { className: "bar", "aria-hidden": "true" }, inner);
};

const signWord = polarity => (polarity > 0 ? "friendly" : polarity < 0 ? "hostile" : "neutral");

/** One thing that binds a pair, with every sentence that says so. */
const itemCard = (item, pair) => h("section", { className: `item ${signWord(item.polarity)}` },
  h("h3", {}, pickButton(item.source), h("span", { className: "type" }, ` ${item.symmetric ? "↔" : "→"} ${item.type} `), pickButton(item.target)),
  pair.layer === "bond" ? h("p", { className: "small" }, signWord(item.polarity), ", confidence ", item.confidence.toFixed(2), bar(item.confidence)) : null,
  item.ends ? h("p", { className: "small" }, "Ends in sentence ", jump(item.ends)) : null,
  item.evidence.map(order => sentence(order, [pair.from, pair.to])),
  item.rule ? h("p", { className: "small rule" }, `Found by: ${item.rule}`) : null);

const pairPanel = edge => {
  const line = lineOf(edge, END);
  const items = [...edge.items].sort((a, b) => a.begins - b.begins);
  const orders = [...new Set(items.flatMap(item => item.evidence))].sort((a, b) => a - b);
  return [
    back(),
    h("h2", {}, pickButton(edge.from), h("span", { className: "amp" }, " & "), pickButton(edge.to)),
    FILM ? h("p", { className: "small" }, edge.layer === "bond" ? `${line.sign} · ` : "", `${items.length} ${edge.layer === "bond" ? "relationship" : "link"}${items.length === 1 ? "" : "s"}`,
      line.ended ? " · ended" : "") : null,
    FILM && orders.length ? strip(orders, line.sign) : null,
    ...items.map(item => itemCard(item, edge)),
  ];
};

const back = () => h("p", { className: "back" }, h("button", { type: "button", className: "link", onclick: () => choose(null) }, "← Overview"));

/** Who does what to whom, in the text's own verb. */
const eventLine = event => h("span", { className: event.realised ? "" : "unreal" },
  event.agents.length ? named(event.agents) : null,
  h("b", { title: event.type }, ` ${event.words} `), named(event.patients),
  event.recipients.length ? ["(to ", named(event.recipients), ")"].flat() : null,
  h("span", { className: "small" }, [event.place && nameOf(event.place), event.time, event.realised ? "" : event.factuality]
    .filter(Boolean).map(text => ` · ${text}`).join("")));

const eventList = events => h("ol", { className: "events" }, events.map(event =>
  h("li", { className: event.sentence > state.t ? "later" : "" }, event.sentence ? jump(event.sentence) : null, eventLine(event))));

const nodePanel = node => {
  const layer = name => edgesOf(node.id, name);
  const bonds = layer("bond").sort((a, b) => Math.min(...a.items.map(i => i.begins)) - Math.min(...b.items.map(i => i.begins)));
  const events = DATA.events.filter(e => [...e.agents, ...e.patients, ...e.recipients, e.place].includes(node.id));
  const ties = layer("tie").map(edge => [edge, [...new Set(edge.items.map(item => item.type))].join(", ")]);
  return [
    back(),
    h("h2", {}, node.name),
    h("p", { className: "small" }, [KIND[node.kind], node.type, node.gender].filter(Boolean).join(" · ")),
    strip(node.mentioned),
    facts([
      ["Played by", node.actor],
      ["Also called", node.aliases.join(", ")],
      ["Enters", [jump(node.first)]],
      ["Prominence", node.prominence ? `${(node.prominence * 100).toFixed(0)} % of mentions` : ""],
      ["Betweenness", node.degree ? h("span", { title: "Share of the shortest paths between two others that run through this one" }, node.betweenness.toFixed(2)) : ""],
    ]),
    focusButtons(node),
    bonds.length ? h("h3", {}, "Relationships") : null,
    bonds.length ? list(bonds, edge => bondLine(edge, node.id), "bonds") : null,
    ties.length ? h("h3", {}, "Places and belonging") : null,
    ties.length ? list(ties, ([edge, words]) => [pickButton(other(edge, node.id)), " ", h("button", { type: "button", className: "link small", onclick: () => choose(edge.id) }, words)], "plain") : null,
    events.length ? h("h3", {}, "Events") : null,
    events.length ? eventList(events) : null,
  ];
};

const focusButtons = node => h("p", { className: "buttons" }, [1, 2].map(steps =>
  h("button", { type: "button", onclick: () => { set({ focus: node.id, steps }); fit(); } }, steps === 1 ? "Focus: one step" : "two steps")));

/** A pair in the list of somebody's relationships: a swatch, the other's name, what binds them. */
const bondLine = (edge, id) => {
  const line = lineOf(edge, END);
  const types = edge.items.map(item => (item.symmetric ? item.type : item.source === id ? `${item.type} →` : `← ${item.type}`));
  return h("button", { type: "button", className: `bond ${line.sign}`, onclick: () => choose(edge.id) },
    h("i", { className: "swatch", "aria-hidden": "true" }), h("b", {}, nameOf(other(edge, id))), h("span", { className: "small" }, types.join(", ")));
};

const overview = () => {
  const people = DATA.nodes.filter(n => n.kind === (FILM ? "character" : "film"));
  people.sort(FILM ? (a, b) => b.prominence - a.prominence : (a, b) => (a.year || "").localeCompare(b.year || ""));
  return [
    h("p", { className: "hint" }, FILM ? "Choose a name to follow somebody, or a line to read what the text says of the two."
      : "Choose a film for its facts and its own map, or a person to see where they return."),
    h("h3", {}, FILM ? "Characters" : "Films"),
    list(people, n => [pickButton(n.id), h("span", { className: "small" }, ` ${FILM ? n.actor : n.year || ""}`)], "cast"),
    FILM && DATA.events.length ? h("details", {}, h("summary", {}, `All events (${DATA.events.length})`), eventList(DATA.events)) : null,
  ];
};

const corpusPanel = node => [
  back(),
  h("h2", {}, node.name),
  h("p", { className: "small" }, KIND[node.kind]),
  facts(node.facts),
  node.href ? h("p", { className: "buttons" }, h("a", { href: node.href }, "Open its map")) : null,
  edgesOf(node.id).length ? h("h3", {}, node.kind === "film" ? "Who is in it" : "Seen in") : null,
  list(edgesOf(node.id), edge => [pickButton(other(edge, node.id)), h("span", { className: "small" }, ` ${edge.items.map(item => (node.kind === "film" ? item.type.replace(/ in$/, "") : item.type)).join(", ")}`)], "cast"),
  focusButtons(node),
];

const showPanel = () => {
  const id = state.pick;
  const content = EDGES.has(id) ? pairPanel(EDGES.get(id)) : NODES.has(id) ? (FILM ? nodePanel : corpusPanel)(NODES.get(id)) : overview();
  info.replaceChildren(...content.filter(Boolean));
};
onChange(change => { if ("pick" in change || "t" in change) showPanel(); });
showPanel();
