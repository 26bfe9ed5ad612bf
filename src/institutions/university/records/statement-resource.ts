/** The resource of statements: `/statements` (Communication 2.1). */
import type { Answer, Asked } from './asked.ts'
import { requireParameters } from './asked.ts'
import { Broken } from './broken.ts'
import { type Format, formatted, languagesWished } from './format-statement.ts'
import { isMoment } from './formats.ts'
import { identifierOf, keyOf } from './found-by.ts'
import { type LearningKey, readsOwnAlone, writesAll } from './key.ts'
import { writeMultipart } from './multipart.ts'
import { agentIn, countIn, iriIn, momentIn, truthIn, uuidIn } from './parameters.ts'
import { type Agent, isFields, type KeptStatement, type Version } from './statement.ts'
import type { Accept, Place, Search, Statements } from './statements.ts'
import { takeStatements } from './take-statements.ts'

/** Statements on a page where no limit is asked for, and the most of any. */
const mostOnPage = 200

export interface Asking { readonly asked: Asked; readonly key: LearningKey; readonly version: Version; readonly authority: Agent; /** Who looks at the statements of a lent key. */ readonly accept?: Accept }

interface Shown { readonly format: Format; readonly attachments: boolean; readonly wished: readonly string[] }

const section = 'Communication 2.1.3'

export function statementResource(statements: Statements, path: string) {
  async function write({ asked, key, version, authority, accept }: Asking, only?: string): Promise<readonly string[]> {
    const taken = takeStatements(asked, version, authority, only)
    await statements.write({ key: key.id, voidsOthers: writesAll(key), ...taken, ...(accept && { accept }) })
    return taken.statements.map(({ id }) => id)
  }

  /** The statements as they are shown: as JSON, or with the data of their attachments. */
  async function shown(kept: readonly KeptStatement[], { format, attachments, wished }: Shown, whole: (statements: readonly unknown[]) => unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const json = JSON.stringify(whole(kept.map((one) => formatted(one, format, wished))))
    if (!attachments) return { status: 200, headers: { 'content-type': 'application/json', ...headers }, body: json }
    const { type, body } = writeMultipart(json, await statements.attached(kept))
    return { status: 200, headers: { 'content-type': type, ...headers }, body }
  }

  async function one(id: string, voided: boolean, key: LearningKey, how: Shown): Promise<Answer> {
    const statement = await statements.find(id, { voided, ...(readsOwnAlone(key) && { key: key.id }) })
    if (statement === undefined) throw new Broken('noStatement', id, section, 404)
    return shown([statement], how, ([only]) => only, { 'last-modified': new Date(statement.stored).toUTCString() })
  }

  async function page(search: Search, asking: Asking, how: Shown): Promise<Answer> {
    // Whoever reads only their own is held to it here, whatever a link to the next page says.
    const { statements: found, next } = await statements.search({ ...ownAlone(search, asking), withData: how.attachments })
    const more = next === undefined ? '' : `${path}?more=${Buffer.from(JSON.stringify({ search, how, after: next })).toString('base64url')}`
    return shown(found, how, (all) => ({ statements: all, more }))
  }

  return {
    async put(asking: Asking): Promise<Answer> {
      requireParameters(asking.asked, ['statementId'], ['statementId'])
      await write(asking, uuidIn(asking.asked.query, 'statementId'))
      return { status: 204 }
    },

    async post(asking: Asking): Promise<Answer> {
      requireParameters(asking.asked, [])
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(await write(asking)) }
    },

    async get(asking: Asking): Promise<Answer> {
      const { asked, key } = asking
      const { query, headers } = asked
      requireParameters(asked, [
        'statementId', 'voidedStatementId', 'agent', 'verb', 'activity', 'registration', 'related_activities', 'related_agents', 'since', 'until', 'limit', 'format', 'attachments', 'ascending', 'more',
      ])
      const more = query.get('more')
      if (more !== undefined) {
        const { search, how, after } = cursorIn(more)
        return page({ ...search, after }, asking, how)
      }
      const how: Shown = { format: formatIn(query.get('format')), attachments: truthIn(query, 'attachments'), wished: languagesWished(headers['accept-language']) }
      const [id, voidedId] = [uuidIn(query, 'statementId'), uuidIn(query, 'voidedStatementId')]
      const single = id ?? voidedId
      if (single !== undefined) {
        const other = [...query.keys()].find((name) => name !== (id === undefined ? 'voidedStatementId' : 'statementId') && name !== 'attachments' && name !== 'format')
        if (other !== undefined) throw new Broken('together', other, section)
        return one(single, id === undefined, key, how)
      }
      return page(searchIn(query), asking, how)
    },
  }
}

