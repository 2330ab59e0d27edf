/** For the page shown at an address that leads nowhere: searches for what the address says. */
"use strict";

(function (search) {
  const { element, say } = search.show;
  const most = 5;

  /** @param {Element} place @param {Finder} finder @param {string} root */
  search.missing = async function (place, finder, root) {
    let words = "";
    try {
      words = decodeURIComponent(location.pathname).split("/").filter((part) => part && part !== "404.html").pop() ?? "";
    } catch {
      return;
    }
    words = words.replace(/\.html?$/i, "").replace(/[-_+.]+/g, " ").trim();
    if (!words) {
      return;
    }
    await finder.data.open();
    const answer = await finder.find(words);
    const found = await Promise.all(answer.hits.slice(0, most).map((hit) => finder.data.entity(hit.entity)));
    const items = found.filter((page) => page !== null).map((page) => element("li", {},
      element("a", { href: root + page.address }, page.title), " ",
      element("span", { class: "search-summary" }, page.summary)));
    if (items.length > 0) {
      place.replaceChildren(element("h2", {}, say(finder.data.index.phrases, "missing")), element("ul", {}, ...items));
    }
  };
})(window.sahelwikiSearch);
