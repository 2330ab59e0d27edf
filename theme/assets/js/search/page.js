/**
 * The search page: all results, by heading, with excerpts, and what to narrow them by. What is asked stands in the address.
 *
 * @typedef {object} Facets  What pages can be narrowed by.
 * @property {(entity: number, chosen: Map<string, Set<string>>) => boolean} fits
 * @property {(hits: Hit[], chosen: Map<string, Set<string>>) => {name: string, values: [value: string, count: number][]}[]} counts
 *   How many pages each value would leave.
 */
"use strict";

(function (search) {
  const { element, say, sayCount, marked, otherName, follow } = search.show;
  const inOneGo = 10;
  const mostHeadings = 3;

  /** @param {Element} place @param {Finder} finder @param {string} root */
  search.page = async function (place, finder, root) {
    const input = /** @type {HTMLInputElement} */ (place.querySelector("input[name=q]"));
    const form = /** @type {HTMLFormElement} */ (place.querySelector("form"));
    const [status, notes, list, more, sidebar] = ["status", "notes", "results", "more", "facets"]
      .map((name) => /** @type {HTMLElement} */ (place.querySelector(`[data-search-${name}]`)));
    /** Chosen values by facet. @type {Map<string, Set<string>>} */
    const chosen = new Map();
    let turn = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;

    const fromAddress = () => {
      const asked = new URLSearchParams(location.search);
      input.value = asked.get("q") ?? "";
      chosen.clear();
      for (const name of ["type", "country", "decade", "status"]) {
        const values = asked.getAll(name).filter(Boolean);
        if (values.length > 0) {
          chosen.set(name, new Set(values));
        }
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
      const address = location.pathname + (text ? "?" + text : "");
      if (address !== location.pathname + location.search) {
        history[isStep ? "pushState" : "replaceState"](null, "", address);
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
        const link = element("a", { href: `search.html?q=${encodeURIComponent(answer.meant)}` }, say(phrases, "didYouMean", answer.meant));
        notes.append(element("p", { class: "search-meant" }, link));
      }
      if (answer.isPartial) {
        notes.append(element("p", {}, say(phrases, "partial")));
      }
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
      const groups = facets.counts(hits, chosen).map(({ name, values }) => {
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
        const isOpen = open.get(name) ?? matchMedia("(min-width: 50rem)").matches;
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
      sidebar.replaceChildren(...(groups.length > 0 ? [element("h2", {}, say(phrases, "facets")), ...groups] : []));
      if (focused?.startsWith("facet-")) {
        document.getElementById(focused)?.focus();
      }
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      toAddress(true);
      run();
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
    // Where nothing was asked, what was typed while this was on its way stays.
    if (location.search) {
      fromAddress();
    } else {
      toAddress(false);
    }
    run();
  };

  /** @type {Answer} */
  const nothing = { hits: [], unread: [], meant: null, isPartial: false, words: () => false };

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
