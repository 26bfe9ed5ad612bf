/** What is recorded of whoever looks: the latest on a page, everything as a file, for personal data are the person's own. */
import { hash } from 'node:crypto'
import type { Locale } from '../../../law/text.ts'
import { formatNumber } from '../../../law/format.ts'
import { actions, actorHere, button, download, emptyState, html, moment, notice, page, type Route, route, table, tag } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import { foundBy, identifierOf, keyOf } from './found-by.ts'
import { messages as words } from './messages.ts'
import type { Records } from './open.ts'
import { type Agent, type Fields, isFields, type KeptStatement } from './statement.ts'
import type { Place } from './statements.ts'

export const minePath = '/university/my-records'

const shown = 100

/** By whom a person is known in statements: the address that they have confirmed, and their account on this site. */
async function identitiesOf({ kernel: { parties, settings } }: Records, person: string): Promise<{ readonly agents: readonly Agent[]; readonly confirmed: boolean }> {
  const known = await parties.person(person)
  const account: Agent = { account: { homePage: settings.publicUrl, name: person } }
  return known?.email !== undefined && known.emailConfirmed ? { agents: [{ mbox: `mailto:${known.email}` }, { mbox_sha1sum: hash('sha1', `mailto:${known.email}`) }, account], confirmed: true } : { agents: [account], confirmed: known?.email === undefined }
}

const keysOf = (agents: readonly Agent[]): readonly string[] => agents.map((agent) => keyOf('agent', identifierOf(agent)!))

/** For whom the keys were made that wrote statements: a key's name is whatever its maker called it. */
async function makersOf({ kernel: { db, parties } }: Records, rows: readonly KeptStatement[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap(({ authority }) => authority?.account?.name ?? []))]
  if (ids.length === 0) return new Map()
  const keys = await db.selectFrom('learning_key').select(['id', 'person', 'organisation']).where('id', 'in', ids).execute()
  return new Map(await Promise.all(keys.map(async ({ id, person, organisation }) =>
    [id, (organisation === null ? (await parties.person(person))?.name : (await parties.organisation({ id: organisation }))?.name) ?? ''] as const)))
}

/** Whether a statement itself tells of somebody: one that only refers to such a statement is another's. */
const tellsOf = (keys: readonly string[]) => (statement: KeptStatement): boolean => foundBy(statement).all.some((key) => keys.includes(key))

/** Without the members of groups but those who have one of the keys: the addresses of others are theirs. */
function withoutOthers<T>(value: T, keys: readonly string[]): T {
  if (Array.isArray(value)) return value.map((one: unknown) => withoutOthers(one, keys)) as T
  if (!isFields(value)) return value
  const own = value['objectType'] === 'Group' && Array.isArray(value['member'])
    ? { ...value, member: value['member'].filter((one: Agent) => { const known = identifierOf(one); return known !== undefined && keys.includes(keyOf('agent', known)) }) } : value
  return Object.fromEntries(Object.entries(own).map(([name, one]) => [name, withoutOthers(one, keys)])) as T
}

