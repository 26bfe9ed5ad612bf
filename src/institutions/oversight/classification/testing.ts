/** Systems for the tests of the classification: answers by hand and by chance. */
import * as fc from 'fast-check'
import type { Answer, Facts, Field } from '../../../law/field.ts'
import type { Day } from '../../../law/time.ts'
import { classify, contradictionsIn } from './classify.ts'
import type { CompiledRegime } from './compile.ts'

/** The class on a scale on a day, or `undefined` while it cannot be told. */
export const classOn = (compiled: CompiledRegime, scale: string, facts: Facts, on: Day): string | undefined =>
  classify(compiled, facts, on).stages[0].standings.find((one) => one.scale === scale)?.class

const answerTo = (field: Field): fc.Arbitrary<Answer> => {
  switch (field.kind) {
    case 'flag': return fc.boolean()
    case 'choice': return fc.constantFrom(...field.choices.map(({ value }) => value))
    // Few of many, as systems are, and now and then all.
    case 'choices': return fc.oneof(fc.subarray(field.choices.map(({ value }) => value), { maxLength: 3 }), fc.subarray(field.choices.map(({ value }) => value)))
    case 'decimal': return fc.constantFrom('0', '0.5', '9.99999999', '10', '10.00000001', '21', '400')
    default: throw new TypeError(`no answers for a ${field.kind}`)
  }
}

/** Answers to all questions of a regime, or to some of them, that do not contradict one another. */
export const systemsOf = ({ regime, fields }: CompiledRegime, { whole = false, fixed = {} }: { readonly whole?: boolean; readonly fixed?: Facts } = {}): fc.Arbitrary<Facts> =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, answerTo(field)])), whole ? {} : { requiredKeys: [] })
    .map((facts) => ({ ...facts as Facts, ...fixed })).filter((facts) => contradictionsIn(regime, facts).length === 0)
