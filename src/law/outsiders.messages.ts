/** The words in which a declaration says that an owner or a third person performs a step, and what they see. */
import { listOf } from './format.ts'
import type { Outsider } from './outsiders.ts'
import type { Procedure } from './procedure.ts'
import { same, spoken, type Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const outsiderWords = {
  owner: say('жазба иесі', 'владелец записи', 'the owner of the entry'),
  ownerOf: (field: Text): Text => say(
    `таңдалған жазбаның иесі («${field.kk}»)`, `владелец выбранной записи («${field.ru}»)`, `the owner of the entry chosen in “${field.en}”`),
  named: say('өтініште аталған үшінші тұлға', 'третье лицо, названное в заявлении', 'the third person whom the application names'),
  eachNamed: (table: Text): Text => say(
    `«${table.kk}» кестесінде аталған әр тұлға`, `каждый, кто назван в таблице «${table.ru}»`, `each person named in the table “${table.en}”`),
  shown: (pages: Text): Text => say(
    `Өтініштің мына беттерін ғана көреді: ${pages.kk}.`, `Видит только эти страницы заявления: ${pages.ru}.`, `Sees only these pages of the application: ${pages.en}.`),
  anyone: (entry: Text): Text => say(
    `Жазба басқа адамдікі болса да, ол туралы өтініш беруге болады: ${entry.kk}.`, `Заявление можно подать и о чужой записи реестра: ${entry.ru}.`, `One may also apply about an entry that is somebody else’s: ${entry.en}.`),
  keeper: (entry: Text): Text => say(
    `Тізілімді жүргізетін органның жазбасы туралы кез келген өтініш беруші, ал басқа жазба туралы иесі ғана өтініш бере алады: ${entry.kk}.`,
    `Заявление о записи органа, который ведёт реестр, может подать любой заявитель, о другой записи — только её владелец: ${entry.ru}.`,
    `Any applicant may apply about an entry of the body that keeps the register, about another only its owner: ${entry.en}.`),
  'keepers-own': (entry: Text): Text => say(
    `Өтінішті тізілімді жүргізетін органның өкілі ғана, сол органның өз жазбасы туралы ғана бере алады; шешімді де сол орган қабылдайды: ${entry.kk}.`,
    `Заявление подаёт только представитель органа, который ведёт реестр, и только о собственной записи этого органа; он же принимает решение: ${entry.ru}.`,
    `Only whoever represents the body that keeps the register applies, and only about an entry of its own, on which it decides itself: ${entry.en}.`),
  sees: {
    nothing: say('Өтініштің ешбір бетін көрмейді.', 'Не видит ни одной страницы заявления.', 'Sees no page of the application.'),
    follows: say(
      'Жауап берілгенге дейін жазба басқа иеге өтсе, кезеңді жаңа иесі орындайды, мерзімі де қайта басталады.',
      'Если до ответа запись переходит к другому владельцу, этап выполняет новый владелец, и срок для него начинается заново.',
      'If the entry changes its owner before the answer, the new owner performs the step and has the whole time for it.'),
    proves: say('Шақыруды алған соң, алдымен нөмірінің өзінікі екенін растайды.', 'Получив приглашение, сначала подтверждает свой номер.', 'Is invited, and first proves that the number is theirs.'),
    signs: say('Жауапқа электрондық цифрлық қолтаңба қойылады.', 'Ответ подписывается электронной цифровой подписью.', 'Signs the answer with a digital signature.'),
  },
}

/** Who performs a step, in words. */
export function outsiderText({ form }: Procedure, by: Outsider): Text {
  const { owner } = 'owner' in by ? by : { owner: undefined }
  if (owner === 'entry') return outsiderWords.owner
  if (owner !== undefined) return outsiderWords.ownerOf(form.flatMap((page) => page.fields).find(({ name }) => name === owner.field)?.label ?? same(owner.field))
  if (!('named' in by)) return outsiderWords.owner
  const { rows } = by.named
  const table = rows === undefined ? undefined : form.flatMap((page) => page.fields).find(({ name }) => name === rows)
  return table ? outsiderWords.eachNamed(table.label) : outsiderWords.named
}

/** What is said of somebody outside beside who they are: what they see, and how they come to it. */
export function outsiderClauses({ form }: Procedure, by: Outsider): readonly Text[] {
  const pages = form.filter(({ id }) => by.shown.includes(id)).map(({ title }) => title)
  return [
    pages.length > 0 ? outsiderWords.shown(listOf(pages)) : outsiderWords.sees.nothing,
    'owner' in by ? outsiderWords.sees.follows : outsiderWords.sees.proves,
  ]
}
