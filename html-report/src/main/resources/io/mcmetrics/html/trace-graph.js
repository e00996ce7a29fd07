"use strict";
// What is drawn: the nodes and edges that the clusters in view come to, and where they stand.

const COLUMNS = [
  "cluster", "identity", "relabel", "remote-write", "route", "service", "receive", "query", "datasource", "dashboard", "aside",
];
const WORST_FIRST = ["broken", "unknown", "ok", "beyond"];
const CLUSTER_SIZE = { width: 164, height: 74 };
const HOP_SIZE = { width: 138, height: 74 };

/** A sidecar stands in place of the four stages before the query. */
function columnOf(stage) {
  return COLUMNS.indexOf(stage === "sidecar" ? "receive" : stage);
}

function worst(states) {
  return WORST_FIRST.find(state => states.has(state)) ?? "ok";
}

class FleetGraph {
  constructor(data) {
    this.data = data;
    this.nodes = new Map();
    this.edges = new Map();
    this.ways = [];
    this.width = 0;
    this.height = 0;
  }

  /** Clusters that look the same are one node, until somebody unfolds them. */
  static of(data, shown, unfolded) {
    const graph = new FleetGraph(data);
    data.groups.forEach((group, number) => {
      const members = group.filter(member => shown.has(member));
      const units = unfolded.has(number) ? members.map(member => [member]) : [members];
      units.filter(unit => unit.length > 0).forEach(unit => graph.addUnit(unit, number));
    });
    if (graph.nodes.size > 0) {
      graph.place();
    }
    return graph;
  }

  addUnit(clusters, group) {
    const start = this.node(`c${clusters[0]}`, "cluster", CLUSTER_SIZE);
    start.clusters = clusters;
    start.group = group;
    this.data.clusters[clusters[0]].ways.forEach((way, number) => this.addWay(start, clusters, way, number));
    if (this.data.clusters[clusters[0]].ways.length === 0) {
      this.ways.push({ nodes: [start], edges: [] });
    }
  }

  addWay(start, clusters, way, number) {
    const nodes = [start];
    const edges = [];
    let ended = false;
    way.hops.forEach((hop, at) => {
      const { stage, status } = this.data.notes[hop.note];
      const id = hop.node.startsWith("s") ? hop.node : `${start.id}-${hop.node}`;
      const node = this.node(id, stage, HOP_SIZE);
      for (const cluster of clusters) {
        const note = this.data.clusters[cluster].ways[number].hops[at].note;
        node.notes.set(note, (node.notes.get(note) ?? 0) + 1);
      }
      node.states.add(status);
      edges.push(this.edge(nodes.at(-1), node, ended ? "beyond" : status, clusters));
      nodes.push(node);
      ended ||= status === "broken";
    });
    this.ways.push({ nodes, edges });
  }

  node(id, stage, size) {
    if (!this.nodes.has(id)) {
      this.nodes.set(id, { id, stage, ...size, clusters: [], notes: new Map(), states: new Set() });
    }
    return this.nodes.get(id);
  }

  edge(from, to, state, clusters) {
    const id = `${from.id} ${to.id}`;
    if (!this.edges.has(id)) {
      this.edges.set(id, { from, to, states: new Set(), clusters: new Set() });
    }
    const edge = this.edges.get(id);
    edge.states.add(state);
    clusters.forEach(cluster => edge.clusters.add(cluster));
    return edge;
  }

  /** Stages that no way passes take no room. An edge notes where it passes the nodes of a column. */
  place() {
    const used = [...new Set([...this.nodes.values()].map(node => columnOf(node.stage)))].sort((a, b) => a - b);
    const rank = node => used.indexOf(columnOf(node.stage));
    const layout = new graphlib.Graph();
    layout.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 30, marginx: 12, marginy: 14 });
    layout.setDefaultEdgeLabel(() => ({}));
    this.nodes.forEach((node, id) => layout.setNode(id, { width: node.width, height: node.height }));
    for (const edge of this.edges.values()) {
      const minlen = Math.max(1, rank(edge.to) - rank(edge.from));
      layout.setEdge(edge.from.id, edge.to.id, { minlen, weight: edge.clusters.size });
    }
    dagre.layout(layout);
    this.width = layout.graph().width;
    this.height = layout.graph().height;
    this.nodes.forEach((node, id) => Object.assign(node, { x: layout.node(id).x, y: layout.node(id).y }));
    const columns = [...new Set([...this.nodes.values()].map(node => node.x))];
    for (const edge of this.edges.values()) {
      const { points } = layout.edge(edge.from.id, edge.to.id);
      edge.passes = points.slice(1, -1).filter(point => columns.includes(point.x));
    }
  }

  /** What a way has in common with the chosen node. */
  through(node) {
    const ways = this.ways.filter(way => way.nodes.includes(node));
    return {
      nodes: new Set(ways.flatMap(way => way.nodes)),
      edges: new Set(ways.flatMap(way => way.edges)),
    };
  }
}
