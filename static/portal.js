// What the portal does in the browser beyond plain pages; every page works without it.
"use strict";
(function () {
  const live = () => document.getElementById("live");
  let pressed = null;
  let rest = () => {};

  // A page that came back with problems, or with news that cannot be missed, is read from there.
  function greet(root) {
    const first = root.querySelector("[autofocus]");
    if (first) first.focus();
  }
  greet(document);

  // What was unfolded stays unfolded when its region comes again.
  let unfolded = [];
  document.addEventListener("htmx:beforeSwap", function () {
    unfolded = [...document.querySelectorAll("main details[id][open]")].map((fold) => fold.id);
  });
  document.addEventListener("htmx:afterSwap", function () {
    for (const id of unfolded) document.getElementById(id)?.setAttribute("open", "");
  });

  // Nobody sends a form twice by a double click; who waits for more than a moment reads that it is on its way.
  function busy(control) {
    if (!control?.matches("button")) return () => {};
    const words = [...control.childNodes];
    const timer = setTimeout(() => control.replaceChildren(live().dataset.busy), 300);
    control.setAttribute("aria-busy", "true");
    return () => {
      clearTimeout(timer);
      control.removeAttribute("aria-busy");
      control.replaceChildren(...words);
    };
  }
  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.method !== "post" || form.matches("[hx-post]") || event.submitter?.matches("[hx-post]")) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "yes";
    const rest = busy(event.submitter);
    setTimeout(() => { delete form.dataset.sent; rest(); }, 5000);
  });

  // After an act the focus stays on the same control; where that is gone, on the one that it names instead.
  document.addEventListener("htmx:beforeRequest", function (event) {
    const control = event.detail.requestConfig.triggeringEvent?.submitter || event.detail.elt;
    if (control.contains(document.activeElement)) pressed = { id: control.id, otherwise: control.dataset.focusElse };
    rest = busy(control);
  });
  document.addEventListener("htmx:afterRequest", () => rest());
  document.addEventListener("htmx:afterSettle", function (event) {
    const region = event.detail.target?.isConnected ? event.detail.target : event.target; // what was swapped whole is gone
    const refused = region.matches?.(".error-summary") ? region : region.querySelector?.(".error-summary");
    if (refused) refused.focus();
    else if (pressed) {
      const wanted = [pressed.id, pressed.otherwise].map((id) => id && document.getElementById(id));
      const control = wanted.find((found) => found && !found.disabled) || region.querySelector?.("[tabindex='-1']");
      if (control) control.focus();
    }
    pressed = null;
  });

  // Whoever acts while the answer to the act before is on its way has it done once that answer is there, by the control
  // that has taken the place of theirs. What they typed meanwhile stays; where its field has closed, it is opened again.
  // The same act by the same control, as by a double click, is done once.
  const fieldsIn = (region) =>
    [...region.querySelectorAll("textarea[id], select[id], input[id]:not([type=hidden]):not([type=file])")];
  const isTicked = (field) => field.matches("[type=radio], [type=checkbox]");
  const stateOf = (field) => (isTicked(field) ? field.checked : field.value);
  let awaited = null; // the request, what its answer will replace, and what the fields there said when it was sent
  let typed = [];
  let held = [];
  function hold(event, elt, submitter) {
    event.preventDefault();
    const control = submitter?.id || elt.id;
    if (control && control !== awaited.control) held.push({ control, focus: document.activeElement?.id });
  }
  document.addEventListener("htmx:confirm", function (event) {
    const { elt, triggeringEvent } = event.detail;
    if (triggeringEvent && awaited?.region.contains(elt)) hold(event, elt, triggeringEvent.submitter);
  });
  document.addEventListener("submit", function (event) {
    const isPlain = !event.target.matches("[hx-post]") && !event.submitter?.matches("[hx-post]");
    if (!isPlain || !awaited?.region.contains(event.target)) return;
    event.stopImmediatePropagation();
    hold(event, event.target, event.submitter);
  }, true);
  document.addEventListener("htmx:beforeRequest", function (event) {
    const { requestConfig, target, xhr } = event.detail;
    if (!requestConfig.triggeringEvent || !target?.id) return;
    const control = requestConfig.triggeringEvent.submitter?.id || event.detail.elt.id;
    const said = new Map(fieldsIn(target).map((field) => [field.id, stateOf(field)]));
    awaited = { xhr, control, region: target, said };
  });
  document.addEventListener("htmx:beforeSwap", function (event) {
    if (event.detail.xhr !== awaited?.xhr || !event.detail.shouldSwap) return;
    typed = fieldsIn(awaited.region)
      .filter((field) => awaited.said.has(field.id) && awaited.said.get(field.id) !== stateOf(field))
      .map((field) => ({ id: field.id, state: stateOf(field), opener: field.form?.dataset.focusElse }));
  });
  function restore({ id, state, opener }) {
    const field = document.getElementById(id);
    if (field && isTicked(field)) field.checked = state;
    else if (field) {
      field.value = state;
      field.focus();
    } else if (document.getElementById(opener)) {
      document.addEventListener("htmx:afterSettle", () => restore({ id, state }), { once: true });
      document.getElementById(opener).click();
    }
  }
  function goOn(xhr) {
    if (xhr !== awaited?.xhr) return;
    awaited = null;
    for (const field of typed.splice(0)) restore(field);
    const act = held.shift();
    const control = act && document.getElementById(act.control);
    if (control) document.getElementById(act.focus)?.focus(); // a form is sent by the button that has the focus
    if (control?.matches("form")) control.requestSubmit();
    else control?.click();
  }
  document.addEventListener("htmx:afterSettle", (event) => goOn(event.detail.xhr));
  document.addEventListener("htmx:afterRequest", (event) => setTimeout(goOn, 200, event.detail.xhr)); // nothing was swapped

  // The network is away, or the portal has failed: say so, and change nothing.
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"])
    document.addEventListener(failure, () => { live().textContent = live().dataset.failed; });

  // Ctrl or Command with K leads to the search; with Enter it sends the open form. Escape closes an open menu.
  document.addEventListener("keydown", function (event) {
    const commanded = event.ctrlKey || event.metaKey;
    if (commanded && event.key === "k") {
      const search = document.querySelector(".nouns-search");
      if (search) { event.preventDefault(); search.click(); }
    } else if (commanded && event.key === "Enter" && event.target.matches("textarea, input")) {
      event.target.form?.requestSubmit();
    } else if (event.key === "Escape") {
      const open = event.target.closest("details.menu[open], details.more[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); }
    }
  });
  document.addEventListener("click", function (event) {
    for (const open of document.querySelectorAll("details.menu[open], details.more[open]"))
      if (!open.contains(event.target)) open.open = false;
  });
})();
