/**
 * Conditions of questionnaires: the expressions of SurveyJS, as far as published questionnaires use them. They compare answers with
 * values, without regard to case and to spaces around, and are joined by `and`, `or` and `not`.
 */

/** Answers by the name of the question, as JSON has them. */
export type Answers = ReadonlyMap<string, unknown>

type Expression =
  | { readonly is: 'answer'; readonly of: string }
  | { readonly is: 'value'; readonly value: unknown }
  | { readonly is: 'not'; readonly part: Expression }
  | { readonly is: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly is: 'compared'; readonly by: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly is: 'empty'; readonly part: Expression }

/** A condition that was read: whether it holds for answers, and which answers it asks for. */
export interface Condition {
  readonly written: string
  readonly asks: readonly string[]
  holds(answers: Answers): boolean
}

/** Reads a condition. Throws a SyntaxError that says where it cannot go on. */
export function readCondition(written: string): Condition {
  const expression = new Reader(written).whole()
  const asks = new Set<string>()
  collect(expression, asks)
  return { written, asks: [...asks], holds: (answers) => isTrue(evaluate(expression, answers)) }
}

function collect(expression: Expression, into: Set<string>): void {
  switch (expression.is) {
    case 'answer': into.add(expression.of); break
    case 'value': break
    case 'not': case 'empty': collect(expression.part, into); break
    case 'and': case 'or': for (const part of expression.parts) collect(part, into); break
    case 'compared': collect(expression.left, into); collect(expression.right, into)
  }
}

const signs = [
  ['<=', 'atMost'], ['>=', 'atLeast'], ['!=', 'differs'], ['<>', 'differs'], ['==', 'equals'], ['=', 'equals'], ['<', 'below'], ['>', 'above'],
] as const
const words: Readonly<Record<string, Comparison>> = {
  equal: 'equals', notequal: 'differs', less: 'below', greater: 'above', lessorequal: 'atMost', greaterorequal: 'atLeast',
  contains: 'contains', contain: 'contains', notcontains: 'lacks', notcontain: 'lacks', anyof: 'anyOf', allof: 'allOf', noneof: 'noneOf',
}

type Comparison = 'equals' | 'differs' | 'below' | 'above' | 'atMost' | 'atLeast' | 'contains' | 'lacks' | 'anyOf' | 'allOf' | 'noneOf'

/** Deeper than this nobody nests by hand; a file from outside must not fill the stack. */
const deepest = 100

/** Reads from left to right: `or` binds least, then `and`, then `not`, then a comparison. */
class Reader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  whole(): Expression {
    const read = this.#joined('or')
    this.#space()
    if (this.#at < this.#text.length) this.#stop()
    return read
  }

