/** A country's own questionnaire, as its pack declares it in YAML or JSON: read once, strictly, since nobody else publishes it. */
import { parse } from 'yaml'
import { z } from 'zod'
import type { Text } from '../../../law/text.ts'
import { textSchema } from '../../../portal/index.ts'
import type { Known } from './known.ts'
import { readQuestionnaire, type Said, surveyFile } from './questionnaire.ts'

const share = z.number().gt(0).lt(1)

const declared = z.strictObject({
  /** Such as `kz.assessment`: it stands with the answers for ever. */
  scheme: z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$/),
  version: z.string().regex(/^\d{1,4}(\.\d{1,4}){0,2}$/),
  title: textSchema, publisher: textSchema, source: z.url(), licence: z.string(),
  rule: z.strictObject({
    bounds: z.array(share).min(1).max(9).refine((bounds) => bounds.every((bound, place) => place === 0 || bound > bounds[place - 1]!), 'each bound is above the one before'),
    cut: z.strictObject({ from: share.or(z.literal(1)), forks: z.number().int().min(1).max(9), takes: share }).optional(),
  }),
  levels: z.array(textSchema),
  survey: surveyFile,
})

/**
 * Reads the declaration of a questionnaire. Every text of it stands in each language of `languages`, every condition and kind of question is one
 * that is understood, and something has points. Throws a SyntaxError or a `ZodError` that names what does not fit.
 */
export function ownQuestionnaire(text: string, languages: readonly [string, ...string[]]): Known {
  const { scheme, version, title, publisher, source, licence, rule, levels, survey } = declared.parse(parse(text, { maxAliasCount: 0 }))
  if (levels.length !== rule.bounds.length + 1) throw new SyntaxError(`${scheme} ${version}: ${rule.bounds.length} bounds part ${rule.bounds.length + 1} levels, and ${levels.length} have names`)
  const { cut, bounds } = rule
  const read = readQuestionnaire(survey, { scheme, version, rule: { bounds, ...(cut && { cut }) }, language: languages[0] })
  if (read.unread.length > 0) throw new SyntaxError(`${scheme} ${version}: not understood: ${read.unread.join('; ')}`)
  const unknown = [...read.questions.values()].flatMap(({ name, asked }) => asked.flatMap(({ asks }) => asks.filter((one) => !read.questions.has(one)).map((one) => `${name} asks for ${one}`)))
  if (unknown.length > 0) throw new SyntaxError(`${scheme} ${version}: no such question: ${unknown.join('; ')}`)
  const lacking = [...read.questions.values()].flatMap(({ name, said, options }) => [said, ...options.map((option) => option.said)].flatMap((one) => lacks(one, languages)).map((tag) => `${name} in ${tag}`))
  if (lacking.length > 0) throw new SyntaxError(`${scheme} ${version}: no words: ${[...new Set(lacking)].join('; ')}`)
  if (![...read.questions.values()].some(({ counts, most }) => counts === 'raw' && most > 0)) throw new SyntaxError(`${scheme} ${version}: no question has points`)
  const names: readonly Text[] = levels
  return { scheme, version, title, publisher, source, licence, languages, levels: names, file: () => text, questionnaire: () => read }
}

const lacks = (said: Said, languages: readonly string[]): readonly string[] => languages.filter((tag) => !Object.hasOwn(said, tag))
