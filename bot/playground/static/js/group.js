// The group's phone: one chat for all, and a choice of who is holding it.

import { PEOPLE, named } from "./cast.js";
import { make, button } from "./dom.js";
import { clear } from "./notices.js";
import { Phone } from "./phones.js";

export class GroupPhone extends Phone {
  as() { return this.chosen ?? "ben"; }
  me() { return named(this.as()); }
  where() { return "group"; }
  writable() { return this.seen.members?.includes(this.as()) ?? true; }

  chooser() {
    const choices = PEOPLE.map(({ who, name }) => {
      const radio = make("input", { type: "radio", name: "as", value: who, id: `as-${who}`, checked: who === "ben" });
      radio.addEventListener("change", () => this.choose(who));
      return make("span", { "data-who": who }, radio, make("label", { for: `as-${who}` }, name));
    });
    return make("fieldset", { class: "chooser" }, make("legend", {}, "You are"), ...choices);
  }

  choose(who) {
    this.chosen = who;
    clear(this.shelf);
    for (const message of this.log.querySelectorAll(".message")) message.seal = "";
    this.draw(this.seen);
  }

  gateKeys() {
    const name = this.me();
    return [make("p", {}, `${name} isn't in the group.`),
      button(`Let ${name} join`, () => this.act({ act: "joins" }), { class: "start" })];
  }
}
