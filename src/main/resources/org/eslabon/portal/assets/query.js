// The editor (CodeMirror, on which YASQE is built), sorting, and search in the catalogue.
// Without it the page is a form with a text area, and the answer is the same.
const editorPath = "./webjars/codemirror/5.62.2/";
const area = document.getElementById("query-text");

if (area) {
  await import(`${editorPath}lib/codemirror.js`);
  await Promise.all(
    ["mode/sparql/sparql.js", "addon/edit/matchbrackets.js", "addon/edit/closebrackets.js", "addon/hint/show-hint.js"].map(
      (file) => import(editorPath + file),
    ),
  );
  const form = area.form;
  const editor = self.CodeMirror.fromTextArea(area, {
    mode: "application/sparql-query",
    lineNumbers: true,
    lineWrapping: true,
    matchBrackets: true,
    autoCloseBrackets: true,
    viewportMargin: Infinity,
    screenReaderLabel: form.querySelector("label").textContent,
    hintOptions: { hint: complete, completeSingle: false },
    extraKeys: {
      "Ctrl-Space": "autocomplete",
      "Ctrl-Enter": () => form.requestSubmit(),
      // a keyboard has to get out again: Escape, then Tab
      Esc: () => editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), Tab: false, "Shift-Tab": false }),
    },
  });
  editor.on("focus", () => {
    const { Tab, "Shift-Tab": back, ...keys } = editor.getOption("extraKeys");
    editor.setOption("extraKeys", keys);
  });
  editor.on("inputRead", (_, change) => {
    if (/[:\w]/.test(change.text[0]) && wordBefore(editor).text.includes(":")) {
      editor.showHint();
    }
  });
  form.querySelector(".editor-hint").hidden = false;
  form.querySelector("label").addEventListener("click", () => editor.focus());
  for (const place of document.querySelectorAll("[data-place]")) {
    const line = Number(place.dataset.place.split(":")[1]);
    if (line > 0 && line <= editor.lineCount()) {
      editor.addLineClass(line - 1, "background", "faulty-line");
    }
  }

  let known;
  function wordBefore() {
    const cursor = editor.getCursor();
    const before = editor.getLine(cursor.line).slice(0, cursor.ch);
    const text = /[\w:-]*$/.exec(before)[0];
    return { text, from: { line: cursor.line, ch: cursor.ch - text.length }, to: cursor };
  }

  async function complete() {
    known ??= await (await fetch(form.dataset.terms)).json();
    const word = wordBefore();
    const sought = word.text.toLowerCase();
    const declaring = /prefix\s+[\w:-]*$/i.test(editor.getLine(word.to.line).slice(0, word.to.ch));
    const prefixes = Object.entries(known.prefixes)
      .filter(([prefix]) => `${prefix}:`.startsWith(sought))
      .map(([prefix, iri]) => ({
        text: declaring ? `${prefix}: <${iri}>` : `${prefix}:`,
        displayText: `${prefix}: <${iri}>`,
      }));
    const local = sought.replace(/^.*:/, "");
    const terms = Object.entries(known.terms)
      .filter(([term, label]) => term.toLowerCase().startsWith(sought) || (local && label.toLowerCase().startsWith(local)))
      .map(([term, label]) => ({ text: term, displayText: `${term}  ${label}` }));
    const list = declaring ? prefixes : sought.includes(":") ? terms : [...prefixes, ...terms];
    return { list: list.slice(0, 50), from: word.from, to: word.to };
  }
}

for (const table of document.querySelectorAll("table.sortable")) {
  const headings = [...table.tHead.rows[0].cells];
  headings.forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.title = `${table.dataset.sort} ${heading.textContent}`;
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      headings.forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
      const text = (row) => row.cells[column].textContent.trim();
      const rows = [...table.tBodies[0].rows].sort((one, other) => order.compare(text(one), text(other)));
      table.tBodies[0].append(...(down ? rows.reverse() : rows));
    });
  });
}

const search = document.getElementById("catalog-search");
if (search) {
  search.closest(".field").hidden = false;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
  const opened = new Map([...document.querySelectorAll(".area")].map((each) => [each, each.open]));
  search.addEventListener("input", () => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    for (const [section, open] of opened) {
      let shown = 0;
      for (const item of section.querySelectorAll("li")) {
        const text = fold(`${section.querySelector("summary").textContent} ${item.textContent}`);
        item.hidden = !words.every((word) => text.includes(word));
        shown += item.hidden ? 0 : 1;
      }
      section.hidden = shown === 0;
      section.open = words.length > 0 ? shown > 0 : open;
    }
  });
}
