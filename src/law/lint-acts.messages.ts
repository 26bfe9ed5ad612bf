/** What the linter finds in acts that a declaration brings along, with the mend. */
import type { Severity } from './lint.messages.ts'
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text
interface Kind { readonly severity: Severity; readonly words: Words }

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const actFaults = {
  'act-nowhere': { severity: 'warning', words: (act) => say(
    `«${act}» актісінің мәтіні қайда екені айтылмаған. Мекенжайын («url») жазыңыз немесе «notPublished: true» деп белгілеңіз.`,
    `Где текст акта «${act}», не сказано. Укажите адрес («url») или отметьте «notPublished: true».`,
    `It is not said where the text of “${act}” is. Write its address (“url”), or mark it “notPublished: true”.`) },
  'act-twice-placed': { severity: 'error', words: (act) => say(
    `«${act}» актісінің мекенжайы бар, ал ол жарияланбаған деп белгіленген. Бірін алып тастаңыз.`, `У акта «${act}» есть адрес, но он отмечен как неопубликованный. Уберите одно из двух.`,
    `“${act}” has an address and is marked as not published. Take one of them out.`) },
  'act-known-already': { severity: 'warning', words: (act, known) => say(
    `«${act}» актісі «${known}» деген атпен бұрыннан бар: нөмірі мен күні, мекенжайы немесе атауы бірдей. Бар актіге сілтеме жасап, мұны алып тастаңыз.`,
    `Акт «${act}» уже есть под именем «${known}»: совпадают номер и день, адрес или название. Сошлитесь на имеющийся и уберите этот.`,
    `“${act}” is there already as “${known}”: number and day, address or title are the same. Cite that one, and take this one out.`) },
  'act-told-otherwise': { severity: 'error', words: (act) => say(
    `«${act}» актісіне сілтемелердің бірі оны осында жазылғаннан басқаша атайды. «acts» ішінде және сілтемеде бірдей етіп жазыңыз.`,
    `Одна из ссылок на акт «${act}» называет его иначе, чем записано здесь. Запишите его одинаково в «acts» и в ссылке.`,
    `A citation of “${act}” calls it something else than is written here. Write it alike in “acts” and in the citation.`) },
} as const satisfies Record<string, Kind>

/** A fault as a check reports it. */
export interface ActFault {
  readonly rule: keyof typeof actFaults
  readonly place: string
  readonly names: readonly [name?: string, other?: string]
}
