import assert from "node:assert/strict";
import { before, test } from "node:test";
import { badge, badgeBytes, init, parse } from "../../www/statuslamp.js";
import { summary } from "../../xtask/demo/acme.js";

before(() => init());

const decode = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

test("the bytes are those of the text, and the same every time", () => {
  const options = { label: "Zürich", message: "稼働中 <1>" };
  assert.equal(decode(badgeBytes(options)), badge(options));
  assert.deepEqual(badgeBytes(options).slice(), badgeBytes(options).slice());
});

test("a view holds until the next badge", () => {
  const first = badgeBytes({ message: "one" }).slice();
  badgeBytes({ message: "another, and longer" });
  assert.deepEqual(badgeBytes({ message: "one" }), first);
});

test("what cannot be drawn is refused by name", () => {
  const refused = [
    [{ message: "x", color: "constructor" }, "BadgeError", /“constructor” is no colour/],
    [{ message: "x", labelColor: "#12345" }, "BadgeError", /“#12345” is no colour/],
    [{ message: "x", style: "round" }, "BadgeError", /style: use flat/],
    [{ message: "x", idSuffix: "a b" }, "BadgeError", /idSuffix: use letters/],
    [{ message: "x", links: ["javascript:alert(1)"] }, "BadgeError", /link: use an http/],
    [{ message: "x", logo: "https://a.example/a.png" }, "BadgeError", /logo: use a base64/],
    [{ message: "x", colour: "red" }, "TypeError", /no member “colour”; there are label/],
    [{ message: 7 }, "TypeError", /message: expected text/],
    [{ label: "x" }, "TypeError", /missing `message`/],
  ];
  for (const [options, name, message] of refused) {
    assert.throws(() => badge(/** @type {any} */ (options)), { name, message });
  }
  assert.match(badge({ message: "and then" }), />and then</);
});

test("no character gets out of its field", () => {
  const svg = badge({ label: "a\0b", message: "c\u0001d\0", title: "e\0" });
  assert.match(svg, /<title>e\ufffd<\/title>/);
  assert.ok(svg.includes(">a\ufffdb<") && svg.includes(">c\ufffdd\ufffd<"), svg);
  assert.match(badge({ message: "\ud800x" }), />\ufffdx</);
});

test("a badge is drawn in memory that has grown", () => {
  const wanted = badge({ label: "status", message: "operational" });
  const logo = `data:image/png;base64,${"A".repeat(60_000)}`;
  assert.ok(badge({ message: "x", logo }).includes(logo));
  assert.equal(badge({ label: "status", message: "operational" }), wanted);
  const body = summary("operational", 0);
  const components = Array.from({ length: 20_000 }, (_, at) => ({
    ...body.components[0],
    id: `c${at}`,
  }));
  parse(new TextEncoder().encode(JSON.stringify({ ...body, components })), 0);
  assert.equal(badge({ label: "status", message: "operational" }), wanted);
});
