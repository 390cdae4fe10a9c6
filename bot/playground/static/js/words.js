// The words of a message: the server has escaped them; here only the tags a message may have are let in.

const TAGS = { B: "strong", STRONG: "strong", I: "em", EM: "em", U: "u", INS: "u", S: "s", DEL: "s",
  CODE: "code", PRE: "pre", BLOCKQUOTE: "blockquote", BR: "br" };

export function words(html) {
  const read = new DOMParser().parseFromString(html, "text/html");
  const drawn = document.createDocumentFragment();
  for (const child of read.body.childNodes) drawn.append(copy(child));
  return drawn;
}

export function plain(html) {
  return new DOMParser().parseFromString(html.replaceAll("<br>", "\n"), "text/html").body.textContent;
}

function copy(node) {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return document.createTextNode("");
  const made = element(node);
  for (const child of node.childNodes) made.append(copy(child));
  return made;
}

function element(node) {
  if (node.tagName === "A") {
    const link = document.createElement("a");
    link.href = "#";
    link.dataset.url = node.getAttribute("href") ?? "";
    return link;
  }
  if (/spoiler/i.test(node.tagName + node.className)) {
    const hidden = document.createElement("span");
    hidden.className = "spoiler";
    hidden.tabIndex = 0;
    return hidden;
  }
  return document.createElement(TAGS[node.tagName] ?? "span");
}
