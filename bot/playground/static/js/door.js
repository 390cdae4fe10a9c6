// The way to the server: what somebody does, and what changes on the street.

const AWAY = "The playground doesn't answer. Is it still running?";

export function act(wish) {
  return post("/playground/act", wish);
}

export function hurry(by) {
  return post("/playground/hurry", by);
}

export function play(scene) {
  return post("/playground/scene", { scene });
}

export function listen(whenChanged, whenAway) {
  const stream = new EventSource("/playground/events");
  stream.addEventListener("street", (event) => {
    whenAway("");
    whenChanged(JSON.parse(event.data));
  });
  stream.addEventListener("error", () => whenAway(`${AWAY} Trying again…`));
}

async function post(path, wish) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wish),
    });
    return await answer.json();
  } catch {
    return { ok: false, words: AWAY };
  }
}
