(() => {
  const box = document.getElementById("TABLE_NAME");
  if (!box || box.dataset.ready) return;
  box.dataset.ready = "yes";
  const rows = [...box.querySelectorAll("tbody tr")];
  const search = box.querySelector("input");
  const choices = [...box.querySelectorAll("select")];
  const narrow = () => {
    const wanted = search.value.toLowerCase();
    for (const row of rows) {
      row.hidden = !row.textContent.toLowerCase().includes(wanted)
        || choices.some(choice => choice.value && row.cells[choice.dataset.column].textContent !== choice.value);
    }
    const shown = rows.filter(row => !row.hidden).length;
    box.querySelector("output").textContent = shown + (shown === 1 ? " row" : " rows");
  };
  search.addEventListener("input", narrow);
  choices.forEach(choice => choice.addEventListener("change", narrow));
  box.querySelectorAll("th").forEach((heading, column) => heading.addEventListener("click", () => {
    const down = heading.getAttribute("aria-sort") === "ascending";
    box.querySelectorAll("th").forEach(other => other.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    const text = row => row.cells[column].textContent;
    rows.sort((a, b) => text(a).localeCompare(text(b), "en", { numeric: true }) * (down ? -1 : 1));
    box.querySelector("tbody").append(...rows);
  }));
})();
