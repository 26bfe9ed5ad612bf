/** The page of the entrance: the same for every door and whoever opens it, so that a phone may keep it; what is a door's own its script asks for. */
import { attributes, html } from '../html.ts'
import { actions, button, field, notice } from '../components/index.ts'
import { barePage } from '../bare-page.ts'
import { shell } from '../messages.ts'
import type { Visit } from '../visit.ts'
import { scriptWords, words } from './messages.ts'

export const entrancePath = '/desk/entrance'
export const listPath = `${entrancePath}/list`
export const tellPath = `${entrancePath}/arrivals`
/** Without the language: one worker for all of them, each with the pages of its own. */
export const workerPath = `${entrancePath}/worker.js`

export function entrancePage({ locale, link, settings: { sample, zone } }: Visit, script: string): Response {
  const said = Object.fromEntries(Object.entries(scriptWords).map(([name, text]) => [name, text[locale]]))
  return barePage({
    locale, title: words.title, framedBy: [], alone: true, script,
    // The camera is asked for here alone, and what it sees stays in the phone.
    headers: { 'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()' },
    body: html`<div class="entrance" data-entrance${attributes({
      'data-list': link(listPath), 'data-tell': link(tellPath), 'data-worker': workerPath, 'data-page': link(entrancePath), 'data-back': link('/desk/bookings'), 'data-zone': zone, 'data-words': JSON.stringify(said),
    })}>${sample && notice(locale, { kind: 'sample', body: html`<p>${shell.sampleText[locale]}</p>` })}<h1>${words.title[locale]}</h1><noscript><p>${words.noScript[locale]}</p></noscript><p class="lead" data-door>${words.noDoor[locale]}</p><p class="hint" data-line></p><p data-sign-in hidden><a href="${link('/sign-in')}?to=${encodeURIComponent(link(entrancePath))}">${words.signIn[locale]}</a></p><div class="notice verdict" role="status" data-verdict hidden></div><form data-badge hidden>${
      field(locale, { kind: 'input', name: 'badge', label: words.badge, hint: words.badgeHint, maxLength: 300 }, { values: {} })}${actions(html`${button(locale, words.judge)}<button class="button quiet" type="button" data-camera hidden>${words.camera[locale]}</button>`)}</form><video data-seen hidden muted playsinline aria-label="${words.seen[locale]}"></video><section data-doubtful hidden><h2>${words.doubtful[locale]}</h2><p>${words.doubtfulLead[locale]}</p><ul></ul></section><div class="actions"><a class="button quiet" href="${link('/desk/bookings')}">${words.toDesk[locale]}</a><button class="button quiet" type="button" data-end hidden>${words.end[locale]}</button></div><p class="hint">${words.keeps[locale]}</p></div>`,
  })
}
