/** What the site's search finds of the technopark: its pages, and its residents. */
import type { Kernel } from '../../kernel/index.ts'
import type { PageToFind, Search } from '../../portal/index.ts'
import { words } from './messages.ts'
import type { Technopark } from './terms.ts'

export const pages: readonly PageToFind[] = [
  { path: '/technopark', title: words.title, about: words.lead },
  { path: '/technopark/residents', title: words.register, about: words.registerLead },
  { path: '/technopark/income-test', title: words.incomeTest, about: words.testLead },
]

/** Residents by name, BIN or project, ten at most. */
export const searchResidents = ({ decisions }: Kernel, { credential }: Technopark): Search => async (query) => {
  const { rows } = await decisions.register({ credentialType: credential, search: query, page: 1, size: 10 })
  return rows.map(({ bin, name }) => ({ path: `/technopark/residents/${bin}`, title: name, about: bin, kind: words.resident }))
}
