// Suggestions under the search box of every page, as one types.
const box = document.getElementById("site-search");
const source = box?.form.dataset.suggest;

if (box && source) {
  const list = document.createElement("datalist");
  list.id = "site-suggestions";
  box.after(list);
  box.setAttribute("list", list.id);
  let waiting;
  const targets = new Map();
  box.addEventListener("input", () => {
    const target = targets.get(box.value);
    if (target) {
      location.assign(target);
      return;
    }
    clearTimeout(waiting);
    waiting = setTimeout(suggest, 150);
  });

  async function suggest() {
    const words = box.value.trim();
    if (words.length < 2) {
      list.replaceChildren();
      return;
    }
    const answer = await fetch(`${source}?q=${encodeURIComponent(words)}`);
    if (!answer.ok || box.value.trim() !== words) {
      return;
    }
    targets.clear();
    list.replaceChildren(
      ...(await answer.json()).map((hit) => {
        const option = document.createElement("option");
        option.value = hit.label;
        option.label = `${hit.kind} · ${hit.id}`;
        targets.set(hit.label, hit.href);
        return option;
      }),
    );
  }
}
