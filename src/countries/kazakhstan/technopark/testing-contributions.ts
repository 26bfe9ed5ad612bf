/** For the test and the bench: a made-up history of reports and payments, what the portal makes of it, and what PostgreSQL makes of the same facts in `numeric`: sets of changes, and a rate for each day of the calendar. */
import { sql } from 'kysely'
import { type Db, transact } from '../../../kernel/database/index.ts'
import { type Age, agedParts, ages } from '../../../kernel/ledger/index.ts'
import { type Dated, dated } from '../../../law/dated.ts'
import { Decimal } from '../../../law/decimal.ts'
import { amountOf } from '../../../law/evaluate.ts'
import type { Owed } from '../../../law/instalments.ts'
import { lateCharge, type PaidOn } from '../../../law/late-charge.ts'
import { readingOf } from '../../../law/reading.ts'
import { addDays, type Day, parseDay } from '../../../law/time.ts'
import { assumed } from '../../../law/citation.ts'
import { participationAgreement } from '../acts.ts'
import { sampleRegime } from './regime.ts'
import { residency } from './residency.ts'

/** A rate a day that changes, as no act sets one: for reckoning alone. */
const basis = assumed(participationAgreement)
export const triedRate: Dated<string> = dated([{ from: '2021-01-01', until: '2023-06-30', value: '0.00065', basis }, { from: '2023-07-01', value: '0.000933', basis }])

/** What happened with one report: revenue in smaller units, and what was paid, written off and agreed. */
export interface Reported { readonly id: number; readonly revenue: bigint; readonly due: Day; readonly paid: readonly PaidOn[]; readonly parts?: readonly Owed[] }

/** What it comes to at the end of a day. */
export interface Reckoned { readonly amount: bigint; readonly outstanding: bigint; readonly late: bigint; readonly aged: Partial<Record<Age, bigint>> }

/** Numbers that look random and are the same each time (mulberry32). */
function drawn(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let one = Math.imul(state ^ (state >>> 15), 1 | state)
    one = (one + Math.imul(one ^ (one >>> 7), 61 | one)) ^ one
    return ((one ^ (one >>> 14)) >>> 0) / 4_294_967_296
  }
}

const declaration = residency(sampleRegime)
const { pays } = declaration.obligations['quarterlyReport']!

/** What a report is assessed at, by the declared rule. */
export function assessed(revenue: bigint, on: Day): bigint {
  const amount = amountOf(pays!.amount, { revenue: [{ description: 'Үлгі', kind: 'priority', amount: String(revenue) }] }, readingOf(declaration, on))
  return amount instanceof Decimal ? amount.toBigInt() : 0n
}

/** So many residents over so many quarters from 2021 on: most pay in time, some late, in parts, twice or never, a few by instalments, a few are written off. */
export function* history(residents: number, quarters: number, seed = 17): Generator<Reported> {
  const next = drawn(seed)
  for (let resident = 0, id = 0; resident < residents; resident += 1) {
    for (let quarter = 0; quarter < quarters; quarter += 1, id += 1) {
      const ends = addDays(parseDay(`${2021 + Math.floor((quarter + 1) / 4)}-${['01', '04', '07', '10'][(quarter + 1) % 4]}-01`), -1)
      const due = addDays(ends, 28)
      const revenue = BigInt(Math.floor(next() ** 3 * 9_000_000_000)) + BigInt(Math.floor(next() * 100))
      const amount = assessed(revenue, ends)
      const habit = next()
      const after = (most: number): Day => addDays(due, 1 + Math.floor(next() * most))
      const third = amount / 3n
      const paid: readonly PaidOn[] = amount === 0n ? [] : habit < 0.7 ? [{ day: addDays(due, -Math.floor(next() * 15)), amount }] : habit < 0.8 ? [{ day: after(70), amount }]
        : habit < 0.88 && third > 0n ? [{ day: addDays(due, -1), amount: third }, { day: after(60), amount: third }, { day: after(120), amount: amount - third - third }]
          : habit < 0.9 ? [{ day: after(10), amount: amount + 500n }] : habit < 0.93 && third > 0n ? [{ day: after(200), amount: third }] : []
      const parts = habit >= 0.93 && habit < 0.96 && third > 0n ? [{ due: addDays(due, 30), amount: third }, { due: addDays(due, 60), amount: third }, { due: addDays(due, 90), amount: amount - third - third }] : undefined
      yield { id, revenue, due, paid: parts === undefined ? paid : [{ day: addDays(due, 45), amount: third }], ...(parts && { parts }) }
    }
  }
}

/** What the portal makes of it. */
export function reckon({ revenue, due, paid, parts }: Reported, on: Day): Reckoned {
  const amount = assessed(revenue, addDays(due, -28))
  const came = paid.reduce((sum, one) => (one.day <= on ? sum + one.amount : sum), 0n)
  const owed = parts ?? [{ due, amount }]
  const charge = lateCharge({ terms: [{ owed }], paid, rate: triedRate, on })
  return { amount, outstanding: amount - came, late: charge.status === 'reckoned' ? charge.amount : 0n, aged: amount > came ? agedParts(owed, amount - came, on) : {} }
}

interface Row { readonly id: number; readonly amount: string; readonly outstanding: string; readonly late: string; readonly age: Age | null; readonly aged: string | null }

