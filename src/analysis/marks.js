(() => {
  const card = document.getElementById("CARD_NAME");
  if (!card || card.dataset.ready) return;
  card.dataset.ready = "yes";

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const findChart = () => [...document.querySelectorAll(".js-plotly-plot")]
    .filter(chart => chart.layout?.meta?.alt === card.dataset.alt)
    .filter(chart => chart.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING)
    .pop();
  const read = (data, place) => Array.isArray(data?.[place]) ? data[place][1] : data?.[place];
  const listMarks = chart => (chart?.data ?? [])
    .map(trace => trace.customdata ?? trace.link?.customdata ?? [])
    .flatMap(data => [...data].map((_, place) => read(data, place)));

  const words = make("div", { className: "aa-behind", hidden: true });
  words.setAttribute("aria-live", "polite");
  let shown = -1;
  const show = written => {
    const [about, ...passages] = written.split("\n");
    shown = listMarks(findChart()).indexOf(written);
    const quotes = passages.map(passage => make("blockquote", { textContent: passage }));
    words.replaceChildren(make("p", { textContent: about }), ...quotes);
    words.hidden = false;
  };
  const step = way => {
    const marks = listMarks(findChart());
    if (marks.length) show(marks[(shown + way + (shown < 0 && way < 0) + marks.length) % marks.length]);
  };
  const save = format => {
    const chart = findChart();
    const button = chart?.querySelector(".modebar-btn[data-title^='Download']");
    if (!button) return;
    Object.assign(chart._context.toImageButtonOptions, { format, filename: card.dataset.name, scale: 2 });
    button.click();
  };
  const key = (text, label, onclick) => {
    const button = make("button", { type: "button", textContent: text, title: label, onclick });
    button.setAttribute("aria-label", label);
    return button;
  };
  const table = make("a", {
    textContent: "CSV", title: "Save the marks as a table", download: card.dataset.name + ".csv",
    href: "data:text/csv;charset=utf-8;base64," + card.dataset.table,
  });

  const hint = make("span", { className: "aa-quiet", textContent: "Click a mark to read the words behind it, or step through all:" });
  const saving = make("span", { className: "aa-quiet", textContent: "Save:" });
  card.append(
    make("div", { className: "aa-keys" },
      hint, key("‹", "Previous mark", () => step(-1)), key("›", "Next mark", () => step(1)),
      saving, key("PNG", "Save the chart as a PNG picture", () => save("png")),
      key("SVG", "Save the chart as an SVG picture", () => save("svg")), table),
    words);

  // A chart is drawn after its card is placed, and drawn anew when a notebook scrolls or a control redraws it.
  const listen = () => {
    const chart = card.isConnected && findChart();
    if (!chart?.on || chart.aaCard === card) return;
    chart.aaCard = card;
    chart.on("plotly_click", event => {
      const written = [event.points?.[0]?.customdata].flat().pop();
      if (typeof written === "string") show(written);
    });
  };
  listen();
  setInterval(listen, 500);
})();
