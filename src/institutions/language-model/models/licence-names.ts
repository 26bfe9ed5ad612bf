/** Licences that are no name but words, in the language of the page; names such as `CC BY 4.0` stay as they are. Pure. */
import { inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

const words: readonly (readonly [RegExp, Text])[] = [
  [/official document(?: \(.*\)|, Law on Copyright, art\. 8)/i, say(
    'ресми құжат (авторлық құқық объектісі емес: «Авторлық құқық және сабақтас құқықтар туралы» Заңның 8-бабы)',
    'официальный документ (не объект авторского права: статья 8 Закона «Об авторском праве и смежных правах»)',
    'official document (not subject to copyright: article 8 of the Law “On Copyright and Related Rights”)')],
  [/official document/i, say('ресми құжат', 'официальный документ', 'official document')],
  [/public domain/i, say('қоғамдық игілік', 'общественное достояние', 'public domain')],
  [/author died >70 years ago/i, say('автордың қайтыс болғанына 70 жылдан асқан', 'со смерти автора прошло более 70 лет', 'its author died more than 70 years ago')],
  [/folklore/i, say('фольклор', 'фольклор', 'folklore')],
  [/government press releases/i, say('мемлекеттік органдардың баспасөз хабарламалары', 'пресс-релизы государственных органов', 'government press releases')],
]

export const nameOfLicence = (licence: string): Text => inEveryLanguage((locale) => words.reduce((named, [written, name]) => named.replace(written, name[locale]), licence))
