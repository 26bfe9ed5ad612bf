/** What stops a call by an order: on its key, its company, whoever made the key, the system for which it calls, or the model; and what an order that only restricts leaves open. */
import type { Order, Orders, Restriction } from '../../../kernel/orders/index.ts'
import { orderTold, restrictionWords, usedBy } from '../../../kernel/orders/index.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { type ApiKey, keySubject } from '../keys/key.ts'
import type { ServedModel } from '../serving/index.ts'
import type { ApiProblem } from './errors.ts'
import { refusals } from './messages.ts'

export interface Stops {
  /** Whether every order is known that was given a second ago or longer. */
  current(): boolean
  /** Why a key may not call a model, or nothing at all where none is named. */
  standing(key: ApiKey, model: Pick<ServedModel, 'id'> | undefined): ApiProblem | undefined
  /** A key as orders leave it: no faster than they say, with the one that says so. */
  held(key: ApiKey, model: Pick<ServedModel, 'id'>): { readonly key: ApiKey; readonly by?: ApiProblem }
}

const modelSubject = ({ id }: Pick<ServedModel, 'id'>): string => `model:${id}`
const systemSubject = (system: string): string => `entry:${system}`

/** `origin` is where the public reaches the portal: the page that says how to appeal is there. */
export function openStops(orders: Pick<Orders, 'standing' | 'restricting' | 'current'>, origin: string): Stops {
  const told = (text: Text, { reason, number, restricts }: Order, code: string): ApiProblem => ({
    status: 403, type: 'permission_error', code, text: inEveryLanguage((locale) => [
      `${text[locale]}: ${reason[locale]}${restricts ? ` (${restrictionWords(restricts, 'bound')[locale]})` : ''}`, ...(number === undefined ? [] : [orderTold(number, `${origin}/${locale}/orders`)[locale]]),
    ].join('. ')),
  })
  const stopped = (subject: string, text: Text, code: string): ApiProblem | undefined => {
    const order = orders.standing(subject)
    return order && told(text, order, code)
  }

  /** The names under which orders speak of such a call, apart from its key. A key of a system that is registered by itself is no matter of another one of its owner's. */
  const subjectsOf = ({ system, organisation }: ApiKey, model: Pick<ServedModel, 'id'> | undefined): readonly string[] => [
    ...(system === undefined ? [] : [systemSubject(system)]),
    ...(model === undefined ? [] : [modelSubject(model), ...(system === undefined ? [usedBy(modelSubject(model), `organisation:${organisation}`)] : [])]),
  ]

  const restricting = (key: ApiKey, model: Pick<ServedModel, 'id'> | undefined): readonly (Order & { readonly restricts: Restriction })[] =>
    [keySubject(key.id), ...subjectsOf(key, model)].flatMap((subject) => orders.restricting(subject))

  return {
    current: orders.current,
    standing(key, model) {
      const problem = stopped(keySubject(key.id), refusals.keyStopped, 'key_suspended')
        ?? stopped(`organisation:${key.organisation}`, refusals.companyStopped, 'organisation_suspended')
        ?? stopped(`person:${key.person}`, refusals.personStopped, 'person_suspended')
        ?? (key.system === undefined ? undefined : stopped(systemSubject(key.system), refusals.systemStopped, 'system_suspended'))
        ?? (model && stopped(modelSubject(model), refusals.modelStopped, 'model_suspended'))
        ?? (model && key.system === undefined ? stopped(usedBy(modelSubject(model), `organisation:${key.organisation}`), refusals.modelStopped, 'model_suspended') : undefined)
      if (problem) return problem
      const order = restricting(key, model).find(({ restricts: { purposes, keys } }) => (purposes && !purposes.includes(key.purpose)) || (keys && !keys.includes(key.id)))
      return order && told(refusals.restricted, order, 'restricted')
    },
    held(key, model) {
      const slowest = restricting(key, model).filter(({ restricts: { requestsPerMinute: most } }) => most !== undefined && most < key.limits.requestsPerMinute)
        .toSorted((a, b) => a.restricts.requestsPerMinute! - b.restricts.requestsPerMinute!)[0]
      if (slowest === undefined) return { key }
      return { key: { ...key, limits: { ...key.limits, requestsPerMinute: slowest.restricts.requestsPerMinute! } }, by: told(refusals.restricted, slowest, 'restricted') }
    },
  }
}
