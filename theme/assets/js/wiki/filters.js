/**
 * Filters and order of a list that stands whole on its page. What is chosen stands in the address, behind #: so no server hears of it.
 *
 * @typedef {object} ListedItem
 * @property {HTMLElement} element
 * @property {number} index  Its place in the order of the list itself.
 * @property {HTMLElement} list  Where it stands in that order.
 * @property {string} title
 * @property {string} text  All its words, without case and marks.
 * @property {string[]} facets  Each FIELD=VALUE.
 * @property {number} links
 * @property {number} dead  The least number; 0 where it is not known.
 */
"use strict";

(function () {
  // A list in several parts is narrowed by the search, which is asked behind # too.
  for (const toSearch of document.querySelectorAll("form.filters[action]")) {
    toSearch.addEventListener("submit", (event) => {
      event.preventDefault();
      const asked = new URLSearchParams();
      new FormData(/** @type {HTMLFormElement} */ (toSearch)).forEach((value, name) => {
        if (typeof value === "string" && value) {
          asked.append(name, value);
        }
      });
      location.assign(`${toSearch.getAttribute("action")}#${asked}`);
    });
  }

  /** @type {HTMLFormElement | null} */
  const form = document.querySelector(".filters:not([action])");
  if (!form) {
    return;
  }

  const { lang } = document.documentElement;
  const items = [...document.querySelectorAll(".items > li, .events tbody > tr")].map((element, index) =>
    read(/** @type {HTMLElement} */ (element), index),
  );
  /** @type {NodeListOf<HTMLElement>} */
  const sections = document.querySelectorAll(".list > section:not(.picture)");
  /** @type {HTMLElement | null} */
  const jump = document.querySelector(".jump");
  const output = form.querySelector("output");
  // Where the items stand in another order than that of the list, for which its headings have no meaning.
  /** @type {HTMLElement | null} */
  const table = /** @type {HTMLElement | undefined} */ (document.querySelector(".events")?.cloneNode(true)) ?? null;
  /** @type {HTMLElement} */
  const sorted = table?.querySelector("tbody") ?? document.createElement("ul");
  sorted.replaceChildren();
  if (!table) {
    sorted.className = "items";
  }

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
      title: (element.querySelector("td:nth-child(2) a") ?? element.querySelector("a"))?.textContent ?? "",
      text: plain(element.textContent ?? ""),
      facets: (element.dataset.facets ?? "").split("|"),
      links: Number(element.dataset.links),
      dead: Number(element.dataset.dead ?? 0),
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
    const dead = Number(valueOf(data, "dead"));
    const choices = data.filter(([name]) => !["text", "sort", "dead"].includes(name)).map(([name, value]) => `${name}=${value}`);
    let count = 0;
    for (const item of items) {
      const isShown =
        item.dead >= dead &&
        choices.every((choice) => item.facets.includes(choice)) &&
        words.every((word) => item.text.includes(word));
      item.element.hidden = !isShown;
      count += isShown ? 1 : 0;
    }
    if (order) {
      [...sections].at(-1)?.after(table ?? sorted);
    } else {
      (table ?? sorted).remove();
    }
    for (const item of order ? [...items].sort(order) : items) {
      (order ? sorted : item.list).append(item.element);
    }
    for (const section of sections) {
      section.hidden = !section.querySelector(".items > li:not([hidden]), tbody > tr:not([hidden])");
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
      const isHeading = location.hash.length > 1 && !location.hash.includes("=");
      const behind = data.length > 0 ? `#${new URLSearchParams(data)}` : isHeading ? location.hash : "";
      history.replaceState(null, "", location.pathname + behind);
    } catch {
      // Files have no address to change.
    }
  }

  /** The rows that are shown, as they are sorted, for a spreadsheet. */
  function download() {
    const heads = document.querySelector(".events thead")?.querySelectorAll("th") ?? [];
    const order = orders[valueOf(chosen(), "sort")];
    const rows = [["EDTF", ...[...heads].map((head) => head.textContent ?? "")]];
    for (const { element } of (order ? [...items].sort(order) : items).filter((item) => !item.element.hidden)) {
      rows.push([element.dataset.date ?? "", ...[...element.querySelectorAll("td")].map((cell) => (cell.textContent ?? "").trim())]);
    }
    const text = rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.download = `${location.pathname.split("/").at(-1)?.replace(/\.html$/, "") || "index"}-rows.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  /** A cell as RFC 4180 has it; what a spreadsheet would take for a formula is kept from being one. @param {string} text */
  function quoted(text) {
    const safe = /^[=+@]/.test(text) ? `'${text}` : text;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /** What the address asks for; addresses of before stood behind ?. */
  function fromAddress() {
    const asked = location.search || (location.hash.includes("=") ? location.hash.slice(1) : "");
    for (const [name, value] of new URLSearchParams(asked)) {
      const field = form?.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        field.value = value;
      }
    }
    if (asked) {
      apply();
    }
  }

  form.addEventListener("input", apply);
  form.querySelector(".shown-rows")?.addEventListener("click", download);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) {
      /** @type {HTMLFormElement} */ (form).reset();
      fromAddress();
    }
  });
  fromAddress();
})();
