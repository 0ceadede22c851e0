// Filters the quotes of a report. Without it all of them are shown.
"use strict";
(() => {
  const form = document.querySelector("form.filter");
  const groups = [...document.querySelectorAll(".evidence .theme")];
  const quotes = [...document.querySelectorAll(".evidence .quote")];
  const wanted = (name) => (form.elements[name] ? form.elements[name].value : "");
  const fits = (quote) =>
    (!wanted("theme") || quote.closest(".theme").id === wanted("theme")) &&
    (!wanted("segment") || quote.dataset.segment === wanted("segment")) &&
    (!wanted("person") || quote.dataset.person === wanted("person"));
  const show = () => {
    let shown = 0;
    for (const quote of quotes) {
      quote.hidden = !fits(quote);
      shown += quote.hidden ? 0 : 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".quote:not([hidden])");
    form.querySelector("output").textContent =
      shown === quotes.length ? `${shown} quotes` : `${shown} of ${quotes.length} quotes`;
  };
  // A link to a quote that is filtered out shows it all the same.
  const follow = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !quotes.includes(target) || !target.hidden) return;
    form.reset();
    show();
    target.scrollIntoView();
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  form.hidden = false;
  show();
})();
