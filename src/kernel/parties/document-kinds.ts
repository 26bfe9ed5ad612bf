/** By which documents an officer of a counter knows whom they have before them. A kind and a number are one document. */
import { spoken, type Text } from '../../law/text.ts'

export const documentKinds = {
  'identity card': spoken({ kk: 'Жеке куәлік', ru: 'Удостоверение личности', en: 'Identity card' }),
  passport: spoken({ kk: 'Паспорт', ru: 'Паспорт', en: 'Passport' }),
  'residence permit': spoken({ kk: 'Тұруға ықтиярхат', ru: 'Вид на жительство', en: 'Residence permit' }),
  'stateless person': spoken({ kk: 'Азаматтығы жоқ адамның куәлігі', ru: 'Удостоверение лица без гражданства', en: 'Certificate of a stateless person' }),
  refugee: spoken({ kk: 'Босқын куәлігі', ru: 'Удостоверение беженца', en: 'Certificate of a refugee' }),
  'foreign passport': spoken({ kk: 'Шетелдіктің паспорты', ru: 'Паспорт иностранца', en: 'Passport of another country' }),
} as const satisfies Record<string, Text>

export const isDocumentKind = (given: string): given is keyof typeof documentKinds => Object.hasOwn(documentKinds, given)
