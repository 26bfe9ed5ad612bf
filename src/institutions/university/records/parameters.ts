/** Parameters of requests, read from their texts. Pure; each throws a `Broken` that names the parameter. */
import type { Asked } from './asked.ts'
import { Broken, type Rule } from './broken.ts'
import { isIri, isMoment, isTimestamp, isUuid, momentOf } from './formats.ts'
import type { Agent } from './statement.ts'
import { checkAgent } from './statement-rules.ts'
import { requireStorable } from './storable.ts'

type Query = Asked['query']

const that = (rule: Rule, fits: (text: string) => boolean) => (query: Query, name: string): string | undefined => {
  const value = query.get(name)
  if (value !== undefined && !fits(value)) throw new Broken(rule, name, 'Communication 2.0')
  return value
}

export const iriIn = that('iri', isIri)

export const uuidIn = (query: Query, name: string): string | undefined => that('uuid', isUuid)(query, name)?.toLowerCase()

export const momentIn = (query: Query, name: string): number | undefined => {
  const value = that('timestamp', (text) => (isTimestamp(text) || isTimestamp(text, true)) && isMoment(momentOf(text)))(query, name)
  return value === undefined ? undefined : momentOf(value)
}

export const truthIn = (query: Query, name: string): boolean => that('truth', (text) => text === 'true' || text === 'false')(query, name) === 'true'

export const countIn = (query: Query, name: string): number => Number(that('whole', (text) => /^\d{1,9}$/.test(text))(query, name) ?? 0)

/** An agent is JSON in a parameter. */
export function agentIn(query: Query, name: string): Agent | undefined {
  const value = query.get(name)
  if (value === undefined) return undefined
  let agent: unknown
  try {
    agent = JSON.parse(value)
  } catch {
    throw new Broken('json', name, 'Communication 2.0')
  }
  requireStorable(agent, name, 'Communication 2.0')
  checkAgent(agent, name)
  return agent
}
