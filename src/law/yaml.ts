/** Reads YAML that a person wrote against a schema, and says line by line what is wrong with it and how to mend it. */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml'
import type { z } from 'zod'
import type { Text } from './text.ts'
import { expectedForms, expectedOtherwise, ofForm, tooFewThings, tooLarge, tooManyCharacters, tooManyThings } from './expected-forms.messages.ts'
import * as say from './yaml.messages.ts'

/** What is wrong in a line, counted from 1, and how to mend it. */
export interface LineProblem { readonly line: number; readonly text: Text }

/** The line in which a path of names and places in lists stands, or that of the nearest thing above it. */
export type LineOf = (...path: readonly PropertyKey[]) => number

/** One thing that a schema found, at its place. */
export interface Found { readonly path: readonly PropertyKey[]; readonly text: Text }

export type ReadYaml<T> = { readonly value: T; readonly lineOf: LineOf; readonly problems?: undefined } | { readonly value?: undefined; readonly problems: readonly LineProblem[] }

export interface YamlRules {
  /** The longest text that is read, in characters. */
  readonly longest: number
  /** How often anchors may be repeated in all: a small text that unfolds to an endless one is none. */
  readonly mostAliases: number
  /** Words for what the schema found, where the general ones do not name the mend; undefined leaves them. */
  readonly wordsFor?: (issue: z.core.$ZodIssue, given: unknown) => readonly Found[] | undefined
}

interface Parsed { readonly document: Document; readonly lines: LineCounter; readonly value: unknown; readonly problems?: undefined }

/** Where a name stands that its group has already, and how often anchors are repeated. */
function looked(document: Document): { readonly twice: readonly number[]; readonly aliases: number } {
  const twice: number[] = []
  let aliases = 0
  visit(document, {
    Map(_, { items }) {
      const names = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (names.has(key.value)) twice.push(key.range?.[0] ?? 0)
        names.add(key.value)
      }
    },
    Alias() { aliases += 1 },
  })
  return { twice, aliases }
}

/** A document as plain data, or why it is none. */
function parsed(source: string, { longest, mostAliases }: Pick<YamlRules, 'longest' | 'mostAliases'>): Parsed | { readonly problems: readonly LineProblem[] } {
  if (source.trim() === '') return { problems: [{ line: 1, text: say.empty }] }
  if (source.length > longest) return { problems: [{ line: 1, text: say.tooLong(longest) }] }
  const lines = new LineCounter()
  // The parser compares each name with all before it: a long group of names would take minutes.
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: false, schema: 'core', version: '1.2', logLevel: 'error' })
  try {
    const { twice, aliases } = looked(document)
    // After the first place that cannot be read the parser only guesses: what it says of the lines below is its echo.
    const places = [...document.errors.slice(0, 1).map(({ pos }) => ({ at: pos[0], text: say.noYaml })), ...twice.map((at) => ({ at, text: say.twice }))]
    if (places.length > 0) return { problems: places.toSorted((a, b) => a.at - b.at).map(({ at, text }) => ({ line: lines.linePos(at).line, text })) }
    // Each is looked for in the whole text when it unfolds.
    if (aliases > mostAliases) return { problems: [{ line: 1, text: say.unfolds }] }
    return { document, lines, value: document.toJS({ maxAliasCount: mostAliases }) }
  } catch {
    return { problems: [{ line: 1, text: say.unfolds }] }
  }
}

/** Reads a piece of a document as plain data: whether it is right is told by the schema of the whole. */
export function readPiece(source: string, rules: Pick<YamlRules, 'longest' | 'mostAliases'>): { readonly value: unknown; readonly problems?: undefined } | { readonly problems: readonly LineProblem[] } {
  const read = parsed(source, rules)
  return read.problems === undefined ? { value: read.value } : read
}

/** What a schema finds wrong with plain data, each thing at its path; nothing where it is right. */
export const wrongIn = (schema: z.ZodType, value: unknown): readonly Found[] => (schema.safeParse(value).error?.issues ?? []).flatMap((issue) => problemsOf(issue, value))

/** Reads one document (YAML 1.2, core schema). The problems stand in the order of their lines. */
export function readYaml<T>(source: string, schema: z.ZodType<T>, { longest, mostAliases, wordsFor }: YamlRules): ReadYaml<T> {
  const given = parsed(source, { longest, mostAliases })
  if (given.problems !== undefined) return given
  const { document, lines, value } = given
  if (!isMap(document.contents)) return { problems: [{ line: 1, text: say.noYaml }] }
  const read = schema.safeParse(value)
  const lineOf: LineOf = (...path) => lines.linePos(placeOf(document, path)).line || 1
  if (read.success) return { value: read.data, lineOf }
  const problems = read.error.issues.flatMap((issue) => (wordsFor?.(issue, at(value, issue.path)) ?? problemsOf(issue, value))
    .map(({ path, text }) => ({ line: lineOf(...path), text })))
  return { problems: problems.toSorted((a, b) => a.line - b.line) }
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inside, key) => (typeof inside === 'object' && inside !== null ? (inside as Record<PropertyKey, unknown>)[key] : undefined), value)

