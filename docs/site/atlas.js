// The atlas: rows that are filtered by words and sorted by a column.
document.addEventListener("DOMContentLoaded", () => {
  const table = document.getElementById("atlas");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const count = document.getElementById("atlas-count");
  const show = (words) => {
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = `${shown} of ${rows.length} architectures`;
  };
  document.getElementById("atlas-filter").addEventListener("input", (event) => {
    show(event.target.value.toLowerCase().split(/\s+/).filter(Boolean));
  });
  Array.from(table.tHead.rows[0].cells).forEach((cell, column) => {
    cell.style.cursor = "pointer";
    cell.title = "sort by this column";
    let up = false;
    cell.addEventListener("click", () => {
      up = !up;
      const key = (row) => row.cells[column].textContent;
      rows.sort((a, b) => (up ? 1 : -1) * key(a).localeCompare(key(b), "en", { numeric: true }));
      body.append(...rows);
    });
  });
  show([]);
});
