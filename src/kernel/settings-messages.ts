/** What is said of a setting that cannot be used: the variable, and what it takes. */
import { Failure } from '../law/failure.ts'
import { spoken, type Text } from '../law/text.ts'

/** `takes` ends the sentence that the variable begins. */
export const wrongSetting = (variable: string, takes: Text): Failure => new Failure('invalid', spoken({
  kk: `${variable}: ${takes.kk}.`, ru: `${variable}: ${takes.ru}.`, en: `${variable}: ${takes.en}.`,
}))

export const takesNumber = (least: number, most: number): Text => spoken({
  kk: `${least} мен ${most} аралығындағы бүтін сан болуы керек`,
  ru: `нужно целое число от ${least} до ${most}`,
  en: `takes a whole number from ${least} to ${most}`,
})

export const takesText: Text = { kk: 'бос болмауы керек', ru: 'не может быть пустой', en: 'cannot be blank' }

export const takesOneOf = (values: readonly string[]): Text => spoken({
  kk: `мына мәндердің бірі болуы керек: ${values.join(', ')}`,
  ru: `нужно одно из значений: ${values.join(', ')}`,
  en: `takes one of: ${values.join(', ')}`,
})

export const takesWebAddress: Text = {
  kk: 'http:// немесе https:// деп басталатын мекенжай болуы керек, мысалы, https://example.kz',
  ru: 'нужен адрес, который начинается с http:// или https://, например https://example.kz',
  en: 'takes an address that begins with http:// or https://, such as https://example.kz',
}

export const takesOrigin: Text = {
  kk: 'http:// немесе https:// деп басталатын, жолы, сұрауы және құпиясөзі жоқ мекенжай болуы керек, мысалы, https://portal.example.kz',
  ru: 'нужен адрес, который начинается с http:// или https://, без пути, запроса и пароля, например https://portal.example.kz',
  en: 'takes an address that begins with http:// or https:// and has no path, query or password, such as https://portal.example.kz',
}

export const takesTimestamps: Text = {
  kk: 'own мәні немесе http:// не https:// деп басталатын мекенжай болуы керек',
  ru: 'нужно значение own или адрес, который начинается с http:// или https://',
  en: 'takes own, or an address that begins with http:// or https://',
}

export const takesSender: Text = {
  kk: 'халықаралық түрдегі нөмір (+77010000000) немесе қысқа нөмір болуы керек', ru: 'нужен номер в международном виде (+77010000000) или короткий номер', en: 'takes a number such as +77010000000, or a short code',
}

export const takesBot: Text = {
  kk: 'боттың @ белгісі жоқ атауы болуы керек', ru: 'нужно имя бота без знака @', en: 'takes the name of the bot, without @',
}

export const takesHosts: Text = {
  kk: 'үтірмен бөлінген сервер:порт жұптары болуы керек, мысалы, 10.0.0.5:4800,10.0.0.6:4800', ru: 'нужны пары сервер:порт через запятую, например 10.0.0.5:4800,10.0.0.6:4800',
  en: 'takes pairs host:port separated by commas, such as 10.0.0.5:4800,10.0.0.6:4800',
}

export const takesKey: Text = { kk: 'кемінде 32 таңба болуы керек', ru: 'нужно не менее 32 знаков', en: 'takes 32 characters or more' }

export const takesDatabase: Text = {
  kk: 'postgres://пайдаланушы:құпиясөз@сервер:5432/дерекқор түріндегі мекенжай болуы керек; құпиясөздегі арнайы таңбалар %-кодталады',
  ru: 'нужен адрес вида postgres://пользователь:пароль@сервер:5432/база; особые знаки в пароле пишутся %-кодами',
  en: 'takes an address such as postgres://user:password@server:5432/database; special characters in the password are percent-encoded',
}

export const setTogether = (missing: readonly string[], given: readonly string[]): Failure => new Failure('invalid', spoken({
  kk: `${missing.join(', ')} берілмеген: ${given.join(', ')} берілсе, ол да керек.`,
  ru: `Не задано: ${missing.join(', ')}. Без этого ${given.join(', ')} не действует: переменные задаются вместе.`,
  en: `${missing.join(', ')} not set: needed beside ${given.join(', ')}, they are set together.`,
}))

export const localBesideNational = (): Failure => new Failure('invalid', spoken({
  kk: 'SHANYRAQ_LOCAL_SIGNATURES=on мәнін SHANYRAQ_PROGRAMME=law және NCANODE_URL мәндерімен бірге қоюға болмайды: порталдың өз қолтаңбасын нағыз қолтаңба деп қабылдап қалуға болар еді. Екеуінің бірін алып тастаңыз.',
  ru: 'SHANYRAQ_LOCAL_SIGNATURES=on нельзя задать вместе с SHANYRAQ_PROGRAMME=law и NCANODE_URL: собственную подпись портала можно было бы принять за настоящую. Уберите одно из двух.',
  en: 'SHANYRAQ_LOCAL_SIGNATURES=on cannot stand beside SHANYRAQ_PROGRAMME=law and NCANODE_URL: the portal’s own signature would pass for a real one. Take one of the two away.',
}))
