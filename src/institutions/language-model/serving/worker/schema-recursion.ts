/**
 * Finds where a JSON schema refers to itself so that no answer can meet it: before anything is written (`a` is `a`), or in what must
 * be there (each part has to contain a part). A tree of parts, whose list may be empty, is fine. Pure.
 */

type Schema = Readonly<Record<string, unknown>>

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => Array.isArray(value) ? value : []

/**
 * The first of these references that leads back to itself without end; undefined when each can end.
 *
 * @param references every `$ref` that the schema reaches
 * @param targetOf the schema that a reference points at
 */
export function endlessReference(references: Iterable<string>, targetOf: (reference: string) => unknown): string | undefined {
  const all = [...references]
  return looping(all, targetOf) ?? unending(all, targetOf)
}

/** A reference that meets itself through choices alone: a grammar would go round without writing a letter. */
function looping(references: readonly string[], targetOf: (reference: string) => unknown): string | undefined {
  const state = new Map<string, 'open' | 'done'>()
  const returns = (reference: string): boolean => {
    const known = state.get(reference)
    if (known !== undefined) return known === 'open'
    state.set(reference, 'open')
    const found = atOnce(targetOf(reference)).some(returns)
    state.set(reference, 'done')
    return found
  }
  return references.find(returns)
}

/** The references that a schema can become before anything is written. */
function atOnce(schema: unknown): readonly string[] {
  if (!isSchema(schema)) return []
  if (typeof schema['$ref'] === 'string') return [schema['$ref']]
  return ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => listOf(schema[keyword]).flatMap(atOnce))
}

/** A reference of which no answer is finite. What ends is found from the leaves up, until nothing more is. */
function unending(references: readonly string[], targetOf: (reference: string) => unknown): string | undefined {
  const ending = new Set<string>()
  let open = references.toReversed() // what is met last mostly stands nearest to the leaves
  for (let before = -1; before !== open.length;) {
    before = open.length
    open = open.filter((reference) => !(ends(targetOf(reference), ending) && ending.add(reference)))
  }
  return open.at(-1)
}

/** Whether a schema has a finite answer, when these references have. Reads the keywords in the order in which the grammar does. */
function ends(schema: unknown, ending: ReadonlySet<string>): boolean {
  if (!isSchema(schema)) return true
  if (typeof schema['$ref'] === 'string') return ending.has(schema['$ref'])
  if ('const' in schema || Array.isArray(schema['enum'])) return true
  const { anyOf, oneOf, allOf, ...rest } = schema
  const choices = anyOf ?? oneOf
  if (Array.isArray(choices)) return choices.some((one) => ends(isSchema(one) ? { ...rest, ...one } : one, ending))
  if (Array.isArray(allOf)) return [rest, ...allOf].every((one) => ends(one, ending))
  if (Array.isArray(schema['type']) && schema['type'].length > 0) return schema['type'].some((type) => ends({ ...schema, type }, ending))
  const type = schema['type']
  if (type === 'array' || (type === undefined && schema['items'] !== undefined)) {
    const filled = typeof schema['minItems'] === 'number' && schema['minItems'] > listOf(schema['prefixItems']).length
    return listOf(schema['prefixItems']).every((one) => ends(one, ending)) && (!filled || ends(schema['items'], ending))
  }
  if (type !== undefined && type !== 'object') return true
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  return listOf(schema['required']).every((name) => ends(Object.hasOwn(properties, String(name)) ? properties[String(name)] : schema['additionalProperties'], ending))
}
