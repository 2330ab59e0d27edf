/**
 * Filters and order of a list that stands whole on its page. What is chosen stands in the address.
 *
 * @typedef {object} ListedItem
 * @property {HTMLElement} element
 * @property {number} index  Its place in the order of the list itself.
 * @property {HTMLElement} list  Where it stands in that order.
 * @property {string} title
 * @property {string} text  All its words, without case and marks.
 * @property {string[]} facets  Each FIELD=VALUE.
 * @property {number} links
 */
"use strict";

(function () {
  /** @type {HTMLFormElement | null} */
  const form = document.querySelector(".filters:not([action])");
  if (!form) {
    return;
  }

  const { lang } = document.documentElement;
  const items = [...document.querySelectorAll(".items > li")].map((element, index) => read(/** @type {HTMLElement} */ (element), index));
  /** @type {NodeListOf<HTMLElement>} */
  const sections = document.querySelectorAll(".list > section");
  /** @type {HTMLElement | null} */
  const jump = document.querySelector(".jump");
  const output = form.querySelector("output");
  // Where the items stand in another order than that of the list, for which its headings have no meaning.
  const sorted = document.createElement("ul");
  sorted.className = "items";
  [...sections].at(-1)?.after(sorted);

  /** @type {Record<string, ((a: ListedItem, b: ListedItem) => number) | undefined>} */
  const orders = {
    title: (a, b) => a.title.localeCompare(b.title, lang),
    links: (a, b) => b.links - a.links || a.index - b.index,
    newest: (a, b) => b.index - a.index,
  };

  /** @param {HTMLElement} element @param {number} index @returns {ListedItem} */
  function read(element, index) {
    return {
      element,
      index,
      list: /** @type {HTMLElement} */ (element.parentElement),
      title: element.querySelector("a")?.textContent ?? "",
      text: plain(element.textContent ?? ""),
      facets: (element.dataset.facets ?? "").split("|"),
      links: Number(element.dataset.links),
    };
  }

  /** @param {string} text */
  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  /** What is chosen, by the name of its field. @returns {[name: string, value: string][]} */
  function chosen() {
    /** @type {[string, string][]} */
    const found = [];
    new FormData(/** @type {HTMLFormElement} */ (form)).forEach((value, name) => {
      if (typeof value === "string" && value) {
        found.push([name, value]);
      }
    });
    return found;
  }

  function apply() {
    const data = chosen();
    const words = plain(valueOf(data, "text")).split(/\s+/).filter(Boolean);
    const order = orders[valueOf(data, "sort")];
    const choices = data.filter(([name]) => name !== "text" && name !== "sort").map(([name, value]) => `${name}=${value}`);
    let count = 0;
    for (const item of items) {
      const isShown = choices.every((choice) => item.facets.includes(choice)) && words.every((word) => item.text.includes(word));
      item.element.hidden = !isShown;
      count += isShown ? 1 : 0;
    }
    for (const item of order ? [...items].sort(order) : items) {
      (order ? sorted : item.list).append(item.element);
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("li:not([hidden])");
    }
    if (jump) {
      jump.hidden = data.length > 0;
    }
    if (output) {
      const isNarrowed = data.length > (order ? 1 : 0);
      const phrase = output.dataset.count ?? "";
      output.textContent = isNarrowed ? phrase.replace("{0}", String(count)).replace("{1}", String(items.length)) : "";
    }
    toAddress(data);
  }

  /** @param {[string, string][]} data @param {string} name */
  function valueOf(data, name) {
    return data.find(([known]) => known === name)?.[1] ?? "";
  }

  /** @param {[string, string][]} data */
  function toAddress(data) {
    try {
      history.replaceState(null, "", (data.length > 0 ? `?${new URLSearchParams(data)}` : location.pathname) + location.hash);
    } catch {
      // Files have no address to change.
    }
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = value;
    }
  }
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  if (location.search) {
    apply();
  }
})();
