/** What tools ask of the platform with their tokens: columns, scores and results of the gradebook (AGS 2.0), and the members of a course (NRPS 2.0). A tool sees its own columns, and those who opened it. */
import { transact } from '../../../../kernel/database/index.ts'
import type { Kernel } from '../../../../kernel/index.ts'
import { actorString } from '../../../../kernel/parties/index.ts'
import { Failure } from '../../../../law/failure.ts'
import { json, postedBytes, postedForm, type Route, route, type Visit } from '../../../../portal/index.ts'
import type { z } from 'zod'
import type { Course, Study } from '../../study/index.ts'
import { scopes, types } from '../claims.ts'
import { type Gradebook, lineItem, score } from './gradebook.ts'
import { words } from './messages.ts'
import { contextPath, tokenPath } from './places.ts'
import type { LineItemTable } from './tables.ts'
import type { Tokens } from './tokens.ts'
import { lesser, type Tool } from './tools.ts'

const often = { requests: 3000, seconds: 60 }
/** How many a list has on a page at most. */
const longest = 1000
const statuses = { invalid: 400, unauthenticated: 401, refused: 403, 'not found': 404, conflict: 409, limited: 429, unavailable: 503 } as const
const vocabulary = 'http://purl.imsglobal.org/vocab/lis/v2/membership#'

/** Refusals as OAuth writes them (RFC 6749, 5.2; RFC 6750, 3). */
async function answered({ locale }: Visit, what: () => Promise<Response>): Promise<Response> {
  try {
    return await what()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const code = { invalid: 'invalid_request', unauthenticated: 'invalid_client', refused: 'insufficient_scope' }[error.kind as 'invalid'] ?? error.kind
    return json({ error: code, error_description: error.text[locale] }, { status: statuses[error.kind], headers: { 'cache-control': 'no-store', ...(error.kind === 'unauthenticated' && { 'www-authenticate': 'Bearer realm="LTI"' }) } })
  }
}

async function read<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const bytes = await postedBytes(request)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8').replaceAll('\\u0000', ''))
  } catch {
    throw new Failure('invalid', words.notJson)
  }
  const fits = schema.safeParse(value)
  if (!fits.success) throw new Failure('invalid', words.badFields(fits.error.issues.map(({ path }) => path.join('.')).join(', ').slice(0, 300)))
  return fits.data
}

