/** The part of the verifying pages that tells how to verify with tools of one's own. */
import { X509Certificate } from 'node:crypto'
import type { Kernel } from '../../kernel/index.ts'
import { copyable, snippet } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { withJose, withOpenssl, withShanyraq } from './own-tools.ts'
import { toolWords as words } from './verify-messages.ts'

/** The way to that part, for pages that show a result. */
export const ownWay = ({ locale, link }: Visit): Html =>
  html`<h2>${words.title[locale]}</h2><p>${words.lead[locale]} <a href="${link('/verify')}#tools">${words.how[locale]}</a></p>`

export function ownTools({ locale, settings: { origin } }: Visit, { decisions }: Kernel): Html {
  const [authority] = decisions.trust().authorities
  const lines = (title: keyof typeof words, text: string): Html =>
    html`<h3>${words[title][locale]}</h3>${snippet(locale, { label: words[title], labelUnseen: true, lines: text })}`
  return html`<h2 id="tools">${words.title[locale]}</h2><p>${words.lead[locale]}</p>${lines('cli', withShanyraq(origin))}${
    lines('pdf', withOpenssl(origin))}${lines('jose', withJose(origin))}${
    authority && copyable(locale, { label: words.fingerprint, value: new X509Certificate(authority).fingerprint256 })}`
}
