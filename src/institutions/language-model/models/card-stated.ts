/** The sections of a card on how a model was made elsewhere, as somebody says: every one begins with whose words they are. Pure. */
import { same, type Text } from '../../../law/text.ts'
import { type CardPart, type CardSection, type CardValue, decimals, linked, table } from './card-value.ts'
import { cardWords as words } from './card-words.ts'
import { type Shape, type Stated, trainingCompute } from './model.ts'
import { computeMethod, statedBy } from './register-words.ts'

/** Data and training; `warnings` stand before the data. */
export function statedSections(made: Stated, { shape, warnings }: { readonly shape: Shape | undefined; readonly warnings: readonly CardPart[] }): readonly CardSection[] {
  const whose: CardPart = { kind: 'text', text: statedBy(made.stated) }
  return [
    { id: 'data', title: words.data, parts: [whose, ...warnings, ...dataOf(made)] },
    { id: 'training', title: words.training, parts: [whose, { kind: 'facts', facts: trainingOf(made, shape) }] },
  ]
}

const dataOf = ({ data: { datasets, other } }: Stated): readonly CardPart[] => [
  ...(datasets.length > 0 ? [table(words.sources, [words.source, words.onThread], datasets.map(({ thing, title, path }) => [linked(title, path), same(thing)]))] : []),
  ...(other ? [{ kind: 'text', text: other } as const] : []),
]

function trainingOf({ run, base, tokens, hours, hardware, recipe }: Stated, shape: Shape | undefined) {
  const fact = <T>(term: Text, value: T | undefined, print: (value: T) => CardValue) => ({ term, value: value === undefined ? words.notStated : print(value) })
  return [
    ...(run ? [{ term: words.run, value: linked(run.title, run.path) }] : []),
    { term: words.base, value: base ? same(base.licence === undefined ? base.name : `${base.name} (${base.licence})`) : words.fromScratch },
    fact(words.seen, tokens, words.tokens), fact(words.acceleratorTime, hours, (value) => decimals(value, 1)), fact(words.hardware, hardware, same),
    ...(shape && tokens !== undefined ? [{ term: words.compute, value: words.computeText(trainingCompute(shape, tokens), computeMethod) }] : []),
    fact(words.recipe, recipe, same),
  ]
}
