/** What programs are told of a request that does not fit its description. */
import { inEveryLanguage } from '../law/format.ts'
import { spoken, type Text } from '../law/text.ts'

/** Kinds of values, as the sentence "Expected: …" ends in each language. */
const kinds: Readonly<Record<string, Text>> = {
  string: spoken({ kk: 'мәтін', ru: 'текст', en: 'text' }),
  /** No schema of ours asks for any other number than a whole one. */
  number: spoken({ kk: 'бүтін сан', ru: 'целое число', en: 'a whole number' }),
  int: spoken({ kk: 'бүтін сан', ru: 'целое число', en: 'a whole number' }),
  boolean: spoken({ kk: 'true немесе false', ru: 'true или false', en: 'true or false' }),
  array: spoken({ kk: 'тізім', ru: 'список', en: 'a list' }),
  object: spoken({ kk: 'объект', ru: 'объект', en: 'an object' }),
  record: spoken({ kk: 'объект', ru: 'объект', en: 'an object' }),
}

export const invalidWords = {
  request: {
    kk: 'Сұрау API сипаттамасына сай емес. Не түзету керегі «problems» тізімінде.',
    ru: 'Запрос не соответствует описанию API. Что исправить, сказано в списке «problems».',
    en: 'The request does not fit the description of the API. The list “problems” says what to mend.',
  },
  notJson: {
    kk: 'Сұрау денесі JSON (UTF-8) форматында болуы керек, мәтіндерінде NUL таңбасы мен жұбы жоқ суррогат болмауы тиіс.',
    ru: 'Тело запроса должно быть в формате JSON (UTF-8), без NUL и без непарных суррогатов в текстах.',
    en: 'The body must be JSON in UTF-8, without NUL and without unpaired surrogates in its texts.',
  },
  missing: { kk: 'Бұл мән міндетті, бірақ берілмеген.', ru: 'Обязательное значение не передано.', en: 'This value is required and was not given.' },
  repeated: { kk: 'Бұл параметрді бір рет қана беріңіз.', ru: 'Передайте этот параметр один раз.', en: 'Give this parameter once.' },
  date: { kk: 'Күнді ЖЖЖЖ-АА-КК түрінде беріңіз.', ru: 'Укажите дату в виде ГГГГ-ММ-ДД.', en: 'Give a date as YYYY-MM-DD.' },
  uuid: { kk: 'UUID түріндегі идентификатор күтіледі.', ru: 'Ожидается идентификатор в виде UUID.', en: 'Expected: an identifier in the form of a UUID.' },
  base64: { kk: 'base64 түріндегі мән күтіледі.', ru: 'Ожидается значение в base64.', en: 'Expected: a value in base64.' },
  other: { kk: 'Мәні API сипаттамасына сай емес.', ru: 'Значение не соответствует описанию API.', en: 'The value does not fit the description of the API.' },
} as const satisfies Record<string, Text>

/** `kind` as zod calls it; undefined for a kind that has no word here. */
export function expected(kind: string): Text | undefined {
  const name = kinds[kind]
  return name && spoken({ kk: `Мәні ${name.kk} болуы керек.`, ru: `Ожидается: ${name.ru}.`, en: `Expected: ${name.en}.` })
}

export const pattern = (written: string): Text => spoken({
  kk: `Мәні мына үлгіге сай болуы керек: ${written}`, ru: `Значение должно соответствовать шаблону: ${written}`, en: `The value must match the pattern: ${written}`,
})

export const oneOf = (values: readonly unknown[]): Text => {
  const listed = values.map((value) => (value === '' ? '""' : String(value))).join(', ')
  return spoken({ kk: `Мына мәндердің бірін беріңіз: ${listed}`, ru: `Допустимые значения: ${listed}`, en: `One of: ${listed}` })
}

export const unknownFields = (names: readonly string[]): Text => {
  const listed = names.join(', ')
  return spoken({ kk: `Мұндай өріс жоқ: ${listed}`, ru: `Таких полей нет: ${listed}`, en: `There are no such fields: ${listed}` })
}

const counted: Readonly<Record<string, Text>> = {
  string: spoken({ kk: 'Таңба саны', ru: 'Число символов', en: 'Characters' }),
  array: spoken({ kk: 'Тізімдегі мәндер саны', ru: 'Число значений в списке', en: 'Values in the list' }),
}
const bounds = {
  most: spoken({ kk: 'ең көбі', ru: 'не больше', en: 'at most' }), least: spoken({ kk: 'кемінде', ru: 'не меньше', en: 'at least' }),
  below: spoken({ kk: 'мынадан аз', ru: 'меньше', en: 'less than' }), above: spoken({ kk: 'мынадан көп', ru: 'больше', en: 'more than' }),
} as const satisfies Record<string, Text>

/** A bound that a value passed: of a number itself, or of how many letters or values there are. */
export function bounded(bound: keyof typeof bounds, of: string, limit: number | bigint): Text {
  return inEveryLanguage((locale) => {
    const said = `${counted[of] ? `${counted[of][locale]}: ` : ''}${bounds[bound][locale]} ${limit}`
    return `${said.charAt(0).toLocaleUpperCase(locale)}${said.slice(1)}.`
  })
}
