/** The frame of every page: where you are, who you are, the way to everything else, and the page itself. */
import { hash } from 'node:crypto'
import { suspendedWords, type Suspension } from '../kernel/parties/index.ts'
import { languageOf, locales } from '../law/text.ts'
import type { Locale } from '../law/text.ts'
import { attributes, html, Html, raw } from './html.ts'
import type { Content } from './html.ts'
import { asset, styleSheet } from './look/assets.ts'
import { mark, signs } from './look/mark.ts'
import { canBeLeft, forgetForm, titled } from './left-forms.ts'
import { counterWords } from './counter/messages.ts'
import { portalName, portalPurpose, shell } from './messages.ts'
import { inLocale } from './negotiate.ts'
import { hasCopies } from './components/copying.ts'
import { paletteWords } from './palette/messages.ts'
import { notice } from './components/record.ts'
import { endScript } from './session-end.ts'
import { sessionWords } from './session-messages.ts'
import { tokenField } from './submitted-form.ts'
import { permits } from './permission.ts'
import type { Hat, Visit, Workplace } from './visit.ts'
import { ways, wayOf } from './ways/ways.ts'
import { langOf, moment, say } from './words.ts'
import type { Words } from './words.ts'

export interface Crumb {
  readonly title: Words
  /** Path without the language. */
  readonly path: string
}

export interface Page {
  readonly visit: Visit
  /** What the page is; it stands in the browser's tab, and a page shows it as its heading itself. */
  readonly title: Words
  readonly body: Content
  /** The body is the very same object for all who ask, under the same title, until something changes: what is known of it is reckoned once. */
  readonly held?: boolean
  /** Id of the institution to which the page belongs: its word on top is marked, unless the address says another. */
  readonly current?: string
  /** The pages above this one, from the top, without the home page. */
  readonly breadcrumbs?: readonly Crumb[]
  /** How wide the page is: `text` for reading and forms, `wide` for tables, `full` for a workbench or the home page, `screen` for a screen on a wall, which shows nothing else and renews itself. */
  readonly width?: 'text' | 'wide' | 'full' | 'screen'
  /** After how many seconds the page renews itself; a screen each minute unless given, others never. */
  readonly renews?: number
  /** Something is wrong: the title begins with the word for an error, and the status is 422 unless given. */
  readonly error?: boolean
  readonly status?: number
  /** It answers a form that was accepted, so that nothing of it is kept as a draft. After other forms the browser is sent on (303). */
  readonly accepted?: boolean
  readonly headers?: Readonly<Record<string, string>>
  readonly headExtra?: Content
}

/** The text of an answer: encoded, and named by its hash, by whoever finishes it, and not at all where that is not needed. */
export class AnswerText {
  readonly #parts: readonly [before: string, body: string, after: string]
  readonly #held: HeldBody | undefined
  readonly #encoded: Buffer | undefined
  #bytes: Buffer<ArrayBuffer> | undefined

  /** `encoded`: the body of a text that is held, where it was encoded for its name just now. */
  constructor(parts: readonly [before: string, body: string, after: string], held?: HeldBody, encoded?: Buffer) {
    this.#parts = parts
    this.#held = held
    this.#encoded = encoded
  }

