// The page around the picture: language, search, what is chosen, and what is told about it.

class Words {
  constructor(all, language) {
    this.all = all;
    this.language = language;
  }

  text(key, ...numbers) {
    return numbers.reduce((text, number, i) => text.replace(`{${i}}`, number), this.all[this.language][key]);
  }

  /** Speaks another language wherever words of ours stand. */
  switchTo(language, elements) {
    this.language = language;
    document.documentElement.lang = language;
    document.title = document.title.replace(/^.* · /, `${this.text("title")} · `);
    for (const one of elements) {
      one.textContent = this.text(one.dataset.word, ...(one.dataset.of ?? "").split(" "));
    }
  }
}

class Page {
  constructor(data) {
    this.data = data;
    this.words = new Words(data.words, data.language);
    this.unfolded = new Set();
    this.texts = data.clusters.map(cluster => this.searchable(cluster));
    this.hopCards = data.notes.map((note, i) => document.getElementById(`hop-${i}`).parentElement);
    this.clusterCards = data.clusters.map((cluster, i) => document.getElementById(`cluster-${i}`).parentElement);
    this.fixedWords = [...document.querySelectorAll("[data-word]")];
    this.rows = [...document.querySelectorAll("tr[data-cluster]")];
    this.panel = document.getElementById("panel-body");
    document.getElementById("cards").hidden = true;
    document.getElementById("picture").hidden = false;
    this.picture = new Picture(document.getElementById("canvas"), this.words, node => this.choose(node));
    this.addLanguages();
    this.addToolbar();
    this.speak(data.language);
    document.addEventListener("click", event => this.onLink(event));
    addEventListener("resize", () => this.picture.scale());
    this.follow(location.hash);
  }

  searchable(cluster) {
    const parts = [cluster.name, cluster.path];
    for (const way of cluster.ways) {
      parts.push(way.sender, way.about);
      way.hops.forEach(hop => parts.push(this.data.notes[hop.note].message, this.data.notes[hop.note].place));
    }
    return parts.join("\n").toLowerCase();
  }

  addLanguages() {
    const names = { en: "English", ko: "한국어" };
    const place = document.getElementById("languages");
    place.setAttribute("role", "group");
    this.languages = Object.keys(this.data.words).map(language => {
      const button = element("button", { type: "button", lang: language }, names[language]);
      button.addEventListener("click", () => this.speak(language));
      place.append(button);
      return button;
    });
    place.hidden = false;
  }

  addToolbar() {
    const button = action => {
      const made = element("button", { type: "button" });
      made.addEventListener("click", action);
      return made;
    };
    this.search = element("input", { type: "search", id: "search", autocomplete: "off", spellcheck: false });
    this.searchLabel = element("label", { htmlFor: "search" });
    this.onlyBroken = element("input", { type: "checkbox", id: "only-broken" });
    this.onlyBrokenLabel = element("label", { htmlFor: "only-broken" });
    this.unfoldAll = button(() => this.unfold(this.data.groups.keys()));
    this.foldAll = button(() => this.unfold([]));
    this.zoomOut = button(() => this.picture.zoomBy(0.8));
    this.zoomOut.append("−");
    this.zoomIn = button(() => this.picture.zoomBy(1.25));
    this.zoomIn.append("+");
    this.count = element("span", { className: "count", role: "status" });
    this.hint = element("p", { id: "picture-hint", className: "quiet" });
    document.getElementById("toolbar").append(
      element("span", { className: "field" }, this.searchLabel, this.search),
      element("span", { className: "field" }, this.onlyBroken, this.onlyBrokenLabel),
      this.unfoldAll, this.foldAll, this.zoomOut, this.zoomIn, this.count);
    document.getElementById("toolbar").after(this.hint);
    this.search.addEventListener("input", () => this.draw());
    this.onlyBroken.addEventListener("change", () => this.draw());
    const canvas = document.getElementById("canvas");
    canvas.setAttribute("role", "group");
    canvas.setAttribute("aria-describedby", "picture-hint");
  }

  speak(language) {
    this.words.switchTo(language, this.fixedWords);
    const text = key => this.words.text(key);
    this.languages.forEach(button => button.setAttribute("aria-pressed", String(button.lang === language)));
    document.getElementById("languages").setAttribute("aria-label", text("language"));
    this.searchLabel.textContent = text("search");
    this.search.placeholder = text("search-hint");
    this.onlyBrokenLabel.textContent = text("only-broken");
    this.unfoldAll.textContent = text("unfold-all");
    this.foldAll.textContent = text("fold-all");
    this.zoomOut.setAttribute("aria-label", text("zoom-out"));
    this.zoomIn.setAttribute("aria-label", text("zoom-in"));
    this.hint.textContent = text("picture-hint");
    document.getElementById("canvas").setAttribute("aria-label", text("picture"));
    this.addLegend();
    this.draw();
    this.tell(this.picture.chosen);
  }