  #joined(by: 'or' | 'and'): Expression {
    const next = (): Expression => (by === 'or' ? this.#joined('and') : this.#unary())
    const parts = [next()]
    while (by === 'or' ? this.#word('or') || this.#sign('||') : this.#word('and') || this.#sign('&&')) parts.push(next())
    return parts.length === 1 ? parts[0]! : { is: by, parts }
  }

  #unary(): Expression {
    if (++this.#depth > deepest) this.#stop()
    const not = this.#word('not') || this.#word('negate') || (this.#text[this.#after()] === '!' && this.#sign('!'))
    const read: Expression = not ? { is: 'not', part: this.#unary() } : this.#compared()
    this.#depth--
    return read
  }

  #compared(): Expression {
    const left = this.#operand()
    if (this.#word('empty')) return { is: 'empty', part: left }
    if (this.#word('notempty')) return { is: 'not', part: { is: 'empty', part: left } }
    const by = this.#comparison()
    return by === undefined ? left : { is: 'compared', by, left, right: this.#operand() }
  }

  #comparison(): Comparison | undefined {
    for (const [sign, by] of signs) if (this.#sign(sign)) return by
    if (this.#sign('*=')) return 'contains'
    const found = /^[a-z]+/i.exec(this.#text.slice(this.#after()))?.[0].toLowerCase()
    if (found === undefined || !Object.hasOwn(words, found) || !this.#word(found)) return undefined
    return words[found]
  }

  #operand(): Expression {
    const start = this.#after()
    const first = this.#text[start]
    if (first === '(') {
      this.#at = start + 1
      const inside = this.#joined('or')
      if (!this.#sign(')')) this.#stop()
      return inside
    }
    if (first === '{') {
      const end = this.#text.indexOf('}', start)
      if (end < 0) this.#stop()
      this.#at = end + 1
      return { is: 'answer', of: this.#text.slice(start + 1, end).trim() }
    }
    return { is: 'value', value: this.#value() }
  }

  #value(): unknown {
    const start = this.#after()
    const first = this.#text[start]
    if (first === '[') {
      this.#at = start + 1
      const list: unknown[] = []
      while (!this.#sign(']')) {
        list.push(this.#value())
        if (this.#sign(']')) break
        if (!this.#sign(',')) this.#stop()
      }
      return list
    }
    if (first === '"' || first === '\'') {
      const end = this.#text.indexOf(first, start + 1)
      if (end < 0) this.#stop()
      this.#at = end + 1
      return this.#text.slice(start + 1, end)
    }
    // A dot within a word, and a hyphen, belong to it: `item1-3` may stand without quotes.
    const bare = /^-?[\p{L}\p{N}_.-]+/u.exec(this.#text.slice(start))?.[0]
    if (bare === undefined) this.#stop()
    this.#at = start + bare.length
    if (/^(?:true|false)$/i.test(bare)) return bare.toLowerCase() === 'true'
    return /^-?\d+(?:\.\d+)?$/.test(bare) ? Number(bare) : bare
  }

  #after(): number {
    this.#space()
    return this.#at
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++
  }

  #sign(sign: string): boolean {
    const found = this.#text.startsWith(sign, this.#after())
    if (found) this.#at += sign.length
    return found
  }

  #word(word: string): boolean {
    const start = this.#after()
    const found = this.#text.slice(start, start + word.length).toLowerCase() === word && !/[\p{L}\p{N}_-]/u.test(this.#text[start + word.length] ?? '')
    if (found) this.#at = start + word.length
    return found
  }

  #stop(): never {
    throw new SyntaxError(`cannot read “${this.#text}” at ${this.#at + 1}`)
  }
}

function evaluate(expression: Expression, answers: Answers): unknown {
  switch (expression.is) {
    case 'answer': return answers.get(expression.of)
    case 'value': return expression.value
    case 'not': return !isTrue(evaluate(expression.part, answers))
    case 'and': return expression.parts.every((part) => isTrue(evaluate(part, answers)))
    case 'or': return expression.parts.some((part) => isTrue(evaluate(part, answers)))
    case 'empty': return isEmpty(evaluate(expression.part, answers))
    case 'compared': return compared(expression.by, evaluate(expression.left, answers), evaluate(expression.right, answers))
  }
}

const isTrue = (value: unknown): boolean => Boolean(value)

/** Nothing was answered: no value, an empty text, an empty list, an object of nothing. Zero and `false` are answers. */
export function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  if (value !== null && typeof value === 'object') return Object.values(value).every(isEmpty)
  return value === undefined || value === null || value === '' || Number.isNaN(value)
}

function compared(by: Comparison, left: unknown, right: unknown): boolean {
  switch (by) {
    case 'equals': return equal(left, right)
    case 'differs': return !equal(left, right)
    case 'above': return ordered(left, right) && (left as number) > (right as number)
    case 'below': return ordered(left, right) && (left as number) < (right as number)
    case 'atLeast': return equal(left, right) || compared('above', left, right)
    case 'atMost': return equal(left, right) || compared('below', left, right)
    case 'contains': return contains(left, right)
    case 'lacks': return isEmpty(left) ? !isEmpty(right) : !contains(left, right)
    case 'anyOf': return anyOf(left, right)
    case 'noneOf': return !anyOf(left, right)
    case 'allOf': return !isEmpty(left) && listed(right).every((one) => contains(left, one))
  }
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

const ordered = (left: unknown, right: unknown): boolean => left !== undefined && left !== null && right !== undefined && right !== null

/** A list contains each of the values; a text contains another as a part of it, as SurveyJS has it. */
function contains(left: unknown, right: unknown): boolean {
  if (Array.isArray(left)) return left.length > 0 && listed(right).every((one) => left.some((other) => equal(other, one)))
  if (left === undefined || left === null || left === '') return false
  return Boolean(right) && String(left).toLowerCase().includes(String(right).toLowerCase())
}

function anyOf(left: unknown, right: unknown): boolean {
  if (isEmpty(left)) return isEmpty(right)
  if (isEmpty(right)) return true
  return Array.isArray(left) ? listed(right).some((one) => contains(left, one)) : contains(right, left)
}

/** Texts are equal without regard to case and to spaces around; a number equals its text; the order of lists does not matter. */
function equal(left: unknown, right: unknown): boolean {
  if (left === right || (isEmpty(left) && isEmpty(right))) return true
  if (isEmpty(left) || isEmpty(right)) return false
  if (Array.isArray(left) || Array.isArray(right)) {
    return Array.isArray(left) && Array.isArray(right) && left.length === right.length && left.every((one) => right.some((other) => equal(one, other)))
  }
  if (typeof left === 'object' || typeof right === 'object') return JSON.stringify(left) === JSON.stringify(right)
  if (typeof left === 'boolean' || typeof right === 'boolean') return Number(left) === Number(right)
  return String(left).trim().toLowerCase() === String(right).trim().toLowerCase()
}
