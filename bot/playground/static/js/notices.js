// What pops up over a phone's chat: answers to taps, and things that can't be done.

import { make, button } from "./dom.js";

export function tell(shelf, text, kind = "answer") {
  const notice = make("div", { class: `notice ${kind}` }, make("p", {}, text));
  notice.append(button("OK", () => close(shelf, notice), { "aria-label": "OK, close this notice" }));
  shelf.replaceChildren(notice);
}

export function clear(shelf) {
  shelf.replaceChildren();
}

function close(shelf, notice) {
  notice.remove();
  shelf.closest(".phone").querySelector(".log").focus({ preventScroll: true });
}