  /** Letters of it: no more than its bytes. */
  get letters(): number { return this.#parts.reduce((sum, { length }) => sum + length, 0) }

  get bytes(): Buffer<ArrayBuffer> {
    const [before, , after] = this.#parts
    return this.#bytes ??= this.#encoded === undefined ? Buffer.from(this.#parts.join('')) : Buffer.concat([Buffer.from(before), this.#encoded, Buffer.from(after)])
  }

  /** The same text has the same name: its hash, or of a body that is held the hash of what stands around it and of its name. */
  get name(): string {
    const [before, , after] = this.#parts
    return this.#held === undefined ? hash('sha1', this.bytes, 'base64url') : hash('sha1', `${before}\0${this.#held.name}\0${after}`, 'base64url')
  }
}

/** A body as it stands in its page, and what is known of it. */
interface Body { readonly main: Html; readonly copies: boolean; readonly leaves: boolean; readonly lead: Html | undefined }

/** One that is the same for many, with the hash of its text. */
interface HeldBody extends Body { readonly name: string }

function bodyOf(content: Content, title: string | Html): Body {
  const main = titled(html`${content}`, title)
  return { main, copies: hasCopies(main), leaves: canBeLeft(main), lead: leadOf(main) }
}

const heldBodies = new WeakMap<Html, HeldBody>()

function heldBody(content: Html, title: string | Html): { readonly held: HeldBody; readonly encoded?: Buffer } {
  const known = heldBodies.get(content)
  if (known) return { held: known }
  const body = bodyOf(content, title)
  const encoded = Buffer.from(body.main.source)
  const held = { ...body, name: hash('sha1', encoded, 'base64url') }
  heldBodies.set(content, held)
  return { held, encoded }
}

const texts = new WeakMap<Response, AnswerText>()

/** An answer whose text is kept beside it, and encoded once, by whoever finishes it. */
function textAnswer(text: AnswerText, init: ResponseInit): Response {
  const response = new Response(null, init)
  texts.set(response, text)
  return response
}

/** The text of an answer that `page` or `json` made; undefined for any other. */
export const textOf = (response: Response): AnswerText | undefined => texts.get(response)

const accepting = new WeakSet<Response>()

/** Whether the form of the request was accepted: the browser is sent on, or the page says so. A look at what will be done, or a form that is shown again, is neither. */
export const isAccepted = (response: Response): boolean => response.status === 303 || accepting.has(response)

/** A whole page as the answer to a request. */
export function page(page: Page): Response {
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', ...page.headers })
  const title = say(page.visit.locale, page.title)
  const { held, encoded } = page.held && page.body instanceof Html ? heldBody(page.body, title) : {}
  const body = held ?? bodyOf(page.body, title)
  const { before, after } = frame(page, body)
  const answer = textAnswer(new AnswerText([before.source, body.main.source, after.source], held, encoded), { status: page.status ?? (page.error ? 422 : 200), headers })
  if (page.accepted) accepting.add(answer)
  return answer
}

/** Sends the browser to a page of ours, in the language of the visit; used after every form that was accepted. */
export const seeOther = (visit: Visit, path: string): Response => new Response(null, { status: 303, headers: { location: visit.link(path) } })

/** A value as JSON. */
export const json = (value: unknown, { status = 200, headers = {} }: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {}): Response =>
  textAnswer(new AnswerText(['', JSON.stringify(value), '']), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } })

/** What stands around the body of a page. */
function frame({ visit, title, current, breadcrumbs, width = 'text', renews = width === 'screen' ? 60 : 0, error, headExtra }: Page, of: Body): { readonly before: Html; readonly after: Html } {
  const { locale, settings } = visit
  const name = portalName[locale]
  const said = say(locale, title)
  const first = isFirstVisit(visit.request)
  const tab = [error && `${shell.error[locale]}: `, said, said !== name && ` – ${name}`]
  const fonts = fontsAhead(locale)
  const before = html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${tab}</title><meta name="description" content="${of.lead ?? portalPurpose[locale]}"><meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"><meta name="color-scheme" content="light dark">${!first && fonts}<link rel="icon" href="${
  asset('mark.svg')}" type="image/svg+xml">${locales.map((other) => html`<link rel="alternate" hreflang="${other}" href="${settings.origin}${inLocale(visit.url, other)}">`)}<script type="module" src="${asset('keys.js')}"${attributes({
    'data-palette': asset('palette.js'), 'data-style': asset('palette.css'), 'data-answers': visit.link('/palette'), 'data-keys': visit.link('/keyboard'), 'data-label': paletteWords.label[locale], 'data-close': paletteWords.close[locale], 'data-sheet': first && asset('look.css'),
  })}></script>${first ? sheetInside : html`<link rel="stylesheet" href="${asset('look.css')}">`}${of.copies && html`<script type="module" src="${asset('copy.js')}"></script>`}${of.leaves && html`<script type="module" src="${asset('leave.js')}"></script>`}${renews > 0 && html`<meta name="renews" content="${renews}"><script type="module" src="${asset('screen.js')}"></script><noscript><meta http-equiv="refresh" content="${renews}"></noscript>`}${endScript(visit)}${headExtra}</head>