/** A search as the key may make it: one that reads only its own finds what it vouches for, and of that what it wrote. */
export const ownAlone = (search: Search, { key, authority }: Pick<Asking, 'key' | 'authority'>): Search =>
  (readsOwnAlone(key) ? { ...search, keys: [...search.keys, keyOf('agent', identifierOf(authority)!)], key: key.id } : search)

function formatIn(text = 'exact'): Format {
  if (text !== 'exact' && text !== 'ids' && text !== 'canonical') throw new Broken('oneOf', 'format', section)
  return text
}

function searchIn(query: Asked['query']): Search {
  const [agent, verb, activity, registration] = [agentIn(query, 'agent'), iriIn(query, 'verb'), iriIn(query, 'activity'), uuidIn(query, 'registration')]
  const [anyAgent, anyActivity, limit] = [truthIn(query, 'related_agents'), truthIn(query, 'related_activities'), countIn(query, 'limit')]
  const [since, until] = [momentIn(query, 'since'), momentIn(query, 'until')]
  const identifier = agent && identifierOf(agent)
  if (agent !== undefined && identifier === undefined) throw new Broken('identified', 'agent', section)
  const agentKeys = identifier === undefined ? [] : [keyOf('agent', identifier)]
  const activityKeys = activity === undefined ? [] : [keyOf('activity', activity)]
  return {
    keys: [...agentKeys, ...activityKeys, ...(verb === undefined ? [] : [keyOf('verb', verb)]), ...(registration === undefined ? [] : [keyOf('registration', registration)])],
    about: [...anyAgent ? [] : agentKeys, ...anyActivity ? [] : activityKeys],
    ...(since !== undefined && { since }), ...(until !== undefined && { until }), ascending: truthIn(query, 'ascending'), limit: limit === 0 ? mostOnPage : Math.min(limit, mostOnPage),
  }
}

const isKeys = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((key) => typeof key === 'string' && /^-?\d{1,19}$/.test(key) && BigInt.asIntN(64, BigInt(key)) === BigInt(key))

function momentOfCursor(value: unknown): number {
  if (!isMoment(value)) throw new TypeError('no cursor')
  return value
}

/** What a link to the next page holds; it comes back from outside, and is read as such. */
function cursorIn(text: string): { readonly search: Search; readonly how: Shown; readonly after: Place } {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!isFields(value)) throw new TypeError('no cursor')
    const { search, how, after } = value
    if (!isFields(search) || !isFields(how) || !isFields(after)) throw new TypeError('no cursor')
    const { keys, about, since, until, ascending, limit } = search
    const { stored, ordinal } = after
    if (!isKeys(keys) || !isKeys(about)) throw new TypeError('no cursor')
    if (typeof stored !== 'string' || !isMoment(Date.parse(stored)) || typeof ordinal !== 'string' || !/^\d{1,18}$/.test(ordinal)) throw new TypeError('no cursor')
    return {
      search: {
        keys, about, ascending: ascending === true, limit: typeof limit === 'number' && Number.isInteger(limit) && limit > 0 ? Math.min(limit, mostOnPage) : mostOnPage,
        ...(since !== undefined && { since: momentOfCursor(since) }), ...(until !== undefined && { until: momentOfCursor(until) }),
      },
      how: {
        format: formatIn(String(how['format'])), attachments: how['attachments'] === true,
        wished: Array.isArray(how['wished']) ? how['wished'].filter((one) => typeof one === 'string') : [],
      },
      after: { stored: new Date(stored).toISOString() as Place['stored'], ordinal },
    }
  } catch {
    throw new Broken('oneOf', 'more', section)
  }
}
