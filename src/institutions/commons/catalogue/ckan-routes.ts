/** CKAN's Action API over HTTP: the parameters of either method, the envelope of every answer, failures by their CKAN type. */
import { z } from 'zod'
import { Failure, type FailureKind } from '../../../law/failure.ts'
import { json, parametersIn, type Route, route, type Visit, withoutNul } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { readerOf } from '../hub/door.ts'
import { actions } from './ckan-actions.ts'
import { ckanWords } from './ckan.messages.ts'
import { manner } from './manner.ts'

/** CKAN's own names and statuses, by which its clients raise their exceptions. */
const failures = {
  'not found': { status: 404, type: 'Not Found Error' }, refused: { status: 403, type: 'Authorization Error' }, unauthenticated: { status: 403, type: 'Authorization Error' },
  invalid: { status: 409, type: 'Validation Error' }, conflict: { status: 409, type: 'Validation Error' }, limited: { status: 429, type: 'Service Error' },
  unavailable: { status: 503, type: 'Service Error' },
} as const satisfies Record<FailureKind, { status: number; type: string }>

const headers = { 'access-control-allow-origin': '*' }

/** What changes something in CKAN. */
const writing = /_(?:create|update|patch|delete|purge|upsert|revise|reorder|invite|follow|unfollow)$|^(?:follow|unfollow|bulk|datastore_run|job)_/

/** As CKAN reads them: from the address, and from the body of what is posted. */
async function parametersOf({ url, request }: Visit): Promise<Readonly<Record<string, unknown>>> {
  const query = parametersIn(url)
  const text = request.method === 'GET' ? '' : await request.text()
  return text.trim() === '' ? query : { ...query, ...posted(text, request.headers.get('content-type') ?? '') }
}

function posted(text: string, type: string): Readonly<Record<string, unknown>> {
  try {
    const body = withoutNul(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body }
  } catch {
    if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text.replaceAll('%00', '')))
  }
  throw new Failure('invalid', ckanWords.badParameters)
}

const envelope = (result: z.ZodType) => z.object({ help: z.string(), success: z.literal(true), result })
/** An action that CKAN does not know is refused by a sentence alone. */
const refusal = z.union([
  z.object({ help: z.string(), success: z.literal(false), error: z.object({ __type: z.string(), message: z.string() }).catchall(z.array(z.string())) }).meta({ id: 'CkanRefusal' }), z.string(),
])

async function answer(commons: Commons, visit: Visit, name: string): Promise<Response> {
  const help = `${visit.settings.origin}/api/3/action/help_show?name=${encodeURIComponent(name)}`
  try {
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined
    if (action === undefined) {
      if (name === 'datastore_search_sql') throw new Failure('refused', ckanWords.noSql)
      if (writing.test(name)) throw new Failure('refused', ckanWords.readOnly)
      return json(`Bad request - Action name not known: ${name.slice(0, 100)}`, { status: 400, headers })
    }
    const result = await action.run({ commons, asker: await readerOf(commons, visit), ip: visit.ip, manner: manner(visit) }, await parametersOf(visit))
    return json({ help, success: true, result }, { headers })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { status, type } = failures[error.kind]
    const problems = Object.fromEntries(error.problems.flatMap(({ field, text }) => (field ? [[field, [visit.text(text)]]] : [])))
    return json({ help, success: false, error: { __type: type, message: visit.text(error.text), ...problems } }, {
      status, headers: { ...headers, ...(error.retryAfterSeconds !== undefined && { 'retry-after': String(error.retryAfterSeconds) }) },
    })
  }
}

/** Clients of CKAN post even what they only read. */
const methods = ['GET', 'POST'] as const

const common = { kind: 'machine', permission: 'everyone', rateLimit: { requests: 600, seconds: 60 } } as const

/** Both addresses that CKAN has; each action is an operation of its own below the one with the version. */
export const ckanRoutes = (commons: Commons): readonly Route[] => methods.flatMap((method) => [
  ...Object.entries(actions).map(([name, { title, reads, result }]) => route({
    ...common, method, path: `/api/3/action/${name}`, title,
    openapi: {
      group: 'commons', ...(method === 'GET' ? { query: reads } : { body: { schema: reads, ...(reads.safeParse({}).success && { optional: true }) } }),
      answers: { 200: { text: ckanWords.answer, schema: envelope(result) } }, refusal,
      refusals: { 409: ckanWords.badParameters },
    },
    handle: (visit) => answer(commons, visit, name),
  })),
  ...(['/api/3/action/:action', '/api/action/:action'] as const).map((path) => route({
    ...common, method, path, title: ckanWords.title, handle: (visit, { action }) => answer(commons, visit, action),
  })),
])
