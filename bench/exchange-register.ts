/** A register with the columns that the exchange fills, of no country: for the bench of the exchange. */
import { assumed } from '../src/law/citation.ts'
import { years } from '../src/law/duration.ts'
import { choice, date, text } from '../src/law/field.ts'
import { register } from '../src/law/register.ts'
import { gardenRules } from '../src/law/testing.ts'
import { same } from '../src/law/text.ts'
import { fieldNames, ourFields, valuesOf } from '../src/institutions/oversight/exchange/record.ts'

const rules = assumed(gardenRules)

export const aiSystems = register('sample.systems', {
  title: same('Systems'), summary: same('Systems.'), inForce: { from: '2026-01-01' }, body: { name: same('Garden Board') }, office: { role: 'forester', title: same('Forester') }, numbers: 'AIS', basis: rules,
  owner: ['body'], calledBy: 'name',
  fields: fieldNames.map((name) => {
    const [label, values] = [same(name), valuesOf(name)]
    const rest = { label, ...(name !== 'name' && { optional: true as const }) }
    return values ? choice(name, { ...rest, choices: values.map((value) => ({ value, label: same(value) })) }) : ourFields[name].kind === 'day' ? date(name, rest) : text(name, { ...rest, maxLength: 3000 })
  }),
  states: { entered: same('Entered'), suspended: same('Suspended'), struck: same('Struck') },
  shown: { to: 'everyone', fields: [...fieldNames] }, keep: { for: years(1), basis: rules },
})
