// One phone: its frame, and what happens when somebody touches it.

import { make, button, quiet } from "./dom.js";
import { titled } from "./cast.js";
import { act } from "./door.js";
import { composer, nameComposer } from "./composer.js";
import { drawKeyboard } from "./keyboard.js";
import { drawMessages } from "./messages.js";
import { clear, tell } from "./notices.js";
import { plain } from "./words.js";

export class Phone {
  constructor(place, whenActed) {
    this.place = place;
    this.who = place.who;
    this.whenActed = whenActed;
    this.seen = { messages: [], keyboard: [] };
    this.build();
  }

  as() { return this.who; }
  me() { return this.place.name; }
  where() { return "private"; }
  writable() { return this.seen.open; }

  build() {
    const title = `title-${this.who}`;
    this.log = make("div", { class: "log", role: "log", tabindex: "0", "aria-labelledby": title });
    this.pin = make("p", { class: "pin", hidden: true });
    this.shelf = make("div", { class: "shelf", role: "status" });
    this.board = make("div", { class: "board", role: "group", "aria-label": `${this.place.name}'s keyboard`, hidden: true });
    this.composer = composer(this, `text-${this.who}`);
    this.gate = make("div", { class: "gate", hidden: true });
    this.element = make("section", { class: "phone", id: `phone-${this.who}`, "data-who": this.who,
      "aria-labelledby": title, tabindex: "-1" },
      make("header", {}, make("span", { class: "face", "aria-hidden": "true" }, this.place.name[0]),
        make("div", {}, make("h2", { id: title }, titled(this.place)), make("p", {}, this.place.about))),
      make("div", { class: "chat" }, this.pin, this.log, this.shelf),
      this.chooser(), this.board, this.gate, this.composer);
    this.element.addEventListener("click", (event) => this.follow(event));
    this.element.addEventListener("click", (event) => { this.byKeyboard = event.detail === 0; }, true);
  }

  chooser() { return null; }

  draw(seen) {
    const first = this.drawn !== true;
    const below = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 120;
    this.seen = seen;
    this.drawn = true;
    const changed = drawMessages(this.log, seen.messages, this);
    this.drawPin();
    this.drawFoot();
    if (changed && (first || below)) this.showNewest();
    return changed && !first;
  }

  // The end of the chat, or the beginning of the newest message when it doesn't fit.
  showNewest() {
    const newest = this.log.lastElementChild;
    if (newest) this.log.scrollTop = Math.min(newest.offsetTop - this.log.offsetTop - 12, this.log.scrollHeight);
  }

  drawPin() {
    const pinned = this.seen.messages.findLast((message) => message.marks.includes("pinned"));
    this.pin.hidden = !pinned;
    this.pin.replaceChildren(...(pinned ? [make("b", {}, "Pinned "), plain(pinned.html).split("\n")[0]] : []));
  }

  drawFoot() {
    drawKeyboard(this.board, this.seen.keyboard ?? [], (label) => this.act({ act: "taps", label }));
    const open = this.writable();
    if (open === this.gate.hidden && this.gated === this.as()) return;
    const entering = open && this.gate.contains(document.activeElement);
    this.gated = this.as();
    this.gate.hidden = open;
    this.composer.hidden = !open;
    this.gate.replaceChildren(...(open ? [] : this.gateKeys()));
    nameComposer(this.composer, this.me(), this.where() === "group" ? " in the group" : "");
    if (entering) (this.byKeyboard ? this.composer.querySelector("input") : this.log).focus({ preventScroll: true });
  }

  gateKeys() {
    return [button(["Start", quiet(` Good Turn on ${this.place.name}'s phone`)], () => this.act({ act: "start" }), { class: "start" })];
  }

  press(message, key) {
    if (key.url) return this.open(key.url);
    return this.act({ act: "taps", message_id: message.id, data: key.data });
  }

  follow(event) {
    const link = event.target.closest("a[data-url]");
    if (!link) return;
    event.preventDefault();
    this.open(link.dataset.url);
  }

  open(url) {
    const start = /^https:\/\/t\.me\/GoodTurnBot\?start=([\w-]*)$/i.exec(url);
    if (start) return this.act({ act: "start", payload: start[1], chat: "private" });
    const shared = /^https:\/\/t\.me\/share\/url\?url=[^&]*start%3D([\w-]*)/i.exec(url);
    if (shared) return this.handOn(shared[1]);
    tell(this.shelf, `On a real phone this opens ${url}`);
  }

  // A link that is sent on: Pia's goes to her mother, anybody else's to Pia, who opens it at once.
  handOn(payload) {
    return this.act({ who: this.as() === "pia" ? "rosa" : "pia", act: "start", payload, chat: "private" });
  }

  async act(wish) {
    clear(this.shelf);
    this.element.setAttribute("aria-busy", "true");
    const answer = await act({ who: this.as(), chat: this.where(), ...wish });
    this.element.removeAttribute("aria-busy");
    if (!answer.ok) tell(this.shelf, answer.words, "problem");
    else if (answer.alerts.length) tell(this.shelf, answer.alerts.at(-1));
    this.showNewest();
    this.whenActed(answer);
    return answer;
  }
}