export function myRecords(records: Records): readonly Route[] {
  const { statements, documents } = records
  return [
    route({
      method: 'GET', path: minePath, kind: 'page', permission: 'signed in', whileSuspended: true, title: words.mine,
      async handle(visit) {
        const { locale, link } = visit
        const { agents, confirmed } = await identitiesOf(records, actorHere(visit).person)
        const keys = keysOf(agents)
        const { statements: found, voided, next } = await statements.search({ keys: [], anyOf: keys, withVoided: true, ascending: false, limit: shown })
        const rows = found.filter(tellsOf(keys))
        const makers = await makersOf(records, rows)
        return page({
          visit, title: words.mine, current: institution, breadcrumbs: [place], width: 'wide', headers: { 'cache-control': 'private, no-store' },
          body: html`<h1>${words.mine[locale]}</h1><p class="lead">${words.mineLead[locale]}</p>${!confirmed && notice(locale, { body: html`<p>${words.noMail[locale]}</p>` })}${
            next && html`<p>${words.latest[locale]}</p>`}${table(locale, {
            caption: words.mine, captionUnseen: true, rows, empty: emptyState(locale, { title: words.noRecords, body: words.noRecordsHint[locale] }),
            columns: [
              { title: words.when, cell: ({ stored }) => moment(visit, stored as Place['stored']) }, { title: words.deed, header: true, cell: ({ id, verb }) => html`${inLanguage(verb.display, locale) ?? lastPart(verb.id)}${voided.has(id) && html` ${tag(locale, words.voided, 'plain')}`}` },
              { title: words.what, cell: (one) => aboutOf(one, locale) }, { title: words.result, cell: ({ result }) => resultOf(result, locale) }, { title: words.by, cell: ({ authority }) => [authority?.name, makers.get(authority?.account?.name ?? '')].filter((one) => one !== undefined).join(' – ') },
            ],
          })}${actions(button(locale, words.export, { kind: 'quiet', href: link(`${minePath}/export`) }))}`,
        })
      },
    }),
    route({
      method: 'GET', path: `${minePath}/export`, kind: 'page', permission: 'signed in', whileSuspended: true, title: words.export, rateLimit: { requests: 20, seconds: 3600 },
      async handle(visit) {
        const { agents } = await identitiesOf(records, actorHere(visit).person)
        const keys = keysOf(agents)
        async function* parts(): AsyncGenerator<string> {
          yield `{"agents":${JSON.stringify(agents)},"statements":[`
          let first = true
          const voidedIds: string[] = []
          for (let after: Place | undefined, more = true; more;) {
            const { statements: found, voided, next } = await statements.search({ keys: [], anyOf: keys, withVoided: true, ascending: true, limit: 500, ...(after && { after }) })
            for (const statement of found.filter(tellsOf(keys))) {
              if (voided.has(statement.id)) voidedIds.push(statement.id)
              yield `${first ? '' : ','}\n${JSON.stringify(withoutOthers(statement, keys))}`
              first = false
            }
            after = next
            more = next !== undefined
          }
          yield `],"voided":${JSON.stringify(voidedIds)},"documents":[`
          first = true
          for await (const { kind, about, name, type, content, at } of documents.ofAgents(agents)) {
            yield `${first ? '' : ','}\n${JSON.stringify({ kind, about, name, type, at, ...contentOf(type, content) })}`
            first = false
          }
          yield ']}\n'
        }
        return download('my-learning-records.json', 'application/json', parts())
      },
    }),
  ]
}

/** A document as text where it is one, else in base64. */
const contentOf = (type: string, content: Buffer): Fields => (/^(?:text\/|application\/json\b)/i.test(type) ? { text: content.toString() } : { base64: content.toString('base64') })

/** What a language map says in a language, or in the first that it has. */
function inLanguage(map: unknown, locale: Locale): string | undefined {
  if (!isFields(map)) return undefined
  const tag = Object.keys(map).find((one) => one.toLowerCase().split('-')[0] === locale) ?? Object.keys(map)[0]
  const text = tag === undefined ? undefined : map[tag]
  return typeof text === 'string' ? text : undefined
}

const lastPart = (iri: string): string => iri.split(/[/#]/).findLast((part) => part !== '') ?? iri

function aboutOf({ object }: KeptStatement, locale: Locale): string {
  if (object.objectType === 'SubStatement' || object.objectType === 'StatementRef') return object.objectType
  if (object.objectType === 'Agent' || object.objectType === 'Group') return object.name ?? object.objectType
  const { id, definition } = object as { readonly id: string; readonly definition?: Fields }
  return inLanguage(definition?.['name'], locale) ?? id
}

function resultOf(result: Fields | undefined, locale: Locale): string {
  if (result === undefined) return ''
  const score = isFields(result['score']) && typeof result['score']['scaled'] === 'number' ? `${formatNumber(Math.round(result['score']['scaled'] * 100), locale)} %` : undefined
  const success = typeof result['success'] === 'boolean' ? words[result['success'] ? 'passed' : 'failed'][locale] : undefined
  return [success, score].filter((one) => one !== undefined).join(', ')
}
