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
    const key = row => row.cells[column].dataset.sort ?? row.cells[column].textContent;
    const isNumber = row => row.cells[column].classList.contains("aa-number");
    // What is missing stays at the end, whichever way.
    rows.sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      if (left === "" || right === "") return (left === "") - (right === "");
      const order = isNumber(a) && isNumber(b) ? left - right : left.localeCompare(right, "en", { numeric: true });
      return down ? -order : order;
    });
    box.querySelector("tbody").append(...rows);
  }));
})();
