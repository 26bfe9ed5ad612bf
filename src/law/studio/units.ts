/** Where amounts of a declaration are money: they stand in its smallest unit, and people write and read them in the unit. Pure. */
import type { Json, JsonObject } from '../canonical.ts'
import { fieldsOf, type Procedure } from '../procedure.ts'

export interface Units {
  /** Dated values that are sums of money. */
  readonly parameters: ReadonlySet<string>
  /** Whether a comparison is one of money. */
  comparesMoney(own: JsonObject | undefined): boolean
  /** Whether a question asks for money. */
  isAsked(fact: string): boolean
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
const known = new WeakMap<Procedure, Units>()

/** Where amounts of a declaration are money, found by what they are compared with, added to and paid as. */
export function moneyIn(declaration: Procedure): Units {
  const ready = known.get(declaration)
  if (ready) return ready
  const fields = fieldsOf(declaration)
  const questions = new Set(fields.flatMap((field) => [...(field.kind === 'money' ? [field.name] : []), ...(field.kind === 'rows' ? field.columns.filter(({ kind }) => kind === 'money').map(({ name }) => `${field.name}.${name}`) : [])]))
  const columns = new Set([...questions].flatMap((one) => (one.includes('.') ? [one.slice(one.indexOf('.') + 1)] : [])))
  const parameters = new Set<string>()
  /** Whether a term is money by what stands in it. */
  const isMoney = (term: Json | undefined): boolean => {
    if (!isObject(term)) return false
    switch (term['term']) {
      case 'fact': return questions.has(String(term['fact'])) || columns.has(String(term['fact']))
      case 'sum': case 'min': case 'max': return questions.has(`${String(term['fact'])}.${String(term['column'])}`)
      case 'parameter': return parameters.has(String(term['parameter']))
      case 'plus': case 'minus': case 'times': return isMoney(term['left']) || isMoney(term['right'])
      case 'rounded': return isMoney(term['of']) || ['tiyn', 'tenge'].includes(String(term['to']))
      default: return false
    }
  }
  /** Marks the dated values of a term that is money. */
  const mark = (term: Json | undefined): void => {
    if (!isObject(term)) return
    switch (term['term']) {
      case 'parameter': parameters.add(String(term['parameter'])); break
      case 'plus': case 'minus': mark(term['left']); mark(term['right']); break
      case 'rounded': mark(term['of']); break
      case 'times': {
        // One factor is money and the other a number. Where nothing tells which, a dated value beside a bare number is the sum.
        const [left, right] = [term['left'], term['right']]
        if (isMoney(left) || isMoney(right)) { if (isMoney(left)) mark(left); else mark(right) }
        else if (isNumber(left)) mark(right)
        else if (isNumber(right)) mark(left)
        break
      }
      default:
    }
  }
  const visit = (value: Json | undefined, name: string): void => {
    if (Array.isArray(value)) for (const one of value) visit(one as Json, name)
    if (!isObject(value)) return
    if (name === 'amount' && 'term' in value) mark(value)
    if ('rule' in value && 'left' in value && 'right' in value && (isMoney(value['left']) || isMoney(value['right']))) { mark(value['left']); mark(value['right']) }
    for (const [inside, one] of Object.entries(value)) visit(one, inside)
  }
  const data = JSON.parse(JSON.stringify({ ...declaration, examples: undefined })) as JsonObject
  for (let before = -1; before !== parameters.size;) {
    before = parameters.size
    visit(data, '')
  }
  const comparesMoney = (own: JsonObject | undefined): boolean => own !== undefined && (isMoney(own['left']) || isMoney(own['right']))
  const made: Units = { parameters, comparesMoney, isAsked: (fact) => questions.has(fact) }
  known.set(declaration, made)
  return made
}

const isNumber = (term: Json | undefined): boolean => isObject(term) && term['term'] === 'number'
