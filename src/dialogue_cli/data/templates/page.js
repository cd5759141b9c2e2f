document.documentElement.classList.remove("no-js");
(function () {
  var form = document.getElementById("filters");
  if (!form) { return; }
  var rows = Array.prototype.slice.call(document.querySelectorAll(".change"));
  var all = rows.filter(function (row) { return !row.classList.contains("pointer"); }).length;
  var said = document.getElementById("shown");
  function apply() {
    var kinds = Array.prototype.map.call(form.querySelectorAll("input[name=kind]:checked"), function (box) { return box.value; });
    var theme = form.elements.theme.value;
    var least = Number(form.elements.strength.value);
    var shown = 0;
    rows.forEach(function (row) {
      var themes = row.dataset.themes ? row.dataset.themes.split(" ") : [];
      var fits = kinds.indexOf(row.dataset.kind) >= 0 &&
        (!theme || themes.some(function (t) { return t === theme || t.indexOf(theme + ".") === 0; })) &&
        Number(row.dataset.strength) >= least;
      row.classList.toggle("hidden", !fits);
      if (fits && !row.classList.contains("pointer")) { shown += 1; }
    });
    said.textContent = shown + " of " + all + " changes shown";
    document.body.classList.toggle("two", form.elements.layout.value === "two");
  }
  form.addEventListener("change", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  apply();
})();
