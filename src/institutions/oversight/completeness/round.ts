/** Compares each day what runs with the register: a gap is found once, told to its owner once, and ends when it is registered or runs no more. */
import { type Generated, sql } from 'kysely'
import { type AwaitedSource, awaitedSource } from '../../../kernel/awaiting/index.ts'
import { type JsonColumn, newId, transact } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import type { Instant } from '../../../law/time.ts'
import { representedBy } from '../../../law/body.ts'
import { declaredUses, registeredIn } from './declared.ts'
import { type DeclaredUse, gapsIn, type Owner, unconfirmedIn, type Used } from './gaps.ts'
import { gapLetter, kinds, unregistered, words } from './messages.ts'
import type { CompletenessOptions } from './options.ts'

interface GapTable { id: string; thing: string; kind: Used['kind']; title: JsonColumn<Text>; path: string | null; owner: Owner | null; found_at: Instant; ended_at: Instant | null }
interface CountTable { kind: Used['kind']; running: number; registered: number; unconfirmed: Generated<number>; counted_at: Instant }

declare module '../../../kernel/database/index.ts' {
  interface Tables { oversight_gap: GapTable; oversight_completeness: CountTable }
}

const [job, every] = ['oversight.completeness', 86_400] as const

/** Compares once. Two that come at once compare one after the other. */
export async function compare(kernel: Pick<Kernel, 'db' | 'now' | 'journal' | 'parties' | 'registers' | 'running'>, options: CompletenessOptions): Promise<void> {
  const { db, now, journal, parties } = kernel
  const { registration, basis } = options
  const running = await kernel.running.all()
  await transact(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${job}))`.execute(tx)
    const used: readonly Used[] = [...running, ...await declaredUses(kernel, tx, options.uses)]
    const registered = await registeredIn(kernel, tx, options)
    const [gaps, unconfirmed] = [gapsIn(used, registered), unconfirmedIn(used, registered)]
    const open = new Map((await tx.selectFrom('oversight_gap').select(['id', 'thing', 'owner']).where('ended_at', 'is', null).execute()).map((row) => [placeOf(row), row]))
    for (const { thing, kind, title, path, owner } of gaps) {
      if (open.delete(placeOf({ thing, owner: owner ?? null }))) continue
      const id = newId()
      await tx.insertInto('oversight_gap').values({ id, thing, kind, title: JSON.stringify(title), path: path ?? null, owner: owner ?? null, found_at: now(), ended_at: null }).execute()
      // Everybody reads the journal: of what thing and whose a gap is stands in the gap's row alone.
      await journal.append(tx, 'system:oversight', { type: 'oversight.gap-found', subject: `gap:${id}`, body: { kind } })
      if (owner === undefined) continue
      const [of, party] = owner.split(':') as ['person' | 'organisation' | 'body', string]
      await parties.writeToParty(tx, { kind: of, id: party }, gapLetter(title, of === 'body' ? registration.bodies : registration.others, basis.act.title))
    }
    for (const { id } of open.values()) {
      await tx.updateTable('oversight_gap').set({ ended_at: now() }).where('id', '=', id).execute()
      await journal.append(tx, 'system:oversight', { type: 'oversight.gap-ended', subject: `gap:${id}`, body: {} })
    }
    for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
      const all = used.filter((one) => one.kind === kind).length
      const counted = { running: all, registered: all - gaps.filter((one) => one.kind === kind).length, unconfirmed: unconfirmed.filter((one) => one.kind === kind).length, counted_at: now() }
      await tx.insertInto('oversight_completeness').values({ kind, ...counted }).onConflict((conflict) => conflict.column('kind').doUpdateSet(counted)).execute()
    }
  })
}

/** What bodies tell of systems that neither they nor their suppliers own, as it stands. */
export const unconfirmedUses = (kernel: Pick<Kernel, 'db' | 'registers' | 'parties'>, options: CompletenessOptions): Promise<readonly DeclaredUse[]> =>
  transact(kernel.db, async (tx) => unconfirmedIn(await declaredUses(kernel, tx, options.uses), await registeredIn(kernel, tx, options)))

const placeOf = ({ thing, owner }: { readonly thing: string; readonly owner: Owner | null }): string => `${thing} ${owner ?? ''}`

/** Compares each day, and after each act on an entry of the register or of what bodies tell. Said once in every process. */
export function completenessWork(kernel: Kernel, options: CompletenessOptions): void {
  const { jobs, journal } = kernel
  jobs.define(job, { run: () => compare(kernel, options) })
  jobs.every(job, every)
  journal.subscribe('oversight.completeness', {
    types: ['entry.entered', 'entry.changed', 'entry.struck', 'language-model.key-changed', 'language-model.key-revoked', 'model.released'], holdsUp: 'itself', from: 'now',
    async handle(tx, { type, body }) {
      if (type.startsWith('entry.') && body['register'] !== options.register && body['register'] !== options.uses.register) return
      await jobs.enqueue(tx, job, null, { key: 'register' })
    },
  })
}

/** What an owner has to register, in the hat that they wear: their organisation's, their own, or that of the bodies which they represent. */
export const gapsAwait = ({ parties }: Pick<Kernel, 'parties'>, { registration }: Pick<CompletenessOptions, 'registration'>): AwaitedSource => awaitedSource<{ readonly title: Text; readonly body: boolean }>({
  kind: 'oversight.gap',
  rows: ({ person, organisation, roles }) => sql`select id::text, 'act', jsonb_build_object('title', title, 'body', owner like 'body:%'), null::date, found_at from oversight_gap
    where ended_at is null and owner = any(${organisation ? [`organisation:${organisation.id}`] : [`person:${person}`, ...representedBy(parties.bodies, roles).map(({ id }) => `body:${id}`)]}::text[])`,
  say: (rows) => rows.map(({ about: { title, body } }) => ({
    title: inEveryLanguage((locale) => `${words.duty[locale]}: ${title[locale]}`), hint: unregistered(title), path: `/services/${body ? registration.bodies : registration.others}`,
  })),
})
