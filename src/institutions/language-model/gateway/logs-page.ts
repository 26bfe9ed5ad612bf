/** The page of the calls that a key keeps: for whoever speaks for its company, and for nobody else. */
import { Readable } from 'node:stream'
import { transact } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { Failure } from '../../../law/failure.ts'
import {
  actions, actorHere, button, emptyState, form, html, idFrom, moment, notice, page, pageFrom, pagination, type Route, route, seeOther, table,
} from '../../../portal/index.ts'
import { type KeyRecord, requireSpeaker } from '../keys/index.ts'
import type { LanguageModel } from '../language-model.ts'
import { isFields } from './request.ts'
import { logWords as words, verifyWords } from './page-messages.ts'
import { refusals } from './messages.ts'
import type { KeptCall } from './logs.ts'

const size = 20
/** Calls that one file holds at most, read in pages of this many. */
const inFile = 100_000
const read = 500

type Here = Pick<LanguageModel, 'kernel' | 'keys' | 'gateway'>

export function logRoutes({ kernel, keys, gateway: { logs } }: Here): readonly Route[] {
  /** The key, for whoever speaks for its company; whoever does not is told that there is none. */
  async function own(actor: Actor, id: string): Promise<KeyRecord> {
    const key = await keys.find(id)
    if (key.organisation !== actor.organisation?.id) throw new Failure('not found', refusals.badKey)
    await requireSpeaker(kernel.parties, kernel.db, actor)
    return key
  }

  return [
    route({
      method: 'GET', path: '/keys/:id/logs', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.title,
      handle: async (visit, { id }) => {
        const { locale, link, url } = visit
        const key = await own(actorHere(visit), idFrom(id))
        const at = pageFrom(visit)
        const { total, calls } = await logs.list(key.id, { limit: size, offset: (at - 1) * size })
        return page({
          visit, title: words.title, current: 'language-model', width: 'wide', headers: { 'cache-control': 'private, no-store' },
          breadcrumbs: [{ title: verifyWords.crumb, path: '/language-model' }, { title: words.keys, path: '/keys' }, { title: key.name, path: `/keys/${key.id}` }],
          body: html`<p class="kicker">${key.name}</p><h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${
            url.searchParams.has('done') && notice(locale, { kind: 'good', body: words.forgotten[locale] })}${!key.keepsLogs && notice(locale, { title: words.off, body: words.offText[locale] })}${table(locale, {
            caption: words.title, captionUnseen: true, rows: calls, empty: emptyState(locale, { title: words.none }),
            columns: [
              { title: words.when, header: true, cell: (call) => html`${moment(visit, call.at)}<br><span class="hint">${call.model}, ${call.endpoint}</span>` },
              { title: words.call, cell: (call) => html`<details><summary>${beginning(lastWords(call.request))}</summary><pre tabindex="0"><code>${JSON.stringify(call.request, null, 2)}</code></pre></details>` },
              { title: words.answer, cell: (call) => html`<details><summary>${beginning(call.texts[0] ?? '—')}</summary>${call.texts.map((one) => html`<p>${one}</p>`)}</details>` },
              { title: words.status, cell: ({ status }) => String(status) },
            ],
          })}${pagination(locale, { url, page: at, size, total })}${total > 0 && actions(
            button(locale, words.export, { kind: 'quiet', href: link(`/keys/${key.id}/logs.jsonl`) }),
            form(visit, { action: link(`/keys/${key.id}/logs/forget`), body: button(locale, words.forget, { kind: 'danger' }) }),
          )}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/keys/:id/logs.jsonl', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.export,
      handle: async (visit, { id }) => {
        const key = await own(actorHere(visit), idFrom(id))
        return new Response(Readable.toWeb(Readable.from(linesOf((page) => logs.list(key.id, page)))) as ReadableStream, {
          headers: { 'content-type': 'application/jsonl; charset=utf-8', 'content-disposition': `attachment; filename="calls-${key.id}.jsonl"`, 'cache-control': 'private, no-store' },
        })
      },
    }),
    route({
      method: 'POST', path: '/keys/:id/logs/forget', kind: 'page', permission: 'signed in', title: words.forget,
      handle: async (visit, { id }) => {
        const actor = actorHere(visit)
        const key = await own(actor, idFrom(id))
        await transact(kernel.db, (tx) => logs.forget(tx, key.id, actorString(actor)))
        return seeOther(visit, `/keys/${key.id}/logs?done=forgotten`)
      },
    }),
  ]
}

async function* linesOf(list: (page: { readonly limit: number; readonly offset: number }) => Promise<{ readonly calls: readonly KeptCall[] }>): AsyncIterable<Buffer> {
  for (let offset = 0; offset < inFile; offset += read) {
    const { calls } = await list({ limit: read, offset })
    for (const { id: _, ...call } of calls) yield Buffer.from(`${JSON.stringify(call)}\n`)
    if (calls.length < read) return
  }
}

const longestBeginning = 80
const beginning = (text: string): string => (text.length > longestBeginning ? `${text.slice(0, longestBeginning)}…` : text)

/** What was asked last, for the list. */
function lastWords(request: unknown): string {
  if (!isFields(request)) return ''
  const { messages, prompt, input } = request
  const last: unknown = Array.isArray(messages) ? messages.at(-1) : undefined
  const words = isFields(last) ? last['content'] : prompt ?? input
  return typeof words === 'string' ? words : JSON.stringify(words ?? '')
}
