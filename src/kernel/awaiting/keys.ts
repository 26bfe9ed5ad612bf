/** Keys to the portal that end soon: whoever needs one longer makes another before. */
import { inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Parties } from '../parties/index.ts'
import { type AwaitedSource, awaitedSource } from './source.ts'

const words = {
  key: spoken({ kk: 'Кілт', ru: 'Ключ', en: 'Key' }),
  hint: spoken({ kk: 'Қолданылу мерзімі аяқталып келеді: қажет болса, жаңасын жасаңыз', ru: 'Срок действия скоро истекает: при необходимости создайте новый', en: 'It ends soon: make a new one if you need it' }),
} as const satisfies Record<string, Text>

/** Days before its end from which on a key is told of. */
const daysBefore = 14

/** The keys of the actor, in the hat in which they act, that end within two weeks. */
export const keysAwait = ({ tokensEnding }: Pick<Parties, 'tokensEnding'>, zone: string): AwaitedSource => awaitedSource<{ readonly label: string }>({
  kind: 'key',
  rows: (actor, { now }) => tokensEnding(actor, now, daysBefore, zone),
  say: (rows) => rows.map(({ about: { label } }) => ({ title: inEveryLanguage((locale) => `${words.key[locale]}: ${label}`), hint: words.hint, path: '/account/tokens' })),
})
