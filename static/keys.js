"use strict";
// Keys: a digit chooses in the first group of the form and goes on to the text that says why; a letter follows the link that
// names it. Never inside text, and they can be turned off, here as on the card of a member.
(() => {
  const form = document.querySelector("form[data-keyed]");
  const hint = document.querySelector("[data-keys]");
  const toggle = hint?.querySelector("button");
  let off = false;
  try { off = localStorage.getItem("imprimatur-keys") === "off"; } catch { /* no storage: on */ }
  const name = () => { if (toggle) toggle.textContent = off ? toggle.dataset.keysOn : toggle.dataset.keysOff; };
  if (hint) hint.hidden = false;
  name();
  toggle?.addEventListener("click", () => {
    off = !off;
    try { localStorage.setItem("imprimatur-keys", off ? "off" : "on"); } catch { /* no storage: until the next page */ }
    name();
  });
  document.addEventListener("keydown", (event) => {
    if (off || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target;
    if (at.matches?.("textarea, select, input:not([type=radio]):not([type=checkbox])")) return;
    const radio = /^[1-9]$/.test(event.key) && form?.querySelectorAll("input[type=radio]")[event.key - 1];
    const link = /^[a-z]$/.test(event.key) && document.querySelector(`a[data-key="${event.key}"]`);
    if (!radio && !link) return;
    event.preventDefault();
    if (link) { link.click(); return; }
    radio.checked = true;
    (form.querySelector("textarea") ?? radio).focus();
  });
})();
