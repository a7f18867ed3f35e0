// Search in a copy without a server: the page looks through the index itself.
const results = document.getElementById("search-results");
const sought = new URLSearchParams(location.search).get("q") ?? "";

const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

if (results && sought && results.dataset.sought === "") {
  document.getElementById("search-words").value = sought;
  const index = new URL(results.dataset.index, location.href);
  const words = fold(sought).split(" ").filter(Boolean);
  const entries = await (await fetch(index)).json();
  const hits = words.length ? entries.filter((entry) => words.every((word) => entry.text.includes(word))) : [];
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.textContent = hits.length ? `${hits.length} ${results.dataset.found}` : results.dataset.none;
  results.replaceChildren(status);
  for (const [kind, group] of Map.groupBy ? Map.groupBy(hits, (hit) => hit.kind) : grouped(hits)) {
    const heading = document.createElement("h2");
    heading.textContent = kind;
    const list = document.createElement("ul");
    for (const hit of group.slice(0, 30)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = new URL(hit.href, index).href;
      link.textContent = hit.label;
      item.append(link);
      list.append(item);
    }
    results.append(heading, list);
  }
}

function grouped(hits) {
  const groups = new Map();
  for (const hit of hits) {
    groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
  }
  return groups;
}
