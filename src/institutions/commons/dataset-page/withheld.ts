/** The files of a version that its owner alone sees, and why. */
import { html, type Html, table, type Visit } from '../../../portal/index.ts'
import type { DatasetVersion } from '../dataset.ts'
import { withheldReasons, withheldWords as words } from './withheld-messages.ts'

/** More are counted, not listed. */
const mostListed = 200

/** Shown to the owner before they decide and after; undefined when others are given every file. */
export const withheldSection = ({ locale }: Pick<Visit, 'locale'>, { withheld = [] }: Pick<DatasetVersion, 'withheld'>): Html | undefined =>
  withheld.length === 0 ? undefined : html`<section><h2>${words.title[locale]}</h2><p>${words.lead[locale]}</p>${table(locale, {
    caption: words.title, captionUnseen: true, rows: withheld.slice(0, mostListed),
    columns: [
      { title: words.file, header: true, cell: ({ path }) => html`<code>${path}</code>` },
      { title: words.why, cell: ({ why, what = [] }) => html`${withheldReasons[why][locale]}${what.length > 0 && html`<ul class="prose">${what.map((one) => html`<li>${one[locale]}</li>`)}</ul>`}` },
    ],
  })}${withheld.length > mostListed && html`<p class="hint">… ${withheld.length}</p>`}</section>`