  addLegend() {
    const entry = (state, words) => {
      const line = drawn("svg", { width: 44, height: 20, "aria-hidden": "true" });
      const edge = drawn("g", { class: `edge ${state}` });
      edge.append(drawn("path", { d: "M2,10H42", "stroke-width": 3 }));
      if (ICONS[state] && state !== "ok") {
        const icon = drawn("text", { x: 22, y: 14.5 });
        icon.textContent = ICONS[state];
        edge.append(drawn("circle", { cx: 22, cy: 10, r: 9 }), icon);
      }
      line.append(edge);
      return element("li", {}, line, words);
    };
    const title = element("span", { className: "quiet" }, this.words.text("legend"));
    const states = ["ok", "broken", "unknown"].map(state => entry(state, this.words.text(`status-${state}`)));
    const list = element("ul", {}, ...states, entry("beyond", this.words.text("beyond")));
    document.getElementById("legend").replaceChildren(title, list);
  }

  unfold(groups) {
    this.unfolded = new Set(groups);
    this.draw();
    this.picture.reveal();
  }

  isShown(number) {
    const cluster = this.data.clusters[number];
    const broken = cluster.reach === "no"
      || cluster.ways.some(way => way.hops.some(hop => this.data.notes[hop.note].status === "broken"));
    return (broken || !this.onlyBroken.checked) && this.texts[number].includes(this.search.value.trim().toLowerCase());
  }

  draw() {
    const all = [...this.data.clusters.keys()];
    const shown = new Set(all.filter(number => this.isShown(number)));
    this.rows.forEach(row => (row.hidden = !shown.has(Number(row.dataset.cluster))));
    this.count.textContent = this.words.text(shown.size > 0 ? "shown" : "nothing-matches", shown.size, all.length);
    this.picture.show(FleetGraph.of(this.data, shown, this.unfolded), this.picture.chosen?.id);
  }

  choose(node) {
    this.picture.choose(node);
    this.tell(node);
  }

  /** Shows the cards of a node: those of its clusters, or those of its hop, the worst first. */
  tell(node) {
    if (!node) {
      this.panel.replaceChildren(element("p", { className: "quiet" }, this.words.text("choose")));
    } else if (node.stage === "cluster") {
      const cards = node.clusters.map(number => this.clusterCards[number]);
      this.panel.replaceChildren(...this.folding(node), ...cards);
      cards.forEach(card => (card.open = cards.length === 1));
    } else {
      const rank = number => WORST_FIRST.indexOf(this.data.notes[number].status);
      const numbers = [...node.notes.keys()].sort((a, b) => rank(a) - rank(b));
      const cards = numbers.map(number => this.hopCards[number]);
      this.panel.replaceChildren(...cards);
      cards.forEach((card, i) => (card.open = i === 0));
    }
  }

  folding(node) {
    const alike = this.data.groups[node.group];
    if (alike.length === 1) {
      return [];
    }
    const fold = this.unfolded.has(node.group);
    const button = element("button", { type: "button" }, this.words.text(fold ? "fold" : "unfold"));
    button.addEventListener("click", () => {
      this.unfolded[fold ? "delete" : "add"](node.group);
      this.draw();
      const first = [...this.picture.graph.nodes.values()].find(one => one.group === node.group);
      this.choose(first);
      this.picture.rove(first, true);
    });
    return [element("p", {}, button)];
  }

  onLink(event) {
    const link = event.target.closest("a[href^='#hop-'], a[href^='#cluster-']");
    if (link) {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      this.follow(link.hash);
    }
  }

  /** Shows what a link points at, and chooses in the picture what stands for it. */
  follow(hash) {
    const [, kind, digits] = /^#(hop|cluster)-(\d+)$/.exec(hash) ?? [];
    const number = Number(digits);
    const card = (kind === "hop" ? this.hopCards : this.clusterCards)[number];
    if (!kind || !card) {
      return;
    }
    const nodes = [...this.picture.graph.nodes.values()];
    const node = nodes.find(one => (kind === "hop" ? one.notes.has(number) : one.clusters.includes(number)));
    this.picture.choose(node);
    this.picture.rove(node, false);
    this.panel.replaceChildren(...(kind === "cluster" && node ? this.folding(node) : []), card);
    card.open = true;
    card.querySelector("summary").focus();
    document.getElementById("panel").scrollIntoView({ block: "nearest" });
  }
}

new Page(JSON.parse(document.getElementById("data").textContent));
