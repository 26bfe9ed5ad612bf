/** What is declared as texts that a lawyer reads and an editor completes: YAML, without loss both ways. */
import { isMap, parseDocument, stringify } from 'yaml'
import { bodySchema, calendarSchema } from './body-declaration.ts'
import type { DeclaredBody } from './body.ts'
import type { DeclaredCalendar } from './calendar.ts'
import { canonical, hashOf } from './canonical.ts'
import { procedureSchema } from './declaration.ts'
import type { Procedure } from './procedure.ts'
import { registerSchema } from './register-declaration.ts'
import type { Register } from './register.ts'
import { type ReadYaml, readYaml } from './yaml.ts'

const bounds = { longest: 1_000_000, mostAliases: 5000 }

/** Reads one procedure. What it means to the law is the linter's to say. */
export const readDeclaration = (source: string): ReadYaml<Procedure> => readYaml(source, procedureSchema, bounds)

/** Reads one register, likewise. */
export const readRegister = (source: string): ReadYaml<Register> => readYaml(source, registerSchema, bounds)

/** Reads one body, likewise. */
export const readBody = (source: string): ReadYaml<DeclaredBody> => readYaml(source, bodySchema, bounds)

/** Reads the calendar, likewise. */
export const readCalendar = (source: string): ReadYaml<DeclaredCalendar> => readYaml(source, calendarSchema, bounds)

export type Declaration = Procedure | Register | DeclaredBody | DeclaredCalendar

/** What a text declares, however it is written: of the four kinds only a register says what is shown of it, only a body has roles, only the calendar a working week. */
export function declares(source: string): 'procedure' | 'register' | 'body' | 'calendar' {
  if (source.length > bounds.longest) return 'procedure' // and as such too long
  const { contents } = parseDocument(source, { schema: 'core', version: '1.2', logLevel: 'error' })
  if (!isMap(contents)) return 'procedure'
  return contents.has('shown') ? 'register' : contents.has('workweek') ? 'calendar' : contents.has('roles') ? 'body' : 'procedure'
}

/**
 * Writes a declaration; read again, it has the same hash. An act that is cited many times is written once and referred to.
 * `schema` is where editors find the JSON Schema. With `beside` the text says of which version it is an export, and which others of the same id stood in the house then: whoever reads it
 * back knows whether it was changed, and whether the house was.
 */
export function writeDeclaration(declaration: Declaration, schema: string, beside?: readonly string[]): string {
  const acts = new Map<string, unknown>()
  const shared: unknown = JSON.parse(JSON.stringify(declaration), (key, value: unknown) => {
    if (key !== 'act') return value
    const form = canonical(value as object)
    const known = acts.get(form) ?? value
    acts.set(form, known)
    return known
  })
  const exported = beside === undefined ? '' : `# shanyraq: version ${[hashOf(JSON.parse(JSON.stringify(declaration))), ...beside].join(', beside ')}\n`
  return `# yaml-language-server: $schema=${schema}\n${exported}${stringify(shared, { lineWidth: 120, anchorPrefix: 'act', version: '1.2' })}`
}

/** Of which version a text is an export, and which others of the same id the house had then. */
export interface Exported { readonly version: string; readonly beside: readonly string[] }

/** What a text says of its export; undefined for one that was written by hand. */
export function exportedAs(source: string): Exported | undefined {
  const line = source.split(/\r?\n/, 5).find((one) => /^# shanyraq: version [0-9a-f]{64}(?:, beside [0-9a-f]{64})*$/.test(one))
  const [version, ...beside] = line?.match(/[0-9a-f]{64}/g) ?? []
  return version === undefined ? undefined : { version, beside }
}
