/** Where it stands what is new in the law of services, and how services are decided: what other pages lead to. */
import type { Locale } from '../../law/text.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { howServedWords } from './how-served-messages.ts'
import { newsWords as words } from './news-messages.ts'

/** Without the language. */
export const newsPath = '/library/new'
export const feedPath = (locale: Locale): string => `/library/new.xml?lang=${locale}`

/** By which a browser finds the feed from a page about services. */
export const feedLink = (locale: Locale): Html => html`<link rel="alternate" type="application/rss+xml" title="${words.title[locale]}" href="${feedPath(locale)}">`
export const newsLink = (locale: Locale, link: (path: string) => string): Html => html`<a href="${link(newsPath)}">${words.title[locale]}</a>`

/** What a version says otherwise than the one before it, without the language. */
export const changesPath = (id: string, version: string): string => `/services/${id}/changes?version=${version}`

/** Without the language. */
export const howServedPath = '/library/decided'
export const howServedLink = (locale: Locale, link: (path: string) => string): Html => html`<a href="${link(howServedPath)}">${howServedWords.title[locale]}</a>`
