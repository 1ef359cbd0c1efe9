// `light-dark()` follows the page's own `color-scheme`: dark where the page is dark, not
// wherever the system is. All text pairs are at 4.5:1 or better.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; }
  :host([hidden]), [hidden] { display: none !important; }

  .strip[data-severity] {
    --accent: var(--status-banner-accent, var(--severity-accent));
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    column-gap: 0.75em;
    align-items: start;
    padding: 0.75em 0.5em 0.75em 1em;
    border: 1px solid color-mix(in srgb, var(--accent) 35%, transparent);
    border-inline-start: 4px solid var(--accent);
    border-radius: var(--status-banner-radius, 6px);
    background: var(--status-banner-background, var(--severity-background));
    color: var(--status-banner-color, var(--severity-color));
    font: var(--status-banner-font, 400 0.9375rem/1.5 system-ui, sans-serif);
    overflow-wrap: anywhere;
  }
  [data-severity="critical"] {
    --severity-accent: light-dark(#c0201a, #ff8f88);
    --severity-background: light-dark(#fdeeed, #381716);
    --severity-color: light-dark(#561412, #ffdcd9);
  }
  [data-severity="major"] {
    --severity-accent: light-dark(#b34a0c, #ffa662);
    --severity-background: light-dark(#fff2e6, #35210f);
    --severity-color: light-dark(#542a08, #ffe3cc);
  }
  [data-severity="minor"] {
    --severity-accent: light-dark(#866200, #edc24a);
    --severity-background: light-dark(#fff8df, #2f280f);
    --severity-color: light-dark(#483700, #fcecb8);
  }
  [data-severity="maintenance"] {
    --severity-accent: light-dark(#2460b4, #8fbaff);
    --severity-background: light-dark(#edf4fe, #152540);
    --severity-color: light-dark(#14325c, #d8e6ff);
  }

  .icon { color: var(--accent); line-height: 0; padding-block-start: 0.2em; }
  .icon svg { width: 1.15em; height: 1.15em; }
  .word { font-weight: 650; color: var(--accent); }
  .title { font-weight: 600; }
  .phase { display: inline-block; }
  .detail, .window { display: block; }
  .more { grid-column: 2; font-size: 0.875em; }
  .more > * + *::before { content: "·"; display: inline-block; margin-inline: 0.5em; }
  a { color: inherit; text-underline-offset: 0.2em; }
  a:hover { text-decoration-thickness: 2px; }

  button {
    grid-column: 3;
    grid-row: 1;
    display: grid;
    place-items: center;
    inline-size: 2em;
    block-size: 2em;
    margin-block: -0.25em;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  button:hover { background: color-mix(in srgb, currentColor 12%, transparent); }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
`);

export { sheet as bannerStyle };
