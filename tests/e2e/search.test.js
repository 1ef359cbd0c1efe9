/** How a page's status is searched for, told apart from what is read and by what. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { search } from "../../www/search.js";

/** @typedef {import("../../www/search.js").Memory} Memory */

/** @param {string} message @param {string} [name] */
const failure = (message, name = "FetchError") => Object.assign(new Error(message), { name });
const absent = failure("answered with status 404");
const refused = failure("answered with status 403");
const unreachable = failure("could not be reached: no reason given");
const html = failure("malformed: expected a value", "EnvelopeError");
const shape = failure("unexpected shape: no page.name", "EnvelopeError");

/** @param {string[]} names */
const named = (...names) => names.map((name) => ({ urls: [name] }));

/**
 * A world in which every address answers with a reading, or with an error.
 *
 * @param {Record<string, unknown>} answers
 */
function world(answers) {
  /** @type {string[]} */
  const asked = [];
  return {
    asked,
    answers,
    /** @param {string[]} urls */
    read: async (urls) => {
      const address = urls.join(" ");
      asked.push(address);
      if (answers[address] instanceof Error) throw answers[address];
      return answers[address];
    },
  };
}

test("whoever answers first is found, and asked alone from then on", async () => {
  const { read, asked } = world({ a: absent, b: html, c: unreachable, d: "well", e: "other" });
  /** @type {Memory} */
  const memory = {};
  assert.equal(await search(memory, named("a", "b", "c", "d", "e"), read), "well");
  assert.deepEqual(asked, ["a", "b", "c", "d"]);
  assert.deepEqual(memory, { urls: ["d"] });
  asked.length = 0;
  assert.equal(await search(memory, named("a", "b", "c", "d", "e"), read), "well");
  assert.deepEqual(asked, ["d"]);
});

test("an address that two providers share is asked once", async () => {
  const { read, asked } = world({ a: absent, "a b": absent, c: "well" });
  const candidates = [{ urls: ["a", "b"] }, ...named("a", "a", "c")];
  assert.equal(await search({}, candidates, read), "well");
  assert.deepEqual(asked, ["a b", "a", "c"]);
});

test("what is found is searched for again only when it proves to be elsewhere", async () => {
  for (const error of [unreachable, refused, failure("answered with status 503")]) {
    const { read, asked } = world({ a: "well", b: error });
    const memory = { urls: ["b"] };
    await assert.rejects(search(memory, named("a", "b"), read), error);
    assert.deepEqual([asked, memory], [["b"], { urls: ["b"] }]);
  }
  for (const error of [absent, html, shape, failure("127.0.0.1 answered with 410")]) {
    const { read, asked } = world({ a: "well", b: error });
    const memory = { urls: ["b"] };
    assert.equal(await search(memory, named("a", "b"), read), "well");
    assert.deepEqual([asked, memory], [["b", "a"], { urls: ["a"] }]);
  }
});

test("the error that tells most is told, of several such the first", async () => {
  const other = failure("answered with status 500");
  for (const [errors, told] of /** @type {const} */ ([
    [[absent, unreachable, refused, other], refused],
    [[absent, absent, unreachable, absent], unreachable],
    [[html, refused, absent, unreachable], html],
    [[refused, html, shape, absent], shape],
  ])) {
    const [a, b, c, d] = errors;
    const { read } = world({ a, b, c, d });
    await assert.rejects(search({}, named("a", "b", "c", "d"), read), told);
  }
  await assert.rejects(search({}, [], world({}).read), /names no page/);
});

test("after a search in vain only the likeliest is asked for a while", async () => {
  mock.timers.enable({ apis: ["Date"], now: 1000 });
  try {
    const { read, asked, answers } = world({ a: absent, b: refused, c: absent });
    const candidates = named("a", "b", "c");
    /** @type {Memory} */
    const memory = {};
    await assert.rejects(search(memory, candidates, read), refused);
    assert.deepEqual(memory, { urls: ["b"], searchedAt: 1000 });
    asked.length = 0;
    answers.c = "well";
    await assert.rejects(search(memory, candidates, read), refused);
    assert.deepEqual(asked, ["b"]);
    mock.timers.tick(120_000);
    assert.equal(await search(memory, candidates, read), "well");
    assert.deepEqual(asked, ["b", "b", "a", "c"]);
    assert.deepEqual(memory, { urls: ["c"] });

    const likely = { urls: ["b"], searchedAt: Date.now() };
    answers.b = "well";
    assert.equal(await search(likely, candidates, read), "well");
    assert.deepEqual(likely, { urls: ["b"] });
  } finally {
    mock.timers.reset();
  }
});

test("a search is bounded, and ends when nobody waits or the fault is ours", async () => {
  const many = Array.from({ length: 100 }, (_, at) => ({ urls: [`${at}`] }));
  const { read, asked } = world(Object.fromEntries(many.map(({ urls }) => [urls[0], absent])));
  await assert.rejects(search({}, many, read), absent);
  assert.equal(asked.length, 24);

  const fault = new WebAssembly.RuntimeError("unreachable");
  const trapping = world({ a: fault, b: "well" });
  const memory = {};
  await assert.rejects(search(memory, named("a", "b"), trapping.read), fault);
  assert.deepEqual([trapping.asked, memory], [["a"], {}]);

  const caller = new AbortController();
  let turns = 0;
  const given = search(
    memory,
    many,
    async (_urls, signal) => {
      turns++;
      caller.abort();
      assert.ok(signal.aborted);
      throw failure("given up by the caller");
    },
    caller.signal,
  );
  await assert.rejects(given, /given up/);
  assert.deepEqual([turns, memory], [1, {}]);
});
