/**
 * Checks all pages now and then, and shows the worst of them in the toolbar.
 *
 * @module
 */

import { check, forgetOthers, judge, lastReadings, worst } from "./check.js";
import { listPages } from "./pages.js";

const ALARM = "check";
const EVERY_MINUTES = 5;

/** @type {AbortController | undefined} */
let running;

// The browser starts this script for an event and delivers it to the listeners that are
// there when the first turn ends; one that is registered later misses it.
chrome.runtime.onInstalled.addListener(() => checkAll());
chrome.runtime.onStartup.addListener(() => checkAll());
chrome.alarms.onAlarm.addListener(() => checkAll());
chrome.storage.onChanged.addListener((changes, area) => {
  if (area === "sync" && changes.pages) checkAll();
});
chrome.runtime.onMessage.addListener((message, _sender, respond) => {
  if (message !== "check") return false;
  checkAll().finally(() => respond());
  return true;
});
keepAlarm();

/** Alarms may be lost when the browser restarts, and creating one again would put it off. */
async function keepAlarm() {
  if (!(await chrome.alarms.get(ALARM))) {
    await chrome.alarms.create(ALARM, { periodInMinutes: EVERY_MINUTES });
  }
}

async function checkAll() {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const pages = await listPages();
  await forgetOthers(pages);
  await Promise.allSettled(pages.map((page) => check(page, signal)));
  // Whatever went wrong with one page, the toolbar follows: an old letter must not stay.
  if (!signal.aborted) await showInToolbar(pages);
}

/** @param {string[]} pages */
async function showInToolbar(pages) {
  const now = Date.now();
  const readings = await lastReadings(pages);
  const verdicts = await Promise.all(readings.map((reading) => judge(reading, now)));
  const troubles = verdicts.flatMap(({ indicator, word }, index) => {
    const name = readings[index]?.snapshot?.page.name ?? new URL(pages[index]).host;
    return indicator === "none" ? [] : [`${name}: ${word}`];
  });
  const { letter = "", color = "#666666" } = worst(verdicts) ?? {};
  await Promise.all([
    chrome.action.setBadgeText({ text: letter }),
    chrome.action.setBadgeBackgroundColor({ color }),
    chrome.action.setBadgeTextColor({ color: "#ffffff" }),
    chrome.action.setTitle({ title: ["Statuslamp", ...troubles].join("\n") }),
  ]);
}