export function serviceRoutes(kernel: Kernel, study: Study, tokens: Tokens, gradebook: Gradebook): readonly Route[] {
  const { db, now, journal, parties, settings: { publicUrl } } = kernel
  const addressOf = (course: string, id = ''): string => `${publicUrl}${contextPath}/${course}/lineitems${id && `/${id}`}`
  const itemOf = ({ id, course, label, score_maximum: scoreMaximum, resource_id: resourceId, tag, link }: LineItemTable) =>
    ({ id: addressOf(course, id), label, scoreMaximum, ...(resourceId !== null && { resourceId }), ...(tag !== null && { tag }), ...(link !== null && { resourceLinkId: link }) })

  async function within(visit: Visit, course: string, ...needed: readonly string[]): Promise<{ readonly tool: Tool; readonly known: Course }> {
    const tool = await tokens.require(visit.request.headers.get('authorization'), ...needed)
    const known = await study.course(course)
    // A tool that nobody has put into a course has nothing to do there.
    if (known === undefined || !await db.selectFrom('lti_tool_link').select('id').where('tool', '=', tool.number).where('course', '=', course).where('removed_at', 'is', null).executeTakeFirst()) throw new Failure('not found', words.noContext)
    return { tool, known }
  }
  async function columnOf(visit: Visit, course: string, id: string, ...needed: readonly string[]): Promise<LineItemTable> {
    const { tool } = await within(visit, course, ...needed)
    const column = /^[0-9a-f-]{36}$/.test(id) ? await gradebook.column(tool.number, course, id) : undefined
    if (column === undefined) throw new Failure('not found', words.noColumn)
    return column
  }
  /** Changes a column that stands, with the entry that says so. Throws a `Failure` (not found) where it was taken away meanwhile. */
  const altered = ({ id, tool }: LineItemTable, to: Partial<Pick<LineItemTable, 'label' | 'score_maximum' | 'resource_id' | 'tag' | 'removed_at'>>, type: string): Promise<void> => transact(db, async (tx) => {
    const { numUpdatedRows: many } = await tx.updateTable('lti_line_item').set(to).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirstOrThrow()
    if (many === 0n) throw new Failure('not found', words.noColumn)
    await journal.append(tx, actorString({ system: 'lti' }), { type, subject: `lti-column:${id}`, body: { tool } })
  })
  const own = { 'cache-control': 'no-store' }
  const typed = (value: unknown, type: string, status = 200, more: Readonly<Record<string, string>> = {}): Response => json(value, { status, headers: { ...own, 'content-type': type, ...more } })
  /** Which page of a list a tool asks for, of so many as it asks for and a thousand at most; `next` is the header that leads on where there are more than those (RFC 8288). */
  function pageOf({ url }: Visit): { readonly size: number; readonly skip: number; next(many: number): Readonly<Record<string, string>> } {
    const asked = (name: string, otherwise: number, most: number): number => (/^[1-9]\d{0,5}$/.test(url.searchParams.get(name) ?? '') ? Math.min(Number(url.searchParams.get(name)), most) : otherwise)
    const [size, page] = [asked('limit', longest, longest), asked('page', 1, 999_999)]
    const to = new URL(`${publicUrl}${url.pathname}${url.search}`)
    to.searchParams.set('page', String(page + 1))
    return { size, skip: (page - 1) * size, next: (many) => (many > size ? { link: `<${to.href}>; rel="next"` } : {}) }
  }
  const machine = { kind: 'machine', permission: 'everyone', rateLimit: often } as const
  const columns = `${contextPath}/:course/lineitems` as const
  const one = `${contextPath}/:course/lineitems/:id` as const

  return [
    route({
      ...machine, method: 'POST', path: tokenPath,
      handle: (visit) => answered(visit, async () => {
        const { token, seconds, scopes: given } = await tokens.give(await postedForm(visit.request))
        return json({ access_token: token, token_type: 'Bearer', expires_in: seconds, scope: given.join(' ') }, { headers: { ...own, pragma: 'no-cache' } })
      }),
    }),
    route({
      ...machine, method: 'GET', path: columns,
      handle: (visit, { course }) => answered(visit, async () => {
        const { tool } = await within(visit, course, scopes.lineItem, scopes.lineItemReading)
        const asked = visit.url.searchParams
        const fits = (name: string, value: string | null): boolean => !asked.has(name) || asked.get(name) === value
        const all = (await gradebook.columns(tool.number, course)).filter(({ link, resource_id: resource, tag }) => fits('resource_link_id', link) && fits('resource_id', resource) && fits('tag', tag))
        const { size, skip, next } = pageOf(visit)
        return typed(all.slice(skip, skip + size).map(itemOf), types.lineItems, 200, next(all.length - skip))
      }),
    }),
    route({
      ...machine, method: 'POST', path: columns,
      handle: (visit, { course }) => answered(visit, async () => {
        const { tool } = await within(visit, course, scopes.lineItem)
        const item = await read(visit.request, lineItem)
        const made = await transact(db, async (tx) => {
          const column = await gradebook.make(tx, tool.number, course, item)
          await journal.append(tx, actorString({ system: 'lti' }), { type: 'university.tool-column', subject: `lti-column:${column.id}`, body: { tool: tool.number } })
          return column
        })
        return typed(itemOf(made), types.lineItem, 201)
      }),
    }),
    route({ ...machine, method: 'GET', path: one, handle: (visit, { course, id }) => answered(visit, async () => typed(itemOf(await columnOf(visit, course, id, scopes.lineItem, scopes.lineItemReading)), types.lineItem)) }),
    route({
      ...machine, method: 'PUT', path: one,
      handle: (visit, { course, id }) => answered(visit, async () => {
        const column = await columnOf(visit, course, id, scopes.lineItem)
        const { label, scoreMaximum, resourceId = null, tag = null } = await read(visit.request, lineItem)
        const changed = { label, score_maximum: scoreMaximum, resource_id: resourceId, tag }
        await altered(column, changed, 'university.tool-column-changed')
        return typed(itemOf({ ...column, ...changed }), types.lineItem)
      }),
    }),
    route({
      ...machine, method: 'DELETE', path: one,
      handle: (visit, { course, id }) => answered(visit, async () => {
        const column = await columnOf(visit, course, id, scopes.lineItem)
        // What was said of people stays in the gradebook.
        await altered(column, { removed_at: now() }, 'university.tool-column-removed')
        return new Response(null, { status: 204 })
      }),
    }),
    route({
      ...machine, method: 'POST', path: `${one}/scores`,
      handle: (visit, { course, id }) => answered(visit, async () => {
        const column = await columnOf(visit, course, id, scopes.score)
        const said = await read(visit.request, score)
        await gradebook.take(column, said)
        return json({ resultUrl: `${addressOf(course, id)}/results?user_id=${encodeURIComponent(said.userId)}` }, { headers: own })
      }),
    }),
    route({
      ...machine, method: 'GET', path: `${one}/results`,
      handle: (visit, { course, id }) => answered(visit, async () => {
        const column = await columnOf(visit, course, id, scopes.results)
        const user = visit.url.searchParams.get('user_id')
        const { size, skip, next } = pageOf(visit)
        const rows = await db.selectFrom('lti_score').innerJoin('lti_tool_user', 'lti_tool_user.person', 'lti_score.person').selectAll('lti_score').select('lti_tool_user.subject').where('lti_score.line_item', '=', column.id)
          .where('lti_tool_user.tool', '=', column.tool).where('lti_tool_user.course', '=', course).$if(user !== null, (some) => some.where('lti_tool_user.subject', '=', user!)).orderBy('lti_tool_user.subject').limit(size + 1).offset(skip).execute()
        return typed(rows.slice(0, size).map(({ subject, given, maximum, comment }) => ({
          id: `${addressOf(course, id)}/results/${subject}`, scoreOf: addressOf(course, id), userId: subject, ...(given !== null && { resultScore: given }), ...(maximum !== null && { resultMaximum: maximum }), ...(comment !== null && { comment }),
        })), types.results, 200, next(rows.length))
      }),
    }),
    route({
      ...machine, method: 'GET', path: `${contextPath}/:course/members`,
      handle: (visit, { course }) => answered(visit, async () => {
        const { tool, known } = await within(visit, course, scopes.members)
        const { size, skip, next } = pageOf(visit)
        const there = await db.selectFrom('lti_tool_user').selectAll().where('tool', '=', tool.number).where('course', '=', course).orderBy('subject').limit(size + 1).offset(skip).execute()
        const users = there.slice(0, size)
        const named = users.filter(({ told }) => lesser(told, tool.told) !== 'nothing')
        const called = named.length === 0 ? new Map<string, string>() : await parties.namesOf(named.map(({ person }) => person))
        return typed({
          id: `${publicUrl}${contextPath}/${course}/members`, context: { id: course, label: course, title: known.title[visit.locale] },
          members: users.map(({ person, subject, teaches }) => ({ status: 'Active', user_id: subject, roles: [`${vocabulary}${teaches ? 'Instructor' : 'Learner'}`], ...(called.has(person) && { name: called.get(person)! }) })),
        }, types.members, 200, next(there.length))
      }),
    }),
  ]
}
