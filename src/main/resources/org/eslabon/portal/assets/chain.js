// A link of the diagram shows its evidence beside it; without this script it opens its own page.
const panel = document.getElementById("panel");
const parts = ["governance", "determinants", "evidence", "claims"];
let asked = 0;

async function show(link) {
  const turn = ++asked;
  const answer = await fetch(link.getAttribute("href"), { headers: { Accept: "text/html" } });
  if (!answer.ok) {
    location.assign(link.getAttribute("href"));
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== asked) {
    return;
  }
  const bar = document.createElement("div");
  bar.className = "panel-bar";
  const open = document.createElement("a");
  open.href = link.getAttribute("href");
  open.textContent = panel.dataset.open;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = panel.dataset.close;
  close.addEventListener("click", () => {
    hide();
    link.focus();
  });
  bar.append(open, close);
  const title = document.createElement("h2");
  title.tabIndex = -1;
  title.textContent = page.querySelector("h1")?.textContent ?? "";
  panel.replaceChildren(bar, title);
  for (const id of parts) {
    const part = page.getElementById(id);
    if (part) {
      const copy = document.importNode(part, true);
      for (const named of [copy, ...copy.querySelectorAll("[id]")]) {
        named.removeAttribute("id");
      }
      copy.removeAttribute("aria-labelledby");
      panel.append(copy);
    }
  }
  hide();
  link.classList.add("chosen");
  panel.hidden = false;
  title.focus();
}

function hide() {
  panel.hidden = true;
  document.querySelectorAll(".chain-diagram .chosen").forEach((each) => each.classList.remove("chosen"));
}

if (panel) {
  document.querySelectorAll(".chain-diagram a[data-panel]").forEach((link) => {
    link.addEventListener("click", (event) => {
      if (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        show(link);
      }
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      hide();
    }
  });
}
