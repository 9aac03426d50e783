// The title of a chart in lines as wide as the chart is, which only the reader's screen knows.
(() => {
  const LETTER = 9.4, SMALL_LETTER = 7.2, MARGINS = 40;
  const wrap = (text, letters) => {
    const lines = [""];
    for (const word of (text ?? "").split("<br>").join(" ").split(" ")) {
      const longer = lines.at(-1) ? lines.at(-1) + " " + word : word;
      if (longer.replace(/&#?\w+;/g, "x").length > letters && lines.at(-1)) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    return lines;
  };
  const fit = chart => {
    const { title, margin, height } = chart.layout;
    const width = chart.clientWidth - MARGINS;
    if (!title?.text || width <= 0) return;
    const lines = wrap(title.text, Math.floor(width / LETTER));
    const note = wrap(title.subtitle?.text, Math.floor(width / SMALL_LETTER));
    const text = lines.join("<br>"), subtitle = note.join("<br>");
    if (text === title.text && subtitle === (title.subtitle?.text ?? "")) return;
    const top = 26 + 22 * lines.length + (subtitle ? 18 * note.length + 8 : 4);
    const total = height - margin.t + top;
    chart.style.height = total + "px";
    Plotly.relayout(chart, {
      "title.text": text, "title.subtitle.text": subtitle, "margin.t": top, height: total,
      "title.y": 1 - (16 + 11 * (lines.length - 1)) / total,
    });
  };
  const fitAll = () => document.querySelectorAll(".plotly-graph-div").forEach(fit);
  let waiting;
  addEventListener("load", fitAll);
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(fitAll, 150); });
})();
