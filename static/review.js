"use strict";
// The scorecard: live total, keys 0 to 4, and saving as one goes. Without this script the form does all the same.
(() => {
  const form = document.querySelector("form[data-review]");
  if (!form || form.hasAttribute("data-read-only")) return;
  const highest = Number(form.dataset.highest);
  const criteria = [...form.querySelectorAll(".crit[data-weight]")];
  const words = [...document.querySelectorAll("[data-left-words] li")].map((li) => li.textContent);
  const status = form.querySelector(".saved");
  const strip = (id) => form.querySelector(`.jump a[href="#${id}"]`);
  const chosen = (crit) => crit.querySelector(`input[name="${crit.id}"]:checked`);

  // Whole numbers only, rounded half up, as the server does it.
  const show = () => {
    let points = 0, weights = 0, left = 0;
    for (const crit of criteria) {
      const radio = chosen(crit);
      const link = strip(crit.id);
      link.classList.toggle("left", !radio);
      const label = radio?.closest("label");
      link.querySelector("b").textContent = !radio ? "–" : radio.value === "na" ? "n/a" : label.querySelector("b").textContent;
      if (!radio) left += 1;
      else if (radio.value !== "na") {
        points += Number(crit.dataset.weight) * Number(radio.value);
        weights += Number(crit.dataset.weight);
      }
    }
    const den = weights * highest;
    const hundredths = den ? Math.floor((points * 20000 + den) / (2 * den)) : null;
    form.querySelector(".total").textContent = hundredths === null ? "–"
      : `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
    form.querySelector("[data-left]").textContent = words[left] ?? left;
  };

  // Saving: three seconds after a change and when the page is left; one save at a time. What the server does not have
  // yet is kept in this browser until it does.
  const key = `imprimatur:${location.pathname}`;
  const version = form.elements.version;
  let timer = 0, busy = false, dirty = false, stopped = false, leaving = false, waiting = null;
  const content = () => [...new FormData(form)].filter(([name]) => name !== "_token" && name !== "version");
  const keep = () => { try { localStorage.setItem(key, JSON.stringify({ version: version.value, content: content() })); } catch { /* full or off */ } };
  const drop = () => { try { localStorage.removeItem(key); } catch { /* off */ } };
  const save = async (keepalive = false) => {
    clearTimeout(timer);
    if (busy || !dirty || stopped || leaving) return;
    busy = true;
    dirty = false;
    status.textContent = form.dataset.saving;
    try {
      const answer = await fetch(form.dataset.review, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive, redirect: "error" });
      const json = answer.headers.get("content-type")?.includes("json") ? await answer.json() : {};
      if (answer.ok) {
        version.value = json.version;
        status.textContent = dirty ? form.dataset.unsaved : json.saved;
        if (dirty) keep(); else drop();
      } else if (answer.status === 422) {
        status.textContent = json.why;
      } else {
        // Saved elsewhere, on hold, or signed out: the Save button leads to a page that says what to do.
        stopped = true;
        status.textContent = json.why ?? form.dataset.unsaved;
      }
    } catch {
      dirty = true;
      status.textContent = form.dataset.failed;
      timer = setTimeout(save, 10000);
    }
    busy = false;
    if (waiting) { form.requestSubmit(waiting); return; }
    if (dirty && !stopped) timer = setTimeout(save, 3000);
  };
  const changed = () => {
    dirty = true;
    keep();
    show();
    if (!stopped) status.textContent = form.dataset.unsaved;
    clearTimeout(timer);
    timer = setTimeout(save, 3000);
  };
  form.addEventListener("input", changed);
  // A save that is on its way ends first, so that the form carries the version it leaves.
  form.addEventListener("submit", (event) => {
    leaving = true;
    clearTimeout(timer);
    if (busy) { event.preventDefault(); waiting = event.submitter ?? form.querySelector("button"); } else drop();
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(true); });
  for (const out of document.querySelectorAll('form[action="/sign-out"]')) out.addEventListener("submit", drop);

  const kept = (() => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } })();
  if (kept && kept.version === version.value) {
    for (const [name, value] of kept.content) {
      const field = form.elements[name];
      if (field instanceof RadioNodeList || field instanceof HTMLTextAreaElement || field?.type === "radio") field.value = value;
    }
    changed();
    status.textContent = form.dataset.restored;
  } else if (kept) drop();

  // Keys: a digit scores the criterion that has the focus, or the first that is left, and n says that it does not apply;
  // then on to its comment where one is needed, else to the next that is left. j and k go on and back, Escape leaves a
  // comment, l goes to the last look. Never inside text, and they can be turned off.
  const hint = document.querySelector("[data-keys]");
  const toggle = hint?.querySelector("button");
  let off = false;
  try { off = localStorage.getItem("imprimatur-keys") === "off"; } catch { /* off */ }
  const name = () => { if (toggle) toggle.textContent = off ? toggle.dataset.keysOn : toggle.dataset.keysOff; };
  if (hint) hint.hidden = false;
  name();
  toggle?.addEventListener("click", () => {
    off = !off;
    try { localStorage.setItem("imprimatur-keys", off ? "off" : "on"); } catch { /* off */ }
    name();
  });
  const go = (crit) => {
    const radio = crit && (chosen(crit) ?? crit.querySelector("input[type=radio]"));
    radio?.focus();
    crit?.scrollIntoView({ block: "nearest" });
  };
  const onFrom = (crit) => {
    const after = criteria.slice(criteria.indexOf(crit) + 1);
    go(after.find((one) => !chosen(one)) ?? criteria.find((one) => !chosen(one)) ?? crit);
  };
  document.addEventListener("keydown", (event) => {
    if (off || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = event.target, key = event.key;
    const here = at.closest?.(".crit[data-weight]");
    if (key === "Escape" && here && at instanceof HTMLTextAreaElement) { onFrom(here); return; }
    if (!/^[0-4jkln]$/.test(key)) return;
    if (at instanceof HTMLTextAreaElement || at.isContentEditable || (at instanceof HTMLInputElement && at.type !== "radio")) return;
    if (key === "l") { event.preventDefault(); form.querySelector("button[value=lock]").click(); return; }
    if (key === "j" || key === "k") {
      event.preventDefault();
      go(criteria[here ? criteria.indexOf(here) + (key === "j" ? 1 : -1) : 0]);
      return;
    }
    const crit = here ?? criteria.find((one) => !chosen(one));
    const radio = crit?.querySelector(`input[name="${crit.id}"][value="${key === "n" ? "na" : key}"]`);
    if (!radio) return;
    event.preventDefault();
    radio.checked = true;
    changed();
    const comment = crit.querySelector("textarea");
    if ("014".includes(key) && !comment.value.trim()) comment.focus();
    else onFrom(crit);
  });
  show();
})();
