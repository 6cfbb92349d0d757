"use strict";
// The first error is read out and scrolled to.
document.getElementById("errors")?.focus();

// A question that hangs on another answer of the page is hidden while it is not asked.
for (const part of document.querySelectorAll("[data-when]")) {
  const form = part.closest("form");
  const show = () => {
    const given = new FormData(form).getAll(part.dataset.when).filter(Boolean);
    const among = (list) => given.some((value) => list.split(" ").includes(value));
    part.hidden = "is" in part.dataset ? !among(part.dataset.is) : !given.length || among(part.dataset.not);
  };
  if (form) {
    form.addEventListener("change", show);
    show();
  }
}

// A form that was sent keeps its copy until the server has sent the person on.
const SENT = "sent:";
if (performance.getEntriesByType("navigation")[0]?.redirectCount) {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(SENT) || !document.referrer.endsWith(localStorage.getItem(name))) continue;
    localStorage.removeItem(name.slice(SENT.length));
    localStorage.removeItem(name);
  }
}

// Autosave, one save at a time; a copy stays on the device until the server has it. Every save names the version it
// goes by; the answer brings the next one.
const KEPT = "draft:";
for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);

// The copies leave the device with the person.
document.querySelector('form[action="/sign-out"]')?.addEventListener("submit", () => {
  for (const key of Object.keys(localStorage)) if (/^(draft|sent):/.test(key)) localStorage.removeItem(key);
});

function autosave(form) {
  const key = KEPT + form.dataset.autosave;
  const status = document.querySelector("[data-saved]");
  const version = form.elements.namedItem("version");
  let timer = 0, busy = false, dirty = false, stopped = false;

  const fields = () => [...new FormData(form)].filter(([name]) => name !== "_token" && name !== "then");
  const say = (words) => { if (status) status.textContent = words; };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* no storage, no copy */ } };
  const keep = () => {
    try { localStorage.setItem(key, JSON.stringify(fields())); } catch { /* no storage, no copy */ }
  };

  async function save() {
    clearTimeout(timer);
    if (!dirty || busy || stopped) return;
    busy = true;
    dirty = false;
    const body = new URLSearchParams([...fields(), ["_token", form.elements.namedItem("_token").value]]);
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body, redirect: "error", keepalive: String(body).length < 60000,
      });
      const said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
      if (answer.ok && said) {
        version.value = said.version;
        say(said.words);
        if (!dirty) forget(); else keep();
      } else if (answer.status === 409 && said) {
        stopped = true;
        say(said.words);
      } else {
        later();
      }
    } catch {
      later();
    }
    busy = false;
  }

  // Offline, or signed out: the copy stays on the device, and it is tried again.
  function later() {
    dirty = true;
    say(form.dataset.offline);
    timer = setTimeout(save, 15000);
  }

  function changed() {
    dirty = true;
    keep();
    clearTimeout(timer);
    timer = setTimeout(save, 3000);
  }

  form.addEventListener("input", changed);
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  addEventListener("online", save);
  form.addEventListener("submit", () => {
    stopped = true;
    clearTimeout(timer);
    keep();
    try { localStorage.setItem(SENT + key, location.pathname + location.search); } catch { /* no storage, no copy */ }
  });
  restore();

  // A copy is put back when nobody saved since; else it is shown beside, to be copied from.
  function restore() {
    let copy;
    try { copy = JSON.parse(localStorage.getItem(key) ?? "null"); } catch { copy = null; }
    if (!Array.isArray(copy)) return;
    const typed = (list) => JSON.stringify(list.filter(([name]) => name !== "version" && name !== "back"));
    if (typed(copy) === typed(fields())) return forget();
    const of = new Map();
    for (const [name, value] of copy) of.set(name, [...(of.get(name) ?? []), value]);
    if (of.get("version")?.[0] !== version.value) {
      const note = document.createElement("div");
      note.className = "note warn stack";
      note.append(Object.assign(document.createElement("p"), { textContent: form.dataset.restore }));
      for (const [name, value] of copy) {
        if (!value || name === "version" || name === "back") continue;
        note.append(Object.assign(document.createElement("p"), { className: "lines", textContent: value }));
      }
      form.before(note);
      forget();
      return;
    }
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden" || field.tagName === "BUTTON") continue;
      const values = of.get(field.name) ?? [];
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else field.value = values[0] ?? "";
    }
    form.dispatchEvent(new Event("change"));
    changed();
  }
}
