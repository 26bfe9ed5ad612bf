/** How an office does, counted from its cases: for each procedure how many, how fast, and how they ended. */
import { sql } from 'kysely'
import { dayOf, type Instant } from '../../law/time.ts'
import type { GroundCount } from '../decisions/index.ts'
import type { Actor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { deskOf, type DeskProcedure, ofDesk } from './desk.ts'

/** The figures of one procedure. What is counted since a moment says so; the rest is as of now. */
export interface ProcedureStatistics {
  readonly procedure: string
  /** Open now. */
  readonly open: number
  /** Of those open, past the due day of the whole procedure. */
  readonly late: number
  /** Filed or opened since. */
  readonly filed: number
  /** Closed by a decision since. */
  readonly decided: number
  /** Of those decided, closed on the due day at the latest: stops and extensions are in the due day. */
  readonly inTime: number
  /** The median of the working days for which the clocks of the decided cases ran; absent without any. */
  readonly medianWorkdays?: number
  /** Closed since without a decision: withdrawn by the applicant, or lapsed. */
  readonly withoutDecision: number
  /** Decisions issued since, by the key under which the declaration states them. */
  readonly decisions: Readonly<Record<string, number>>
  /** On which grounds it was refused or revoked since, the most frequent first. */
  readonly grounds: readonly GroundCount[]
  /** The same by the bodies that opened the cases for themselves, in their order, first those of the programme and last those of bodies that are over; of other procedures none. */
  readonly bodies: readonly BodyStatistics[]
}

/** The counts of the cases that one body opened for itself; absent `body`: the programme. */
export type BodyStatistics = Pick<ProcedureStatistics, 'open' | 'late' | 'filed' | 'decided' | 'inTime' | 'withoutDecision'> & { readonly body?: string }

/** How many cases of each procedure were filed or opened since, by its id: read from the index alone, in proportion to how many they are. */
export async function filedSince({ db }: Pick<Ground, 'db'>, procedures: readonly string[], since: Instant): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('case_record').select(['procedure', ({ fn }) => fn.countAll<bigint>().as('filed')])
    .where('procedure', 'in', procedures).where('filed_at', '>=', since).groupBy('procedure').execute()
  return new Map(rows.map(({ procedure, filed }) => [procedure, Number(filed)]))
}

interface Row {
  procedure: string; opened_in: string | null; whole: boolean; open: bigint; late: bigint; filed: bigint; decided: bigint; in_time: bigint; median: number | null; without: bigint
}

/** Counts the cases in which the actor's office takes part: of a procedure that bodies open for themselves, those of its own body. */
export async function statistics(ground: Ground, actor: Actor, since: Instant): Promise<readonly ProcedureStatistics[]> {
  const desk = deskOf(ground, actor).filter(({ referred }) => !referred)
  const procedures = desk.map(({ procedure }) => procedure.id)
  if (procedures.length === 0) return []
  const { zone } = ground.calendar
  const now = ground.now()
  const today = dayOf(now, zone)
  const [counts, kinds, grounds] = await Promise.all([
    sql<Row>`
      with counted as (
        select c.*, closed_at >= ${since} and exists (
          select from case_action a where a.case_id = c.id and a.act ->> 'type' = 'issued' and a.at >= ${since}) as was_decided
        from case_record c where ${ofDesk(desk)}
      )
      select procedure, opened_in, grouping(opened_in) = 1 as whole,
        count(*) filter (where closed_at is null) as open,
        count(*) filter (where closed_at is null and (due_day < ${today}::date or due_at < ${now})) as late,
        count(*) filter (where filed_at >= ${since}) as filed,
        count(*) filter (where was_decided) as decided,
        count(*) filter (where was_decided and (closed_at at time zone ${zone})::date <= due_day and (due_at is null or closed_at <= due_at)) as in_time,
        percentile_cont(0.5) within group (order by used_workdays) filter (where was_decided) as median,
        count(*) filter (where closed_at >= ${since} and not was_decided) as without
      from counted group by grouping sets ((procedure), (procedure, opened_in))`.execute(ground.db),
    sql<{ procedure: string; kind: string; n: bigint }>`
      select c.procedure, a.act ->> 'kind' as kind, count(*) as n from case_action a join case_record c on c.id = a.case_id
      where ${ofDesk(desk)} and a.act ->> 'type' = 'issued' and a.at >= ${since} group by c.procedure, kind`.execute(ground.db),
    groundsOf(ground, desk, since),
  ])
  const order = new Map(['', ...ground.parties.bodies.map(({ id }) => id)].map((id, place) => [id, place]))
  const placeOf = ({ opened_in: id }: Row): number => order.get(id ?? '') ?? order.size
  return procedures.map((procedure) => {
    const rows = counts.rows.filter((one) => one.procedure === procedure)
    const row = rows.find(({ whole }) => whole)
    const apart = rows.filter(({ whole }) => !whole).toSorted((one, other) => placeOf(one) - placeOf(other) || (one.opened_in ?? '').localeCompare(other.opened_in ?? ''))
    return {
      procedure, ...countsIn(row), grounds: grounds.filter((one) => one.procedure === procedure),
      bodies: apart.some((one) => one.opened_in !== null) ? apart.map((one) => ({ ...(one.opened_in !== null && { body: one.opened_in }), ...countsIn(one) })) : [],
      decisions: Object.fromEntries(kinds.rows.filter((one) => one.procedure === procedure).map(({ kind, n }) => [kind, Number(n)])),
      ...(row?.median != null && { medianWorkdays: row.median }),
    }
  })
}

const countsIn = (row: Row | undefined): Omit<BodyStatistics, 'body'> => ({
  open: Number(row?.open ?? 0), late: Number(row?.late ?? 0), filed: Number(row?.filed ?? 0), decided: Number(row?.decided ?? 0), inTime: Number(row?.in_time ?? 0), withoutDecision: Number(row?.without ?? 0),
})

/** The grounds of refusals and revocations; of a procedure of which only some cases are the office's, those of these. */
async function groundsOf(ground: Ground, desk: readonly DeskProcedure[], since: Instant): Promise<readonly GroundCount[]> {
  const some = desk.filter(({ cases }) => cases !== undefined)
  const theirs = some.length === 0 ? [] : (await sql<{ id: string }>`
    select id from case_record c where ${ofDesk(some)} and exists (select from case_action a where a.case_id = c.id and a.act ->> 'type' = 'issued' and a.at >= ${since})`.execute(ground.db)).rows
  return ground.decisions.countGrounds({ procedures: desk.flatMap(({ procedure: { id }, cases }) => (cases === undefined ? [id] : [])), cases: theirs.map(({ id }) => id) }, since)
}
