import assert from "node:assert/strict";
import { before, test } from "node:test";
import * as alone from "../../www/badges.js";
import * as page from "../../www/statuslamp.js";
import { summary } from "../../xtask/demo/acme.js";

before(() => Promise.all([page.init(), alone.init()]));

const decode = (/** @type {Uint8Array} */ bytes) => new TextDecoder().decode(bytes);

for (const [name, { badge, badgeBytes }] of Object.entries({ page, alone })) {
  test(`${name}: the bytes are those of the text, and the same every time`, () => {
    const options = { label: "Zürich", message: "稼働中 <1>" };
    assert.equal(decode(badgeBytes(options)), badge(options));
    assert.deepEqual(badgeBytes(options).slice(), badgeBytes(options).slice());
  });

  test(`${name}: the text is that of the bytes, whatever is in it`, () => {
    const letters = [
      ..."abc ",
      ..."Zäß€稼λж",
      ..."<>&'\"",
      "\0",
      "\x01l",
      "\x7f",
      "\x85",
      "\ufdd0",
      "\uffff",
    ];
    letters.push("😀", "\ud800", "\udc00", "e\u0301", "أ");
    for (let round = 0; round < 3000; round++) {
      const text = (/** @type {number} */ seed) =>
        Array.from(
          { length: seed % 5 },
          (_, at) => letters[(seed * 7 + at * 11) % letters.length],
        ).join("");
      const options = { label: text(round), message: text(round * 3 + 1), title: text(round % 7) };
      assert.equal(badge(options), decode(badgeBytes(options)), JSON.stringify(options));
    }
  });

  test(`${name}: a view holds until the next badge`, () => {
    const first = badgeBytes({ message: "one" }).slice();
    badgeBytes({ message: "another, and longer" });
    assert.deepEqual(badgeBytes({ message: "one" }), first);
  });

  test(`${name}: what cannot be drawn is refused by name`, () => {
    const refused = [
      [{ message: "x", color: "constructor" }, "BadgeError", /“constructor” is no colour/],
      [{ message: "x", labelColor: "#12345" }, "BadgeError", /“#12345” is no colour/],
      [{ message: "x", style: "round" }, "BadgeError", /style: use flat/],
      [{ message: "x", idSuffix: "a b" }, "BadgeError", /idSuffix: use letters/],
      [{ message: "x", links: ["javascript:alert(1)"] }, "BadgeError", /link: use an http/],
      [{ message: "x", logo: "https://a.example/a.png" }, "BadgeError", /logo: use a base64/],
      [{ message: "x", colour: "red" }, "TypeError", /no member “colour”; see BadgeOptions/],
      [{ message: 7 }, "TypeError", /message: expected text/],
      [{ label: "x" }, "TypeError", /expected either a `message` or `segments`/],
      [{ label: "x", segments: [] }, "TypeError", /expected either a `message` or `segments`/],
      [{ segments: [{ text: "x", state: "fine" }] }, "BadgeError", /state: use operational/],
      [{ message: "x", state: "fine" }, "BadgeError", /state: use operational/],
      [{ message: "x", scale: 0 }, "BadgeError", /scale: use 0.1 to 10/],
      [{ message: "x", scale: "2" }, "TypeError", /scale: expected a number/],
      [{ message: "x", scale: Number.NaN }, "BadgeError", /scale: use 0.1 to 10/],
      [{ message: "x", rounding: 15 }, "BadgeError", /rounding: use 0 to 14/],
      [{ message: "x", theme: "sepia" }, "BadgeError", /theme: use light/],
      [{ message: "x", rounding: 3.5 }, "BadgeError", /rounding: use 0 to 14/],
      [{ message: "x", scale: 1.005 }, "BadgeError", /scale: use 0.1 to 10/],
      [
        { message: "x", state: "operational", color: "red" },
        "TypeError",
        /a state has its own color/,
      ],
      [
        { segments: [{ text: "x", state: "unknown", color: "green" }] },
        "TypeError",
        /its own color/,
      ],
      [{ segments: [{ text: "x", colour: "red" }] }, "TypeError", /segments: no member “colour”/],
      [{ message: "x", segments: [{ text: "y" }] }, "TypeError", /either a `message` or/],
      [{ message: "x", links: "https://a.example" }, "TypeError", /links: expected a list of two/],
      [{ message: "x", links: ["", "", ""] }, "TypeError", /links: expected a list of two/],
      [{ segments: { text: "x" } }, "TypeError", /segments: expected a list/],
      [null, "TypeError", /options: expected an object/],
      [
        { message: "x".repeat(4097) },
        "BadgeError",
        /message: use at most 4096 characters, not 4097/,
      ],
    ];
    for (const [options, name, message] of refused) {
      // After a badge that looks the same, but for what is wrong.
      badge({ message: "x" });
      assert.throws(() => badge(/** @type {any} */ (options)), { name, message });
    }
    assert.match(badge({ message: "and then" }), />and then</);
  });

  test(`${name}: no character gets out of its field`, () => {
    const svg = badge({ label: "a\0b", message: "c\u0001d\0", title: "e\0" });
    assert.match(svg, /<title>e\ufffd<\/title>/);
    assert.ok(svg.includes(">a\ufffdb<") && svg.includes(">c\ufffdd\ufffd<"), svg);
    assert.match(badge({ message: "\ud800x" }), />\ufffdx</);
  });

  test(`${name}: each member of a look is drawn, and forgotten by the next badge`, () => {
    const logo = "data:image/png;base64,iVBORw0KGgo=";
    const [link, other] = ["https://a.example", "https://b.example"];
    /** @type {import("../../www/look.js").BadgeOptions[]} */
    const looks = [
      {},
      { style: "plastic" },
      { style: "social" },
      { palette: "shields" },
      { theme: "dark" },
      { theme: "auto" },
      { state: "degraded" },
      { color: "red" },
      { labelColor: "red" },
      { logo },
      { links: [link] },
      { links: [link, other] },
      { scale: 2 },
      { rounding: 9 },
      { idSuffix: "-a" },
    ];
    const draw = (/** @type {object} */ look) => badge({ label: "a", message: "b", ...look });
    const drawings = looks.map(draw);
    assert.equal(new Set(drawings).size, looks.length);
    for (const [at, one] of looks.entries()) {
      for (const [next, after] of looks.entries()) {
        assert.equal(draw(one), drawings[at]);
        assert.equal(draw(after), drawings[next], `${JSON.stringify(one)}, then`);
      }
    }
  });

  test(`${name}: options are read as they are, inherited, frozen or changed in between`, () => {
    const plain = badge({ label: "s", message: "down" });
    class Green {
      label = "s";
      message = "up";
      get color() {
        return "brightgreen";
      }
    }
    const inherited = Object.create({ label: "s", message: "up", color: "brightgreen" });
    for (const options of [inherited, new Green(), Object.freeze(new Green())]) {
      assert.match(badge(options), /#4b0/);
      assert.equal(badge({ label: "s", message: "down" }), plain);
    }
    const changed = { message: "x", color: "red" };
    const red = badge(changed);
    changed.color = "blue";
    assert.notEqual(badge(changed), red);
    const segments = [{ text: "one" }];
    const one = badge({ label: "s", segments });
    segments[0].text = "two";
    assert.equal(
      badge({ label: "s", segments }),
      one.replaceAll(">one<", ">two<").replaceAll("s: one", "s: two"),
    );
    assert.equal(badge({ label: "s", message: "down" }), plain);
    const nothing = { label: null, style: null, links: null, segments: null, title: undefined };
    assert.equal(badge(/** @type {any} */ ({ ...nothing, message: "x" })), badge({ message: "x" }));
  });

  test(`${name}: what is too long leaves no memory behind`, () => {
    const pages = () => badgeBytes({ message: "x" }).buffer.byteLength / 65_536;
    const before = pages();
    const long = "x".repeat(20_000_000);
    for (const options of [
      { message: "x", color: long },
      { message: "x", logo: `data:image/png;base64,${long}` },
      { message: "x", links: [`https://a.example/${long}`] },
      { segments: [{ text: long }] },
      { message: long },
    ]) {
      assert.throws(() => badge(/** @type {any} */ (options)), { name: "BadgeError" });
    }
    assert.ok(pages() - before < 20, `${pages() - before} pages`);
  });

  test(`${name}: a look that was refused draws nothing, and one that was changed is drawn anew`, () => {
    const options = {
      message: "x",
      color: "red",
      links: /** @type {[string]} */ (["https://a.example"]),
    };
    const red = badge(options);
    options.color = "blue";
    const blue = badge(options);
    assert.match(red, /#dd4343/);
    assert.match(blue, /#007ec6/);
    options.links[0] = "https://b.example";
    assert.equal(badge(options), blue.replace("a.example", "b.example"));
    assert.throws(() => badge({ ...options, color: "none" }), { name: "BadgeError" });
    assert.throws(() => badge({ message: "x", color: "none" }), { name: "BadgeError" });
    assert.throws(() => badge({ message: "x", color: "none" }), { name: "BadgeError" });
    options.color = "red";
    options.links[0] = "https://a.example";
    assert.equal(badge(options), red);
  });

  test(`${name}: more looks than are kept, in any order, are all drawn as they are`, () => {
    const colors = Array.from({ length: 20 }, (_, at) => `#0000${(16 + at).toString(16)}`);
    for (const color of [...colors, ...colors.toReversed(), ...colors]) {
      const svg = badge({ label: "a", message: "b", color });
      assert.ok(svg.includes(`fill="${color}"`), svg);
    }
  });

  test(`${name}: segments, states, themes, sizes and corners are asked for by name`, () => {
    const segments = /** @type {const} */ ([
      { text: "API", state: "operational" },
      { text: "Web", color: "gold" },
    ]);
    const svg = badge({ label: "acme", segments });
    assert.match(svg, /<title>acme: API, Web<\/title>/);
    assert.match(svg, /fill="#15803d".*fill="gold"/);
    assert.match(badge({ message: "x", state: "degraded", theme: "dark" }), /fill="#e3b341"/);
    assert.match(
      badge({ message: "x", scale: 1.5 }),
      /^<svg [^>]*height="30" viewBox="0 0 \d+ 20"/,
    );
    assert.match(badge({ message: "x", rounding: 7 }), /rx="7"/);
    assert.match(badge({ style: "for-the-badge", segments }), />API</);
    assert.match(badge({ style: "for-the-badge", segments: [{ text: "web" }] }), />WEB</);
  });

  test(`${name}: a text of any length that may be is drawn`, () => {
    for (const letter of ["m", "稼", "😀", "<"]) {
      const message = letter.repeat(4096 / letter.length);
      const escaped = letter === "<" ? message.replaceAll("<", "&lt;") : message;
      const svg = badge({ label: "status", message, title: "x" });
      assert.equal(svg.split(`>${escaped}<`).length, 4);
    }
  });
}

test("a badge is drawn in memory that has grown", () => {
  const { badge, parse } = page;
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
