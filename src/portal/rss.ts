/** Gives news out as a feed of RSS 2.0 (RSS Advisory Board, 2009-03-30), for readers of feeds. */
import type { Locale } from '../law/text.ts'
import type { Instant } from '../law/time.ts'
import { html } from './html.ts'

export interface FeedItem {
  readonly title: string
  /** The address of the page that tells it. */
  readonly page: string
  /** The same as long as it is the same news. */
  readonly id: string
  readonly told: Instant
  readonly words: string
}

export interface Feed {
  readonly title: string
  readonly about: string
  readonly locale: Locale
  /** The address of the feed itself. */
  readonly at: string
  /** The address of the page whose news they are. */
  readonly page: string
  /** The latest first. */
  readonly items: readonly FeedItem[]
}

/** The answer with a feed, which strangers may read from anywhere. */
export const rss = ({ title, about, locale, at, page, items }: Feed): Response => new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${html`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${
  title}</title><link>${page}</link><description>${about}</description><language>${locale}</language><atom:link href="${at}" rel="self" type="application/rss+xml"/>${items.map((item) => html`<item><title>${
  item.title}</title><link>${item.page}</link><guid isPermaLink="false">${item.id}</guid><pubDate>${new Date(item.told).toUTCString()}</pubDate><description>${item.words}</description></item>`)}</channel></rss>`.source}\n`, {
  headers: { 'content-type': 'application/rss+xml; charset=utf-8', 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
})
