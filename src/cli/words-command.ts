/** `shanyraq words`: the product's own words as a file that a translator edits, and what is missing in it. Without a house. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Failure } from '../law/failure.ts'
import type { Language } from '../law/language.ts'
import { spoken, type Text } from '../law/text.ts'
import { type Handler, UsageError } from './command.ts'

/** `export LANG FILE` writes the file, over its former self too; `missing LANG` answers 1 while anything is missing. */
export const wordsCommand = ({ languages }: { readonly languages?: readonly Language[] | undefined }): Handler => async (call) => {
  const { exportWords, furtherOf, standingOf } = await import('../kernel/words/index.ts')
  const [what = '', tag = '', file] = call.operands
  const further = furtherOf(languages)
  const language = further.find((one) => one.tag === tag)
  if (what !== 'export' && what !== 'missing') throw new UsageError(unknownAct(what))
  if (!language) throw new UsageError(further.length === 0 ? noneFurther : notFurther(tag, further.map((one) => one.tag).join(', ')))
  if (what === 'export') {
    const words = exportWords(language)
    if (file === undefined) return void call.say(words.trimEnd())
    if (existsSync(file) && !/^msgid ""$/m.test(readFileSync(file, 'utf8'))) throw new Failure('conflict', notOurs(file))
    writeFileSync(file, words)
    return call.say(writtenTo(file))
  }
  const { translated, missing, fixed } = standingOf(language)
  for (const { key, words, doubted } of missing) call.say(`${doubted ? '~' : '-'} ${key}: ${words.replaceAll('\n', ' ')}`)
  for (const key of fixed) call.say(`= ${key}`)
  call.say(counted(translated, missing.length, missing.filter(({ doubted }) => doubted).length, fixed.length))
  return missing.length > 0 ? 1 : 0
}

const counted = (translated: number, missing: number, doubted: number, fixed: number): Text => spoken({
  kk: `Аударылғаны: ${translated}. Жетіспейтіні (-): ${missing}, оның ішінде түпнұсқасы өзгергені немесе күмәндісі (~): ${doubted}. Аударылмайтыны (=): ${fixed}.`,
  ru: `Переведено: ${translated}. Не хватает (-): ${missing}, из них с изменившимся исходным текстом или под сомнением (~): ${doubted}. Не переводится (=): ${fixed}.`,
  en: `Translated: ${translated}. Missing (-): ${missing}, of which the source has changed or the translator doubts (~): ${doubted}. Not to be translated (=): ${fixed}.`,
})
const writtenTo = (file: string): Text => spoken({ kk: `${file} файлына жазылды.`, ru: `Записано в файл ${file}.`, en: `Written to ${file}.` })
const notOurs = (file: string): Text => spoken({
  kk: `${file} — gettext PO файлы емес, үстінен жазылмайды. Басқа файлды көрсетіңіз.`, ru: `${file} — не файл gettext PO, поверх него ничего не пишется. Укажите другой файл.`, en: `${file} is no file of gettext PO and is not written over. Name another.`,
})
const noneFurther: Text = spoken({
  kk: 'Бұл елдің барлық тілінде портал сөздері бастапқы кодта бар: аударатын ештеңе жоқ.',
  ru: 'Слова портала на всех языках этой страны есть в исходном коде: переводить нечего.',
  en: 'The words of the portal are in the source in all languages of this country: there is nothing to translate.',
})
const notFurther = (tag: string, tags: string): Text => spoken({
  kk: `Ел пакетінде «${tag}» аударма файлы бар тіл ретінде көрсетілмеген. Бары: ${tags}`, ru: `Пакет страны не называет «${tag}» языком с файлом перевода. Есть: ${tags}`, en: `The country declares no language “${tag}” with a translator’s file. It has: ${tags}`,
})
const unknownAct = (what: string): Text => spoken({
  kk: `words командасында мұндай әрекет жоқ: ${what}. Бары: export, missing`, ru: `У команды words нет действия ${what}. Есть: export, missing`, en: `words has no action ${what}. It has: export, missing`,
})
