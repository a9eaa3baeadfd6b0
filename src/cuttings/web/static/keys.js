// Keys for what links and buttons do anyway. They can be switched off on the help page.
"use strict";
(() => {
  const STORED = "cuttings-keys";
  const isOff = () => { try { return localStorage.getItem(STORED) === "off"; } catch { return false; } };
  const rows = () => [...document.querySelectorAll("[data-row]")];
  const isTyping = (at) => at.matches("input, textarea, select") || at.isContentEditable;
  let goes = false;

  const move = (step) => {
    const all = rows();
    const here = document.activeElement.matches("[data-row]") ? document.activeElement : document.querySelector("[data-row][aria-current], .selected [data-row]");
    const at = all.indexOf(here) + step;
    const next = all[Math.min(Math.max(at, 0), all.length - 1)];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  };

  const reach = (key) => {
    const inside = document.querySelector(`.drawer [data-key="${key}"]`);
    const found = inside || document.querySelector(`[data-key="${key}"]`);
    if (!found) return false;
    if (found.matches("a")) { found.click(); return true; }
    const closed = found.closest("details:not([open])");
    if (closed) closed.open = true;
    if (found.matches("summary")) {
      (found.parentElement.querySelector("input:not([type=hidden]), select, textarea") || found).focus();
      return true;
    }
    found.focus();
    return true;
  };

  const go = (letter) => {
    const link = document.querySelector(`[data-go="${letter}"]`);
    if (link) link.click();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isOff()) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (goes) { goes = false; go(event.key); return; }
    const search = document.getElementById("find");
    const does = {
      "/": () => { search?.focus(); search?.select(); },
      "j": () => move(1),
      "k": () => move(-1),
      "g": () => { goes = true; },
    }[event.key] || (["y", "n", "u", "e", "m", "w", "o", "z", "?", "Escape"].includes(event.key) ? () => reach(event.key) : null);
    if (does) { event.preventDefault(); does(); }
  });

  const place = document.getElementById("keys-switch");
  if (place) {
    const button = document.createElement("button");
    const name = () => { button.textContent = isOff() ? "Switch the keys on" : "Switch the keys off"; };
    button.addEventListener("click", () => { try { localStorage.setItem(STORED, isOff() ? "on" : "off"); } catch { return; } name(); });
    name();
    place.append(button);
  }

  const row = document.querySelector("[data-row][aria-current]");
  if (row && location.hash) row.focus({ preventScroll: true });
})();
