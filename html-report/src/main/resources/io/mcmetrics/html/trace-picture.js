// The picture in the page: buttons for hops, curves between them, and the keys that move among them.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = { ok: "✓", yes: "✓", "as-far-as-seen": "◌", broken: "✕", no: "✕", unknown: "?", partly: "◐" };

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

function curve(from, to) {
  const middle = (from.x + to.x) / 2;
  return `C${middle},${from.y} ${middle},${to.y} ${to.x},${to.y}`;
}

class Picture {
  constructor(canvas, words, onChoose) {
    this.canvas = canvas;
    this.words = words;
    this.onChoose = onChoose;
    this.zoom = 0;
    canvas.addEventListener("keydown", event => this.onKey(event));
  }

  show(graph, chosenId) {
    const focused = this.canvas.contains(document.activeElement) ? document.activeElement.dataset.node : undefined;
    this.graph = graph;
    this.buttons = new Map();
    this.curves = new Map();
    this.edges = drawn("svg", { width: graph.width, height: graph.height, "aria-hidden": "true" });
    this.inner = element("div", { className: "inner" });
    this.inner.append(this.edges);
    graph.edges.forEach(edge => this.addEdge(edge));
    graph.nodes.forEach(node => this.addNode(node));
    this.sheet = element("div", { className: "sheet" }, this.inner);
    this.canvas.replaceChildren(this.sheet);
    this.scale();
    this.choose(graph.nodes.get(chosenId));
    this.rove(graph.nodes.get(focused) ?? this.chosen ?? this.firstOfInterest(), focused !== undefined);
  }

