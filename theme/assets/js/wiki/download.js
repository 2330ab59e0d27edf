/**
 * Gives what a filter shows as a table: the rows of the file that the list's own link leads to. The file is fetched only when somebody
 * asks for it. Without a script, and from a folder, where nothing can be fetched, the link gives the whole list.
 */
"use strict";

(function (wiki) {
  /** @type {HTMLAnchorElement | null} */
  const link = wiki.main.querySelector("a[data-shown]");
  const form = document.querySelector(".filters:not([action])");
  if (!link || !form) {
    return;
  }

  const whole = link.textContent ?? "";

  function isNarrowed() {
    return document.querySelector(".items > li[hidden]") !== null;
  }

  /** Addresses of the pages that are shown, below the top of the site. */
  function shown() {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll(".items > li:not([hidden]) > a");
    return new Set([...links].map((page) => wiki.documentOf(page.href).slice(wiki.root.length)));
  }

  function name() {
    const text = isNarrowed() ? (link?.dataset.shown ?? "").replace("{0}", String(shown().size)) : whole;
    if (link && link.textContent !== text) {
      link.textContent = text;
    }
  }

  /** Lines of a CSV file, which may have line ends within quotation marks. @param {string} csv */
  function records(csv) {
    return csv.match(/(?:[^"\r\n]|"(?:[^"]|"")*")+\r\n/g) ?? [];
  }

  /** Cells of a line, as far as addresses need it: without their quotation marks. @param {string} record */
  function cells(record) {
    const found = record.slice(0, -2).match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,]*)/g) ?? [];
    return found.map((cell, index) => cell.slice(index > 0 ? 1 : 0).replace(/^"|"$/g, ""));
  }

  /** @param {string} csv */
  function save(csv) {
    const [head = "", ...rows] = records(csv);
    const [column, pages] = [cells(head).indexOf("address"), shown()];
    const file = document.createElement("a");
    file.href = URL.createObjectURL(
      new Blob([head, ...rows.filter((row) => pages.has(cells(row)[column]))], { type: "text/csv;charset=utf-8" }),
    );
    file.download = (link?.href ?? "").split("/").at(-1) ?? "";
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 10_000);
  }

  link.addEventListener("click", async (event) => {
    if (!isNarrowed() || !location.protocol.startsWith("http")) {
      return;
    }
    event.preventDefault();
    try {
      const answer = await fetch(link.href);
      save(await answer.text());
    } catch {
      location.href = link.href;
    }
  });

  // The filters act on the same event; their turn comes first.
  const later = () => setTimeout(name);
  form.addEventListener("input", later);
  form.addEventListener("reset", () => setTimeout(later));
  later();
})(window.sahelwiki);
