// The row of houses: a way to each phone, with a lit window where there is something new.

import { make, button, drawing } from "./dom.js";
import { PLACES } from "./cast.js";

export class Houses {
  constructor(row, phones) {
    this.row = row;
    this.phones = phones;
    this.news = {};
    row.replaceChildren(...PLACES.map((place) => this.house(place)));
    for (const phone of Object.values(phones)) {
      phone.element.addEventListener("focusin", () => this.seen(phone.who));
      phone.element.addEventListener("pointerdown", () => this.seen(phone.who));
    }
    this.choose("rosa");
  }

  house(place) {
    return button([drawing(place.house, "house"), make("span", { class: "name" },
      make("span", { class: "long" }, place.name), make("span", { class: "short", "aria-hidden": "true" }, place.short ?? place.name)),
      make("span", { class: "badge" })], () => this.visit(place.who), { "data-who": place.who });
  }

  visit(who) {
    this.choose(who);
    const phone = this.phones[who].element;
    phone.scrollIntoView({ block: "nearest" });
    phone.focus({ preventScroll: true });
    this.phones[who].showNewest();
  }

  choose(who) {
    for (const [each, phone] of Object.entries(this.phones)) phone.element.classList.toggle("away", each !== who);
    for (const house of this.row.children) {
      if (house.dataset.who === who) house.setAttribute("aria-current", "true");
      else house.removeAttribute("aria-current");
    }
    this.seen(who);
  }

  tell(who) {
    if (this.phones[who].element.contains(document.activeElement)) return;
    this.news[who] = (this.news[who] ?? 0) + 1;
    this.light(who);
  }

  seen(who) {
    this.news[who] = 0;
    this.light(who);
  }

  light(who) {
    const house = [...this.row.children].find((each) => each.dataset.who === who);
    house.classList.toggle("lit", this.news[who] > 0);
    house.querySelector(".badge").textContent = this.news[who] ? "new" : "";
  }
}