  reveal() {
    this.buttons.get(this.current?.id)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** The topmost break, if there is one. */
  firstOfInterest() {
    const nodes = [...this.graph.nodes.values()].sort((a, b) => a.y - b.y);
    return nodes.find(node => node.states.has("broken")) ?? nodes[0];
  }

  /** As large as it fits, as long as it can be read. */
  scale() {
    const fitting = (this.canvas.clientWidth - 2) / Math.max(1, this.graph.width);
    const zoom = this.zoom || Math.min(1, Math.max(0.8, fitting));
    this.inner.style.transform = `scale(${zoom})`;
    this.inner.style.width = `${this.graph.width}px`;
    this.inner.style.height = `${this.graph.height}px`;
    this.sheet.style.width = `${this.graph.width * zoom}px`;
    this.sheet.style.height = `${this.graph.height * zoom}px`;
    this.shownZoom = zoom;
  }

  zoomBy(factor) {
    this.zoom = Math.min(2, Math.max(0.25, this.shownZoom * factor));
    this.scale();
  }

  addEdge(edge) {
    const state = worst(edge.states);
    const start = { x: edge.from.x + edge.from.width / 2, y: edge.from.y };
    const end = { x: edge.to.x - edge.to.width / 2, y: edge.to.y };
    let path = `M${start.x},${start.y}`;
    let from = start;
    for (const pass of edge.passes) {
      path += `${curve(from, { x: pass.x - HOP_SIZE.width / 2, y: pass.y })}h${HOP_SIZE.width}`;
      from = { x: pass.x + HOP_SIZE.width / 2, y: pass.y };
    }
    path += curve(from, end);
    const group = drawn("g", { class: `edge ${state}` });
    const width = 1.5 + Math.min(5, Math.log2(edge.clusters.size));
    group.append(drawn("path", { d: path, "stroke-width": state === "broken" ? Math.max(3, width) : width }));
    if (state === "broken" || state === "unknown") {
      const badge = drawn("text", { x: end.x - 13, y: end.y + 4.5 });
      badge.textContent = ICONS[state];
      group.append(drawn("circle", { cx: end.x - 13, cy: end.y, r: 9 }), badge);
    }
    this.edges.append(group);
    this.curves.set(edge, group);
  }

  addNode(node) {
    const button = element("button", { type: "button", tabIndex: -1 });
    button.dataset.node = node.id;
    button.append(...(node.stage === "cluster" ? this.clusterLines(node, button) : this.hopLines(node, button)));
    Object.assign(button.style, {
      left: `${node.x - node.width / 2}px`,
      top: `${node.y - node.height / 2}px`,
      width: `${node.width}px`,
      height: `${node.height}px`,
    });
    button.addEventListener("click", () => this.onChoose(node));
    button.addEventListener("focus", () => this.rove(node, false));
    this.buttons.set(node.id, button);
    this.inner.append(button);
  }

  clusterLines(node, button) {
    const clusters = node.clusters.map(number => this.graph.data.clusters[number]);
    const { reach, ways, name } = clusters[0];
    const many = clusters.length > 1;
    button.className = `node cluster ${reach}${many ? " many" : ""}`;
    const title = many ? this.words.text("clusters", clusters.length) : name;
    const shares = ways.filter(way => way.needed > 0).map(way => `${way.arriving}/${way.needed}`).join(", ");
    const rest = many ? `${name}, …` : ways.length === 0 ? this.words.text("sends-nothing") : shares;
    button.title = clusters.slice(0, 12).map(cluster => cluster.name).join("\n");
    return [
      element("span", { className: "text name" }, title),
      this.stateLine(reach, this.words.text(`reach-${reach}`)),
      element("span", { className: "where" }, rest),
    ];
  }

  hopLines(node, button) {
    const state = worst(node.states);
    const notes = [...node.notes.keys()].map(number => this.graph.data.notes[number]);
    const telling = notes.find(note => note.status === state) ?? notes[0];
    const manyPlaces = node.id.startsWith("c") && notes.length > 1;
    const alike = new Set(notes.map(note => note.message)).size === 1;
    button.className = `node hop ${state}`;
    const stage = this.words.text(`stage-${telling.stage}`);
    const ours = manyPlaces && !alike;
    const said = element("span", {}, ours ? this.words.text("each-its-own") : telling.message.replaceAll("`", ""));
    said.lang = ours ? document.documentElement.lang : "en";
    const verdict = element("strong", { className: "state" }, state === "ok" ? "" : `${this.words.text(`status-${state}`)}: `);
    const where = manyPlaces ? this.words.text("places", notes.length) : telling.place;
    button.title = [said.textContent, where].join("\n").trim();
    return [
      this.stateLine(state, stage),
      element("span", { className: "text" }, verdict, said),
      ...(where ? [element("span", { className: "where" }, where)] : []),
    ];
  }

  stateLine(state, words) {
    const icon = element("span", { className: "icon" }, ICONS[state]);
    icon.setAttribute("aria-hidden", "true");
    return element("span", { className: `state ${state}` }, icon, words);
  }

  /** All that has no part in the ways through the chosen node steps back. */
  choose(node) {
    this.chosen = node;
    const part = node ? this.graph.through(node) : { nodes: new Set(this.graph.nodes.values()), edges: new Set(this.curves.keys()) };
    this.graph.nodes.forEach(one => {
      const button = this.buttons.get(one.id);
      button.classList.toggle("aside", !part.nodes.has(one));
      button.setAttribute("aria-pressed", String(one === node));
    });
    this.curves.forEach((curve, edge) => curve.classList.toggle("aside", !part.edges.has(edge)));
  }

  /** Of all nodes, one can be reached by Tab; the arrow keys go on from there. */
  rove(node, focus) {
    if (!node) {
      return;
    }
    this.buttons.forEach(button => (button.tabIndex = -1));
    const button = this.buttons.get(node.id);
    button.tabIndex = 0;
    this.current = node;
    if (focus) {
      button.focus();
      this.reveal();
    }
  }

  onKey(event) {
    if (event.key === "Escape") {
      this.onChoose(undefined);
      return;
    }
    const next = this.neighbour(event.key);
    if (next) {
      event.preventDefault();
      this.rove(next, true);
    }
  }

  neighbour(key) {
    const from = this.current;
    const nodes = [...this.graph.nodes.values()];
    const edges = [...this.graph.edges.values()];
    const nearest = found => found.sort((a, b) => Math.abs(a.y - from.y) - Math.abs(b.y - from.y))[0];
    const column = nodes.filter(node => columnOf(node.stage) === columnOf(from.stage)).sort((a, b) => a.y - b.y);
    switch (key) {
      case "ArrowRight":
        return nearest(edges.filter(edge => edge.from === from).map(edge => edge.to));
      case "ArrowLeft":
        return nearest(edges.filter(edge => edge.to === from).map(edge => edge.from));
      case "ArrowDown":
        return column[column.indexOf(from) + 1];
      case "ArrowUp":
        return column[column.indexOf(from) - 1];
      case "Home":
        return column[0];
      case "End":
        return column.at(-1);
      default:
        return undefined;
    }
  }
}
