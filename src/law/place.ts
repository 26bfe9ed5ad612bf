/** Where in a declaration a place stands that the linter names: fields, pages and choices are named there, and numbered in the data. */

type Members = Readonly<Record<string, unknown>>
const isGroup = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lists whose items a place names without naming the list: `form.garden.soil` is `form.0.fields.1`. */
const inner = ['fields', 'columns'] as const

/**
 * The path of a place such as `steps.decision.notBy` or `form.garden.soil`, as far as the declaration has it. Pure.
 */
export function pathOf(declaration: unknown, place: string): readonly PropertyKey[] {
  const names = place === '' ? [] : place.split('.')
  const path: PropertyKey[] = []
  let value = declaration
  while (names.length > 0) {
    const step = into(value, names)
    if (step === undefined) return path
    path.push(...step.keys)
    names.splice(0, step.names)
    value = step.value
  }
  return path
}

interface Into { readonly keys: readonly PropertyKey[]; readonly names: number; readonly value: unknown }

function into(value: unknown, names: readonly string[]): Into | undefined {
  if (Array.isArray(value)) {
    const [name = ''] = names
    const named = value.findIndex((item) => isGroup(item) && [item['name'], item['id'], item['value']].includes(name))
    const index = named >= 0 ? named : Number(name)
    return index in value ? { keys: [index], names: 1, value: value[index] } : undefined
  }
  if (!isGroup(value)) return undefined
  // A key can hold full stops itself: `offices.school.head`.
  for (let count = names.length; count > 0; count -= 1) {
    const key = names.slice(0, count).join('.')
    if (Object.hasOwn(value, key)) return { keys: [key], names: count, value: value[key] }
  }
  for (const list of inner) {
    const found = Array.isArray(value[list]) ? into(value[list], names) : undefined
    if (found !== undefined) return { ...found, keys: [list, ...found.keys] }
  }
  return undefined
}
