// Keys for those who want them: everything here is also a link or a button on the page.
"use strict";
(() => {
  const OFF = "cuttings-keys-off";
  const isOff = () => { try { return localStorage.getItem(OFF) === "1"; } catch { return false; } };
  const control = document.getElementById("keys-switch");
  if (control) {
    const say = () => { control.textContent = isOff() ? "Switch keys on" : "Switch keys off"; };
    control.hidden = false;
    control.addEventListener("click", () => {
      try { localStorage.setItem(OFF, isOff() ? "0" : "1"); } catch { /* without storage the keys stay on */ }
      say();
    });
    say();
  }
  const rows = Array.from(document.querySelectorAll("[data-row]"));
  let at = rows.findIndex((row) => row.classList.contains("is-shown"));
  const go = (to) => {
    if (!rows.length) return;
    if (rows[at]) rows[at].classList.remove("is-current");
    at = Math.min(Math.max(to, 0), rows.length - 1);
    rows[at].classList.add("is-current");
    rows[at].scrollIntoView({ block: "nearest" });
    const link = rows[at].querySelector("[data-open]");
    if (link) link.focus({ preventScroll: true });
  };
  const follow = (selector) => { const link = document.querySelector(selector); if (link) link.click(); };
  let isGoing = false;
  document.addEventListener("keydown", (event) => {
    if (isOff() || event.ctrlKey || event.metaKey || event.altKey) return;
    const where = event.target;
    if (where instanceof HTMLElement && where.matches("input, select, textarea")) {
      if (event.key === "Escape") where.blur();
      return;
    }
    const key = event.key;
    if (isGoing) {
      isGoing = false;
      const link = Array.from(document.querySelectorAll("[data-go]")).find((each) => each.dataset.go === key);
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    const does = {
      j: () => go(at + 1),
      k: () => go(at - 1),
      n: () => follow("[data-next]"),
      g: () => { isGoing = true; },
      "/": () => document.getElementById("q").focus(),
      "?": () => follow("[data-go='?']"),
      Escape: () => follow("[data-close]"),
    }[key];
    if (does) { event.preventDefault(); does(); }
  });
})();
