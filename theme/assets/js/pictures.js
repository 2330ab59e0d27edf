/** What the map gains with a script: a row of years. Without it every year has a small map of its own. */
"use strict";

(function () {
  /** @type {HTMLElement | null} */
  const place = document.querySelector(".years");
  const canvas = document.querySelector(".map .canvas");
  const small = [...document.querySelectorAll(".multiples li")];
  const years = small.map((item) => item.id.slice("year-".length));
  if (!place || !canvas || years.length === 0) {
    return;
  }

  /** @type {NodeListOf<SVGElement>} */
  const marks = canvas.querySelectorAll(".mark");
  const fieldset = document.createElement("fieldset");
  const legend = document.createElement("legend");
  legend.textContent = place.dataset.label ?? "";
  fieldset.append(legend);
  const inputs = ["", ...years].map((year) => choice(year, year || (place.dataset.all ?? "")));
  place.append(fieldset);

  /** @param {string} year  Empty for all. @param {string} text */
  function choice(year, text) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "year", value: year, checked: year === "" });
    label.append(input, text);
    fieldset.append(label);
    return input;
  }

  /** @param {string} year  Empty for all. */
  function show(year) {
    for (const mark of marks) {
      mark.classList.toggle("other-year", year !== "" && mark.dataset.year !== year);
    }
  }

  function chosen() {
    return inputs.find((input) => input.checked)?.value ?? "";
  }

  /** "#2017" is a link to that year. */
  function read() {
    const year = location.hash.slice(1);
    if (years.includes(year)) {
      for (const input of inputs) {
        input.checked = input.value === year;
      }
      show(year);
    }
  }

  fieldset.addEventListener("change", () => {
    show(chosen());
    try {
      history.replaceState(null, "", chosen() ? `#${chosen()}` : location.pathname + location.search);
    } catch {
      // Files have no address to change.
    }
  });
  addEventListener("hashchange", read);
  read();

  // The year goes along to the other windows of the map.
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const views = document.querySelectorAll(".choices a");
  for (const link of views) {
    link.addEventListener("click", () => {
      link.hash = chosen();
    });
  }

  // A small map leads to the large one.
  small.forEach((item, index) => {
    const heading = item.querySelector("h3");
    if (heading) {
      const link = document.createElement("a");
      link.href = `#${years[index]}`;
      link.append(...heading.childNodes);
      link.addEventListener("click", () => canvas.scrollIntoView({ block: "center" }));
      heading.append(link);
    }
  });
})();