<body>${first && fonts}<a class="skip" href="#main">${shell.skip[locale]}</a>${settings.sample && sampleBanner(locale)}${visit.suspended && suspensionBanner(locale, visit.suspended)}${visit.signedIn?.counter && counterBanner(visit, visit.signedIn.name)}${header(visit, current)}
<main id="main" class="${width}" tabindex="-1">${breadcrumbs && crumbs(visit, breadcrumbs)}${typedBefore(visit)}`
  return { before, after: html`</main>
${footer(visit)}${handyBar(visit)}</body></html>` }
}

/**
 * The letters of the language are asked for before they are needed. Browsers hold back the first paint of a page for those that stand in its head: right where they are at hand, and not on a first visit, which
 * has them in its body, where they are found as soon.
 */
const fontsAhead = (locale: Locale): Html => html`${languageOf(locale).letters.map((subset) => html`<link rel="preload" href="${asset(`onest-${subset}.woff2`)}" as="font" type="font/woff2" crossorigin>`)}`

const sheetInside = raw(`<style>${styleSheet}</style>`)

/** A browser that brings nothing has not been here: its first page has its style inside, and is painted without a second answer. Others keep the sheet. */
export const isFirstVisit = ({ headers }: Request): boolean => headers.get('sec-fetch-mode') === 'navigate' && !headers.has('cookie')

/** What was typed in an earlier session is on the page again, and was not sent. */
const typedBefore = (visit: Visit): Content => visit.kept?.map(({ left, of, outdated }) => notice(visit.locale, {
  ...(outdated && { kind: 'warning' }), title: sessionWords.typedTitle,
  body: html`<p>${sessionWords[outdated ? 'leftOutdated' : of ? 'leftHere' : 'typed'][visit.locale]}${of && html` ${sessionWords.leftUntil[visit.locale]} ${moment(visit, of.until)}.`}</p>${
    left.length > 0 && html`<details open><summary>${sessionWords.typedLeft[visit.locale]}</summary>${left.map((text) => html`<p class="prose">${text}</p>`)}</details>`}${of && forgetForm(visit, of.id)}`,
}))

/** The paragraph that says what a page is, without its markup: what those show who found the page elsewhere. */
function leadOf({ source }: Html): Html | undefined {
  const begin = '<p class="lead">'
  const from = source.indexOf(begin)
  if (from < 0) return undefined
  const found = source.slice(from + begin.length, source.indexOf('</p>', from)).replaceAll(/<[^>]*>/g, '').replaceAll('"', '&quot;').trim()
  return found === '' ? undefined : raw(found)
}

const sampleBanner = (locale: Locale): Html =>
  html`<aside class="sample" aria-label="${shell.sample[locale]}"><p><b>${shell.sample[locale]}.</b> ${shell.sampleText[locale]}</p></aside>`

const suspensionBanner = (locale: Locale, suspension: Suspension): Html => html`<aside class="sample" aria-label="${shell.suspended[locale]}"><p><b>${
  suspendedWords(suspension)[locale]}</b> ${shell.whileSuspended[locale]}</p></aside>`

/** Whoever serves somebody at a counter sees on every page in whose name. */
const counterBanner = ({ locale, link, csrf }: Visit, name: string): Html => html`<aside class="sample" aria-label="${counterWords.title[locale]}"><p><b>${counterWords.serving[locale]} ${name}.</b> <a href="${link('/counter')}">${
  counterWords.title[locale]}</a></p><form method="post" action="${link('/counter/end')}"><input type="hidden" name="${tokenField}" value="${csrf}"><button class="button quiet">${counterWords.end[locale]}</button></form></aside>`

function header(visit: Visit, current: string | undefined): Html {
  const { locale, settings, url } = visit
  const way = wayOf(url.pathname.slice(1 + locale.length), settings.institutions.find(({ id }) => id === current))
  return html`<header class="top"><div class="bar"><a class="brand" href="/${locale}">${mark}<span><b>${portalName[locale]}</b><small>${portalPurpose[locale]}</small></span></a>
