/**
 * The search page: all results, by heading, with excerpts, and what to narrow them by. What is asked stands in
 * the address, behind #: so it can be shared, and no server hears of it.
 *
 * @typedef {object} Facets  What pages can be narrowed by.
 * @property {(entity: number, chosen: Map<string, Set<string>>) => boolean} fits
 * @property {(hits: Hit[], chosen: Map<string, Set<string>>) => {name: string, values: [value: string, count: number][]}[]} counts
 *   How many pages each value would leave.
 */
"use strict";

(function (search) {
  const { element, say, sayCount, marked, otherName, follow, resultsOf, enter } = search.show;
  const inOneGo = 10;
  const mostHeadings = 3;
  const mostNear = 6;
  /** The others are asked for in words. */
  const shownFacets = ["type", "country", "decade", "status"];

  /** @param {Element} place @param {Finder} finder @param {string} root */
  search.page = async function (place, finder, root) {
    const input = /** @type {HTMLInputElement} */ (place.querySelector("input[type=search]"));
    const form = /** @type {HTMLFormElement} */ (place.querySelector("form"));
    const [status, notes, list, more, sidebar] = ["status", "notes", "results", "more", "facets"]
      .map((name) => /** @type {HTMLElement} */ (place.querySelector(`[data-search-${name}]`)));
    /** Chosen values by facet. @type {Map<string, Set<string>>} */
    const chosen = new Map();
    let turn = 0;
    /** The address that is shown. */
    let shown = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;

    const fromAddress = () => {
      // Addresses of before stood behind ?.
      const asked = new URLSearchParams(location.search || location.hash.slice(1));
      shown = location.href;
      input.value = asked.get("q") ?? "";
      chosen.clear();
      for (const name of shownFacets) {
        const values = asked.getAll(name).filter(Boolean);
        if (values.length > 0) {
          chosen.set(name, new Set(values));
        }
      }
      if (location.search) {
        toAddress(false);
      }
    };

    /** @param {boolean} isStep  True where going back should return to what is shown now. */
    const toAddress = (isStep) => {
      const asked = new URLSearchParams();
      if (input.value.trim()) {
        asked.set("q", input.value);
      }
      chosen.forEach((values, name) => values.forEach((value) => asked.append(name, value)));
      const text = asked.toString();
      const address = location.pathname + (text ? "#" + text : "");
      if (address !== location.pathname + location.search + location.hash) {
        history[isStep ? "pushState" : "replaceState"](null, "", address);
        shown = location.href;
      }
    };

    const run = async () => {
      const current = ++turn;
      clearTimeout(timer);
      const text = input.value;
      status.removeAttribute("data-done");
      try {
        await finder.data.open();
        const { phrases } = finder.data.index;
        const isAsked = /[\p{L}\p{N}]/u.test(text);
        const answer = isAsked ? await finder.find(text) : nothing;
        const facets = await readFacets(finder);
        if (current !== turn) {
          return;
        }
        const hits = isAsked ? answer.hits : chosen.size > 0 ? everything(finder.data.index.count) : [];
        const narrowed = facets ? hits.filter((hit) => facets.fits(hit.entity, chosen)) : hits;
        showFacets(facets, isAsked ? hits : everything(finder.data.index.count), phrases);
        showNotes(answer, phrases);
        if (isAsked) {
          await showWays(text, answer, narrowed.length, current);
        }
        const total = answer.unread.length > 0 ? say(phrases, "total.some", narrowed.length) : sayCount(phrases, "total", narrowed.length);
        if (!isAsked && chosen.size === 0) {
          status.textContent = "";
        } else if (isAsked && narrowed.length === 0 && answer.unread.length === 0) {
          status.textContent = say(phrases, "none", text.length > 80 ? text.slice(0, 80) + "…" : text);
        } else {
          status.textContent = total;
        }
        list.replaceChildren();
        await showMore(narrowed, 0, answer, current);
        if (finder.data.failed.size > 0) {
          fail(phrases);
        }
      } catch {
        if (current === turn) {
          fail(finder.data.index?.phrases ?? {});
        }
      } finally {
        if (current === turn) {
          status.setAttribute("data-done", "");
        }
      }
    };

    /** @param {Record<string, string>} phrases */
    const fail = (phrases) => {
      const again = element("button", { type: "button" }, phrases.retry ?? "↻");
      again.addEventListener("click", () => {
        finder.data.forgetFailures();
        run();
      });
      notes.append(element("p", { class: "search-failed", role: "alert" }, (phrases.failed ?? "") + " ", again));
    };

    /** @param {Answer} answer @param {Record<string, string>} phrases */
    const showNotes = (answer, phrases) => {
      notes.replaceChildren();
      if (answer.meant) {
        const link = element("a", { href: resultsOf(root, answer.meant) }, say(phrases, "didYouMean", answer.meant));
        notes.append(element("p", { class: "search-meant" }, link));
      }
      if (answer.isPartial) {
        notes.append(element("p", {}, say(phrases, "partial")));
      }
    };

    /**
     * Says what Enter opens, which words stand nowhere, and where else to look.
     * @param {string} text @param {Answer} answer @param {number} count @param {number} current
     */
    const showWays = async (text, answer, count, current) => {
      const { phrases, ways } = finder.data.index;
      /** @type {(Node | string)[]} */
      const lines = [];
      const exact = await finder.exact(text);
      if (exact) {
        const link = element("a", { href: root + exact.page.address }, exact.page.title);
        lines.push(element("p", { class: "search-enter" }, ...around(say(phrases, "enter", "\u0000"), link)));
      }
      const unknown = answer.unknown.length > 0 || answer.meant ? answer.unknown : await finder.unknown(text);
      if (unknown.length > 0 && count > 0) {
        lines.push(element("p", {}, say(phrases, "unknown", unknown.map((word) => say(phrases, "quoted", word)).join(", "))));
      }
      if (count === 0) {
        const near = await search.spelling.nearestPages(finder.data, finder.read(text), mostNear);
        const pages = (await Promise.all(near.map((entity) => finder.data.entity(entity)))).filter((page) => page !== null);
        if (pages.length > 0) {
          lines.push(element("h2", {}, say(phrases, "nearest")), element("ul", {}, ...pages.map((page) => element("li", {},
            element("a", { href: root + page.address }, page.title), " ", element("span", { class: "search-kind" }, page.type)))));
        }
      }
      if (count === 0 || unknown.length > 0) {
        const lists = [ways.names, ways.topics].filter((way) => way !== undefined);
        const links = lists.map((way) => element("li", {}, element("a", { href: root + way.address }, way.title)));
        if (ways.coverage) {
          const { address, title, summary } = ways.coverage;
          links.push(element("li", {}, element("a", { href: root + address }, title), ` ${summary}`));
        }
        lines.push(element("h2", {}, say(phrases, "ways")), element("ul", {}, ...links));
      }
      if (current === turn) {
        notes.append(...lines);
      }
    };

    /** @param {string} text  With a zero character where something stands. @param {Node} inside @returns {(Node | string)[]} */
    const around = (text, inside) => {
      const [before, after] = text.split("\u0000");
      return [before, inside, after ?? ""];
    };

    /** @param {Hit[]} hits @param {number} from @param {Answer} answer @param {number} current */
    const showMore = async (hits, from, answer, current) => {
      const { phrases } = finder.data.index;
      more.replaceChildren();
      const part = hits.slice(from, from + inOneGo);
      const pages = await Promise.all(part.map((hit) => finder.data.entity(hit.entity)));
      if (current !== turn) {
        return;
      }
      const items = pages.map((page, i) => (page ? item(page, part[i], answer, phrases) : null)).filter((made) => made !== null);
      list.append(...items);
      if (from > 0) {
        items[0]?.querySelector("a")?.focus();
      }
      if (hits.length > from + inOneGo) {
        const button = element("button", { type: "button", class: "search-more" }, say(phrases, "more"));
        button.addEventListener("click", () => showMore(hits, from + inOneGo, answer, current));
        more.append(button);
      } else if (answer.unread.length > 0) {
        const button = element("button", { type: "button", class: "search-more" }, say(phrases, "more"));
        button.addEventListener("click", () => readOn(answer, hits.length, current));
        more.append(button);
      }
    };

    /** Looks for the quoted phrase in more pages. @param {Answer} before @param {number} shown @param {number} current */
    const readOn = async (before, shown, current) => {
      const answer = await finder.readOn(before, finder.read(input.value));
      const facets = await readFacets(finder);
      const hits = facets ? answer.hits.filter((hit) => facets.fits(hit.entity, chosen)) : answer.hits;
      if (current === turn) {
        showFacets(facets, answer.hits, finder.data.index.phrases);
        const { phrases } = finder.data.index;
        status.textContent = answer.unread.length > 0
          ? say(phrases, "total.some", hits.length)
          : sayCount(phrases, "total", hits.length);
        await showMore(hits, shown, answer, current);
      }
    };

    /** @param {Entity} page @param {Hit} hit @param {Answer} answer @param {Record<string, string>} phrases */
    const item = (page, hit, answer, phrases) => {
      const { rules } = finder.data.index;
      const name = otherName(page, hit);
      const href = root + page.address;
      const body = element("p", { class: "search-summary" }, ...marked(search.excerpt.marked(page.summary, answer.words, rules)));
      const made = element("li", {},
        element("a", { href, class: "search-title" }, ...marked(search.excerpt.marked(page.title, answer.words, rules))), " ",
        element("span", { class: "search-kind" }, page.type),
        ...(name ? [" ", element("span", { class: "search-name" }, say(phrases, "also", name))] : []),
        body);
      made.addEventListener("click", (/** @type {MouseEvent} */ event) => {
        const link = /** @type {HTMLElement} */ (event.target).closest("a");
        if (link) {
          follow(link.getAttribute("href") ?? "", input.value);
        }
      });
      // Texts are long: they are loaded for the results that come into view.
      const watch = new IntersectionObserver(async (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          watch.disconnect();
          const found = search.excerpt.excerpts(await finder.data.text(page) ?? [], answer.words, rules);
          if (found.length > 0) {
            body.after(element("p", { class: "search-excerpt" }, ...marked(found[0].pieces)));
            const headings = found.filter((excerpt) => excerpt.heading).slice(0, mostHeadings);
            if (headings.length > 0) {
              made.append(element("ul", { class: "search-headings" }, ...headings.map((excerpt) =>
                element("li", {}, element("a", { href: `${href}#${encodeURIComponent(excerpt.heading)}` }, excerpt.title)))));
            }
          }
        }
      });
      if (input.value.trim()) {
        watch.observe(made);
      }
      return made;
    };

    /** @param {Facets | null} facets @param {Hit[]} hits @param {Record<string, string>} phrases */
    const showFacets = (facets, hits, phrases) => {
      if (!facets) {
        sidebar.replaceChildren();
        return;
      }
      const open = new Map([...sidebar.querySelectorAll("details")].map((details) => [details.dataset.facet, details.open]));
      const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.id;
      /** @type {HTMLElement[]} */
      const groups = facets.counts(hits, chosen).filter(({ name }) => shownFacets.includes(name)).map(({ name, values }) => {
        const boxes = values.map(([value, count], i) => {
          const box = element("input", { type: "checkbox", id: `facet-${name}-${i}`, name, value });
          box.checked = chosen.get(name)?.has(value) ?? false;
          box.addEventListener("change", () => {
            const set = chosen.get(name) ?? new Set();
            box.checked ? set.add(value) : set.delete(value);
            set.size > 0 ? chosen.set(name, set) : chosen.delete(name);
            toAddress(true);
            run();
          });
          const label = element("label", { for: box.id }, value, " ", element("span", { class: "search-number" }, String(count)));
          return element("div", { class: "search-choice" }, box, " ", label);
        });
        const isOpen = open.get(name) ?? true;
        const details = element("details", { "data-facet": name, open: isOpen ? "" : undefined },
          element("summary", {}, say(phrases, name)),
          element("div", { role: "group", class: "search-choices", "aria-label": say(phrases, name) }, ...boxes));
        return boxes.length > 0 ? details : null;
      }).filter((details) => details !== null);
      if (chosen.size > 0) {
        const clear = element("button", { type: "button", id: "facet-clear" }, say(phrases, "clear"));
        clear.addEventListener("click", () => {
          chosen.clear();
          toAddress(true);
          run();
          input.focus();
        });
        groups.push(clear);
      }
      const isOpen = open.get("all") ?? (chosen.size > 0 || matchMedia("(min-width: 50rem)").matches);
      const fold = element("details", { "data-facet": "all", open: isOpen ? "" : undefined },
        element("summary", {}, say(phrases, "facets")), ...groups);
      sidebar.replaceChildren(...(groups.length > 0 ? [fold] : []));
      if (focused?.startsWith("facet-")) {
        document.getElementById(focused)?.focus();
      }
    };

    const submit = () => {
      clearTimeout(timer);
      toAddress(true);
      run();
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      submit();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing && input.value.trim()) {
        event.preventDefault();
        enter(finder, input.value, submit);
      }
    });
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        toAddress(false);
        run();
      }, 150);
    });
    addEventListener("popstate", () => {
      fromAddress();
      run();
    });
    addEventListener("hashchange", () => {
      if (location.href !== shown) {
        fromAddress();
        run();
      }
    });
    // Where nothing was asked, what was typed while this was on its way stays.
    if (location.search || location.hash.length > 1) {
      fromAddress();
    } else {
      toAddress(false);
    }
    run();
  };

  /** @type {Answer} */
  const nothing = { hits: [], unread: [], meant: null, isPartial: false, unknown: [], words: () => false };

  /** Every page as a hit. @param {number} count @returns {Hit[]} */
  function everything(count) {
    return Array.from({ length: count }, (_, entity) => ({ entity, tier: 0, score: 0, name: 0 }));
  }

  /** Null where they cannot be loaded. @param {Finder} finder @returns {Promise<Facets | null>} */
  async function readFacets(finder) {
    const file = await finder.data.single("facets");
    if (!file) {
      return null;
    }
    const sets = typeof file.ofEntity === "string" ? (file.ofEntity = search.data.numbers(file.ofEntity)) : file.ofEntity;
    /** @param {number} entity @param {Map<string, Set<string>>} chosen @param {string} [but] */
    const fits = (entity, chosen, but) => file.fields.every((field, i) => {
      const wanted = field.name === but ? undefined : chosen.get(field.name);
      return !wanted || file.sets[sets[entity]][i].some((value) => wanted.has(field.values[value]));
    });
    // Of the other facets what is chosen counts, of a value's own it does not.
    /** @type {Facets["counts"]} */
    const counts = (hits, chosen) => file.fields.map((field, i) => {
      const numbers = field.values.map(() => 0);
      for (const { entity } of hits) {
        if (fits(entity, chosen, field.name)) {
          file.sets[sets[entity]][i].forEach((value) => numbers[value]++);
        }
      }
      /** @type {[value: string, count: number][]} */
      const values = field.values.map((value, j) => [value, numbers[j]]);
      return { name: field.name, values: values.filter(([value, number]) => number > 0 || chosen.get(field.name)?.has(value)) };
    });
    return { fits, counts };
  }
})(window.sahelwikiSearch);
