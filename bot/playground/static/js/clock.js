// The playground's own time, the sky above it, and the way to hurry it on.

import { hurry, play } from "./door.js";

const SKIES = [[6, "night"], [8, "dawn"], [18, "day"], [21, "dusk"], [24, "night"]];

export function drawClock({ clock, day, hour }) {
  document.getElementById("clock-time").textContent = clock;
  document.getElementById("clock-day").textContent = day;
  document.body.dataset.sky = SKIES.find(([until]) => hour < until)[1];
}

export function windClock(whenTrouble) {
  for (const key of document.querySelectorAll("[data-hours], [data-minutes]")) {
    const { hours, minutes } = key.dataset;
    wind(key, () => hurry(hours ? { hours: Number(hours) } : { minutes: Number(minutes) }), whenTrouble);
  }
  for (const key of document.querySelectorAll("[data-scene]")) {
    wind(key, () => play(key.dataset.scene), whenTrouble);
  }
}

function wind(key, ask, whenTrouble) {
  key.addEventListener("click", async () => {
    if (key.getAttribute("aria-busy")) return;
    key.setAttribute("aria-busy", "true");
    const answer = await ask();
    key.removeAttribute("aria-busy");
    whenTrouble(answer.ok ? "" : answer.words);
    if (!answer.ok) return;
    drawClock(answer.time);
    document.getElementById("clock-news").textContent =
      [`It is now ${answer.time.clock}, ${answer.time.day}.`, answer.words].filter(Boolean).join(" ");
  });
}