<form class="find" action="/${locale}/search" method="get" role="search"><label class="unseen" for="find">${shell.searchSite[locale]}</label><input type="search" id="find" name="q"><button>${shell.search[locale]}</button></form>
${languages(visit)}${account(visit)}<button class="menu" type="button" popovertarget="ways">${shell.menu[locale]}</button></div>
<nav class="ways" id="ways" popover aria-label="${shell.ways[locale]}"><ul>${ways.map(({ id, title, path }) =>
  html`<li><a href="${visit.link(path)}"${attributes({ 'aria-current': id === way && (url.pathname === visit.link(path) ? 'page' : 'true') })}${langOf(locale, title)}>${title[locale]}</a></li>`)}</ul></nav></header>`
}

/** What the thumb reaches on a phone: four places, below the page. */
function handyBar(visit: Visit): Html {
  const { locale, link } = visit
  const places = [
    { sign: signs.home, title: shell.home, path: '/' }, { sign: signs.search, title: shell.search, path: '/search' },
    { sign: signs.services, title: ways[0]!.title, path: ways[0]!.path },
    { sign: signs.cabinet, title: shell.cabinetShort, path: cabinetOf(visit) ?? '/account/start', count: awaitingCount(visit) },
  ]
  return html`<nav class="handy" aria-label="${shell.handy[locale]}"><ul>${places.map(({ sign, title, path, count }) =>
    html`<li><a href="${link(path)}"${attributes({ 'aria-current': here(visit, path) && 'page' })}>${sign}<span>${title[locale]}</span>${count}</a></li>`)}</ul></nav>`
}

/** Where what awaits somebody stands; undefined for visitors. */
const cabinetOf = (visit: Visit): string | undefined => visit.signedIn === null ? undefined : workplaceOf(visit)?.path ?? '/account'

/** How much awaits somebody: what there is to do, and what to read. */
function awaitingCount({ locale, awaits = 0, unread = 0 }: Visit): Html | undefined {
  const total = awaits + unread
  return total === 0 ? undefined : html` <b class="unread">${total > 99 ? '99+' : total}<span class="unseen"> (${shell.awaiting[locale]})</span></b>`
}

/** The first page of their work that the person here may enter; undefined for visitors. */
export const workplaceOf = ({ settings, actor, scopes }: Visit): Workplace | undefined =>
  actor === null ? undefined : settings.workplaces?.find(({ permission }) => permits(permission, { actor, scopes }) === 'yes')

const here = ({ url, link }: Visit, path: string): boolean => url.pathname === link(path) || (path !== '/' && url.pathname.startsWith(`${link(path)}/`))

const languages = ({ locale, url }: Visit): Html => html`<nav class="languages" aria-label="${shell.languages[locale]}"><ul>${locales.map((other) =>
  html`<li><a href="${inLocale(url, other)}" lang="${other}" hreflang="${other}"${attributes({ 'aria-current': other === locale && 'true' })}><abbr title="${
    languageOf(other).name}">${languageOf(other).short}</abbr></a></li>`)}</ul></nav>`

function account(visit: Visit): Html {
  const { locale, signedIn: actor, hats, unread = 0 } = visit
  if (actor === null) {
    return html`<div class="account"><a href="${visit.link('/sign-in')}">${shell.signIn[locale]}</a><a class="register" href="${visit.link('/register')}">${shell.register[locale]}</a></div>`
  }
  const worn = hats.find((hat) => hat.worn)
  const token = html`<input type="hidden" name="${tokenField}" value="${visit.csrf}">`
  const cabinet = actor.counter ? '/counter' : cabinetOf(visit) ?? '/account'
  return html`<a class="cabinet" href="${visit.link(cabinet)}"${attributes({ 'aria-current': here(visit, cabinet) && 'page' })}>${shell.cabinet[locale]}${
    awaitingCount(visit)}</a><details class="account"><summary><span class="who">${actor.name}</span><span class="hat">${worn ? hatName(locale, worn) : shell.myself[locale]}</span></summary><div class="sheet"><a href="${
    visit.link('/account')}">${shell.account[locale]}</a><a href="${visit.link('/account/inbox')}">${shell.inbox[locale]}${unread > 0 && html` <b>${unread}</b>`}</a>${hats.length > 1 && html`<form method="post" action="${visit.link('/account/hat')}">${token}<p>${shell.actingAs[locale]}</p>${hats.map((hat) =>
      html`<button name="hat" value="${hat.id}"${attributes({ 'aria-current': hat.worn && 'true' })}>${hatName(locale, hat)}${hat.worn && html`<span class="unseen"> (${shell.worn[locale]})</span>`}</button>`)}</form>`}<form method="post" action="${
    visit.link('/sign-out')}">${token}<button>${shell.signOut[locale]}</button></form></div></details>`
}

