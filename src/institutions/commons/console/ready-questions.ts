/** Questions to open data that anybody asks as they stand: one press, and the console shows the answer, its picture and the query. */
import { Failure } from '../../../law/failure.ts'
import { html, type Html, type Visit } from '../../../portal/index.ts'
import type { Commons, ReadyQuestion } from '../commons.ts'
import { consoleWords as words } from './messages.ts'

/** Those whose datasets a visitor may ask now; nothing where there are none. */
export async function readyQuestions(commons: Commons, { locale, link }: Visit): Promise<Html | undefined> {
  const { questions = [] } = commons.options
  const open = new Set((await Promise.all([...new Set(questions.map(({ dataset }) => dataset))].map(async (one) => (await isOpen(commons, one) ? [one] : [])))).flat())
  const asked = questions.filter(({ dataset }) => open.has(dataset))
  if (asked.length === 0) return undefined
  const addressOf = ({ dataset, sql }: ReadyQuestion): string => `${link('/commons/sql')}?${new URLSearchParams({ dataset, sql }).toString()}`
  return html`<ul>${asked.map((one) => html`<li><a href="${addressOf(one)}" rel="nofollow">${one.title[locale]}</a></li>`)}</ul><p><a href="${link('/commons/sql')}">${words.ownQuery[locale]}</a></p>`
}

async function isOpen({ datasets, access }: Commons, address: string): Promise<boolean> {
  const [namespace = '', name = ''] = address.split('/')
  try {
    return (await access.verdict(await access.asker(null), await datasets.at(namespace, name), { mode: 'query' })).allowed
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not found') return false
    throw error
  }
}
