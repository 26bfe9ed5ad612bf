/** Pages that stand in a frame of another site, or only lead on to it: no session, no menu, and nothing to click that acts for anybody. */
import { languageOf, type Locale, type Text } from '../law/text.ts'
import { policyWith } from './guard.ts'
import { type Content, html } from './html.ts'
import { asset } from './look/assets.ts'

export interface BarePage {
  readonly locale: Locale
  readonly title: Text
  readonly body: Content
  readonly status?: number
  /** Origins whose pages may frame it. `anyone`: for words alone, with nothing to click. */
  readonly framedBy: readonly string[] | 'anyone'
  /** Origins to which its form leads. */
  readonly formsTo?: readonly string[]
  /** The address of its script. */
  readonly script?: string
  /** It fills a window of ours: its links open there. */
  readonly alone?: true
  readonly headers?: Readonly<Record<string, string>>
}

/** A page in the look of the portal without what stands around others. Its links open windows of their own, unless it stands alone. */
export const barePage = ({ locale, title, body, status = 200, framedBy, formsTo, script, alone, headers }: BarePage): Response => new Response(html`<!doctype html>
<html lang="${languageOf(locale).tag}"><head><meta charset="utf-8"><title>${title[locale]}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">${!alone && html`<base target="_blank">`}<link rel="stylesheet" href="${
  asset('look.css')}">${script !== undefined && html`<script type="module" src="${script}"></script>`}</head><body><main id="main" class="text">${body}</main></body></html>`.source, {
  status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'content-security-policy': policyWith({ framedBy, ...(formsTo && { formsTo }) }), ...headers },
})