const hatName = (locale: Locale, hat: Hat): string | Html => hat.kind === 'self' ? shell.myself[locale] : say(locale, hat.name)

function crumbs({ locale, link }: Visit, breadcrumbs: readonly Crumb[]): Html {
  return html`<nav class="crumbs" aria-label="${shell.breadcrumbs[locale]}"><ol><li><a href="/${locale}">${shell.home[locale]}</a></li>${breadcrumbs.map(({ title, path }) =>
    html`<li><a href="${link(path)}"${langOf(locale, title)}>${say(locale, title)}</a></li>`)}</ol></nav>`
}

/** Addresses of pages that are longer are no page's: the form is then not filled in. */
const longestPath = 500

function footer(visit: Visit): Html {
  const { locale, url, settings: { footer = {}, owner } } = visit
  const links = [
    { words: shell.contacts, path: footer.contacts }, { words: shell.privacy, path: footer.privacy },
    { words: shell.verify, path: footer.verify }, { words: shell.journal, path: footer.journal }, { words: shell.status, path: '/status' },
    { words: shell.api, path: '/api' }, { words: paletteWords.keys, path: '/keyboard' }, { words: shell.docs, path: footer.docs }, { words: shell.accessibility, path: '/accessibility' },
  ]
  // The path alone: what stands after it may be a secret.
  const about = url.pathname.length > longestPath ? '' : `?page=${encodeURIComponent(url.pathname)}`
  return html`<footer class="foot"><div><p class="brand">${mark}<b>${portalName[locale]}</b></p>${owner && html`<p><span${langOf(locale, shell.owner)}>${shell.owner[locale]}</span> <a href="${visit.link(owner.path)}"${langOf(locale, owner.name)}>${
    owner.name[locale]}</a></p>`}<nav aria-label="${shell.footer[locale]}"><ul>${links.map(({ words, path }) =>
    path !== undefined && html`<li><a href="${path.startsWith('https:') ? path : visit.link(path)}"${langOf(locale, words)}>${words[locale]}</a></li>`)}</ul></nav>${footer.feedback !== undefined && !here(visit, footer.feedback) && html`<p><a href="${
    visit.link(footer.feedback)}${about}" rel="nofollow"${langOf(locale, shell.somethingWrong)}>${shell.somethingWrong[locale]}</a></p>`}${visit.endsAt !== undefined && html`<p>${sessionWords.endsAt[locale]} ${moment(visit, visit.endsAt)}. ${sessionWords.prolonged[locale]}</p>`}<p class="licence">${shell.openSource[locale]}</p></div></footer>`
}
