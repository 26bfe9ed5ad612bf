/** How an office does, counted from its cases: for each procedure how many, how fast, and how they ended. */
import { sql } from 'kysely'
import { dayOf, type Instant } from '../../law/time.ts'
import type { Actor } from '../parties/index.ts'
import type { Ground } from './ground.ts'
import { deskOf, ofDesk } from './desk.ts'

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
}

interface Row {
  procedure: string; open: bigint; late: bigint; filed: bigint; decided: bigint; in_time: bigint; median: number | null; without: bigint
}

/** Counts the cases in which the actor's office takes part: of a procedure that bodies open for themselves, those of its own body. */
export async function statistics(ground: Ground, actor: Actor, since: Instant): Promise<readonly ProcedureStatistics[]> {
  const desk = deskOf(ground, actor).filter(({ referred }) => !referred)
  const procedures = desk.map(({ procedure }) => procedure.id)
  if (procedures.length === 0) return []
  const { zone } = ground.calendar
  const now = ground.now()
  const today = dayOf(now, zone)
  const [counts, kinds] = await Promise.all([
    sql<Row>`
      with counted as (
        select c.*, closed_at >= ${since} and exists (
          select from case_action a where a.case_id = c.id and a.act ->> 'type' = 'issued' and a.at >= ${since}) as was_decided
        from case_record c where ${ofDesk(desk)}
      )
      select procedure,
        count(*) filter (where closed_at is null) as open,
        count(*) filter (where closed_at is null and (due_day < ${today}::date or due_at < ${now})) as late,
        count(*) filter (where filed_at >= ${since}) as filed,
        count(*) filter (where was_decided) as decided,
        count(*) filter (where was_decided and (closed_at at time zone ${zone})::date <= due_day and (due_at is null or closed_at <= due_at)) as in_time,
        percentile_cont(0.5) within group (order by used_workdays) filter (where was_decided) as median,
        count(*) filter (where closed_at >= ${since} and not was_decided) as without
      from counted group by procedure`.execute(ground.db),
    sql<{ procedure: string; kind: string; n: bigint }>`
      select c.procedure, a.act ->> 'kind' as kind, count(*) as n from case_action a join case_record c on c.id = a.case_id
      where ${ofDesk(desk)} and a.act ->> 'type' = 'issued' and a.at >= ${since} group by c.procedure, kind`.execute(ground.db),
  ])
  return procedures.map((procedure) => {
    const row = counts.rows.find((one) => one.procedure === procedure)
    return {
      procedure, open: Number(row?.open ?? 0), late: Number(row?.late ?? 0), filed: Number(row?.filed ?? 0), decided: Number(row?.decided ?? 0),
      inTime: Number(row?.in_time ?? 0), withoutDecision: Number(row?.without ?? 0),
      decisions: Object.fromEntries(kinds.rows.filter((one) => one.procedure === procedure).map(({ kind, n }) => [kind, Number(n)])),
      ...(row?.median != null && { medianWorkdays: row.median }),
    }
  })
}
