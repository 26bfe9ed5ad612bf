/** What a process knows of declarations that it has written before: their versions, and that they fit their schema. Both hold for the languages that are spoken. */
import type { z } from 'zod'
import { canonical, hashOfText, type JsonObject } from '../../law/canonical.ts'
import { onceSpoken } from '../../law/text.ts'

/** Of a declaration what its version needs. */
interface Identified { readonly id: string }

/** The declaration as plain data: what is hashed, stored and published. */
export const dataOf = (declaration: Identified): JsonObject => JSON.parse(JSON.stringify(declaration))

/** The version of a declaration: the SHA-256 of its canonical JSON (RFC 8785). */
export const versionOf = (declaration: Identified): string => written(declaration).hash

/** A version, and how many characters its canonical JSON has. */
interface Written { readonly hash: string; readonly length: number }

/** Declarations are never changed in place, but by `speak`, which writes further languages into texts: each is written once in the languages that are spoken. */
const writings = onceSpoken(() => new WeakMap<object, Written>())

/** The version of a declaration and its length, written the first time that either is asked for. */
export function written(declaration: Identified): Written {
  const known = writings().get(declaration)
  if (known !== undefined) return known
  const bytes = canonical(dataOf(declaration))
  const made = { hash: hashOfText(bytes), length: bytes.length }
  writings().set(declaration, made)
  return made
}

/** Versions that a schema was asked about and found right, in the languages that are spoken: the same words fit it again. */
const fitting = onceSpoken(() => new WeakMap<z.ZodType, Map<string, true>>())
/** A country enacts a few hundred, and a studio tries drafts without an end. */
const mostFitting = 1000

/** What is wrong with a declaration by its schema; answers from memory of what was found right before. */
export function faultsOf(schema: z.ZodType, declaration: Identified): readonly z.core.$ZodIssue[] {
  const known = fitting().get(schema) ?? new Map<string, true>()
  fitting().set(schema, known)
  const hash = versionOf(declaration)
  const { error } = known.has(hash) ? {} : schema.safeParse(dataOf(declaration))
  if (error === undefined) keepNewest(known, hash, true, mostFitting)
  return error?.issues ?? []
}

/** Keeps what was asked for last, and forgets beyond `most` what was asked for longest ago. */
export function keepNewest<T>(known: Map<string, T>, key: string, value: T, most: number): void {
  known.delete(key)
  known.set(key, value)
  const [oldest] = known.size > most ? known.keys() : []
  if (oldest !== undefined) known.delete(oldest)
}
