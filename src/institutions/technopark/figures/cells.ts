/** What of a period may be told by region: small regions stand together, so that no company is told. Pure. */
import { type Cell, type Told, withoutSmallCells } from '../../../kernel/privacy/index.ts'
import type { OfPeriod, OfRegion } from './read.ts'

/** The names of the sums, as they are published. */
export const sumNames = ['revenue', 'contribution', 'relief', 'jobs'] as const

export type SumName = typeof sumNames[number]

/** A sum of reports as a cell of a table, by its region where it is of one. */
export const cellOf = ({ companies, largest, contributors, ...all }: OfPeriod | OfRegion): Cell<string | null> => ({
  key: 'region' in all ? all.region : null, count: companies,
  sums: { ...Object.fromEntries(sumNames.map((name) => [name, BigInt(all[name])])), evidenced: BigInt(all.evidenced) },
  largest: Object.fromEntries(sumNames.map((name) => [name, BigInt(largest[name])])), contributors,
})

export const toldByRegion = (regions: readonly OfRegion[]): Told<string | null> => withoutSmallCells(regions.map(cellOf))
