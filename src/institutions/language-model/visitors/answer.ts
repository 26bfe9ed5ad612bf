/** Asks a model for a visitor: within what the day has, in turn with the calls of companies, on servers of this programme alone. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import type { Callable } from '../callable.ts'
import type { LanguageModel } from '../language-model.ts'
import type { Upstream } from '../serving/index.ts'

interface AnswersTable { day: Day; answers: number }

declare module '../../../kernel/database/index.ts' {
  interface Tables { visitor_answers: AnswersTable }
}

export type VisitorAnswer =
  | { readonly state: 'answered'; readonly text: string; /** By which anybody checks that a model of the programme made the text. */ readonly receipt: string }
  /** The model took the text for finished. */
  | { readonly state: 'empty' }
  /** All answers of the day are given. */
  | { readonly state: 'spent' }
  /** Too many wait. */
  | { readonly state: 'busy' }
  | { readonly state: 'failed' }

type Here = Pick<LanguageModel, 'kernel' | 'options' | 'serving' | 'gateway'>

const mostTokens = 64
/** The same text gets the same answer: so the examples answer as they were chosen for. */
const sampling = { temperature: 0.7, top_p: 0.9, seed: 1 }
/** Nobody waits longer, for a turn and for the answer together. */
const longestMs = 30_000
/** How the turns name all visitors: no id of a company is like it. */
const company = 'visitors'

const answer = z.object({
  choices: z.array(z.union([z.object({ message: z.object({ content: z.string().nullable() }) }), z.object({ text: z.string() })])).min(1),
})

/** One answer to one text; `left` says that the visitor is gone. */
export async function answerVisitor(here: Here, { model, answers }: Callable, text: string, left: AbortSignal): Promise<VisitorAnswer> {
  const { kernel: { db, now, country }, options: { visitors }, serving, gateway } = here
  const upstreams = serving.upstreams(model.name).filter(({ outside }) => !outside)
  if (upstreams.length === 0) return { state: 'failed' }
  const today = dayOf(now(), country.calendar.zone)
  if (!await takeAnswer(db, today, visitors.answersPerDay)) return { state: 'spent' }
  const patience = AbortSignal.any([left, AbortSignal.timeout(longestMs)])
  const turn = await turnOf(gateway, upstreams, patience)
  const said = turn === undefined ? undefined : await ask(here, turn.upstream, answers ? '/v1/chat/completions' : '/v1/completions', {
    ...(answers ? { messages: [{ role: 'user', content: text }] } : { prompt: text }), max_tokens: mostTokens, ...sampling,
  }, patience)
  turn?.leave()
  if (said === undefined) await giveBack(db, today)
  if (turn === undefined || said === undefined) return { state: turn === undefined ? 'busy' : 'failed' }
  if (said.trim() === '') return { state: 'empty' }
  const { promise, resolve } = Promise.withResolvers<string>()
  gateway.receipts.sign({
    requestId: `try_${randomUUID()}`, model: model.name, version: model.version, versionIs: turn.upstream.dialect.engine === 'local' ? 'checked' : 'declared', texts: [said],
  }, resolve)
  return { state: 'answered', text: said, receipt: await promise }
}

/** Takes one of the answers of the day; false when all are given. */
async function takeAnswer(db: Db, day: Day, most: number): Promise<boolean> {
  if (most < 1) return false
  const taken = await db.insertInto('visitor_answers').values({ day, answers: 1 })
    .onConflict((conflict) => conflict.column('day').doUpdateSet({ answers: sql<number>`visitor_answers.answers + 1` }).where('visitor_answers.answers', '<', most))
    .returning('answers').executeTakeFirst()
  return taken !== undefined
}

/** What was not answered counts for nothing. */
async function giveBack(db: Db, day: Day): Promise<void> {
  await db.updateTable('visitor_answers').set({ answers: sql<number>`answers - 1` }).where('day', '=', day).execute()
}

interface HeldTurn { readonly upstream: Upstream; leave(): void }

/** A turn at a server that has room; undefined when too many wait, or none comes in time. */
function turnOf({ parts: { turns } }: Here['gateway'], upstreams: readonly Upstream[], patience: AbortSignal): Promise<HeldTurn | undefined> {
  const { promise, resolve } = Promise.withResolvers<HeldTurn | undefined>()
  const entered = turns.enter({ company, places: 1, upstreams, again: false, go: (upstream) => resolve({ upstream, leave }), refused: () => resolve(undefined) })
  function leave(): void {
    if ('leave' in entered) entered.leave()
  }
  if (!('leave' in entered)) resolve(undefined)
  else if (entered.upstream !== undefined) resolve({ upstream: entered.upstream, leave })
  else {
    patience.addEventListener('abort', () => {
      leave()
      resolve(undefined)
    }, { once: true })
  }
  return promise
}

/** What the model says; undefined when it could not be asked. */
async function ask({ serving }: Here, upstream: Upstream, path: string, body: object, patience: AbortSignal): Promise<string | undefined> {
  try {
    await upstream.ready?.()
    const response = await fetch(`${upstream.baseUrl}${path}`, {
      method: 'POST', signal: patience, body: JSON.stringify({ model: upstream.model, ...body }),
      headers: { 'content-type': 'application/json', ...(upstream.apiKey !== undefined && { authorization: `Bearer ${upstream.apiKey}` }) },
    })
    if (!response.ok) {
      // Who is busy is not ill, and what a visitor wrote is not the server's mistake.
      if (response.status >= 500) serving.report(upstream, 'failed')
      await response.body?.cancel()
      return undefined
    }
    const { choices: [choice] } = answer.parse(await response.json())
    serving.report(upstream, 'ok')
    return choice === undefined ? '' : 'text' in choice ? choice.text : choice.message.content ?? ''
  } catch {
    // Whoever leaves says nothing about the server: else visitors could make one rest that answers well.
    if (!patience.aborted) serving.report(upstream, 'failed')
    return undefined
  }
}
