/** Keeps the figures of every report as it is made: the journal tells of it, from its very beginning, so that an older house has them too. */
import { z } from 'zod'
import { newId } from '../../../kernel/database/index.ts'
import { holderNumber } from '../../../kernel/decisions/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { KeptReport } from '../../../kernel/obligations/index.ts'
import { Decimal } from '../../../law/decimal.ts'
import { amountOf } from '../../../law/evaluate.ts'
import type { Term } from '../../../law/rule.ts'
import { readingOf } from '../../../law/reading.ts'
import { type Day, dayOf, parseDay } from '../../../law/time.ts'
import { publishedFrom } from './read.ts'
import type { Technopark } from '../terms.ts'
import type { ReportFigures } from './options.ts'

interface FigureTable {
  report: string; holder: string; period_from: Day; period_to: Day; region: string | null
  revenue: bigint | null; contribution: bigint | null; relief: bigint | null; jobs: number | null; evidenced: boolean; in_time: boolean; entry: string | null
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { technopark_report_figure: FigureTable; technopark_figures_kept: { only_row: boolean; reports: bigint } }
}

/** The figures that a report tells; what it does not tell is null. Pure. */
function figuresOf({ report = {}, procedure, period, assessment }: KeptReport, { revenue, region, jobs, relief, evidence }: ReportFigures): Omit<FigureTable, 'report' | 'holder' | 'period_from' | 'period_to' | 'in_time' | 'entry'> {
  const whole = (term: Term): bigint | null => {
    const amount = amountOf(term, report, readingOf(procedure, period.to))
    return amount instanceof Decimal ? amount.toBigInt() : null
  }
  const said = (name: string): string | undefined => (report[name] === undefined || report[name] === '' ? undefined : String(report[name]))
  return {
    revenue: whole(revenue), contribution: assessment?.status === 'assessed' ? BigInt(assessment.amount) : assessment?.status === 'nothing due' ? 0n : null,
    region: said(region) ?? null, jobs: said(jobs) === undefined ? null : Number(said(jobs)), relief: said(relief) === undefined ? null : BigInt(said(relief)!), evidenced: said(evidence) !== undefined,
  }
}

const told = z.object({ duty: z.string() })

const acted = z.object({ register: z.string(), entry: z.string() })

/** Follows the journal. Said once in every process. */
export function figuresWork({ journal, obligations, decisions, country, registers }: Kernel, { duty, credential, figures }: Technopark): void {
  const { earlier } = figures
  if (earlier !== undefined) {
    journal.subscribe('technopark.earlier-figures', {
      types: ['entry.entered', 'entry.changed', 'entry.suspended', 'entry.restored', 'entry.struck'], holdsUp: 'itself',
      async handle(tx, { type, body }) {
        const { data } = acted.safeParse(body)
        if (data?.register !== earlier.register) return
        await tx.deleteFrom('technopark_report_figure').where('entry', '=', data.entry).execute()
        const [entry] = await registers.stretch(earlier.register, { numbers: [data.entry] }, tx)
        if (entry === undefined || type === 'entry.suspended') return
        const said = (name: string): string | undefined => (entry.values[name] === undefined || entry.values[name] === '' ? undefined : String(entry.values[name]))
        const sum = (name: string): bigint | null => (said(name) === undefined ? null : BigInt(said(name)!))
        await tx.insertInto('technopark_report_figure').values({
          report: newId(), entry: data.entry, holder: said(earlier.holder)!, period_from: parseDay(said(earlier.from)!), period_to: parseDay(said(earlier.to)!), region: said(earlier.region) ?? null, revenue: sum(earlier.revenue),
          contribution: sum(earlier.contribution), relief: sum(earlier.relief), jobs: said(earlier.jobs) === undefined ? null : Number(said(earlier.jobs)), evidenced: false, in_time: true,
        }).execute()
      },
    })
  }
  journal.subscribe('technopark.figures', {
    types: ['obligation.reported'], holdsUp: 'itself',
    async handle(tx, { subject, at, body }) {
      if (told.safeParse(body).data?.duty !== duty) return
      const [report] = await obligations.kept({ ids: [subject.slice(subject.indexOf(':') + 1)] }, tx)
      const record = report && (await decisions.findIn(tx, report.decision))?.record
      const holder = record?.credentialType === credential ? holderNumber(record.holder) : undefined
      if (report?.report === undefined || holder === undefined) return
      await tx.insertInto('technopark_report_figure').values({ report: report.id, holder, entry: null, period_from: report.period.from, period_to: report.period.to, in_time: dayOf(at, country.calendar.zone) < publishedFrom(report.period.to), ...figuresOf(report, figures) })
        .onConflict((conflict) => conflict.column('report').doNothing()).execute()
    },
  })
}
