// A field that shows only the terms whose name or meaning has what is typed.

const place = document.getElementById("vocabulary-filter");

if (place) {
  const label = document.createElement("label");
  label.textContent = `${place.dataset.label} `;
  const field = document.createElement("input");
  field.type = "search";
  field.autocomplete = "off";
  label.append(field);
  const none = document.createElement("p");
  none.textContent = place.dataset.none;
  none.hidden = true;
  none.setAttribute("role", "status");
  place.append(label, none);

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const terms = [...document.querySelectorAll("[data-term]")].map((item) => ({
    item,
    text: plain(item.textContent),
  }));
  const groups = [...document.querySelectorAll("details.terms")];

  field.addEventListener("input", () => {
    const wanted = plain(field.value.trim());
    let found = 0;
    for (const { item, text } of terms) {
      // the text of an item holds that of the items below it, so whoever has a match below stays
      item.hidden = !text.includes(wanted);
      found += item.hidden ? 0 : 1;
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-term]:not([hidden])");
      // what is found is shown; without a word everything folds again
      group.open = wanted !== "" && !group.hidden;
    }
    none.hidden = found > 0;
  });
}
