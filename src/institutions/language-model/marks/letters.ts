/** Tells whom a withdrawal reaches, once: who made something from what was taken back, the head, and holders of keys that call its models. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Thing } from '../../../kernel/lineage/index.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import { announce } from '../followed.ts'
import type { LanguageModel } from '../language-model.ts'
import { modelsChannel } from '../models/served.ts'
import { letterWords as words } from './words.ts'

const ordered = z.object({ order: z.string() })
const retired = z.object({ thing: z.string() })

/** Follows the journal: orders on whatever stands on the thread, and versions of datasets that were taken back. Said once in every process. */
export function markWork({ kernel, options, marks }: Pick<LanguageModel, 'kernel' | 'options' | 'marks'>): void {
  const { journal, lineage, orders } = kernel

  /** What was taken back with the entry, and why; undefined when that is no longer so, or is nothing that anything is made from. */
  async function takenBack(type: string, subject: string, body: unknown): Promise<{ readonly thing: Thing; readonly reason: Text } | undefined> {
    if (type === 'order.suspended') {
      const order = (await orders.list()).find(({ id }) => id === ordered.parse(body).order)
      const thing = order && await lineage.thing(subject)
      return thing && { thing, reason: order.reason }
    }
    const named = retired.safeParse(body)
    if (!named.success) return undefined // retired before versions were named
    const [thing, found] = await Promise.all([lineage.thing(named.data.thing), marks.of(named.data.thing)])
    const own = found.find(({ source }) => source === named.data.thing)
    return thing && own && { thing, reason: own.reason }
  }

  journal.subscribe('language-model.taken-back', {
    types: ['order.suspended', 'dataset.version-retired'], from: 'now',
    async handle(tx, { type, subject, body }) {
      const found = await takenBack(type, subject, body)
      if (found === undefined) return
      const reached = (await lineage.made(found.thing.id)).filter(({ kind }) => madeKinds.includes(kind))
      if (reached.length === 0) return
      await tell({ kernel, options }, tx, found, reached)
      // Who serves models marks their answers from now on; of an order they know already.
      await announce(tx, modelsChannel)
    },
  })
}

/** The kinds of things that somebody answers for. */
const madeKinds: readonly string[] = ['corpus', 'tokenizer', 'training-run', 'model']

async function tell({ kernel: { parties, settings, now }, options }: Pick<LanguageModel, 'kernel' | 'options'>, tx: Tx, { thing, reason }: { readonly thing: Thing; readonly reason: Text }, reached: readonly Thing[]): Promise<void> {
  const heads = (await parties.holdersOf([options.head], tx)).map(({ id }) => id)
  const [makers, holders] = [await makersOf(tx, reached), await holdersOf({ parties, now: now() }, tx, reached)]
  const insiders = new Set([...heads, ...makers.keys()])
  const subject = words.subject(thing.title)
  const listed = (things: readonly Thing[]): Text => inEveryLanguage((locale) => [
    ...things.slice(0, mostListed).map(({ title, path }) => `- ${title[locale]}${path === undefined ? '' : `: ${settings.publicUrl}/${locale}${path}`}`),
    ...(things.length > mostListed ? [words.more(things.length - mostListed)[locale]] : []),
  ].join('\n'))
  const body = (...parts: readonly Text[]): Text => inEveryLanguage((locale) => parts.map((part) => part[locale]).join('\n\n'))
  for (const person of new Set([...insiders, ...holders.keys()])) {
    const own = heads.includes(person) ? reached : makers.get(person) ?? []
    const called = holders.get(person) ?? []
    await parties.writeLetter(tx, person, {
      subject,
      body: body(words.because(thing.title, reason), ...(own.length > 0 ? [words.made, listed(own), words.mend] : []), ...(called.length > 0 ? [words.called, listed(called), words.keyMend] : [])),
    })
  }
}

/** Things that a letter names; it says how many there are beyond. */
const mostListed = 30

const idsOf = (things: readonly Thing[], kind: string): readonly string[] => things.filter((one) => one.kind === kind).map(({ id }) => id.slice(id.indexOf(':') + 1)).filter((id) => /^[0-9a-f-]{36}$/.test(id))

/** Who made which of these things, by the person. */
async function makersOf(tx: Tx, things: readonly Thing[]): Promise<ReadonlyMap<string, readonly Thing[]>> {
  const ids = { corpora: idsOf(things, 'corpus'), tokenizers: idsOf(things, 'tokenizer'), runs: idsOf(things, 'training-run'), models: idsOf(things, 'model') }
  const { rows } = await sql<{ thing: string; person: string | null }>`
    select 'corpus:' || id as thing, actor ->> 'person' as person from corpus where id = any(${[...ids.corpora]}::uuid[])
    union all select 'tokenizer:' || id, substring(created_by from ${person}::text) from tokenizer where id = any(${[...ids.tokenizers]}::uuid[])
    union all select 'training-run:' || id, substring(created_by from ${person}::text) from training_run where id = any(${[...ids.runs]}::uuid[])
    union all select 'model:' || id, substring(drafted_by from ${person}::text) from language_model where id = any(${[...ids.models]}::uuid[])`.execute(tx)
  return grouped(rows, things)
}

/** The person in the name of an actor, as a pattern of PostgreSQL. */
const person = '^person:([0-9a-f-]{36})'

/**
 * Who holds a key that calls which of the released models: whoever made it, while they work in its company, and the heads of that. A key for all
 * models calls those that it has called.
 */
async function holdersOf({ parties, now }: { readonly parties: Kernel['parties']; readonly now: Instant }, tx: Tx, things: readonly Thing[]): Promise<ReadonlyMap<string, readonly Thing[]>> {
  const models = idsOf(things, 'model')
  const { rows } = await sql<{ thing: string; person: string; organisation: string }>`
    select distinct 'model:' || m.id as thing, k.person, k.organisation from language_model m
    join model_key k on k.revoked_at is null and k.expires_at > ${now} and (k.models @> jsonb_build_array(m.name)
      or (k.models = '"all"' and exists (select 1 from usage_day d where d.key = k.id and d.model = m.name)))
    where m.id = any(${[...models]}::uuid[]) and m.state = 'released'`.execute(tx)
  const companies = Map.groupBy(rows, ({ organisation }) => organisation)
  const concerned: { readonly thing: string; readonly person: string }[] = []
  for (const [organisation, keys] of companies) {
    const members = await parties.membersOf(organisation, tx)
    for (const { thing, person: maker } of keys) {
      concerned.push(...members.filter(({ capacity, person: member }) => capacity === 'head' || member === maker).map(({ person: member }) => ({ thing, person: member })))
    }
  }
  return grouped(concerned, things)
}

function grouped(rows: readonly { readonly thing: string; readonly person: string | null }[], things: readonly Thing[]): ReadonlyMap<string, readonly Thing[]> {
  const byId = new Map(things.map((thing) => [thing.id, thing]))
  const all = new Map<string, Set<Thing>>()
  for (const { thing, person: one } of rows) {
    if (one === null) continue
    all.set(one, (all.get(one) ?? new Set<Thing>()).add(byId.get(thing)!))
  }
  return new Map([...all].map(([one, own]) => [one, [...own]]))
}
