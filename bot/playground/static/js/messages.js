// The messages of one phone: drawn once, drawn again in place when they change.

import { make, button, drawing, quiet } from "./dom.js";
import { words } from "./words.js";

const MARKS = {
  pinned: "pinned", protected: "can't be passed on", silent: "without a sound", edited: "edited",
};
const KINDS = {
  voice: ["wave", "Voice note"], photo: ["camera", "Photo"], location: ["place", "A place on the map"],
  document: ["edited", "A file"], sticker: ["tick", "A sticker"], contact: ["tick", "A contact"],
};

export function drawMessages(log, messages, phone) {
  const drawn = messages.map((message) => drawOne(log, message, phone));
  const wanted = withDays(log, messages, drawn.map((one) => one.element));
  const kept = new Set(wanted);
  for (const old of [...log.children]) if (!kept.has(old)) old.remove();
  let next = log.firstChild;
  for (const element of wanted) {
    if (element === next) next = next.nextSibling;
    else log.insertBefore(element, next);
  }
  return drawn.some((one) => one.fresh);
}

function withDays(log, messages, elements) {
  log.days ??= new Map();
  return messages.flatMap((message, index) => {
    if (message.day === messages[index - 1]?.day) return [elements[index]];
    const key = `${message.day} ${message.id}`;
    if (!log.days.has(key)) log.days.set(key, make("p", { class: "day" }, message.day));
    return [log.days.get(key), elements[index]];
  });
}

function drawOne(log, message, phone) {
  const seal = JSON.stringify(message);
  const old = log.querySelector(`[data-id="${message.id}"]`);
  if (old?.seal === seal) return { element: old, fresh: false };
  const element = bubble(message, phone);
  element.seal = seal;
  if (old) replace(old, element);
  return { element, fresh: true };
}

function replace(old, element) {
  const focused = old.contains(document.activeElement);
  old.replaceWith(element);
  if (focused) (element.querySelector("button, a") ?? element).focus({ preventScroll: true });
}

function bubble(message, phone) {
  const own = message.who === phone.as();
  const side = message.kind === "service" ? "service" : own ? "own" : "theirs";
  return make("article", { class: `message ${side}`, "data-id": message.id, tabindex: "-1" },
    make("div", { class: "bubble" },
      sender(message, phone, side), attachment(message), body(message), marks(message)),
    keys(message, phone));
}

function sender(message, phone, side) {
  if (side === "service") return null;
  if (phone.who !== "group" || side === "own") return quiet(`${side === "own" ? phone.me() : message.sender}: `);
  return make("p", { class: "sender", "data-who": message.who }, message.sender);
}

function attachment(message) {
  const kind = KINDS[message.kind];
  return kind && make("p", { class: `attachment ${message.kind}` }, drawing(kind[0]), kind[1]);
}

function body(message) {
  return message.html && make("div", { class: "words" }, words(message.html));
}

function marks(message) {
  const said = message.marks.map((mark) => make("span", { class: "mark" }, drawing(mark), MARKS[mark]));
  return make("p", { class: "meta" }, ...said, make("time", {}, message.clock));
}

function keys(message, phone) {
  if (!message.buttons.length) return null;
  return make("div", { class: "keys" }, ...message.buttons.map((row) => make("div", { class: "row" },
    ...row.map((key) => button(key.label, () => phone.press(message, key), { class: "key", "data-label": key.label })))));
}
