// Files can be dropped anywhere on the field; what is chosen is listed under it.
const field = document.querySelector(".drop");
const input = document.getElementById("files");

if (field && input) {
  const list = field.querySelector(".chosen");
  const show = () => {
    list.replaceChildren(
      ...[...input.files].map((file) => {
        const item = document.createElement("li");
        item.textContent = `${file.name} (${Math.ceil(file.size / 1024)} kB)`;
        return item;
      }),
    );
  };
  input.addEventListener("change", show);
  for (const kind of ["dragenter", "dragover"]) {
    field.addEventListener(kind, (event) => {
      event.preventDefault();
      field.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    field.addEventListener(kind, () => field.classList.remove("over"));
  }
  field.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    show();
  });
}
