/** The ordinary questions of the gold set as values, halved by a fixed seed, and how well a list of ten answers one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Locale } from '../src/law/text.ts'

export interface Question {
  readonly text: string
  readonly locale: Locale
  readonly half: 'tuning' | 'held out'
  /** Grades by address without the language: 3 the very thing, 2 good, 1 related. */
  readonly answers: Readonly<Record<string, number>>
}

const asked = z.array(z.string()).default([])
const schema = z.object({ needs: z.array(z.strictObject({ answers: z.record(z.string(), z.number().int().min(1).max(3)), kk: asked, ru: asked, en: asked })) })

/** Numbers by chance that are the same each time (mulberry32). */
function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

export function questions(): readonly Question[] {
  const { needs } = schema.parse(parse(readFileSync(join(import.meta.dirname, 'data/questions/gold.yaml'), 'utf8')))
  const all = needs.flatMap(({ answers, ...of }) => (['kk', 'ru', 'en'] as const).flatMap((locale) => of[locale].map((text) => ({ text, locale, answers }))))
  const chance = chances(20_261_129)
  const drawn = all.map((question) => ({ question, key: chance() })).toSorted((a, b) => a.key - b.key).map(({ question }) => question)
  return drawn.map((question, i) => ({ ...question, half: i < drawn.length / 2 ? 'tuning' : 'held out' }))
}

export interface Quality { readonly ndcg: number; readonly first: number; readonly reciprocal: number }

/** nDCG@10 with gains 2^grade − 1; whether the first answer is right (graded 2 or 3); one by the place of the first right one. */
export function assess(paths: readonly string[], { answers }: Pick<Question, 'answers'>): Quality {
  const gain = (grade: number, place: number): number => (2 ** grade - 1) / Math.log2(place + 2)
  const sum = (grades: readonly number[]): number => grades.reduce((total, grade, place) => total + gain(grade, place), 0)
  const ten = paths.slice(0, 10).map((path) => answers[path] ?? 0)
  const place = ten.findIndex((grade) => grade >= 2)
  return { ndcg: sum(ten) / sum(Object.values(answers).toSorted((a, b) => b - a).slice(0, 10)), first: (ten[0] ?? 0) >= 2 ? 1 : 0, reciprocal: place < 0 ? 0 : 1 / (place + 1) }
}

export const mean = (all: readonly Quality[]): Quality => {
  const of = (name: keyof Quality): number => all.reduce((sum, one) => sum + one[name], 0) / all.length
  return { ndcg: of('ndcg'), first: of('first'), reciprocal: of('reciprocal') }
}
