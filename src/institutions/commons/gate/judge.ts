/** Turns what was found in a column into what may be done with it. Pure. */
import { actionsFor, type Detector, judgeColumn } from '../../../kernel/personal-data/index.ts'
import type { SuspectColumn } from '../dataset.ts'
import type { SampledTable } from './contract.ts'

/** Suspect columns of a table, in the order of its columns; a column in which nothing was found is none. */
export function suspectsOf({ name: table, columns }: SampledTable, detectors: readonly Detector[]): readonly SuspectColumn[] {
  return columns.flatMap(({ name: column, label, values, distinctRatio }) => {
    const findings = judgeColumn({ name: column, values, ...(label !== undefined && { label }), ...(distinctRatio !== undefined && { distinctRatio }) }, detectors)
    if (findings.length === 0) return []
    return [{
      table, column, ...actionsFor(findings),
      findings: findings.map(({ kind, certainty, share, hits, of, examples, where }) => ({ kind, certainty, share, hits, of, examples, where })),
    }]
  })
}
