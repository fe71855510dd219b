(() => {
  const shownDetails = [...document.querySelectorAll(".d")];
  const form = document.getElementById("filter");
  const texts = new Map();
  const textOf = d => {
    if (!texts.has(d)) texts.set(d, d.textContent.toLowerCase());
    return texts.get(d);
  };
  const visible = () => shownDetails.filter(d => !d.hidden);
  const filter = () => {
    const words = form.elements.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set([...form.querySelectorAll("input[type=checkbox]:checked")].map(box => box.value));
    for (const d of shownDetails) d.hidden = !(wanted.has(d.dataset.o) && words.every(word => textOf(d).includes(word)));
    form.elements.count.textContent = visible().length + " / " + shownDetails.length;
  };
  const fill = details => {
    const entry = details.dataset.t && document.getElementById("t" + details.dataset.t);
    const link = details.querySelector(":scope > p");
    if (entry && link) link.replaceWith(entry.querySelector(".k").cloneNode(true));
  };
  if (form) {
    let timer;
    form.hidden = false;
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(filter, 120); });
    form.elements.open.addEventListener("click", () => visible().forEach(d => { d.open = true; }));
    form.elements.close.addEventListener("click", () => visible().forEach(d => { d.open = false; }));
    filter();
  }
  document.addEventListener("toggle", event => { if (event.target.open) fill(event.target); }, true);
  const goTo = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches(".d")) { target.hidden = false; target.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", goTo);
  goTo();
  const appendix = document.getElementById("appendix");
  let opened = [];
  addEventListener("beforeprint", () => {
    // A short print carries every evaluation in its place; a long one refers to the appendix.
    const few = visible().length <= 50;
    if (appendix) appendix.hidden = few;
    opened = [...document.querySelectorAll("details:not([open])")].filter(d => !d.closest(".d[hidden]"));
    for (const details of opened) { if (few) fill(details); details.open = true; }
  });
  addEventListener("afterprint", () => {
    if (appendix) appendix.hidden = false;
    for (const details of opened) details.open = false;
    opened = [];
  });
})();
