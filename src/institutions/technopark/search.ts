/** What the site's search finds of the technopark: its residents and its pages. */
import type { Kernel } from '../../kernel/index.ts'
import type { Search } from '../../portal/index.ts'
import { words } from './messages.ts'
import type { Technopark } from './terms.ts'

const pages = [
  { path: '/technopark', title: words.title, about: words.lead },
  { path: '/technopark/residents', title: words.register, about: words.registerLead },
  { path: '/technopark/income-test', title: words.incomeTest, about: words.testLead },
] as const

/** Residents by name, BIN or project, ten at most, after the pages whose words fit. */
export const searchResidents = ({ decisions }: Kernel, { credential }: Technopark): Search => async (query, locale) => {
  const asked = query.toLowerCase().split(/\s+/)
  const { rows } = await decisions.register({ credentialType: credential, search: query, page: 1, size: 10 })
  return [
    ...pages.filter(({ title, about }) => asked.every((word) => `${title[locale]} ${about[locale]}`.toLowerCase().includes(word))),
    ...rows.map(({ bin, name }) => ({ path: `/technopark/residents/${bin}`, title: name, about: bin, kind: words.resident })),
  ]
}
