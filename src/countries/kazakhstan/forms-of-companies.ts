/** What forms of organisations are called in each language: the Civil Code names them in Kazakh and Russian, and English has what the law's translation has. */
import type { OfficialNames } from '../../law/official-names.ts'

const forms = [['ЖШС', 'ТОО', 'LLP'], ['КЕАҚ', 'НАО', 'NJSC'], ['АҚ', 'АО', 'JSC'], ['ЖК', 'ИП', 'IE']] as const

/** The names in the other languages of an organisation that is called `«…» ЖШС` in Kazakh; none for any other name, which only its owner can say. */
export function namesFromKazakh(name: string): OfficialNames | undefined {
  const [, own, form] = /^«([^»]+)» (\p{L}+)$/u.exec(name) ?? []
  const [, russian, english] = forms.find(([kazakh]) => kazakh === form) ?? []
  return own === undefined || russian === undefined || english === undefined ? undefined : { kk: name, ru: `${russian} «${own}»`, en: `“${own}” ${english}` }
}
