/** Statements as they are sent: read, checked by every rule, and made ready to be kept (Communication 2.1.1 and 2.1.2). Pure but for new ids. */
import { newId } from '../../../kernel/database/index.ts'
import type { Asked } from './asked.ts'
import { Broken } from './broken.ts'
import { withLists } from './format-statement.ts'
import { mostTouched, touchedBy } from './found-by.ts'
import { type AttachedData, readMultipart, requireAttached } from './multipart.ts'
import { checkSignatures } from './signed.ts'
import { type Agent, attachmentsOf, signatureUsage, type Statement, type Version } from './statement.ts'
import { checkStatement } from './statement-rules.ts'
import type { Ready } from './statements.ts'
import { requireStorable } from './storable.ts'

export interface Taken {
  readonly statements: readonly Ready[]
  readonly chosen: ReadonlySet<string>
  readonly attached: readonly AttachedData[]
}

/** The largest statement in bytes, without the data of its attachments: thousands of words, and a page of them still fits into memory. */
const largest = 256 * 1024

/** The most statements in one request. */
const mostInRequest = 1000

/** JSON that the database can keep. Throws a `Broken`. */
function readJson(bytes: Buffer): unknown {
  const text = bytes.toString()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Broken('json', 'body', 'Data 2.2')
  }
  requireStorable(value, 'body', 'Data 2.2')
  return value
}

/** Reads and checks what was sent; `authority` is who vouches for it. `only` is the id that a PUT names in its address. Throws a `Broken`. */
export function takeStatements({ headers, body }: Pick<Asked, 'headers' | 'body'>, version: Version, authority: Agent, only?: string): Taken {
  const type = headers['content-type'] ?? ''
  const several = /^multipart\/mixed\b/i.test(type)
  if (!several && !/^application\/json\b/i.test(type)) throw new Broken('contentType', 'Content-Type', 'Communication 1.5')
  const { statements: json, attached } = several ? readMultipart(type, body) : { statements: body, attached: [] }
  const value = readJson(json)
  const sent: readonly unknown[] = Array.isArray(value) && only === undefined ? value : [value]
  if (sent.length > mostInRequest) throw new Broken('tooMany', `${sent.length} statements`, 'Communication 2.1.2', 413)
  const statements = sent.map((one, index): Statement => {
    const at = Array.isArray(value) ? `statement[${index}]` : 'statement'
    if (json.length > largest && Buffer.byteLength(JSON.stringify(one)) > largest) throw new Broken('tooLarge', at, 'Communication 3.2', 413)
    checkStatement(one, version, at)
    if (touchedBy(one) > mostTouched) throw new Broken('touches', at, 'Data 2.4', 413)
    if (only !== undefined && one.id !== undefined && one.id.toLowerCase() !== only) throw new Broken('same', `${at}.id`, 'Communication 2.1.1')
    return one
  })
  requireAttached(statements, attached)
  const chosen = new Set<string>()
  for (const id of statements.flatMap((one) => one.id?.toLowerCase() ?? only ?? [])) {
    if (chosen.has(id)) throw new Broken('twice', `statement ${id}`, 'Communication 2.1.2')
    chosen.add(id)
  }
  for (const statement of statements) if (attachmentsOf(statement).some(({ usageType }) => usageType === signatureUsage)) checkSignatures(statement, attached)
  return {
    attached, chosen,
    statements: statements.map((statement) => {
      const { stored: _, ...said } = withLists(statement)
      return { ...said, id: statement.id?.toLowerCase() ?? only ?? newId(), authority, version: statement.version ?? (version === '1.0.3' ? '1.0.0' : '2.0.0') }
    }),
  }
}
