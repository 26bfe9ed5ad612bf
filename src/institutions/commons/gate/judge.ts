/** Turns what was found in a column into what may be done with it. Pure. */
import { actionsFor, type ColumnFinding, type Detector, judgeColumn } from '../../../kernel/personal-data/index.ts'
import { type ColumnAction, columnActions, type SuspectColumn } from '../dataset.ts'
import type { SampledTable } from './contract.ts'

/** Suspect columns of a table, in the order of its columns; a column in which nothing was found is none. */
export function suspectsOf({ name: table, columns }: SampledTable, detectors: readonly Detector[]): readonly SuspectColumn[] {
  return columns.flatMap(({ name: column, label, values, distinctRatio }) => {
    const findings = judgeColumn({ name: column, values, ...(label !== undefined && { label }), ...(distinctRatio !== undefined && { distinctRatio }) }, detectors)
    if (findings.length === 0) return []
    return [{
      table, column, ...choices(findings),
      findings: findings.map(({ kind, certainty, share, hits, of, examples, where }) => ({ kind, certainty, share, hits, of, examples, where })),
    }]
  })
}

/** Within a longer text only masking keeps the rest; a chance resemblance is proposed to be kept. */
function choices(findings: readonly ColumnFinding[]): { readonly proposed: ColumnAction; readonly possible: readonly ColumnAction[] } {
  const lists = findings.map(({ kind, where }): readonly ColumnAction[] => (where === 'text' ? ['mask', 'drop', 'block', 'keep'] : actionsFor(kind)))
  const possible = columnActions.filter((action) => lists.every((list) => list.includes(action)))
  const surest = lists[0]!.find((action) => possible.includes(action)) ?? 'drop'
  const chance = findings.every(({ certainty }) => certainty === 'possible') && possible.includes('keep')
  return { proposed: chance ? 'keep' : surest, possible }
}