/** Where in the text a path stands: its key or its place in a list, or that of the nearest thing above it that is there. */
function placeOf(document: Document, path: readonly PropertyKey[]): number {
  let place = 0
  let node: unknown = document.contents
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      if (!pair || !isScalar(pair.key) || !pair.key.range) return place
      place = pair.key.range[0]
      node = pair.value
    } else if (isSeq(node) && typeof key === 'number') {
      const item = node.items[key] as Node | undefined
      if (!item?.range) return place
      place = item.range[0]
      node = item
    } else return place
  }
  return place
}

function problemsOf(issue: z.core.$ZodIssue, whole: unknown): readonly Found[] {
  const { path } = issue
  const name = path.join('.')
  const given = at(whole, path)
  const one = (text: Text): readonly Found[] => [{ path, text }]
  if (given === undefined && issue.code !== 'unrecognized_keys' && issue.code !== 'custom') return one(say.missing(name))
  switch (issue.code) {
    case 'unrecognized_keys': return issue.keys.map((key) => ({ path: [...path, key], text: say.unknownKey(key, name) }))
    case 'invalid_key': return issue.issues.length > 0 ? issue.issues.flatMap((inner) => problemsOf({ ...inner, path } as z.core.$ZodIssue, whole)) : one(say.wrongForm(name))
    case 'invalid_format': return one(wrongFormat(name, issue, given))
    case 'invalid_union': return inUnion(issue, whole)
    case 'invalid_value': return one(say.oneOf(name, issue.values.map(String)))
    case 'too_small': return one(issue.origin === 'array' && Number(issue.minimum) > 1 ? tooFewThings(name, Number(issue.minimum)) : issue.origin === 'string' || issue.origin === 'array' ? say.empty : say.atLeast(name, issue.minimum as number, issue.inclusive !== false))
    case 'too_big': return one(issue.origin === 'number' || issue.origin === 'int' ? tooLarge(name, String(issue.maximum)) : issue.origin === 'string' ? tooManyCharacters(name, Number(issue.maximum)) : tooManyThings(name, Number(issue.maximum)))
    case 'invalid_type': return one(say.wrongKind(name, issue.expected))
    case 'custom': return one(issue.params?.['unkept'] === true ? say.unkept(name) : formOrAny(name, expectedOtherwise[issue.message]))
    default: return one(say.wrongForm(name))
  }
}

const formOrAny = (name: string, expected: Text | undefined): Text => (expected === undefined ? say.wrongForm(name) : ofForm(name, expected))

/** What is expected instead: by the pattern, or by the format. A number with more digits than the pattern takes is too large. */
function wrongFormat(name: string, { format, pattern }: z.core.$ZodIssueInvalidStringFormat, given: unknown): Text {
  const digits = /\\d\{1,(\d+)\}/.exec(pattern ?? '')?.[1]
  const text = typeof given === 'string' ? given : ''
  if (digits !== undefined && /^-?\d+(\.\d+)?$/.test(text) && text.replace(/^-/, '').split('.')[0]!.length > Number(digits)) return tooLarge(name, '9'.repeat(Number(digits)))
  return formOrAny(name, expectedForms[pattern?.replace(/^\/|\/[a-z]*$/g, '') ?? ''] ?? expectedForms[format])
}

/** Of several forms that are allowed, the one that was meant is that which went furthest before it was wrong. */
function inUnion(issue: z.core.$ZodIssue & { readonly code: 'invalid_union' }, whole: unknown): readonly Found[] {
  const { path, errors } = issue
  const name = path.join('.')
  // Without any, the name that tells the forms apart is none of theirs: the path leads to it.
  if (errors.length === 0) return [{ path, text: say.wrongForm(name) }]
  const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(...issues.map((one) => one.path.length + (one.code === 'unrecognized_keys' ? 1 : 0)))
  const deepest = errors.toSorted((a, b) => depth(b) - depth(a))[0]!
  if (depth(deepest) === 0) {
    // A number beside words that stand for one: what is neither was meant as the number.
    const isNumber = errors.flat().some((one) => one.code === 'invalid_type' && (one.expected === 'int' || one.expected === 'number')) && errors.flat().every(({ code }) => code === 'invalid_type' || code === 'invalid_value')
    return [{ path, text: isNumber ? say.wrongKind(name, 'number') : say.wrongForm(name) }]
  }
  return deepest.flatMap((one) => problemsOf({ ...one, path: [...path, ...one.path] } as z.core.$ZodIssue, whole))
}
