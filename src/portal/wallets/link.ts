/** The way to the page on which a decision is taken into a wallet, for the pages on which its holder reads it. */
import type { Decision } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { type Content, html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { takeWords } from './messages.ts'

export const pathOf = (number: string): string => `/decisions/${number}/wallet`

export const walletLink = ({ wallets }: Kernel, { locale, link }: Visit, decision: Decision): Content =>
  wallets.toGive(decision) && html`<li><a href="${link(pathOf(decision.record.number))}">${takeWords.title[locale]}</a></li>`
