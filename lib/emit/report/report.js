(() => {
  "use strict";
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const page = document.documentElement;

  document.getElementById("language").addEventListener("click", () => {
    const chinese = page.classList.contains("zh");
    page.classList.toggle("zh", !chinese);
    page.classList.toggle("en", chinese);
    page.lang = chinese ? "en" : "zh-Hans";
  });

  const filters = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const filter = () => {
    const levels = new Set(all("input[name=level]:checked", filters).map((box) => box.value));
    const rule = filters.elements.rule.value, unit = filters.elements.unit.value;
    const only = filters.elements.only.checked;
    let count = 0;
    for (const block of all(".block")) {
      const here = !unit || block.dataset.unit === unit;
      let left = 0;
      for (const finding of all(".finding", block)) {
        const fits = here && levels.has(finding.dataset.level) && (!rule || finding.dataset.rule === rule);
        finding.hidden = !fits;
        for (const mark of all(`mark[data-finding="${finding.id}"]`, block)) mark.classList.toggle("off", !fits);
        if (fits) ++left;
      }
      count += left;
      block.hidden = !here || (only && left === 0);
    }
    for (const row of all("#indicators tbody tr")) row.hidden = Boolean(unit) && row.dataset.unit !== unit;
    for (const body of all("#amounts tbody")) body.hidden = Boolean(unit) && body.dataset.unit !== unit;
    shown.textContent = String(count);
  };
  filters.addEventListener("change", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());

  const order = new Intl.Collator("zh-Hans", { numeric: true });
  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent;
  for (const button of all("#indicators th button")) {
    button.addEventListener("click", () => {
      const head = button.closest("th"), body = head.closest("table").tBodies[0];
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of all("th", head.parentNode)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = Array.from(body.rows).map((row) => [value(row, head.cellIndex), row]);
      const numbers = head.dataset.kind === "number";
      const compare = (left, right) => {
        // What has no value comes last either way.
        if (!left || !right) return (left ? 0 : 1) - (right ? 0 : 1);
        const by = numbers ? Number(left) - Number(right) : order.compare(left, right);
        return down ? -by : by;
      };
      rows.sort((left, right) => compare(left[0], right[0]));
      body.append(...rows.map((row) => row[1]));
    });
  }
  filter();
})();
