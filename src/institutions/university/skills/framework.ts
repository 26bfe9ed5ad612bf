/** A framework of skills as the country writes it, and the identifiers by which CASE knows its parts. Pure. */
import { createHash } from 'node:crypto'
import type { Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'

export interface Skill {
  /** Short, for good: it stands in courses, badges and needs. */
  readonly code: string
  readonly label: Text
  /** What somebody with this skill does. */
  readonly statement: Text
  /** The address of the same skill in ESCO, where it is known for certain. */
  readonly esco?: string
}

export interface SkillGroup { readonly code: string; readonly label: Text; readonly skills: readonly Skill[] }

export interface Framework {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly changedOn: Day
  readonly groups: readonly SkillGroup[]
}

export const skillsOf = ({ groups }: Framework): readonly Skill[] => groups.flatMap(({ skills }) => skills)
export const skillOf = (framework: Framework, code: unknown): Skill | undefined => skillsOf(framework).find((skill) => skill.code === code)

/** A UUID that is the same for the same words wherever the portal stands (RFC 9562, version 8). */
export function uuidOf(...words: readonly string[]): string {
  const bytes = createHash('sha256').update(words.join('\n')).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The identifier of a document, an item or an association of the framework. */
export const identifierOf = ({ id }: Framework, kind: 'document' | 'item' | 'association', code = ''): string => uuidOf('case', id, kind, code)
