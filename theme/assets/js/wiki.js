// What the pages gain with a script. Without it everything can be read and reached; nothing here is the only way to anything.
"use strict";
(() => {
  const script = document.currentScript;
  const root = new URL("../../", script.src).href;
  const main = document.getElementById("wiki-main");
  const wide = matchMedia("(min-width: 78rem)");

  // Storage may be switched off, as in a private window or for files.
  const store = {
    get(name) { try { return localStorage.getItem(name); } catch { return null; } },
    set(name, value) { try { if (value) localStorage.setItem(name, value); else localStorage.removeItem(name); } catch { /* Not remembered, then. */ } },
  };

  /** Makes an element: its tag, its class, its text or children. */
  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };

  // ---- Colours and previews, as the reader wants them

  const display = document.querySelector(".display");
  const wanted = { previews: store.get("previews") !== "off" };
  for (const input of display.querySelectorAll("input")) {
    input.checked = input.name === "previews" ? wanted.previews : input.value === (store.get("scheme") || "");
  }
  display.addEventListener("change", ({ target }) => {
    if (target.name === "previews") {
      wanted.previews = target.checked;
      store.set("previews", target.checked ? "" : "off");
    } else {
      document.documentElement.dataset.scheme = target.value;
      store.set("scheme", target.value);
    }
  });
  document.addEventListener("click", ({ target }) => { if (!display.contains(target)) display.open = false; });
  display.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !display.contains(relatedTarget)) display.open = false; });

  // ---- What is wider than a phone begins with what matters: the way to where the reader is, the middle of the map

  const center = (outer, inner) => { outer.scrollLeft += inner.left + inner.width / 2 - outer.getBoundingClientRect().left - outer.clientWidth / 2; };
  const here = document.querySelector(".site-header nav [aria-current]");
  if (here) center(here.closest("ul"), here.getBoundingClientRect());
  const map = document.querySelector(".map .scroll");
  if (map && !location.hash) center(map, map.firstElementChild.getBoundingClientRect());

  // ---- Contents: open where there is room, with the section marked that is being read

  let contents, entries = [], current, waiting = false;
  const fit = () => { if (contents) contents.querySelector("details").open = wide.matches; };
  const mark = () => {
    waiting = false;
    const bottom = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const read = bottom ? entries.at(-1) : entries.filter((entry) => entry.heading.getBoundingClientRect().top < innerHeight / 4).at(-1);
    if (read === current) return;
    current?.link.removeAttribute("aria-current");
    read?.link.setAttribute("aria-current", "location");
    current = read;
    if (read && wide.matches) {
      const { offsetTop, offsetHeight } = read.link;
      if (offsetTop < contents.scrollTop || offsetTop + offsetHeight > contents.scrollTop + contents.clientHeight) contents.scrollTop = offsetTop - contents.clientHeight / 2;
    }
  };
  const follow = () => {
    contents = document.querySelector(".contents");
    entries = [...contents?.querySelectorAll("a") ?? []]
      .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
      .filter((entry) => entry.heading);
    current = undefined;
    mark();
  };
  wide.addEventListener("change", fit);
  addEventListener("scroll", () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } }, { passive: true });
  follow();
  fit();
  // Whoever exchanges the middle of a page where it stands, as a preview does, says so: the contents are others then.
  main.addEventListener("exchange", follow);

  // ---- Data of previews: shards are scripts, since a page opened from a folder may load nothing else

  const shards = new Map();
  const shardCount = Number(script.dataset.previews) || 0;
  window.sahelPreviews = (number, pages) => shards.get(number)?.resolve(pages);
  const loadShard = (number) => {
    if (!shards.has(number)) {
      const shard = {};
      shard.pages = new Promise((resolve) => { shard.resolve = resolve; });
      shards.set(number, shard);
      const element = make("script");
      element.src = `${root}previews/${number}.js`;
      element.onerror = () => { shard.resolve({}); shards.delete(number); };
      document.head.append(element);
    }
    return shards.get(number).pages;
  };

  /** Which shard holds a page: FNV-1a over the letters of its address, as the build computes it. */
  const shardOf = (page) => {
    let hash = 0x811c9dc5;
    for (let i = 0; i < page.length; i++) hash = Math.imul(hash ^ page.charCodeAt(i), 0x01000193);
    return (hash >>> 0) & (shardCount - 1);
  };

  // ---- Previews

  const subject = async (link) => {
    const address = link.href.split(/[?#]/)[0];
    if (!shardCount || !address.startsWith(root) || !address.endsWith(".html") || address === location.href.split(/[?#]/)[0]) return null;
    const page = decodeURIComponent(address.slice(root.length, -5));
    const entry = (await loadShard(shardOf(page)))[page];
    if (!entry) return null;
    const [title, kind, summary, facts = []] = entry;
    const list = make("dl", "", ...facts.map(([label, value]) => make("div", "", make("dt", "", label), make("dd", "", value))));
    return [make("p", "preview-kind", kind), make("p", "preview-title", title), make("p", "", summary), ...(facts.length ? [list] : [])];
  };

  const copy = (element) => {
    const clone = element.cloneNode(true);
    clone.querySelectorAll(".back, .source-page").forEach((part) => part.remove());
    clone.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    clone.querySelectorAll("a").forEach((part) => { part.tabIndex = -1; });
    return clone.childNodes;
  };

  const note = (link) => {
    const item = document.getElementById(link.hash.slice(1));
    if (!item) return null;
    const sources = [...item.querySelectorAll('a[href^="#wiki-source-"]')].map((source) => document.getElementById(source.hash.slice(1))).filter(Boolean);
    return [make("p", "preview-note", ...copy(item)), ...sources.map((source) => make("p", "preview-source", ...copy(source)))];
  };

  const card = make("div", "preview");
  card.hidden = true;
  // For the eye alone: a reader who listens follows the link, or reads the note, which say the same.
  card.setAttribute("aria-hidden", "true");
  document.body.append(card);
  let shownFor = null, timer = 0;

  const hide = () => { clearTimeout(timer); shownFor = null; card.hidden = true; };

  const place = (link, x) => {
    const lines = [...link.getClientRects()];
    const line = lines.find((rect) => x >= rect.left && x <= rect.right) || lines[0];
    const { offsetWidth: width, offsetHeight: height } = card;
    const room = document.documentElement.clientWidth;
    const below = line.bottom + height + 10 < innerHeight || line.top < height + 10;
    card.style.left = `${scrollX + Math.max(8, Math.min(line.left, room - width - 8))}px`;
    card.style.top = `${scrollY + (below ? line.bottom + 6 : line.top - height - 6)}px`;
  };

  const show = (link, delay, x) => {
    clearTimeout(timer);
    if (link === shownFor) return;
    timer = setTimeout(async () => {
      shownFor = link;
      const parts = await (link.getAttribute("role") === "doc-noteref" ? note(link) : subject(link));
      if (shownFor !== link) return;
      if (!parts) { hide(); return; }
      card.replaceChildren(...parts);
      card.hidden = false;
      place(link, x);
    }, delay);
  };

  const previewed = (target) => {
    const link = wanted.previews && target instanceof Element ? target.closest("a[href]") : null;
    return link && main.contains(link) && !link.closest(".contents, .back, .jump, .breadcrumbs") ? link : null;
  };

  document.addEventListener("pointerover", ({ target, pointerType, clientX }) => {
    if (pointerType === "touch") return;
    if (card.contains(target)) { clearTimeout(timer); return; }
    const link = previewed(target);
    if (link) show(link, card.hidden ? 300 : 150, clientX);
    else { clearTimeout(timer); if (shownFor) timer = setTimeout(hide, 250); }
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = previewed(target);
    if (link?.matches(":focus-visible")) show(link, 300, -1);
    else if (!card.contains(target)) hide();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    hide();
    if (display.open) { display.open = false; display.querySelector("summary").focus(); }
  });
  document.addEventListener("pointerdown", ({ target }) => { if (!card.contains(target)) hide(); });

  // ---- A page at random: a shard, then a page of it

  for (const link of document.querySelectorAll("[data-random]")) {
    link.addEventListener("click", async (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      for (let tries = 0; tries < 5; tries++) {
        const pages = Object.keys(await loadShard(Math.floor(Math.random() * shardCount))).filter((page) => !page.startsWith("sources/"));
        if (pages.length) {
          location.href = `${root}${pages[Math.floor(Math.random() * pages.length)].split("/").map(encodeURIComponent).join("/")}.html`;
          return;
        }
      }
      location.href = link.href;
    });
  }

  // ---- Lists: filters and order

  const form = document.querySelector(".filters:not([action])");
  if (form) {
    const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const items = [...document.querySelectorAll(".items > li")].map((element, index) => ({
      element, index, list: element.parentElement, title: element.querySelector("a").textContent,
      text: plain(element.textContent), facets: (element.dataset.facets || "").split("|"), links: Number(element.dataset.links),
    }));
    const sections = [...document.querySelectorAll(".list > section")];
    const jump = document.querySelector(".jump");
    const output = form.querySelector("output");
    const sorted = make("ul", "items");
    sections.at(-1)?.after(sorted);
    const orders = { title: (a, b) => a.title.localeCompare(b.title, document.documentElement.lang), links: (a, b) => b.links - a.links || a.index - b.index, newest: (a, b) => b.index - a.index };
    const apply = () => {
      const data = [...new FormData(form)].filter(([, value]) => value);
      const words = plain(form.elements.text.value).split(/\s+/).filter(Boolean);
      const choices = data.filter(([name]) => name !== "text" && name !== "sort").map(([name, value]) => `${name}=${value}`);
      let count = 0;
      for (const item of items) {
        const shown = choices.every((choice) => item.facets.includes(choice)) && words.every((word) => item.text.includes(word));
        item.element.hidden = !shown;
        if (shown) count++;
      }
      const order = orders[form.elements.sort.value];
      for (const item of order ? [...items].sort(order) : items) (order ? sorted : item.list).append(item.element);
      for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
      if (jump) jump.hidden = data.length > 0;
      output.textContent = data.length > (order ? 1 : 0) ? output.dataset.count.replace("{0}", count).replace("{1}", items.length) : "";
      try { history.replaceState(null, "", (data.length ? "?" + new URLSearchParams(data) : location.pathname) + location.hash); } catch { /* Files have no address to change. */ }
    };
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    form.addEventListener("input", apply);
    form.addEventListener("reset", () => setTimeout(apply));
    form.addEventListener("submit", (event) => event.preventDefault());
    if (location.search) apply();
  }
})();
