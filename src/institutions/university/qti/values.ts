/** Values of QTI: a container of scalars with a base type, or nothing (NULL). What is the same, and what a text says. Pure. */

export const baseTypes = ['identifier', 'string', 'integer', 'float', 'boolean', 'pair', 'directedPair'] as const
export type BaseType = (typeof baseTypes)[number]
export const cardinalities = ['single', 'multiple', 'ordered'] as const
export type Cardinality = (typeof cardinalities)[number]

export type Scalar = string | number | boolean

/** NULL is written `null`: an empty container is NULL as well (QTI 3, 2.12). */
export type Value = { readonly cardinality: Cardinality; readonly baseType: BaseType; readonly of: readonly Scalar[] } | null

/** A scalar as it is written in XML or was typed; undefined where it is no such thing. */
export function scalarOf(baseType: BaseType, written: string): Scalar | undefined {
  const bare = written.trim()
  switch (baseType) {
    case 'string': return written
    case 'boolean': return bare === 'true' || bare === '1' ? true : bare === 'false' || bare === '0' ? false : undefined
    case 'integer': return /^[+-]?\d{1,15}$/.test(bare) ? Number(bare) : undefined
    case 'float': return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(bare) ? Number(bare) : undefined
    case 'pair': case 'directedPair': return /^\S+\s+\S+$/.test(bare) ? bare.replace(/\s+/, ' ') : undefined
    case 'identifier': return bare !== '' && !/\s/.test(bare) ? bare : undefined
  }
}

export const valueOf = (cardinality: Cardinality, baseType: BaseType, scalars: readonly Scalar[]): Value => (scalars.length === 0 ? null : { cardinality, baseType, of: scalars })
export const oneOf = (baseType: BaseType, scalar: Scalar): Value => ({ cardinality: 'single', baseType, of: [scalar] })

/** By what two scalars are told apart: of a pair its ends stand in no order. */
export const sameScalar = (baseType: BaseType, a: Scalar, b: Scalar): boolean => (baseType === 'pair' ? ends(a) === ends(b) : a === b)
const ends = (pair: Scalar): string => String(pair).split(' ').toSorted().join(' ')

/** Whether two values are the same: of a multiple one in whatever order, each as often as it stands there. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === null || b === null || a.of.length !== b.of.length) return false
  if (a.cardinality !== 'multiple') return a.of.every((one, at) => sameScalar(a.baseType, one, b.of[at]!))
  const left = [...b.of]
  return a.of.every((one) => {
    const at = left.findIndex((other) => sameScalar(a.baseType, one, other))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}
