/** The kinds of personal data that detectors find, and their names. */
import { spoken, type Text } from '../../law/text.ts'

/** What a piece of text tells about a person. A country's detectors need not know every kind. */
export const personalDataKinds = [
  'national-id', 'sole-trader-id', 'passport', 'phone', 'bank-account', 'card', 'email', 'address', 'name', 'birth-date', 'vehicle-plate',
  'ip-address',
] as const

export type PersonalDataKind = (typeof personalDataKinds)[number]

/** The name of a kind where people decide on it. */
export const kindNames: Readonly<Record<PersonalDataKind, Text>> = {
  'national-id': spoken({ kk: 'жеке сәйкестендіру нөмірі', ru: 'индивидуальный идентификационный номер', en: 'individual identification number' }),
  'sole-trader-id': spoken({ kk: 'жеке кәсіпкердің нөмірі', ru: 'номер индивидуального предпринимателя', en: 'number of a sole trader' }),
  passport: spoken({ kk: 'жеке басты куәландыратын құжаттың нөмірі', ru: 'номер документа, удостоверяющего личность', en: 'number of an identity document' }),
  phone: spoken({ kk: 'телефон нөмірі', ru: 'номер телефона', en: 'telephone number' }),
  'bank-account': spoken({ kk: 'банк шотының нөмірі', ru: 'номер банковского счёта', en: 'bank account number' }),
  card: spoken({ kk: 'төлем картасының нөмірі', ru: 'номер платёжной карты', en: 'payment card number' }),
  email: spoken({ kk: 'электрондық пошта мекенжайы', ru: 'адрес электронной почты', en: 'e-mail address' }),
  address: spoken({ kk: 'мекенжай', ru: 'почтовый адрес', en: 'postal address' }),
  name: spoken({ kk: 'аты-жөні', ru: 'имя и фамилия', en: 'name of a person' }),
  'birth-date': spoken({ kk: 'туған күні', ru: 'дата рождения', en: 'date of birth' }),
  'vehicle-plate': spoken({ kk: 'көліктің мемлекеттік нөмірі', ru: 'государственный номер автомобиля', en: 'vehicle registration plate' }),
  'ip-address': spoken({ kk: 'желі мекенжайы (IP, MAC)', ru: 'сетевой адрес (IP, MAC)', en: 'network address (IP, MAC)' }),
}