/**
 * The first facts of which PostgreSQL, asked in `numeric`, says something else than the portal; none where both say the same. It knows nothing of the portal's stretches: what is overdue is
 * what runs up of dues and payments, and of each day the sum of all rates until it is kept, so that days between two changes cost a subtraction. (A row for each day of each report took minutes for 200,000.)
 */
export async function differing(db: Db, all: readonly Reported[], on: Day): Promise<readonly string[]> {
  const rows = await transact(db, async (tx) => {
    await sql`create temporary table told (id integer primary key, revenue numeric, due date) on commit drop`.execute(tx)
    await sql`create temporary table came (id integer, day date, amount numeric) on commit drop`.execute(tx)
    await sql`create temporary table part (id integer, due date, amount numeric) on commit drop`.execute(tx)
    await sql`create temporary table rate (since date, until date, value numeric) on commit drop`.execute(tx)
    await sql`insert into told select * from unnest(${all.map(({ id }) => id)}::integer[], ${all.map(({ revenue }) => String(revenue))}::numeric[], ${all.map(({ due }) => due)}::date[])`.execute(tx)
    const paid = all.flatMap(({ id, paid: each }) => each.map((one) => ({ id, ...one })))
    await sql`insert into came select * from unnest(${paid.map(({ id }) => id)}::integer[], ${paid.map(({ day }) => day)}::date[], ${paid.map(({ amount }) => String(amount))}::numeric[])`.execute(tx)
    const parts = all.flatMap(({ id, parts: each = [] }) => each.map((one) => ({ id, ...one })))
    await sql`insert into part select * from unnest(${parts.map(({ id }) => id)}::integer[], ${parts.map(({ due }) => due)}::date[], ${parts.map(({ amount }) => String(amount))}::numeric[])`.execute(tx)
    for (const { from, until, value } of triedRate) await sql`insert into rate values (${from}::date, ${until ?? null}::date, ${value}::numeric)`.execute(tx)
    await sql`create temporary table assessed on commit drop as select id, due, round(revenue * 0.01 / 100, 0) * 100 as amount from told`.execute(tx)
    await sql`insert into part select id, due, amount from assessed a where not exists (select from part p where p.id = a.id)`.execute(tx)
    await sql`create index on came (id)`.execute(tx)
    await sql`create index on part (id)`.execute(tx)
    await sql`create temporary table calendar on commit drop as
      select d::date as day, sum((select r.value from rate r where r.since <= d and (r.until is null or r.until >= d))) over (order by d) as rates
      from generate_series((select min(since) from rate) - 1, ${on}::date, interval '1 day') as each(d)`.execute(tx)
    await sql`create unique index on calendar (day)`.execute(tx)
    await sql`analyze came, part, assessed, calendar`.execute(tx)
    return (await sql<Row>`
      with paid as (select id, sum(amount) as amount from came where day <= ${on}::date group by id),
      stands as (select a.id, a.due, a.amount, a.amount - coalesce(p.amount, 0) as outstanding from assessed a left join paid p on p.id = a.id),
      change as (
        select id, at, sum(amount) as amount from (select id, due + 1 as at, amount from part union all select id, day, -amount from came) as each where at <= ${on}::date group by id, at),
      balance as (
        select id, at, lead(at, 1, ${on}::date + 1) over moves - 1 as until, sum(amount) over moves as owed from change window moves as (partition by id order by at)),
      late as (
        select b.id, sum(b.owed * (last.rates - coalesce(eve.rates, 0))) as charge
        from balance b join calendar last on last.day = b.until join calendar eve on eve.day = b.at - 1 where b.owed > 0 group by b.id),
      old as (
        select s.id, case when ${on}::date - p.due <= 0 then 'notDue' when ${on}::date - p.due <= 30 then 'to30' when ${on}::date - p.due <= 60 then 'to60' when ${on}::date - p.due <= 90 then 'to90' else 'over90' end as age,
          sum(least(p.amount, greatest(0, s.outstanding - p.later))) as aged
        from stands s join (select id, due, amount, coalesce(sum(amount) over (partition by id order by due desc rows between unbounded preceding and 1 preceding), 0) as later from part) as p on p.id = s.id
        where s.outstanding > 0 group by 1, 2)
      select s.id, s.amount::text, s.outstanding::text, round(coalesce(l.charge, 0), 0)::text as late, o.age, trim_scale(o.aged)::text as aged
      from stands s left join late l on l.id = s.id left join old o on o.id = s.id and o.aged > 0 order by s.id, o.age`.execute(tx)).rows
  })
  const byId = Map.groupBy(rows, ({ id }) => id)
  const whole = (text: string): string => text.replace(/\.0*$/, '')
  return all.flatMap((one) => {
    const found = byId.get(one.id) ?? []
    const [first] = found
    const said = { amount: whole(first?.amount ?? ''), outstanding: whole(first?.outstanding ?? ''), late: whole(first?.late ?? ''), aged: Object.fromEntries(ages.flatMap((age) => found.filter((row) => row.age === age).map((row) => [age, whole(row.aged ?? '')]))) }
    const { amount, outstanding, late, aged } = reckon(one, on)
    const ours = { amount: String(amount), outstanding: String(outstanding), late: String(late), aged: Object.fromEntries(ages.flatMap((age) => (aged[age] ? [[age, String(aged[age])]] : []))) }
    const [a, b] = [JSON.stringify(ours), JSON.stringify(said)]
    return a === b ? [] : [`${one.id}: the portal ${a}, PostgreSQL ${b}`]
  }).slice(0, 5)
}
