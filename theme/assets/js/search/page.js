/** The search page: all results, by heading, with excerpts, and what to narrow them by. What is asked stands in the address. */
"use strict";

(function (search) {
  const { element, say, sayCount, marked, otherName, follow } = search.show;
  const inOneGo = 10;
  const mostHeadings = 3;

  /** @param {Element} place @param {any} finder @param {string} root */
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
        const answer = isAsked ? await finder.find(text) : { hits: [], unread: [], meant: null, isPartial: false, words: () => false };
        const facets = await readFacets(finder);
        if (current !== turn) {
          return;
        }
        const hits = isAsked ? answer.hits : chosen.size > 0 ? everything(finder.data.index.count) : [];
        const narrowed = facets ? hits.filter((/** @type {any} */ hit) => facets.fits(hit.entity, chosen)) : hits;
        showFacets(facets, isAsked ? hits : everything(finder.data.index.count), phrases);
        showNotes(answer, phrases);
        const total = answer.unread.length > 0 ? say(phrases, "total.some", narrowed.length) : sayCount(phrases, "total", narrowed.length);
        status.textContent = !isAsked && chosen.size === 0 ? "" : isAsked && narrowed.length === 0 && answer.unread.length === 0 ? say(phrases, "none", text.length > 80 ? text.slice(0, 80) + "…" : text) : total;
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

    /** @param {any} answer @param {Record<string, string>} phrases */
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

    /** @param {any[]} hits @param {number} from @param {any} answer @param {number} current */
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

    /** Looks for the quoted phrase in more pages. @param {any} before @param {number} shown @param {number} current */
    const readOn = async (before, shown, current) => {
      const answer = await finder.readOn(before, finder.read(input.value));
      const facets = await readFacets(finder);
      const hits = facets ? answer.hits.filter((/** @type {any} */ hit) => facets.fits(hit.entity, chosen)) : answer.hits;
      if (current === turn) {
        showFacets(facets, answer.hits, finder.data.index.phrases);
        status.textContent = answer.unread.length > 0 ? say(finder.data.index.phrases, "total.some", hits.length) : sayCount(finder.data.index.phrases, "total", hits.length);
        await showMore(hits, shown, answer, current);
      }
    };

    /** @param {any} page @param {any} hit @param {any} answer @param {Record<string, string>} phrases */
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
            const headings = found.filter((/** @type {Excerpt} */ excerpt) => excerpt.heading).slice(0, mostHeadings);
            if (headings.length > 0) {
              made.append(element("ul", { class: "search-headings" }, ...headings.map((/** @type {Excerpt} */ excerpt) =>
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

    /** @param {any} facets @param {any[]} hits @param {Record<string, string>} phrases */
    const showFacets = (facets, hits, phrases) => {
      if (!facets) {
        sidebar.replaceChildren();
        return;
      }
      const open = new Map([...sidebar.querySelectorAll("details")].map((details) => [details.dataset.facet, details.open]));
      const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.id;
      const groups = facets.counts(hits, chosen).map((/** @type {any} */ { name, values }) => {
        const boxes = values.map((/** @type {[string, number]} */ [value, count], /** @type {number} */ i) => {
          const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", id: `facet-${name}-${i}`, name, value }));
          box.checked = chosen.get(name)?.has(value) ?? false;
          box.addEventListener("change", () => {
            const set = chosen.get(name) ?? new Set();
            box.checked ? set.add(value) : set.delete(value);
            set.size > 0 ? chosen.set(name, set) : chosen.delete(name);
            toAddress(true);
            run();
          });
          return element("div", { class: "search-choice" }, box, " ", element("label", { for: box.id }, value, " ", element("span", { class: "search-number" }, String(count))));
        });
        const details = element("details", { "data-facet": name, open: (open.get(name) ?? matchMedia("(min-width: 50rem)").matches) ? "" : undefined },
          element("summary", {}, say(phrases, name)), element("div", { role: "group", class: "search-choices", "aria-label": say(phrases, name) }, ...boxes));
        return boxes.length > 0 ? details : null;
      }).filter((/** @type {any} */ details) => details !== null);
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

  /** @param {number} count */
  function everything(count) {
    return Array.from({ length: count }, (_, entity) => ({ entity, tier: 0, score: 0, name: 0 }));
  }

  /** What pages can be narrowed by; null where it cannot be loaded. @param {any} finder */
  async function readFacets(finder) {
    const file = await finder.data.single("facets");
    if (!file) {
      return null;
    }
    const sets = typeof file.ofEntity === "string" ? (file.ofEntity = search.data.numbers(file.ofEntity)) : file.ofEntity;
    /** @param {number} entity @param {Map<string, Set<string>>} chosen @param {string} [but] */
    const fits = (entity, chosen, but) => file.fields.every((/** @type {any} */ field, /** @type {number} */ i) => {
      const wanted = field.name === but ? undefined : chosen.get(field.name);
      return !wanted || file.sets[sets[entity]][i].some((/** @type {number} */ value) => wanted.has(field.values[value]));
    });
    /** How many pages each value would leave: other facets count, the value's own do not. @param {any[]} hits @param {Map<string, Set<string>>} chosen */
    const counts = (hits, chosen) => file.fields.map((/** @type {any} */ field, /** @type {number} */ i) => {
      const numbers = field.values.map(() => 0);
      for (const { entity } of hits) {
        if (fits(entity, chosen, field.name)) {
          file.sets[sets[entity]][i].forEach((/** @type {number} */ value) => numbers[value]++);
        }
      }
      return { name: field.name, values: field.values.map((/** @type {string} */ value, /** @type {number} */ j) => [value, numbers[j]])
        .filter((/** @type {[string, number]} */ [value, number]) => number > 0 || chosen.get(field.name)?.has(value)) };
    });
    return { fits, counts };
  }
})(window.sahelwikiSearch);
