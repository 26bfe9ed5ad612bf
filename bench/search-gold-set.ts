/** The gold set of the search as values, and how well a list of ten answers it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Text } from '../src/law/text.ts'

export interface GoldRecord { readonly id: string; readonly title: Partial<Text>; readonly about?: Partial<Text> }
export interface GoldQuery {
  readonly half: 'tuning' | 'held out'
  readonly kind: string
  readonly text: string
  /** The records that fit, with how well: 2 or 1. */
  readonly fits: Readonly<Record<string, number>>
}

const folder = join(import.meta.dirname, 'data/search')
const rowsOf = <T>(text: string): readonly T[] => text.split('\n').filter(Boolean).map((line): T => JSON.parse(line))

export const goldRecords = (): readonly GoldRecord[] => rowsOf(gunzipSync(readFileSync(join(folder, 'records.jsonl.gz'))).toString())
export const goldQueries = (): readonly GoldQuery[] => rowsOf(readFileSync(join(folder, 'queries.jsonl'), 'utf8'))

/** A record as a document has it: what it holds in one language stands in every field, as owners write it. */
export function textOf(texts: Partial<Text> = {}): Text {
  const any = texts.kk ?? texts.ru ?? texts.en ?? ''
  return { kk: texts.kk ?? any, ru: texts.ru ?? any, en: texts.en ?? any }
}

/** nDCG and recall of the first ten; gains 2^grade − 1. */
export function assess(ids: readonly string[], { fits }: GoldQuery): { readonly ndcg: number; readonly recall: number } {
  const gain = (grade: number, place: number): number => (2 ** grade - 1) / Math.log2(place + 2)
  const sum = (grades: readonly number[]): number => grades.reduce((total, grade, place) => total + gain(grade, place), 0)
  const ten = ids.slice(0, 10)
  const best = Object.values(fits).toSorted((a, b) => b - a).slice(0, 10)
  return { ndcg: sum(ten.map((id) => fits[id] ?? 0)) / sum(best), recall: ten.filter((id) => id in fits).length / Math.min(10, Object.keys(fits).length) }
}
